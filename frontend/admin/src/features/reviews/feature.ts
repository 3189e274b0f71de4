import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Star } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";
import { reviewsSearch } from "./search.ts";

const list = createRoute({
  ...inFrame,
  path: "/reviews",
  validateSearch: reviewsSearch,
  component: lazyRouteComponent(() => import("./list.tsx"), "Reviews"),
});

const comments = createRoute({
  ...inFrame,
  path: "/reviews/comments",
  validateSearch: reviewsSearch,
  component: lazyRouteComponent(() => import("./comments.tsx"), "Comments"),
});

const rules = createRoute({
  ...inFrame,
  path: "/reviews/rules",
  component: lazyRouteComponent(() => import("./rules.tsx"), "Rules"),
});

export const reviews = feature({
  module: "reviews",
  routes: [list, comments, rules],
  places: () => [{ to: "/reviews", label: t("Reviews"), icon: Star, permission: "reviews.read", group: "people", letter: "r" }],
  actions: () => [
    { to: "/reviews/comments", label: t("Comments that wait"), permission: "reviews.read" },
    { to: "/reviews/rules", label: t("What is published by itself"), permission: "reviews.read" },
  ],
});
