/** What home's address says: how many days are shown, and in which currency. */
import { text } from "../../app/list-search.ts";

export const PERIODS = [7, 30, 90] as const;

export interface HomeSearch {
  days?: 7 | 30 | 90;
  currency?: string;
}

export function homeSearch(search: Record<string, unknown>): HomeSearch {
  const days = PERIODS.find((each) => String(each) === String(search["days"]));
  const { currency } = text(search, "currency");
  return { ...(days && days !== 30 ? { days } : {}), ...(currency && /^[A-Z]{3}$/.test(currency) ? { currency } : {}) };
}
