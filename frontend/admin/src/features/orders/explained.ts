/** What an event says besides its name: what was decided, why, and the figures, a sentence each. */
import type { Money } from "@daybook/api-client";
import { count, day, money } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import type { Event } from "./order.ts";
import { addressLines } from "./people.tsx";
import { holdWord, methodWord, moneyStateWord, plain, reasonWord, stateWord } from "./words.ts";

type Told = Event["payload"];
type Sentences = (string | false | undefined)[];
/** Names of locations by id. */
type Places = ReadonlyMap<string, string>;

export function explained({ name, payload }: Pick<Event, "name" | "payload">, places: Places = new Map()): string[] {
  const said = SAID[name]?.(payload, places) ?? [words(payload, "reason")];
  return said.filter((each): each is string => Boolean(each));
}

const SAID: Record<string, (told: Told, places: Places) => Sentences> = {
  "order.started": (told) => [sum(told, "total"), t("The goods are kept for the buyer until the payment comes.")],
  "order.placed": (told, places) => placed(record(told.order), places),
  "order.paid": (told) => [
    t("{amount}: {method}", { amount: sum(told, "amount"), method: methodWord(words(told, "method")) }),
    told.paid !== told.amount && t("{amount} paid in all", { amount: sum(told, "paid") }),
  ],
  "order.cancelled": (told) => [
    reason(told),
    t("It was: {state}", { state: stateWord(words(told, "was"))[0] }),
    amount(told, "paid") > 0 && t("{amount} goes back to the buyer", { amount: sum(told, "paid") }),
    amount(told, "authorised") > 0 && t("{amount} on the card is let go", { amount: sum(told, "authorised") }),
    list(told.skus).length > 0 && t("Back in stock: {skus}", { skus: list(told.skus).join(", ") }),
  ],
  "order.held": (told) => [hold(told)],
  "order.released": (told) => [hold(told), t("The order is now: {state}", { state: stateWord(words(told, "state"))[0] })],
  "order.noted": (told) => [words(told, "text")],
  "order.edited": (told) => [reason(told), ...Object.entries(record(told.changes)).map(([field, change]) => edited(field, record(change)))],
  "order.problem_opened": (told) => [words(told, "sentence")],
  "order.problem_resolved": (told) => [words(told, "resolution")],
  "order.shipped": (told) => [...sent(told.lines), parcel(told), told.all === false && t("More is still to leave.")],
  "order.refunded": (told) => [sum(told, "amount"), reason(told), t("{amount} of {paid} has gone back in all", { amount: sum(told, "refunded"), paid: sum(told, "paid") })],
  "refund.requested": (told) => [sum(told, "amount"), reason(told), ...sent(record(told.of).lines), record(told.of).delivery ? t("The delivery cost too") : ""],
  "refund.failed": (told) => [sum(told, "amount"), reason(told)],
  "payment.failed": (told) => [reason(told)],
  "payment.authorised": (told) => [t("{amount} is kept on the card, and not charged yet", { amount: sum(told, "amount") })],
  "payment.cancelled": (told) => [reason(told), amount(told, "amount") > 0 && sum(told, "amount")],
  "payment.late": (told) => [sum(told, "amount"), outcome(words(told, "outcome"))],
  "dispute.changed": (told) => [sum(told, "amount"), plain(words(told, "reason")), moneyStateWord(words(told, "state"))[0]],
};

function placed(order: Told, places: Places): Sentences {
  const lines = list(order.lines).map(record);
  const items = lines.reduce((all, line) => all + amount(line, "quantity"), 0);
  const from = new Set(lines.flatMap((line) => list(line.allocations).map((each) => words(record(each), "location_id"))));
  const total = { amount: amount(record(order.totals), "total"), currency: words(order, "currency") };
  const promise = record(record(order.delivery).promise);
  return [
    total.currency && t("{n} items, {total}", { n: count(items), total: money(total) }),
    words(order, "payment_method") && t("Pays: {method}", { method: methodWord(words(order, "payment_method")) }),
    from.size > 0 && t("Taken from: {places}", { places: [...from].map((id) => places.get(id) ?? id).join(", ") }),
    words(promise, "latest") && t("Promised: {earliest} to {latest}", { earliest: day(words(promise, "earliest")), latest: day(words(promise, "latest")) }),
  ];
}

function edited(field: string, { before, after }: Told): string {
  return t("{field}: {before} is now {after}", { field: fieldWord(field), before: shown(before), after: shown(after) });
}

export function fieldWord(field: string): string {
  const fields: Record<string, string> = {
    email: t("E-mail"),
    shipping_address: t("Delivery address"),
    billing_address: t("Billing address"),
    note: t("The buyer's note"),
    gift_note: t("Gift note"),
    tags: t("Tags"),
    priority: t("Priority"),
  };
  return fields[field] ?? plain(field);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(", ") || t("nothing");
  if (typeof value === "object" && value !== null) return `“${addressLines(value as Record<string, unknown>).join(", ")}”`;
  return value === null || value === undefined || value === "" ? t("nothing") : `“${String(value)}”`;
}

function outcome(code: string): string {
  const outcomes: Record<string, string> = {
    honoured: t("The order was placed after all."),
    given_back: t("The money goes back to the buyer."),
    let_go: t("It was let go."),
  };
  return outcomes[code.replaceAll(" ", "_")] ?? plain(code);
}

function hold(told: Told): string {
  const { type, reason: why } = record(told.hold) as { type?: string; reason?: string };
  return [type && holdWord(type), why].filter(Boolean).join(": ");
}

function sent(lines: unknown): string[] {
  return list(lines).map((each) => `${amount(record(each), "quantity")} × ${words(record(each), "title")}`);
}

const parcel = (told: Told) => [words(told, "carrier"), words(told, "tracking_number")].filter(Boolean).join(" ");
const reason = (told: Told) => reasonWord(words(told, "reason"));
const words = (told: Told, field: string): string => (typeof told[field] === "string" ? (told[field] as string) : "");
const amount = (told: Told, field: string): number => (typeof told[field] === "number" ? (told[field] as number) : 0);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const record = (value: unknown): Told => (typeof value === "object" && value !== null ? (value as Told) : {});

function sum(told: Told, field: string): string {
  const given: Money = { amount: amount(told, field), currency: words(told, "currency") };
  return given.currency ? money(given) : "";
}
