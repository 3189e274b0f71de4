import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { FileText } from "lucide-react";
import { lazy } from "react";
import { feature } from "../../app/feature.ts";
import { listSearch } from "../../app/list-search.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";
import { documentsSearch } from "./search.ts";

const list = createRoute({
  ...inFrame,
  path: "/invoices",
  validateSearch: documentsSearch,
  component: lazyRouteComponent(() => import("./list.tsx"), "Invoices"),
});

const owed = createRoute({
  ...inFrame,
  path: "/invoices/owed",
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import("./owed.tsx"), "Owed"),
});

const documents = lazy(async () => ({ default: (await import("./order-card.tsx")).Documents }));

export const invoices = feature({
  module: "invoicing",
  routes: [list, owed],
  places: () => [{ to: "/invoices", label: t("Invoices"), icon: FileText, permission: "invoices.read", group: "money", letter: "n" }],
  actions: () => [{ to: "/invoices/owed", label: t("What is owed"), permission: "invoices.read" }],
  orderCards: [{ card: documents, where: "narrow", permission: "orders.read" }],
});
