"""What happens to an order's money. Amounts are minor units; published on the order."""

from dataclasses import dataclass, field
from typing import Any

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class PaymentFailed(Fact, name="payment.failed"):
    order_id: str
    reason: str


@dataclass(frozen=True)
class PaymentRetried(Fact, name="payment.retried"):
    """After a failed attempt the buyer tries again."""

    order_id: str


@dataclass(frozen=True)
class PaymentAuthorised(Fact, name="payment.authorised"):
    order_id: str
    amount: int
    currency: str


@dataclass(frozen=True)
class RefundRequested(Fact, name="refund.requested"):
    """Money is to go back. `of` says for what of the order, where that was said (taken_back.take_back)."""

    order_id: str
    refund_id: str
    amount: int
    currency: str
    reason: str
    of: dict[str, Any] | None = None
    restocked: list[str] = field(default_factory=list)  # SKUs that go back into stock with it


@dataclass(frozen=True)
class OrderRefunded(Fact, name="order.refunded"):
    """Money went back: `amount` now, `refunded` in all."""

    order_id: str
    number: str
    refund_id: str
    amount: int
    refunded: int
    paid: int
    currency: str
    reason: str
    email: str
    language: str
    customer_id: str


@dataclass(frozen=True)
class RefundFailed(Fact, name="refund.failed"):
    order_id: str
    refund_id: str
    amount: int
    currency: str
    reason: str


@dataclass(frozen=True)
class DisputeChanged(Fact, name="dispute.changed"):
    order_id: str
    dispute_id: str
    state: str
    amount: int
    currency: str
    reason: str


@dataclass(frozen=True)
class PaymentCancelled(Fact, name="payment.cancelled"):
    """The card payment is over: cancelled, or its authorisation lapsed. `amount` is what had been authorised."""

    order_id: str
    reason: str
    amount: int
    currency: str


@dataclass(frozen=True)
class PaymentLate(Fact, name="payment.late"):
    """Money came for an order that was cancelled: `outcome` is honoured, given back or let go."""

    order_id: str
    amount: int
    currency: str
    outcome: str
