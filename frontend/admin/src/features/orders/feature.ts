import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { ShoppingBag } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";
import { momentSearch, ordersSearch } from "./search.ts";

const list = createRoute({
  ...inFrame,
  path: "/orders",
  validateSearch: ordersSearch,
  component: lazyRouteComponent(() => import("./list.tsx"), "Orders"),
});

const page = createRoute({
  ...inFrame,
  path: "/orders/$orderId",
  validateSearch: momentSearch,
  component: lazyRouteComponent(() => import("./page.tsx"), "OrderPage"),
});

export const orders = feature({
  module: "orders",
  routes: [list, page],
  places: () => [{ to: "/orders", label: t("Orders"), icon: ShoppingBag, permission: "orders.read", group: "sales", letter: "o" }],
});
