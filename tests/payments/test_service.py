"""From a begun payment to a paid order, against the simulator, through stripe-python."""

import itertools
import random

import pytest

from chalicelib.core import clock
from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction, running_answer
from chalicelib.inventory.models import Reservation
from chalicelib.orders import service as orders
from chalicelib.payments import service, settling, stripe
from chalicelib.payments.models import StripeEvent
from chalicelib.payments.settling import catch_up
from tests.payments import build

ENTERED, TAKEN, NOTHING = "Entered.", "It was taken before.", "There was nothing to enter any more."


def test_a_card_payment_begins_with_one_intent_for_the_orders_amount(provider):
    build.shop()
    order = build.order(total=12_345)
    start = service.begin(order)
    intent = provider.account.payment_intents.retrieve(start.intent_id)
    assert (intent.amount, intent.currency, intent.capture_method, intent.receipt_email) == (
        12_345,
        "nok",
        "automatic",
        None,
    )
    assert dict(intent.metadata.to_dict()) == {
        "order_id": order.order_id,
        "shop": build.context.shop(),
        "number": order.number,
    }
    assert intent.automatic_payment_methods.enabled
    assert (start.provider, start.client_secret, start.publishable_key) == (
        "stripe",
        intent.client_secret,
        "pk_test_daybook",
    )
    assert build.account(order.order_id).card.intent_id == start.intent_id


def test_beginning_again_gives_the_same_intent_also_after_a_crash_before_the_answer(provider):
    build.shop()
    order = build.order()
    with running_answer():  # the answer is never written: the process died
        first = service.begin(order)
    assert build.account(order.order_id).card.intent_id is None
    again = service.begin(order)
    third = service.begin(orders.whole(order.order_id).order)
    assert first == again == third
    assert build.account(order.order_id).card.intent_id == first.intent_id


def test_eight_begins_at_once_make_one_intent(provider):
    build.shop()
    order = build.order()
    starts = build.in_parallel(8, lambda n: service.begin(orders.whole(order.order_id).order))
    assert len({start.intent_id for start in starts}) == 1


def test_the_intents_amount_follows_the_orders_total_until_it_is_paid(provider):
    build.shop()
    order, intent_id = build.begun()
    with Transaction() as tx:
        tx.change(order, totals={**order.totals, "total": 7_500})
    assert service.begin(order).intent_id == intent_id
    assert provider.account.payment_intents.retrieve(intent_id).amount == 7_500
    provider.pay(intent_id)
    provider.deliver(intent_id)
    assert build.state(order.order_id) == ("placed", "paid", 7_500, 0, 0)


def test_invoice_and_manual_orders_begin_no_card_payment(provider):
    build.shop()
    assert service.begin(build.order(method="invoice")) is None


def test_a_payment_places_the_order_keeps_its_stock_and_says_so_once(provider):
    build.shop()
    order, intent_id = build.begun()
    assert provider.pay(intent_id) == "succeeded"
    assert provider.deliver(intent_id, "payment_intent.succeeded") == [ENTERED]
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)
    assert build.events(order.order_id) == ["order.started", "order.paid", "order.placed"]
    card = build.account(order.order_id).card
    assert (card.state, card.captured, card.card) == ("succeeded", 10_000, "visa 4242")
    assert Reservation.get(order_id=order.order_id).state == "kept"
    assert build.level() == (5, 1, 4)


def test_a_declined_card_can_be_followed_by_one_that_pays(provider):
    build.shop()
    order, intent_id = build.begun()
    assert provider.pay(intent_id, "pm_card_chargeDeclined") == "card_declined"
    provider.deliver(intent_id)
    assert build.state(order.order_id) == ("pending_payment", "failed", 0, 0, 0)
    card = build.account(order.order_id).card
    assert (card.state, card.failure) == ("failed", "Your card was declined.")
    assert service.begin(orders.whole(order.order_id).order).intent_id == intent_id
    provider.pay(intent_id, "pm_card_chargeDeclinedInsufficientFunds")
    provider.deliver(intent_id)
    provider.pay(intent_id)
    provider.deliver(intent_id)
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)
    told = build.events(order.order_id)
    assert told == ["order.started", "payment.failed", "payment.failed", "order.paid", "order.placed"]


