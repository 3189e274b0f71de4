/** What an address says of the list of documents. */
import { text } from "../../app/list-search.ts";
import { moneySearch } from "../payments/search.ts";

export interface DocumentsSearch {
  state?: string;
  /** A number. */
  q?: string;
  /** Days, both included: 2026-11-25. */
  from?: string;
  to?: string;
}

const days = moneySearch(["invoice", "credit_note"]);

export const documentsSearch = (search: Record<string, unknown>): DocumentsSearch => ({ ...days(search), ...text(search, "q") });
