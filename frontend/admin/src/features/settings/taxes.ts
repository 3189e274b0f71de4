/** The tax table as it is written, what is wrong with it, and the tax of an amount. */
import type { Schemas } from "@daybook/api-client";
import { free } from "./names.ts";

type Table = Schemas["TaxesOut"];
type Sent = Schemas["SetTaxes"];

export interface Zone {
  id: string;
  title: string;
  countries: string[];
  /** By tax class, in percent as typed; "" has the zone's standard rate. */
  rates: Record<string, string>;
}

export interface Written {
  classes: { id: string; title: string }[];
  zones: Zone[];
}

export const STANDARD = "standard";
const WHOLE = 10_000;
const NEW = "+"; // begins the ids of what is not stored yet

/** Hundredths of a percent as people write them: 2550 is "25.5". */
export const typedRate = (rate: number): string => String(rate / 100);

/** "25", "25,5" or "25.50 %" in hundredths of a percent; null where it is no rate from 0 to 100 percent. */
export function rateOf(text: string): number | null {
  const [, whole = "", fraction = ""] = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim()) ?? [];
  if (!whole) return null;
  const rate = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return rate <= WHOLE ? rate : null;
}

export function written(table: Table): Written {
  const zones = table.zones.map(({ rates, ...zone }) => ({
    ...zone,
    rates: Object.fromEntries(Object.entries(rates).map(([name, rate]) => [name, typedRate(rate)])),
  }));
  return { classes: table.classes, zones };
}

export const added = (rows: readonly { id: string }[]): string =>
  NEW + (1 + Math.max(0, ...rows.filter(({ id }) => id.startsWith(NEW)).map(({ id }) => Number(id.slice(1)))));

/** What keeps a zone from being saved. */
export type Fault = "no_country" | "no_standard" | "bad_rate";

export function faultOf(zone: Zone, classes: Written["classes"]): Fault | null {
  if (zone.countries.length === 0) return "no_country";
  const typed = classes.map(({ id }) => zone.rates[id]?.trim() ?? "");
  if (typed.some((text) => text !== "" && rateOf(text) === null)) return "bad_rate";
  return zone.rates[STANDARD]?.trim() ? null : "no_standard";
}

/** What is sent: new rows get ids after their titles, and rates of classes that are gone are left out. */
export function sent({ classes, zones }: Written): Pick<Sent, "classes" | "zones"> {
  const named = names(classes);
  const zoned = names(zones);
  return {
    classes: classes.map(({ id, title }) => ({ id: named.get(id) ?? id, title })),
    zones: zones.map(({ id, rates, ...zone }) => ({
      ...zone,
      id: zoned.get(id) ?? id,
      rates: Object.fromEntries(
        classes.flatMap((each) => {
          const rate = rateOf(rates[each.id] ?? "");
          return rate === null ? [] : [[named.get(each.id) ?? each.id, rate]];
        }),
      ),
    })),
  };
}

/** A lasting id for each row: its own, or one made of its title that no other row has. */
function names(rows: readonly { id: string; title: string }[]): Map<string, string> {
  const taken = new Set(rows.map(({ id }) => id));
  const found = new Map<string, string>();
  for (const { id, title } of rows) {
    if (!id.startsWith(NEW)) continue;
    const name = free(title, taken, 30, "rate");
    taken.add(name);
    found.set(id, name);
  }
  return found;
}

/** The rate of a class in a country: chalicelib/pricing/rules.py, rate_for. */
export function rateFor({ zones }: Written, taxClass: string, where: string): number {
  const zone = zones.find(({ countries }) => countries.includes(where));
  return rateOf(zone?.rates[taxClass] ?? "") ?? rateOf(zone?.rates[STANDARD] ?? "") ?? 0;
}

/** The tax of an amount in minor units, rounded half up as the server rounds it; `inclusive`: it is in the amount. */
export function taxOf(amount: number, rate: number, inclusive: boolean): number {
  const whole = inclusive ? WHOLE + rate : WHOLE;
  return Math.floor((2 * amount * rate + whole) / (2 * whole));
}
