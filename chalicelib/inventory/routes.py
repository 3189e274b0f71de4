"""Stock and locations over HTTP, for staff and warehouse systems. Counts are in stocktake_routes.py."""

from collections import Counter
from typing import Any

from chalicelib.core.access import staff
from chalicelib.core.http import PageQuery, Routes
from chalicelib.inventory import service
from chalicelib.inventory.inputs import AddLocation, ChangeLocation, ListLevels, MoveStock, TakeFeed, Transfer
from chalicelib.inventory.models import Level, Location, Movement
from chalicelib.inventory.outputs import (
    FeedOut,
    LocationOut,
    LocationPageOut,
    OverviewOut,
    StockOut,
    StockPageOut,
)

routes = Routes("Inventory")
READ, WRITE = staff("inventory.read"), staff("inventory.write")


@routes.route("/api/admin/inventory", by=READ, query=ListLevels, gives=StockPageOut)
def list_stock(query: ListLevels) -> dict[str, Any]:
    """List the SKUs in stock with their levels, in order of SKU."""
    found = service.list_stock(query.limit, query.cursor, query.q, query.location, query.below)
    return {"items": [_stock(each) for each in found.items], "next_cursor": found.next_cursor}


@routes.route("/api/admin/inventory/{sku}", by=READ, query=PageQuery, gives=OverviewOut)
def show_stock(sku: str, query: PageQuery) -> dict[str, Any]:
    """Show a SKU's levels per location, the orders that hold some, and its movements, newest first."""
    found = service.overview(sku, query.limit, query.cursor)
    return {
        **_stock(found.stock),
        "reservations": [
            {"order_id": order_id, "location_id": location_id, "quantity": quantity}
            for order_id, location_id, quantity in found.reservations
        ],
        "reservations_complete": found.complete,
        "movements": {
            "items": [_movement(each) for each in found.movements.items],
            "next_cursor": found.movements.next_cursor,
        },
    }


@routes.route("/api/admin/inventory/movements", "POST", by=WRITE, takes=MoveStock, gives=StockOut, status=201)
def move_stock(given: MoveStock) -> dict[str, Any]:
    """Record a count, safety stock, what is on its way, or goods that came or went; answers the levels as they are."""
    if given.on_hand is not None:
        service.move_stock(given.sku, given.location_id, given.reason, given.on_hand, note=given.note)
    else:
        service.set_level(
            given.sku,
            given.location_id,
            given.counted,
            given.safety,
            reason=given.reason,
            note=given.note,
            incoming=given.incoming,
        )
    return _stock(service.stock_of(given.sku))


@routes.route("/api/admin/inventory/feed", "POST", by=WRITE, takes=TakeFeed, gives=FeedOut)
def take_feed(given: TakeFeed) -> dict[str, Any]:
    """Take a warehouse's levels, absolute or as differences; each line has its own result and is taken once."""
    results = service.take_feed(given.feed_id, given.lines)
    states = Counter(each["state"] for each in results)
    counted = {state: states[state] for state in ("taken", "unchanged", "clamped", "refused")}
    return {"feed_id": given.feed_id, **counted, "items": results}


@routes.route("/api/admin/inventory/transfers", "POST", by=WRITE, takes=Transfer, status=204)
def transfer(given: Transfer) -> None:
    """Move goods from one location to another: all lines, or none."""
    lines = [line.model_dump() for line in given.lines]
    service.transfer(given.from_location_id, given.to_location_id, lines, given.note)


@routes.route("/api/admin/locations", by=READ, gives=LocationPageOut)
def list_locations() -> dict[str, Any]:
    """List all locations in the order in which lines are sourced."""
    return {"items": [_location(each) for each in service.all_locations()], "next_cursor": None}


@routes.route("/api/admin/locations", "POST", by=WRITE, takes=AddLocation, gives=LocationOut, status=201)
def add_location(given: AddLocation) -> dict[str, Any]:
    """Add a place that holds stock."""
    fields = given.model_dump(exclude_none=True)
    return _location(service.add_location(fields.pop("name"), **fields))


@routes.route("/api/admin/locations/{location_id}", by=READ, gives=LocationOut)
def show_location(location_id: str) -> dict[str, Any]:
    """Show one location."""
    return _location(service.known_location(location_id))


@routes.route("/api/admin/locations/{location_id}", "PATCH", by=WRITE, takes=ChangeLocation, gives=LocationOut)
def change_location(location_id: str, given: ChangeLocation) -> dict[str, Any]:
    """Change a location; one that holds goods for orders is not deactivated."""
    whole = given.model_dump()
    return _location(service.change_location(location_id, **{name: whole[name] for name in given.model_fields_set}))


def _stock(stock: service.Stock) -> dict[str, Any]:
    names = {each.location_id: each.name for each in service.all_locations()}
    return {
        "sku": stock.sku,
        "product_id": stock.variant.product_id if stock.variant else None,
        "title": stock.title,
        "on_hand": sum(each.on_hand for each in stock.levels),
        "reserved": sum(each.reserved for each in stock.levels),
        "available": sum(each.available for each in stock.levels),
        "levels": [_level(each, names) for each in stock.levels],
    }


def _level(level: Level, names: dict[str, str]) -> dict[str, Any]:
    numbers = ("on_hand", "reserved", "incoming", "safety", "available")
    named = {"location_id": level.location_id, "location": names.get(level.location_id, level.location_id)}
    return named | {name: getattr(level, name) for name in numbers}


def _movement(movement: Movement) -> dict[str, Any]:
    told = (
        "location_id", "reason", "on_hand", "reserved", "safety", "incoming", "cause", "order_id", "note", "actor", "at"
    )  # fmt: skip
    return {"id": movement.movement_id} | {name: getattr(movement, name) for name in told}


def _location(location: Location) -> dict[str, Any]:
    told = ("name", "address", "active", "ships", "pickup", "position", "version")
    return {"id": location.location_id} | {name: getattr(location, name) for name in told}
