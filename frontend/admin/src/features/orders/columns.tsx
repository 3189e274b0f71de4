/** The columns of the list, and which of them a person wants. */
import { answered, type Schemas } from "@daybook/api-client";
import { Badge } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, me } from "../../app/api.ts";
import { Email } from "../../app/email.tsx";
import { count, country, day, moment, money } from "../../app/format.ts";
import type { Column } from "../../app/list-table.tsx";
import { t } from "../../app/words.ts";
import { holdWord, methodWord, paymentWord, shippingWord, stateWord } from "./words.ts";

export type Row = Schemas["OrderRowOut"];

/** In the order they stand in unless a person wants another. The order's number is always there, in front. */
const COLUMNS = (): Record<string, Column<Row>> => ({
  placed: { heading: t("Placed at"), cell: (row) => <span className="whitespace-nowrap">{moment(row.placed_at)}</span> },
  buyer: { heading: t("Buyer"), cell: (row) => <span className="break-words">{row.name || row.email}</span> },
  email: { heading: t("E-mail"), cell: (row) => <Email>{row.email}</Email> },
  state: { heading: t("State"), cell: (row) => <State row={row} /> },
  payment: { heading: t("Payment"), cell: (row) => <Word word={paymentWord(row.payment_state)} /> },
  shipping: { heading: t("Shipping"), cell: (row) => <Shipping word={shippingWord(row)} /> },
  promise: { heading: t("Promised"), cell: (row) => (row.promise ? <span className="whitespace-nowrap">{day(row.promise.latest, "short")}</span> : "–") },
  delivery: { heading: t("Delivery"), cell: (row) => <span className="break-words">{row.delivery || "–"}</span> },
  country: { heading: t("Country"), cell: (row) => (row.country ? country(row.country) : "–") },
  tags: { heading: t("Tags"), cell: (row) => <Tags tags={row.tags} /> },
  priority: { heading: t("Priority"), right: true, cell: (row) => (row.priority > 0 ? count(row.priority) : "–") },
  method: { heading: t("Way to pay"), cell: (row) => methodWord(row.method) },
  items: { heading: t("Items"), right: true, cell: (row) => count(row.items) },
  owed: { heading: t("Owed"), right: true, cell: (row) => <span className="whitespace-nowrap">{money(row.owed)}</span> },
  total: { heading: t("Total"), right: true, cell: (row) => <span className="whitespace-nowrap">{money(row.total)}</span> },
});

export const headingOf = (name: string): string => COLUMNS()[name]?.heading ?? name;

const NAMES = ["placed", "buyer", "email", "state", "payment", "shipping", "promise", "delivery", "country", "tags", "priority", "method", "items", "owed", "total"];
export const STANDARD = ["placed", "buyer", "state", "payment", "shipping", "items", "total"];

/** The columns that are not shown, in their own order. */
export const hiddenOf = (shown: readonly string[]): string[] => NAMES.filter((name) => !shown.includes(name));

/** One more column: before the first that comes after it in their own order, else last. */
export function withColumn(shown: readonly string[], name: string): string[] {
  const later = NAMES.slice(NAMES.indexOf(name));
  const at = shown.findIndex((each) => later.includes(each));
  return at < 0 ? [...shown, name] : [...shown.slice(0, at), name, ...shown.slice(at)];
}

/** A column one place to the left (-1) or the right (1); the same where it cannot go further. */
export function movedColumn(shown: readonly string[], name: string, step: -1 | 1): string[] {
  const [from, order] = [shown.indexOf(name), [...shown]];
  if (from < 0 || from + step < 0 || from + step >= shown.length) return order;
  order.splice(from + step, 0, ...order.splice(from, 1));
  return order;
}

export function columnsOf(names: readonly string[], choosing: Choosing | null): Column<Row>[] {
  const all = COLUMNS();
  const chosen = [...new Set(names)].flatMap((name) => all[name] ?? []);
  const columns: Column<Row>[] = [{ heading: t("Order"), cell: (row) => <Number row={row} /> }, ...chosen];
  if (choosing) columns.unshift({ heading: t("Choose"), cell: (row) => <Tick row={row} choosing={choosing} /> });
  return columns;
}

function Number({ row }: { row: Row }) {
  return (
    <Link
      to="/orders/$orderId"
      params={{ orderId: row.id }}
      data-row-link
      className="font-medium whitespace-nowrap text-accent outline-offset-4 after:absolute after:inset-0 hover:underline"
    >
      {row.number}
    </Link>
  );
}

function Word({ word: [text, tone] }: { word: ReturnType<typeof stateWord> }) {
  return <Badge tone={tone}>{text}</Badge>;
}

function Shipping({ word }: { word: ReturnType<typeof shippingWord> }) {
  return word ? <Word word={word} /> : <span className="text-muted">–</span>;
}

function State({ row }: { row: Row }) {
  const held = row.holds.map(holdWord).join(", ");
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-1">
      <Word word={stateWord(row.state)} />
      {held && <span className="text-xs text-muted">{held}</span>}
    </span>
  );
}

function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return "–";
  return (
    <span className="inline-flex flex-wrap justify-end gap-1 sm:justify-start">
      {tags.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </span>
  );
}

export interface Choosing {
  chosen: ReadonlySet<string>;
  choose: (row: Row, is: boolean) => void;
}

function Tick({ row, choosing: { chosen, choose } }: { row: Row; choosing: Choosing }) {
  return (
    <label className="relative z-10 -m-2 inline-grid size-9 place-items-center">
      <input
        type="checkbox"
        aria-label={t("Choose order {number}", { number: row.number })}
        checked={chosen.has(row.id)}
        onChange={(event) => choose(row, event.target.checked)}
        className="size-4 accent-(--accent)"
      />
    </label>
  );
}

/** The columns this person keeps, and a way to keep others: shown at once, then saved. */
export function useOwnColumns(): [string[], (names: string[]) => void] {
  const client = useQueryClient();
  const { data: who } = useQuery(me);
  const own = who?.columns?.["orders"];
  const keep = (names: string[]) => {
    const columns = { ...who?.columns, orders: names };
    client.setQueryData(me.queryKey, (now) => now && { ...now, columns });
    void answered(api.PATCH("/api/admin/me", { body: { columns } })).catch(() => client.invalidateQueries({ queryKey: me.queryKey }));
  };
  return [own?.length ? own : STANDARD, keep];
}
