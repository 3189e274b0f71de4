import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";
import { customersSearch } from "./search.ts";

const list = createRoute({
  ...inFrame,
  path: "/customers",
  validateSearch: customersSearch,
  component: lazyRouteComponent(() => import("./list.tsx"), "Customers"),
});

const page = createRoute({
  ...inFrame,
  path: "/customers/$customerId",
  component: lazyRouteComponent(() => import("./page.tsx"), "CustomerPage"),
});

export const customers = feature({
  module: "customers",
  routes: [list, page],
  places: () => [{ to: "/customers", label: t("Customers"), icon: Users, permission: "customers.read", group: "people", letter: "c" }],
});
