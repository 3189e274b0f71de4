"""An order after each of its events: what it was then, nothing of later, and whether the journal is whole."""

import pytest

from chalicelib.core import clock, journal
from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from chalicelib.fulfilment import service as fulfilment
from chalicelib.orders import moments, service, shapes
from chalicelib.payments import service as payments
from tests.builders import open_shop, order, order_line


@pytest.fixture(autouse=True)
def _shop(table):
    open_shop()


def shown(order_id, sequence):
    return shapes.order_then(moments.after(order_id, sequence))["shown"]


def lived():
    """An order placed (1), noted (2), paid (3), shipped (4), delivered (5), completed (6), 10 kr back (7, 8)."""
    with clock.held_at("2026-11-22T10:00:00Z"):
        made = order(order_line("A", 2))
        service.add_note(made.order_id, "rang, no answer")
        payments.record_payment(made.order_id, 20000, "by bank")
        shipment = fulfilment.ship_order(made.order_id, carrier="Posten")
        fulfilment.mark_delivered(made.order_id, shipment.shipment_id)
        payments.refund_order(made.order_id, 1000, "scratched", restock=True, lines={"line-A": 1})
    return made


def test_an_order_is_shown_after_each_event_even_where_many_fell_in_one_moment():
    made = lived()
    names = [event.name for event in journal.timeline(f"ORDER#{made.order_id}")]
    told = [shown(made.order_id, n + 1) for n in range(len(names))]
    seen = {
        name: (
            then["state"],
            then["paid"]["amount"],
            then["refunded"]["amount"],
            len(then["notes"]),
            [(each["state"], each["carrier"]) for each in then["shipments"]],
            [(each["state"], each["amount"]["amount"]) for each in then["refunds"]],
            then["lines"][0]["returned"],
        )
        for name, then in zip(names, told, strict=True)
    }
    posten = [("shipped", "Posten")], [("delivered", "Posten")]
    assert seen == {
        "order.placed": ("placed", 0, 0, 0, [], [], 0),
        "order.noted": ("placed", 0, 0, 1, [], [], 0),
        "order.paid": ("placed", 20000, 0, 1, [], [], 0),
        "order.shipped": ("fulfilled", 20000, 0, 1, posten[0], [], 0),
        # delivery and completion are one transaction, and so are asking for a refund by hand and its going
        "order.delivered": ("completed", 20000, 0, 1, posten[1], [], 0),
        "order.completed": ("completed", 20000, 0, 1, posten[1], [], 0),
        "refund.requested": ("completed", 20000, 1000, 1, posten[1], [("requested", 1000)], 1),
        "order.refunded": ("completed", 20000, 1000, 1, posten[1], [("succeeded", 1000)], 1),
    }
    assert [each["amount"]["amount"] for each in told[2]["payments"]] == [20000]


def test_the_latest_moment_is_the_order_as_it_is():
    made = lived()
    now = shapes.staff_order(service.whole(made.order_id))
    last = moments.after(made.order_id, 8)
    then = shapes.staff_order(last.whole)
    apart = {"payments", "version", "shipments", "notes", "refunds"}  # these have ids of their own, or more to say
    assert {name: value for name, value in then.items() if name not in apart} == {
        name: value for name, value in now.items() if name not in apart
    }
    assert (last.last, last.intact) == (8, True)
    names = ("id", "state", "carrier", "delivered_at")
    assert [[each[name] for name in names] for each in then["shipments"]] == [
        [each[name] for name in names] for each in now["shipments"]
    ]


def test_there_is_no_moment_before_the_first_event_or_after_the_last():
    made = order()
    for sequence in (0, 2):
        with pytest.raises(Refused) as refused:
            moments.after(made.order_id, sequence)
        assert refused.value.status == 404


def test_a_journal_that_was_tampered_with_says_so():
    made = lived()
    second = journal.timeline(f"ORDER#{made.order_id}")[1]
    with Transaction() as tx:
        tx.change(second, payload={"order_id": made.order_id, "text": "rang, all well"})
    assert moments.after(made.order_id, 1).intact is False


def test_a_problem_is_in_the_moments_between_its_opening_and_its_end():
    made = order()
    with Transaction() as tx:
        service.open_problem(tx, made, "odd", "Something is odd.", "Look.", 500)
    service.resolve_problem(made.order_id, "odd", "It was not.")
    problems = [[each["detail"] for each in shown(made.order_id, n)["problems"]] for n in (1, 2, 3)]
    assert problems == [[], ["Something is odd."], []]
    assert shown(made.order_id, 2)["problems"][0]["at_stake"] == {"amount": 500, "currency": "NOK"}
