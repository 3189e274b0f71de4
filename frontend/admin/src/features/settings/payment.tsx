import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Checkbox, Fact, Input, Notice, Select, type Tone } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowUp } from "lucide-react";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { useDraft } from "../../app/draft.ts";
import { count, moment } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { Fetched, SavedForm, Screen } from "./frame.tsx";

type Shop = Schemas["ShopOut"];
type Provider = Schemas["ProviderOut"];
type Method = NonNullable<Schemas["ChangeShop"]["payment_methods"]>[number];

const METHODS = (): Record<Method, { label: string; about: string }> => ({
  stripe: { label: t("Card or wallet"), about: t("Paid at once, through Stripe.") },
  invoice: { label: t("Invoice"), about: t("The order is placed at once; the invoice is paid later, by bank.") },
  manual: { label: t("By agreement"), about: t("The order is placed at once; you enter the money when it comes, in cash or otherwise.") },
});

export function Payment() {
  return (
    <Screen title={t("Payment")} about={t("How buyers may pay, and the link with the provider of card payments.")}>
      <div className="grid gap-4">
        <Fetched name="shop" fetch={() => answered(api.GET("/api/admin/shop"))}>
          {(shop, again) => <Methods shop={shop} again={again} />}
        </Fetched>
        <div className="max-w-3xl">
          <Card title={t("Card payments through Stripe")}>
            <Fetched name="provider" fetch={() => answered(api.GET("/api/admin/payment-provider"))}>
              {(provider) => <Standing provider={provider} />}
            </Fetched>
          </Card>
        </div>
      </div>
    </Screen>
  );
}

function Methods({ shop, again }: { shop: Shop; again: () => void }) {
  const may = useMay();
  const client = useQueryClient();
  const [saved, setSaved] = useState(false);
  const words = METHODS();
  const stored = { payment_methods: shop.payment_methods as Method[], capture: shop.capture };
  const { value, write, dirty, forget } = useDraft(stored);
  const deed = useDeed(
    (_: void) => answered(api.PATCH("/api/admin/shop", { body: { version: shop.version, ...value } as Schemas["ChangeShop"] })),
    (now) => {
      client.setQueryData(["settings", "shop"], now);
      setSaved(true);
    },
  );
  const on = value.payment_methods;
  const shown = [...on, ...(Object.keys(words) as Method[]).filter((each) => !on.includes(each))];
  const up = (method: Method) => {
    const order = [...on];
    const at = order.indexOf(method);
    order.splice(at - 1, 0, ...order.splice(at, 1));
    write({ payment_methods: order });
  };
  const locked = !may("settings.write");
  return (
    <SavedForm dirty={dirty} deed={deed} saved={saved} forget={forget} again={again} locked={locked}>
      <Card title={t("What buyers may choose")}>
        <ul className="grid gap-3">
          {shown.map((each) => (
            <li key={each} className="flex items-start justify-between gap-3">
              <Checkbox
                label={words[each].label}
                hint={words[each].about}
                checked={on.includes(each)}
                disabled={on.length === 1 && on[0] === each}
                onChange={(event) => write({ payment_methods: event.target.checked ? [...on, each] : on.filter((one) => one !== each) })}
              />
              {!locked && on.indexOf(each) > 0 && (
                <Button aria-label={t("Move {name} up", { name: words[each].label })} onClick={() => up(each)}>
                  <ArrowUp aria-hidden="true" size={16} />
                </Button>
              )}
            </li>
          ))}
        </ul>
        <p className="mt-3 text-sm text-muted">{t("They are offered in this order. One stays on: without any nobody could buy.")}</p>
        {deed.refusal?.about("payment_methods") && <p className="mt-2 text-sm text-danger">{deed.refusal.about("payment_methods")}</p>}
      </Card>
      {on.includes("stripe") && (
        <Card title={t("When cards are charged")}>
          <Select
            label={t("Card payments are charged")}
            value={value.capture}
            onChange={(event) => write({ capture: event.target.value })}
            hint={value.capture === "manual" ? t("The card is only authorised when the order is placed; shipping charges it.") : undefined}
          >
            <option value="automatic">{t("when the order is placed")}</option>
            <option value="manual">{t("when goods are shipped, or by hand")}</option>
          </Select>
        </Card>
      )}
    </SavedForm>
  );
}

