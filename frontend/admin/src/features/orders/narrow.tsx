/** What the list is narrowed by: a search, the conditions with how many orders each has, and what is asked now. */
import { Button, classes, Input, Select } from "@daybook/ui";
import { useQuery } from "@tanstack/react-query";
import { SlidersHorizontal, X } from "lucide-react";
import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { me } from "../../app/api.ts";
import { useSlash } from "../../app/filters.tsx";
import { asDecimal, count, country, day, money, typedAmount } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import { type FilterName, type Filters, filtersOf, FULFILMENT_STATES, type OrdersSearch, PAYMENT_STATES, type Sort, SORTS, STATES } from "./search.ts";
import { type Counts, countsQuery } from "./views.ts";
import { fulfilmentWord, HOLD_TYPES, holdWord, methodWord, paymentWord, stateWord } from "./words.ts";

interface Props {
  search: OrdersSearch;
  /** Change some of what is asked; "" asks no more. */
  narrow: (change: Filters & { sort?: Sort }) => void;
  /** Beside the search. */
  children?: ReactNode;
}

export function Narrow({ search, narrow, children }: Props) {
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const panel = useId();
  useSlash(field);
  const { data: counts } = useQuery(countsQuery);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    narrow({ q: field.current?.value.trim() ?? "" });
  };
  const active = Object.keys(filtersOf(search)).filter((name) => name !== "q").length;
  return (
    <div className="mb-4 grid gap-3">
      <div className="flex flex-wrap gap-2">
        <form role="search" onSubmit={submit} className="flex min-w-60 flex-1 gap-2">
          <div className="min-w-0 flex-1">
            <Input ref={field} key={search.q ?? ""} label={t("Search orders")} quietLabel type="search" name="q" defaultValue={search.q} maxLength={100} placeholder={t("Number, e-mail or name; press / to search")} />
          </div>
          <Button type="submit">{t("Search")}</Button>
        </form>
        <Button aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
          <SlidersHorizontal aria-hidden="true" size={16} />
          {active > 0 ? t("Filters ({number})", { number: count(active) }) : t("Filters")}
        </Button>
        {children}
      </div>
      <div id={panel} hidden={!open}>
        {open && <Conditions search={search} narrow={narrow} counts={counts} />}
      </div>
      <Chips search={search} narrow={narrow} counts={counts} />
    </div>
  );
}

interface Narrowing {
  search: OrdersSearch;
  narrow: Props["narrow"];
  counts: Counts | undefined;
}

function Conditions({ search, narrow, counts }: Narrowing) {
  const known = (numbers: Record<string, number> | undefined, chosen: string | undefined) => [...new Set([...Object.keys(numbers ?? {}), ...(chosen ? [chosen] : [])])];
  const one = (name: FilterName, label: string, codes: readonly string[], numbers: Record<string, number> | undefined, word: (code: string) => string) => (
    <Select label={label} value={search[name] ?? ""} onChange={(event) => narrow({ [name]: event.target.value })}>
      <option value="">{t("Any")}</option>
      {codes.map((code) => (
        <option key={code} value={code}>
          {numbers?.[code] === undefined ? word(code) : `${word(code)} (${count(numbers[code])})`}
        </option>
      ))}
    </Select>
  );
  return (
    <section aria-label={t("Filters")} className="grid gap-4 rounded-card border border-line bg-surface p-4">
      <Several name="state" label={t("State")} codes={STATES} word={stateWord} search={search} narrow={narrow} numbers={counts?.state} />
      <Several name="payment" label={t("Payment")} codes={PAYMENT_STATES} word={paymentWord} search={search} narrow={narrow} numbers={counts?.payment_state} />
      <Several name="fulfilment" label={t("Shipping")} codes={FULFILMENT_STATES} word={fulfilmentWord} search={search} narrow={narrow} numbers={counts?.fulfilment_state} />
      <div className="grid gap-3 sm:grid-cols-3 lg:grid-cols-6">
        {one("tag", t("Tag"), known(counts?.tag, search.tag), counts?.tag, (tag) => tag)}
        {one("country", t("Country"), known(counts?.country, search.country), counts?.country, country)}
        {one("delivery", t("Delivery"), known(counts?.delivery, search.delivery), counts?.delivery, (id) => counts?.delivery_titles[id] ?? id)}
        {one("method", t("Way to pay"), known(counts?.method, search.method), counts?.method, methodWord)}
        {one("hold", t("Hold"), HOLD_TYPES, counts?.hold, holdWord)}
        {one("urgent", t("Priority"), ["1"], counts && { "1": counts.urgent["yes"] ?? 0 }, () => t("Urgent"))}
      </div>
      <Written search={search} narrow={narrow} />
      <div className="sm:w-60">
        <Select label={t("Order by")} value={search.sort ?? SORTS[0]} onChange={(event) => narrow({ sort: event.target.value as Sort })}>
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {sortWord(sort)}
            </option>
          ))}
        </Select>
      </div>
    </section>
  );
}

const sortWord = (sort: Sort): string =>
  ({
    "-placed_at": t("Newest first"),
    placed_at: t("Oldest first"),
    "-priority": t("Most urgent first"),
    "-total": t("Highest total first"),
    total: t("Lowest total first"),
  })[sort];

interface SeveralProps {
  name: "state" | "payment" | "fulfilment";
  label: string;
  codes: readonly string[];
  word: (code: string) => [string, unknown];
  search: OrdersSearch;
  narrow: Props["narrow"];
  numbers: Record<string, number> | undefined;
}

