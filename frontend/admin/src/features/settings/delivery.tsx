import { answered } from "@daybook/api-client";
import { Badge, Button, Card, Empty } from "@daybook/ui";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { country, money } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { Edit, type Option, type Table, titleOf } from "./delivery-option.tsx";
import { Fetched, Screen } from "./frame.tsx";

async function deliveryTable(): Promise<Table> {
  const found = await answered(api.GET("/api/admin/delivery-options"));
  return { version: found.version, options: found.options as unknown as Option[] };
}

export function Delivery() {
  return (
    <Screen title={t("Delivery")} about={t("How goods get to the buyer, what it costs, and when the buyer is told they arrive.")}>
      <Fetched name="delivery" fetch={deliveryTable}>
        {(table) => <Options table={table} />}
      </Fetched>
    </Screen>
  );
}

function Options({ table }: { table: Table }) {
  const may = useMay();
  const [editing, setEditing] = useState<Option | "new" | null>(null);
  return (
    <div className="grid max-w-3xl gap-4">
      <Card flush>
        {table.options.length === 0 && <Empty title={t("No way of delivery yet.")}>{t("Without one nobody can check out goods.")}</Empty>}
        <ul className="divide-y divide-line">
          {table.options.map((option) => (
            <li key={option.id} className="flex flex-wrap items-start justify-between gap-3 px-4 py-3 text-sm">
              <span className="min-w-0">
                <span className="flex flex-wrap items-center gap-2 font-medium">
                  {titleOf(option)} {!option.active && <Badge>{t("Off")}</Badge>} {option.delivery_kind === "pickup" && <Badge tone="accent">{t("Pickup")}</Badge>}
                </span>
                <span className="block tabular-nums">
                  {Object.entries(option.prices)
                    .map(([currency, amount]) => money({ amount, currency }))
                    .join(", ")}
                </span>
                <span className="block text-muted">{option.countries.map(country).join(", ") || t("All other countries")}</span>
                <span className="block text-muted">
                  {t("{handling} days to pack, {from} to {to} days under way", {
                    handling: option.handling_days,
                    from: option.transit_days[0],
                    to: option.transit_days[1],
                  })}
                </span>
              </span>
              {may("settings.write") && (
                <Button aria-label={t("Change {name}", { name: titleOf(option) })} onClick={() => setEditing(option)}>
                  {t("Change")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {may("settings.write") && (
        <div>
          <Button onClick={() => setEditing("new")}>{t("Add a way of delivery")}</Button>
        </div>
      )}
      {editing && <Edit table={table} option={editing === "new" ? null : editing} close={() => setEditing(null)} />}
    </div>
  );
}
