/** Roles and permissions in the words of people. */
import type { Schemas } from "@daybook/api-client";
import { t } from "../../app/words.ts";

export type Role = Schemas["InviteStaff"]["role"];
export const ROLES: readonly Role[] = ["owner", "manager", "fulfilment", "support", "accountant", "credit_controller"];

export function roleWords(role: string): string {
  const words: Record<string, string> = {
    owner: t("Owner"),
    manager: t("Manager"),
    fulfilment: t("Fulfilment"),
    support: t("Customer support"),
    accountant: t("Accountant"),
    credit_controller: t("Credit controller"),
  };
  return words[role] ?? role;
}

/** "orders.read" is "Orders: see"; an area without words of its own is said as it is. */
export function permissionWords(permission: string): string {
  if (permission === "holds.release") return t("Holds: release");
  if (permission === "customers.erase") return t("Customers: merge and erase");
  const [area = "", deed = ""] = permission.split(".");
  const areas: Record<string, string> = {
    catalogue: t("Products"),
    pricing: t("Prices"),
    inventory: t("Stock"),
    orders: t("Orders"),
    payments: t("Payments"),
    fulfilment: t("Fulfilment"),
    customers: t("Customers"),
    invoices: t("Invoices"),
    reviews: t("Reviews"),
    settings: t("Settings"),
    staff: t("Staff and keys"),
    imports: t("Imports"),
    jobs: t("Long work"),
    notifications: t("Messages"),
    media: t("Pictures"),
    reports: t("Reports"),
  };
  const deeds: Record<string, string> = { read: t("see"), write: t("change") };
  return `${areas[area] ?? area}: ${deeds[deed] ?? deed}`;
}
