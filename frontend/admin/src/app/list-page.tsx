/** What every list has: its heading, waiting, refusal, emptiness, rows, and the way to more of them. */
import { Button, Card, Waiting } from "@daybook/ui";
import { type UseInfiniteQueryResult, type InfiniteData } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Heading, nothing, Refused } from "./heading.tsx";
import { type Column, ListTable } from "./list-table.tsx";
import { t } from "./words.ts";

export { Heading, nothing, Refused };

export interface Page<Row> {
  items: Row[];
  next_cursor: string | null;
}

interface Props<Row> {
  title: string;
  /** At the right of the heading. */
  beside?: ReactNode;
  /** Between heading and list: filters, a search. */
  above?: ReactNode;
  columns: Column<Row>[];
  idOf: (row: Row) => string;
  found: UseInfiniteQueryResult<InfiniteData<Page<Row>>, Error>;
  /** What to say where there is nothing. */
  empty: ReactNode;
}

export function ListPage<Row extends object>({ title, beside, above, columns, idOf, found, empty }: Props<Row>) {
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Heading title={title} beside={beside} />
      {above}
      {found.error && (
        <div className="mb-3">
          <Refused error={found.error} again={() => void found.refetch()} />
        </div>
      )}
      {!(found.error && rows.length === 0) && (
        <Card flush>
          {found.isPending && <Waiting label={t("Loading")} />}
          {found.isSuccess && rows.length === 0 && (found.hasNextPage ? nothing(t("Nothing among the newest."), t("There are older ones to look through.")) : empty)}
          {rows.length > 0 && <ListTable caption={title} columns={columns} rows={rows} idOf={idOf} more={found.hasNextPage} />}
        </Card>
      )}
      {found.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {rows.length === 0 ? t("Look further back") : t("Show more")}
          </Button>
        </div>
      )}
    </>
  );
}
