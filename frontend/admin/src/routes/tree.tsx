/** Every address of the app. Each screen is a file of its own, loaded when it is first opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { placeToReturn, session } from "../app/session.ts";
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

const tree = root.addChildren([signIn, signedIn.addChildren([home, orders, order, problems])]);

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
