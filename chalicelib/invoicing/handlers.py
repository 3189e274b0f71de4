"""Others' events to documents. Each is harmless to repeat and to reorder, so the module keeps no other marker."""

from chalicelib.core.journal import Happening
from chalicelib.invoicing import service
from chalicelib.orders.events import OrderCancelled, OrderPaid, OrderPlaced
from chalicelib.payments.events import OrderRefunded


def invoice_order(fact: OrderPlaced, _event: Happening) -> None:
    """An order that is placed is invoiced."""
    service.post_invoice(fact.order)


def follow_order(fact: OrderPaid | OrderRefunded | OrderCancelled, _event: Happening) -> None:
    """Money came or went, or the order was cancelled: credit what must be credited, settle what is settled."""
    service.follow_order(fact.order_id)
