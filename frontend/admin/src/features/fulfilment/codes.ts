/** From what a scanner reads, or somebody types, to a line of the order; and when a camera has seen something anew. */

export interface Packable {
  sku: string;
  barcode: string | null;
  to_ship: number;
  picked: number;
}

/** One GTIN has several spellings: UPC-A is EAN-13 without its zero, GTIN-14 has more of them (GS1 General Specifications). */
function plainCode(code: string): string {
  const text = code.trim();
  return /^\d{8,14}$/.test(text) ? text.padStart(14, "0") : text.toLowerCase();
}

export type Reading<Line> = { kind: "found" | "full"; line: Line } | { kind: "unknown" };

/** The line with this SKU or barcode that still wants a unit; `full` where all of them have theirs. */
export function reading<Line extends Packable>(code: string, lines: readonly Line[]): Reading<Line> {
  const wanted = plainCode(code);
  const fits = lines.filter((line) => plainCode(line.sku) === wanted || (line.barcode !== null && plainCode(line.barcode) === wanted));
  const open = fits.find((line) => line.picked < line.to_ship);
  if (open) return { kind: "found", line: open };
  const [full] = fits;
  return full ? { kind: "full", line: full } : { kind: "unknown" };
}

const OUT_OF_SIGHT_MS = 1200;
const MISSED_LOOKS = 3;

/**
 * A camera reads a code many times a second, and misses it now and then: it counts anew once it was out of sight, which is
 * for some looks and some time. Time alone would count one item twice on a slow phone.
 */
export class Sightings {
  readonly #known = new Map<string, { at: number; missed: number }>();

  /** Of the codes that one look at the picture has read, those that have come into sight. */
  look(codes: readonly string[], at: number): string[] {
    for (const [code, known] of this.#known) if (!codes.includes(code)) known.missed += 1;
    return codes.filter((code) => {
      const before = this.#known.get(code);
      this.#known.set(code, { at, missed: 0 });
      return !before || (before.missed >= MISSED_LOOKS && at - before.at > OUT_OF_SIGHT_MS);
    });
  }
}
