/** The form of one way of delivery. */
import { answered, type Schemas } from "@daybook/api-client";
import { Button, Checkbox, Input, Select, Textarea } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { Countries } from "../../app/countries.tsx";
import { useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { asDecimal, typedAmount, weekday } from "../../app/format.ts";
import { LANGUAGES, type Language, t } from "../../app/words.ts";

/** As the API keeps it. */
export interface Option {
  id: string;
  titles: Partial<Record<Language, string>>;
  delivery_kind: "delivery" | "pickup";
  countries: string[];
  prices: Record<string, number>;
  free_from: Record<string, number>;
  handling_days: number;
  transit_days: [number, number];
  tax_class: string;
  cut_off: string | null;
  /** 1 is Monday, 7 is Sunday. */
  packing_weekdays: number[];
  transit_weekdays: number[];
  closed_on: string[];
  max_grams: number | null;
  location_id: string | null;
  active: boolean;
}
export interface Table {
  version: number;
  options: Option[];
}

const SPOKEN = Object.keys(LANGUAGES) as Language[];
const WEEK = [1, 2, 3, 4, 5, 6, 7];
export const titleOf = (option: Option) => option.titles.en ?? Object.values(option.titles)[0] ?? option.id;

interface Written {
  id: string;
  titles: Partial<Record<Language, string>>;
  kind: Option["delivery_kind"];
  location: string;
  countries: string[];
  prices: Record<string, string>;
  free: Record<string, string>;
  handling: number;
  from: number;
  to: number;
  active: boolean;
  tax: string;
  cutOff: string;
  packing: number[];
  transit: number[];
  /** Dates, one on each line. */
  closed: string;
  /** The heaviest parcel, in kilograms. */
  kilos: string;
}

function asWritten(option: Option | null): Written {
  const decimals = (amounts: Record<string, number>) =>
    Object.fromEntries(Object.entries(amounts).map(([currency, amount]) => [currency, asDecimal(amount, currency)]));
  return {
    id: option?.id ?? "",
    titles: option?.titles ?? {},
    kind: option?.delivery_kind ?? "delivery",
    location: option?.location_id ?? "",
    countries: option?.countries ?? [],
    prices: decimals(option?.prices ?? {}),
    free: decimals(option?.free_from ?? {}),
    handling: option?.handling_days ?? 1,
    from: option?.transit_days[0] ?? 1,
    to: option?.transit_days[1] ?? 3,
    active: option?.active ?? true,
    tax: option?.tax_class ?? "standard",
    cutOff: option?.cut_off ?? "",
    packing: option?.packing_weekdays ?? [1, 2, 3, 4, 5],
    transit: option?.transit_weekdays ?? [1, 2, 3, 4, 5],
    closed: option?.closed_on.join("\n") ?? "",
    kilos: option?.max_grams ? String(option.max_grams / 1000) : "",
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

export function Edit({ table, option, close }: { table: Table; option: Option | null; close: () => void }) {
  const client = useQueryClient();
  const [given, setGiven] = useState(() => asWritten(option));
  const [fault, setFault] = useState("");
  const { data: shop } = useQuery({ queryKey: ["settings", "shop"], queryFn: () => answered(api.GET("/api/admin/shop")) });
  const { data: locations } = useQuery({ queryKey: ["locations"], queryFn: async () => (await answered(api.GET("/api/admin/locations"))).items });
  const { data: taxes } = useQuery({ queryKey: ["settings", "taxes"], queryFn: () => answered(api.GET("/api/admin/taxes")) });
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
    const dates = given.closed.split(/\s+/).filter(Boolean);
    if (dates.some((date) => !/^\d{4}-\d{2}-\d{2}$/.test(date))) return setFault(t("Write dates such as 2026-12-24, one on each line."));
    const kilos = given.kilos.trim().replace(",", ".");
    const grams = kilos ? Math.round(Number(kilos) * 1000) : null;
    if (grams !== null && !(grams >= 1)) return setFault(t("Write the weight in kilograms, such as 20 or 2.5, or nothing."));
    if (given.packing.length === 0 || given.transit.length === 0) return setFault(t("Tick at least one day of the week."));
    setFault("");
    const made = {
      ...option,
      id: given.id,
      titles: Object.fromEntries(Object.entries(given.titles).filter(([, title]) => title)),
      delivery_kind: given.kind,
      location_id: given.kind === "pickup" ? given.location || null : null,
      countries: given.countries,
      prices,
      free_from: free,
      handling_days: given.handling,
      transit_days: [given.from, given.to],
      active: given.active,
      tax_class: given.tax,
      cut_off: given.cutOff || null,
      packing_weekdays: given.packing,
      transit_weekdays: given.transit,
      closed_on: dates,
      max_grams: grams,
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
      <Countries label={t("Countries")} none={t("All countries that no other way names.")} value={given.countries} change={(countries) => write({ countries })} />
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
      <details className="grid gap-4">
        <summary className="cursor-pointer text-sm font-medium">{t("Working days, weight and tax")}</summary>
        <div className="mt-3 grid gap-4">
          <div className="grid gap-4 sm:grid-cols-3">
            <Input label={t("Packed the same day until")} type="time" value={given.cutOff} onChange={(event) => write({ cutOff: event.target.value })} />
            <Input label={t("At most, in kg")} inputMode="decimal" value={given.kilos} onChange={(event) => write({ kilos: event.target.value })} />
            <Select label={t("Tax class")} value={given.tax} onChange={(event) => write({ tax: event.target.value })}>
              {!taxes?.classes.some(({ id }) => id === given.tax) && <option>{given.tax}</option>}
              {taxes?.classes.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
          </div>
          <Weekdays legend={t("Packed on")} days={given.packing} change={(packing) => write({ packing })} />
          <Weekdays legend={t("Carried on")} days={given.transit} change={(transit) => write({ transit })} />
          <Textarea label={t("Closed on")} value={given.closed} onChange={(event) => write({ closed: event.target.value })} hint={t("Dates such as 2026-12-24, one on each line: nothing is packed or carried then.")} />
        </div>
      </details>
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

function Weekdays({ legend, days, change }: { legend: string; days: number[]; change: (days: number[]) => void }) {
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {WEEK.map((each) => (
          <Checkbox key={each} label={weekday(each)} checked={days.includes(each)} onChange={(event) => change(WEEK.filter((one) => (one === each ? event.target.checked : days.includes(one))))} />
        ))}
      </div>
    </fieldset>
  );
}
