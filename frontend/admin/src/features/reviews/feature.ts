import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Star } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { listSearch } from "../../app/list-search.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const list = createRoute({
  ...inFrame,
  path: "/reviews",
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import("./list.tsx"), "Reviews"),
});

export const reviews = feature({
  module: "reviews",
  routes: [list],
  places: () => [{ to: "/reviews", label: t("Reviews"), icon: Star, permission: "reviews.read", group: "people", letter: "r" }],
});
