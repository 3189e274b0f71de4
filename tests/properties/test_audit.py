"""The audit that the crash, property and fuzz tests rely on finds each kind of fault."""

import pytest

from chalicelib.inventory import service as inventory
from chalicelib.invoicing import service as invoicing
from chalicelib.payments import service as payments
from tests import builders
from tests.catalogue.build import product
from tests.http import application
from tests.properties import audit


@pytest.fixture
def items(table):
    """What a shop with one paid, half refunded order has stored."""
    application()
    builders.open_shop()
    inventory.add_location("Main", location_id="main")
    product("Product A", sku="A")
    inventory.set_level("A", "main", 100)
    order = builders.order(stock=None)
    payments.record_payment(order.order_id, 10000, "by hand")
    payments.refund_order(order.order_id, 5000, "late")
    invoicing.post_invoice(order.facts())
    invoicing.follow_order(order.order_id)
    return audit.stored()


def one(items, kind):
    return next(each for each in items if each.kind == kind)


def without(kind):
    return lambda items: items.remove(one(items, kind))


def with_field(kind, **fields):
    def change(items):
        for name, value in fields.items():
            setattr(one(items, kind), name, value)

    return change


FAULTS = {
    "an event is missing": (without("event"), "broken_chains"),
    "an event was changed": (with_field("event", actor="somebody else"), "broken_chains"),
    "a level has more than came": (with_field("level", on_hand=101), "wrong_levels"),
    "a level counts wrong": (with_field("level", available=100), "wrong_levels"),
    "an order holds nothing": (with_field("reservation", lines=[], state="over"), "wrong_reservations"),
    "an order lapses that is placed": (with_field("reservation", state="held"), "wrong_reservations"),
    "an order has no number": (without("order_number"), "torn_orders"),
    "a payment has no order": (without("order"), "torn_orders"),
    "an order has more than was paid": (with_field("order", paid=20000), "wrong_money"),
    "more went back than came": (with_field("payment", refunded=10001), "wrong_money"),
    "a number is missing": (without("invoice"), "wrong_documents"),
    "a series gave more than there are": (with_field("series", last=2), "wrong_documents"),
}


def test_books_that_are_whole_have_no_fault(items):
    assert {each.kind for each in items} >= {"order", "level", "movement", "invoice", "credited", "series", "event"}
    assert audit.faults(items) == []


@pytest.mark.parametrize("what", FAULTS)
def test_each_fault_is_found_by_its_check(items, what):
    damage, check = FAULTS[what]
    damage(items)
    assert list(getattr(audit, check)(items)) != []
