import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Tag } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";
import { bulkSearch, productsSearch } from "./search.ts";

const list = createRoute({
  ...inFrame,
  path: "/products",
  validateSearch: productsSearch,
  component: lazyRouteComponent(() => import("./list.tsx"), "Products"),
});

const fresh = createRoute({
  ...inFrame,
  path: "/products/new",
  component: lazyRouteComponent(() => import("./page.tsx"), "NewProduct"),
});

const bulk = createRoute({
  ...inFrame,
  path: "/products/bulk",
  validateSearch: bulkSearch,
  component: lazyRouteComponent(() => import("./bulk.tsx"), "BulkEditor"),
});

const page = createRoute({
  ...inFrame,
  path: "/products/$productId",
  component: lazyRouteComponent(() => import("./page.tsx"), "ProductPage"),
});

export const products = feature({
  module: "catalogue",
  routes: [list, fresh, bulk, page],
  places: () => [{ to: "/products", label: t("Products"), icon: Tag, permission: "catalogue.read", group: "goods", letter: "p" }],
  actions: () => [
    { to: "/products/new", label: t("Add a product"), permission: "catalogue.write" },
    { to: "/products/bulk", label: t("Edit many"), permission: "catalogue.write" },
  ],
});
