/** What a new shop still has to do, from what there is; it can be put away. */
import { answered } from "@daybook/api-client";
import { Button, Card } from "@daybook/ui";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Check, Circle } from "lucide-react";
import { api, me } from "../../app/api.ts";
import { useMay } from "../../app/permissions.ts";
import { toast } from "../../app/toasts.tsx";
import { t } from "../../app/words.ts";

const setup = queryOptions({
  queryKey: ["setup"],
  queryFn: ({ signal }) => answered(api.GET("/api/admin/reports/setup", { signal })),
});

const STEPS = (): Record<string, { to: string; words: string; why: string }> => ({
  business: { to: "/settings/business", words: t("Say who you are"), why: t("Name, address and e-mail stand on every invoice.") },
  product: { to: "/products", words: t("Add a product"), why: t("By hand, or all of them from a file.") },
  stock: { to: "/inventory", words: t("Count your stock"), why: t("What is not there cannot be sold.") },
  taxes: { to: "/settings/taxes", words: t("Look at the taxes"), why: t("Rates by country and kind of goods.") },
  payment: { to: "/settings/payment", words: t("Take real payments"), why: t("Card payments are tests until a Stripe key is set.") },
  look: { to: "/look", words: t("Make it look like you"), why: t("Colours, type and what the front page shows.") },
  security: { to: "/account", words: t("Protect your sign-in"), why: t("An authenticator app or a passkey.") },
  order: { to: "/orders", words: t("Place a test order"), why: t("Buy something in your own shop and ship it.") },
});

export function Setup() {
  const client = useQueryClient();
  const may = useMay()("settings.read");
  const { data: who } = useQuery(me);
  const wanted = may && who !== undefined && !who.dismissed?.includes("setup");
  const { data } = useQuery({ ...setup, enabled: wanted });
  const words = STEPS();
  if (!wanted || !data || data.items.every(({ done }) => done)) return null;
  const done = data.items.filter((each) => each.done).length;
  const keep = (dismissed: string[]) =>
    answered(api.PATCH("/api/admin/me", { body: { dismissed } })).then(() => client.invalidateQueries({ queryKey: me.queryKey }));
  const before = who.dismissed ?? [];
  const putAway = () => {
    void keep([...before, "setup"]).then(
      () => toast(t("The list is put away."), () => void keep(before)),
      () => toast(t("That did not work. Try again.")),
    );
  };
  return (
    <Card title={t("Set up your shop")} beside={<Button tone="quiet" onClick={putAway}>{t("Put away")}</Button>}>
      <p className="mb-3 text-sm text-muted">{t("{done} of {all} done", { done, all: data.items.length })}</p>
      <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {data.items.map(({ step, done: isDone }) => {
          const line = words[step];
          if (!line) return null;
          const Icon = isDone ? Check : Circle;
          return (
            <li key={step} className="flex gap-2.5 text-sm">
              <Icon aria-hidden="true" size={17} className={isDone ? "mt-0.5 shrink-0 text-good" : "mt-0.5 shrink-0 text-edge"} />
              <span className="min-w-0">
                {isDone ? (
                  <span className="text-muted">
                    {line.words} <span className="sr-only">{t("Done")}</span>
                  </span>
                ) : (
                  <>
                    <Link to={line.to} className="font-medium text-accent underline-offset-2 hover:underline">
                      {line.words}
                    </Link>
                    <span className="block text-muted">{line.why}</span>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
