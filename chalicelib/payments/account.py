"""An order with its money: what every verb of this module reads first, in one query."""

from dataclasses import dataclass, field

from chalicelib.core import ids, table
from chalicelib.core.errors import not_found
from chalicelib.core.table import Item
from chalicelib.inventory.service import Reservation
from chalicelib.orders import service as orders
from chalicelib.orders.service import Order, Problem
from chalicelib.payments.models import Dispute, Payment, Refund
from chalicelib.payments.rules import Books, Source

MONEY_HELD = frozenset({"needs_response", "under_review", "lost"})  # dispute states in which the bank has the money


@dataclass
class Account:
    """An order's money, as it was read."""

    order: Order
    parts: list[Item] = field(repr=False)

    def __post_init__(self) -> None:
        self.payments = table.only(self.parts, Payment)
        self.refunds = table.only(self.parts, Refund)
        self.disputes = table.only(self.parts, Dispute)

    @property
    def card(self) -> Payment | None:
        """The order's one card payment, if it is paid by card."""
        return next((each for each in self.payments if each.method == "stripe"), None)

    @property
    def reservation(self) -> Reservation | None:
        return next(iter(table.only(self.parts, Reservation)), None)

    @property
    def total(self) -> int:
        return int(self.order.totals["total"])

    @property
    def refundable(self) -> int:
        """What was paid and has not gone back, nor is on its way."""
        return self.order.paid - self.order.refunded - self.order.refunding

    @property
    def disputed(self) -> int:
        """What buyers' banks hold or have taken."""
        return sum(each.amount for each in self.disputes if each.state in MONEY_HELD)

    def problem(self, code: str) -> Problem | None:
        """The open problem with this code."""
        return next((each for each in table.only(self.parts, Problem) if each.code == code and each.since), None)

    def refund(self, refund_id: str | None, provider_id: str | None = None) -> Refund | None:
        """The refund with our id, or with the provider's."""
        for each in self.refunds:
            if refund_id == each.refund_id or (provider_id is not None and provider_id == each.provider_id):
                return each
        return None

    def payment(self, payment_id: str) -> Payment | None:
        return next((each for each in self.payments if each.payment_id == payment_id), None)

    def sources(self) -> list[Source]:
        """How much of each payment may still go back."""
        pending: dict[str, int] = {}
        for refund in self.refunds:
            if refund.state == "requested":
                pending[refund.payment_id] = pending.get(refund.payment_id, 0) + refund.amount
        return [
            Source(each.payment_id, each.method, each.captured - each.refunded - pending.get(each.payment_id, 0))
            for each in self.payments
        ]

    def books(self, card: Payment) -> Books:
        return books_of(self.order, card)


def books_of(order: Order, card: Payment) -> Books:
    """What the rules need of an order and its card payment."""
    return Books(
        order_state=order.state,
        cancel_reason=order.cancel_reason,
        total=int(order.totals["total"]),
        currency=order.currency,
        paid=order.paid,
        payment_state=card.state,
        captured=card.captured,
        attempt=card.attempt,
    )


def find_account(order_id: str) -> Account | None:
    """The order with its money; None where there is no such order. One query."""
    parts = orders.parts_of(order_id) if table.storable_key(order_id) else []
    found = table.only(parts, Order)
    return Account(found[0], parts) if found else None


def account_of(order_id: str) -> Account:
    """The order with its money, or a 404."""
    found = find_account(order_id)
    if found is None:
        raise not_found("order")
    return found


def card_payment_id(order_id: str) -> str:
    """An order's first payment has an id that follows from the order's."""
    return ids.derived("pay", order_id)
