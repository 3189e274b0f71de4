import { describe, expect, it } from "vitest";
import { explained } from "../features/orders/explained.ts";
import { firstQuantities, type Line, type Order, placesToShipFrom, possible } from "../features/orders/order.ts";
import { quantitiesGiven } from "../features/orders/quantities.tsx";
import { addressLines } from "../features/orders/people.tsx";
import { actorWord } from "../features/orders/words.ts";

const kroner = (amount: number) => ({ amount, currency: "NOK" });
const line = (more: Partial<Line>): Line => ({ id: "lin_1", quantity: 2, shipped: 0, returned: 0, cancelled: 0, ...more }) as Line;

function order(more: Partial<Order>): Order {
  const sums = { owed: kroner(0), authorised: kroner(0), refundable: kroner(0) };
  return { state: "placed", lines: [line({})], allocations: [], ...sums, ...more } as Order;
}

const anyone = () => true;

describe("what can be done with an order", () => {
  it("an unpaid one can be shipped, paid, held and cancelled", () => {
    expect(possible(order({ owed: kroner(100) }), anyone)).toEqual(["ship", "pay", "hold", "cancel"]);
  });

  it("what is authorised is captured, not entered by hand", () => {
    const held = order({ owed: kroner(100), authorised: kroner(100) });
    expect(possible(held, anyone)).toEqual(["ship", "capture", "hold", "cancel"]);
  });

  it("one that has left can only be refunded", () => {
    const gone = order({ state: "fulfilled", lines: [line({ shipped: 2 })], refundable: kroner(100) });
    expect(possible(gone, anyone)).toEqual(["refund"]);
  });

  it("on hold nothing is shipped; partly shipped it is not cancelled", () => {
    expect(possible(order({ state: "on_hold" }), anyone)).toEqual(["hold", "cancel"]);
    expect(possible(order({ state: "partly_fulfilled", lines: [line({ shipped: 1 })] }), anyone)).toEqual(["ship", "hold"]);
  });

  it("is only what this person may do", () => {
    expect(possible(order({ owed: kroner(100) }), (permission) => permission === "fulfilment.write")).toEqual(["ship"]);
  });
});

it("only places with something left are offered to ship from", () => {
  const lines = [line({ id: "a", shipped: 2 }), line({ id: "b" })];
  const allocations = [
    { line_id: "a", location_id: "bergen", quantity: 2 },
    { line_id: "b", location_id: "oslo", quantity: 1 },
    { line_id: "b", location_id: "jakarta", quantity: 1 },
  ];
  expect(placesToShipFrom(order({ lines, allocations }))).toEqual(["jakarta", "oslo"]);
});

it("a shipment from one place begins with what is allocated there, and with what needs no place", () => {
  const lines = [line({ id: "a", quantity: 3, shipped: 1 }), line({ id: "b" }), line({ id: "gone", shipped: 2 })];
  const allocations = [
    { line_id: "a", location_id: "oslo", quantity: 1 },
    { line_id: "a", location_id: "bergen", quantity: 2 },
  ];
  expect(firstQuantities(order({ lines, allocations }), "oslo")).toEqual({ a: "1", b: "2" });
  expect(firstQuantities(order({ lines, allocations }), "bergen")).toEqual({ a: "2", b: "2" });
});

it("lines of none are left out of what is sent", () => {
  expect(quantitiesGiven({ a: "2", b: "0", c: "" })).toEqual([{ line_id: "a", quantity: 2 }]);
});

describe("an event is explained", () => {
  const said = (name: string, payload: Record<string, unknown>, places = new Map<string, string>()) =>
    explained({ name, payload }, places).map((each) => each.replace(/\u00a0/g, " "));

  it("by its money and its reason", () => {
    const payload = { amount: 1250, refunded: 2000, paid: 5000, currency: "NOK", reason: "cancelled_by_shop" };
    expect(said("order.refunded", payload)).toEqual(["NOK 12.50", "Cancelled by the shop", "NOK 20.00 of NOK 50.00 has gone back in all"]);
  });

  it("by what was placed, from where, and what was promised", () => {
    const lines = [{ quantity: 3, allocations: [{ location_id: "loc_1", quantity: 3 }] }];
    const delivery = { promise: { earliest: "2026-11-27", latest: "2026-12-01" } };
    const order = { lines, delivery, totals: { total: 93700 }, currency: "NOK", payment_method: "invoice" };
    expect(said("order.placed", { order }, new Map([["loc_1", "Oslo"]]))).toEqual([
      "3 items, NOK 937.00",
      "Pays: Invoice",
      "Taken from: Oslo",
      "Promised: 27 Nov 2026 to 1 Dec 2026",
    ]);
  });

  it("by what a change was before and is now", () => {
    const changes = { tags: { before: [], after: ["gift"] }, email: { before: "a@example.com", after: "b@example.com" } };
    expect(said("order.edited", { changes, reason: "She moved" })).toEqual([
      "She moved",
      "Tags: nothing is now gift",
      "E-mail: “a@example.com” is now “b@example.com”",
    ]);
  });

  it("by a hold and a parcel, and one nobody knows by its reason", () => {
    expect(said("order.held", { hold: { type: "fraud", reason: "Odd" } })).toEqual(["Fraud: Odd"]);
    const parcel = { carrier: "Posten", tracking_number: "37", lines: [{ quantity: 2, title: "Mug" }], all: false };
    expect(said("order.shipped", parcel)).toEqual(["2 × Mug", "Posten 37", "More is still to leave."]);
    expect(said("module.of_tomorrow", { reason: "Because" })).toEqual(["Because"]);
  });
});

it("who did it is named where the name is known", () => {
  const names = new Map([["stf_1", "Kari"]]);
  expect(["staff:stf_1", "staff:stf_2", "anyone", "system"].map((actor) => actorWord(actor, names))).toEqual([
    "Kari",
    "Staff",
    "The buyer",
    "Daybook",
  ]);
});

it("an address has no empty lines", () => {
  const address = { name: "Kari", line1: "Storgata 1", line2: "", postal_code: "0155", city: "Oslo", country: "NO" };
  expect(addressLines(address)).toEqual(["Kari", "Storgata 1", "0155 Oslo", "Norway"]);
});
