"""HTTP to the fulfilment service, and back."""

from typing import Any

from chalicelib.core import table
from chalicelib.core.access import staff
from chalicelib.core.http import Request, Routes
from chalicelib.fulfilment import service
from chalicelib.fulfilment.inputs import ShipOrder
from chalicelib.fulfilment.models import Shipment
from chalicelib.fulfilment.outputs import ShipmentOut, ShipmentsOut
from chalicelib.orders import service as orders

routes = Routes("Fulfilment")


def shown(shipment: Shipment) -> dict[str, Any]:
    names = (
        "order_id", "state", "location_id", "carrier", "tracking_number", "tracking_url", "shipped_at", "delivered_at",
        "lines",
    )  # fmt: skip
    return {"id": shipment.shipment_id, **{name: getattr(shipment, name) for name in names}}


def _shipments(order_id: str) -> list[Shipment]:
    found = table.only(orders.whole(order_id).parts, Shipment)
    return sorted(found, key=lambda each: (each.shipped_at, each.shipment_id))


def _again(subject: str, key: str) -> dict[str, Any]:
    order_id = subject.removeprefix("ORDER#")
    return shown(Shipment.get(order_id=order_id, shipment_id=service.shipment_id_for(order_id, key)))


@routes.route("/api/admin/orders/{order_id}/shipments", by=staff("fulfilment.read"), gives=ShipmentsOut)
def list_shipments(order_id: str) -> dict[str, Any]:
    """An order's shipments, oldest first."""
    return {"items": [shown(each) for each in _shipments(order_id)], "next_cursor": None}


@routes.route(
    "/api/admin/orders/{order_id}/shipments", "POST", by=staff("fulfilment.write"), takes=ShipOrder, gives=ShipmentOut,
    status=201, again=_again,
)  # fmt: skip
def ship_order(order_id: str, given: ShipOrder, request: Request) -> dict[str, Any]:
    """Ship an order, or some lines of it. Stock leaves, and the buyer is told with the tracking."""
    wanted: dict[str, int] | None = None
    for line in given.lines or ():
        wanted = wanted or {}
        wanted[line.line_id] = wanted.get(line.line_id, 0) + line.quantity
    key = request.headers.get("idempotency-key")
    return shown(
        service.ship_order(
            order_id, wanted, given.location_id, given.carrier, given.tracking_number, given.tracking_url,
            service.shipment_id_for(order_id, key) if key else None,
        )
    )  # fmt: skip


@routes.route(
    "/api/admin/orders/{order_id}/shipments/{shipment_id}/delivered", "POST", by=staff("fulfilment.write"),
    gives=ShipmentOut,
)  # fmt: skip
def mark_delivered(order_id: str, shipment_id: str) -> dict[str, Any]:
    """A shipment arrived; its buyer may now review what was in it."""
    return shown(service.mark_delivered(order_id, shipment_id))
