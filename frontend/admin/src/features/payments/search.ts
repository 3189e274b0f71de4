/** What an address says of the lists of money, and what is asked of the API for it. */
import { text } from "../../app/list-search.ts";

export const PAYMENT_STATES = ["succeeded", "authorised", "pending", "requires_action", "processing", "failed", "cancelled"] as const;
export const METHODS = ["stripe", "invoice", "manual"] as const;
export const REFUND_STATES = ["requested", "succeeded", "failed"] as const;
export const DISPUTE_STATES = [
  "warning_needs_response", "warning_under_review", "warning_closed", "needs_response", "under_review", "won", "lost",
] as const;

export interface MoneySearch {
  state?: string;
  method?: string;
  /** Days, both included: 2026-11-25. */
  from?: string;
  to?: string;
}

const oneOf = (given: string | undefined, known: readonly string[]) => known.find((each) => each === given);

/** Narrowed by a state of these, and where there are methods, by one of them. */
export const moneySearch =
  (states: readonly string[], methods: readonly string[] = []) =>
  (search: Record<string, unknown>): MoneySearch => {
    const day = (name: "from" | "to") => {
      const given = text(search, name)[name];
      return given && /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : undefined;
    };
    const found = {
      state: oneOf(text(search, "state").state, states),
      method: oneOf(text(search, "method").method, methods),
      from: day("from"),
      to: day("to"),
    };
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value)) as MoneySearch;
  };

export const paymentsSearch = moneySearch(PAYMENT_STATES, METHODS);
export const refundsSearch = moneySearch(REFUND_STATES);
export const disputesSearch = moneySearch(DISPUTE_STATES);

/** The moments of the days, as this person's clock has them. */
export function moments({ from, to }: MoneySearch) {
  return {
    ...(from ? { since: new Date(`${from}T00:00:00`).toISOString() } : {}),
    ...(to ? { until: new Date(`${to}T23:59:59.999`).toISOString() } : {}),
  };
}
