import { answered, type Schemas } from "@daybook/api-client";
import { Checkbox, Input } from "@daybook/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { money } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import { BackInStock, CreditNotes, Foreseen, GoesBack, PaymentAfter, Some } from "./foreseen.tsx";
import { useLookAgain } from "./look.ts";
import { AmountInput, useAmount } from "./money.tsx";
import { deliveryLeft, leftToRefund, type Order, withBuyer } from "./order.ts";
import { Quantities, quantitiesGiven } from "./quantities.tsx";

type Asked = Schemas["PreviewRefund"];

/** What is asked to go back; null while it is not whole. */
function useAsked(order: Order) {
  const { amount: most, currency } = order.refundable;
  const amount = useAmount(most, currency);
  const open = order.lines.filter((line) => leftToRefund(order, line) > 0);
  const back = order.lines.filter((line) => withBuyer(line) > 0);
  const [by, setBy] = useState<"amount" | "lines">("amount");
  const [quantities, setQuantities] = useState<Record<string, string>>({});
  const [delivery, setDelivery] = useState(false);
  const [restock, setRestock] = useState(false);
  const [returned, setReturned] = useState(() => Object.fromEntries(back.map((line) => [line.id, String(withBuyer(line))])));
  const lines = quantitiesGiven(quantities);
  const what = by === "amount" ? amount.amount !== null && { amount: { amount: amount.amount, currency } } : (lines.length > 0 || delivery) && { refund_lines: lines, refund_delivery: delivery };
  const shelf = restock ? { restock, lines: quantitiesGiven(returned) } : { restock };
  const asked = what ? ({ ...what, ...shelf } as Asked) : null;
  return { amount, open, back, by, setBy, quantities, setQuantities, delivery, setDelivery, restock, setRestock, returned, setReturned, asked };
}

export function RefundDialog({ order, close }: { order: Order; close: () => void }) {
  const form = useAsked(order);
  const { currency } = order.refundable;
  const [reason, setReason] = useState("");
  const path = { order_id: order.id };
  const foreseen = useQuery({
    queryKey: ["order", order.id, "refund", form.asked, order.version],
    queryFn: ({ signal }) => answered(api.POST("/api/admin/orders/{order_id}/refunds/preview", { params: { path }, body: form.asked as Asked, signal })),
    enabled: form.asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const lookAgain = useLookAgain(order.id);
  const refund = useDeed(
    (body: Schemas["AskRefund"], key) => answered(api.POST("/api/admin/orders/{order_id}/refunds", { params: { path, ...once(key) }, body })),
    async () => {
      close();
      await lookAgain();
    },
  );
  const told = form.asked && !foreseen.error ? foreseen.data : undefined;
  const submit = () => {
    if (form.asked && told) void refund.go({ ...form.asked, reason: reason.trim(), version: told.version });
    else if (form.asked) void foreseen.refetch();
  };
  return (
    <DeedDialog title={t("Refund order {number}", { number: order.number })} does={t("Refund")} tone="danger" busy={refund.busy} waiting={form.asked !== null && foreseen.isFetching} refusal={refund.refusal} submit={submit} close={close}>
      {(form.open.length > 0 || deliveryLeft(order)) && (
        <fieldset className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
          <legend className="mb-1 font-medium">{t("What goes back")}</legend>
          {(["amount", "lines"] as const).map((way) => (
            <label key={way} className="flex min-h-6 items-center gap-2">
              <input type="radio" name="by" checked={form.by === way} onChange={() => form.setBy(way)} className="size-4 accent-accent" />
              {way === "amount" ? t("An amount") : t("Lines and delivery")}
            </label>
          ))}
        </fieldset>
      )}
      {form.by === "amount" ? (
        <AmountInput label={t("Amount")} currency={currency} hint={t("At most {amount} can go back.", { amount: money(order.refundable) })} amount={form.amount} refused={refund.refusal?.about("amount")} />
      ) : (
        <>
          <Quantities legend={t("What is refunded")} lines={form.open} most={(line) => leftToRefund(order, line)} given={form.quantities} give={form.setQuantities} />
          {deliveryLeft(order) && <Checkbox label={t("The delivery cost too")} checked={form.delivery} onChange={(event) => form.setDelivery(event.target.checked)} hint={money(order.totals.shipping)} />}
        </>
      )}
      <Input label={t("Reason")} value={reason} onChange={(event) => setReason(event.target.value)} required maxLength={500} hint={t("The buyer reads it on the credit note.")} error={refund.refusal?.about("reason")} />
      {form.back.length > 0 && (
        <Checkbox label={t("Put goods back in stock")} checked={form.restock} onChange={(event) => form.setRestock(event.target.checked)} hint={t("Only goods that have been shipped can come back.")} />
      )}
      {form.restock && <Quantities legend={t("What comes back")} lines={form.back} most={withBuyer} given={form.returned} give={form.setReturned} />}
      {form.asked ? (
        <Foreseen ready={told !== undefined} error={foreseen.error}>
          {told && (
            <>
              <GoesBack refund={told.refund} />
              {told.delivery && <Some label={t("Of it for delivery")} amount={told.delivery} />}
              <CreditNotes notes={told.credit_notes} />
              <BackInStock stock={told.stock} order={order} />
              <Some label={t("Refunded in all")} amount={told.refunded} />
              <Some label={t("Can still go back")} amount={told.refundable} />
              <PaymentAfter code={told.payment_state} />
            </>
          )}
        </Foreseen>
      ) : (
        <p className="text-sm text-muted">{t("Say what goes back, and it is shown here what will happen.")}</p>
      )}
    </DeedDialog>
  );
}
