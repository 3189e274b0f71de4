/** Definitions of custom fields as they are written, and as they are sent. */
import type { Schemas } from "@daybook/api-client";
import { free } from "./names.ts";

type Stored = Schemas["CustomFieldOut"];
type Sent = Schemas["CustomFieldIn"];

export const KINDS = ["product", "variant", "customer", "order"] as const;
export type Kind = (typeof KINDS)[number];

export interface Field {
  /** Tells the rows of a form apart. */
  key: string;
  /** "" until it is stored. */
  name: string;
  title: string;
  type: Stored["type"];
  /** One on each line. */
  choices: string;
  filterable: boolean;
  shown: boolean;
}
export type Fields = Record<Kind, Field[]>;

export const blank = (rows: readonly Field[]): Field => {
  const made = rows.filter(({ name }) => name === "").map(({ key }) => Number(key.slice(1)));
  return { key: `+${1 + Math.max(0, ...made)}`, name: "", title: "", type: "text", choices: "", filterable: false, shown: false };
};

export function asWritten(stored: Record<string, Stored[]>): Fields {
  const rows = (kind: Kind) =>
    (stored[kind] ?? []).map((each) => ({
      key: each.name,
      name: each.name,
      title: each.title,
      type: each.type,
      choices: (each.choices ?? []).join("\n"),
      filterable: each.filterable ?? false,
      shown: each.shown ?? false,
    }));
  return Object.fromEntries(KINDS.map((kind) => [kind, rows(kind)])) as Fields;
}

/** All kinds, with those this form does not know as they are stored. */
export function sentFields(fields: Fields, stored: Record<string, Stored[]>): Record<string, Sent[]> {
  const own = KINDS.filter((kind) => fields[kind].length > 0 || stored[kind]).map((kind) => [kind, named(fields[kind], kind)]);
  return { ...(stored as Record<string, Sent[]>), ...Object.fromEntries(own) };
}

function named(fields: readonly Field[], kind: Kind): Sent[] {
  const taken = new Set(fields.map(({ name }) => name));
  return fields.map((field) => {
    const name = field.name || free(field.title, taken);
    taken.add(name);
    const choices = field.choices.split("\n").map((each) => each.trim()).filter(Boolean);
    return {
      name,
      title: field.title,
      type: field.type,
      ...(field.type === "choice" ? { choices: [...new Set(choices)] } : {}),
      ...(kind === "product" ? { filterable: field.filterable, shown: field.shown } : {}),
    } as Sent;
  });
}
