import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Boxes } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { listSearch } from "../../app/list-search.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const list = createRoute({
  ...inFrame,
  path: "/inventory",
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import("./list.tsx"), "Inventory"),
});

const sku = createRoute({
  ...inFrame,
  path: "/inventory/$sku",
  component: lazyRouteComponent(() => import("./sku.tsx"), "Sku"),
});

export const inventory = feature({
  module: "inventory",
  routes: [list, sku],
  places: () => [{ to: "/inventory", label: t("Inventory"), icon: Boxes, permission: "inventory.read", group: "goods", letter: "i" }],
});
