"""Money that goes back: never more than was paid, whatever is sent twice, at once or late."""

import pytest

from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from chalicelib.orders import service as orders
from chalicelib.payments import service, stripe
from chalicelib.payments.settling import catch_up
from tests.payments import build


def paid(provider, card="pm_card_visa", **fields):
    """A card order that is paid."""
    order, intent_id = build.begun(**fields)
    provider.pay(intent_id, card)
    catch_up(order.order_id)
    return order, intent_id


def refused(what):
    with pytest.raises(Refused) as error:
        what()
    return error.value.code


def refund_of(provider, intent_id):
    (found,) = provider.account.refunds.list({"payment_intent": intent_id}).data
    return found


def test_a_refund_is_set_aside_then_carried_out_then_told_of(provider):
    build.shop()
    order, intent_id = paid(provider)
    refund = service.refund_order(order.order_id, 4_000, "scratched")
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 4_000, 0)
    build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("placed", "partly_refunded", 10_000, 0, 4_000)
    theirs = refund_of(provider, intent_id)
    assert (theirs.amount, theirs.metadata["refund_id"]) == (4_000, refund.refund_id)
    found = build.account(order.order_id)
    assert (found.refunds[0].state, found.refunds[0].provider_id, found.card.refunded) == (
        "succeeded",
        theirs.id,
        4_000,
    )
    assert build.events(order.order_id)[-2:] == ["refund.requested", "order.refunded"]
    service.refund_order(order.order_id, None, "the rest")
    build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("placed", "refunded", 10_000, 0, 10_000)
    assert refused(lambda: service.refund_order(order.order_id, None, "more")) == "nothing_to_refund"


def test_eight_refunds_at_once_never_exceed_what_was_paid(provider):
    build.shop()
    order, intent_id = paid(provider)

    def ask(_):
        try:
            service.refund_order(order.order_id, 3_000, "parallel")
            return "asked"
        except Refused as error:
            return error.code

    # 3 x 3,000 fit into 10,000, a fourth does not.
    said = build.in_parallel(8, ask)
    assert (said.count("asked"), said.count("refund_too_large")) == (3, 5)
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 9_000, 0)
    build.in_parallel(4, lambda n: build.work_events(order.order_id, "refund.requested"))
    assert build.state(order.order_id) == ("placed", "partly_refunded", 10_000, 0, 9_000)
    assert len(provider.account.refunds.list({"payment_intent": intent_id}).data) == 3


def test_the_same_refund_sent_eight_times_at_once_is_one(provider):
    build.shop()
    order, _ = paid(provider)
    refund_id = service.refund_id_for(order.order_id, "key-1")
    got = build.in_parallel(8, lambda n: service.refund_order(order.order_id, 2_000, "once", refund_id).refund_id)
    assert set(got) == {refund_id}
    reused = lambda: service.refund_order(order.order_id, 2_001, "once", refund_id)  # noqa: E731
    assert refused(reused) == "idempotency_key_reused"
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 2_000, 0)


def test_a_refund_whose_message_is_handled_again_after_a_crash_is_made_once(provider, monkeypatch):
    build.shop()
    order, intent_id = paid(provider)
    service.refund_order(order.order_id, 4_000, "crash")
    with monkeypatch.context() as broken:
        broken.setattr(service, "catch_up", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):  # Stripe has made the refund, we died before entering it
            build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 4_000, 0)
    for _ in range(2):
        build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("placed", "partly_refunded", 10_000, 0, 4_000)
    assert refund_of(provider, intent_id).amount == 4_000


def test_a_refund_that_fails_weeks_later_gives_the_money_back_to_the_order(provider):
    build.shop()
    order, intent_id = paid(provider)
    service.refund_order(order.order_id, 4_000, "late")
    build.work_events(order.order_id, "refund.requested")
    provider.trigger(f"refunds/{refund_of(provider, intent_id).id}/fail", failure_reason="lost_or_stolen_card")
    provider.deliver(intent_id)
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)
    found = build.account(order.order_id)
    assert (found.refunds[0].state, found.refunds[0].failure, found.card.refunded) == (
        "failed",
        "lost_or_stolen_card",
        0,
    )
    assert build.problems(order.order_id) == {"refund_failed": 4_000}
    assert build.events(order.order_id)[-2:] == ["refund.failed", "order.problem_opened"]
    service.refund_order(order.order_id, None, "all of it, again")
    build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("placed", "refunded", 10_000, 0, 10_000)


