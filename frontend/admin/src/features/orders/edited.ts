/** What an order's dialogs show of it, and what of that was changed, as the API asks for it. */
import type { Schemas } from "@daybook/api-client";
import type { Order } from "./order.ts";

const PARTS = ["name", "company", "line1", "line2", "city", "region", "postal_code", "country", "phone"] as const;
export type Address = Record<(typeof PARTS)[number], string>;

export interface Details {
  email: string;
  shipping: Address | null;
  billing: Address | null;
  /** The bill goes where the goods go. */
  same: boolean;
  note: string;
  gift_note: string;
}

export const addressOf = (stored: Record<string, unknown> | null): Address | null =>
  stored && (Object.fromEntries(PARTS.map((part) => [part, String(stored[part] ?? "")])) as Address);

const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export function detailsOf(order: Order): Details {
  const shipping = addressOf(order.shipping_address);
  const billing = addressOf(order.billing_address);
  return { email: order.email, shipping, billing, same: shipping !== null && alike(shipping, billing), note: order.note, gift_note: order.gift_note };
}

/** Only what differs; an address goes whole. */
export function differing(stored: Details, now: Details): Omit<Schemas["EditOrder"], "version" | "reason"> {
  const billing = now.same ? now.shipping : now.billing;
  return {
    ...(now.email.trim() === stored.email ? {} : { email: now.email.trim() }),
    ...(now.shipping && !alike(now.shipping, stored.shipping) ? { shipping_address: now.shipping } : {}),
    ...(billing && !alike(billing, stored.billing) ? { billing_address: billing } : {}),
    ...(now.note === stored.note ? {} : { note: now.note }),
    ...(now.gift_note === stored.gift_note ? {} : { gift_note: now.gift_note }),
  };
}

/** Tags as they are written, with commas between them: each once, sorted. */
export const tagsOf = (written: string): string[] => [...new Set(written.split(",").map((tag) => tag.trim()).filter(Boolean))].sort();

const OVER = ["cancelled", "completed"];

/** Whether contact and addresses can still be changed: as long as something is to be sent (chalicelib/orders/rules.py). */
export const canChange = (order: Order): boolean => !OVER.includes(order.state) && order.fulfilment_state !== "fulfilled";
