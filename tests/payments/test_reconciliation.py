"""Our books beside the provider's: what was lost on the way is found, listed and mended."""

import pytest

from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from chalicelib.orders import service as orders
from chalicelib.payments import reconciliation, service
from chalicelib.payments.settling import catch_up
from tests.payments import build


def reconciled():
    """What a comparison of everything up to now finds, as (order id, code, mended)."""
    found = reconciliation.reconcile(on_its_way=-5)
    return [(each["order_id"], each["code"], each["mended"]) for each in found.differences]


def test_orders_that_agree_have_no_differences(provider):
    build.shop(on_hand=20)
    build.order(method="invoice")
    build.order()  # checkout died before the payment began
    build.begun()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    catch_up(order.order_id)
    service.refund_order(order.order_id, 4_000, "scratched")
    build.work_events(order.order_id, "refund.requested")
    found = reconciliation.reconcile(on_its_way=-5)
    assert (found.payments, found.found, found.differences) == (3, 0, [])
    assert reconciliation.last().ran_at == found.ran_at


def test_a_lost_webhook_is_found_listed_and_mended(provider):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    found = reconciliation.reconcile(on_its_way=-5)
    assert found.differences == [
        {
            "order_id": order.order_id,
            "number": order.number,
            "intent_id": intent_id,
            "code": "payment_late",
            "ours": "pending (0 taken, 0 given back; order pending_payment, pending)",
            "theirs": "succeeded (10000 taken, 0 given back)",
            "sentence": "The provider has the payment as succeeded (10000 taken, 0 given back), our books had it as "
            "pending (0 taken, 0 given back; order pending_payment, pending).",
            "mended": True,
        }
    ]
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)
    assert reconciled() == []
    text = reconciliation.as_text(found)
    assert f"{order.number}: The provider has the payment as succeeded" in text
    assert text.endswith("Mended.\n1 differences.")


def test_a_lost_decline_refund_and_cancellation_are_mended(provider):
    build.shop(on_hand=20)
    declined, declined_intent = build.begun()
    provider.pay(declined_intent, "pm_card_chargeDeclined")
    refunded, refunded_intent = build.begun()
    provider.pay(refunded_intent)
    catch_up(refunded.order_id)
    provider.account.refunds.create({"payment_intent": refunded_intent, "amount": 2_500})
    cancelled, cancelled_intent = build.begun()
    provider.account.payment_intents.cancel(cancelled_intent)
    assert sorted(reconciled()) == sorted(
        [
            (declined.order_id, "payment_late", True),
            (refunded.order_id, "refunds_differ", True),
            (cancelled.order_id, "payment_late", True),
        ]
    )
    assert build.state(declined.order_id)[:2] == ("pending_payment", "failed")
    assert build.state(refunded.order_id) == ("placed", "partly_refunded", 10_000, 0, 2_500)
    assert build.state(cancelled.order_id)[:2] == ("pending_payment", "cancelled")
    assert reconciled() == []


def test_a_cancelled_orders_forgotten_authorisation_is_let_go(provider):
    build.shop(capture="manual")
    order, intent_id = build.begun()
    provider.pay(intent_id)
    catch_up(order.order_id)
    orders.cancel_order(order.order_id, "cancelled_by_shop")  # and its event is never handled
    assert reconciled() == [(order.order_id, "payment_late", True)]
    assert (provider.status(intent_id), build.problems(order.order_id)) == ("canceled", {})


def test_an_intent_whose_id_was_never_stored_is_found_by_its_order(provider):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    with Transaction() as tx:
        tx.change(build.account(order.order_id).card, intent_id=None)
    assert reconciled() == [(order.order_id, "payment_late", True)]
    assert build.account(order.order_id).card.intent_id == intent_id
    assert build.state(order.order_id)[:2] == ("placed", "paid")


def test_what_only_one_side_has_is_listed_and_not_mended(provider):
    build.shop()
    metadata = {"order_id": "ord_unheard_of", "shop": build.context.shop()}
    stray = provider.account.payment_intents.create({"amount": 700, "currency": "nok", "metadata": metadata})
    order, intent_id = build.begun()
    with Transaction() as tx:
        tx.change(build.account(order.order_id).card, intent_id="pi_gone")
    listed = reconciliation.reconcile(on_its_way=-5).differences
    assert sorted((each["intent_id"], each["code"], each["mended"]) for each in listed) == sorted(
        [
            ("pi_gone", "intent_missing", False),
            (intent_id, "intent_unknown", False),
            (stray.id, "intent_unknown", False),
        ]
    )


def test_a_sum_in_the_books_that_the_provider_does_not_have_stays_listed(provider):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    catch_up(order.order_id)
    with Transaction() as tx:
        tx.change(build.account(order.order_id).card, refunded=1_234)
    assert reconciled() == [(order.order_id, "refunds_differ", False)]


def test_an_untaken_event_about_an_old_payment_is_entered(provider):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    catch_up(order.order_id)
    with Transaction() as tx:  # it began long before the days that are compared
        tx.change(build.account(order.order_id).card, begun_at="2020-01-01T00:00:00.000Z")
    provider.trigger("disputes", payment_intent=intent_id, reason="fraudulent")
    assert "event_missed" in [code for _, code, _ in reconciled()]
    assert build.problems(order.order_id) == {"dispute": 10_000}
    assert reconciled() == []


def test_without_the_provider_nothing_is_written(provider, monkeypatch):
    build.shop()
    build.begun()
    monkeypatch.setenv("DAYBOOK_STRIPE_URL", f"http://127.0.0.1:{build.free_port()}")
    with pytest.raises(Refused) as refused:
        reconciliation.reconcile()
    assert (refused.value.status, reconciliation.last()) == (503, None)
