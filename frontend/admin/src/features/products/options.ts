/** Options of a product, such as Size and Colour, and the variants they make. Pure. */
import { freshVariant, type Options, type WrittenVariant } from "./written.ts";

export interface WrittenOption {
  name: string;
  /** What it was called when the dialog opened; "" for a new one. */
  was: string;
  /** Values with commas between. */
  values: string;
}

export const MOST_VARIANTS = 2048;

export const valuesOf = (text: string): string[] => [...new Set(text.split(",").map((each) => each.trim()).filter(Boolean))];

/** The options that the variants have, in their order of appearance. */
export function optionsOf(variants: readonly WrittenVariant[]): WrittenOption[] {
  const found = new Map<string, Set<string>>();
  for (const { options } of variants) {
    for (const [name, value] of Object.entries(options)) found.set(name, (found.get(name) ?? new Set()).add(value));
  }
  return [...found].map(([name, values]) => ({ name, was: name, values: [...values].join(", ") }));
}

/** How many variants the options make. */
export const countOf = (options: readonly WrittenOption[]): number =>
  options.reduce((product, { values }) => product * valuesOf(values).length, 1);

function combinations(options: readonly WrittenOption[]): Options[] {
  return options.reduce<Options[]>(
    (made, { name, values }) => made.flatMap((one) => valuesOf(values).map((value) => ({ ...one, [name.trim()]: value }))),
    [{}],
  );
}

/**
 * A variant for each combination. One that is there already stays what it is, also under a new name of its option, and
 * when an option is added it takes that option's first value; one whose value is gone goes too.
 */
export function combined(options: readonly WrittenOption[], variants: readonly WrittenVariant[]): WrittenVariant[] {
  const free = new Set(variants);
  const fits = (variant: WrittenVariant, wanted: Options) =>
    options.every(({ was, name }) => variant.options[was] === undefined || variant.options[was] === wanted[name.trim()]);
  return combinations(options).map((wanted) => {
    const known = [...free].find((variant) => fits(variant, wanted));
    if (!known) return freshVariant(Object.values(wanted).join(" / "), wanted, variants[0]);
    free.delete(known);
    return { ...known, options: wanted };
  });
}
