/** Codes, picks that wait to be saved, and the decoder for browsers that have none. */
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { NO_ANSWER, Refusal } from "@daybook/api-client";
import { describe, expect, it } from "vitest";
import { reading, Sightings } from "../features/fulfilment/codes.ts";
import { decoded } from "../features/fulfilment/decoder.ts";
import { Picks, type Told } from "../features/fulfilment/picks.ts";
import { workSearch } from "../features/fulfilment/search.ts";

const line = (sku: string, barcode: string | null, picked = 0, to_ship = 2) => ({ sku, barcode, picked, to_ship });

describe("a code", () => {
  const lines = [line("MUG-1", "4006381333931"), line("HAT", "036000291452"), line("BAG", null, 2)];

  it("finds a line by barcode or by SKU in any case", () => {
    expect(reading("4006381333931", lines)).toEqual({ kind: "found", line: lines[0] });
    expect(reading(" mug-1 ", lines)).toEqual({ kind: "found", line: lines[0] });
  });

  it("is the same GTIN with or without leading zeros", () => {
    expect(reading("0036000291452", lines)).toEqual({ kind: "found", line: lines[1] });
    expect(reading("00036000291452", lines)).toEqual({ kind: "found", line: lines[1] });
  });

  it("of something complete is too many, of something else unknown", () => {
    expect(reading("BAG", lines)).toEqual({ kind: "full", line: lines[2] });
    expect(reading("SHOE", lines)).toEqual({ kind: "unknown" });
  });

  it("goes to the next line of the same SKU when the first is complete", () => {
    const twice = [line("MUG", null, 2), line("MUG", null, 1)];
    expect(reading("MUG", twice)).toEqual({ kind: "found", line: twice[1] });
  });
});

it("what a camera keeps seeing counts once, and again after it was out of sight", () => {
  const seen = new Sightings();
  expect([0, 100, 5000].map((at) => seen.look(["A"], at))).toEqual([["A"], [], []]);
  for (const at of [5100, 5200, 5300]) expect(seen.look([], at)).toEqual([]);
  expect(seen.look(["A", "B"], 5400)).toEqual(["B"]); // it flickered
  for (const at of [5500, 6000, 6500]) seen.look([], at);
  expect(seen.look(["A"], 7000)).toEqual(["A"]);
});

it("an address keeps what it may say of the work list", () => {
  expect(workSearch({ location: "main", show: "held", other: 1 })).toEqual({ location: "main", show: "held" });
  expect(workSearch({ show: "anything" })).toEqual({});
});

describe("picks", () => {
  const settled = async (picks: Picks) => {
    for (let turn = 0; turn < 100 && picks.standing().waiting; turn += 1) await Promise.resolve();
  };

  function shelf(answer: (lineId: string, quantity: number, stored: Map<string, number>) => void) {
    const stored = new Map<string, number>([["a", 0], ["b", 0]]);
    const sent: [string, number, string][] = [];
    const refused: string[] = [];
    const told = (): Told[] => [...stored].map(([line_id, picked]) => ({ line_id, picked }));
    const picks = new Picks({
      send: async (lineId, quantity, key) => {
        sent.push([lineId, quantity, key]);
        await Promise.resolve();
        answer(lineId, quantity, stored);
        stored.set(lineId, (stored.get(lineId) ?? 0) + quantity);
        return told();
      },
      refused: (_, refusal) => refused.push(refusal.message),
      pause: () => Promise.resolve(),
    });
    picks.heard(told());
    return { picks, sent, refused };
  }

  it("show at once, and what waits for one line is sent as one", async () => {
    const { picks, sent } = shelf(() => undefined);
    picks.add("a", 1);
    picks.add("a", 1);
    picks.add("b", 1);
    picks.add("a", 1);
    expect([...picks.standing().picked]).toEqual([["a", 3], ["b", 1]]);
    await settled(picks);
    expect(sent.map(([id, many]) => [id, many])).toEqual([["a", 1], ["a", 2], ["b", 1]]);
    expect([...picks.standing().picked]).toEqual([["a", 3], ["b", 1]]);
  });

  it("that are refused are taken back and told of", async () => {
    const { picks, refused } = shelf(() => {
      throw new Refusal({ status: 409, code: "all_picked", detail: "All 2 are picked already." });
    });
    picks.add("a", 1);
    await settled(picks);
    expect(refused).toEqual(["All 2 are picked already."]);
    expect(picks.standing().picked.get("a")).toBe(0);
  });

  it("after silence are sent again under the same key", async () => {
    let silent = 2;
    const { picks, sent } = shelf(() => {
      if (silent-- > 0) throw NO_ANSWER;
    });
    picks.add("a", 1);
    await settled(picks);
    expect(new Set(sent.map(([, , key]) => key)).size).toBe(1);
    expect([sent.length, picks.standing().picked.get("a"), picks.standing().silent]).toEqual([3, 1, false]);
  });

  it("are not overwritten by an older answer while they are under way", async () => {
    const { picks } = shelf(() => undefined);
    picks.add("a", 1);
    picks.heard([{ line_id: "a", picked: 0 }]);
    expect(picks.standing().picked.get("a")).toBe(1);
    await settled(picks);
    expect(picks.standing().picked.get("a")).toBe(1);
  });
});

describe("the decoder for browsers that have none", () => {
  const { grey, width, height } = greyPng("src/test/pictures/ean13.png");

  it("reads an EAN-13 in a picture that is askew, blurred, noisy and unevenly lit", () => {
    expect(decoded(grey, width, height)).toBe("5901234123457");
  });

  it("reads it standing as well", () => {
    const standing = new Uint8ClampedArray(grey.length);
    for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) standing[x * height + y] = grey[y * width + x] as number;
    expect(decoded(standing, height, width)).toBe("5901234123457");
  });

  it("finds nothing where there is nothing", () => {
    expect(decoded(new Uint8ClampedArray(64 * 48).fill(200), 64, 48)).toBeNull();
  });
});

/** The pixels of a PNG of eight-bit grey, not interlaced (PNG specification, 9.2: the five filters). */
function greyPng(name: string): { grey: Uint8ClampedArray; width: number; height: number } {
  const file = readFileSync(name);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  expect([file[24], file[25], file[28]]).toEqual([8, 0, 0]);
  const packed: Buffer[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
    if (file.toString("latin1", at + 4, at + 8) === "IDAT") packed.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(packed));
  const grey = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (width + 1)];
    for (let x = 0; x < width; x += 1) {
      const here = (row: number, column: number) => (row < 0 || column < 0 ? 0 : (grey[row * width + column] as number));
      const [left, above, corner] = [here(y, x - 1), here(y - 1, x), here(y - 1, x - 1)];
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter as number] as number;
      grey[y * width + x] = ((raw[y * (width + 1) + 1 + x] as number) + guess) & 255;
    }
  }
  return { grey, width, height };
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
