"""Documents end right whichever of an order's events are handled first, and however often."""

import itertools

import pytest

from chalicelib.core.transaction import Transaction
from chalicelib.invoicing import service
from chalicelib.orders import service as orders
from chalicelib.orders.models import Order
from chalicelib.payments import service as payments
from tests.builders import order
from tests.invoicing.build import deliver, documents, events_of, mixed_order, open_shop, owed, paid_by_card

HEARD = ("order.placed", "order.paid", "order.refunded", "order.cancelled")


@pytest.fixture(autouse=True)
def _shop(table):
    open_shop()


def told(order_id):
    return [(each.document, each.total, each.corrects) for each in documents(order_id)]


def pay(made, amount):
    payments.record_payment(made.order_id, amount, "by bank")


def orders_of_arrival(events):
    """Every permutation, each with every event arriving twice in a row."""
    for permutation in itertools.permutations(events):
        yield [event for event in permutation for _ in range(2)]


def test_a_placed_order_is_invoiced_once(table):
    made = mixed_order()
    deliver(table, events_of(made.order_id) * 3)
    assert told(made.order_id) == [("invoice", 116400, None)]
    assert owed(made.order_id) == 116400


def test_an_order_that_waits_for_its_card_has_no_document(table):
    made = order(method="stripe")
    deliver(table, events_of(made.order_id))
    assert documents(made.order_id) == []


def test_an_order_paid_by_card_is_invoiced_as_paid_in_either_order_of_arrival(table):
    for turned in (False, True):
        made = paid_by_card(mixed_order(method="stripe"))
        events = events_of(made.order_id, *HEARD)
        assert [event.name for event in events] == ["order.paid", "order.placed"]
        deliver(table, reversed(events) if turned else events)
        assert told(made.order_id) == [("invoice", 116400, None)]
        assert documents(made.order_id)[0].content["paid"] == 116400
        assert owed(made.order_id) is None


def test_placed_paid_and_refunded_end_the_same_in_every_order_of_arrival(table):
    made = mixed_order()
    pay(made, 116400)
    payments.refund_order(made.order_id, 10000, "a scratch", refund_id="ref_1")
    assert len(events_of(made.order_id, *HEARD)) == 3
    for n, _ in enumerate(itertools.permutations(range(3))):
        made = mixed_order()
        pay(made, 116400)
        payments.refund_order(made.order_id, 10000, "a scratch")
        arrivals = list(orders_of_arrival(events_of(made.order_id, *HEARD)))
        deliver(table, arrivals[n])
        invoice, note = documents(made.order_id)
        assert (invoice.total, invoice.content["paid"], note.total, note.corrects) == (116400, 0, 10000, invoice.number)
        assert owed(made.order_id) == 0
    assert (service.gaps("invoice"), service.gaps("credit_note")) == ([], [])


def test_a_cancelled_unpaid_order_is_credited_in_full_in_either_order_of_arrival(table):
    for turned in (False, True):
        made = mixed_order(method="invoice")
        orders.cancel_order(made.order_id, "cancelled_by_buyer")
        events = events_of(made.order_id, *HEARD)
        deliver(table, reversed(events) if turned else events)
        invoice, note = documents(made.order_id)
        assert (invoice.total, note.total, note.corrects) == (116400, 116400, invoice.number)
        assert note.content["lines"] == invoice.content["lines"]
        assert owed(made.order_id) == 0


def test_an_order_partly_paid_then_cancelled_is_credited_once_in_all_in_every_order_of_arrival(table):
    # 400.00 are paid and go back; 764.00 never came: together the 1164.00 of the invoice
    for n in range(24):
        made = mixed_order(method="invoice")
        pay(made, 40000)
        orders.cancel_order(made.order_id, "out of fashion")
        payments.settle_cancelled(made.order_id, "evt_cancelled")
        events = events_of(made.order_id, *HEARD)
        assert [event.name for event in events] == ["order.placed", "order.paid", "order.cancelled", "order.refunded"]
        deliver(table, list(orders_of_arrival(events))[n])
        invoice, *notes = documents(made.order_id)
        assert sorted(note.total for note in notes) == [40000, 76400]
        assert {note.corrects for note in notes} == {invoice.number}
        assert owed(made.order_id) == 0


def test_a_lapsed_order_that_was_never_placed_has_no_document_even_when_its_late_money_goes_back(table):
    made = order(method="stripe")
    orders.cancel_order(made.order_id, "payment_not_received")
    deliver(table, events_of(made.order_id))
    assert documents(made.order_id) == []


def test_late_money_that_is_honoured_is_invoiced_though_the_cancellation_is_heard_last(table):
    made = order(method="stripe")
    orders.cancel_order(made.order_id, "payment_not_received")
    with Transaction() as tx:
        orders.enter_paid(tx, Order.get(order_id=made.order_id), 10000, "stripe")
    cancelled, paid, placed = events_of(made.order_id, *HEARD)
    deliver(table, [placed, paid, cancelled])
    assert told(made.order_id) == [("invoice", 10000, None)]
    assert documents(made.order_id)[0].content["paid"] == 10000


def test_a_handler_that_dies_between_two_documents_is_made_up_when_the_event_comes_again(table, monkeypatch):
    made = mixed_order(method="invoice")
    orders.cancel_order(made.order_id, "cancelled_by_buyer")
    (cancelled,) = events_of(made.order_id, "order.cancelled")
    with monkeypatch.context() as patch:
        patch.setattr(service, "credit", lambda *_args, **_more: (_ for _ in ()).throw(ConnectionError("gone")))
        with pytest.raises(ConnectionError):
            deliver(table, [cancelled])
    assert told(made.order_id) == [("invoice", 116400, None)]
    deliver(table, [cancelled])
    assert [document for document, _, _ in told(made.order_id)] == ["invoice", "credit_note"]
    assert owed(made.order_id) == 0
