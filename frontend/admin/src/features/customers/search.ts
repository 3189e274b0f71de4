/** What an address says of the list of customers, and what is asked of the API for it. */
import { text } from "../../app/list-search.ts";

export const KINDS = ["account", "guest"] as const;
export const NEWS = ["yes", "no"] as const;

export interface CustomersSearch {
  q?: string;
  group?: string;
  kind?: (typeof KINDS)[number];
  /** Whether they want news by e-mail. */
  news?: (typeof NEWS)[number];
}

export function customersSearch(search: Record<string, unknown>): CustomersSearch {
  const kind = KINDS.find((each) => each === text(search, "kind").kind);
  const news = NEWS.find((each) => each === text(search, "news").news);
  return { ...text(search, "q"), ...text(search, "group"), ...(kind ? { kind } : {}), ...(news ? { news } : {}) };
}

export function asked({ q, group, kind, news }: CustomersSearch) {
  return {
    ...(q ? { q } : {}),
    ...(group ? { group } : {}),
    ...(kind ? { has_account: kind === "account" } : {}),
    ...(news ? { accepts_marketing: news === "yes" } : {}),
  };
}
