"""The billing queue's messages, as the worker hands them over."""

from chalicelib.core import context, journal, outbox
from chalicelib.orders import service as orders
from chalicelib.payments import handlers, service
from chalicelib.payments.module import payments
from chalicelib.payments.settling import catch_up
from tests.http import application
from tests.payments import build


def handled(order_id, name):
    """Give an order's events of this name to the payments handlers through the worker."""
    application()
    for event in journal.timeline(f"ORDER#{order_id}"):
        for handler, _ in payments.listeners(name) if event.name == name else ():
            outbox.handle(context.shop(), handler, event.message())


def test_all_run_on_the_billing_queue():
    assert payments.queue == "billing"
    assert sorted(payments.handlers) == ["order.cancelled", "order.paid", "refund.requested"]


def test_a_cancelled_orders_handler_that_died_half_way_is_made_up_when_the_message_comes_again(provider, monkeypatch):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    catch_up(order.order_id)
    provider.account.refunds.create({"payment_intent": intent_id, "amount": 1_000})  # so that looking writes something
    orders.cancel_order(order.order_id, "cancelled_by_shop")
    real = service._give_back_rest
    monkeypatch.setattr(service, "_give_back_rest", lambda *_: 1 / 0)
    try:
        handled(order.order_id, "order.cancelled")
    except ZeroDivisionError:
        monkeypatch.setattr(service, "_give_back_rest", real)
    assert build.state(order.order_id) == ("cancelled", "partly_refunded", 10_000, 0, 1_000)
    for _ in range(2):
        handled(order.order_id, "order.cancelled")
    assert build.state(order.order_id) == ("cancelled", "partly_refunded", 10_000, 9_000, 1_000)
    handled(order.order_id, "refund.requested")
    assert build.state(order.order_id) == ("cancelled", "refunded", 10_000, 0, 10_000)


def test_the_same_refund_message_on_four_workers_at_once_makes_one_refund(provider):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    catch_up(order.order_id)
    service.refund_order(order.order_id, 4_000, "scratched")
    build.in_parallel(4, lambda n: handled(order.order_id, "refund.requested"))
    assert build.state(order.order_id) == ("placed", "partly_refunded", 10_000, 0, 4_000)
    assert len(provider.account.refunds.list({"payment_intent": intent_id}).data) == 1
    assert build.events(order.order_id).count("order.refunded") == 1


def test_a_card_payment_leaves_its_own_intent_alone(provider, monkeypatch):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    catch_up(order.order_id)
    monkeypatch.setattr(handlers.service, "close_card", lambda _: 1 / 0)
    handled(order.order_id, "order.paid")
    assert provider.status(intent_id) == "succeeded"
