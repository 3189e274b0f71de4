"""What fulfilment does when it hears of others' decisions. Each is harmless to repeat and to reorder."""

from typing import Any

from chalicelib.core.journal import Happening
from chalicelib.fulfilment import service, worklist
from chalicelib.orders.events import OrderPaid, OrderPlaced, OrderReleased


def ship_digital(fact: OrderPlaced | OrderPaid | OrderReleased, _event: Happening) -> None:
    """Digital lines leave and arrive as soon as the order is paid and nothing holds it."""
    service.ship_digital(fact.order_id)


def complete_paid(fact: OrderPaid, _event: Happening) -> None:
    """The last payment completes an order that was delivered before (by invoice, or by hand)."""
    service.complete_paid(fact.order_id)


def follow_order(_fact: Any, event: Happening) -> None:
    """Something happened to an order: what is to ship of it, or whether it may leave, may be another."""
    worklist.follow_order(event.aggregate.removeprefix("ORDER#"))
