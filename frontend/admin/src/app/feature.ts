/** What a feature declares: its addresses, where one finds it, and what can be done from anywhere. */
import type { Schemas } from "@daybook/api-client";
import type { AnyRoute } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";

/** The groups of the navigation, in its order. The first has no heading. */
export const GROUPS = ["home", "sales", "goods", "people", "money", "shop"] as const;
export type Group = (typeof GROUPS)[number];

interface Shown {
  label: string;
  /** What the API asks for; "" is whoever is signed in. */
  permission: string;
  /** The module that must be on, where it is not the feature's own. */
  module?: string;
}

/** A line of the navigation. */
export interface Place extends Shown {
  to: string;
  icon: LucideIcon;
  group: Group;
  /** G and then this letter goes there. */
  letter?: string;
}

/** Something the command palette offers: a place to go to, with what its address says. */
export interface Action extends Shown {
  to: string;
  search?: Record<string, string>;
  /** Other words it is found by. */
  also?: string;
}

/** A card a feature adds to the page of an order, loaded when an order is opened; `card` is a React `lazy`. With `past` it shows what there was then, and changes nothing. */
export interface OrderCard {
  card: ComponentType<{ order: Schemas["StaffOrderOut"]; past: boolean }>;
  /** Wide, under the shipments, or narrow, under the buyer. */
  where: "wide" | "narrow";
  permission: string;
  module?: string;
}

export interface Feature<Routes extends readonly AnyRoute[] = readonly AnyRoute[]> {
  /** The module that must be on for it to be there: chalicelib/<module>. */
  module: string;
  routes: Routes;
  /** Called anew when the language changes. */
  places?: () => Place[];
  actions?: () => Action[];
  orderCards?: readonly OrderCard[];
}

export const feature = <const Routes extends readonly AnyRoute[]>(declared: Feature<Routes>): Feature<Routes> => declared;
