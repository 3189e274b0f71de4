// Makes src/schema.ts from the OpenAPI document that the routes declare. No server has to run.
//
//     npm run api [FILE]     the document from FILE, or, without one, from ../../../.venv
//
// Words are left out of the types and of the fingerprint (a reworded sentence makes nothing stale), and so are the
// refusals' statuses: all have the shape of "default".
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const target = fileURLToPath(new URL("./src/schema.ts", import.meta.url));
const PRINT = "import json, app; from chalicelib.core import module, openapi; print(json.dumps(openapi.document(module.registry)))";
const WORDS = new Set(["description", "summary", "servers", "info"]);

function printed() {
  const env = { ...process.env, DAYBOOK_TABLE: "daybook-types", DAYBOOK_SECRET: "none", DAYBOOK_URL: "http://localhost" };
  return execFileSync(`${root}.venv/bin/python`, ["-c", PRINT], { cwd: root, env, encoding: "utf8", maxBuffer: 2 ** 26 });
}

/** The document without its words, keys sorted; `named` says that the keys of this object are names of things. */
function plain(value, named = false) {
  if (Array.isArray(value)) return value.map((each) => plain(each));
  if (value === null || typeof value !== "object") return value;
  const kept = Object.keys(value).filter((key) => named || !(WORDS.has(key) || /^[45]\d\d$/.test(key)));
  return Object.fromEntries(kept.sort().map((key) => [key, plain(value[key], key === "properties" || key === "schemas")]));
}

const document = JSON.parse(process.argv[2] ? readFileSync(process.argv[2], "utf8") : printed());
const shape = plain(document);
const print = createHash("sha256").update(JSON.stringify(shape)).digest("hex");
const types = astToString(await openapiTS({ info: { title: "Daybook", version: "0" }, ...shape }, { defaultNonNullable: false }));
writeFileSync(target, `// Made by npm run api; do not edit. Fingerprint of the API: ${print}\n\n${types}`);
console.log(`${target.slice(root.length)}: ${Object.keys(document.paths).length} paths`);
