"""Looking for orders, at one order's past, and at what is wrong with some."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.core import table
from chalicelib.core.table import Page
from chalicelib.customers import service as customers
from chalicelib.orders import facets, rules
from chalicelib.orders.inputs import OrderConditions
from chalicelib.orders.models import Order, OrderNumber

SHARDS = 4
LOOKED_AT = 500  # orders that one answer looks at; its cursor goes on
RANKED = 500  # orders that a list by priority or total looks at: the newest ones that match
NUMBER = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")
SECRETS = frozenset({"token"})  # whoever holds it acts as the buyer: it is in no list, timeline or past


@dataclass(frozen=True)
class Filter:
    """What an admin's list of orders is narrowed to; None is everything. All that is given must hold.

    `state`, `payment_state` and `fulfilment_state` may be several, of which one must hold; amounts are minor units.
    """

    state: tuple[str, ...] | None = None
    payment_state: tuple[str, ...] | None = None
    fulfilment_state: tuple[str, ...] | None = None
    hold: str | None = None
    customer: str | None = None
    sku: str | None = None
    location: str | None = None
    tag: str | None = None
    country: str | None = None
    delivery: str | None = None  # the option's id
    method: str | None = None  # stripe, invoice or manual
    priority: int | None = None  # this or higher
    q: str | None = None
    placed_from: str | None = None
    placed_to: str | None = None
    total_from: int | None = None
    total_to: int | None = None
    ids: tuple[str, ...] = ()  # all ids of the customer, once they were looked up

    def takes(self, order: Order) -> bool:
        total = order.totals["total"]
        return all(
            (
                self.state is None or order.state in self.state,
                self.payment_state is None or order.payment_state in self.payment_state,
                self.fulfilment_state is None or order.fulfilment_state in self.fulfilment_state,
                self.customer in (None, order.customer_id) or order.customer_id in self.ids,
                self.hold is None or any(hold["type"] == self.hold for hold in order.holds),
                self.sku is None or any(line["sku"] == self.sku for line in order.lines),
                self.location is None or self.location in _places(order),
                self.tag is None or self.tag in order.tags,
                self.country in (None, facets.country_of(order)),
                self.delivery in (None, (order.delivery or {}).get("id")),
                self.method in (None, order.payment_method),
                self.priority is None or order.priority >= self.priority,
                self.placed_from is None or order.placed_at >= self.placed_from,
                self.placed_to is None or order.placed_at <= self.placed_to,
                self.total_from is None or total >= self.total_from,
                self.total_to is None or total <= self.total_to,
                self.q is None or _matches(order, self.q.casefold()),
            )
        )

    def facets(self) -> list[list[str]]:
        """What the index can serve: for each condition the facets of which an order has one."""
        found = [
            [f"{name}={each}" for each in dict.fromkeys(getattr(self, name) or ())]
            for name in ("state", "payment_state", "fulfilment_state")
        ]
        single = ("hold", "sku", "location", "tag", "country", "delivery", "method")
        found += [[f"{name}={getattr(self, name)}"] for name in single if getattr(self, name)]
        if self.priority is not None and self.priority > 0:
            found.append(["urgent=yes"])
        if EMAIL.fullmatch(self.q or ""):
            found.append([f"email={(self.q or '').casefold()}"])
        return [each for each in found if each]


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
    """Orders, newest first unless asked otherwise.

    They are read from the shortest list that the filter allows (an order's customer, or the facet that the fewest
    orders have), by date; what else is asked is compared after the read. A page that stopped at LOOKED_AT orders says
    `cut_short`, and its cursor goes on. Sorted by priority or total ("-" in front: highest first), only the RANKED
    newest that match are looked at.
    """
    if wanted.customer is not None:
        wanted = replace(wanted, ids=tuple(customers.ids_of(wanted.customer)))
    found = _by_number(wanted)
    if found is not None:
        return Page([found])
    source = _shortest(wanted)
    rank = RANKS.get(sort.removeprefix("-"))
    downwards = sort.startswith("-")
    if rank is None:
        return table.page(
            limit=limit, cursor=cursor, newest_first=downwards, where=wanted.takes, read_at_most=LOOKED_AT, **source
        )
    newest = table.page(limit=RANKED, newest_first=True, where=wanted.takes, read_at_most=RANKED, **source)
    page = table.ranked(newest.items, rank, limit=limit, cursor=cursor, downwards=downwards)
    return Page(page.items, page.next_cursor, {"cut_short": True} if newest.next_cursor else {})


def ids_matching(conditions: dict[str, Any]) -> list[str]:
    """Every order that a list with these conditions has, the first one first: for long work over them."""
    wanted = Filter(**OrderConditions(**conditions).model_dump())
    found: list[str] = []
    page = list_orders(wanted, RANKED, None, "placed_at")
    while True:
        found += [order.order_id for order in page.items]
        if page.next_cursor is None:
            return found
        page = list_orders(wanted, RANKED, page.next_cursor, "placed_at")


def _shortest(wanted: Filter) -> dict[str, Any]:
    """Where to read: the partitions, their index, the dates, and how pointers become orders."""
    between = None
    if wanted.placed_from or wanted.placed_to:
        between = (wanted.placed_from or "0", f"{wanted.placed_to or ''}~")
    if wanted.customer is not None:
        return {"partitions": [f"CUSTOMER_ORDERS#{each}" for each in wanted.ids], "index": "g1", "between": between}
    choices = wanted.facets()
    if not choices:
        return {"partitions": [f"ORDERS#{n}" for n in range(SHARDS)], "index": "g2", "between": between}
    chosen = choices[0]
    if len(choices) > 1:
        counts = facets.counted(facet for choice in choices for facet in choice)
        chosen = min(choices, key=lambda choice: sum(counts[facet] for facet in choice))
    pointers = [partition for facet in chosen for partition in facets.partitions_of(facet)]
    return {"partitions": pointers, "between": between, "load": facets.orders_at}


def _by_number(wanted: Filter) -> Order | None:
    """The one order whose whole number is looked for, however old it is."""
    number = (wanted.q or "").upper()
    if not NUMBER.fullmatch(number):
        return None
    pointer = OrderNumber.find(number=number)
    order = Order.find(order_id=pointer.order_id) if pointer else None
    return order if order is not None and wanted.takes(order) else None


COUNTED = {  # what the lists show counts of
    "state": tuple(rules.FOLLOWS),
    "payment_state": rules.PAYMENT_STATES,
    "fulfilment_state": rules.FULFILMENT_STATES,
    "hold": tuple(rules.HOLD_TYPES),
}


def count_orders() -> dict[str, dict[str, int]]:
    """How many orders there are in each state, country and so on, by the kept counts."""
    names = facets.names()
    own = {
        kind: tuple(each.partition("=")[2] for each in names if each.startswith(f"{kind}=")) for kind in facets.NAMED
    }
    all_codes = {**COUNTED, **own, "urgent": ("yes",)}
    counts = facets.counted(f"{name}={code}" for name, codes in all_codes.items() for code in codes)
    shown = {name: {code: counts[f"{name}={code}"] for code in codes} for name, codes in all_codes.items()}
    for kind in facets.NAMED:
        shown[kind] = {code: count for code, count in shown[kind].items() if count > 0}
    return shown


def delivery_titles() -> dict[str, str]:
    """{id: title} of the delivery options that orders have."""
    return {facet.partition("=")[2]: title for facet, title in facets.names().items() if title}


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
