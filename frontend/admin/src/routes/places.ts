/** Where one can go from anywhere: what this person may see, of the modules that are switched on. */
import { AlertTriangle, type LucideIcon, ShoppingBag } from "lucide-react";
import { t } from "../app/words.ts";

interface Place {
  to: "/orders" | "/problems";
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
];

export function places(permissions: readonly string[], on: ReadonlySet<string>): Place[] {
  const may = (permission: string) => permissions.includes("*") || permissions.includes(permission);
  return all().filter((place) => on.has(place.module) && may(place.permission));
}
