import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { AlertTriangle } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const list = createRoute({
  ...inFrame,
  path: "/problems",
  component: lazyRouteComponent(() => import("./list.tsx"), "Problems"),
});

export const problems = feature({
  module: "orders",
  routes: [list],
  places: () => [
    { to: "/problems", label: t("Problem orders"), icon: AlertTriangle, permission: "orders.read", group: "sales", letter: "x" },
  ],
});
