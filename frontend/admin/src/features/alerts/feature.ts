import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const list = createRoute({ ...inFrame, path: "/inventory/waited-for", component: lazyRouteComponent(() => import("./list.tsx"), "WaitedFor") });

export const alerts = feature({
  module: "alerts",
  routes: [list],
  actions: () => [{ to: "/inventory/waited-for", label: t("Waited for"), permission: "inventory.read", also: t("Sold out, back in stock") }],
});