def test_a_pending_refund_stays_set_aside_until_the_bank_answers(provider):
    build.shop()
    order, intent_id = paid(provider, card="pm_card_pendingRefund")
    service.refund_order(order.order_id, 4_000, "slow")
    build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 4_000, 0)
    provider.trigger(f"refunds/{refund_of(provider, intent_id).id}/succeed")
    provider.deliver(intent_id, "refund.updated")
    assert build.state(order.order_id) == ("placed", "partly_refunded", 10_000, 0, 4_000)


def test_a_refund_the_provider_will_not_make_stays_with_the_shop_as_a_problem(provider):
    build.shop()
    order, intent_id = paid(provider)
    service.refund_order(order.order_id, 4_000, "disputed meanwhile")
    provider.trigger("disputes", payment_intent=intent_id, reason="fraudulent")
    build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)
    assert build.problems(order.order_id) == {"refund_failed": 4_000}
    assert build.account(order.order_id).refunds[0].state == "failed"


def test_a_refund_waits_while_the_provider_does_not_answer(provider, monkeypatch):
    build.shop()
    order, _ = paid(provider)
    service.refund_order(order.order_id, 4_000, "later")
    with monkeypatch.context() as away:
        away.setenv("DAYBOOK_STRIPE_URL", f"http://127.0.0.1:{build.free_port()}")
        assert refused(lambda: build.work_events(order.order_id, "refund.requested")) == "provider_unreachable"
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 4_000, 0)
    build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("placed", "partly_refunded", 10_000, 0, 4_000)


def test_a_refund_made_on_stripes_own_pages_is_entered(provider):
    build.shop()
    order, intent_id = paid(provider)
    provider.account.refunds.create({"payment_intent": intent_id, "amount": 2_500, "reason": "requested_by_customer"})
    build_in_all = lambda n: [service.take_webhook(*build.signed(e)) for e in provider.events(intent_id)]  # noqa: E731
    build.in_parallel(4, build_in_all)
    assert build.state(order.order_id) == ("placed", "partly_refunded", 10_000, 0, 2_500)
    (refund,) = build.account(order.order_id).refunds
    assert (refund.state, refund.reason) == ("succeeded", "requested by customer")
    assert build.events(order.order_id).count("order.refunded") == 1


def test_a_pending_refund_made_on_stripes_own_pages_is_not_sent_again(provider):
    build.shop()
    order, intent_id = paid(provider, card="pm_card_pendingRefund")
    made = provider.account.refunds.create({"payment_intent": intent_id, "amount": 2_500})
    catch_up(order.order_id)
    build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 2_500, 0)
    assert refund_of(provider, intent_id).id == made.id
    provider.account.refunds.cancel(made.id)
    provider.deliver(intent_id)
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)


def test_money_paid_by_hand_goes_back_at_once(provider):
    build.shop()
    order = build.order(method="invoice")
    assert refused(lambda: service.refund_order(order.order_id, 1, "nothing came")) == "nothing_to_refund"
    service.record_payment(order.order_id, 10_000, "by bank")
    assert service.refund_order(order.order_id, 4_000, "discount").state == "succeeded"
    assert build.state(order.order_id) == ("placed", "partly_refunded", 10_000, 0, 4_000)
    assert build.events(order.order_id)[-2:] == ["refund.requested", "order.refunded"]
    build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("placed", "partly_refunded", 10_000, 0, 4_000)


def test_a_cancelled_order_paid_by_hand_says_that_someone_must_pay_back(provider):
    build.shop()
    order = build.order(method="manual")
    service.record_payment(order.order_id, 10_000, "cash")
    orders.cancel_order(order.order_id, "cancelled_by_shop")
    for _ in range(2):
        build.work_events(order.order_id, "order.cancelled")
    assert build.state(order.order_id) == ("cancelled", "refunded", 10_000, 0, 10_000)
    assert build.problems(order.order_id) == {"pay_back_by_hand": 10_000}


def test_a_cancelled_order_nobody_paid_has_its_payment_closed(provider):
    build.shop()
    order = build.order(method="invoice")
    orders.cancel_order(order.order_id, "cancelled_by_shop")
    build.work_events(order.order_id, "order.cancelled")
    assert [each.state for each in build.account(order.order_id).payments] == ["cancelled"]


