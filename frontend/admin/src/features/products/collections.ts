/** The shop's collections, for choosing among them. */
import { answered, type Schemas } from "@daybook/api-client";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

export type Collection = Schemas["KeptCollectionOut"];
const PAGE = 100;
const MOST_PAGES = 10;

/** All of them, up to a thousand: there are few, and they are chosen from by name. */
export const collectionsQuery = queryOptions({
  queryKey: ["collections", "all"],
  queryFn: async ({ signal }) => {
    const found: Collection[] = [];
    let cursor: string | null = null;
    for (let turn = 0; turn < MOST_PAGES; turn += 1) {
      const query: { limit: number; cursor?: string } = { limit: PAGE, ...(cursor ? { cursor } : {}) };
      const page: Schemas["KeptCollectionsOut"] = await answered(api.GET("/api/admin/collections", { params: { query }, signal }));
      found.push(...page.items);
      cursor = page.next_cursor;
      if (!cursor) break;
    }
    return found;
  },
});
