import { expect, test } from "vitest";
import { gapsBetween, withFocused } from "../app/row-window.ts";
import { columnsOf, hiddenOf, movedColumn, withColumn } from "../features/orders/columns.tsx";

const headings = (names: string[]) => columnsOf(names, null).map(({ heading }) => heading);

test("columns stand as a person put them, each once, and the order's number first", () => {
  expect(headings(["total", "buyer", "total", "gone"])).toEqual(["Order", "Total", "Buyer"]);
});

test("a column that is added stands before those that come after it, else last", () => {
  expect(withColumn(["placed", "total"], "buyer")).toEqual(["placed", "buyer", "total"]);
  expect(withColumn(["total", "placed"], "buyer")).toEqual(["buyer", "total", "placed"]);
  expect(withColumn(["placed"], "total")).toEqual(["placed", "total"]);
  expect(hiddenOf(["placed", "buyer"]).slice(0, 2)).toEqual(["email", "state"]);
});

test("a column moves one place, and no further than the ends", () => {
  expect(movedColumn(["a", "b", "c"], "b", -1)).toEqual(["b", "a", "c"]);
  expect(movedColumn(["a", "b", "c"], "b", 1)).toEqual(["a", "c", "b"]);
  expect(movedColumn(["a", "b"], "a", -1)).toEqual(["a", "b"]);
  expect(movedColumn(["a", "b"], "b", 1)).toEqual(["a", "b"]);
});

test("rows left out of a long list leave as much room as they took", () => {
  // 300 rows of 40, from 100 down the page; row 3 has the focus, rows 50 and 51 are in sight
  const items = [3, 50, 51].map((index) => ({ index, start: 100 + 40 * index, end: 140 + 40 * index }));
  expect(gapsBetween(items, 100, 12_000)).toEqual({
    rows: [
      { index: 3, before: 120 }, // 3 rows
      { index: 50, before: 1840 }, // rows 4 to 49
      { index: 51, before: 0 },
    ],
    after: 9920, // rows 52 to 299
  });
});

test("the row in focus stays, wherever it is, while it is one of the list", () => {
  const range = { startIndex: 10, endIndex: 12, overscan: 1, count: 300 };
  expect(withFocused(range, null)).toEqual([9, 10, 11, 12, 13]);
  expect(withFocused(range, 11)).toEqual([9, 10, 11, 12, 13]);
  expect(withFocused(range, 2)).toEqual([2, 9, 10, 11, 12, 13]);
  expect(withFocused(range, 299)).toEqual([9, 10, 11, 12, 13, 299]);
  expect(withFocused(range, 300)).toEqual([9, 10, 11, 12, 13]);
});
