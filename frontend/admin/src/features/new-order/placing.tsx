/** How the order is paid, what it costs, and placing it. */
import { answered } from "@daybook/api-client";
import { Button, Card, Fact, Notice } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, me } from "../../app/api.ts";
import { once, useDeed, useLast } from "../../app/deed.ts";
import { money } from "../../app/format.ts";
import { toast } from "../../app/toasts.tsx";
import { t } from "../../app/words.ts";
import { useLooker } from "../../frame/looker.ts";
import { Option } from "./delivery.tsx";
import { type Cart, change, keep, needsDelivery, opening, useChange } from "./draft.ts";

type Method = "stripe" | "invoice" | "manual";

/** [way, its name, what it means] */
const WAYS = (): [Method, string, string][] => [
  ["stripe", t("Send a link to pay by card"), t("The goods are held for seven days. The buyer gets a letter with the link.")],
  ["invoice", t("Invoice"), t("The order is placed at once. The buyer gets the invoice by e-mail.")],
  ["manual", t("Arranged otherwise"), t("Cash, a transfer, a terminal: the order is placed at once, and you record the payment on its page.")],
];

export function Payment({ cart }: { cart: Cart }) {
  const { data: who } = useQuery(me);
  const { on } = useLooker();
  const choose = useLast(useChange(cart, (way: Method) => change(cart, { payment_method: way })));
  const chosen = choose.asked ?? cart.payment_method;
  const possible: Record<Method, boolean> = { stripe: who?.shop.payment_methods.includes("stripe") ?? false, invoice: on.has("invoicing"), manual: true };
  return (
    <Card title={t("Payment")}>
      <fieldset aria-busy={choose.busy} className="-mx-2 grid gap-1">
        <legend className="sr-only">{t("Payment")}</legend>
        {WAYS()
          .filter(([way]) => possible[way])
          .map(([way, title, meaning]) => (
            <Option key={way} name="payment" checked={chosen === way} choose={() => void choose.go(way)}>
              <span className="font-medium">{title}</span>
              <span className="block text-muted">{meaning}</span>
            </Option>
          ))}
      </fieldset>
      {choose.refusal && (
        <Notice tone="danger" alert>
          {choose.refusal.message}
        </Notice>
      )}
    </Card>
  );
}

/** What an order still lacks, in the order of the page; the API has the last word. */
function lacking(cart: Cart): string[] {
  const goods = needsDelivery(cart);
  return [
    cart.lines.length === 0 && t("Put in what is ordered."),
    !cart.email && t("Give the buyer's e-mail address."),
    goods && !cart.delivery_option && t("Choose how it is delivered."),
    cart.totals.total.amount > 0 && !cart.payment_method && t("Choose how it is paid."),
  ].filter((each) => each !== false);
}

export function Summary({ cart, lookAgain }: { cart: Cart; lookAgain: () => Promise<void> }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: who } = useQuery(me);
  const place = useDeed(
    async (method: Method, key) => {
      const body = { cart_id: cart.id, payment_method: method, expected_total: cart.totals.total };
      try {
        return await answered(api.POST("/api/admin/orders", { params: once(key), headers: opening(cart), body }));
      } catch (error) {
        await lookAgain(); // prices, stock, or that it was placed already: the page is to say what is so now
        throw error;
      }
    },
    async ({ id, number }) => {
      keep(null);
      toast(t("Order {number} is placed.", { number }));
      void client.invalidateQueries({ queryKey: ["orders"] });
      await navigate({ to: "/orders/$orderId", params: { orderId: id }, replace: true });
    },
  );
  const still = lacking(cart);
  const { totals } = cart;
  return (
    <Card title={t("Total")}>
      <dl>
        <Fact label={t("Subtotal")}>{money(totals.subtotal)}</Fact>
        {totals.discount.amount > 0 && <Fact label={t("Discount")}>−{money(totals.discount)}</Fact>}
        <Fact label={t("Delivery")}>{cart.delivery_option || !needsDelivery(cart) ? money(totals.shipping) : "–"}</Fact>
        <Fact label={who?.shop.prices_include_tax ? t("Of which tax") : t("Tax")}>{money(totals.tax)}</Fact>
      </dl>
      <dl className="mt-1 border-t border-line pt-1 font-semibold">
        <Fact label={t("Total")}>{money(totals.total)}</Fact>
      </dl>
      <div className="mt-3 grid gap-3">
        {place.refusal && (
          <Notice tone="danger" alert>
            <p>{place.refusal.message}</p>
            {place.refusal.fields.filter(({ detail }) => detail !== place.refusal?.message).map(({ field, detail }) => (
              <p key={field}>{detail}</p>
            ))}
          </Notice>
        )}
        {still.length > 0 && (
          <ul id="lacking" className="grid gap-1 text-sm text-muted">
            {still.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
        <Button tone="main" busy={place.busy} disabled={still.length > 0} aria-describedby={still.length > 0 ? "lacking" : undefined} onClick={() => void place.go((cart.payment_method ?? "manual") as Method)} className="w-full">
          {t("Place the order")}
        </Button>
      </div>
    </Card>
  );
}
