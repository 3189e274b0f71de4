/** The addresses of the app: signing in, home, and those of every feature. Each screen is loaded when it is first opened. */
import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { placeToReturn } from "../app/session.ts";
import { features } from "../features/index.ts";
import { inFrame, root, signedIn } from "./parents.ts";
import { NotFound, Wrong } from "../frame/not-found.tsx";
import { Shell } from "../frame/shell.tsx";

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search): { back?: string } => (search.back ? { back: placeToReturn(search.back) } : {}),
  component: lazyRouteComponent(() => import("./sign-in.tsx"), "SignIn"),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: "/forgotten",
  component: lazyRouteComponent(() => import("./passwords.tsx"), "Forgotten"),
});

const choosePassword = createRoute({
  getParentRoute: () => root,
  path: "/choose-password",
  component: lazyRouteComponent(() => import("./passwords.tsx"), "ChoosePassword"),
});

/** What no feature has: said inside the frame. */
const nowhere = createRoute({ ...inFrame, path: "$", component: NotFound });

type FeatureRoute = (typeof features)[number]["routes"][number];
const featureRoutes = features.flatMap((each) => [...each.routes] as FeatureRoute[]);
signedIn.update({ component: Shell, notFoundComponent: NotFound });
const tree = root.addChildren([signIn, forgotten, choosePassword, signedIn.addChildren([...featureRoutes, nowhere])]);

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
