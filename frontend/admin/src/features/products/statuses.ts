import { t } from "../../app/words.ts";

export const STATUSES = ["active", "draft", "archived"] as const;
export type Status = (typeof STATUSES)[number];

export function statusWord(code: string): string {
  const words: Record<string, string> = { active: t("On sale"), draft: t("Draft"), archived: t("Archived") };
  return words[code] ?? code;
}