@pytest.mark.parametrize(
    ("outcome", "ends"), [("complete", ("placed", "paid")), ("fail", ("pending_payment", "failed"))]
)
def test_3d_secure_is_waited_for_and_then_pays_or_fails(provider, outcome, ends):
    build.shop()
    order, intent_id = build.begun()
    assert provider.pay(intent_id, "pm_card_authenticationRequired") == "requires_action"
    provider.deliver(intent_id, "payment_intent.requires_action")
    assert build.account(order.order_id).card.state == "requires_action"
    assert build.state(order.order_id)[:2] == ("pending_payment", "pending")
    provider.trigger(f"payment_intents/{intent_id}/authenticate", outcome=outcome)
    provider.deliver(intent_id)
    assert build.state(order.order_id)[:2] == ends


def test_the_same_event_eight_times_at_once_has_one_effect(provider):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    (event,) = provider.events(intent_id, "payment_intent.succeeded")
    raw, signature = build.signed(event)
    said = build.in_parallel(8, lambda n: service.take_webhook(raw, signature))
    assert sorted(said) == sorted([ENTERED, *[TAKEN] * 7])
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)
    assert build.events(order.order_id) == ["order.started", "order.paid", "order.placed"]
    assert service.take_webhook(raw, signature) == TAKEN
    assert StripeEvent.get(stripe_event_id=event["id"]).order_id == order.order_id


def test_all_events_of_a_payment_in_any_order_and_at_once_end_in_the_same_state(provider):
    build.shop(on_hand=50)
    ends, chance = set(), random.Random(7)
    for _ in range(4):
        order, intent_id = build.begun()
        provider.pay(intent_id, "pm_card_chargeDeclined")
        provider.pay(intent_id, "pm_card_authenticationRequired")
        provider.trigger(f"payment_intents/{intent_id}/authenticate", outcome="complete")
        late = provider.events(intent_id) * 2
        chance.shuffle(late)
        said = build.in_parallel(8, lambda n, late=late: [service.take_webhook(*build.signed(e)) for e in late[n::8]])
        assert list(itertools.chain(*said)).count(ENTERED) == 1
        assert build.events(order.order_id) == ["order.started", "order.paid", "order.placed"]
        ends.add(build.state(order.order_id))
    assert ends == {("placed", "paid", 10_000, 0, 0)}


def test_an_event_that_is_late_by_a_whole_life_changes_nothing(provider):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id, "pm_card_chargeDeclined")
    provider.pay(intent_id)
    provider.deliver(intent_id, "payment_intent.succeeded")
    service.refund_order(order.order_id, None, "changed mind")
    build.work_events(order.order_id, "refund.requested")
    before, told = build.state(order.order_id), build.events(order.order_id)
    assert before == ("placed", "refunded", 10_000, 0, 10_000)
    late = provider.events(intent_id, "payment_intent.payment_failed", "charge.refunded", "refund.created")
    assert [service.take_webhook(*build.signed(each)) for each in reversed(late)] == [NOTHING] * 3
    assert (build.state(order.order_id), build.events(order.order_id)) == (before, told)


def test_a_slow_thread_with_an_old_answer_loses_the_race_and_looks_again(provider, monkeypatch):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id, "pm_card_chargeDeclined")
    (declined,) = provider.events(intent_id, "payment_intent.payment_failed")
    real, seen = stripe.fetch_all, []

    def slow(wanted, **more):
        answer = real(wanted, **more)
        seen.append(answer.intent.state)
        if len(seen) == 1:  # while the first answer is on its way the buyer pays, and that event is entered
            provider.pay(intent_id)
            provider.deliver(intent_id, "payment_intent.succeeded")
        return answer

    monkeypatch.setattr(settling.stripe, "fetch_all", slow)
    assert service.take_webhook(*build.signed(declined)) == NOTHING
    assert seen == ["pending", "succeeded", "succeeded"]
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)


