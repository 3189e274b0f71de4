"""HTTP to what is to ship, and to picking and packing it."""

from typing import Any

from chalicelib.core.access import staff
from chalicelib.core.http import Routes
from chalicelib.fulfilment import packing, worklist
from chalicelib.fulfilment.inputs import PackingQuery, Pick, ToShipQuery
from chalicelib.fulfilment.outputs import LoadsOut, PackingOut, ToShipPageOut
from chalicelib.fulfilment.routes import shown
from chalicelib.inventory import service as inventory
from chalicelib.orders import service as orders

routes = Routes("Fulfilment")
READ, WRITE = staff("fulfilment.read"), staff("fulfilment.write")


@routes.route("/api/admin/fulfilment", by=READ, query=ToShipQuery, gives=ToShipPageOut)
def list_to_ship(query: ToShipQuery) -> dict[str, Any]:
    """What is to ship, of one location or all, oldest promise first; held orders are marked."""
    page = worklist.list_to_ship(query.limit, query.cursor, query.location, query.show)
    return {"items": [_job(each) for each in page.items], "next_cursor": page.next_cursor}


@routes.route("/api/admin/fulfilment/locations", by=READ, gives=LoadsOut)
def list_loads() -> dict[str, Any]:
    """How many orders each location has to ship, ready and held."""
    return {"items": [vars(each) for each in worklist.loads()], "next_cursor": None}


@routes.route("/api/admin/orders/{order_id}/packing", by=READ, query=PackingQuery, gives=PackingOut)
def show_packing(order_id: str, query: PackingQuery) -> dict[str, Any]:
    """What a location has still to pack of an order, and how much of it is picked."""
    return _packing(packing.packing(order_id, query.location))


@routes.route("/api/admin/orders/{order_id}/packing", "POST", by=WRITE, takes=Pick, gives=PackingOut)
def pick(order_id: str, given: Pick) -> dict[str, Any]:
    """Pick units of a line, or put them back (negative). No unit is picked twice, whoever picks."""
    packing.pick(order_id, given.location_id, given.line_id, given.quantity)
    return _packing(packing.packing(order_id, given.location_id))


def _due(due: str) -> dict[str, Any]:
    return {"due": due, "overdue": due < worklist.today()}


def _delivery(order: Any) -> dict[str, Any]:
    delivery = order.delivery or {}
    return {"delivery": delivery.get("title") or "", "pickup": bool(delivery.get("pickup"))}


def _job(job: worklist.Job) -> dict[str, Any]:
    item, order = job.item, job.order
    address = order.shipping_address or order.billing_address or {}
    lines = {line["id"]: line for line in order.lines}
    return {
        "order_id": item.order_id,
        "number": order.number,
        "location_id": item.location_id,
        "stand": worklist.stand(order),
        "holds": orders.what_hinders(order),
        "partly": bool(item.partly),
        **_due(item.due),
        "placed_at": order.placed_at,
        **{name: address.get(name) or "" for name in ("name", "city", "country")},
        **_delivery(order),
        "units": sum(each["quantity"] for each in item.lines),
        "lines": [
            {**each, **{name: lines[each["line_id"]][name] for name in ("sku", "title", "variant_title")}}
            for each in item.lines
        ],
    }


def _packing(found: packing.Packing) -> dict[str, Any]:
    order = found.whole.order
    names = {place.location_id: place.name for place in inventory.all_locations()}
    return {
        "order_id": order.order_id,
        "number": order.number,
        "location_id": found.location_id,
        "location": names.get(found.location_id, found.location_id),
        "state": order.state,
        "stand": found.stand or "done",
        "holds": orders.what_hinders(order),
        **_due(worklist.due(order)),
        "address": order.shipping_address or order.billing_address,
        **_delivery(order),
        "note": order.note or "",
        "gift_note": order.gift_note or "",
        "lines": [
            {
                "line_id": each.line["id"],
                **{name: each.line[name] for name in ("sku", "title", "variant_title", "image")},
                **{name: getattr(each, name) for name in ("barcode", "to_ship", "picked", "picked_by")},
            }
            for each in found.lines
        ],
        "elsewhere": [
            {"location_id": place, "name": names.get(place, place), "units": units}
            for place, units in found.elsewhere.items()
        ],
        "shipments": [{**shown(each), "shipped_by": by} for each, by in found.shipments],
    }
