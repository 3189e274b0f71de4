/** A content page as it is written in its editor, and what is sent of it. Pure. */
import type { Schemas } from "@daybook/api-client";
import type { Translation } from "../products/written.ts";

export type Page = Schemas["ContentPageOut"];
type PageTexts = Schemas["PageTexts"];
export type Menu = "none" | "footer" | "header";
export const MENUS: Menu[] = ["footer", "header", "none"];

/** The texts of the shop's own language stand by themselves, as a product's do. */
export interface Written {
  slug: string;
  title: string;
  description: string;
  translations: Record<string, Translation>;
  /** What search engines are told, by language. */
  seo: Record<string, { title: string; description: string }>;
  menu: Menu;
  position: number;
  published: boolean;
}

export const blank = (): Written => ({ slug: "", title: "", description: "", translations: {}, seo: {}, menu: "footer", position: 0, published: false });

export function written(stored: Page, own: string): Written {
  const entries = Object.entries(stored.texts);
  const { [own]: ours, ...others } = Object.fromEntries(entries.map(([language, { title, body }]) => [language, { title, description: body }]));
  return {
    slug: stored.slug,
    title: ours?.title ?? "",
    description: ours?.description ?? "",
    translations: others,
    seo: Object.fromEntries(entries.map(([language, said]) => [language, { title: said.seo_title, description: said.seo_description }])),
    menu: stored.menu as Menu,
    position: stored.position,
    published: stored.published,
  };
}

/** All texts as they are sent; a language in which nothing is said is left out. */
export function texts(now: Written, own: string): Record<string, PageTexts> {
  const said: Record<string, Translation> = { ...now.translations, [own]: { title: now.title, description: now.description } };
  const languages = [...new Set([...Object.keys(said), ...Object.keys(now.seo)])];
  const made = languages.map((language): [string, PageTexts] => [
    language,
    {
      title: said[language]?.title.trim() ?? "",
      body: said[language]?.description ?? "",
      seo_title: now.seo[language]?.title.trim() ?? "",
      seo_description: now.seo[language]?.description.trim() ?? "",
    },
  ]);
  return Object.fromEntries(made.filter(([, each]) => Object.values(each).some(Boolean)));
}

const LETTERS: Record<string, string> = { æ: "ae", ø: "o", đ: "d", ł: "l", ß: "ss" };

/** The address a title suggests: "Frakt & retur" is "frakt-retur". */
export const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[æøđłß]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-+|-+$/g, "");
