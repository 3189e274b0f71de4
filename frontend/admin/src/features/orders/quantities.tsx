import type { Line } from "./order.ts";
import { t } from "../../app/words.ts";

type Given = Record<string, string>;

interface Props {
  legend: string;
  lines: Line[];
  most: (line: Line) => number;
  given: Given;
  give: (given: Given) => void;
}

/** How many of each line; from none to the most there can be. */
export function Quantities({ legend, lines, most, given, give }: Props) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {lines.map((line) => (
        <label key={line.id} className="flex items-center justify-between gap-3 text-sm">
          <span className="min-w-0 break-words">
            {[line.title, line.variant_title].filter(Boolean).join(", ")}{" "}
            <span className="text-muted">{t("of {most}", { most: most(line) })}</span>
          </span>
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={most(line)}
            step={1}
            required
            value={given[line.id] ?? "0"}
            onChange={(event) => give({ ...given, [line.id]: event.target.value })}
            className="min-h-9 w-20 shrink-0 rounded-control border border-edge bg-surface px-2.5 py-1.5 text-right tabular-nums"
          />
        </label>
      ))}
    </fieldset>
  );
}

/** The lines with more than none, as the API takes them. */
export function quantitiesGiven(given: Given): { line_id: string; quantity: number }[] {
  return Object.entries(given)
    .map(([line_id, text]) => ({ line_id, quantity: Number.parseInt(text, 10) || 0 }))
    .filter((each) => each.quantity > 0);
}
