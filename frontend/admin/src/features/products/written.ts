/** A product as it is written in the editor, and what is sent of it. Pure. */
import type { Money, Schemas } from "@daybook/api-client";
import { asDecimal, typedAmount } from "../../app/format.ts";

export type Product = Schemas["KeptProductOut"];
export type Variant = Schemas["KeptVariantOut"];
export type Options = Record<string, string>;
export type FieldValue = string | number | boolean;
export type Fields = Record<string, FieldValue>;
export type Picture = Schemas["ImageIn"];
/** Amounts as typed, by currency. */
export type Typed = Record<string, string>;

export interface WrittenVariant {
  /** The SKU it is stored under; null for one that is not stored yet. */
  stored: string | null;
  /** Tells it from the others on the screen. */
  key: string;
  sku: string;
  options: Options;
  prices: Typed;
  compare_at: Typed;
  cost: Typed;
  tax_class: string;
  kind: string;
  tracked: boolean;
  sell_when_out: boolean;
  barcode: string;
  grams: string;
  image: string | null;
  custom_fields: Fields;
}

export interface Translation {
  title: string;
  description: string;
}

export interface Written {
  title: string;
  handle: string;
  description: string;
  status: string;
  vendor: string;
  product_type: string;
  tags: string;
  collections: string[];
  images: Picture[];
  translations: Record<string, Translation>;
  custom_fields: Fields;
  seo: { title: string; description: string };
  variants: WrittenVariant[];
}

const typed = (amounts: Money[]): Typed => Object.fromEntries(amounts.map(({ amount, currency }) => [currency, asDecimal(amount, currency)]));

/** Minor units of a price, which may be nothing: "0". null where it is no amount. */
export function typedPrice(text: string, currency: string): number | null {
  return /^\s*0+([.,]0+)?\s*$/.test(text) ? 0 : typedAmount(text, currency);
}

/** The currencies in which something is written that is no amount. */
export const wrongIn = (amounts: Typed): string[] =>
  Object.entries(amounts).flatMap(([currency, text]) => (text.trim() && typedPrice(text, currency) === null ? [currency] : []));

const amountsOf = (amounts: Typed): Money[] =>
  Object.entries(amounts).flatMap(([currency, text]) => {
    const amount = text.trim() ? typedPrice(text, currency) : null;
    return amount === null ? [] : [{ amount, currency }];
  });

export const writtenVariant = (variant: Variant): WrittenVariant => ({
  stored: variant.sku,
  key: variant.sku,
  sku: variant.sku,
  options: variant.options,
  prices: typed(variant.prices),
  compare_at: typed(variant.compare_at),
  cost: typed(variant.cost),
  tax_class: variant.tax_class,
  kind: variant.kind,
  tracked: variant.tracked,
  sell_when_out: variant.sell_when_out,
  barcode: variant.barcode ?? "",
  grams: variant.grams ? String(variant.grams) : "",
  image: variant.image,
  custom_fields: variant.custom_fields as Fields,
});

export const freshVariant = (key: string, options: Options, like?: WrittenVariant): WrittenVariant => ({
  stored: null,
  key,
  sku: "",
  options,
  prices: like?.prices ?? {},
  compare_at: like?.compare_at ?? {},
  cost: like?.cost ?? {},
  tax_class: like?.tax_class ?? "standard",
  kind: like?.kind ?? "goods",
  tracked: like?.tracked ?? true,
  sell_when_out: like?.sell_when_out ?? false,
  barcode: "",
  grams: like?.grams ?? "",
  image: null,
  custom_fields: {},
});

/** A picture as it is sent: the library knows the rest of what it says. */
export const sentPicture = ({ url, alt, alts, focal, width, height }: Schemas["ImageOut"]): Picture => ({
  url,
  alt,
  alts,
  ...(focal ? { focal } : {}),
  ...(width ? { width } : {}),
  ...(height ? { height } : {}),
});

export const written = (product: Product): Written => ({
  title: product.title,
  handle: product.handle,
  description: product.description,
  status: product.status,
  vendor: product.vendor,
  product_type: product.product_type,
  tags: product.tags.join(", "),
  collections: product.collections,
  images: product.images.map(sentPicture),
  translations: product.translations as Record<string, Translation>,
  custom_fields: product.custom_fields as Fields,
  seo: { title: product.seo.title ?? "", description: product.seo.description ?? "" },
  variants: product.variants.map(writtenVariant),
});

export const blank = (): Written => ({
  title: "",
  handle: "",
  description: "",
  status: "draft",
  vendor: "",
  product_type: "",
  tags: "",
  collections: [],
  images: [],
  translations: {},
  custom_fields: {},
  seo: { title: "", description: "" },
  variants: [freshVariant("first", {})],
});

const tagsOf = (text: string): string[] => [...new Set(text.split(",").map((each) => each.trim()).filter(Boolean))];
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function differing<Value extends object>(before: Value, now: Value): Partial<Value> {
  const names = Object.keys(now) as (keyof Value)[];
  return Object.fromEntries(names.filter((name) => !same(before[name], now[name])).map((name) => [name, now[name]])) as Partial<Value>;
}

type VariantBody = Omit<Schemas["NewVariantIn"], "sku">;

function variantBody({ prices, compare_at, cost, barcode, grams, kind, stored: _, key: _key, sku: _sku, ...rest }: Partial<WrittenVariant>): VariantBody {
  return {
    ...rest,
    ...(prices ? { prices: amountsOf(prices) } : {}),
    ...(compare_at ? { compare_at: amountsOf(compare_at) } : {}),
    ...(cost ? { cost: amountsOf(cost) } : {}),
    ...(barcode !== undefined ? { barcode: barcode.trim() || null } : {}),
    ...(grams !== undefined ? { grams: Number.parseInt(grams || "0", 10) } : {}),
    ...(kind !== undefined ? { kind: kind as "goods" } : {}),
  };
}

const added = (variant: WrittenVariant): Schemas["NewVariantIn"] => ({
  ...variantBody(variant),
  ...(variant.sku.trim() ? { sku: variant.sku.trim() } : {}),
});

function fieldsBody({ tags, status, variants: _, ...rest }: Partial<Written>) {
  return { ...rest, ...(tags !== undefined ? { tags: tagsOf(tags) } : {}), ...(status ? { status: status as "draft" } : {}) };
}

/** What a new product is sent as. Without an address of its own the API makes one of the title. */
export function newBody(now: Written): Schemas["NewProductIn"] {
  const { handle, ...rest } = fieldsBody(now);
  return { ...rest, title: now.title.trim(), ...(handle ? { handle } : {}), variants: now.variants.map(added) };
}

/** What differs from what is stored, and nothing else. */
export function changedBody(before: Written, now: Written, version: number): Schemas["ChangeProductIn"] {
  const kept = new Map(before.variants.map((variant) => [variant.stored, variant]));
  const staying = new Set(now.variants.map(({ stored }) => stored));
  const change = now.variants.flatMap((variant) => {
    const was = kept.get(variant.stored);
    const fields = was ? differing(was, variant) : {};
    return variant.stored && Object.keys(fields).length > 0 ? [{ ...variantBody(fields), sku: variant.stored }] : [];
  });
  const add = now.variants.filter(({ stored }) => !stored).map(added);
  const remove = before.variants.flatMap(({ stored }) => (stored && !staying.has(stored) ? [stored] : []));
  const moved = add.length + change.length + remove.length > 0;
  return { version, ...fieldsBody(differing(before, now)), ...(moved ? { variants: { add, change, remove } } : {}) };
}
