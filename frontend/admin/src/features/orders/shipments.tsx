import { answered } from "@daybook/api-client";
import { Badge, Button, Card, Notice } from "@daybook/ui";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { moment } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import { useLookAgain } from "./look.ts";
import { useMayNow } from "./past.tsx";
import type { Order, Shipment } from "./order.ts";

export function Shipments({ order }: { order: Order }) {
  return (
    <Card title={t("Shipments")} flush>
      {order.shipments.length === 0 && <p className="px-4 py-3 text-sm text-muted">{t("Nothing has been shipped yet.")}</p>}
      <ul className="divide-y divide-line">
        {order.shipments.map((shipment) => (
          <ShipmentRow key={shipment.id} order={order} shipment={shipment} />
        ))}
      </ul>
    </Card>
  );
}

function ShipmentRow({ order, shipment }: { order: Order; shipment: Shipment }) {
  const may = useMayNow();
  const lookAgain = useLookAgain(order.id);
  const path = { order_id: order.id, shipment_id: shipment.id };
  const deliver = useDeed<object, unknown>(
    (_, key) =>
      answered(
        api.POST("/api/admin/orders/{order_id}/shipments/{shipment_id}/delivered", { params: { path, ...once(key) } }),
      ),
    lookAgain,
  );
  return (
    <li className="grid gap-2 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{shipment.carrier || t("Without a carrier")}</span>
          <Badge tone={shipment.delivered_at ? "good" : "accent"}>{shipment.delivered_at ? t("Delivered") : t("On its way")}</Badge>
        </p>
        {!shipment.delivered_at && may("fulfilment.write") && (
          <Button busy={deliver.busy} onClick={() => void deliver.go({})}>
            {t("Mark as delivered")}
          </Button>
        )}
      </div>
      <p className="text-muted">
        {t("Left {at}", { at: moment(shipment.shipped_at) })}
        {shipment.delivered_at && `, ${t("delivered {at}", { at: moment(shipment.delivered_at) })}`}
      </p>
      <Tracking shipment={shipment} />
      <ul className="text-muted">
        {shipment.lines.map((sent, index) => (
          <li key={index}>
            {Number(sent.quantity)} × {titleOf(order, String(sent.line_id))}
          </li>
        ))}
      </ul>
      {deliver.refusal && (
        <Notice tone="danger" alert>
          {deliver.refusal.message}
        </Notice>
      )}
    </li>
  );
}

function Tracking({ shipment }: { shipment: Shipment }) {
  const { tracking_number: number, tracking_url: url } = shipment;
  if (!number && !url) return null;
  const shown = number || t("Follow the parcel");
  return (
    <p className="break-words">
      {t("Tracking")}:{" "}
      {/^https?:\/\//.test(url) ? (
        <a href={url} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
          {shown}
        </a>
      ) : (
        shown
      )}
    </p>
  );
}

function titleOf(order: Order, lineId: string): string {
  const line = order.lines.find((each) => each.id === lineId);
  return line ? [line.title, line.variant_title].filter(Boolean).join(", ") : lineId;
}
