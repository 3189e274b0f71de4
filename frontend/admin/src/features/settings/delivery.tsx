import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Checkbox, Empty, Input, Select } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { asDecimal, country, money, typedAmount } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { LANGUAGES, type Language, t } from "../../app/words.ts";
import { Fetched, Screen } from "./frame.tsx";

/** As the API keeps it; what this form does not show is kept as it is. */
interface Option {
  id: string;
  titles: Partial<Record<Language, string>>;
  delivery_kind: "delivery" | "pickup";
  countries: string[];
  prices: Record<string, number>;
  free_from: Record<string, number>;
  handling_days: number;
  transit_days: [number, number];
  cut_off?: string | null;
  location_id: string | null;
  active: boolean;
}
const SPOKEN = Object.keys(LANGUAGES) as Language[];
const titleOf = (option: Option) => option.titles.en ?? Object.values(option.titles)[0] ?? option.id;

async function deliveryTable() {
  const found = await answered(api.GET("/api/admin/delivery-options"));
  return { version: found.version, options: found.options as unknown as Option[] };
}
type Table = Awaited<ReturnType<typeof deliveryTable>>;

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

interface Written {
  id: string;
  titles: Partial<Record<Language, string>>;
  kind: Option["delivery_kind"];
  location: string;
  countries: string;
  prices: Record<string, string>;
  free: Record<string, string>;
  handling: number;
  from: number;
  to: number;
  active: boolean;
}

function asWritten(option: Option | null): Written {
  const decimals = (amounts: Record<string, number>) =>
    Object.fromEntries(Object.entries(amounts).map(([currency, amount]) => [currency, asDecimal(amount, currency)]));
  return {
    id: option?.id ?? "",
    titles: option?.titles ?? {},
    kind: option?.delivery_kind ?? "delivery",
    location: option?.location_id ?? "",
    countries: option?.countries.join(" ") ?? "",
    prices: decimals(option?.prices ?? {}),
    free: decimals(option?.free_from ?? {}),
    handling: option?.handling_days ?? 1,
    from: option?.transit_days[0] ?? 1,
    to: option?.transit_days[1] ?? 3,
    active: option?.active ?? true,
  };
}

/** Typed amounts by currency; those left empty are left out. "0" is free of charge. */
function amounts(typed: Record<string, string>): Record<string, number> | null {
  const entries = Object.entries(typed)
    .filter(([, text]) => text.trim())
    .map(([currency, text]) => [currency, /^0+([.,]0+)?$/.test(text.trim()) ? 0 : typedAmount(text, currency)] as const);
  if (entries.some(([, amount]) => amount === null)) return null;
  return Object.fromEntries(entries) as Record<string, number>;
}

function Edit({ table, option, close }: { table: Table; option: Option | null; close: () => void }) {
  const client = useQueryClient();
  const [given, setGiven] = useState(() => asWritten(option));
  const [fault, setFault] = useState("");
  const { data: shop } = useQuery({ queryKey: ["settings", "shop"], queryFn: () => answered(api.GET("/api/admin/shop")) });
  const { data: locations } = useQuery({ queryKey: ["locations"], queryFn: async () => (await answered(api.GET("/api/admin/locations"))).items });
  const write = (part: Partial<Written>) => setGiven((now) => ({ ...now, ...part }));
  const deed = useDeed(
    (options: unknown[]) =>
      answered(api.PUT("/api/admin/delivery-options", { body: { version: table.version, options } as Schemas["SetDelivery"] })),
    async () => {
      close();
      await client.invalidateQueries({ queryKey: ["settings", "delivery"] });
    },
  );
  const save = () => {
    const prices = amounts(given.prices);
    const free = amounts(given.free);
    if (!prices || !free || Object.keys(prices).length === 0) return setFault(t("Write amounts such as 79.00, and a price in at least one currency."));
    setFault("");
    const made = {
      ...option,
      id: given.id,
      titles: Object.fromEntries(Object.entries(given.titles).filter(([, title]) => title)),
      delivery_kind: given.kind,
      location_id: given.kind === "pickup" ? given.location || null : null,
      countries: given.countries.toUpperCase().split(/[ ,]+/).filter(Boolean),
      prices,
      free_from: free,
      handling_days: given.handling,
      transit_days: [given.from, given.to],
      active: given.active,
    };
    void deed.go(option ? table.options.map((each) => (each.id === option.id ? made : each)) : [...table.options, made]);
  };
  const remove = () => void deed.go(table.options.filter((each) => each.id !== option?.id));
  const days = (label: string, name: "handling" | "from" | "to") => (
    <Input label={label} type="number" min={0} max={365} required value={given[name]} onChange={(event) => write({ [name]: Number(event.target.value) })} />
  );
  return (
    <DeedDialog title={option ? titleOf(option) : t("Add a way of delivery")} does={t("Save")} busy={deed.busy} refusal={deed.refusal} submit={save} close={close}>
      {SPOKEN.filter((each) => shop?.languages.includes(each) ?? each === "en").map((each) => (
        <Input key={each} label={t("Title in {language}", { language: LANGUAGES[each] })} maxLength={100} required={each === shop?.language} value={given.titles[each] ?? ""} onChange={(event) => write({ titles: { ...given.titles, [each]: event.target.value } })} />
      ))}
      {!option && <Input label={t("Short name")} required pattern="[a-z0-9\-]{1,40}" hint={t("Small letters, digits and hyphens; it stays.")} value={given.id} onChange={(event) => write({ id: event.target.value })} />}
      <Select label={t("Kind")} value={given.kind} onChange={(event) => write({ kind: event.target.value as Written["kind"] })}>
        <option value="delivery">{t("Sent to the buyer")}</option>
        <option value="pickup">{t("Picked up by the buyer")}</option>
      </Select>
      {given.kind === "pickup" && (
        <Select label={t("Where")} required value={given.location} onChange={(event) => write({ location: event.target.value })}>
          <option value="">{t("Choose a location")}</option>
          {locations?.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </Select>
      )}
      <Input label={t("Countries")} hint={t("Two-letter codes with spaces between, such as NO SE; empty is all others.")} value={given.countries} onChange={(event) => write({ countries: event.target.value })} />
      <div className="grid gap-4 sm:grid-cols-2">
        {(shop?.currencies ?? Object.keys(given.prices)).map((currency) => (
          <Input key={currency} label={t("Price in {currency}", { currency })} inputMode="decimal" value={given.prices[currency] ?? ""} onChange={(event) => write({ prices: { ...given.prices, [currency]: event.target.value } })} />
        ))}
        {(shop?.currencies ?? Object.keys(given.free)).map((currency) => (
          <Input key={currency} label={t("Free from, in {currency}", { currency })} inputMode="decimal" value={given.free[currency] ?? ""} onChange={(event) => write({ free: { ...given.free, [currency]: event.target.value } })} />
        ))}
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        {days(t("Days to pack"), "handling")}
        {days(t("Under way, at least"), "from")}
        {days(t("Under way, at most"), "to")}
      </div>
      <Checkbox label={t("Offered to buyers")} checked={given.active} onChange={(event) => write({ active: event.target.checked })} />
      {fault && (
        <p role="alert" className="text-sm text-danger">
          {fault}
        </p>
      )}
      {option && (
        <div>
          <Button tone="danger" disabled={deed.busy} onClick={remove}>
            {t("Remove it")}
          </Button>
        </div>
      )}
    </DeedDialog>
  );
}
