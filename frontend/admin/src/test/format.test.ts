import { describe, expect, it } from "vitest";
import { asDecimal, money, percent, typedAmount } from "../app/format.ts";

const plain = (text: string) => text.replace(/\u00a0/g, " ");

describe("money", () => {
  it("is written from exact minor units", () => {
    expect(plain(money({ amount: 123450, currency: "NOK" }))).toBe("NOK 1,234.50");
    expect(plain(money({ amount: 500, currency: "JPY" }))).toBe("JP¥500");
    expect(plain(money({ amount: -1005, currency: "EUR" }))).toBe("-€10.05");
    // IDR has two decimals in ISO 4217, and so in our books
    expect(plain(money({ amount: 1_500_000, currency: "IDR" }))).toBe("IDR 15,000.00");
  });

  it("keeps every digit of the largest amounts", () => {
    expect(asDecimal(999_999_999_999, "NOK")).toBe("9999999999.99");
    expect(asDecimal(7, "NOK")).toBe("0.07");
    expect(asDecimal(1234, "KWD")).toBe("1.234");
    expect(asDecimal(1234, "JPY")).toBe("1234");
  });
});

describe("an amount as typed", () => {
  it.each([
    ["12.50", 1250],
    ["12,5", 1250],
    ["1 250", 125000],
    ["1\u00a0250,05", 125005],
    ["0.01", 1],
  ])("%s is %i", (text, amount) => expect(typedAmount(text, "NOK")).toBe(amount));

  it.each(["", "0", "0.00", "-5", "12.505", "1,250.00", "twelve", "1e3", ".5"])("%s is not one", (text) =>
    expect(typedAmount(text, "NOK")).toBeNull(),
  );

  it("has as many decimals as its currency", () => {
    expect(typedAmount("12.5", "JPY")).toBeNull();
    expect(typedAmount("1.234", "KWD")).toBe(1234);
  });
});

it("a rate is in hundredths of a percent", () => {
  expect(percent(2500)).toBe("25%");
  expect(percent(1250)).toBe("12.5%");
});
