/** What every list has: its heading, waiting, refusal, emptiness, rows, and the way to more of them. */
import { Card, Waiting } from "@daybook/ui";
import { type UseInfiniteQueryResult, type InfiniteData } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Heading, nothing, Refused } from "./heading.tsx";
import { type Column, ListTable } from "./list-table.tsx";
import { Failed, More } from "./more.tsx";
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
      <Failed found={found} />
      {!(found.error && rows.length === 0) && (
        <Card flush>
          {found.isPending && <Waiting label={t("Loading")} />}
          {found.isSuccess && rows.length === 0 && (found.hasNextPage ? nothing(t("Nothing among the newest."), t("There are older ones to look through.")) : empty)}
          {rows.length > 0 && <ListTable caption={title} columns={columns} rows={rows} idOf={idOf} more={found.hasNextPage} />}
        </Card>
      )}
      <More found={found} words={rows.length === 0 ? t("Look further back") : t("Show more")} />
    </>
  );
}
