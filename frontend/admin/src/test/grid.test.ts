import { describe, expect, it } from "vitest";
import { change, type GridRow, isWrong, paste, put } from "../features/products/grid.ts";
import { combined, optionsOf } from "../features/products/options.ts";
import { freshVariant } from "../features/products/written.ts";

const row = (sku: string): GridRow => ({
  sku,
  version: 3,
  position: 0,
  title: "",
  options: {},
  prices: [
    { amount: 1000, currency: "NOK" },
    { amount: 95, currency: "EUR" },
  ],
  compare_at: [],
  cost: [],
  tax_class: "standard",
  kind: "goods",
  tracked: true,
  sell_when_out: false,
  barcode: null,
  grams: 0,
  image: null,
  custom_fields: {},
  product_id: "prd_1",
  product_title: "Bowl",
  product_status: "active",
  product_image: null,
});
const rows = [row("A"), row("B")];

describe("the bulk editor", () => {
  it("spreads what was pasted to the right and down, and counts what falls outside", () => {
    const made = paste({}, rows, { row: 1, column: 0 }, '12,50\t"20"\n9\t\n', "NOK");
    expect(made).toEqual({ edits: { B: { price: "12,50", compare_at: "20" } }, outside: 2 });
  });

  it("forgets a cell that says again what is stored", () => {
    const edits = put({}, rows[0]!, "price", "11", "NOK");
    expect(edits).toEqual({ A: { price: "11" } });
    expect(put(edits, rows[0]!, "price", "10.00", "NOK")).toEqual({});
  });

  it("sends the amounts of the other currencies along, and empties what is empty", () => {
    expect(change(rows[0]!, { price: "12,50", cost: "", barcode: " ", grams: "40" }, "NOK")).toEqual({
      sku: "A",
      version: 3,
      prices: [
        { amount: 95, currency: "EUR" },
        { amount: 1250, currency: "NOK" },
      ],
      cost: [],
      barcode: null,
      grams: 40,
    });
  });

  it("marks what cannot be stored", () => {
    expect([isWrong("price", "1.999", "NOK"), isWrong("price", "0", "NOK"), isWrong("grams", "1,5", "NOK")]).toEqual([true, false, true]);
  });
});

describe("options", () => {
  const small = { ...freshVariant("a", { Size: "S" }), stored: "BOWL-S", sku: "BOWL-S" };
  const large = { ...freshVariant("b", { Size: "L" }), stored: "BOWL-L", sku: "BOWL-L" };

  it("keep the variants there are under a new name of the option and with a further one", () => {
    const made = combined(
      [
        { name: "Width", was: "Size", values: "S, M" },
        { name: "Colour", was: "", values: "White, Blue" },
      ],
      [small, large],
    );
    expect(made.map(({ stored, options }) => [stored, Object.values(options).join("/")])).toEqual([
      ["BOWL-S", "S/White"],
      [null, "S/Blue"],
      [null, "M/White"],
      [null, "M/Blue"],
    ]);
  });

  it("are read from the variants", () => {
    expect(optionsOf([small, large])).toEqual([{ name: "Size", was: "Size", values: "S, L" }]);
  });
});
