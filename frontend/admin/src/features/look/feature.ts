import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Palette } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const page = createRoute({
  ...inFrame,
  path: "/look",
  component: lazyRouteComponent(() => import("./page.tsx"), "LookPage"),
});

export const look = feature({
  module: "look",
  routes: [page],
  places: () => [{ to: "/look", label: t("Look"), icon: Palette, permission: "settings.read", group: "shop", letter: "l" }],
  actions: () => [{ to: "/look", label: t("Arrange the home page"), permission: "settings.write", also: "design theme colours logo font" }],
});
