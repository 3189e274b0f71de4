/** The features of the admin, one line each, in the order they stand in their groups of the navigation. */
import { account } from "./account/feature.ts";
import { alerts } from "./alerts/feature.ts";
import { collections } from "./collections/feature.ts";
import { customers } from "./customers/feature.ts";
import { fulfilment } from "./fulfilment/feature.ts";
import { home } from "./home/feature.ts";
import { imports } from "./imports/feature.ts";
import { inventory } from "./inventory/feature.ts";
import { invoices } from "./invoices/feature.ts";
import { look } from "./look/feature.ts";
import { newOrder } from "./new-order/feature.ts";
import { orders } from "./orders/feature.ts";
import { pages } from "./pages/feature.ts";
import { payments } from "./payments/feature.ts";
import { problems } from "./problems/feature.ts";
import { products } from "./products/feature.ts";
import { reviews } from "./reviews/feature.ts";
import { settings } from "./settings/feature.ts";

export const features = [
  home,
  account,
  orders,
  newOrder,
  fulfilment,
  problems,
  products,
  collections,
  inventory,
  alerts,
  customers,
  reviews,
  payments,
  invoices,
  imports,
  look,
  pages,
  settings,
] as const;
