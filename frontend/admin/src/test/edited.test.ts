import { expect, test } from "vitest";
import { canChange, detailsOf, differing, tagsOf } from "../features/orders/edited.ts";
import type { Order } from "../features/orders/order.ts";

const ADDRESS = { name: "Kari", line1: "Storgata 1", city: "Oslo", postal_code: "0155", country: "NO" };
const order = (more: object = {}) =>
  ({ email: "kari@example.com", shipping_address: ADDRESS, billing_address: { ...ADDRESS }, note: "", gift_note: "", ...more }) as unknown as Order;

test("an order shown and not touched asks for no change", () => {
  const stored = detailsOf(order());
  expect(stored.same).toBe(true);
  expect(differing(stored, { ...stored })).toEqual({});
});

test("a new delivery address is billed to as well, unless the bill goes elsewhere", () => {
  const stored = detailsOf(order());
  const shipping = { ...stored.shipping!, line1: "Kirkegata 9" };
  expect(differing(stored, { ...stored, shipping })).toEqual({ shipping_address: shipping, billing_address: shipping });
  expect(differing(stored, { ...stored, shipping, same: false })).toEqual({ shipping_address: shipping });
});

test("an order without addresses changes its e-mail alone", () => {
  const stored = detailsOf(order({ shipping_address: null, billing_address: null }));
  expect(stored.same).toBe(false);
  expect(differing(stored, { ...stored, email: " ola@example.com " })).toEqual({ email: "ola@example.com" });
});

test("tags are sorted and each once", () => {
  expect(tagsOf(" rush, gift,, rush ")).toEqual(["gift", "rush"]);
});

test("what has left, or is cancelled, keeps its address", () => {
  expect(canChange(order({ state: "placed", fulfilment_state: "unfulfilled" }))).toBe(true);
  expect(canChange(order({ state: "fulfilled", fulfilment_state: "fulfilled" }))).toBe(false);
  expect(canChange(order({ state: "cancelled", fulfilment_state: "unfulfilled" }))).toBe(false);
});