def test_a_payment_of_another_amount_places_nothing_and_is_a_problem(provider):
    build.shop()
    order, intent_id = build.begun()
    provider.account.payment_intents.update(intent_id, {"amount": 9_000})
    provider.pay(intent_id)
    provider.deliver(intent_id)
    assert build.state(order.order_id) == ("pending_payment", "pending", 9_000, 0, 0)
    assert build.problems(order.order_id) == {"payment_amount_differs": 9_000}
    orders.lapse(order.order_id)
    build.work_events(order.order_id, "order.cancelled")
    build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("cancelled", "refunded", 9_000, 0, 9_000)


def test_an_authorisation_of_another_amount_places_nothing_and_is_let_go_with_the_order(provider):
    build.shop(capture="manual")
    order, intent_id = build.begun()
    provider.account.payment_intents.update(intent_id, {"amount": 11_000})
    provider.pay(intent_id)
    provider.deliver(intent_id)
    assert build.state(order.order_id)[:3] == ("pending_payment", "pending", 0)
    assert build.problems(order.order_id) == {"payment_amount_differs": 11_000}
    orders.cancel_order(order.order_id, "cancelled_by_shop")
    build.work_events(order.order_id, "order.cancelled")
    assert provider.status(intent_id) == "canceled"
    assert build.account(order.order_id).order.authorised == 0


# Manual capture


def test_an_authorised_order_is_placed_and_captured_later(provider):
    build.shop(capture="manual")
    order, intent_id = build.begun()
    assert provider.pay(intent_id) == "requires_capture"
    provider.deliver(intent_id)
    found = build.account(order.order_id).order
    assert (found.state, found.payment_state, found.authorised, found.paid) == ("placed", "authorised", 10_000, 0)
    account = service.capture_order(order.order_id)
    assert (account.order.payment_state, account.order.authorised, account.order.paid) == ("paid", 0, 10_000)
    acted_on = ("payment_intent.amount_capturable_updated", "payment_intent.succeeded")
    assert provider.deliver(intent_id, *acted_on) == [TAKEN, NOTHING]
    told = ["order.started", "payment.authorised", "order.placed", "order.paid"]
    assert build.events(order.order_id) == told
    with pytest.raises(Refused) as refused:
        service.capture_order(order.order_id)
    assert refused.value.code == "nothing_authorised"


def test_a_part_can_be_captured_and_never_more_than_is_authorised(provider):
    build.shop(capture="manual")
    order, intent_id = build.begun()
    provider.pay(intent_id)
    provider.deliver(intent_id)
    with pytest.raises(Refused) as refused:
        service.capture_order(order.order_id, 10_001)
    assert refused.value.code == "more_than_authorised"
    service.capture_order(order.order_id, 6_000)
    provider.deliver(intent_id)
    found = build.account(order.order_id)
    # 4,000 of the 10,000 are let go: Stripe shows that as a refund, but no money moved.
    assert (found.order.paid, found.order.authorised, found.order.refunded, found.refunds) == (6_000, 0, 0, [])


def test_two_captures_at_once_take_the_money_once(provider):
    build.shop(capture="manual")
    order, intent_id = build.begun()
    provider.pay(intent_id)
    provider.deliver(intent_id)

    def capture(n):
        try:
            service.capture_order(order.order_id, 10_000 - n)
            return "captured"
        except Refused as refused:
            return refused.code

    assert sorted(build.in_parallel(4, capture)) == ["captured", *["nothing_authorised"] * 3]
    received = provider.account.payment_intents.retrieve(intent_id).amount_received
    assert build.account(order.order_id).order.paid == received


