/** What an event says besides its name, in a line. */
import { money } from "../../app/format.ts";
import type { Event } from "./order.ts";
import { holdWord, plain } from "./words.ts";

export function detail({ name, payload }: Pick<Event, "name" | "payload">): string {
  const text = (field: string) => (typeof payload[field] === "string" ? (payload[field] as string) : "");
  const parts = [amount(payload), hold(payload.hold), number(name, payload), parcel(payload)];
  const reason = text("reason") && reasonWord(text("reason"));
  return [...parts, reason, text("sentence"), text("text")].filter(Boolean).join(" · ");
}

function amount({ amount, currency }: Event["payload"]): string {
  return typeof amount === "number" && amount > 0 && typeof currency === "string" ? money({ amount, currency }) : "";
}

function number(name: string, payload: Event["payload"]): string {
  return name === "invoice.posted" ? String(payload.number ?? "") : "";
}

function hold(given: unknown): string {
  if (typeof given !== "object" || given === null) return "";
  const { type, reason } = given as { type?: string; reason?: string };
  return [type && holdWord(type), reason].filter(Boolean).join(": ");
}

function parcel(payload: Event["payload"]): string {
  return [payload.carrier, payload.tracking_number].filter((part) => typeof part === "string" && part).join(" ");
}

/** Reasons are sentences of people, or codes of ours such as "cancelled_by_shop". */
function reasonWord(reason: string): string {
  return /^[a-z]+(_[a-z]+)+$/.test(reason) ? plain(reason) : reason;
}
