/** Every address of the app. Each screen is a file of its own, loaded when it is first opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { placeToReturn, session } from "../app/session.ts";
import { listSearch } from "../app/list-search.ts";
import { ordersSearch } from "../features/orders/search.ts";
import { NotFound, SignedIn, Wrong } from "./signed-in.tsx";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search): { back?: string } => (search.back ? { back: placeToReturn(search.back) } : {}),
  component: lazyRouteComponent(() => import("./sign-in.tsx"), "SignIn"),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: ({ location }) => {
    if (!session.token()) throw redirect({ to: "/sign-in", search: { back: placeToReturn(location.href) } });
  },
  component: SignedIn,
  notFoundComponent: NotFound,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/orders", replace: true });
  },
});

const orders = createRoute({
  getParentRoute: () => signedIn,
  path: "/orders",
  validateSearch: ordersSearch,
  component: lazyRouteComponent(() => import("../features/orders/list.tsx"), "Orders"),
});

const order = createRoute({
  getParentRoute: () => signedIn,
  path: "/orders/$orderId",
  component: lazyRouteComponent(() => import("../features/orders/page.tsx"), "OrderPage"),
});

const problems = createRoute({
  getParentRoute: () => signedIn,
  path: "/problems",
  component: lazyRouteComponent(() => import("../features/problems/list.tsx"), "Problems"),
});

const listed = { getParentRoute: () => signedIn, validateSearch: listSearch } as const;

const products = createRoute({
  ...listed,
  path: "/products",
  component: lazyRouteComponent(() => import("../features/products/list.tsx"), "Products"),
});

const product = createRoute({
  getParentRoute: () => signedIn,
  path: "/products/$productId",
  component: lazyRouteComponent(() => import("../features/products/page.tsx"), "ProductPage"),
});

const inventory = createRoute({
  ...listed,
  path: "/inventory",
  component: lazyRouteComponent(() => import("../features/inventory/list.tsx"), "Inventory"),
});

const sku = createRoute({
  getParentRoute: () => signedIn,
  path: "/inventory/$sku",
  component: lazyRouteComponent(() => import("../features/inventory/sku.tsx"), "Sku"),
});

const customers = createRoute({
  ...listed,
  path: "/customers",
  component: lazyRouteComponent(() => import("../features/customers/list.tsx"), "Customers"),
});

const reviews = createRoute({
  ...listed,
  path: "/reviews",
  component: lazyRouteComponent(() => import("../features/reviews/list.tsx"), "Reviews"),
});

const invoices = createRoute({
  ...listed,
  path: "/invoices",
  component: lazyRouteComponent(() => import("../features/invoices/list.tsx"), "Invoices"),
});

const imports = createRoute({
  getParentRoute: () => signedIn,
  path: "/imports",
  component: lazyRouteComponent(() => import("../features/imports/page.tsx"), "Imports"),
});

const oneImport = createRoute({
  getParentRoute: () => signedIn,
  path: "/imports/$jobId",
  component: lazyRouteComponent(() => import("../features/imports/page.tsx"), "ImportPage"),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: "/settings",
  component: lazyRouteComponent(() => import("../features/settings/page.tsx"), "Settings"),
});

const screens = [
  home, orders, order, problems, products, product, inventory, sku, customers, reviews, invoices, imports, oneImport, settings,
] as const;
const tree = root.addChildren([signIn, signedIn.addChildren([...screens])]);

export const router = createRouter({
  routeTree: tree,
  basepath: "/admin",
  scrollRestoration: true,
  defaultPreload: "intent",
  defaultErrorComponent: Wrong,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
