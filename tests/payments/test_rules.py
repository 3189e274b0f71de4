"""What to do about money, without any provider or database."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from chalicelib.core.errors import Refused
from chalicelib.payments import rules
from chalicelib.payments.rules import Books, Deed, RefundDeed, Source
from chalicelib.payments.seen import Failure, Intent, SeenDispute, SeenRefund

OURS = Books("pending_payment", None, 10_000, "NOK", 0, "pending", 0, None)
THEIRS = Intent("pi_1", "pending", 10_000, "NOK")
PAID = replace(THEIRS, state="succeeded", received=10_000)
HELD = replace(THEIRS, state="authorised", capturable=10_000)
LAPSED = replace(OURS, order_state="cancelled", cancel_reason="payment_not_received")
FAILED = replace(THEIRS, failure=Failure("ch_1", "Your card was declined."))


@pytest.mark.parametrize(
    ("ours", "theirs", "deed"),
    [
        (OURS, THEIRS, Deed.NOTHING),
        (OURS, replace(THEIRS, state="processing"), Deed.FOLLOW),
        (OURS, FAILED, Deed.FAIL),
        (replace(OURS, payment_state="failed", attempt="ch_1"), FAILED, Deed.NOTHING),
        (replace(OURS, payment_state="failed", attempt="ch_0"), FAILED, Deed.FAIL),
        (OURS, PAID, Deed.PAY),
        (OURS, replace(PAID, received=9_999), Deed.KEEP_DIFFERING),
        (OURS, replace(PAID, received=10_001), Deed.KEEP_DIFFERING),
        (OURS, replace(PAID, currency="SEK"), Deed.KEEP_DIFFERING),
        (replace(OURS, order_state="placed", paid=10_000), PAID, Deed.KEEP_DIFFERING),  # it is paid by hand already
        (replace(OURS, payment_state="succeeded", captured=10_000), PAID, Deed.NOTHING),
        (OURS, HELD, Deed.AUTHORISE),
        (OURS, replace(HELD, capturable=9_999), Deed.HOLD_DIFFERING),
        (replace(OURS, order_state="placed", payment_state="authorised"), HELD, Deed.NOTHING),
        (replace(OURS, order_state="placed", payment_state="authorised"), replace(PAID, received=6_000), Deed.PAY),
        (LAPSED, PAID, Deed.HONOUR),
        (LAPSED, replace(PAID, received=9_999), Deed.GIVE_BACK),
        (replace(LAPSED, cancel_reason="cancelled_by_buyer"), PAID, Deed.GIVE_BACK),
        (LAPSED, HELD, Deed.HONOUR),
        (replace(LAPSED, cancel_reason="cancelled_by_buyer"), HELD, Deed.LET_GO),
        (replace(LAPSED, payment_state="authorised"), HELD, Deed.RELEASE),
        (OURS, replace(THEIRS, state="cancelled"), Deed.CLOSE),
        (replace(OURS, payment_state="cancelled"), replace(THEIRS, state="cancelled"), Deed.NOTHING),
        (replace(OURS, order_state="placed", payment_state="authorised"), replace(HELD, state="cancelled"), Deed.LAPSE),
        (replace(LAPSED, payment_state="authorised"), replace(HELD, state="cancelled"), Deed.CLOSE),
    ],
)
def test_each_pair_of_books_and_payment_asks_for_one_thing(ours, theirs, deed):
    assert rules.decide(ours, theirs) is deed


def test_money_is_given_back_when_the_stock_could_not_be_had_again():
    assert rules.decide(LAPSED, PAID, honour=False) is Deed.GIVE_BACK
    assert rules.decide(LAPSED, HELD, honour=False) is Deed.LET_GO


@given(
    state=some.sampled_from(["pending_payment", "placed", "cancelled", "fulfilled"]),
    reason=some.sampled_from([None, "payment_not_received", "cancelled_by_buyer"]),
    payment=some.sampled_from(["pending", "failed", "processing", "authorised"]),
    paid=some.integers(0, 20_000),
    received=some.integers(1, 20_000),
)
def test_money_never_places_an_order_unless_it_makes_up_the_total_exactly(state, reason, payment, paid, received):
    ours = replace(OURS, order_state=state, cancel_reason=reason, payment_state=payment, paid=paid)
    deed = rules.decide(ours, replace(PAID, received=received))
    if deed is Deed.HONOUR or (deed is Deed.PAY and state == "pending_payment"):
        assert paid + received == 10_000
    if deed is Deed.PAY:
        assert paid + received <= 10_000
    assert deed is not Deed.NOTHING  # money is never passed over


@pytest.mark.parametrize(
    ("ours", "linked", "theirs", "deed"),
    [
        (None, False, "requested", RefundDeed.BEGIN),
        (None, False, "succeeded", RefundDeed.SUCCEED),
        (None, False, "failed", RefundDeed.NOTHING),
        ("requested", False, "requested", RefundDeed.LINK),
        ("requested", True, "requested", RefundDeed.NOTHING),
        ("requested", True, "succeeded", RefundDeed.SUCCEED),
        ("requested", False, "failed", RefundDeed.FAIL),
        ("succeeded", True, "failed", RefundDeed.COME_BACK),
        ("succeeded", True, "succeeded", RefundDeed.NOTHING),
        ("failed", True, "failed", RefundDeed.NOTHING),
        ("failed", False, "succeeded", RefundDeed.SUCCEED),  # given up too early
        ("failed", False, "requested", RefundDeed.BEGIN),
    ],
)
def test_each_pair_of_refunds_asks_for_one_thing(ours, linked, theirs, deed):
    assert rules.decide_refund(ours, linked, SeenRefund("re_1", 100, "NOK", theirs)) is deed


def refused(what, *given):
    with pytest.raises(Refused) as error:
        what(*given)
    return error.value.code


def test_a_refund_is_held_to_what_is_left_and_not_disputed():
    rules.check_refund(10_000, 10_000, 0, "NOK")
    assert refused(rules.check_refund, 10_001, 10_000, 0, "NOK") == "refund_too_large"
    assert refused(rules.check_refund, 1, 0, 0, "NOK") == "nothing_to_refund"
    assert refused(rules.check_refund, 4_001, 10_000, 6_000, "NOK") == "payment_disputed"
    rules.check_refund(4_000, 10_000, 6_000, "NOK")


def test_money_goes_back_by_card_first_and_through_one_payment():
    card, hand = Source("p1", "stripe", 3_000), Source("p2", "manual", 7_000)
    assert rules.source_for(3_000, [hand, card], "NOK") is card
    assert rules.source_for(3_001, [hand, card], "NOK") is hand
    assert refused(rules.source_for, 7_001, [hand, card], "NOK") == "refund_too_large"
    assert refused(rules.source_for, 1, [], "NOK") == "refund_too_large"


def test_a_capture_is_held_to_what_is_authorised():
    rules.check_capture(10_000, 10_000, "NOK")
    assert refused(rules.check_capture, 10_001, 10_000, "NOK") == "more_than_authorised"
    assert refused(rules.check_capture, 0, 0, "NOK") == "nothing_authorised"


def test_a_payment_by_hand_is_held_to_what_is_owed():
    rules.check_payment(4_000, 10_000, 6_000, 0, "placed", "NOK")
    assert refused(rules.check_payment, 4_001, 10_000, 6_000, 0, "placed", "NOK") == "more_than_owed"
    assert refused(rules.check_payment, 1, 10_000, 0, 10_000, "placed", "NOK") == "more_than_owed"
    assert refused(rules.check_payment, 1, 10_000, 0, 0, "cancelled", "NOK") == "order_cancelled"
    assert refused(rules.check_payment, 9_999, 10_000, 0, 0, "pending_payment", "NOK") == "less_than_owed"


def line(**more):
    allocations = [{"location_id": "a", "quantity": 2}, {"location_id": "b", "quantity": 3}]
    return {
        "id": "l1", "sku": "S", "product_id": "P", "title": "Mug", "tracked": True, "variant_kind": "goods",
        "shipped": 5, "returned": 0, "allocations": allocations, **more,
    }  # fmt: skip


def test_goods_go_back_to_where_they_came_from():
    def spread(lines, wanted):
        return [(each.location_id, each.quantity) for each in rules.restocks(lines, wanted)]

    assert spread([line()], None) == [("a", 2), ("b", 3)]
    assert spread([line()], {"l1": 3}) == [("a", 2), ("b", 1)]
    assert spread([line(returned=4)], None) == [("a", 1)]
    assert spread([line(tracked=False)], None) == []
    assert refused(rules.restocks, [line(returned=4)], {"l1": 2}) == "more_than_shipped"
    assert refused(rules.restocks, [line()], {"l2": 1}) == "unknown_line"


def test_a_dispute_is_closed_when_won_lost_warned_or_prevented():
    states = ["won", "lost", "warning_closed", "prevented", "needs_response", "under_review", "warning_needs_response"]
    assert [SeenDispute("dp_1", 1, "NOK", each, "general").closed for each in states] == [True] * 4 + [False] * 3
