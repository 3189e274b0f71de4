/** The look as the screens hold it while it is worked on. The server decides what may be kept (chalicelib/look). */
import type { Schemas } from "@daybook/api-client";

export type Look = Schemas["LookOut"];
export type Proof = Schemas["ProofOut"];
export type Design = Schemas["Design"];
export type Picture = Schemas["Picture"];
export type Section = NonNullable<Schemas["ChangeLook"]["sections"]>[number];
export type Kind = Section["kind"];
export type Words = Schemas["Words"];

export const KINDS: Kind[] = ["hero", "products", "collection", "collections", "story", "quotes"];
export const TYPEFACES = ["inter", "figtree", "lora", "system", "humanist", "old_style", "transitional", "mono"] as const;
export const CORNERS = ["square", "slight", "soft", "round"] as const;
export const DEFAULT: Design = {
  paper: "#fbfaf7",
  ink: "#1b211e",
  accent: "#1f5b49",
  typeface: "inter",
  corners: "soft",
  logo: null,
  dark_logo: null,
};

/** A section with nothing said yet, under an id no other has. */
export function blank(kind: Kind, taken: readonly { id: string }[], collection = ""): Section {
  const ids = new Set(taken.map((each) => each.id));
  let number = 1;
  while (ids.has(`${kind}-${number}`)) number += 1;
  const shared = { id: `${kind}-${number}`, hidden: false, texts: {} };
  switch (kind) {
    case "hero":
      return { ...shared, kind, image: null, link: "/products" };
    case "products":
      return { ...shared, kind, source: "newest", collection: null, handles: [], count: 4 };
    case "collection":
      return { ...shared, kind, collection, count: 4 };
    case "collections":
      return { ...shared, kind, handles: [] };
    case "story":
      return { ...shared, kind, image: null, link: null, side: "start" };
    case "quotes":
      return { ...shared, kind, count: 3 };
  }
}

/** The list with the one at `from` moved to `to`; the same list where there is no such place. */
export function moved<Each>(list: readonly Each[], from: number, to: number): Each[] {
  const made = [...list];
  if (from < 0 || from >= list.length || to < 0 || to >= list.length) return made;
  made.splice(to, 0, ...made.splice(from, 1));
  return made;
}

/** What was typed as a colour, as "#rrggbb"; null where it is none. "#abc" and "AABBCC" are taken too. */
export function colourOf(typed: string): string | null {
  const text = typed.trim().replace(/^#/, "").toLowerCase();
  if (/^[0-9a-f]{6}$/.test(text)) return `#${text}`;
  if (/^[0-9a-f]{3}$/.test(text)) return `#${[...text].map((each) => each + each).join("")}`;
  return null;
}

/** A contrast in hundredths as it is said: 453 is "4.53". Never rounded up. */
export const ratio = (hundredths: number): string => (hundredths / 100).toFixed(2);
