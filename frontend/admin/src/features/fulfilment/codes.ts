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

/** A camera reads a code many times a second: it counts anew once it was out of sight for a moment. */
export class Sightings {
  readonly #last = new Map<string, number>();

  anew(code: string, at: number): boolean {
    const before = this.#last.get(code);
    this.#last.set(code, at);
    return before === undefined || at - before > OUT_OF_SIGHT_MS;
  }
}
