/** The bulk editor's cells: what stands in them, what was written over it, and what a paste from a spreadsheet does. Pure. */
import type { Schemas } from "@daybook/api-client";
import { asDecimal } from "../../app/format.ts";
import { typedPrice } from "./written.ts";

export type GridRow = Schemas["VariantRowOut"];
export const COLUMNS = ["price", "compare_at", "cost", "barcode", "grams", "tax_class"] as const;
export type ColumnName = (typeof COLUMNS)[number];
export type Cells = Partial<Record<ColumnName, string>>;
/** What was written, by SKU. */
export type Edits = Readonly<Record<string, Cells>>;

const LISTS = { price: "prices", compare_at: "compare_at", cost: "cost" } as const;
const isAmount = (column: ColumnName): column is keyof typeof LISTS => column in LISTS;

/** What is stored, as text. Amounts are those of one currency. */
export function stored(row: GridRow, column: ColumnName, currency: string): string {
  if (isAmount(column)) {
    const found = row[LISTS[column]].find((each) => each.currency === currency);
    return found ? asDecimal(found.amount, currency) : "";
  }
  if (column === "grams") return row.grams ? String(row.grams) : "";
  return row[column] ?? "";
}

export function isWrong(column: ColumnName, text: string, currency: string): boolean {
  if (isAmount(column)) return text.trim() !== "" && typedPrice(text, currency) === null;
  if (column === "grams") return !/^\s*\d{0,9}\s*$/.test(text);
  return column === "tax_class" && !/^[a-z0-9_]{1,40}$/.test(text);
}

/** The edits with one cell written; a cell that says what is stored is no edit. */
export function put(edits: Edits, row: GridRow, column: ColumnName, text: string, currency: string): Edits {
  const { [column]: _, ...others } = edits[row.sku] ?? {};
  const cells: Cells = text === stored(row, column, currency) ? others : { ...others, [column]: text };
  const { [row.sku]: _row, ...rest } = edits;
  return Object.keys(cells).length > 0 ? { ...rest, [row.sku]: cells } : rest;
}

/** Rows and cells of what a spreadsheet puts on the clipboard. */
export function cellsOf(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return lines.map((line) => line.split("\t").map((cell) => cell.replace(/^"(.*)"$/, "$1").replace(/""/g, '"').trim()));
}

/** Writes what was pasted over the cells from this one on, to the right and down; what falls outside is counted. */
export function paste(edits: Edits, rows: readonly GridRow[], at: { row: number; column: number }, text: string, currency: string): { edits: Edits; outside: number } {
  let outside = 0;
  let made = edits;
  cellsOf(text).forEach((cells, down) => {
    cells.forEach((cell, right) => {
      const row = rows[at.row + down];
      const column = COLUMNS[at.column + right];
      if (row && column) made = put(made, row, column, cell, currency);
      else outside += 1;
    });
  });
  return { edits: made, outside };
}

/** What is sent of an edited row: amounts in other currencies stay. */
export function change(row: GridRow, cells: Cells, currency: string): Schemas["ChangeOneVariantIn"] {
  const fields: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(cells) as [ColumnName, string][]) {
    if (isAmount(name)) {
      const others = row[LISTS[name]].filter((each) => each.currency !== currency);
      const amount = text.trim() ? typedPrice(text, currency) : null;
      fields[LISTS[name]] = amount === null ? others : [...others, { amount, currency }];
    } else if (name === "grams") fields.grams = Number.parseInt(text || "0", 10);
    else if (name === "barcode") fields.barcode = text.trim() || null;
    else fields.tax_class = text.trim();
  }
  return { sku: row.sku, version: row.version, ...fields };
}
