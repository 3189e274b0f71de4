"""Orders, stock and payments under anything: whatever happens in whatever order, nothing is oversold, lost or doubled.

DAYBOOK_PROPERTIES=thorough looks longer (about ten minutes).
"""

import os
import secrets
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from chalicelib.core import table
from chalicelib.core.context import acting
from chalicelib.fulfilment import service as fulfilment
from chalicelib.fulfilment.models import Shipment
from chalicelib.inventory.models import Level
from chalicelib.orders import service as orders
from chalicelib.orders.models import Problem
from chalicelib.payments import service as payments
from chalicelib.payments.models import Payment, Refund
from tests.http import application
from tests.payments.build import in_parallel
from tests.properties import audit
from tests.properties.world import STOCK, World, attempted

THOROUGH = os.environ.get("DAYBOOK_PROPERTIES") == "thorough"
EXAMPLES, STEPS = (150, 40) if THOROUGH else (10, 20)
CARDS = ["pm_card_visa", "pm_card_visa", "pm_card_chargeDeclined"]
WANTS = st.dictionaries(st.sampled_from(sorted(STOCK)), st.integers(1, 3), min_size=1)
PICK = st.integers(0, 59)
SOME = st.lists(PICK, min_size=1, max_size=5)
AMOUNTS = st.sampled_from([None, 1, 4000, 10000, 14900])
AT_ALL_TIMES = (
    audit.broken_chains, audit.wrong_levels, audit.wrong_reservations, audit.torn_orders, audit.wrong_money,
)  # fmt: skip
counts: Counter[str] = Counter()


