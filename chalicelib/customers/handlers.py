"""What orders tell about those who buy.

Facts of orders are read by their fields, since customers stand below the modules that tell them.
"""

from typing import Any

from chalicelib.core.journal import Happening
from chalicelib.customers import service
from chalicelib.customers.events import CustomerErased


def remember_buyer(fact: Any, _event: Happening) -> None:
    """An order was placed: its buyer is known from now on, and their totals grow. order.placed."""
    service.remember_buyer(fact.order)


def add_refund(fact: Any, _event: Happening) -> None:
    """Money went back to a buyer. order.refunded."""
    service.add_refund(fact.customer_id, fact.currency, fact.amount)


def add_cancelled(fact: Any, _event: Happening) -> None:
    """An order that was placed is cancelled: what was never paid is no revenue. order.cancelled."""
    if fact.customer_id and fact.was != "pending_payment":
        service.add_cancelled(fact.customer_id, fact.currency, fact.never_paid)


def remove_remains(fact: CustomerErased, _event: Happening) -> None:
    """Someone was erased: nothing is left beside them. customer.erased."""
    for each in (fact.customer_id, *fact.also):
        service.remove_remains(each)