/** Of several codes one must hold. */
function Several({ name, label, codes, word, search, narrow, numbers }: SeveralProps) {
  const chosen = search[name]?.split(",") ?? [];
  const turn = (code: string) => narrow({ [name]: codes.filter((each) => (each === code) !== chosen.includes(each)).join(",") });
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {codes.map((code) => {
          const is = chosen.includes(code);
          return (
            <button
              key={code}
              type="button"
              aria-pressed={is}
              onClick={() => turn(code)}
              className={classes("min-h-8 rounded-full border px-3 py-1 text-sm", is ? "border-accent bg-accent-soft font-medium text-accent" : "border-edge/60 hover:bg-sunken")}
            >
              {word(code)[0]} {numbers && <span className="tabular-nums text-muted">{count(numbers[code] ?? 0)}</span>}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

/** Days here are the reader's own: from their midnight to their midnight. */
const asInstant = (typed: string, end: boolean) => (typed ? new Date(`${typed}T${end ? "23:59:59.999" : "00:00:00"}`).toISOString() : "");
function asDay(at: string | undefined): string {
  if (!at) return "";
  const [date, two] = [new Date(at), (number: number) => String(number).padStart(2, "0")];
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function Written({ search, narrow }: Omit<Narrowing, "counts">) {
  const { data: who } = useQuery(me);
  const currency = who?.shop.currency ?? "NOK";
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = new FormData(form.current ?? undefined);
    const typed = (name: string) => String(said.get(name) ?? "").trim();
    const amounts = (["least", "most"] as const).map((name) => [name, typed(name), typedAmount(typed(name), currency)] as const);
    const bad = amounts.find(([, text, amount]) => text && amount === null);
    setWrong(bad ? bad[0] : "");
    if (bad) return;
    const [least, most] = amounts.map(([, , amount]) => (amount === null ? "" : String(amount)));
    // What was not touched stays as it is: a moment of an address is finer than a day.
    const since = typed("since") === asDay(search.since) ? (search.since ?? "") : asInstant(typed("since"), false);
    const until = typed("until") === asDay(search.until) ? (search.until ?? "") : asInstant(typed("until"), true);
    narrow({ sku: typed("sku"), since, until, least: least ?? "", most: most ?? "" });
  };
  const amount = (given: string | undefined) => (given ? asDecimal(Number(given), currency) : "");
  const amountOf = (name: "least" | "most", label: string) => (
    <Input label={label} name={name} inputMode="decimal" defaultValue={amount(search[name])} maxLength={20} error={wrong === name ? t("Write an amount such as 12.50.") : undefined} />
  );
  return (
    <form ref={form} key={JSON.stringify(filtersOf(search))} onSubmit={submit} className="grid items-start gap-3 sm:grid-cols-3 lg:grid-cols-6">
      <Input label={t("SKU")} name="sku" defaultValue={search.sku} maxLength={100} />
      <Input label={t("Placed from")} name="since" type="date" defaultValue={asDay(search.since)} />
      <Input label={t("Placed until")} name="until" type="date" defaultValue={asDay(search.until)} />
      {amountOf("least", t("Total from ({currency})", { currency }))}
      {amountOf("most", t("Total up to ({currency})", { currency }))}
      <Button type="submit" className="sm:mt-6">
        {t("Apply")}
      </Button>
    </form>
  );
}

function Chips({ search, narrow, counts }: Narrowing) {
  const { data: who } = useQuery(me);
  const currency = who?.shop.currency ?? "NOK";
  const filters = filtersOf(search);
  const words = (codes: string, word: (code: string) => [string, unknown]) => codes.split(",").map((code) => word(code)[0]).join(", ");
  const said: Record<FilterName, (value: string) => string> = {
    q: (value) => t("Search: {value}", { value }),
    state: (value) => t("State: {value}", { value: words(value, stateWord) }),
    payment: (value) => t("Payment: {value}", { value: words(value, paymentWord) }),
    fulfilment: (value) => t("Shipping: {value}", { value: words(value, fulfilmentWord) }),
    hold: (value) => t("Hold: {value}", { value: holdWord(value) }),
    tag: (value) => t("Tag: {value}", { value }),
    country: (value) => t("Country: {value}", { value: country(value) }),
    delivery: (value) => t("Delivery: {value}", { value: counts?.delivery_titles[value] ?? value }),
    method: (value) => t("Way to pay: {value}", { value: methodWord(value) }),
    sku: (value) => t("SKU: {value}", { value }),
    customer: () => t("Of one customer"),
    urgent: () => t("Urgent"),
    since: (value) => t("Placed from: {value}", { value: day(value) }),
    until: (value) => t("Placed until: {value}", { value: day(value) }),
    least: (value) => t("Total from: {value}", { value: money({ amount: Number(value), currency }) }),
    most: (value) => t("Total up to: {value}", { value: money({ amount: Number(value), currency }) }),
  };
  const shown = Object.entries(filters) as [FilterName, string][];
  if (shown.length === 0) return null;
  const none = Object.fromEntries(shown.map(([name]) => [name, ""])) as Filters;
  return (
    <ul aria-label={t("Filters that are on")} className="flex flex-wrap items-center gap-1.5">
      {shown.map(([name, value]) => (
        <li key={name} className="inline-flex max-w-full items-center rounded-full border border-line bg-sunken pl-3 text-sm">
          <span className="min-w-0 truncate">{said[name](value)}</span>
          <button type="button" aria-label={t("Without: {filter}", { filter: said[name](value) })} onClick={() => narrow({ [name]: "" })} className="grid size-8 shrink-0 place-items-center rounded-full text-muted hover:text-ink">
            <X aria-hidden="true" size={14} />
          </button>
        </li>
      ))}
      {shown.length > 1 && (
        <li>
          <Button tone="quiet" onClick={() => narrow(none)}>
            {t("Without filters")}
          </Button>
        </li>
      )}
    </ul>
  );
}
