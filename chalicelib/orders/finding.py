"""Looking for orders, at one order's past, and at what is wrong with some."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.core import table
from chalicelib.core.table import Page
from chalicelib.customers import service as customers
from chalicelib.orders.models import Order, OrderNumber

SHARDS = 4
RANKED = 2000  # orders that a list by priority or total looks at: the newest ones that match
NUMBER = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")
SECRETS = frozenset({"token"})  # whoever holds it acts as the buyer: it is in no list, timeline or past


@dataclass(frozen=True)
class Filter:
    """What an admin's list of orders is narrowed to; None is everything."""

    state: str | None = None
    payment_state: str | None = None
    fulfilment_state: str | None = None
    hold: str | None = None
    customer: str | None = None
    sku: str | None = None
    location: str | None = None
    q: str | None = None
    placed_from: str | None = None
    placed_to: str | None = None
    ids: tuple[str, ...] = ()  # all ids of the customer, once they were looked up

    def takes(self, order: Order) -> bool:
        return all(
            (
                self.state in (None, order.state),
                self.payment_state in (None, order.payment_state),
                self.fulfilment_state in (None, order.fulfilment_state),
                self.customer in (None, order.customer_id) or order.customer_id in self.ids,
                self.hold is None or any(hold["type"] == self.hold for hold in order.holds),
                self.sku is None or any(line["sku"] == self.sku for line in order.lines),
                self.location is None or self.location in _places(order),
                self.placed_from is None or order.placed_at >= self.placed_from,
                self.placed_to is None or order.placed_at <= self.placed_to,
                self.q is None or _matches(order, self.q.casefold()),
            )
        )


def _places(order: Order) -> set[str]:
    return {each["location_id"] for line in order.lines for each in line["allocations"]}


def _matches(order: Order, q: str) -> bool:
    address = order.shipping_address or order.billing_address or {}
    texts = [order.number, order.email, str(address.get("name", "")), *(line["sku"] for line in order.lines)]
    return any(q in text.casefold() for text in texts)


# How a list is sorted, by the name API.md gives it
RANKS: dict[str, Callable[[Order], tuple[Any, ...]]] = {
    "priority": lambda order: (order.priority, order.placed_at, order.order_id),
    "total": lambda order: (order.totals["total"], order.placed_at, order.order_id),
}


def list_orders(wanted: Filter, limit: int, cursor: str | None, sort: str = "-placed_at") -> Page:
    """Orders, newest first unless asked otherwise, merged from the shards of their date index.

    Sorted by priority or total ("-" in front: highest first), only the RANKED newest that match are looked at.
    """
    if wanted.customer is not None:
        wanted = replace(wanted, ids=tuple(customers.ids_of(wanted.customer)))
    found = _by_number(wanted)
    if found is not None:
        return Page([found])
    partitions: str | list[str] = [f"ORDERS#{n}" for n in range(SHARDS)]
    index = "g2"
    if wanted.customer is not None:
        partitions, index = [f"CUSTOMER_ORDERS#{each}" for each in wanted.ids], "g1"
    rank = RANKS.get(sort.removeprefix("-"))
    downwards = sort.startswith("-")
    if rank is None:
        return table.page(
            partitions, index=index, limit=limit, cursor=cursor, newest_first=downwards, where=wanted.takes
        )
    newest = table.page(
        partitions, index=index, limit=RANKED, newest_first=True, where=wanted.takes, read_at_most=RANKED
    )
    return table.ranked(newest.items, rank, limit=limit, cursor=cursor, downwards=downwards)


def _by_number(wanted: Filter) -> Order | None:
    """The one order whose whole number is looked for, however old it is."""
    number = (wanted.q or "").upper()
    if not NUMBER.fullmatch(number):
        return None
    pointer = OrderNumber.find(number=number)
    order = Order.find(order_id=pointer.order_id) if pointer else None
    return order if order is not None and wanted.takes(order) else None


def list_problems(limit: int, cursor: str | None) -> Page:
    """Open problem orders, oldest first."""
    return table.page("PROBLEMS", index="g2", limit=limit, cursor=cursor)


def list_events(order_id: str, limit: int, cursor: str | None) -> Page:
    """An order's events, oldest first; a 404 where there is no such order."""
    Order.get(order_id=order_id)
    return table.page(f"ORDER#{order_id}", starts="EVENT#", limit=limit, cursor=cursor)


def without_secrets(told: dict[str, Any]) -> dict[str, Any]:
    """An event's payload, or an order's fields, without the buyer's token."""
    shown = {name: value for name, value in told.items() if name not in SECRETS}
    if isinstance(shown.get("order"), dict):
        shown["order"] = without_secrets(shown["order"])
    return shown
