import { type ColumnDef, FlexRender, tableFeatures, useTable } from "@tanstack/react-table";
import { classes } from "@daybook/ui";
import { Fragment, type KeyboardEvent, useMemo, useRef } from "react";
import { useRowWindow } from "./row-window.ts";

// The API sorts, filters and pages; the table only lays out. Cells are drawn by ourselves: FlexRender would take a new
// function for a new component, and the focus would be lost with each choice of a row.
const features = tableFeatures({});

export interface Column<Row> {
  heading: string;
  cell: (row: Row) => React.ReactNode;
  /** Numbers and money stand at the right. */
  right?: boolean;
}

interface Props<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  idOf: (row: Row) => string;
  /** There are more rows than these. */
  more?: boolean;
}

const MOVES: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** Arrow keys, j and k go from one row's link to the next. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = MOVES[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row-link]")];
  const here = links.findIndex((link) => link === document.activeElement);
  if (here < 0) return;
  event.preventDefault();
  links[Math.min(Math.max(here + step, 0), links.length - 1)]?.focus();
}

export function ListTable<Row extends object>({ caption, columns, rows: data, idOf, more = false }: Props<Row>) {
  const definitions = useMemo(
    () =>
      columns.map((column, index): ColumnDef<typeof features, Row> => ({
        id: String(index),
        header: column.heading,
      })),
    [columns],
  );
  const table = useTable({ features, columns: definitions, data, getRowId: idOf });
  const side = (id: string) => (columns[Number(id)]?.right ? "sm:text-right tabular-nums" : "sm:text-left");
  const { rows } = table.getRowModel();
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = useRowWindow(body, rows.length, (index) => rows[index]?.id ?? "");
  // Where only some rows are there, each says which it is; -1: how many there are in all is not known
  const place = (number: number) => (shown.windowed ? { "aria-rowindex": number } : {});

  return (
    <div className="overflow-x-auto">
      <table role="table" aria-rowcount={shown.windowed ? (more ? -1 : rows.length + 1) : undefined} className="list-table w-full border-collapse text-sm" onKeyDown={moveFocus}>
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          {table.getHeaderGroups().map((group) => (
            <tr role="row" key={group.id} {...place(1)} className="border-b border-line text-muted">
              {group.headers.map((header) => (
                <th role="columnheader" scope="col" key={header.id} className={classes("px-3 py-2 font-medium whitespace-nowrap first:pl-4 last:pr-4", side(header.column.id))}>
                  <FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody role="rowgroup" ref={body} data-windowed={shown.windowed || undefined} {...shown.follow}>
          {shown.rows.map(({ index, before }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <Fragment key={row.id}>
                <Gap height={before} />
                <tr role="row" ref={shown.measure} data-index={index} {...place(index + 2)} className="relative border-b border-line last:border-0 hover:bg-sunken/60 has-[[data-row-link]:focus-visible]:bg-accent-soft">
                  {row.getAllCells().map((cell) => (
                    <td role="cell" key={cell.id} data-heading={columns[Number(cell.column.id)]?.heading} className={classes("px-3 py-2.5 align-middle sm:first:pl-4 sm:last:pr-4", side(cell.column.id))}>
                      {columns[Number(cell.column.id)]?.cell(row.original)}
                    </td>
                  ))}
                </tr>
              </Fragment>
            );
          })}
          <Gap height={shown.after} />
        </tbody>
      </table>
    </div>
  );
}

/** The room of rows that are left out. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="list-gap">
      <td style={{ height }} />
    </tr>
  );
}
