"""The locations of a shop, and which SKUs it keeps in stock at all."""

from collections.abc import Iterable, Iterator
from typing import Any

from chalicelib.core import ids
from chalicelib.core.errors import Refused, version_moved_on
from chalicelib.core.held import forget, held
from chalicelib.core.table import Page, Ref, fetch, only, page, query
from chalicelib.core.transaction import Transaction, retried
from chalicelib.inventory import rules
from chalicelib.inventory.events import LocationAdded, LocationChanged
from chalicelib.inventory.models import Level, Location

STOCKED = [f"STOCKED#{shard}" for shard in range(4)]
TAKEN = Refused("location_taken", "There is a location with this id already. Choose another.", 409, "location_id")


def locations() -> list[Location]:
    """The active locations in the order in which lines are sourced; at most a few seconds old."""
    return [each for each in all_locations() if each.active]


def all_locations() -> list[Location]:
    """Every location, the inactive too, in the order in which lines are sourced; at most a few seconds old."""
    return held("locations", lambda: rules.in_order(only(query("LOCATIONS", index="g1"), Location)))


def level_refs(skus: Iterable[str], locations: Iterable[Location]) -> list[Ref]:
    """Where the levels of these SKUs are, for `table.fetch`: all locations of the first SKU, then of the second."""
    places = list(locations)
    return [Level.ref(sku=sku, location_id=each.location_id) for sku in skus for each in places]


def known_location(location_id: str) -> Location:
    """The location, active or not; a 404 where there is none."""
    known = next((each for each in all_locations() if each.location_id == location_id), None)
    return known or Location.get(location_id=location_id)  # another process may have just added it


def main_location() -> Location:
    """The first active location; a shop that has none at all gets one called Main."""
    found = locations()
    if found:
        return found[0]
    try:
        return add_location("Main", location_id="main")
    except Refused as refused:
        if refused.code != TAKEN.code:
            raise
        return known_location("main")


def add_location(name: str, location_id: str | None = None, **fields: Any) -> Location:
    """A new place that holds stock; `fields` as in models.Location. It comes last unless `position` says otherwise."""
    fields.setdefault("position", max((each.position for each in all_locations()), default=-1) + 1)
    location = Location.new(location_id=location_id or ids.new("loc"), name=name, **fields)
    with Transaction() as tx:
        tx.create(location, otherwise=TAKEN)
        tx.publish(LocationAdded(location.location_id, name), on=location)
    forget("locations")
    return location


@retried
def change_location(location_id: str, version: int | None = None, **fields: Any) -> Location:
    """Change a location. One that holds goods for orders is not deactivated; 412 when `version` moved on."""
    location = Location.get(location_id=location_id)
    if version is not None and version != location.version:
        raise version_moved_on()
    fields = {name: value for name, value in fields.items() if getattr(location, name) != value}
    if not fields:
        return location
    if fields.get("active") is False:
        _refuse_while_reserved(location)
    with Transaction() as tx:
        tx.change(location, **fields)
        tx.publish(LocationChanged(location_id, fields), on=location)
    forget("locations")
    return location


def _refuse_while_reserved(location: Location) -> None:
    for skus in stocked_skus():
        levels = [each for each in fetch(level_refs(skus, [location])) if isinstance(each, Level)]
        holding = [each for each in levels if each.reserved > 0]
        if holding:
            raise Refused(
                "location_holds_reserved",
                f"{location.name} holds {holding[0].reserved} of {holding[0].sku} for orders. "
                "Ship or cancel what it holds for orders, and then deactivate it.",
                status=409,
                field="active",
            )


def stocked_skus() -> Iterator[list[str]]:
    """All SKUs that have a level somewhere, a hundred at a time."""
    cursor = None
    while True:
        found = stocked_page(100, cursor)
        if found.items:
            yield [each.sku for each in found.items]
        cursor = found.next_cursor
        if cursor is None:
            return


def stocked_page(limit: int, cursor: str | None = None, starts: str = "") -> Page:
    """A page of the SKUs that have a level somewhere, in order of SKU; `starts` is how the SKU begins."""
    return page(STOCKED, limit=limit, cursor=cursor, starts=starts)
