import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { ArrowUpDown } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const list = createRoute({
  ...inFrame,
  path: "/imports",
  component: lazyRouteComponent(() => import("./page.tsx"), "Imports"),
});

const page = createRoute({
  ...inFrame,
  path: "/imports/$jobId",
  component: lazyRouteComponent(() => import("./job.tsx"), "JobPage"),
});

export const imports = feature({
  module: "interchange",
  routes: [list, page],
  places: () => [{ to: "/imports", label: t("Import and export"), icon: ArrowUpDown, permission: "jobs.read", group: "shop", letter: "m" }],
});
