/** The screens of the settings, as data: for the page that lists them and for the command palette. */
import { Blocks, Building2, Columns2, CreditCard, DoorClosed, KeyRound, Languages, ListPlus, type LucideIcon, Mail, MapPin, Percent, RotateCcw, ScrollText, Truck, Users } from "lucide-react";
import { t } from "../../app/words.ts";

interface Section {
  to: string;
  label: string;
  about: string;
  icon: LucideIcon;
  permission: string;
}

export const sections = (): Section[] => [
  { to: "/settings/business", label: t("Business"), about: t("Name, invoices, currencies, languages."), icon: Building2, permission: "settings.read" },
  { to: "/settings/closing", label: t("Closing the shop"), about: t("A notice to visitors, and no orders for a while."), icon: DoorClosed, permission: "settings.read" },
  { to: "/settings/staff", label: t("Staff and roles"), about: t("Who works here and what they may do."), icon: Users, permission: "staff.read" },
  { to: "/settings/keys", label: t("API keys"), about: t("What other systems may do."), icon: KeyRound, permission: "staff.read" },
  { to: "/settings/modules", label: t("Modules"), about: t("Parts of Daybook, on or off."), icon: Blocks, permission: "settings.read" },
  { to: "/settings/fields", label: t("Custom fields"), about: t("Your own fields of products, customers, orders."), icon: ListPlus, permission: "settings.read" },
  { to: "/settings/words", label: t("Words of the catalogue"), about: t("Sizes, colours, tags in your other languages."), icon: Languages, permission: "catalogue.read" },
  { to: "/settings/locations", label: t("Locations"), about: t("Where stock is, in the order it is taken."), icon: MapPin, permission: "inventory.read" },
  { to: "/settings/delivery", label: t("Delivery"), about: t("Ways, prices and days of delivery."), icon: Truck, permission: "settings.read" },
  { to: "/settings/taxes", label: t("Taxes"), about: t("Tax classes, and their rates by country."), icon: Percent, permission: "settings.read" },
  { to: "/settings/payment", label: t("Payment"), about: t("Ways to pay; Stripe, its keys and webhooks."), icon: CreditCard, permission: "settings.read" },
  { to: "/settings/messages", label: t("Messages"), about: t("E-mails: how they look, what was sent."), icon: Mail, permission: "notifications.read" },
  { to: "/settings/audit", label: t("Audit log"), about: t("Who changed what, and the proof."), icon: ScrollText, permission: "staff.read" },
  { to: "/settings/failed", label: t("Failed work"), about: t("What was put aside, to try again."), icon: RotateCcw, permission: "settings.read" },
  { to: "/settings/compared", label: t("Card payments compared"), about: t("Differences from the provider."), icon: Columns2, permission: "payments.read" },
];
