/** One customer as the API gives it, and the groups customers are in. */
import { answered, type Money, type Schemas } from "@daybook/api-client";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { day, money } from "../../app/format.ts";
import { pages } from "../../app/pages.ts";
import { t } from "../../app/words.ts";

export type Customer = Schemas["CustomerOut"];
export type Happened = Schemas["CustomerEventOut"];

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ["customer", id],
    queryFn: ({ signal }) => answered(api.GET("/api/admin/customers/{customer_id}", { params: { path: { customer_id: id } }, signal })),
  });

export const groupsQuery = queryOptions({
  queryKey: ["customer-groups"],
  queryFn: ({ signal }) => answered(api.GET("/api/admin/customer-groups", { signal })),
});

export const happenedQuery = (id: string) =>
  pages<Happened>(["customer", id, "timeline"], ({ page, signal }) =>
    answered(api.GET("/api/admin/customers/{customer_id}/timeline", { params: { path: { customer_id: id }, query: page }, signal })),
  );

/** Amounts in several currencies, one after the other. */
export const inEach = (amounts: Money[]) => amounts.map(money).join(" + ");

export const nameOf = (customer: { name: string; email: string }) => customer.name || customer.email;

/** [name, title, value] of the business's own fields that this customer has, in the order the business gave them. */
export function customFacts(customer: Pick<Customer, "custom_fields">, defined: readonly Schemas["CustomFieldOut"][]): [string, string, string][] {
  const kept = customer.custom_fields;
  const known = defined.filter(({ name }) => name in kept).map(({ name, title, type }): [string, string, string] => {
    const value = kept[name];
    return [name, title, type === "flag" ? (value ? t("Yes") : t("No")) : type === "date" ? day(String(value)) : String(value)];
  });
  // One that is no longer defined has no title, but is still kept
  const others = Object.keys(kept).filter((name) => !defined.some((each) => each.name === name));
  return [...known, ...others.map((name): [string, string, string] => [name, name, String(kept[name])])];
}

function fieldWord(field: string): string {
  const words: Record<string, string> = {
    name: t("Name"),
    phone: t("Phone"),
    language: t("Language"),
    group: t("Group"),
    tax_number: t("Tax or organisation number"),
    note: t("Note"),
    addresses: t("Addresses"),
    custom_fields: t("Custom fields"),
  };
  return words[field] ?? field;
}

/** What happened, as a line of the history. */
export function happenedWord({ name, payload }: Happened): string {
  const fields = Array.isArray(payload.fields) ? payload.fields.map(String) : [];
  const words: Record<string, string> = {
    "customer.added": t("First known here"),
    "customer.code_requested": t("Asked for a sign-in code"),
    "customer.account_opened": t("Opened an account"),
    "customer.consent_changed": payload.accepts_marketing ? t("Agreed to news by e-mail") : t("Wants no more news by e-mail"),
    "customer.joined": t("Another customer was merged into this one"),
    "customer.changed": t("Changed: {fields}", { fields: fields.map(fieldWord).join(", ") }),
  };
  return words[name] ?? name;
}
