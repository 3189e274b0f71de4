// Says what the built app weighs, as browsers get it: the start, and each screen by itself. Fails over the budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const START_BUDGET = 170 * 1024;
const SCREEN_BUDGET = 30 * 1024;
const dist = new URL("./dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("manifest.json", dist), "utf8"));
const weigh = (file) => gzipSync(readFileSync(new URL(file, dist))).length;

function filesOf(name, seen = new Set()) {
  const { file, imports = [], css = [] } = manifest[name];
  for (const each of [file, ...css]) seen.add(each);
  for (const each of imports) filesOf(each, seen);
  return seen;
}

const sum = (files) => [...files].reduce((total, file) => total + weigh(file), 0);
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`.padStart(9);
const start = filesOf("index.html");
const rows = Object.keys(manifest)
  .filter((name) => manifest[name].isDynamicEntry && name.endsWith(".tsx"))
  .map((name) => [name, sum(new Set([...filesOf(name)].filter((file) => !start.has(file))))]);

console.log(`admin, gzipped\n${kilobytes(sum(start))}  to start (script and style)`);
for (const [name, size] of rows) console.log(`${kilobytes(size)}  ${name}`);
const over = rows.filter(([, size]) => size > SCREEN_BUDGET).map(([name]) => name);
if (sum(start) > START_BUDGET) over.push("the start");
if (over.length) throw new Error(`Over the budget: ${over.join(", ")}`);
