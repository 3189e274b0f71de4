"""The parts of a refund's life, each in somebody's transaction: asked for, gone, failed or come back."""

from collections.abc import Iterable
from typing import Any

from chalicelib.core import clock, context
from chalicelib.core.errors import RaceLost
from chalicelib.core.transaction import Transaction
from chalicelib.orders import service as orders
from chalicelib.payments.account import Account
from chalicelib.payments.events import OrderRefunded, RefundFailed, RefundRequested
from chalicelib.payments.models import Payment, Refund


def new_refund(payment: Payment, refund_id: str, amount: int, reason: str, of: dict[str, Any] | None = None) -> Refund:
    """A refund through this payment that has not gone yet."""
    at = clock.now()
    return Refund.new(
        order_id=payment.order_id,
        refund_id=refund_id,
        payment_id=payment.payment_id,
        amount=amount,
        currency=payment.currency,
        reason=reason,
        of=of,
        state="requested",
        by=context.actor.get(),
        created_at=at,
        updated_at=at,
    )


def requested(refund: Refund, restocked: Iterable[str] = ()) -> RefundRequested:
    asked = (refund.order_id, refund.refund_id, refund.amount, refund.currency, refund.reason, refund.of)
    return RefundRequested(*asked, sorted(set(restocked)))


def request_refund(
    tx: Transaction,
    account: Account,
    payment: Payment,
    refund_id: str,
    amount: int,
    reason: str,
    of: dict[str, Any] | None = None,
    restocked: Iterable[str] = (),
) -> Refund:
    """Set money aside to go back, and ask for it. Money paid by card goes by the provider, other money goes at once."""
    orders.begin_refund(tx, account.order, amount)
    refund = new_refund(payment, refund_id, amount, reason, of)
    tx.create(refund, otherwise=RaceLost("this refund was requested meanwhile"))
    tx.publish(requested(refund, restocked), on=account.order)
    if payment.method != "stripe":
        finish_refund(tx, account, refund)
    return refund


def finish_refund(tx: Transaction, account: Account, refund: Refund) -> None:
    """The money is gone."""
    order = account.order
    payment = account.payment(refund.payment_id)
    orders.finish_refund(tx, order, refund.amount, succeeded=True)
    tx.change(refund, state="succeeded", failure=None, updated_at=clock.now())
    if payment is not None:
        tx.change(payment, refunded=payment.refunded + refund.amount, updated_at=clock.now())
    fact = OrderRefunded(
        order.order_id, order.number, refund.refund_id, refund.amount, order.refunded, order.paid, order.currency,
        refund.reason, order.email, order.language, order.customer_id,
    )  # fmt: skip
    tx.publish(fact, on=order)


def fail_refund(tx: Transaction, account: Account, refund: Refund, reason: str, went: bool) -> None:
    """The money did not go, or (`went`) came back."""
    order = account.order
    if went:
        orders.undo_refund(tx, order, refund.amount)
        payment = account.payment(refund.payment_id)
        if payment is not None:
            tx.change(payment, refunded=payment.refunded - refund.amount, updated_at=clock.now())
    else:
        orders.finish_refund(tx, order, refund.amount, succeeded=False)
    tx.change(refund, state="failed", failure=reason, updated_at=clock.now())
    tx.publish(RefundFailed(order.order_id, refund.refund_id, refund.amount, refund.currency, reason), on=order)


def open_refund_problem(tx: Transaction, account: Account, amount: int, reason: str | None) -> None:
    """Put the order on the problem list for money that did not reach its buyer."""
    known = account.problem("refund_failed")
    why = (reason or "unknown").replace("_", " ").rstrip(".")
    orders.open_problem(
        tx,
        account.order,
        "refund_failed",
        f"A refund did not reach the buyer: {why}. The shop has the money still, or again.",
        "Ask the buyer how to pay it back, then refund once more, or pay by hand and note it on the order.",
        amount + (known.amount if known else 0),
        known,
    )
