// Says what the built app weighs, as browsers get it: the shell, its style, and each screen by itself. Fails over a budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET = { shell: 145, style: 20, screen: 50, "src/features/home/page.tsx": 60 }; // KB, gzipped
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
const ofStyle = (file) => file.endsWith(".css");
const screens = Object.keys(manifest)
  .filter((name) => manifest[name].isDynamicEntry && name.endsWith(".tsx"))
  .map((name) => [name, sum(new Set([...filesOf(name)].filter((file) => !start.has(file))))]);
const rows = [
  ["shell", sum(new Set([...start].filter((file) => !ofStyle(file))))],
  ["style", sum(new Set([...start].filter(ofStyle)))],
  ...screens,
];

console.log("admin, gzipped");
for (const [name, size] of rows) console.log(`${kilobytes(size)}  ${name}`);
const over = rows.filter(([name, size]) => size > (BUDGET[name] ?? BUDGET.screen) * 1024).map(([name]) => name);
if (over.length) throw new Error(`Over the budget: ${over.join(", ")}`);
