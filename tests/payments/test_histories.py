"""Random histories of buyers, staff, banks and lost, late and doubled messages: the books always balance in the end."""

import contextlib
import random

import pytest

from chalicelib.core.errors import Refused
from chalicelib.inventory.models import Reservation
from chalicelib.orders import service as orders
from chalicelib.payments import reconciliation, service, stripe
from tests.payments import build

HANDLED = ("order.cancelled", "refund.requested", "order.paid")
CARDS = ("pm_card_visa", "pm_card_chargeDeclined", "pm_card_authenticationRequired", "pm_card_pendingRefund")


class History:
    """One order and everything that may happen to it, chosen by a seed."""

    def __init__(self, provider, seed):
        self.provider, self.chance = provider, random.Random(seed)
        build.shop(on_hand=2, capture="manual" if seed % 2 else "automatic")
        self.order, self.intent_id = build.begun(quantity=2)
        self.id = self.order.order_id

    def happen(self, steps):
        doings = [
            self.pay, self.pay, self.authenticate, self.deliver, self.deliver, self.handle, self.lapse, self.cancel,
            self.refund, self.refund_at_stripe, self.capture, self.enter_by_hand, self.refund_fails, self.begin_again,
        ]  # fmt: skip
        for _ in range(steps):
            with contextlib.suppress(Refused):
                self.chance.choice(doings)()

    def at_stripe(self, what):
        import stripe as library

        with contextlib.suppress(library.StripeError):
            what()

    def pay(self):
        self.at_stripe(lambda: self.provider.pay(self.intent_id, self.chance.choice(CARDS)))

    def authenticate(self):
        if self.provider.status(self.intent_id) == "requires_action":
            outcome = self.chance.choice(["complete", "fail"])
            self.provider.trigger(f"payment_intents/{self.intent_id}/authenticate", outcome=outcome)

    def deliver(self):
        """Some of the events arrive, some of them twice, in any order, some at once."""
        events = self.provider.events(self.intent_id)
        arriving = self.chance.choices(events, k=self.chance.randint(1, 4))
        build.in_parallel(2, lambda n: [service.take_webhook(*build.signed(each)) for each in arriving[n::2]])

    def handle(self):
        build.work_events(self.id, self.chance.choice(HANDLED))

    def lapse(self):
        if self.chance.random() < 0.5:
            orders.lapse(self.id)

    def cancel(self):
        if self.chance.random() < 0.3:
            orders.cancel_order(self.id, "cancelled_by_shop")

    def refund(self):
        service.refund_order(self.id, self.chance.choice([1_000, 4_000, None]), "r", f"ref_{self.chance.randint(1, 3)}")

    def refund_at_stripe(self):
        given = {"payment_intent": self.intent_id, "amount": 500}
        self.at_stripe(lambda: self.provider.account.refunds.create(given))

    def refund_fails(self):
        found = self.provider.account.refunds.list({"payment_intent": self.intent_id}).data
        if found and found[-1].status in ("pending", "succeeded") and found[-1].balance_transaction:
            self.provider.trigger(f"refunds/{found[-1].id}/fail")

    def capture(self):
        service.capture_order(self.id, self.chance.choice([6_000, None]))

    def enter_by_hand(self):
        if self.chance.random() < 0.3:
            service.record_payment(self.id, 10_000, "by hand")

    def begin_again(self):
        service.begin(orders.whole(self.id).order)

    def settle(self):
        """What is lost is found by the reconciliation, and every message is handled in the end."""
        for _ in range(3):
            reconciliation.reconcile(on_its_way=-5)
            build.work_events(self.id, *HANDLED)

    def check(self):
        account, intent = build.account(self.id), stripe.fetch_intent(self.intent_id)
        order, card = account.order, account.card
        by_hand = [each for each in account.payments if each.method != "stripe"]
        assert card.captured == intent.received
        assert order.paid == intent.received + sum(each.captured for each in by_hand)
        assert order.authorised == (intent.capturable if intent.state == "authorised" else 0)
        under_way = [each for each in account.refunds if each.state == "requested" and each.provider_id]
        assert card.refunded + sum(each.amount for each in under_way) == intent.given_back
        assert order.refunded == card.refunded + sum(each.refunded for each in by_hand)
        assert order.refunding == sum(each.amount for each in account.refunds if each.state == "requested")
        assert order.refunding == sum(each.amount for each in under_way)  # everything asked for was carried out
        assert order.refunded + order.refunding <= order.paid
        assert build.events(self.id)[0] == "order.started"  # and the chain is whole
        holds = 0 if order.state == "cancelled" else 2
        assert build.level() == (2, holds, 2 - holds)
        assert sum(line["quantity"] for line in Reservation.get(order_id=self.id).lines) == holds
        if order.state == "placed":
            assert order.paid + order.authorised > 0 or "authorisation_lapsed" in build.problems(self.id)
        if order.state == "cancelled":
            assert intent.state in ("cancelled", "succeeded")
            assert account.refundable == 0 or "refund_failed" in build.problems(self.id)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_happens_the_books_balance_with_the_provider_in_the_end(provider, seed):
    history = History(provider, seed)
    history.happen(25)
    history.settle()
    history.check()
    assert reconciliation.reconcile(on_its_way=-5).differences == []
