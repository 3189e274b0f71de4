/** A collection as it is written in its editor, and what is sent of it. Pure. */
import type { Schemas } from "@daybook/api-client";
import { asDecimal } from "../../app/format.ts";
import { type Picture, sentPicture, type Translation, typedPrice } from "../products/written.ts";

export type Collection = Schemas["KeptCollectionOut"];
export const ASKS = {
  tag: ["is", "not"],
  title: ["contains", "starts"],
  vendor: ["is", "not"],
  type: ["is", "not"],
  price: ["above", "below"],
} as const;
export type FieldName = keyof typeof ASKS;
export type Asks = (typeof ASKS)[FieldName][number];

export interface WrittenCondition {
  field: FieldName;
  is: Asks;
  value: string;
}
export interface WrittenRule {
  match: "all" | "any";
  conditions: WrittenCondition[];
}
export interface Written {
  title: string;
  handle: string;
  description: string;
  translations: Record<string, Translation>;
  image: Picture | null;
  /** Where it stands among the shop's collections: the smallest comes first. */
  position: string;
  rule: WrittenRule | null;
}

export const firstRule = (): WrittenRule => ({ match: "all", conditions: [{ field: "tag", is: "is", value: "" }] });
export const blank = (): Written => ({ title: "", handle: "", description: "", translations: {}, image: null, position: "0", rule: null });

/** Prices are kept as "NOK 50000": minor units. */
function shown(rule: WrittenRule | null): WrittenRule | null {
  if (!rule) return null;
  const amount = (value: string) => {
    const [currency = "", minor = "0"] = value.split(" ");
    return asDecimal(Number(minor), currency);
  };
  return { ...rule, conditions: rule.conditions.map((each) => (each.field === "price" ? { ...each, value: amount(each.value) } : each)) };
}

/** The rule as it is sent, or null where a price in it is no amount. */
export function sent(rule: WrittenRule, currency: string): WrittenRule | null {
  const conditions = rule.conditions.map((each) => {
    if (each.field !== "price") return { ...each, value: each.value.trim() };
    const amount = typedPrice(each.value, currency);
    return amount === null ? null : { ...each, value: `${currency} ${amount}` };
  });
  return conditions.every((each) => each !== null) ? { ...rule, conditions } : null;
}

export const written = (stored: Collection): Written => ({
  title: stored.title,
  handle: stored.handle,
  description: stored.description,
  translations: stored.translations as Record<string, Translation>,
  image: stored.image && sentPicture(stored.image),
  position: String(stored.position),
  rule: shown(stored.rule as WrittenRule | null),
});
