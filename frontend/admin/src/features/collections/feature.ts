import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Layers } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const list = createRoute({ ...inFrame, path: "/collections", component: lazyRouteComponent(() => import("./list.tsx"), "Collections") });
const fresh = createRoute({ ...inFrame, path: "/collections/new", component: lazyRouteComponent(() => import("./page.tsx"), "NewCollection") });
const page = createRoute({ ...inFrame, path: "/collections/$handle", component: lazyRouteComponent(() => import("./page.tsx"), "CollectionPage") });

export const collections = feature({
  module: "catalogue",
  routes: [list, fresh, page],
  places: () => [{ to: "/collections", label: t("Collections"), icon: Layers, permission: "catalogue.read", group: "goods" }],
  actions: () => [{ to: "/collections/new", label: t("Add a collection"), permission: "catalogue.write" }],
});
