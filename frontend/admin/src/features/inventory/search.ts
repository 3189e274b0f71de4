/** What an address says of the list of stock. */
import { text } from "../../app/list-search.ts";

export interface StockSearch {
  q?: string;
  location?: string;
}
export const stockSearch = (search: Record<string, unknown>): StockSearch => ({ ...text(search, "q"), ...text(search, "location") });
