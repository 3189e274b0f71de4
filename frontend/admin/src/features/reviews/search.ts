/** What an address says of the list of reviews. */
import { text } from "../../app/list-search.ts";

export const STATES = ["pending", "published", "rejected"] as const;
export type State = (typeof STATES)[number];
export const STARS = ["5", "4", "3", "2", "1"] as const;

export interface ReviewsSearch {
  state?: State;
  stars?: (typeof STARS)[number];
}

export function reviewsSearch(search: Record<string, unknown>): ReviewsSearch {
  const state = STATES.find((each) => each === text(search, "state").state);
  const stars = STARS.find((each) => each === text(search, "stars").stars);
  return { ...(state ? { state } : {}), ...(stars ? { stars } : {}) };
}