class Orders(RuleBasedStateMachine):
    """Each rule is one thing that happens; refusals are answers, anything else raised is a fault."""

    def __init__(self, provider):
        super().__init__()
        self.provider = provider
        self.within = acting(shop="shp_" + secrets.token_hex(6), by="test")
        self.within.__enter__()

    @initialize(capture=st.sampled_from(["automatic", "manual"]))
    def open(self, capture):
        self.world = World(self.provider, capture)
        self.buy([{"A": 2}, {"A": 1, "B": 1}], "stripe")
        self.buy([{"B": 2}], "manual")

    def order(self, pick):
        """One of the orders. Picks are plain numbers: what is drawn may not depend on which thread won a race."""
        found = self.world.order_ids
        return found[pick % len(found)] if found else None

    def card_order(self, pick):
        found = sorted(self.world.intents)
        return found[pick % len(found)] if found else None

    @rule(wants=st.lists(WANTS, min_size=1, max_size=3), method=st.sampled_from(["stripe", "stripe", "manual"]))
    def buy(self, wants, method):
        counts["carts"] += len(wants)
        self.world.buy(wants, method)

    @rule(pick=PICK, card=st.sampled_from(CARDS))
    def pay_by_card(self, pick, card):
        if order_id := self.card_order(pick):
            self.world.pay(order_id, card)

    @rule(pick=PICK, copies=st.integers(1, 3))
    def pay_and_be_heard(self, pick, copies):
        if order_id := self.card_order(pick):
            self.world.pay(order_id, "pm_card_visa")
            self.world.deliver(self.world.messages(order_id)[-1:] * copies)

    @rule(pick=PICK)
    def pay_by_hand(self, pick):
        if order_id := self.order(pick):
            total = orders.whole(order_id).order.totals["total"]
            attempted(lambda: payments.record_payment(order_id, total, "by hand"))

    @rule(pick=PICK, which=SOME)
    def messages_arrive(self, pick, which):
        """Any that have happened, in any order, some of them twice."""
        messages = self.world.messages(self.card_order(pick))
        chosen = [messages[n % len(messages)] for n in which] if messages else []
        counts["messages"] += len(chosen)
        self.world.deliver(chosen)

    @rule(pick=PICK, which=SOME, times=st.integers(1, 2))
    def work(self, pick, which, times):
        """Any events, in any order, each once or twice."""
        if order_id := self.order(pick):
            events = self.world.events(order_id)
            for n in which * times:
                counts["events"] += 1
                self.world.work(events[n % len(events)])

    @rule(pick=PICK, by_two=st.booleans())
    def cancel(self, pick, by_two):
        if order_id := self.order(pick):
            in_parallel(1 + by_two, lambda _: attempted(lambda: orders.cancel_order(order_id, "cancelled_by_shop")))

    @rule()
    def wait(self):
        self.world.wait()

    @rule(pick=PICK)
    def pay_while_it_lapses(self, pick):
        """The money's message and the clock at the same moment."""
        if order_id := self.card_order(pick):
            self.world.pay(order_id, "pm_card_visa")
            message = self.world.messages(order_id)[-1:]
            in_parallel(2, lambda n: self.world.wait() if n else self.world.deliver(message))

    @rule(pick=PICK, by_two=st.booleans(), part=st.booleans())
    def ship(self, pick, by_two, part):
        if order_id := self.order(pick):
            lines = {line["id"]: 1 for line in orders.whole(order_id).order.lines} if part else None
            shipped = in_parallel(1 + by_two, lambda _: attempted(lambda: fulfilment.ship_order(order_id, lines)))
            counts["shipments"] += sum(isinstance(each, Shipment) for each in shipped)

    @rule(pick=PICK)
    def arrive(self, pick):
        if order_id := self.order(pick):
            for shipment in table.only(orders.whole(order_id).parts, Shipment):
                fulfilment.mark_delivered(order_id, shipment.shipment_id)

    @rule(pick=PICK, amount=AMOUNTS)
    def capture(self, pick, amount):
        if order_id := self.card_order(pick):
            attempted(lambda: payments.capture_order(order_id, amount))

    @rule(pick=PICK, amount=AMOUNTS, times=st.integers(1, 3), restock=st.booleans())
    def refund(self, pick, amount, times, restock):
        if order_id := self.order(pick):
            asked = in_parallel(
                times, lambda _: attempted(lambda: payments.refund_order(order_id, amount, "r", restock=restock))
            )
            counts["refunds"] += sum(isinstance(each, Refund) for each in asked)

    # What always holds

    @invariant()
    def everything_agrees(self):
        if not hasattr(self, "world"):
            return
        items = self.world.stored()
        assert [sentence for check in AT_ALL_TIMES for sentence in check(items)] == []
        assert {level.sku: level.available for level in table.only(items, Level) if level.available < 0} == {}

    # What holds in the end

    def teardown(self):
        try:
            if hasattr(self, "world"):
                self.come_to_an_end()
        finally:
            self.within.__exit__(None, None, None)

    def come_to_an_end(self):
        self.world.settle()
        self.world.wait()
        self.world.settle()
        items = audit.stored()
        assert audit.faults(items) == []
        found = audit.of_orders(items)
        counts["orders"] += len(found)
        counts.update(f"ended {order.state}" for order in found.values())
        assert sorted(found) == sorted(self.world.order_ids)
        assert {order.state for order in found.values()} <= {
            "placed", "partly_fulfilled", "fulfilled", "completed", "cancelled",
        }  # fmt: skip
        invoiced = {each.order_id for each in items if each.kind == "posted_document" and each.document == "invoice"}
        placed = {e.aggregate.removeprefix("ORDER#") for e in items if e.kind == "event" and e.name == "order.placed"}
        assert invoiced == placed
        problems = {(each.order_id, each.code) for each in table.only(items, Problem) if each.since}
        payments_of = table.only(items, Payment)
        for order in found.values():
            if order.state == "cancelled":
                assert order.paid == order.refunded or (order.order_id, "refund_failed") in problems
                assert (order.authorised, order.refunding) == (0, 0)
        for payment in payments_of:
            if payment.method == "stripe":
                self.agrees_with_the_provider(payment, found[payment.order_id])

    def agrees_with_the_provider(self, payment, order):
        intent = self.provider.account.payment_intents.retrieve(payment.intent_id, {"expand": ["latest_charge"]})
        charge = intent.latest_charge
        assert intent.amount_received == payment.captured
        if charge is not None:  # Stripe calls refunded, too, what was authorised and never captured
            let_go = charge.amount - charge.amount_captured
            assert max(0, charge.amount_refunded - let_go) == payment.refunded
        assert order.authorised == intent.amount_capturable
        if order.state == "cancelled":
            assert intent.status in ("canceled", "succeeded")


def test_nothing_is_oversold_lost_or_doubled_whatever_happens_in_whatever_order(provider):
    application()
    counts.clear()
    how = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize=not THOROUGH,
        phases=[Phase.generate],
    )
    run_state_machine_as_test(lambda: Orders(provider), settings=how)
    print(dict(counts))
    assert counts["orders"] > 0


pytestmark = pytest.mark.usefixtures("table")
