/** The addresses of the app: signing in, home, and those of every feature. Each screen is loaded when it is first opened. */
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { placeToReturn } from "../app/session.ts";
import { features } from "../features/index.ts";
import { inFrame, root, signedIn } from "./parents.ts";
import { NotFound, SignedIn, Wrong } from "./signed-in.tsx";

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search): { back?: string } => (search.back ? { back: placeToReturn(search.back) } : {}),
  component: lazyRouteComponent(() => import("./sign-in.tsx"), "SignIn"),
});

const home = createRoute({
  ...inFrame,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/orders", replace: true });
  },
});

type FeatureRoute = (typeof features)[number]["routes"][number];
const featureRoutes = features.flatMap((each) => [...each.routes] as FeatureRoute[]);
root.update({ notFoundComponent: NotFound });
signedIn.update({ component: SignedIn, notFoundComponent: NotFound });
const tree = root.addChildren([signIn, signedIn.addChildren([home, ...featureRoutes])]);

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
