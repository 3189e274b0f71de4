/** What an entry of the audit log changed, as lines that people read: one for each value, however deep it lies. */
import type { Money, Schemas } from "@daybook/api-client";
import { money } from "../../app/format.ts";
import { t } from "../../app/words.ts";

export interface Line {
  /** Where the value is: "shipping address › city". */
  field: string;
  before: string;
  after: string;
}

const NAMED_BY = ["sku", "name", "title", "id"] as const;
const MOST = 400; // letters of one value; the whole of it is under Details

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isMoney = (value: unknown): value is Money =>
  isObject(value) && Object.keys(value).length === 2 && typeof value["amount"] === "number" && typeof value["currency"] === "string" && /^[A-Z]{3}$/.test(value["currency"]);
const isListOfParts = (value: unknown): value is unknown[] => Array.isArray(value) && value.some((each) => typeof each === "object" && each !== null);
const hasParts = (value: unknown) => (isObject(value) && !isMoney(value)) || isListOfParts(value);

/** Lines with both sides, in the order of the API; what did not change inside a changed value is left out. */
export const linesOf = (changes: readonly Schemas["ChangeOut"][]): Line[] =>
  changes.flatMap(({ field, before, after }) => lines(field.split(".").map(readable), before, after));

function lines(path: readonly string[], before: unknown, after: unknown): Line[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!hasParts(before) && !hasParts(after)) {
    const line = { field: path.join(" › "), before: written(before), after: written(after) };
    return line.before === line.after ? [] : [line];
  }
  const [old, now] = [parts(before), parts(after)];
  const both = [...new Map([...old, ...now]).keys()];
  return both.flatMap((name) => lines([...path, readable(name)], old.get(name), now.get(name)));
}

/** The parts of a value by name. A list's parts are named by what tells them apart, so that one put in front moves none. */
function parts(value: unknown): Map<string, unknown> {
  if (isListOfParts(value)) {
    const name = NAMED_BY.find((key) => new Set(value.map((each) => isObject(each) && each[key])).size === value.length && value.every((each) => isObject(each) && each[key]));
    return new Map(value.map((each, index) => [name && isObject(each) ? String(each[name]) : String(index + 1), each]));
  }
  return new Map(isObject(value) ? Object.entries(value) : value === null || value === undefined || value === "" ? [] : [["", value]]);
}

const readable = (name: string) => (/^[a-z0-9]+(_[a-z0-9]+)+$/.test(name) ? name.replace(/_/g, " ") : name);

function written(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? t("Yes") : t("No");
  if (isMoney(value)) return money(value);
  const text = Array.isArray(value) ? value.map(written).join(", ") || "–" : isObject(value) ? "–" : String(value);
  return text.length > MOST ? `${text.slice(0, MOST)} …` : text;
}
