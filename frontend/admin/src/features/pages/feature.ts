import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { BookOpenText } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const list = createRoute({ ...inFrame, path: "/pages", component: lazyRouteComponent(() => import("./list.tsx"), "ContentPages") });
const fresh = createRoute({ ...inFrame, path: "/pages/new", component: lazyRouteComponent(() => import("./page.tsx"), "NewContentPage") });
const page = createRoute({ ...inFrame, path: "/pages/$slug", component: lazyRouteComponent(() => import("./page.tsx"), "ContentPage") });

export const pages = feature({
  module: "look",
  routes: [list, fresh, page],
  places: () => [{ to: "/pages", label: t("Pages"), icon: BookOpenText, permission: "settings.read", group: "shop" }],
  actions: () => [{ to: "/pages/new", label: t("Write a page"), permission: "settings.write", also: "about delivery returns terms privacy contact cms" }],
});