def test_an_authorisation_that_lapses_is_a_problem_of_a_placed_order(provider):
    build.shop(capture="manual")
    order, intent_id = build.begun()
    provider.pay(intent_id)
    provider.deliver(intent_id)
    provider.trigger(f"payment_intents/{intent_id}/lapse")
    provider.deliver(intent_id, "charge.expired", "payment_intent.canceled")
    found = build.account(order.order_id).order
    assert (found.state, found.payment_state, found.authorised) == ("placed", "cancelled", 0)
    assert build.problems(order.order_id) == {"authorisation_lapsed": 10_000}
    assert build.events(order.order_id)[-2:] == ["payment.cancelled", "order.problem_opened"]
    service.record_payment(order.order_id, 10_000, "by bank")
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)


# Money for cancelled orders


def test_money_for_a_lapsed_order_is_honoured_when_its_stock_is_still_there(provider):
    build.shop(on_hand=1)
    order, intent_id = build.begun()
    orders.lapse(order.order_id)
    assert build.level() == (1, 0, 1)
    provider.pay(intent_id)
    provider.deliver(intent_id)
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)
    assert build.level() == (1, 1, 0)
    assert Reservation.get(order_id=order.order_id).state == "kept"
    assert build.problems(order.order_id) == {"paid_after_cancel": 10_000}
    assert build.account(order.order_id).order.cancel_reason is None
    build.work_events(order.order_id, "order.cancelled")  # its handler comes late, and leaves the money alone
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)


def test_money_for_a_lapsed_order_goes_back_when_its_stock_is_gone(provider):
    build.shop(on_hand=1)
    order, intent_id = build.begun()
    orders.lapse(order.order_id)
    build.order(method="invoice")  # another buyer takes the last one
    provider.pay(intent_id)
    provider.deliver(intent_id)
    assert build.state(order.order_id) == ("cancelled", "paid", 10_000, 10_000, 0)
    assert build.problems(order.order_id) == {"paid_after_cancel": 10_000}
    build.work_events(order.order_id, "order.cancelled", "refund.requested")
    assert build.state(order.order_id) == ("cancelled", "refunded", 10_000, 0, 10_000)
    assert provider.account.charges.list({"payment_intent": intent_id}).data[0].amount_refunded == 10_000
    assert build.level() == (1, 1, 0)


def test_money_for_an_order_the_buyer_cancelled_always_goes_back(provider):
    build.shop()
    order, intent_id = build.begun()
    orders.cancel_order(order.order_id, "cancelled_by_buyer")
    provider.pay(intent_id)
    assert build.work_events(order.order_id, "order.cancelled") == 1  # it cannot cancel what is paid, and looks
    build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("cancelled", "refunded", 10_000, 0, 10_000)
    assert build.problems(order.order_id) == {"paid_after_cancel": 10_000}
    assert set(provider.deliver(intent_id, "payment_intent.succeeded")) == {NOTHING}


def test_an_authorisation_for_a_cancelled_order_is_let_go(provider):
    build.shop(capture="manual")
    order, intent_id = build.begun()
    orders.cancel_order(order.order_id, "cancelled_by_buyer")
    provider.pay(intent_id)
    provider.deliver(intent_id, "payment_intent.amount_capturable_updated")
    assert provider.status(intent_id) == "canceled"
    assert build.state(order.order_id) == ("cancelled", "cancelled", 0, 0, 0)
    assert build.problems(order.order_id) == {"paid_after_cancel": 10_000}


def test_a_cancelled_order_can_no_longer_be_paid(provider):
    build.shop()
    order, intent_id = build.begun()
    orders.cancel_order(order.order_id, "cancelled_by_buyer")
    build.work_events(order.order_id, "order.cancelled")
    assert provider.status(intent_id) == "canceled"
    assert (build.account(order.order_id).card.state, build.problems(order.order_id)) == ("cancelled", {})


def test_a_paid_order_that_is_cancelled_gives_its_money_back_once(provider):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    provider.deliver(intent_id)
    orders.cancel_order(order.order_id, "cancelled_by_shop")
    for _ in range(2):
        build.work_events(order.order_id, "order.cancelled", "refund.requested")
    assert build.state(order.order_id) == ("cancelled", "refunded", 10_000, 0, 10_000)
    assert len(build.account(order.order_id).refunds) == 1
    assert build.problems(order.order_id) == {}


