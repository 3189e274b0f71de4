/** What a job's states and a product's fields are called. */
import type { Tone } from "@daybook/ui";
import { t } from "../../app/words.ts";

export const TONES: Record<string, Tone> = { draft: "notice", waiting: "notice", running: "accent", done: "good", failed: "danger", cancelled: "calm", expired: "calm" };
export const OVER = ["done", "failed", "cancelled", "expired"];

export function stateWord(state: string): string {
  const words: Record<string, string> = {
    draft: t("Not started"),
    waiting: t("Waiting"),
    running: t("Under way"),
    done: t("Done"),
    failed: t("Failed"),
    cancelled: t("Cancelled"),
    expired: t("Removed"),
  };
  return words[state] ?? state;
}

/** Our field that a column of a file of products becomes. */
export function fieldWord(field: string): string {
  const words: Record<string, string> = {
    handle: t("Address of the page"),
    title: t("Title"),
    description: t("Description"),
    vendor: t("Vendor"),
    category: t("Category, as a custom field"),
    product_type: t("Product type, and a collection"),
    tags: t("Tags"),
    published: t("Whether it is for sale"),
    status: t("State"),
    sku: t("SKU"),
    barcode: t("Barcode"),
    option1_name: t("Name of option {number}", { number: 1 }),
    option1_value: t("Value of option {number}", { number: 1 }),
    option2_name: t("Name of option {number}", { number: 2 }),
    option2_value: t("Value of option {number}", { number: 2 }),
    option3_name: t("Name of option {number}", { number: 3 }),
    option3_value: t("Value of option {number}", { number: 3 }),
    price: t("Price"),
    compare_at: t("Price before"),
    cost: t("Cost"),
    taxable: t("Tax class"),
    tax_code: t("Tax code, as a custom field"),
    tracker: t("Whether stock is counted"),
    quantity: t("Quantity in stock"),
    policy: t("Whether it is sold when out of stock"),
    grams: t("Weight"),
    weight_unit: t("Unit of weight, as a custom field"),
    requires_shipping: t("Whether it is shipped"),
    service: t("Who fulfils, as a custom field"),
    image: t("Picture"),
    image_position: t("Order of the pictures"),
    image_alt: t("Description of the picture"),
    variant_image: t("Picture of the variant"),
    gift_card: t("Whether it is a gift card"),
    seo_title: t("Title for search engines"),
    seo_description: t("Description for search engines"),
  };
  return words[field] ?? field;
}

/** What can be exported, and the permission it asks for. */
export const CONTENTS = { products: "catalogue.read", customers: "customers.read", orders: "orders.read", stock: "inventory.read" } as const;
export type Content = keyof typeof CONTENTS;

export function contentWord(content: string): string {
  const words: Record<string, string> = { products: t("Products"), customers: t("Customers"), orders: t("Orders"), stock: t("Stock levels") };
  return words[content] ?? content;
}
