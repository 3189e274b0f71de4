/** What the lists of money share: the way between them, their filters, and the order each row opens. */
import { Badge, Input, type Tone } from "@daybook/ui";
import { Link } from "@tanstack/react-router";
import { Email } from "../../app/email.tsx";
import type { Column } from "../../app/list-table.tsx";
import { Choice } from "../../app/filters.tsx";
import { moment } from "../../app/format.ts";
import { tab } from "../../app/tabs.ts";
import { t } from "../../app/words.ts";
import type { MoneySearch } from "./search.ts";

export function Tabs({ at }: { at: "payments" | "refunds" | "disputes" }) {
  return (
    <nav aria-label={t("Lists of money")} className="mb-4 flex flex-wrap gap-1">
      <Link to="/payments" activeProps={{}} {...tab(at === "payments")}>
        {t("Payments")}
      </Link>
      <Link to="/payments/refunds" activeProps={{}} {...tab(at === "refunds")}>
        {t("Refunds")}
      </Link>
      <Link to="/payments/disputes" activeProps={{}} {...tab(at === "disputes")}>
        {t("Disputes")}
      </Link>
    </nav>
  );
}

interface FiltersProps {
  search: MoneySearch;
  narrow: (change: Record<string, string>) => void;
  states: readonly string[];
  stateWord: (code: string) => [string, Tone];
  children?: React.ReactNode;
}

export function Filters({ search, narrow, states, stateWord, children }: FiltersProps) {
  return (
    <div role="group" aria-label={t("Narrow the list")} className="mb-4 grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap">
      <Choice label={t("State")} all={t("Any state")} value={search.state} codes={states} word={stateWord} choose={(state) => narrow({ state })} />
      {children}
      <Input label={t("From")} type="date" value={search.from ?? ""} max={search.to} onChange={(event) => narrow({ from: event.target.value })} />
      <Input label={t("Until")} type="date" value={search.to ?? ""} min={search.from} onChange={(event) => narrow({ to: event.target.value })} />
    </div>
  );
}

interface Listed {
  order_id: string;
  number: string;
  email: string;
  at: string;
}

export const orderColumn = <Row extends Listed>(): Column<Row> => ({
  heading: t("Order"),
  cell: (row) => (
    <Link
      to="/orders/$orderId"
      params={{ orderId: row.order_id }}
      data-row-link
      className="font-medium whitespace-nowrap text-accent outline-offset-4 after:absolute after:inset-0 hover:underline"
    >
      {row.number || t("Order")}
    </Link>
  ),
});

export const buyerColumn = <Row extends Listed>(): Column<Row> => ({
  heading: t("Buyer"),
  cell: (row) => <Email>{row.email}</Email>,
});

export const atColumn = <Row extends Listed>(heading: string): Column<Row> => ({
  heading,
  cell: (row) => <span className="whitespace-nowrap">{moment(row.at)}</span>,
});

/** A state, and why it failed where it did. */
export function StateCell({ word: [words, tone], why }: { word: [string, Tone]; why?: string | null }) {
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2 gap-y-1 sm:justify-start">
      <Badge tone={tone}>{words}</Badge>
      {why && <span className="text-xs break-words text-muted">{why}</span>}
    </span>
  );
}
