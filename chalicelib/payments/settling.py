"""Our books follow the provider: what it shows of one payment is entered, in one transaction.

The order is read first and the provider asked after that; the write holds only if the order is still at the version
that was read. So what is entered was seen later than everything entered before it, whatever order events arrive in, and
a slow thread with an old answer loses the race and looks again.
"""

from dataclasses import dataclass
from typing import Any

from chalicelib.core import clock, context, ids
from chalicelib.core.errors import Refused
from chalicelib.core.money import in_words
from chalicelib.core.transaction import Transaction, retried
from chalicelib.inventory import service as inventory
from chalicelib.orders import service as orders
from chalicelib.orders.service import Order
from chalicelib.payments import rules, stripe
from chalicelib.payments.account import Account, find_account
from chalicelib.payments.events import (
    DisputeChanged,
    PaymentAuthorised,
    PaymentCancelled,
    PaymentFailed,
    PaymentLate,
    PaymentRetried,
)
from chalicelib.payments.models import Dispute, Payment, Refund, StripeEvent
from chalicelib.payments.refunding import (
    fail_refund,
    finish_refund,
    new_refund,
    open_refund_problem,
    request_refund,
    requested,
)
from chalicelib.payments.rules import Deed, RefundDeed
from chalicelib.payments.seen import Notice, Seen, SeenDispute, SeenRefund


class Foreign(Exception):
    """It is not about a payment of ours; the text says why."""


class AlreadyTaken(Exception):
    """This event had its effect before."""


def catch_up(order_id: str, intent_id: str | None = None, notice: Notice | None = None) -> bool:
    """Enter what the provider shows of the order's card payment; gives whether anything had to be entered.

    With `notice`, that event is remembered in the same transaction, and raises AlreadyTaken the second time. Raises
    Foreign where the payment is not one of ours, and Refused (503) where the provider does not answer.
    """
    try:
        return _follow(order_id, intent_id, notice, honour=True)
    except Refused as refused:
        if refused.code != "out_of_stock":
            raise
    return _follow(order_id, intent_id, notice, honour=False)


@retried
def _follow(order_id: str, intent_id: str | None, notice: Notice | None, honour: bool) -> bool:
    account = find_account(order_id)
    card = account.card if account else None
    if account is None or card is None:
        raise Foreign("This shop has no such order paid by card.")
    wanted = intent_id or card.intent_id
    if wanted is None:
        return False
    if card.intent_id not in (None, wanted):
        raise Foreign("The order is paid by another payment.")
    kind = notice.kind if notice else ""
    seen = stripe.fetch_all(
        wanted,
        refunds=bool(account.refunds) or kind == "refund",
        disputes=bool(account.disputes) or kind == "dispute",
    )
    if (seen.intent.order_id, seen.intent.shop) != (order_id, context.shop()):
        raise Foreign("The payment does not name this order.")
    deed = rules.decide(account.books(card), seen.intent, honour)
    if deed in (Deed.LET_GO, Deed.RELEASE):
        stripe.cancel_intent(wanted)
    with Transaction() as tx:
        if notice is not None:
            tx.create(_taken(notice, order_id), otherwise=AlreadyTaken())
        return Settlement(tx, account, card, seen).write(deed)


def _taken(notice: Notice, order_id: str) -> StripeEvent:
    at = clock.now()
    return StripeEvent.new(
        stripe_event_id=notice.event_id,
        type=notice.type,
        order_id=order_id,
        received_at=at,
        webhook_at=at if notice.pushed else None,
    )


