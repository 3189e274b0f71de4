/** What an address says of the work list. */
import { text } from "../../app/list-search.ts";

export const SHOWS = ["ready", "held", "partly", "overdue"] as const;
export type Show = (typeof SHOWS)[number];

export interface WorkSearch {
  location?: string;
  show?: Show;
}

export function workSearch(search: Record<string, unknown>): WorkSearch {
  const { show } = text(search, "show");
  const known = SHOWS.find((each) => each === show);
  return { ...text(search, "location"), ...(known ? { show: known } : {}) };
}

export function packSearch(search: Record<string, unknown>): { location?: string } {
  return text(search, "location");
}
