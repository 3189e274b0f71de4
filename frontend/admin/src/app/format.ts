/** Money, moments and numbers as people write them, and amounts as people type them. */
import type { Money } from "@daybook/api-client";
import { language, type Language } from "./words.ts";

// "en" alone writes months first, as few of our merchants do.
const LOCALES: Record<Language, string> = { en: "en-GB", nb: "nb-NO", id: "id-ID" };
const locale = (): string => LOCALES[language()];
const WITHOUT_MINOR_UNIT = new Set(
  "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" "),
);
const THOUSANDTHS = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "));

/** How many decimals a currency's minor unit has: the table of chalicelib/core/money.py (ISO 4217). */
export function decimals(currency: string): number {
  if (WITHOUT_MINOR_UNIT.has(currency)) return 0;
  return THOUSANDTHS.has(currency) ? 3 : 2;
}

export function money({ amount, currency }: Money): string {
  const places = decimals(currency);
  const style = { style: "currency", currency, minimumFractionDigits: places, maximumFractionDigits: places } as const;
  return new Intl.NumberFormat(locale(), style).format(asDecimal(amount, currency) as `${number}`);
}

/** An amount in few letters, for the side of a chart: "12K". Rounded, so never for a bill. */
export function shortMoney({ amount, currency }: Money): string {
  return new Intl.NumberFormat(locale(), { notation: "compact", maximumFractionDigits: 1 }).format(
    asDecimal(Math.round(amount), currency) as `${number}`,
  );
}

/** Minor units as plain decimal text: 1250 NOK is "12.50". Exact: no floats. */
export function asDecimal(amount: number, currency: string): string {
  const places = decimals(currency);
  const digits = String(Math.abs(amount)).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return `${amount < 0 ? "-" : ""}${whole}${places ? `.${digits.slice(-places)}` : ""}`;
}

/** Minor units of an amount as typed ("1 250,50", "12.5"); null where it is not an exact amount above zero. */
export function typedAmount(text: string, currency: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  const [, whole = "", fraction = ""] = /^(\d{1,10})(?:\.(\d+))?$/.exec(plain) ?? [];
  const places = decimals(currency);
  if (!whole || fraction.length > places) return null;
  const amount = Number(whole + fraction.padEnd(places, "0"));
  return amount > 0 ? amount : null;
}

/** A rate in hundredths of a percent: 2500 is "25%". */
export function percent(rate: number): string {
  return new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 2 }).format(rate / 10_000);
}

export function count(number: number): string {
  return new Intl.NumberFormat(locale()).format(number);
}

export function moment(at: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
}

/** A day; "short" leaves the year out. */
export function day(at: string, length: "medium" | "short" = "medium"): string {
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(at);
  const zone = plain ? { timeZone: "UTC" } : {};
  const style = length === "short" ? ({ day: "numeric", month: "short" } as const) : ({ dateStyle: "medium" } as const);
  return new Intl.DateTimeFormat(locale(), { ...style, ...zone }).format(new Date(at));
}

/** A day of the week in few letters; 1 is Monday. */
export function weekday(number: number): string {
  return new Intl.DateTimeFormat(locale(), { weekday: "short", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, number))); // 1 January 2024 was a Monday
}

export function country(code: string): string {
  try {
    return new Intl.DisplayNames(locale(), { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