def test_a_captured_and_an_authorised_order_part_ways_when_cancelled(provider):
    build.shop(capture="manual")
    order, intent_id = build.begun()
    provider.pay(intent_id)
    provider.deliver(intent_id)
    orders.cancel_order(order.order_id, "cancelled_by_shop")
    build.work_events(order.order_id, "order.cancelled")
    assert provider.status(intent_id) == "canceled"
    assert (build.state(order.order_id), build.problems(order.order_id)) == (("cancelled", "cancelled", 0, 0, 0), {})


# By hand


def test_a_payment_by_hand_is_entered_up_to_what_is_owed(provider):
    build.shop()
    order = build.order(method="invoice")
    service.record_payment(order.order_id, 4_000, "first part")
    assert build.state(order.order_id)[:3] == ("placed", "pending", 4_000)
    with pytest.raises(Refused) as refused:
        service.record_payment(order.order_id, 6_001, "too much")
    assert refused.value.code == "more_than_owed"
    service.record_payment(order.order_id, 6_000, "the rest")
    assert build.state(order.order_id)[:3] == ("placed", "paid", 10_000)
    (payment,) = build.account(order.order_id).payments
    assert (payment.method, payment.captured, payment.state) == ("invoice", 10_000, "succeeded")
    assert payment.note == "first part\nthe rest"


def test_eight_payments_by_hand_at_once_never_exceed_what_is_owed(provider):
    build.shop()
    order = build.order(method="manual")

    def enter(_):
        try:
            service.record_payment(order.order_id, 3_000, "")
            return "entered"
        except Refused as refused:
            return refused.code

    # 3 x 3,000 fit into 10,000, a fourth does not.
    said = build.in_parallel(8, enter)
    assert (said.count("entered"), said.count("more_than_owed")) == (3, 5)
    assert build.account(order.order_id).order.paid == 9_000


def test_a_card_order_paid_by_hand_is_placed_and_its_card_payment_closed(provider):
    build.shop()
    order, intent_id = build.begun()
    with pytest.raises(Refused) as refused:
        service.record_payment(order.order_id, 5_000, "half")
    assert refused.value.code == "less_than_owed"
    service.record_payment(order.order_id, 10_000, "in cash")
    build.work_events(order.order_id, "order.paid")
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)
    assert provider.status(intent_id) == "canceled"
    assert (Reservation.get(order_id=order.order_id).state, build.problems(order.order_id)) == ("kept", {})


def test_an_order_paid_by_hand_and_by_card_at_once_keeps_both_and_shows_it(provider):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    service.record_payment(order.order_id, 10_000, "in cash, at the same moment")
    provider.deliver(intent_id)
    build.work_events(order.order_id, "order.paid")
    assert build.state(order.order_id) == ("placed", "paid", 20_000, 0, 0)
    assert build.problems(order.order_id) == {"payment_amount_differs": 10_000}
    service.refund_order(order.order_id, 10_000, "paid twice")
    build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("placed", "partly_refunded", 20_000, 0, 10_000)
    assert build.account(order.order_id).card.refunded == 10_000  # by card before by hand


def test_a_provider_that_does_not_answer_is_a_503_and_leaves_the_order_payable(provider, monkeypatch):
    build.shop()
    order = build.order()
    stripe._client.cache_clear()
    monkeypatch.setenv("DAYBOOK_STRIPE_URL", f"http://127.0.0.1:{build.free_port()}")
    with pytest.raises(Refused) as refused:
        service.begin(order)
    assert (refused.value.code, refused.value.status) == ("provider_unreachable", 503)
    monkeypatch.setenv("DAYBOOK_STRIPE_URL", provider.simulator.url)
    assert service.begin(order).provider == "stripe"


def test_catching_up_twice_enters_once(provider):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    assert (catch_up(order.order_id), catch_up(order.order_id)) == (True, False)
    assert build.account(order.order_id).card.updated_at <= clock.now()