function modeWords(mode: Provider["mode"]): [string, Tone, string] {
  const words: Record<Provider["mode"], [string, Tone, string]> = {
    simulator: [t("Simulated"), "notice", t("No Stripe key is set, so payments are simulated on this machine. No money moves.")],
    test: [t("Test"), "notice", t("Stripe's test mode: only test cards work, and no money moves.")],
    live: [t("Live"), "good", t("Real cards are charged real money.")],
    unknown: [t("Not set up"), "danger", t("The key is not one of Stripe's, so nobody can pay by card.")],
  };
  return words[mode];
}

function problemWords(problem: string): string {
  const words: Record<string, string> = {
    keys_swapped: t("The secret and the publishable key are swapped. Set STRIPE_SECRET_KEY to the one that starts with sk_, and roll it at Stripe: browsers have seen it."),
    keys_differ: t("One key is for tests and the other for real money. Take both from the same page at Stripe."),
    unknown_key: t("A key is not one of Stripe's. Secret keys start with sk_ or rk_, publishable ones with pk_."),
    no_webhook_secret: t("STRIPE_WEBHOOK_SECRET is not set, so what Stripe sends cannot be believed. Payments are entered only by the hourly comparison."),
  };
  return words[problem] ?? problem;
}

function Standing({ provider }: { provider: Provider }) {
  const may = useMay();
  const [mode, tone, means] = modeWords(provider.mode);
  const tried = useDeed(async (_: void) => setTold(await answered(api.POST("/api/admin/payment-provider"))));
  const [told, setTold] = useState<Schemas["TriedOut"] | null>(null);
  const { webhook } = provider;
  return (
    <div className="grid gap-4">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <Badge tone={tone}>{mode}</Badge> {means}
      </p>
      {provider.problems.length > 0 && (
        <Notice tone="danger">
          {provider.problems.map((each) => (
            <p key={each}>{problemWords(each)}</p>
          ))}
        </Notice>
      )}
      <dl>
        <Fact label={t("Secret key")}>
          <code className="break-all">{provider.secret_key}</code>
        </Fact>
        <Fact label={t("Publishable key")}>
          <code className="break-all">{provider.publishable_key}</code>
        </Fact>
        <Fact label={t("Webhook secret")}>{webhook.secret_set ? t("Set") : t("Not set")}</Fact>
        <Fact label={t("Last webhook")}>{webhook.last_at ? moment(webhook.last_at) : t("None has come yet")}</Fact>
      </dl>
      <Input label={t("Webhook address")} readOnly value={webhook.url} onFocus={(event) => event.target.select()} hint={t("Stripe must send its events there.")} className="font-mono" />
      <Arriving webhook={webhook} />
      <p className="text-sm text-muted">{t("Keys are settings of the installation (STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET). They are not kept in the shop, and never shown whole.")}</p>
      <div className="flex flex-wrap items-center gap-3">
        {may("settings.write") && (
          <Button busy={tried.busy} onClick={() => void tried.go()}>
            {t("Try the key")}
          </Button>
        )}
        <span role="status" className="text-sm">
          {told?.answers && <span className="text-good">{t("Stripe answers and knows the key.")}</span>}
        </span>
        {may("payments.read") && (
          <Link to="/settings/compared" className="text-sm text-accent underline underline-offset-2">
            {t("Card payments compared")}
          </Link>
        )}
      </div>
      {(tried.refusal || told?.detail) && (
        <Notice tone="danger" alert>
          {tried.refusal?.message ?? told?.detail}
        </Notice>
      )}
    </div>
  );
}

/** Whether events arrive, as the last comparison with the provider found it. */
function Arriving({ webhook }: { webhook: Provider["webhook"] }) {
  if (!webhook.compared_at) return <p className="text-sm text-muted">{t("Whether all events arrive is seen when payments are compared, within the hour.")}</p>;
  const at = moment(webhook.compared_at);
  if (webhook.missed === 0) return <p className="text-sm">{t("Every event had arrived when payments were compared, {at}.", { at })}</p>;
  return <Notice>{t("{n} events had not arrived when payments were compared, {at}. They were fetched. Look at the webhook address at Stripe.", { n: count(webhook.missed), at })}</Notice>;
}
