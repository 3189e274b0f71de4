import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Settings } from "lucide-react";
import { feature } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { inFrame } from "../../routes/parents.ts";
import { sections } from "./sections.ts";

const page = createRoute({ ...inFrame, path: "/settings", component: lazyRouteComponent(() => import("./page.tsx"), "Settings") });
const business = createRoute({ ...inFrame, path: "/settings/business", component: lazyRouteComponent(() => import("./business.tsx"), "Business") });
const closing = createRoute({ ...inFrame, path: "/settings/closing", component: lazyRouteComponent(() => import("./closing.tsx"), "Closing") });
const staff = createRoute({ ...inFrame, path: "/settings/staff", component: lazyRouteComponent(() => import("./staff.tsx"), "Staff") });
const keys = createRoute({ ...inFrame, path: "/settings/keys", component: lazyRouteComponent(() => import("./keys.tsx"), "Keys") });
const modules = createRoute({ ...inFrame, path: "/settings/modules", component: lazyRouteComponent(() => import("./modules.tsx"), "Modules") });
const delivery = createRoute({ ...inFrame, path: "/settings/delivery", component: lazyRouteComponent(() => import("./delivery.tsx"), "Delivery") });
const fields = createRoute({ ...inFrame, path: "/settings/fields", component: lazyRouteComponent(() => import("./fields.tsx"), "CustomFields") });
const words = createRoute({ ...inFrame, path: "/settings/words", component: lazyRouteComponent(() => import("./words.tsx"), "Words") });
const locations = createRoute({ ...inFrame, path: "/settings/locations", component: lazyRouteComponent(() => import("./locations.tsx"), "Locations") });
const location = createRoute({ ...inFrame, path: "/settings/locations/$locationId", component: lazyRouteComponent(() => import("./location.tsx"), "LocationPage") });
const taxes = createRoute({ ...inFrame, path: "/settings/taxes", component: lazyRouteComponent(() => import("./taxes.tsx"), "Taxes") });
const payment = createRoute({ ...inFrame, path: "/settings/payment", component: lazyRouteComponent(() => import("./payment.tsx"), "Payment") });
const messages = createRoute({ ...inFrame, path: "/settings/messages", component: lazyRouteComponent(() => import("./messages.tsx"), "Messages") });
const audit = createRoute({ ...inFrame, path: "/settings/audit", component: lazyRouteComponent(() => import("./audit.tsx"), "Audit") });
const failed = createRoute({ ...inFrame, path: "/settings/failed", component: lazyRouteComponent(() => import("./failed.tsx"), "FailedWork") });
const compared = createRoute({ ...inFrame, path: "/settings/compared", component: lazyRouteComponent(() => import("./compared.tsx"), "Compared") });

export const settings = feature({
  module: "shop",
  routes: [page, business, closing, staff, keys, modules, fields, words, locations, location, delivery, taxes, payment, messages, audit, failed, compared],
  places: () => [{ to: "/settings", label: t("Settings"), icon: Settings, permission: "settings.read", group: "shop", letter: "s" }],
  actions: () => sections().map(({ to, label, permission }) => ({ to, label, permission })),
});
