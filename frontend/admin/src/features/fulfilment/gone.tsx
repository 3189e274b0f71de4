/** Nothing is left to pack here: shipped by this person, by somebody else meanwhile, or cancelled. What is next? */
import { Badge, Button, buttonClass, Card, Empty, Notice } from "@daybook/ui";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { count, moment } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import { useNames } from "../orders/names.ts";
import { actorWord } from "../orders/words.ts";
import { PrintButton } from "./print.tsx";
import { nextJob, type Packing } from "./work.ts";

interface Props {
  packing: Packing;
  /** The shipment that was just made here. */
  own: string | null;
  goOn: () => void;
}

export function Gone({ packing, own, goOn }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const left = packing.lines.reduce((sum, line) => sum + line.to_ship, 0);
  const cancelled = packing.state === "cancelled";
  return (
    <>
      <h1 ref={title} tabIndex={-1} className="mb-4 text-xl font-semibold tracking-tight outline-none">
        {own ? t("Order {number} is shipped", { number: packing.number }) : t("Order {number}", { number: packing.number })}
      </h1>
      <div className="grid gap-4">
        {!own && (
          <Notice alert>
            {cancelled
              ? t("This order was cancelled. Put back what was picked for it.")
              : packing.shipments.length > 0
                ? t("Nothing of this order is left to ship here: somebody has shipped it.")
                : t("Nothing of this order is to be shipped from here.")}
          </Notice>
        )}
        {own && left > 0 && (
          <div className="grid gap-3">
            <Notice>{t("Items that stay in the order for later: {left}.", { left: count(left) })}</Notice>
            <Button onClick={goOn} className="min-h-12 sm:max-w-md">
              {t("Pack the rest now")}
            </Button>
          </div>
        )}
        <Shipments packing={packing} own={own} />
        <Next packing={packing} />
      </div>
    </>
  );
}

function Shipments({ packing, own }: { packing: Packing; own: string | null }) {
  const names = useNames();
  if (packing.shipments.length === 0) return null;
  return (
    <Card title={t("Shipments")} flush>
      <ul className="divide-y divide-line">
        {packing.shipments.map((shipment) => (
          <li key={shipment.id} className="grid gap-2 px-4 py-3 text-sm">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{shipment.carrier || t("Without a carrier")}</span>
              {shipment.tracking_number && <span className="break-all text-muted">{shipment.tracking_number}</span>}
              {shipment.id === own && <Badge tone="good">{t("Just now")}</Badge>}
            </p>
            <p className="text-muted">
              {t("Left {at}", { at: moment(shipment.shipped_at) })}, {actorWord(shipment.shipped_by, names)}.{" "}
              {t("Items: {units}", { units: count(shipment.lines.reduce((sum, line) => sum + line.quantity, 0)) })}
            </p>
            <div className="flex flex-wrap gap-2">
              <PrintButton address={`/api/admin/orders/${packing.order_id}/packing-slip?shipment=${encodeURIComponent(shipment.id)}`}>{t("Packing slip")}</PrintButton>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The most urgent order that is ready here. */
function Next({ packing }: { packing: Packing }) {
  const { data: next, isPending } = useQuery({
    queryKey: ["to-ship", "next", packing.location_id, packing.order_id],
    queryFn: () => nextJob(packing.location_id, packing.order_id),
  });
  const wide = "min-h-14 w-full text-base";
  return (
    <div className="grid gap-2 sm:max-w-md">
      {next && (
        <Link to="/fulfilment/$orderId" params={{ orderId: next.order_id }} search={{ location: next.location_id }} className={buttonClass("main", wide)}>
          {t("Next order: {number}", { number: next.number })}
        </Link>
      )}
      {!next && !isPending && <Empty title={t("Nothing more is ready to ship here.")} />}
      <Link to="/fulfilment" search={{ location: packing.location_id }} className={buttonClass("plain", wide)}>
        {t("Back to the list")}
      </Link>
    </div>
  );
}
