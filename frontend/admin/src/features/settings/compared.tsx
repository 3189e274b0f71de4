import { answered } from "@daybook/api-client";
import { Badge, Card, Empty } from "@daybook/ui";
import { Link } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { count, moment } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import { Fetched, Screen } from "./frame.tsx";

export function Compared() {
  return (
    <Screen title={t("Card payments compared")} about={t("Every hour each card payment of the last three days is compared with what the provider says. Each difference is listed until it is gone.")}>
      <Fetched name="reconciliation" fetch={() => answered(api.GET("/api/admin/reconciliation"))}>
        {(found) => (
          <div className="grid gap-4">
            <p className="text-sm text-muted">
              {found.ran_at
                ? t("Compared {at}: {payments} payments here, {intents} there.", { at: moment(found.ran_at), payments: count(found.payments), intents: count(found.intents) })
                : t("They have not been compared yet.")}
            </p>
            <Card flush>
              {found.items.length === 0 && <Empty title={t("No difference.")} />}
              <ul className="divide-y divide-line">
                {found.items.map((each) => (
                  <li key={`${each.order_id}${each.code}`} className="px-4 py-3 text-sm">
                    <p className="flex flex-wrap items-center gap-2 font-medium">
                      <Link to="/orders/$orderId" params={{ orderId: each.order_id }} className="text-accent hover:underline">
                        {each.number}
                      </Link>
                      {each.mended && <Badge tone="good">{t("Mended")}</Badge>}
                    </p>
                    <p>{each.detail}</p>
                    <p className="text-muted">
                      {t("Here: {ours}. There: {theirs}.", { ours: each.ours, theirs: each.theirs })}
                    </p>
                  </li>
                ))}
              </ul>
            </Card>
          </div>
        )}
      </Fetched>
    </Screen>
  );
}
