import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { feature } from "../../app/feature.ts";
import { text } from "../../app/list-search.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const page = createRoute({
  ...inFrame,
  path: "/orders/new",
  validateSearch: (search): { customer?: string } => text(search, "customer"),
  component: lazyRouteComponent(() => import("./page.tsx"), "NewOrder"),
});

export const newOrder = feature({
  module: "checkout",
  routes: [page],
  actions: () => [{ to: "/orders/new", label: t("Create an order for a customer"), permission: "orders.write", also: t("New order") }],
});
