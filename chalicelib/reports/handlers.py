"""Events to figures. All are taken in any order; core's marker sees to it that sales are added once."""

from typing import Any

from chalicelib.core import context
from chalicelib.core.journal import Happening
from chalicelib.reports import rules, service

STEPS = {"product.created": "product", "stock.changed": "stock", "taxes.changed": "taxes", "look.published": "look"}


def add_sales(fact: Any, event: Happening) -> None:
    """An order was placed, cancelled or refunded: its day has it."""
    service.add_sales(event.name, fact.payload(), event.at, event.event_id)


def count_state(fact: Any, event: Happening) -> None:
    """A problem or a review is in another state."""
    said = rules.counted(event.name, fact.payload())
    if said:
        service.count_state(*said, event.sequence)


def count_order(_fact: Any, event: Happening) -> None:
    """Something happened to an order: it may be in another state."""
    service.count_order(event.aggregate.removeprefix("ORDER#"))


def look_at_stock(fact: Any, _event: Happening) -> None:
    """Goods were sold, given back, counted or received. Looking again is harmless, so no marker is kept of it."""
    told = fact.payload()
    skus = told["skus"] if "skus" in told else [line["sku"] for line in told["order"]["lines"]]
    with context.acting(once=None):
        for sku in sorted(set(skus)):
            service.look_at_stock(sku)


def note_step(_fact: Any, event: Happening) -> None:
    """Something that a new shop has to do was done."""
    service.note_happened(STEPS[event.name], event.at)
