import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { House } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";
import { homeSearch } from "./search.ts";

const page = createRoute({
  ...inFrame,
  path: "/",
  validateSearch: homeSearch,
  component: lazyRouteComponent(() => import("./page.tsx"), "Home"),
});

const runningOut = createRoute({
  ...inFrame,
  path: "/running-out",
  component: lazyRouteComponent(() => import("./running-out.tsx"), "RunningOut"),
});

export const home = feature({
  module: "shop",
  routes: [page, runningOut],
  places: () => [{ to: "/", label: t("Home"), icon: House, permission: "", group: "home", letter: "h" }],
  actions: () => [{ to: "/running-out", label: t("What is running out of stock"), permission: "inventory.read", module: "reports" }],
});