@dataclass
class Settlement:
    """One transaction's worth of following the provider."""

    tx: Transaction
    account: Account
    card: Payment
    seen: Seen

    @property
    def order(self) -> Order:
        return self.account.order

    def write(self, deed: Deed) -> bool:
        """Enter the deed, the refunds and the disputes. Gives whether there was anything to enter."""
        before = len(self.tx)
        if deed is not Deed.NOTHING:
            getattr(self, f"_{deed.value}")()
        if self.card.intent_id is None:
            self._card(intent_id=self.seen.intent.intent_id)
        self._enter_refunds()
        self._enter_disputes()
        changed = len(self.tx) > before
        if changed:
            self.tx.change(self.order)  # at the version that was read, even where only a part of it changes
        return changed

    def _card(self, **fields: Any) -> None:
        self.tx.change(self.card, updated_at=clock.now(), **fields)

    # The intent

    def _follow(self) -> None:
        self._card(state=self.seen.intent.state, failure=None)
        if self.order.payment_state == "failed":
            self.tx.change(self.order, payment_state="pending")
            self.tx.publish(PaymentRetried(self.order.order_id), on=self.order)

    def _fail(self) -> None:
        failure = self.seen.intent.failure
        assert failure is not None
        self._card(state="failed", failure=failure.sentence, attempt=failure.attempt)
        if self.order.state == "pending_payment":
            self.tx.change(self.order, payment_state="failed")
            self.tx.publish(PaymentFailed(self.order.order_id, failure.sentence), on=self.order)

    def _pay(self) -> None:
        came = self._captured()
        if self.order.authorised:
            self.tx.change(self.order, authorised=0)
        orders.enter_paid(self.tx, self.order, came, "stripe", self.order.state == "pending_payment")
        self._keep_stock()

    def _captured(self) -> int:
        """Enter on the payment what came; gives how much that was."""
        came = self.seen.intent.received - self.card.captured
        self._card(state="succeeded", captured=self.seen.intent.received, card=self.seen.intent.card, failure=None)
        return came

    def _authorise(self) -> None:
        amount = self._held()
        self.tx.publish(PaymentAuthorised(self.order.order_id, amount, self.order.currency), on=self.order)
        orders.enter_authorised(self.tx, self.order, amount)
        self._keep_stock()

    def _held(self) -> int:
        self._card(state="authorised", card=self.seen.intent.card, failure=None)
        return self.seen.intent.capturable

    def _keep_stock(self) -> None:
        reservation = self.account.reservation
        if reservation is not None and reservation.state == "held":
            inventory.keep(self.tx, reservation)

    def _keep_differing(self) -> None:
        came = self._captured()
        same_currency = self.seen.intent.currency == self.order.currency
        if same_currency:
            placed = self.order.state != "pending_payment"
            paid = self.order.paid + came
            state = "paid" if placed and paid >= self.account.total else "pending"
            self.tx.change(self.order, paid=paid, authorised=0, payment_state=state)
        self._amount_differs("came in", came, same_currency)

    def _hold_differing(self) -> None:
        amount = self._held()
        self.tx.change(self.order, authorised=amount)
        self._amount_differs("were authorised", amount, self.seen.intent.currency == self.order.currency)

    def _amount_differs(self, what: str, amount: int, same_currency: bool) -> None:
        shown = in_words(amount, self.seen.intent.currency)
        wanted = in_words(self.account.total, self.order.currency)
        advice = "Refund it, enter what is missing as a payment by hand, or cancel the order: then the money goes back."
        orders.open_problem(
            self.tx,
            self.order,
            "payment_amount_differs",
            f"{shown} {what} by card, but the order is for {wanted}.",
            advice if same_currency else "Refund it on the provider's own pages: it is in another currency.",
            amount,
            self.account.problem("payment_amount_differs"),
        )

    def _honour(self) -> None:
        amount = self.seen.intent.received or self.seen.intent.capturable
        event_id = self._late(amount, "honoured")
        reservation = self.account.reservation
        if reservation is not None and reservation.state == "over":
            inventory.reserve_again(self.tx, reservation, _allocations(self.order), event_id)
        self._pay() if self.seen.intent.state == "succeeded" else self._authorise()
        self._late_problem(
            amount,
            "The money came after the order had lapsed. Its goods were still there, so it was placed after all.",
            "Look whether the promised delivery date still holds, and tell the buyer if not.",
        )

    def _give_back(self) -> None:
        came = self._captured()
        self._late(came, "given back")
        self.tx.change(self.order, paid=self.order.paid + came, authorised=0, payment_state="paid")
        refund_id = ids.derived("ref", self.seen.intent.intent_id, "late")
        request_refund(self.tx, self.account, self.card, refund_id, came, "paid after the order was cancelled")
        self._late_problem(
            came,
            "The money came after the order was cancelled. It is on its way back to the buyer.",
            "Nothing needs doing, unless the refund fails: then a problem of its own says so.",
        )

    def _let_go(self) -> None:
        amount = self.seen.intent.capturable
        self._late(amount, "let go")
        self._close()
        self._late_problem(
            amount,
            "The card was authorised after the order was cancelled. The authorisation was let go; no money moved.",
            "Nothing needs doing.",
        )

    def _late(self, amount: int, outcome: str) -> str:
        return self.tx.publish(PaymentLate(self.order.order_id, amount, self.order.currency, outcome), on=self.order)

    def _late_problem(self, amount: int, sentence: str, advice: str) -> None:
        known = self.account.problem("paid_after_cancel")
        orders.open_problem(self.tx, self.order, "paid_after_cancel", sentence, advice, amount, known)

    def _close(self) -> None:
        self._end("cancelled")

    def _release(self) -> None:
        self._end("cancelled")

    def _lapse(self) -> None:
        amount = self._end("lapsed")
        orders.open_problem(
            self.tx,
            self.order,
            "authorisation_lapsed",
            "What was authorised on the buyer's card is gone: it lapsed, or was cancelled at the provider.",
            "Do not ship before it is paid: agree on another way to pay and enter that payment, or cancel the order.",
            amount,
            self.account.problem("authorisation_lapsed"),
        )

    def _end(self, reason: str) -> int:
        """The card payment is over; gives what had been authorised."""
        amount = self.order.authorised
        self._card(state="cancelled")
        state = "cancelled" if self.order.paid == 0 else self.order.payment_state
        self.tx.change(self.order, authorised=0, payment_state=state)
        fact = PaymentCancelled(self.order.order_id, reason, amount, self.order.currency)
        self.tx.publish(fact, on=self.order)
        return amount

    # Refunds

    def _enter_refunds(self) -> None:
        failed = [each for each in self.seen.refunds if self._enter_refund(each)]
        if failed:
            open_refund_problem(self.tx, self.account, sum(each.amount for each in failed), failed[-1].failure)

    def _enter_refund(self, theirs: SeenRefund) -> bool:
        """Enter one refund; gives whether it is one that failed just now."""
        ours = self.account.refund(theirs.refund_id, theirs.provider_id)
        state = ours.state if ours else None
        linked = ours is not None and ours.provider_id is not None
        deed = rules.decide_refund(state, linked, theirs)
        if deed is RefundDeed.NOTHING:
            return False
        if ours is None:
            ours = self._made_elsewhere(theirs)
        elif not linked:
            self.tx.change(ours, provider_id=theirs.provider_id, updated_at=clock.now())
        if deed in (RefundDeed.BEGIN, RefundDeed.SUCCEED) and state != "requested":
            self.tx.change(self.order, refunding=self.order.refunding + theirs.amount)
        if deed is RefundDeed.BEGIN:
            self.tx.change(ours, state="requested", updated_at=clock.now())
            self.tx.publish(requested(ours), on=self.order)
        elif deed is RefundDeed.SUCCEED:
            finish_refund(self.tx, self.account, ours)
        elif deed in (RefundDeed.FAIL, RefundDeed.COME_BACK):
            fail_refund(self.tx, self.account, ours, theirs.failure or "unknown", went=deed is RefundDeed.COME_BACK)
            return True
        return False

    def _made_elsewhere(self, theirs: SeenRefund) -> Refund:
        refund = new_refund(
            self.card,
            ids.derived("ref", theirs.provider_id),
            theirs.amount,
            theirs.reason or "refunded on the provider's own pages",
        )
        refund.provider_id = theirs.provider_id
        self.tx.create(refund)
        return refund

    # Disputes

    def _enter_disputes(self) -> None:
        changed = [each for each in self.seen.disputes if self._enter_dispute(each)]
        if not changed:
            return
        standing = [each for each in self.seen.disputes if not each.closed]
        problem = self.account.problem("dispute")
        if standing:
            orders.open_problem(
                self.tx,
                self.order,
                "dispute",
                f"The buyer's bank disputes this payment ({standing[0].reason.replace('_', ' ')}).",
                "Answer with evidence on the provider's pages before the date given there, and do not refund it here.",
                sum(each.amount for each in standing),
                problem,
            )
        elif problem is not None:
            outcome = f"The dispute was closed: {changed[-1].state.replace('_', ' ')}."
            orders.close_problem(self.tx, self.order, problem, outcome)

    def _enter_dispute(self, theirs: SeenDispute) -> bool:
        known = next((each for each in self.account.disputes if each.dispute_id == theirs.dispute_id), None)
        if known is not None and (known.state, known.amount) == (theirs.state, theirs.amount):
            return False
        fields: dict[str, Any] = {"amount": theirs.amount, "reason": theirs.reason, "state": theirs.state}
        fields["updated_at"] = clock.now()
        if known is None:
            order_id = self.order.order_id
            fields |= {"currency": theirs.currency, "opened_at": fields["updated_at"]}
            self.tx.create(Dispute.new(order_id=order_id, dispute_id=theirs.dispute_id, **fields))
        else:
            self.tx.change(known, **fields)
        fact = DisputeChanged(
            self.order.order_id, theirs.dispute_id, theirs.state, theirs.amount, theirs.currency, theirs.reason
        )
        self.tx.publish(fact, on=self.order)
        return True


def _allocations(order: Order) -> list[inventory.Allocation]:
    return [
        inventory.Allocation(
            line["sku"], line["product_id"], place["location_id"], place["quantity"],
            title=line["title"], line_id=line["id"],
        )
        for line in order.lines
        for place in line["allocations"]
    ]  # fmt: skip
