"""Others' events, and our own, to the service. All run on the billing queue.

Each takes several steps that go by states and by ids derived from the event, so that a message that comes again finds
them done; the module keeps no markers of core's (`own_markers`), which would let the first step forbid the rest.
"""

from chalicelib.core.journal import Happening
from chalicelib.orders.events import OrderCancelled, OrderPaid
from chalicelib.payments import service
from chalicelib.payments.events import RefundRequested


def settle_cancelled(fact: OrderCancelled, event: Happening) -> None:
    """Let go of a cancelled order's card payment, or give back what was paid."""
    service.settle_cancelled(fact.order_id, event.event_id)


def send_refund(fact: RefundRequested, _event: Happening) -> None:
    """Have the provider carry out a refund."""
    service.send_refund(fact.order_id, fact.refund_id)


def close_card(fact: OrderPaid, _event: Happening) -> None:
    """An order was paid another way: nobody can pay it by card any more."""
    if fact.method != "stripe":
        service.close_card(fact.order_id)
