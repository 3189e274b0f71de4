import { describe, expect, it } from "vitest";
import type { Feature } from "../app/feature.ts";
import { features } from "../features/index.ts";
import { actionsFor, grouped, placesFor } from "../routes/places.ts";

const all: readonly Feature[] = features;
const everything = { permissions: ["*"], on: new Set(all.map((each) => each.module)) };
const paths = new Set(all.flatMap((each) => each.routes.map((route) => (route.options as { path?: string }).path)));
const twice = (words: (string | undefined)[]) => words.filter((word, at) => word && words.indexOf(word) < at);

describe("what the features declare", () => {
  it("leads only to addresses that there are", () => {
    const lines = [...placesFor(everything), ...actionsFor(everything)];
    expect(lines.filter(({ to }) => !paths.has(to)).map(({ to }) => to)).toEqual([]);
  });

  it("has each address and each letter once", () => {
    const places = placesFor(everything);
    expect(twice(places.map(({ to }) => to))).toEqual([]);
    expect(twice(places.map(({ letter }) => letter))).toEqual([]);
    expect(places.filter(({ letter }) => letter && !/^[a-z]$/.test(letter))).toEqual([]);
  });

  it("shows what a person may see, of the modules that are on", () => {
    const looker = { permissions: ["orders.read", "reviews.read"], on: new Set(["orders", "catalogue"]) };
    expect(placesFor(looker).map(({ to }) => to)).toEqual(["/orders", "/problems"]);
  });

  it("stands in its groups, and no group is empty", () => {
    const looker = { permissions: ["catalogue.read", "reviews.read"], on: everything.on };
    expect(grouped(placesFor(looker)).map(([group, places]) => [group, places.length])).toEqual([
      ["home", 1],
      ["goods", 2],
      ["people", 1],
    ]);
  });
});
