/** Light, dark, or as the device says: kept in this browser, and with the person by the API. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
const KEPT_AS = "daybook.theme";

export const isTheme = (text: unknown): text is Theme => THEMES.some((theme) => theme === text);

export function theme(): Theme {
  const kept = localStorage.getItem(KEPT_AS);
  return isTheme(kept) ? kept : "system";
}

export function showTheme(wanted: Theme = theme()): void {
  localStorage.setItem(KEPT_AS, wanted);
  if (wanted === "system") delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = wanted;
}
