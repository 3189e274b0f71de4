import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { listSearch } from "../../app/list-search.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const list = createRoute({
  ...inFrame,
  path: "/customers",
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import("./list.tsx"), "Customers"),
});

export const customers = feature({
  module: "customers",
  routes: [list],
  places: () => [{ to: "/customers", label: t("Customers"), icon: Users, permission: "customers.read", group: "people", letter: "c" }],
});
