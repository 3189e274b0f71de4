import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Tag } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { listSearch } from "../../app/list-search.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const list = createRoute({
  ...inFrame,
  path: "/products",
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import("./list.tsx"), "Products"),
});

const page = createRoute({
  ...inFrame,
  path: "/products/$productId",
  component: lazyRouteComponent(() => import("./page.tsx"), "ProductPage"),
});

export const products = feature({
  module: "catalogue",
  routes: [list, page],
  places: () => [{ to: "/products", label: t("Products"), icon: Tag, permission: "catalogue.read", group: "goods", letter: "p" }],
});
