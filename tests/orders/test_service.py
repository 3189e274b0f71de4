"""The order's life, in the embedded database."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from chalicelib.core import clock, journal
from chalicelib.core.access import Caller
from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from chalicelib.inventory.models import Level, Reservation
from chalicelib.orders import facets, finding, moments, rules, service
from chalicelib.orders.models import Order, OrderNumber
from tests.builders import open_shop, order, order_line

STAFF = Caller("staff", "stf_1", "Ola", "", frozenset({"*"}))


@pytest.fixture(autouse=True)
def _shop(table):
    open_shop()


def refusal(call, *args, **more):
    with pytest.raises(Refused) as refused:
        call(*args, **more)
    return refused.value.code


def numbers(sku="A"):
    level = Level.get(sku=sku, location_id="main")
    return level.on_hand, level.reserved, level.available


def test_an_order_is_found_by_its_number_and_opened_by_its_token_alone():
    made = order()
    assert [each.order_id for each in service.list_orders(service.Filter(q=made.number), 10, None).items] == [
        made.order_id
    ]
    assert service.open_order(made.order_id, Caller(token=made.token)).order.number == made.number
    for who in (Caller(), Caller(token="another"), Caller("customer", "cus_other"), Caller("staff", "s", "", "")):
        assert refusal(service.open_order, made.order_id, who) == "not_found"
    assert service.open_order(made.order_id, Caller("customer", made.customer_id)).order.order_id == made.order_id


def test_payment_places_the_order_that_waited_for_it():
    made = order(method="stripe")
    with Transaction() as tx:
        service.enter_paid(tx, made, 10000, "stripe")
    stored = service.whole(made.order_id)
    assert (stored.order.state, stored.order.payment_state, stored.order.paid) == ("placed", "paid", 10000)
    assert [event.name for event in stored.events] == ["order.started", "order.paid", "order.placed"]
    assert stored.events[1].payload["at_once"] is True
    assert journal.verify(stored.events, stored.order.head) == []


def test_cancelling_gives_the_stock_back_and_twice_is_refused():
    made = order(order_line(quantity=3), stock=10)
    assert numbers() == (10, 3, 7)
    service.cancel_order(made.order_id, "changed_my_mind", Caller(token=made.token))
    assert numbers() == (10, 0, 10)
    assert Order.get(order_id=made.order_id).state == "cancelled"
    assert Reservation.get(order_id=made.order_id).state == "over"
    assert refusal(service.cancel_order, made.order_id, "again") == "wrong_state"


def test_twenty_cancellations_in_parallel_give_the_stock_back_once():
    made = order(order_line(quantity=3), stock=10)

    def cancel(_):
        try:
            service.cancel_order(made.order_id, "race")
            return "cancelled"
        except Refused as refused:
            return refused.code

    with ThreadPoolExecutor(8) as pool:
        results = [each.result() for each in [pool.submit(copy_context().run, cancel, n) for n in range(20)]]
    assert (results.count("cancelled"), results.count("wrong_state")) == (1, 19)
    assert numbers() == (10, 0, 10)


def test_an_unpaid_order_lapses_when_its_time_is_up_and_a_paid_one_does_not():
    lapsing, paid = order(order_line("A"), method="stripe"), order(order_line("B"), method="stripe")
    with Transaction() as tx:
        service.enter_paid(tx, paid, 10000, "stripe")
    service.lapse_unpaid()
    assert Order.get(order_id=lapsing.order_id).state == "pending_payment"
    with clock.held_at(clock.later(minutes=16)):
        service.lapse_unpaid()
    assert Order.get(order_id=lapsing.order_id).cancel_reason == rules.LAPSED
    assert (numbers("A"), numbers("B")) == ((100, 0, 100), (100, 1, 99))
    assert Order.get(order_id=paid.order_id).state == "placed"
    assert Reservation.get(order_id=paid.order_id).state == "kept"


def test_holds_are_released_one_by_one_by_whoever_has_the_right():
    made = order()
    service.hold_order(made.order_id, "fraud", "odd address")
    held = service.hold_order(made.order_id, "credit", "over the limit")
    assert (held.state, [hold["type"] for hold in held.holds]) == ("on_hold", ["fraud", "credit"])
    fraud, credit = held.holds
    clerk = Caller("staff", "stf_2", "", "", frozenset({"orders.write", "orders.read"}))
    assert refusal(service.release_hold, made.order_id, credit["id"], clerk) == "not_allowed"
    assert service.release_hold(made.order_id, fraud["id"], clerk).state == "on_hold"
    assert service.release_hold(made.order_id, credit["id"], STAFF).state == "released"
    assert refusal(service.release_hold, made.order_id, credit["id"], STAFF) == "no_such_hold"


def test_an_order_can_be_shown_as_it_was():
    with clock.held_at("2026-11-22T10:00:00Z"):
        made = order()
    with clock.held_at("2026-11-22T11:00:00Z"):
        service.cancel_order(made.order_id, "late")
    assert moments.at(made.order_id, "2026-11-22T10:30:00.000Z").state["state"] == "placed"
    assert moments.at(made.order_id, "2026-11-22T11:30:00.000Z").state["state"] == "cancelled"
    assert refusal(moments.at, made.order_id, "2026-11-22T09:00:00.000Z") == "not_found"


def test_refunds_are_set_aside_before_they_go_and_never_exceed_what_was_paid():
    made = order()
    with Transaction() as tx:
        service.enter_paid(tx, made, 10000, "manual")
    with Transaction() as tx:
        service.begin_refund(tx, made, 6000)
    with Transaction() as tx:
        assert refusal(service.begin_refund, tx, made, 4001) == "refund_too_large"
        service.begin_refund(tx, made, 4000)
    with Transaction() as tx:
        service.finish_refund(tx, made, 6000, succeeded=True)
    with Transaction() as tx:
        service.finish_refund(tx, made, 4000, succeeded=False)
    stored = Order.get(order_id=made.order_id)
    assert (stored.refunded, stored.refunding, stored.payment_state) == (6000, 0, "partly_refunded")


def test_problems_are_listed_oldest_first_until_they_are_resolved():
    first, second = order(), order(stock=None)
    for n, made in enumerate((first, second)):
        with clock.held_at(f"2026-11-22T1{n}:00:00Z"), Transaction() as tx:
            service.open_problem(tx, made, "late_money", "Money came late.", "Refund it.", 10000)
    assert [each.order_id for each in finding.list_problems(10, None).items] == [first.order_id, second.order_id]
    service.resolve_problem(first.order_id, "late_money", "refunded by hand")
    assert [each.order_id for each in finding.list_problems(10, None).items] == [second.order_id]
    assert refusal(service.resolve_problem, first.order_id, "late_money", "again") == "not_found"


def test_orders_are_listed_newest_first_narrowed_and_paged():
    made = []
    for n in range(9):
        with clock.held_at(f"2026-11-22T10:0{n}:00Z"):
            made.append(order(order_line("B" if n % 3 == 0 else "A"), email=f"buyer{n}@example.com", stock=1000))
    expected = [each.order_id for each in reversed(made)]
    seen, cursor = [], None
    while True:
        page = service.list_orders(service.Filter(), 4, cursor)
        seen += [each.order_id for each in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == expected
    for each in made:
        facets.index_order(each.order_id)
    of_b = service.list_orders(service.Filter(sku="B"), 10, None)
    assert [each.order_id for each in of_b.items] == [expected[2], expected[5], expected[8]]
    found = service.list_orders(service.Filter(q="BUYER4@"), 10, None)
    assert [each.email for each in found.items] == ["buyer4@example.com"]


def test_a_number_that_is_taken_loses_the_race_and_nothing_of_the_order_is_written():
    taken = order()
    from chalicelib.core.errors import RaceLost
    from tests.builders import unsaved_order

    twin = unsaved_order(number=taken.number)
    with pytest.raises(RaceLost), Transaction() as tx:
        service.start_order(tx, twin)
    assert Order.find(order_id=twin.order_id) is None
    assert OrderNumber.get(number=taken.number).order_id == taken.order_id


CANCELLING = """
import sys
import chalicelib.payments.models
from chalicelib.core.context import acting
from chalicelib.orders import service
with acting(shop=sys.argv[1]):
    for order_id in sys.stdin:
        service.cancel_order(order_id.strip(), "killed")
"""


def test_killed_while_cancelling_each_order_is_wholly_cancelled_or_not_at_all(table):
    made = [order(order_line(quantity=2), stock=1000) for _ in range(40)]
    child = subprocess.Popen([sys.executable, "-c", CANCELLING, table], stdin=subprocess.PIPE, text=True)
    child.stdin.write("\n".join(each.order_id for each in made) + "\n")
    child.stdin.close()
    until = time.monotonic() + 20
    while Order.get(order_id=made[5].order_id).state != "cancelled" and time.monotonic() < until:
        time.sleep(0.002)
    child.kill()
    child.wait()
    cancelled = 0
    for each in made:
        whole = service.whole(each.order_id)
        gone = whole.order.state == "cancelled"
        assert (whole.reservation.state == "over") is gone
        assert [event.name for event in whole.events][1:] == (["order.cancelled"] if gone else [])
        cancelled += gone
    assert cancelled >= 6
    assert numbers() == (1000, 2 * (40 - cancelled), 1000 - 2 * (40 - cancelled))
