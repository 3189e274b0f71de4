/** What to pack, with targets for a thumb. */
import { Button, classes, Picture } from "@daybook/ui";
import { CircleCheck, Minus, Plus } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { me } from "../../app/api.ts";
import { count } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import { useNames } from "../orders/names.ts";
import { actorWord } from "../orders/words.ts";
import { type PackLine, titled } from "./work.ts";

interface Props {
  lines: PackLine[];
  /** null: it may not be packed now, or not by this person. */
  change: ((line: PackLine, quantity: number) => void) | null;
}

export function PackLines({ lines, change }: Props) {
  return (
    <ul aria-label={t("To pack")} className="grid gap-2">
      {lines.map((line) => (
        <Line key={line.line_id} line={line} change={change} />
      ))}
    </ul>
  );
}

function Line({ line, change }: { line: PackLine; change: Props["change"] }) {
  const whole = line.picked >= line.to_ship;
  const title = titled(line);
  return (
    <li className={classes("grid gap-2 rounded-card border bg-surface p-3", whole ? "border-accent" : "border-line")}>
      <div className="flex items-start gap-3">
        <Picture address={line.image} />
        <div className="min-w-0 flex-1">
          <p className="font-medium break-words">{title}</p>
          <p className="text-sm break-all text-muted">{[line.sku, line.barcode].filter(Boolean).join(" · ")}</p>
          <Others line={line} />
        </div>
        <p className={classes("flex shrink-0 items-center gap-1.5 text-lg font-semibold tabular-nums", whole && "text-good")}>
          {whole && <CircleCheck aria-hidden="true" size={20} />}
          <span>{t("{picked} of {all}", { picked: count(line.picked), all: count(line.to_ship) })}</span>
        </p>
      </div>
      {change && (
        <div className="flex gap-2 sm:justify-end">
          <Button aria-label={t("One less of {title}", { title })} disabled={line.picked === 0} onClick={() => change(line, -1)} className="min-h-12 min-w-14">
            <Minus aria-hidden="true" size={20} />
          </Button>
          <Button aria-label={t("One more of {title}", { title })} disabled={whole} onClick={() => change(line, 1)} className="min-h-12 flex-1 sm:max-w-40">
            <Plus aria-hidden="true" size={20} />
          </Button>
          {line.to_ship - line.picked > 1 && (
            <Button aria-label={t("All of {title}", { title })} onClick={() => change(line, line.to_ship - line.picked)} className="min-h-12 min-w-14">
              {t("All")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** That somebody else has picked of it, so that two do not walk to the same shelf. */
function Others({ line }: { line: PackLine }) {
  const { data: who } = useQuery(me);
  const names = useNames();
  if (!line.picked_by || !who || line.picked_by === `staff:${who.id}`) return null;
  return <p className="text-sm text-notice">{t("Picked by {name}", { name: actorWord(line.picked_by, names) })}</p>;
}
