/** The words for what the API calls by code: states, holds, events, actors. */
import type { Tone } from "@daybook/ui";
import { t } from "../../app/words.ts";

/** A code nobody has given a word yet, readable at least: "sent_to_moon" is "Sent to moon". */
export function plain(code: string): string {
  const text = code.replace(/[_.]/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const STATES = (): Record<string, [string, Tone]> => ({
  draft: [t("Draft"), "calm"],
  pending_payment: [t("Awaiting payment"), "notice"],
  placed: [t("Placed"), "accent"],
  on_hold: [t("On hold"), "danger"],
  released: [t("Released"), "accent"],
  partly_fulfilled: [t("Partly shipped"), "notice"],
  fulfilled: [t("Shipped"), "good"],
  completed: [t("Completed"), "good"],
  cancelled: [t("Cancelled"), "calm"],
});

const PAYMENT_STATES = (): Record<string, [string, Tone]> => ({
  pending: [t("Unpaid"), "notice"],
  authorised: [t("Authorised"), "accent"],
  paid: [t("Paid"), "good"],
  partly_refunded: [t("Partly refunded"), "calm"],
  refunded: [t("Refunded"), "calm"],
  failed: [t("Payment failed"), "danger"],
  cancelled: [t("Not to be paid"), "calm"],
});

const FULFILMENT_STATES = (): Record<string, [string, Tone]> => ({
  unfulfilled: [t("To ship"), "notice"],
  partly_fulfilled: [t("Partly shipped"), "notice"],
  fulfilled: [t("Shipped"), "good"],
});

const found = (words: Record<string, [string, Tone]>, code: string): [string, Tone] => words[code] ?? [plain(code), "calm"];
export const stateWord = (code: string) => found(STATES(), code);
export const paymentWord = (code: string) => found(PAYMENT_STATES(), code);
export const fulfilmentWord = (code: string) => found(FULFILMENT_STATES(), code);

/** How far an order has been shipped; null where nothing of it was and nothing will be. */
export const shippingWord = (order: { state: string; fulfilment_state: string }) =>
  order.state === "cancelled" && order.fulfilment_state === "unfulfilled" ? null : fulfilmentWord(order.fulfilment_state);

export const HOLD_TYPES = ["custom", "address", "fraud", "payment", "stock", "credit"] as const;

export function holdWord(code: string): string {
  const words: Record<string, string> = {
    credit: t("Credit"),
    fraud: t("Fraud"),
    address: t("Address"),
    payment: t("Payment"),
    stock: t("Stock"),
    custom: t("Other"),
  };
  return words[code] ?? plain(code);
}

export function methodWord(code: string): string {
  const words: Record<string, string> = { stripe: t("Card"), invoice: t("Invoice"), manual: t("By hand") };
  return words[code] ?? plain(code);
}

export function moneyStateWord(code: string): [string, Tone] {
  const words: Record<string, [string, Tone]> = {
    pending: [t("Waiting"), "notice"],
    requires_action: [t("Waiting for the buyer"), "notice"],
    processing: [t("Under way"), "notice"],
    requested: [t("Under way"), "notice"],
    authorised: [t("Authorised"), "accent"],
    succeeded: [t("Done"), "good"],
    failed: [t("Failed"), "danger"],
    cancelled: [t("Cancelled"), "calm"],
  };
  return found(words, code);
}

export function eventWord(name: string): string {
  const words: Record<string, string> = {
    "order.started": t("Went to pay"),
    "order.placed": t("Order placed"),
    "order.paid": t("Money received"),
    "order.cancelled": t("Order cancelled"),
    "order.held": t("Put on hold"),
    "order.released": t("Hold released"),
    "order.completed": t("Order completed"),
    "order.noted": t("Note added"),
    "order.edited": t("Order changed"),
    "order.problem_opened": t("Problem found"),
    "order.problem_resolved": t("Problem resolved"),
    "order.shipped": t("Shipment left"),
    "order.delivered": t("Shipment delivered"),
    "order.refunded": t("Money refunded"),
    "payment.failed": t("Payment failed"),
    "payment.retried": t("The buyer tries to pay again"),
    "payment.authorised": t("Payment authorised"),
    "payment.cancelled": t("Payment cancelled"),
    "payment.late": t("Money came late"),
    "refund.requested": t("Refund asked for"),
    "refund.failed": t("Refund failed"),
    "dispute.changed": t("Dispute changed"),
  };
  return words[name] ?? plain(name);
}

/** Reasons are sentences of people, or codes of ours. */
export function reasonWord(reason: string): string {
  const words: Record<string, string> = {
    cancelled_by_shop: t("Cancelled by the shop"),
    cancelled_by_buyer: t("Cancelled by the buyer"),
    payment_not_received: t("The payment did not come in time"),
    "the order was cancelled": t("The order was cancelled"),
  };
  return words[reason] ?? (/^[a-z]+(_[a-z]+)+$/.test(reason) ? plain(reason) : reason);
}

/** Who did it. `names` are the staff this person may know by name. */
export function actorWord(actor: string, names: ReadonlyMap<string, string>): string {
  const [kind = "", id = ""] = actor.split(":");
  if (kind === "staff") return names.get(id) ?? t("Staff");
  if (kind === "customer" || kind === "anyone") return t("The buyer");
  if (kind === "key") return t("An API key");
  if (kind === "stripe") return t("Stripe");
  return "Daybook";
}
