"""Which state follows which, and what may be done in each."""

import pytest

from chalicelib.core.errors import Refused
from chalicelib.orders import rules


def line(line_id="l1", quantity=3, shipped=0, cancelled=0):
    return {"id": line_id, "title": "Kettle", "quantity": quantity, "shipped": shipped, "cancelled": cancelled}


def refusal(call, *args):
    with pytest.raises(Refused) as refused:
        call(*args)
    return refused.value.code


@pytest.mark.parametrize(
    ("state", "to"),
    [("placed", "draft"), ("completed", "cancelled"), ("fulfilled", "cancelled"), ("pending_payment", "fulfilled")],
)
def test_a_step_that_is_not_in_the_table_is_refused(state, to):
    assert refusal(rules.check_transition, state, to) == "wrong_state"


def test_every_state_that_can_be_reached_has_a_row():
    reached = {to for row in rules.FOLLOWS.values() for to in row}
    assert reached - set(rules.FOLLOWS) == set()


def test_shipping_a_part_leaves_the_order_partly_fulfilled():
    after = rules.after_shipping("placed", [line(), line("l2", 1)], {"l1": 2})
    assert (after.state, after.fulfilment_state) == ("partly_fulfilled", "partly_fulfilled")
    assert [each["shipped"] for each in after.lines] == [2, 0]


def test_shipping_the_rest_fulfils_the_order():
    after = rules.after_shipping("partly_fulfilled", [line(shipped=2), line("l2", 1, 1)], {"l1": 1})
    assert (after.state, after.fulfilment_state) == ("fulfilled", "fulfilled")


def test_more_than_was_ordered_is_not_shipped():
    # 3 ordered, 1 shipped, 1 cancelled: 1 is left
    assert refusal(rules.after_shipping, "placed", [line(shipped=1, cancelled=1)], {"l1": 2}) == "more_than_ordered"


@pytest.mark.parametrize("state", ["pending_payment", "cancelled", "fulfilled", "completed", "draft"])
def test_only_orders_ready_to_ship_are_shipped(state):
    assert refusal(rules.after_shipping, state, [line()], {"l1": 1}) == "wrong_state"


def test_an_order_on_hold_is_not_shipped():
    assert refusal(rules.after_shipping, "on_hold", [line()], {"l1": 1}) == "on_hold"


@pytest.mark.parametrize("quantities", [{}, {"nobody": 1}])
def test_a_shipment_names_lines_of_its_order(quantities):
    assert refusal(rules.after_shipping, "placed", [line()], quantities) == "unknown_line"


def test_what_has_left_the_house_is_not_cancelled():
    assert refusal(rules.check_cancel, "partly_fulfilled", [line(shipped=1)], False) == "already_shipped"


def test_refunds_never_exceed_what_was_paid_counting_those_on_their_way():
    # 1000 paid, 300 back, 200 on its way: 500 left
    assert rules.refundable(1000, 300, 200) == 500
    assert rules.refundable(1000, 900, 200) == 0


@pytest.mark.parametrize(
    ("paid", "refunded", "state"),
    [
        (0, 0, "pending"),
        (999, 0, "pending"),
        (1000, 0, "paid"),
        (1000, 1, "partly_refunded"),
        (1000, 1000, "refunded"),
        (600, 600, "refunded"),
    ],
)
def test_the_payment_state_follows_what_came_and_what_went_back(paid, refunded, state):
    assert rules.payment_state(1000, paid, refunded) == state


def test_nothing_is_owed_on_a_cancelled_order():
    assert (rules.owed(1000, 400, "placed"), rules.owed(1000, 400, "cancelled")) == (600, 0)
