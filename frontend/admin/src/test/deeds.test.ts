import { Refusal, refusalOf } from "@daybook/api-client";
import { describe, expect, it } from "vitest";
import { text } from "../app/list-search.ts";
import { OnceKeys } from "../app/once.ts";
import { placeToReturn } from "../app/session.ts";
import { difference } from "../features/inventory/reasons.ts";
import { asked, ordersSearch } from "../features/orders/search.ts";

describe("idempotency keys", () => {
  it("stay while the same is tried again, and are new for another body", () => {
    const keys = new OnceKeys();
    const first = keys.keyFor({ amount: 1 });
    expect(keys.keyFor({ amount: 1 })).toBe(first);
    expect(keys.keyFor({ amount: 2 })).not.toBe(first);
  });

  it("are new once there was an answer", () => {
    const keys = new OnceKeys();
    const first = keys.keyFor({});
    keys.answered();
    expect(keys.keyFor({})).not.toBe(first);
  });
});

describe("the place to return to", () => {
  it.each(["https://evil.example", "//evil.example", "/\\evil.example", "sign-in", "/sign-in?back=/x", 7, null])(
    "%s is not one",
    (wanted) => expect(placeToReturn(wanted)).toBe("/"),
  );

  it("is a place of the app", () => expect(placeToReturn("/orders/ord_1?x=1")).toBe("/orders/ord_1?x=1"));
});

describe("what an address says of the orders", () => {
  it("is kept where it is known and dropped where it is not", () => {
    const given = { q: " kari ", state: "placed", payment: "gold", fulfilment: "", page: 3 };
    expect(ordersSearch(given)).toEqual({ q: "kari", state: "placed" });
    expect(text({ q: 42 }, "q")).toEqual({ q: "42" });
  });

  it("is asked for in the API's words", () => {
    const search = { payment: "paid", fulfilment: "unfulfilled", q: "a" };
    expect(asked(search)).toEqual({ payment_state: "paid", fulfilment_state: "unfulfilled", q: "a" });
  });
});

it("a count says how many there are, other reasons how many came or went", () => {
  expect(difference("counted", 7)).toEqual({ counted: 7 });
  expect(difference("received", 7)).toEqual({ on_hand: 7 });
  expect(difference("lost", 7)).toEqual({ on_hand: -7 });
});

describe("a refusal", () => {
  it("keeps its sentence, its code and what it says of each field", () => {
    const fields = [{ field: "lines.lin_1", code: "too_many", detail: "Only 1 is left." }];
    const refusal = refusalOf(409, { status: 409, code: "too_many", detail: "Too many.", fields, request_id: "r1" });
    expect([refusal.message, refusal.code, refusal.status, refusal.requestId]).toEqual(["Too many.", "too_many", 409, "r1"]);
    expect(refusal.about("lines")).toBe("Only 1 is left.");
    expect(refusal.about("line")).toBeUndefined();
  });

  it("is made of any answer", () => {
    const refusal = refusalOf(502, "<html>");
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal.message).toBe("The shop answered 502, without a reason. Try again in a moment.");
  });
});
