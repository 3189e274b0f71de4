"""What orders keep of a customer: theirs to take along, and in the way of forgetting them while one is under way."""

from typing import Any

from chalicelib.core.errors import Refused
from chalicelib.customers.service import Holder
from chalicelib.orders import finding
from chalicelib.orders.models import Order

UNDER_WAY = frozenset({"pending_payment", "placed", "on_hold", "released", "partly_fulfilled"})
ORDER_UNDER_WAY = Refused(
    "order_under_way",
    "There is an order under way. Ask again when it has been delivered or cancelled.",
)
SHOWN = (
    "number", "placed_at", "state", "payment_state", "payment_method", "currency", "lines", "totals", "email",
    "shipping_address", "billing_address", "note",
)  # fmt: skip


def orders_of(customer_id: str) -> list[dict[str, Any]]:
    """All orders of a customer as JSON, newest first."""
    return [{name: getattr(each, name) for name in SHOWN} for each in _all(customer_id)]


def _all(customer_id: str) -> list[Order]:
    wanted, found = finding.Filter(customer=customer_id), []
    cursor = None
    while True:
        page = finding.list_orders(wanted, 100, cursor)
        found += page.items
        cursor = page.next_cursor
        if cursor is None:
            return found


def objection(customer_id: str) -> Refused | None:
    """Why a customer cannot be forgotten now: an order that is neither done nor cancelled."""
    return ORDER_UNDER_WAY if any(each.state in UNDER_WAY for each in _all(customer_id)) else None


HELD = Holder(export=orders_of, objection=objection)
