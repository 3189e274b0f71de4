// The budgets of the shop's pages, from the built files: bytes after gzip. The build fails above them.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const KB = 1024;
const dist = new URL("./dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("manifest.json", dist), "utf8"));
const size = (name) => gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length;

function scripts(entry, seen = new Set()) {
  const chunk = manifest[entry];
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) scripts(imported, seen);
  return seen;
}

const sum = (names) => [...names].reduce((total, name) => total + size(name), 0);
const shop = new Set([...scripts("src/early.ts"), ...scripts("src/shop.ts")]);
const checkout = new Set([...shop, ...scripts("src/checkout.ts")]);
const passkeys = new Set([...shop, ...scripts("src/passkeys.ts")]);
const photos = new Set([...shop, ...scripts("src/photos.ts")]);
const style = manifest["src/style/shop.css"];
// A page loads one of them at most: a look names a typeface, and a typeface one file (chalicelib/look/design.py).
const fonts = (style.assets ?? []).filter((name) => name.endsWith(".woff2"));

const budgets = [
  ["script of list, product and cart", sum(shop), 12 * KB],
  ["script of checkout", sum(checkout), 35 * KB],
  ["script of signing in", sum(passkeys), 12 * KB],
  ["script of writing a review", sum(photos), 12 * KB],
  ["style", size(style.file), 10 * KB],
  ...fonts.map((name) => [`font ${name.split("-")[0]}`, readFileSync(new URL(name, dist)).length, 50 * KB]),
];
let failed = false;
for (const [what, bytes, most] of budgets) {
  failed ||= bytes > most;
  console.log(`${bytes > most ? "OVER" : "  ok"}  ${what}: ${(bytes / KB).toFixed(2)} of ${most / KB} KB`);
}
if (manifest["src/early.ts"].imports?.length) {
  failed = true;
  console.log("OVER  early.ts is a classic script and cannot import");
}
process.exit(failed ? 1 : 0);
