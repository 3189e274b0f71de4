/** How far the packing has come, and what ends it. It stays in sight. */
import { Button } from "@daybook/ui";
import { useState } from "react";
import { count } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import { PrintButton } from "./print.tsx";
import { ShipPacked } from "./ship.tsx";
import type { Packing, PackLine } from "./work.ts";

interface Props {
  packing: Packing;
  lines: PackLine[];
  /** Some of what was picked is not saved yet. */
  waiting: boolean;
  packAll: (line: PackLine) => void;
  shipped: (shipmentId: string) => void;
}

export function PackBar({ packing, lines, waiting, packAll, shipped }: Props) {
  const [shipping, setShipping] = useState(false);
  const packed = new Map(lines.filter((line) => line.picked > 0).map((line) => [line.line_id, line.picked]));
  const units = [...packed.values()].reduce((sum, many) => sum + many, 0);
  const all = lines.reduce((sum, line) => sum + line.to_ship, 0);
  const slips = new URLSearchParams({ orders: packing.order_id, location: packing.location_id });
  return (
    <div className="bottom-16 z-10 mt-4 grid [@media(min-height:50rem)]:sticky gap-2 rounded-card border border-line bg-surface p-3 shadow-raised lg:bottom-4">
      <div className="flex items-center gap-3">
        <progress aria-label={t("Packed")} value={units} max={all} className="h-2 min-w-0 flex-1 appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent" />
        <p className="shrink-0 text-sm font-medium tabular-nums">{t("{packed} of {all} packed", { packed: count(units), all: count(all) })}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <PrintButton address={`/api/admin/packing-slips?${slips}`}>{t("Packing slip")}</PrintButton>
        {units < all && (
          <Button onClick={() => lines.filter((line) => line.picked < line.to_ship).forEach(packAll)} className="min-h-12">
            {t("Pack all")}
          </Button>
        )}
        <Button tone="main" busy={waiting} disabled={units === 0} onClick={() => setShipping(true)} className="min-h-12 flex-1 sm:ml-auto sm:max-w-72">
          {units > 0 && units < all ? t("Ship a part ({packed} of {all})", { packed: count(units), all: count(all) }) : t("Ship")}
        </Button>
      </div>
      {shipping && <ShipPacked packing={packing} packed={packed} stays={all - units} close={() => setShipping(false)} done={shipped} />}
    </div>
  );
}
