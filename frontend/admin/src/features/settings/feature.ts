import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Settings } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const page = createRoute({
  ...inFrame,
  path: "/settings",
  component: lazyRouteComponent(() => import("./page.tsx"), "Settings"),
});

export const settings = feature({
  module: "shop",
  routes: [page],
  places: () => [{ to: "/settings", label: t("Settings"), icon: Settings, permission: "settings.read", group: "shop", letter: "s" }],
});
