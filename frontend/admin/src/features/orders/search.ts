/** What an address says of the list of orders, and what is asked of the API for it. */
import { text } from "../../app/list-search.ts";
import { HOLD_TYPES } from "./words.ts";

export const STATES = [
  "pending_payment", "placed", "on_hold", "released", "partly_fulfilled", "fulfilled", "completed", "cancelled",
] as const;
export const PAYMENT_STATES = [
  "pending", "authorised", "paid", "partly_refunded", "refunded", "failed", "cancelled",
] as const;
export const FULFILMENT_STATES = ["unfulfilled", "partly_fulfilled", "fulfilled"] as const;
export const SORTS = ["-placed_at", "placed_at", "-priority", "-total", "total"] as const;
export type Sort = (typeof SORTS)[number];

/** What the list is narrowed by: the address's word for it, and the API's. */
const ASKED = {
  q: "q",
  state: "state",
  payment: "payment_state",
  fulfilment: "fulfilment_state",
  hold: "hold",
  tag: "tag",
  country: "country",
  delivery: "delivery",
  method: "method",
  sku: "sku",
  customer: "customer",
  urgent: "priority",
  since: "placed_from",
  until: "placed_to",
  least: "total_from",
  most: "total_to",
} as const;

export type FilterName = keyof typeof ASKED;
/** `state`, `payment` and `fulfilment` may be several, "placed,released"; `least` and `most` are minor units. */
export type Filters = { [name in FilterName]?: string };
export interface OrdersSearch extends Filters {
  sort?: Sort;
  /** The view that is shown: its id, or one of ours. */
  view?: string;
  /** Another choice of columns than the view's, or none to be kept: "buyer,total". */
  columns?: string;
}

export const FILTERS = Object.keys(ASKED) as FilterName[];

const someOf = (given: string | undefined, known: readonly string[]) =>
  [...new Set(given?.split(","))].filter((each) => known.includes(each)).join(",");
const instant = (given: string | undefined) => (given && !Number.isNaN(Date.parse(given)) ? given : "");
const matching = (given: string | undefined, pattern: RegExp) => (given && pattern.test(given) ? given : "");

const CHECKED: { [name in FilterName]?: (given: string | undefined) => string } = {
  state: (given) => someOf(given, STATES),
  payment: (given) => someOf(given, PAYMENT_STATES),
  fulfilment: (given) => someOf(given, FULFILMENT_STATES),
  hold: (given) => someOf(given, HOLD_TYPES),
  country: (given) => matching(given?.toUpperCase(), /^[A-Z]{2}$/),
  urgent: (given) => matching(given, /^[1-9]$/),
  since: instant,
  until: instant,
  least: (given) => matching(given, /^\d{1,15}$/),
  most: (given) => matching(given, /^\d{1,15}$/),
};

export function ordersSearch(search: Record<string, unknown>): OrdersSearch {
  const found = FILTERS.map((name) => {
    const given = text(search, name)[name];
    return [name, CHECKED[name] ? CHECKED[name](given) : given] as const;
  });
  const sort = SORTS.find((each) => each === search["sort"]);
  const columns = typeof search["columns"] === "string" ? matching(search["columns"], /^[a-z_,]{1,300}$/) : "";
  const others = [["sort", sort === SORTS[0] ? "" : sort], ["view", text(search, "view").view], ["columns", columns]] as const;
  return Object.fromEntries([...found, ...others].filter(([, value]) => value)) as OrdersSearch;
}

/** Only what narrows. */
export const filtersOf = (search: OrdersSearch): Filters =>
  Object.fromEntries(FILTERS.filter((name) => search[name]).map((name) => [name, search[name]]));

/** The query of the API: everything by its name there. */
export function asked(search: OrdersSearch) {
  const { urgent, least, most, ...texts } = filtersOf(search);
  return {
    ...apiNames(texts),
    ...(urgent ? { priority: Number(urgent) } : {}),
    ...(least ? { total_from: Number(least) } : {}),
    ...(most ? { total_to: Number(most) } : {}),
    ...(search.sort ? { sort: search.sort } : {}),
  };
}

/** Filters by the API's names, as a view keeps them; and back. */
export const apiNames = (filters: Filters): Record<string, string> =>
  Object.fromEntries(FILTERS.filter((name) => filters[name]).map((name) => [ASKED[name], filters[name] as string]));

export const ownNames = (kept: Record<string, string>): Filters =>
  filtersOf(ordersSearch(Object.fromEntries(FILTERS.map((name) => [name, kept[ASKED[name]]]))));

export const same = (one: Filters, other: Filters): boolean => FILTERS.every((name) => (one[name] ?? "") === (other[name] ?? ""));

/** Which moment of an order's past an address shows: the sequence of the event it is after. */
export function momentSearch({ moment }: Record<string, unknown>): { moment?: number } {
  const sequence = Number(moment);
  return Number.isSafeInteger(sequence) && sequence > 0 ? { moment: sequence } : {};
}
