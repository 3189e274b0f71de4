/** An order as the page needs it, asked for again while its work is under way; and what may be done with it. */
import { answered, type Money, type Schemas } from "@daybook/api-client";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

type Told = Schemas["StaffOrderOut"];
export type Line = Schemas["OrderLineOut"];
export type Shipment = Schemas["chalicelib__orders__outputs__ShipmentOut"];
export type Event = Schemas["EventOut"];

// What the API's document calls plain objects; chalicelib/orders/shapes.py and payments/models.py have their fields.
export type Hold = {
  id: string;
  type: string;
  reason: string;
  by: string;
  at: string;
  permission: string;
};
export type Payment = {
  id: string;
  method: string;
  state: string;
  amount: Money;
  captured: Money;
  refunded: Money;
  card?: string | null;
  failure?: string | null;
  note?: string;
  created_at: string;
};
export type Refund = {
  id: string;
  amount: Money;
  reason: string;
  state: string;
  failure?: string | null;
  by: string;
  created_at: string;
  /** What of the order it takes back, where that was said. */
  of?: { lines: { line_id: string; quantity: number }[]; delivery: object | null } | null;
};
export type Dispute = {
  id: string;
  amount: Money;
  reason: string;
  state: string;
};
export type Note = {
  id: string;
  text: string;
  by: string;
  at: string;
};
export type OrderProblem = {
  code: string;
  detail: string;
  advice: string;
  at_stake: Money;
  since: string;
};
export type Allocation = {
  line_id: string;
  location_id: string;
  quantity: number;
};

export interface Order
  extends Omit<Told, "holds" | "payments" | "refunds" | "disputes" | "notes" | "problems" | "allocations"> {
  holds: Hold[];
  payments: Payment[];
  refunds: Refund[];
  disputes: Dispute[];
  notes: Note[];
  problems: OrderProblem[];
  allocations: Allocation[];
}

export interface Then extends Omit<Schemas["OrderThenOut"], "shown"> {
  shown: Order;
}

const SOON_MS = 1_000;
const LATER_MS = 30_000;
const FOLLOWED_FOR_MS = 10_000;
let followedUntil = 0;

/** After a deed its documents, mails and refunds come within seconds, from workers: look often for a while. */
export function followClosely(): void {
  followedUntil = Date.now() + FOLLOWED_FOR_MS;
}

const nextLook = () => (Date.now() < followedUntil ? SOON_MS : LATER_MS);

export const orderQuery = (orderId: string) =>
  queryOptions({
    queryKey: ["order", orderId],
    queryFn: async ({ signal }) => {
      const call = api.GET("/api/admin/orders/{order_id}", { params: { path: { order_id: orderId } }, signal });
      return (await answered(call)) as unknown as Order;
    },
    refetchInterval: nextLook,
  });

/** Every event of an order, oldest first: the few orders with more than a hundred take more than one answer. */
export const timelineQuery = (orderId: string) =>
  queryOptions({
    queryKey: ["order", orderId, "timeline"],
    queryFn: async ({ signal }) => {
      const events: Event[] = [];
      let cursor: string | null = null;
      do {
        const query = { limit: 100, ...(cursor ? { cursor } : {}) };
        const call = api.GET("/api/admin/orders/{order_id}/timeline", { params: { path: { order_id: orderId }, query }, signal });
        const page: Schemas["EventsOut"] = await answered(call);
        events.push(...page.items);
        cursor = page.next_cursor;
      } while (cursor);
      return events;
    },
    refetchInterval: nextLook,
  });

/** The order as it was after one event; the past does not change, so it is asked for once. */
export const momentQuery = (orderId: string, sequence: number) =>
  queryOptions({
    queryKey: ["order-then", orderId, sequence],
    queryFn: async ({ signal }) => {
      const params = { path: { order_id: orderId }, query: { after: sequence } };
      const then = await answered(api.GET("/api/admin/orders/{order_id}", { params, signal }));
      return then as unknown as Then;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

const SHIPPABLE = ["placed", "released", "partly_fulfilled"];
const CANCELLABLE = ["draft", "pending_payment", "placed", "on_hold", "released"];
const HOLDABLE = ["placed", "released", "partly_fulfilled", "on_hold"];
const CLOSED = ["cancelled", "draft"];

export const leftToShip = (line: Line): number => line.quantity - line.shipped - line.cancelled;
export const withBuyer = (line: Line): number => line.shipped - line.returned;

const taken = (order: Order) => order.refunds.filter((each) => each.state !== "failed").flatMap((each) => each.of ?? []);

/** How many of a line no refund took back yet. */
export function leftToRefund(order: Order, line: Line): number {
  const lines = taken(order).flatMap((each) => each.lines);
  const back = lines.filter((each) => each.line_id === line.id).reduce((sum, each) => sum + each.quantity, 0);
  return line.quantity - line.cancelled - back;
}

export const deliveryLeft = (order: Order): boolean => order.totals.shipping.amount > 0 && !taken(order).some((each) => each.delivery);

export type DeedName = "ship" | "refund" | "capture" | "pay" | "hold" | "cancel";

const NEEDS: Record<DeedName, string> = {
  ship: "fulfilment.write",
  refund: "payments.write",
  capture: "payments.write",
  pay: "payments.write",
  hold: "orders.write",
  cancel: "orders.write",
};

/** What can be done with an order now, by someone who may: the order of importance is the order of the buttons. */
export function possible(order: Order, may: (permission: string) => boolean): DeedName[] {
  const shipped = order.lines.some((line) => line.shipped > 0);
  const can: Record<DeedName, boolean> = {
    ship: SHIPPABLE.includes(order.state) && order.lines.some((line) => leftToShip(line) > 0),
    capture: order.authorised.amount > 0,
    pay: order.owed.amount - order.authorised.amount > 0 && !CLOSED.includes(order.state),
    refund: order.refundable.amount > 0,
    hold: HOLDABLE.includes(order.state),
    cancel: CANCELLABLE.includes(order.state) && !shipped,
  };
  return (Object.keys(can) as DeedName[]).filter((name) => can[name] && may(NEEDS[name]));
}

/** The places that still have something of this order to send. */
export function placesToShipFrom(order: Order): string[] {
  const open = new Set(order.lines.filter((line) => leftToShip(line) > 0).map((line) => line.id));
  const places = order.allocations.filter((each) => open.has(each.line_id)).map((each) => each.location_id);
  return [...new Set(places)].sort();
}

/** How many of each open line one shipment from `place` takes unless somebody says otherwise. */
export function firstQuantities(order: Order, place: string): Record<string, string> {
  const open = order.lines.filter((line) => leftToShip(line) > 0);
  const from = (line: Line) => {
    const allocated = order.allocations.filter((each) => each.line_id === line.id);
    const here = allocated.filter((each) => each.location_id === place).reduce((sum, each) => sum + each.quantity, 0);
    return allocated.length > 0 ? Math.min(here, leftToShip(line)) : leftToShip(line);
  };
  return Object.fromEntries(open.map((line) => [line.id, String(from(line))]));
}
