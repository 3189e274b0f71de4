/** The two routes that all others are under. They are apart from the tree, so that a feature can name its parent. */
import { createRootRoute, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { placeToReturn, session } from "../app/session.ts";

export const root = createRootRoute({ component: Outlet });

/** Everything behind the sign-in. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: ({ location }) => {
    if (!session.token()) throw redirect({ to: "/sign-in", search: { back: placeToReturn(location.href) } });
  },
});

/** What a route of a feature begins with: `createRoute({ ...inFrame, path: "/orders", ... })`. */
export const inFrame = { getParentRoute: () => signedIn } as const;
