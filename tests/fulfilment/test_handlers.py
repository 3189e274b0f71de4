"""The fulfilment queue's messages, as the worker hands them over."""

import itertools

import pytest

from chalicelib.core import context, journal, outbox
from chalicelib.core.access import Caller
from chalicelib.fulfilment import service
from chalicelib.fulfilment.module import fulfilment
from chalicelib.orders import service as orders
from tests.builders import open_shop, order
from tests.fulfilment.build import digital_line, events, pay, shipments, states
from tests.http import application

STAFF = Caller("staff", "s", permissions=frozenset({"*"}))


@pytest.fixture(autouse=True)
def _shop(table):
    open_shop()


def told(order_id):
    return [each for each in journal.timeline(f"ORDER#{order_id}") if each.name in fulfilment.handlers]


def deliver(happened):
    application()
    for event in happened:
        for handler, _ in fulfilment.listeners(event.name):
            outbox.handle(context.shop(), handler, event.message())


def test_what_it_listens_to():
    assert fulfilment.queue == "fulfilment"
    assert {name: [each.__name__ for _, each in fulfilment.listeners(name)] for name in fulfilment.handlers} == {
        "order.placed": ["ship_digital", "follow_order"],
        "order.paid": ["ship_digital", "complete_paid", "follow_order"],
        "order.released": ["ship_digital", "follow_order"],
        "order.edited": ["follow_order"],
        "order.held": ["follow_order"],
        "order.shipped": ["follow_order"],
        "order.cancelled": ["follow_order"],
        "payment.cancelled": ["follow_order"],
        "payment.late": ["follow_order"],
    }


def test_a_paid_digital_order_is_sent_once_in_any_order_of_arrival_however_often():
    for turned in itertools.permutations(range(2)):
        made = order(digital_line())
        pay(made)
        happened = told(made.order_id)
        assert [each.name for each in happened] == ["order.placed", "order.paid"]
        deliver([happened[n] for n in turned for _ in range(2)])
        assert (len(shipments(made.order_id)), states(made.order_id)[0]) == (1, "completed")


def test_a_digital_order_that_was_held_is_sent_when_it_is_released():
    made = order(digital_line())
    hold = orders.hold_order(made.order_id, "fraud", "odd").holds[0]
    pay(made)
    deliver(told(made.order_id))
    assert shipments(made.order_id) == []
    orders.release_hold(made.order_id, hold["id"], STAFF)
    deliver(told(made.order_id))
    assert (len(shipments(made.order_id)), states(made.order_id)[0]) == (1, "completed")


def test_a_handler_that_died_between_sending_and_delivering_is_made_up(monkeypatch):
    made = order(digital_line())
    pay(made)
    real = service.mark_delivered
    monkeypatch.setattr(service, "mark_delivered", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        deliver(told(made.order_id))
    assert [each.state for each in shipments(made.order_id)] == ["shipped"]
    monkeypatch.setattr(service, "mark_delivered", real)
    deliver(told(made.order_id))
    assert [each.state for each in shipments(made.order_id)] == ["delivered"]
    assert events(made.order_id).count("order.shipped") == 1


def test_an_invoiced_order_that_arrived_is_complete_when_its_payment_is_told():
    made = order(method="invoice")
    service.mark_delivered(made.order_id, service.ship_order(made.order_id).shipment_id)
    deliver(told(made.order_id))
    assert states(made.order_id)[0] == "fulfilled"
    pay(made)
    deliver(told(made.order_id) * 2)
    assert states(made.order_id)[0] == "completed"
