/** Where one can go from anywhere: what this person may see, of the modules that are switched on. */
import { AlertTriangle, Boxes, FileText, type LucideIcon, Settings, ShoppingBag, Star, Tag, Upload, Users } from "lucide-react";
import { t } from "../app/words.ts";

interface Place {
  to: "/orders" | "/problems" | "/products" | "/inventory" | "/customers" | "/invoices" | "/reviews" | "/imports" | "/settings";
  label: string;
  icon: LucideIcon;
}

interface Shown extends Place {
  module: string;
  permission: string;
}

const all = (): Shown[] => [
  { to: "/orders", label: t("Orders"), icon: ShoppingBag, module: "orders", permission: "orders.read" },
  { to: "/problems", label: t("Problem orders"), icon: AlertTriangle, module: "orders", permission: "orders.read" },
  { to: "/products", label: t("Products"), icon: Tag, module: "catalogue", permission: "catalogue.read" },
  { to: "/inventory", label: t("Inventory"), icon: Boxes, module: "inventory", permission: "inventory.read" },
  { to: "/customers", label: t("Customers"), icon: Users, module: "customers", permission: "customers.read" },
  { to: "/invoices", label: t("Invoices"), icon: FileText, module: "invoicing", permission: "invoices.read" },
  { to: "/reviews", label: t("Reviews"), icon: Star, module: "reviews", permission: "reviews.read" },
  { to: "/imports", label: t("Imports"), icon: Upload, module: "interchange", permission: "jobs.read" },
  { to: "/settings", label: t("Settings"), icon: Settings, module: "shop", permission: "settings.read" },
];

export function places(permissions: readonly string[], on: ReadonlySet<string>): Place[] {
  const may = (permission: string) => permissions.includes("*") || permissions.includes(permission);
  return all().filter((place) => on.has(place.module) && may(place.permission));
}
