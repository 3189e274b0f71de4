/** The words of the screens in the language of whoever looks: English, Norwegian, Indonesian. */
import { i18n, type Messages } from "@lingui/core";

export const LANGUAGES = { en: "English", nb: "Norsk bokmål", id: "Bahasa Indonesia" } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT_AS = "daybook.language";
const LOADERS: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import("../../../locales/en/admin.po"),
  nb: () => import("../../../locales/nb/admin.po"),
  id: () => import("../../../locales/id/admin.po"),
};

/** The sentence in the present language. Write the English one as a literal: `npm run words` collects them. */
export const t = (sentence: string, values?: Record<string, unknown>): string => i18n._(sentence, values);

export function isLanguage(text: string | null | undefined): text is Language {
  return text != null && Object.hasOwn(LANGUAGES, text);
}

/** What a language calls itself. */
export const languageName = (code: string): string => (isLanguage(code) ? LANGUAGES[code] : code);

/** The first language wanted that there is; Norwegian browsers say "no", "nb" or "nn". */
export function chosenLanguage(kept: string | null, wanted: readonly string[]): Language {
  if (isLanguage(kept)) return kept;
  for (const tag of wanted) {
    const name = tag.toLowerCase().split("-")[0] ?? "";
    const language = ["no", "nn"].includes(name) ? "nb" : name;
    if (isLanguage(language)) return language;
  }
  return "en";
}

export const language = (): Language => (isLanguage(i18n.locale) ? i18n.locale : "en");

export async function speak(wanted: Language): Promise<void> {
  const { messages } = await LOADERS[wanted]();
  i18n.loadAndActivate({ locale: wanted, messages });
  document.documentElement.lang = wanted;
}

export async function speakFirst(): Promise<void> {
  await speak(chosenLanguage(localStorage.getItem(KEPT_AS), navigator.languages));
}

/** Keep the choice in this browser and start again in it: every word on the screen changes. */
export function changeLanguage(wanted: Language): void {
  localStorage.setItem(KEPT_AS, wanted);
  location.reload();
}
