import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { PackageCheck } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";
import { packSearch, workSearch } from "./search.ts";

const list = createRoute({
  ...inFrame,
  path: "/fulfilment",
  validateSearch: workSearch,
  component: lazyRouteComponent(() => import("./list.tsx"), "Fulfilment"),
});

const pack = createRoute({
  ...inFrame,
  path: "/fulfilment/$orderId",
  validateSearch: packSearch,
  component: lazyRouteComponent(() => import("./pack.tsx"), "Pack"),
});

export const fulfilment = feature({
  module: "fulfilment",
  routes: [list, pack],
  places: () => [{ to: "/fulfilment", label: t("Fulfilment"), icon: PackageCheck, permission: "fulfilment.read", group: "sales", letter: "f" }],
  actions: () => [
    { to: "/fulfilment", label: t("Overdue orders"), permission: "fulfilment.read", search: { show: "overdue" }, also: t("Pick, pack and ship") },
  ],
});
