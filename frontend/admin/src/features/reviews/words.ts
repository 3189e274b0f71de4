/** The words for what the API says of reviews by code. */
import { t } from "../../app/words.ts";
import { plain } from "../orders/words.ts";
import type { State } from "./search.ts";

export const stateWord = (state: State): string =>
  ({ pending: t("Waiting"), published: t("Published"), rejected: t("Rejected") })[state];

/** Why the rules did not publish a text by themselves. */
export function doubtWord(code: string): string {
  const words: Record<string, string> = {
    link: t("A link"),
    email_address: t("An e-mail address"),
    phone_number: t("A phone number"),
    shouting: t("Shouting"),
    listed_word: t("A word of your list"),
    long: t("Very long"),
    few_stars: t("Few stars"),
    stranger: t("Has not received it"),
    photos: t("Photos"),
    all_wait: t("Everything waits"),
  };
  return words[code] ?? plain(code);
}

export const starsWord = (stars: string): string => (stars === "1" ? t("1 star") : t("{stars} stars", { stars }));
