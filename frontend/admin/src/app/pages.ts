import { infiniteQueryOptions } from "@tanstack/react-query";
import type { Page } from "./list-page.tsx";

interface Turn {
  /** To spread into the query: {limit, cursor?}. */
  page: { limit: number; cursor?: string };
  signal: AbortSignal;
}

const LIMIT = 25;

/** A list of the API, page by page: each one names the cursor of the next. */
export const pages = <Row>(queryKey: readonly unknown[], fetch: (turn: Turn) => Promise<Page<Row>>) =>
  infiniteQueryOptions({
    queryKey,
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => fetch({ page: { limit: LIMIT, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    getNextPageParam: (page: Page<Row>) => page.next_cursor,
  });
