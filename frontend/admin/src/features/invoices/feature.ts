import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { FileText } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { listSearch } from "../../app/list-search.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";

const list = createRoute({
  ...inFrame,
  path: "/invoices",
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import("./list.tsx"), "Invoices"),
});

export const invoices = feature({
  module: "invoicing",
  routes: [list],
  places: () => [{ to: "/invoices", label: t("Invoices"), icon: FileText, permission: "invoices.read", group: "money", letter: "n" }],
});
