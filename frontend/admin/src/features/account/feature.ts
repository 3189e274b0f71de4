import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const page = createRoute({
  ...inFrame,
  path: "/account",
  component: lazyRouteComponent(() => import("./page.tsx"), "Account"),
});

/** One's own sign-in: reached from the account menu, so it has no line of its own. */
export const account = feature({
  module: "shop",
  routes: [page],
  actions: () => [{ to: "/account", label: t("Your sign-in and security"), permission: "", also: "password passkey totp 2fa" }],
});
