/** What the choices of the look are called. */
import { LANGUAGES, t } from "../../app/words.ts";
import type { Kind, Section } from "./design.ts";

export function kindName(kind: Kind): string {
  return {
    hero: t("Welcome"),
    products: t("Row of products"),
    collection: t("One collection"),
    collections: t("Collections"),
    story: t("Text with picture"),
    quotes: t("What customers say"),
  }[kind];
}

export function typefaceName(name: string): string {
  return (
    {
      inter: t("Inter: clear and neutral"),
      figtree: t("Figtree: round and friendly"),
      lora: t("Lora: titles with serifs"),
      system: t("The device's own: nothing to load"),
      humanist: t("Humanist: warm, nothing to load"),
      old_style: t("Old style serifs: nothing to load"),
      transitional: t("Book serifs: nothing to load"),
      mono: t("Typewriter titles: nothing to load"),
    }[name] ?? name
  );
}

export function cornersName(name: string): string {
  return { square: t("Square"), slight: t("Slightly rounded"), soft: t("Rounded"), round: t("Very round") }[name] ?? name;
}

export function colourName(name: string): string {
  return { paper: t("Background"), ink: t("Text"), accent: t("Accent") }[name] ?? name;
}

/** What a section is called in the list: its title in the first language that has one. */
export function sectionTitle(section: Section): string {
  for (const language of Object.keys(LANGUAGES)) {
    const title = section.texts?.[language]?.title;
    if (title) return title;
  }
  return "";
}

export function sourceName(source: string): string {
  return { newest: t("The newest"), rating: t("The best rated"), collection: t("Of a collection"), picked: t("Picked by hand") }[source] ?? source;
}

/** The line below a section's name: its kind where the name is a title, and which products it shows. */
export function sectionDetail(section: Section): string {
  const kind = sectionTitle(section) ? [kindName(section.kind)] : [];
  return [...kind, ...(section.kind === "products" ? [sourceName(section.source)] : [])].join(" · ");
}
