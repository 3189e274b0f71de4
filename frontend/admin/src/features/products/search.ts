/** What an address says of the list of products, and what is asked of the API for it. */
import { text } from "../../app/list-search.ts";
import { STATUSES, type Status } from "./statuses.ts";

export const STOCK = ["in", "out"] as const;

export interface ProductsSearch {
  q?: string;
  state?: Status;
  stock?: (typeof STOCK)[number];
  collection?: string;
  vendor?: string;
  type?: string;
  tag?: string;
}

export function productsSearch(search: Record<string, unknown>): ProductsSearch {
  const state = STATUSES.find((each) => each === text(search, "state").state);
  const stock = STOCK.find((each) => each === text(search, "stock").stock);
  return {
    ...text(search, "q"),
    ...(state ? { state } : {}),
    ...(stock ? { stock } : {}),
    ...text(search, "collection"),
    ...text(search, "vendor"),
    ...text(search, "type"),
    ...text(search, "tag"),
  };
}

export const asked = ({ state, ...rest }: ProductsSearch) => ({ ...rest, ...(state ? { status: state } : {}) });

/** The bulk editor's address says besides which long edit to follow. */
export interface BulkSearch extends ProductsSearch {
  edit?: string;
}
export const bulkSearch = (search: Record<string, unknown>): BulkSearch => ({ ...productsSearch(search), ...text(search, "edit") });
