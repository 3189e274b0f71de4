import { t } from "../../app/words.ts";

export const REASONS = ["counted", "received", "found", "damaged", "lost"] as const;
export type Reason = (typeof REASONS)[number];

export function reasonWord(code: string): string {
  const words: Record<string, string> = {
    counted: t("Counted"),
    received: t("Received"),
    found: t("Found"),
    damaged: t("Damaged"),
    lost: t("Lost"),
    corrected: t("Corrected"),
    reserved: t("Reserved"),
    released: t("Released"),
    shipped: t("Shipped"),
    restocked: t("Restocked"),
  };
  return words[code] ?? code.replace(/_/g, " ");
}

/** What the API is told: a count says how many there are, every other reason how many came or went. */
export function difference(reason: Reason, quantity: number): { counted: number } | { on_hand: number } {
  if (reason === "counted") return { counted: quantity };
  return { on_hand: reason === "damaged" || reason === "lost" ? -quantity : quantity };
}
