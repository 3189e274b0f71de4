import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Boxes } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";
import { stockSearch } from "./search.ts";

const list = createRoute({
  ...inFrame,
  path: "/inventory",
  validateSearch: stockSearch,
  component: lazyRouteComponent(() => import("./list.tsx"), "Inventory"),
});

const sku = createRoute({
  ...inFrame,
  path: "/inventory/$sku",
  component: lazyRouteComponent(() => import("./sku.tsx"), "Sku"),
});

const counts = createRoute({ ...inFrame, path: "/inventory/counts", component: lazyRouteComponent(() => import("./counts.tsx"), "Counts") });
const count = createRoute({ ...inFrame, path: "/inventory/counts/$countId", component: lazyRouteComponent(() => import("./counts.tsx"), "CountPage") });

export const inventory = feature({
  module: "inventory",
  routes: [list, counts, count, sku],
  places: () => [{ to: "/inventory", label: t("Inventory"), icon: Boxes, permission: "inventory.read", group: "goods", letter: "i" }],
  actions: () => [{ to: "/inventory/counts", label: t("Counts"), permission: "inventory.read", also: t("Count or move stock") }],
});
