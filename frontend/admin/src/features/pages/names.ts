import { t } from "../../app/words.ts";

export const PAGES = ["content-pages", "list"];

export function menuName(menu: string): string {
  return { none: t("No menu"), footer: t("The foot of every page"), header: t("Head and foot of every page") }[menu] ?? menu;
}
