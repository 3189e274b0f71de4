"""What is to ship, by location: kept as events happen, so that no list is ever searched for.

An item of the list is a function of its order. Whoever writes one proves in the same transaction that the order is
still the one it read, so events may come twice and in any order.
"""

from dataclasses import dataclass
from typing import Any

from pynamodb.expressions.operand import Path

from chalicelib.core import ids, table
from chalicelib.core.table import Page, only, query
from chalicelib.core.transaction import Transaction, retried
from chalicelib.fulfilment import rules
from chalicelib.fulfilment.models import Shipment, ToShip, ToShipTally
from chalicelib.inventory import service as inventory
from chalicelib.orders import service as orders
from chalicelib.orders.service import Order
from chalicelib.shop import service as shop

SHARDS = 4
STANDS = ("ready", "held")
MOST_TALLIES = 500  # of a shard: two for each location


def left_of(whole: orders.Whole) -> dict[tuple[str, str], int]:
    """What is still to leave of an order, by (line id, location id)."""
    taken: dict[tuple[str, str], int] = {}
    for shipment in only(whole.parts, Shipment):
        for line in shipment.lines:
            key = (line["line_id"], line["location_id"])
            taken[key] = taken.get(key, 0) + line["quantity"]
    return rules.left_at(whole.order.lines, taken)


def work_of(whole: orders.Whole) -> dict[str, dict[str, int]]:
    """What each location has to pack of an order: units by line id."""
    return rules.work(whole.order.lines, left_of(whole), inventory.main_location().location_id)


def stand(order: Order) -> str | None:
    """Whether goods of the order may leave (ready), wait for something (held), or are not to leave at all (None)."""
    if not orders.may_ship(order) and order.state != "on_hold":
        return None
    return "held" if orders.what_hinders(order) else "ready"


def due(order: Order) -> str:
    """The last day that was promised; where none was, the day the order was placed."""
    promise = (order.delivery or {}).get("promise") or {}
    return promise.get("latest") or str(order.placed_at[:10])


@retried
def follow_order(order_id: str) -> None:
    """Make what the list says of an order true. Twice is once."""
    whole = orders.whole(order_id)
    order = whole.order
    stored = {each.location_id: each for each in only(whole.parts, ToShip)}
    wanted = _wanted(whole)
    with Transaction() as tx:
        for location_id, item in stored.items():
            if location_id not in wanted:
                tx.delete(item, when=Path("turn") == item.turn)
                _tally(tx, item.order_id, location_id, item.stand, -1)
        for location_id, fields in wanted.items():
            _put(tx, order_id, location_id, stored.get(location_id), fields)
        if len(tx):
            tx.check(order, Path("version") == order.version)


def _wanted(whole: orders.Whole) -> dict[str, dict[str, Any]]:
    order, standing = whole.order, stand(whole.order)
    if standing is None:
        return {}
    common = {
        "stand": standing,
        "due": due(order),
        "rank": rules.rank(int(order.priority or 0), order.placed_at),
        "partly": any(line["shipped"] for line in order.lines),
    }
    return {
        location_id: {**common, "lines": [{"line_id": each, "quantity": many} for each, many in units.items()]}
        for location_id, units in work_of(whole).items()
    }


def _put(tx: Transaction, order_id: str, location_id: str, stored: ToShip | None, fields: dict[str, Any]) -> None:
    if stored is None:
        tx.create(ToShip.new(order_id=order_id, location_id=location_id, **fields))
        _tally(tx, order_id, location_id, fields["stand"], 1)
        return
    changed = {name: value for name, value in fields.items() if getattr(stored, name) != value}
    if not changed:
        return
    if "stand" in changed:
        _tally(tx, order_id, location_id, stored.stand, -1)
        _tally(tx, order_id, location_id, fields["stand"], 1)
    tx.change(stored, when=Path("turn") == stored.turn, turn=stored.turn + 1, **changed)


def _tally(tx: Transaction, order_id: str, location_id: str, standing: str, orders_more: int) -> None:
    shard = ids.shard(order_id, SHARDS)
    tx.add(ToShipTally.new(shard=shard, location_id=location_id, stand=standing), orders=orders_more)


# Reading


@dataclass(frozen=True)
class Load:
    """How many orders a location has to ship."""

    location_id: str
    name: str
    ready: int
    held: int


def loads() -> list[Load]:
    """What every location has to ship, in their order; those that are closed only while they have something."""
    counted: dict[tuple[str, str], int] = {}
    for shard in range(SHARDS):
        for each in only(query(f"TO_SHIP_TALLY#{shard}", limit=MOST_TALLIES), ToShipTally):
            counted[each.location_id, each.stand] = counted.get((each.location_id, each.stand), 0) + each.orders
    found = []
    for place in inventory.all_locations():
        ready, held = (max(counted.get((place.location_id, each), 0), 0) for each in STANDS)
        if ready or held or (place.active and place.ships):
            found.append(Load(place.location_id, place.name, ready, held))
    return found


@dataclass(frozen=True)
class Job:
    """An item of the list with its order."""

    item: ToShip
    order: Order


def list_to_ship(limit: int, cursor: str | None = None, location_id: str | None = None, show: str = "all") -> Page:
    """One page of Jobs, oldest promise first. `show` is all, ready, held, partly (some left already) or overdue.

    What was shipped or cancelled this moment, and the list has not heard of yet, is left out.
    """
    places = [location_id] if location_id else [each.location_id for each in inventory.all_locations()]
    stands = (show,) if show in STANDS else STANDS
    partitions = [f"TO_SHIP#{place}#{each}#{n}" for place in places for each in stands for n in range(SHARDS)]
    page = table.page(
        partitions,
        index="g1",
        limit=limit,
        cursor=cursor,
        between=("0", today()) if show == "overdue" else None,
        where=(lambda item: item.partly) if show == "partly" else None,
    )
    found = table.fetch([Order.ref(order_id=item.order_id) for item in page.items], consistent=False)
    page.items = [
        Job(item, order)
        for item, order in zip(page.items, found, strict=True)
        if isinstance(order, Order) and stand(order) is not None
    ]
    return page


def today() -> str:
    """Today's date where the shop is."""
    return shop.local_time().date().isoformat()


# Making it anew


def rebuild() -> int:
    """Make the whole list and its counts anew from the orders, for the command line. Gives how many items it has.

    Counts are put as they are found: run it while no event waits.
    """
    cursor = None
    while True:
        page = orders.list_orders(orders.Filter(), 100, cursor)
        for order in page.items:
            follow_order(order.order_id)
        cursor = page.next_cursor
        if cursor is None:
            break
    return sum(_count_anew(place.location_id) for place in inventory.all_locations())


def _count_anew(location_id: str) -> int:
    total = 0
    for standing in STANDS:
        for shard in range(SHARDS):
            found = sum(1 for _ in query(f"TO_SHIP#{location_id}#{standing}#{shard}", index="g1"))
            with Transaction() as tx:
                tx.save(ToShipTally.new(shard=shard, location_id=location_id, stand=standing, orders=found))
            total += found
    return total