# Restocking


def shipped(order, quantity):
    """The order as it is once so many of its line left."""
    found = build.account(order.order_id)
    with Transaction() as tx:
        event_id = tx.publish(orders.placed(found.order), on=found.order)
        orders.enter_shipped(tx, found.order, {"l1": quantity})
        lines = [{"sku": build.SKU, "quantity": quantity}]
        build.inventory.ship(tx, found.reservation, lines, event_id)


def test_goods_that_came_back_are_put_on_the_shelf_with_the_refund(provider):
    build.shop(on_hand=5)
    order, _ = paid(provider, quantity=3)
    shipped(order, 2)
    assert build.level() == (3, 1, 2)
    refund = service.refund_order(order.order_id, 3_000, "one came back", restock=True, lines={"l1": 1})
    # 3 on hand and 1 that came back; 1 is still to be shipped.
    assert build.level() == (4, 1, 3)
    assert build.account(order.order_id).order.lines[0]["returned"] == 1
    moved = [m for m in build.inventory_movements() if m.reason == "returned"]
    assert [(m.on_hand, m.cause, m.order_id) for m in moved] == [(1, refund.refund_id, order.order_id)]
    service.refund_order(order.order_id, 1_000, "all of it", restock=True)
    assert build.level() == (5, 1, 4)


def test_no_more_is_put_on_the_shelf_than_left_it_and_a_refusal_leaves_no_refund(provider):
    build.shop(on_hand=5)
    order, _ = paid(provider, quantity=3)
    shipped(order, 2)
    too_many = lambda: service.refund_order(order.order_id, 100, "r", restock=True, lines={"l1": 3})  # noqa: E731
    assert refused(too_many) == "more_than_shipped"
    unknown = lambda: service.refund_order(order.order_id, 100, "r", restock=True, lines={"l9": 1})  # noqa: E731
    assert refused(unknown) == "unknown_line"
    assert (build.level(), build.state(order.order_id)) == ((3, 1, 2), ("partly_fulfilled", "paid", 10_000, 0, 0))
    assert build.account(order.order_id).refunds == []
    assert [each.reason for each in build.inventory_movements()] == ["reserved", "shipped"]


# Disputes


def test_a_dispute_is_a_problem_with_its_money_until_it_is_won(provider):
    build.shop()
    order, intent_id = paid(provider)
    dispute = provider.trigger("disputes", payment_intent=intent_id, reason="product_not_received")
    provider.deliver(intent_id)
    assert build.problems(order.order_id) == {"dispute": 10_000}
    assert refused(lambda: service.refund_order(order.order_id, None, "r")) == "payment_disputed"
    provider.trigger(f"disputes/{dispute['id']}/close", status="won")
    late = provider.events(intent_id)
    build.in_parallel(4, lambda n: [service.take_webhook(*build.signed(each)) for each in late[::-1]])
    assert build.problems(order.order_id) == {}
    assert [each.state for each in build.account(order.order_id).disputes] == ["won"]
    assert build.events(order.order_id)[-4:] == [
        "dispute.changed",
        "order.problem_opened",
        "dispute.changed",
        "order.problem_resolved",
    ]
    assert service.refund_order(order.order_id, 4_000, "after all").state == "requested"


def test_a_lost_dispute_is_closed_and_its_money_cannot_be_refunded_too(provider):
    build.shop()
    order, intent_id = paid(provider)
    dispute = provider.trigger("disputes", payment_intent=intent_id, amount=6_000)
    provider.trigger(f"disputes/{dispute['id']}/close", status="lost")
    provider.deliver(intent_id)
    assert build.problems(order.order_id) == {}
    assert refused(lambda: service.refund_order(order.order_id, 4_001, "r")) == "payment_disputed"
    assert service.refund_order(order.order_id, None, "what is left").amount == 4_000


def test_a_release_of_what_was_not_captured_is_no_refund(provider):
    build.shop(capture="manual")
    order, intent_id = paid(provider)
    service.capture_order(order.order_id, 6_000)
    assert stripe.list_refunds(intent_id) == []
    assert service.refund_order(order.order_id, None, "all").amount == 6_000
    build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id)[2:] == (6_000, 0, 6_000)
