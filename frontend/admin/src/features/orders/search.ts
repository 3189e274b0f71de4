/** What an address says of the list of orders, and what is asked of the API for it. */
import { text } from "../../app/list-search.ts";

export const STATES = [
  "pending_payment", "placed", "on_hold", "released", "partly_fulfilled", "fulfilled", "completed", "cancelled",
] as const;
export const PAYMENT_STATES = [
  "pending", "authorised", "paid", "partly_refunded", "refunded", "failed", "cancelled",
] as const;
export const FULFILMENT_STATES = ["unfulfilled", "partly_fulfilled", "fulfilled"] as const;

export interface OrdersSearch {
  q?: string;
  state?: string;
  payment?: string;
  fulfilment?: string;
  customer?: string;
  /** Placed at this moment or later. */
  since?: string;
}

const oneOf = (given: string | undefined, known: readonly string[]) => (given && known.includes(given) ? given : undefined);

export function ordersSearch(search: Record<string, unknown>): OrdersSearch {
  const found: OrdersSearch = {
    ...text(search, "q"),
    ...text(search, "customer"),
    ...since(search),
    state: oneOf(text(search, "state").state, STATES),
    payment: oneOf(text(search, "payment").payment, PAYMENT_STATES),
    fulfilment: oneOf(text(search, "fulfilment").fulfilment, FULFILMENT_STATES),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value)) as OrdersSearch;
}

function since(search: Record<string, unknown>): { since?: string } {
  const { since: given } = text(search, "since");
  return given && !Number.isNaN(Date.parse(given)) ? { since: given } : {};
}

export function asked(search: OrdersSearch) {
  const { payment, fulfilment, since: placed_from, ...rest } = search;
  return {
    ...rest,
    ...(placed_from ? { placed_from } : {}),
    ...(payment ? { payment_state: payment } : {}),
    ...(fulfilment ? { fulfilment_state: fulfilment } : {}),
  };
}

/** Which moment of an order's past an address shows: the sequence of the event it is after. */
export function momentSearch({ moment }: Record<string, unknown>): { moment?: number } {
  const sequence = Number(moment);
  return Number.isSafeInteger(sequence) && sequence > 0 ? { moment: sequence } : {};
}
