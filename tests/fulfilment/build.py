"""Orders ready to ship, from one location or two, and what they are afterwards."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from chalicelib.core import journal
from chalicelib.core.table import only
from chalicelib.core.transaction import Transaction
from chalicelib.fulfilment.models import Shipment
from chalicelib.inventory.ledger import Place, post
from chalicelib.inventory.models import Level, Reservation
from chalicelib.orders import service as orders
from chalicelib.orders.models import Order
from chalicelib.payments import service as payments
from tests.builders import order, order_line


def stock(sku: str, **on_hand: int) -> None:
    """Units on hand by location id, for a SKU that need not be in the catalogue."""
    for location_id, units in on_hand.items():
        with Transaction() as tx:
            post(tx, Place(sku, f"prd_{sku}", location_id), "received", on_hand=units)


def split_order(main: int = 2, north: int = 3, **more: Any) -> Order:
    """An order of one line, A, held at two locations with ten units each."""
    stock("A", main=10, north=10)
    places = [{"location_id": "main", "quantity": main}, {"location_id": "north", "quantity": north}]
    return order(order_line("A", main + north, allocations=places), stock=None, **more)


def digital_line(sku: str = "D", **more: Any) -> dict[str, Any]:
    return order_line(sku, variant_kind="digital", tracked=False, allocations=[], grams=0, **more)


def service_line(sku: str = "S", **more: Any) -> dict[str, Any]:
    return order_line(sku, variant_kind="service", tracked=False, allocations=[], grams=0, **more)


def pay(made: Order, amount: int | None = None) -> None:
    """Enter money by hand: all of it, or this much."""
    payments.record_payment(made.order_id, made.totals["total"] if amount is None else amount, "by bank")


def level(sku: str, location_id: str = "main") -> tuple[int, int, int]:
    """On hand, reserved and available."""
    found = Level.get(sku=sku, location_id=location_id)
    return found.on_hand, found.reserved, found.available


def states(order_id: str) -> tuple[str, str]:
    """The order's state and fulfilment state."""
    found = Order.get(order_id=order_id)
    return found.state, found.fulfilment_state


def shipments(order_id: str) -> list[Shipment]:
    return only(orders.parts_of(order_id), Shipment)


def held(order_id: str) -> tuple[str, list[tuple[str, int]]]:
    """The reservation's state, and what it still holds by location."""
    found = Reservation.get(order_id=order_id)
    return found.state, [(line["location_id"], line["quantity"]) for line in found.lines]


def events(order_id: str) -> list[str]:
    """The names of an order's events, in order; the chain of their hashes is whole."""
    told = journal.timeline(f"ORDER#{order_id}")
    assert journal.verify(told, head=Order.get(order_id=order_id).head) == []
    return [each.name for each in told]


def in_parallel(times: int, what: Callable[[int], Any]) -> list[Any]:
    """Run this in so many threads at once, each in a copy of the present context."""
    contexts = [copy_context() for _ in range(times)]
    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(lambda n: contexts[n].run(what, n), range(times)))
