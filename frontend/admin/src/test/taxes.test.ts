import { describe, expect, it } from "vitest";
import { added, faultOf, rateFor, rateOf, sent, taxOf, typedRate, written } from "../features/settings/taxes.ts";

const TABLE = {
  version: 3,
  classes: [
    { id: "standard", title: "Standard" },
    { id: "food", title: "Food" },
  ],
  zones: [{ id: "no", title: "Norway", countries: ["NO", "SJ"], rates: { standard: 2500, food: 1550 } }],
};

describe("a rate", () => {
  it("is typed with a point or a comma, with at most two decimals, up to 100", () => {
    expect(["25", "15,5", "15.50 %", "0", "100"].map(rateOf)).toEqual([2500, 1550, 1550, 0, 10_000]);
    expect(["", "-1", "100.01", "1.255", "a lot", "1,2,3"].map(rateOf)).toEqual([null, null, null, null, null, null]);
  });

  it("is written as short as it can be", () => {
    expect([2500, 1550, 1, 0].map(typedRate)).toEqual(["25", "15.5", "0.01", "0"]);
  });
});

describe("the table", () => {
  it("is sent as it was read where nothing was changed", () => {
    const { version: _, ...whole } = TABLE;
    expect(sent(written(TABLE))).toEqual(whole);
  });

  it("gives new rows ids after their titles that no other row has, and forgets the rates of what is gone", () => {
    const { classes, zones } = written(TABLE);
    const id = added(classes);
    expect([id, added([{ id }]), added([{ id: "x" }])]).toEqual(["+1", "+2", "+1"]);
    const value = {
      classes: [{ id: "standard", title: "Standard" }, { id: "+1", title: "Bøker & blad" }, { id: "+2", title: "Standard" }, { id: "+3", title: "食品" }],
      zones: [...zones, { id: "+1", title: "No", countries: ["SE"], rates: { standard: "25", "+1": "6" } }],
    };
    expect(sent(value)).toEqual({
      classes: [
        { id: "standard", title: "Standard" },
        { id: "boker_blad", title: "Bøker & blad" },
        { id: "standard_2", title: "Standard" },
        { id: "rate", title: "食品" },
      ],
      zones: [
        { id: "no", title: "Norway", countries: ["NO", "SJ"], rates: { standard: 2500 } },
        { id: "no_2", title: "No", countries: ["SE"], rates: { standard: 2500, boker_blad: 600 } },
      ],
    });
  });

  it("says what keeps countries from being saved", () => {
    const { classes, zones } = written(TABLE);
    const zone = zones[0];
    if (!zone) throw new Error("there is one");
    expect(faultOf(zone, classes)).toBeNull();
    expect(faultOf({ ...zone, countries: [] }, classes)).toBe("no_country");
    expect(faultOf({ ...zone, rates: { standard: " ", food: "15" } }, classes)).toBe("no_standard");
    expect(faultOf({ ...zone, rates: { standard: "25", food: "fifteen" } }, classes)).toBe("bad_rate");
  });
});

describe("the example", () => {
  it("takes the rate of the class, else the standard one, else none", () => {
    const value = written({ ...TABLE, zones: [{ id: "no", title: "Norway", countries: ["NO"], rates: { standard: 2500 } }] });
    expect([rateFor(value, "standard", "NO"), rateFor(value, "food", "NO"), rateFor(value, "food", "SE")]).toEqual([2500, 2500, 0]);
    expect(rateFor(written(TABLE), "food", "NO")).toBe(1550);
  });

  it("rounds half up, as the server does", () => {
    expect(taxOf(10_000, 2500, true)).toBe(2000); // 100.00 with 25 % holds 20.00
    expect(taxOf(10_000, 2500, false)).toBe(2500);
    expect(taxOf(2, 2500, false)).toBe(1); // 0.5 of the smallest unit
    expect(taxOf(1, 2500, true)).toBe(0); // 0.2 of it
    expect(taxOf(10_000, 0, true)).toBe(0);
  });
});
