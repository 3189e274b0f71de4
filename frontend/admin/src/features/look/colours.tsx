/** The three colours that are chosen, each with its contrast and, where it fails, the nearest that passes. */
import { Button, Input } from "@daybook/ui";
import { Check, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { t } from "../../app/words.ts";
import { colourOf, type Design, type Proof, ratio } from "./design.ts";
import { colourName } from "./names.ts";

const NAMES = ["paper", "ink", "accent"] as const;
type Name = (typeof NAMES)[number];

interface Props {
  design: Design;
  proof: Proof | undefined;
  off: boolean;
  change: (changes: Partial<Design>) => void;
}

export function Colours({ design, proof, off, change }: Props) {
  return (
    <div className="grid gap-4">
      {NAMES.map((name) => (
        <Colour
          key={name}
          name={name}
          value={design[name]}
          check={proof?.checks.find((each) => each.name === name)}
          off={off}
          change={(value) => change({ [name]: value })}
        />
      ))}
    </div>
  );
}

interface ColourProps {
  name: Name;
  value: string;
  check: Proof["checks"][number] | undefined;
  off: boolean;
  change: (value: string) => void;
}

function Colour({ name, value, check, off, change }: ColourProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const label = colourName(name);
  const known = colourOf(typed) !== null;
  return (
    <div className="grid gap-1.5">
      <div className="flex items-end gap-2">
        <input
          type="color"
          aria-label={t("Choose {colour}", { colour: label })}
          value={value}
          disabled={off}
          onChange={(event) => change(event.target.value)}
          className="h-9 w-12 shrink-0 rounded-control border border-edge bg-surface p-1"
        />
        <div className="flex-1">
          <Input
            label={label}
            value={typed}
            disabled={off}
            maxLength={7}
            spellCheck={false}
            error={known ? undefined : t("Write a colour as #1f5b49.")}
            onChange={(event) => {
              setTyped(event.target.value);
              const found = colourOf(event.target.value);
              if (found) change(found);
            }}
            onBlur={() => setTyped(value)}
          />
        </div>
      </div>
      {check && <Verdict check={check} off={off} change={change} />}
    </div>
  );
}

function Verdict({ check, off, change }: { check: Proof["checks"][number]; off: boolean; change: (value: string) => void }) {
  if (check.passes) {
    if (check.name === "paper") return null;
    return (
      <p className="flex items-center gap-1.5 text-sm text-good">
        <Check aria-hidden="true" size={14} />
        {t("Contrast {ratio} to 1; {needed} is needed.", { ratio: ratio(check.ratio), needed: ratio(check.needed) })}
      </p>
    );
  }
  const suggestion = check.suggestion ?? "";
  return (
    <div role="status" className="grid justify-items-start gap-1.5 text-sm text-danger">
      <p className="flex items-center gap-1.5">
        <TriangleAlert aria-hidden="true" size={14} className="shrink-0" />
        {check.name === "paper"
          ? t("Too dark for the light variant; the dark one is made from it.")
          : t("Hard to read: contrast {ratio} to 1; {needed} is needed.", { ratio: ratio(check.ratio), needed: ratio(check.needed) })}
      </p>
      <Button disabled={off} onClick={() => change(suggestion)}>
        <Swatch colour={suggestion} />
        {t("Use {colour}, the nearest that can be read", { colour: suggestion })}
      </Button>
    </div>
  );
}

/** A colour as a small square. The policy forbids style attributes; the DOM's own way is allowed. */
export function Swatch({ colour }: { colour: string }) {
  return (
    <span
      aria-hidden="true"
      ref={(element) => element?.style.setProperty("background", colour)}
      className="size-4 shrink-0 rounded-sm border border-edge"
    />
  );
}
