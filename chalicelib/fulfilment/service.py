"""Goods that leave and arrive."""

from typing import Any

from chalicelib.core import clock, context, ids, table
from chalicelib.core.errors import RaceLost, not_found
from chalicelib.core.transaction import Transaction, retried
from chalicelib.fulfilment import packing, rules
from chalicelib.fulfilment.events import OrderDelivered, OrderShipped
from chalicelib.fulfilment.models import Shipment
from chalicelib.fulfilment.worklist import left_of
from chalicelib.inventory import service as inventory
from chalicelib.orders import service as orders
from chalicelib.orders.service import Order
from chalicelib.payments import service as payments


@retried
def ship_order(
    order_id: str,
    quantities: dict[str, int] | None = None,
    location_id: str | None = None,
    carrier: str = "",
    tracking_number: str = "",
    tracking_url: str = "",
    shipment_id: str | None = None,
) -> Shipment:
    """One shipment of these quantities (by line id), or of everything left at the location.

    Its stock leaves in the same transaction. With a `shipment_id` that is there already, that shipment is the answer.
    A card that is authorised only is charged first, outside the transaction; where that fails nothing leaves.
    """
    whole = orders.whole(order_id)
    tracking_url = rules.tracking_address(tracking_url)
    known, chosen = _chosen(whole, quantities, location_id, shipment_id)
    if known is None and whole.order.authorised:
        orders.check_shipping(whole.order, rules.per_line(chosen))
        payments.capture_before_shipping(order_id)
        whole = orders.whole(order_id)
        known, chosen = _chosen(whole, quantities, location_id, shipment_id)
    if known is not None:
        return known
    order, per_line = whole.order, rules.per_line(chosen)
    lines = {line["id"]: line for line in order.lines}
    place = next((place for _, place in chosen if place), "")
    shipment = Shipment.new(
        order_id=order_id,
        shipment_id=shipment_id or ids.new("shp"),
        location_id=place,
        lines=[
            {"line_id": line_id, "sku": lines[line_id]["sku"], "quantity": quantity, "location_id": at}
            for (line_id, at), quantity in chosen.items()
        ],
        carrier=carrier,
        tracking_number=tracking_number,
        tracking_url=tracking_url,
        state="shipped",
        shipped_at=clock.now(),
    )
    with Transaction() as tx:
        done = orders.enter_shipped(tx, order, per_line)
        tx.create(shipment, otherwise=RaceLost("the shipment was written meanwhile"))
        event_id = tx.publish(_shipped(order, shipment, lines, done), on=order)
        stocked = [
            {"sku": lines[line_id]["sku"], "location_id": at, "quantity": quantity}
            for (line_id, at), quantity in chosen.items()
            if at
        ]
        if stocked and whole.reservation is not None:
            inventory.ship(tx, whole.reservation, stocked, event_id)
        packing.take_picked(tx, whole.parts, chosen)
    return shipment


def _chosen(
    whole: orders.Whole, quantities: dict[str, int] | None, location_id: str | None, shipment_id: str | None
) -> tuple[Shipment | None, dict[tuple[str, str], int]]:
    """The shipment with this id, if it left already; else what a new one takes, by line and location."""
    shipments = table.only(whole.parts, Shipment)
    known = next((each for each in shipments if each.shipment_id == shipment_id), None)
    if known is not None:
        return known, {}
    return None, rules.choose(left_of(whole), quantities, location_id)


def shipment_id_for(order_id: str, idempotency_key: str) -> str:
    """The id a shipment has under this Idempotency-Key of this caller, so that the same request ships once."""
    return ids.derived("shp", order_id, context.actor.get(), idempotency_key)


def _shipped(order: Order, shipment: Shipment, lines: dict[str, dict[str, Any]], done: bool) -> OrderShipped:
    told = [
        {
            "line_id": each["line_id"],
            "sku": each["sku"],
            "title": lines[each["line_id"]]["title"],
            "quantity": each["quantity"],
        }
        for each in shipment.lines
    ]
    return OrderShipped(
        order.order_id,
        order.number,
        shipment.shipment_id,
        told,
        shipment.carrier,
        shipment.tracking_number,
        shipment.tracking_url,
        order.email,
        order.language,
        order.token,
        done,
        [lines[each["line_id"]]["product_id"] for each in shipment.lines],
    )


@retried
def mark_delivered(order_id: str, shipment_id: str) -> Shipment:
    """A shipment arrived. When it was the last of a fulfilled, paid order, the order is complete. Twice is once."""
    whole = orders.whole(order_id)
    shipments = table.only(whole.parts, Shipment)
    shipment = next((each for each in shipments if each.shipment_id == shipment_id), None)
    if shipment is None:
        raise not_found("shipment")
    if shipment.state == "delivered":
        return shipment
    order = whole.order
    lines = {line["id"]: line for line in order.lines}
    with Transaction() as tx:
        tx.change(shipment, state="delivered", delivered_at=clock.now())
        tx.publish(
            OrderDelivered(
                order_id,
                order.number,
                shipment_id,
                order.customer_id,
                order.email,
                order.language,
                (order.shipping_address or order.billing_address or {}).get("name") or "",
                sorted({lines[each["line_id"]]["product_id"] for each in shipment.lines}),
            ),
            on=order,
        )
        if _is_complete(order, shipments):
            orders.complete(tx, order)
    return shipment


def ship_digital(order_id: str) -> None:
    """Ship what needs no parcel, once its order is paid and not held: it is delivered by being paid. Twice is once."""
    whole = orders.whole(order_id)
    order, shipments = whole.order, table.only(whole.parts, Shipment)
    shipment_id = ids.derived("shp", order_id, "digital")
    if all(each.shipment_id != shipment_id for each in shipments):
        left = rules.per_line(left_of(whole))
        digital = {line["id"] for line in order.lines if line["variant_kind"] == "digital"}
        wanted = {line_id: quantity for line_id, quantity in left.items() if line_id in digital}
        if not wanted or not orders.may_ship(order) or not orders.is_covered(order):
            return
        ship_order(order_id, wanted, shipment_id=shipment_id, carrier="e-mail")
    mark_delivered(order_id, shipment_id)


@retried
def complete_paid(order_id: str) -> None:
    """An order whose goods had all arrived before its money did is complete with the last payment. Twice is once."""
    whole = orders.whole(order_id)
    if _is_complete(whole.order, table.only(whole.parts, Shipment)):
        with Transaction() as tx:
            orders.complete(tx, whole.order)


def _is_complete(order: Order, shipments: list[Shipment]) -> bool:
    arrived = all(each.state == "delivered" for each in shipments)
    return arrived and order.state == "fulfilled" and order.paid >= order.totals["total"]
