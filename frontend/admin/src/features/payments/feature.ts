import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { CreditCard } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";
import { disputesSearch, paymentsSearch, refundsSearch } from "./search.ts";

const paymentsList = createRoute({
  ...inFrame,
  path: "/payments",
  validateSearch: paymentsSearch,
  component: lazyRouteComponent(() => import("./payments.tsx"), "Payments"),
});

const refundsList = createRoute({
  ...inFrame,
  path: "/payments/refunds",
  validateSearch: refundsSearch,
  component: lazyRouteComponent(() => import("./refunds.tsx"), "Refunds"),
});

const disputesList = createRoute({
  ...inFrame,
  path: "/payments/disputes",
  validateSearch: disputesSearch,
  component: lazyRouteComponent(() => import("./disputes.tsx"), "Disputes"),
});

export const payments = feature({
  module: "payments",
  routes: [paymentsList, refundsList, disputesList],
  places: () => [{ to: "/payments", label: t("Payments"), icon: CreditCard, permission: "payments.read", group: "money", letter: "y" }],
  actions: () => [
    { to: "/payments/refunds", label: t("Refunds"), permission: "payments.read" },
    { to: "/payments/disputes", label: t("Disputes"), permission: "payments.read" },
  ],
});
