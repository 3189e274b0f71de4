import { expect, test } from "vitest";
import { customFacts } from "../features/customers/customer.ts";
import { shippingWord } from "../features/orders/words.ts";
import { linesOf } from "../features/settings/changed.ts";

const one = (before: unknown, after: unknown) => linesOf([{ field: "shipping_address", before, after }]).map(({ field, before, after }) => `${field}: ${before} → ${after}`);

test("a changed value inside another is a line of its own, and what stayed is left out", () => {
  expect(one({ name: "Kari", city: "Oslo" }, { name: "Kari", city: "Bergen" })).toEqual(["shipping address › city: Oslo → Bergen"]);
});

test("parts of a list are named by what tells them apart, so that one put in front moves none", () => {
  const mug = { sku: "MUG", quantity: 1 };
  expect(one([mug], [{ sku: "PEN", quantity: 2 }, mug])).toEqual(["shipping address › PEN › sku: – → PEN", "shipping address › PEN › quantity: – → 2"]);
  expect(one([{ rate: 1 }], [{ rate: 2 }])).toEqual(["shipping address › 1 › rate: 1 → 2"]);
});

test("money, flags, plain lists and nothing are written as people write them", () => {
  expect(one({ paid: { amount: 1250, currency: "NOK" }, gift: false, tags: ["a", "b"], note: null }, { paid: { amount: 0, currency: "NOK" }, gift: true, tags: ["a"], note: "Hi" })).toEqual([
    "shipping address › paid: NOK\u00a012.50 → NOK\u00a00.00",
    "shipping address › gift: No → Yes",
    "shipping address › tags: a, b → a",
    "shipping address › note: – → Hi",
  ]);
});

test("what was empty and is filled, and the other way round, has a line for each value", () => {
  expect(one(null, { city: "Oslo" })).toEqual(["shipping address › city: – → Oslo"]);
  expect(one({ city: "Oslo" }, null)).toEqual(["shipping address › city: Oslo → –"]);
  expect(one([], [{ id: "a" }])).toEqual(["shipping address › a › id: – → a"]);
});

test("an order that was cancelled before any of it left has nothing to ship", () => {
  expect(shippingWord({ state: "cancelled", fulfilment_state: "unfulfilled" })).toBeNull();
  expect(shippingWord({ state: "placed", fulfilment_state: "unfulfilled" })).toEqual(["To ship", "notice"]);
  expect(shippingWord({ state: "cancelled", fulfilment_state: "partly_fulfilled" })).toEqual(["Partly shipped", "notice"]);
});

test("a customer's own fields have their titles, and one that is no longer defined keeps its name", () => {
  const defined = [
    { name: "since", title: "Member since", type: "date" as const },
    { name: "vip", title: "Important", type: "flag" as const },
    { name: "size", title: "Size", type: "text" as const },
  ];
  expect(customFacts({ custom_fields: { vip: true, since: "2026-03-01", old: 7 } }, defined)).toEqual([
    ["since", "Member since", "1 Mar 2026"],
    ["vip", "Important", "Yes"],
    ["old", "old", "7"],
  ]);
});
