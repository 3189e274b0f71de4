import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chosenLanguage } from "../app/words.ts";

const SAID = /\bt\(\s*("(?:[^"\\]|\\.)*")/g;
const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => /(?<!\.test)\.tsx?$/.test(name));
const said = new Set(
  sources.flatMap((name) => [...readFileSync(`src/${name}`, "utf8").matchAll(SAID)].map(([, text]) => JSON.parse(text ?? '""') as string)),
);
const entries = (language: string) => {
  const file = readFileSync(`../locales/${language}/admin.po`, "utf8");
  const pairs = file.matchAll(/^msgid ("(?:[^"\\]|\\.)+")\nmsgstr ("(?:[^"\\]|\\.)*")$/gm);
  return new Map([...pairs].map(([, id, text]) => [JSON.parse(id ?? '""') as string, JSON.parse(text ?? '""') as string]));
};
const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(["en", "nb", "id"])("the catalogue of %s", (language) => {
  const known = entries(language);

  it("has every sentence of the sources and no other", () => {
    expect([...known.keys()].sort()).toEqual([...said].sort());
  });

  it("says each of them, with the same gaps", () => {
    const wrong = [...known].filter(([id, text]) => text === "" || gaps(id).join() !== gaps(text).join());
    expect(wrong).toEqual([]);
  });
});

describe("the language", () => {
  it("is the one that was chosen, where there is such a one", () => {
    expect(chosenLanguage("id", ["nb"])).toBe("id");
    expect(chosenLanguage("tlh", ["nb"])).toBe("nb");
  });

  it("is otherwise the first of the browser's that we speak", () => {
    expect(chosenLanguage(null, ["fr-FR", "nn-NO", "en"])).toBe("nb");
    expect(chosenLanguage(null, ["no"])).toBe("nb");
    expect(chosenLanguage(null, ["de", "fr"])).toBe("en");
  });
});
