"""What is to ship, by location: made from the orders, whatever order their events come in."""

import random

import pytest

from chalicelib.core.access import Caller
from chalicelib.core.transaction import Transaction
from chalicelib.fulfilment import service, worklist
from chalicelib.fulfilment.models import ToShip, ToShipTally
from chalicelib.inventory import service as inventory
from chalicelib.orders import service as orders
from tests.builders import open_shop, order, order_line, unsaved_order
from tests.fulfilment.build import digital_line, in_parallel, pay, service_line, split_order
from tests.fulfilment.test_handlers import deliver, told

STAFF = Caller("staff", "s", permissions=frozenset({"*"}))


@pytest.fixture(autouse=True)
def _shop(table):
    open_shop()
    inventory.add_location("Main", location_id="main")
    inventory.add_location("North", location_id="north")


def follow(*made):
    for each in made:
        worklist.follow_order(each.order_id)


def listed(location_id=None, show="all"):
    return [
        (job.order.number, job.item.location_id, {each["line_id"]: each["quantity"] for each in job.item.lines})
        for job in worklist.list_to_ship(100, None, location_id, show).items
    ]


def counted():
    return {each.location_id: (each.ready, each.held) for each in worklist.loads()}


def promised(latest, **more):
    delivery = {**unsaved_order().delivery, "promise": {"earliest": latest, "latest": latest}}
    return order(delivery=delivery, **more)


def test_an_order_is_listed_at_each_location_with_what_is_left_there_until_it_is_shipped():
    made = split_order(main=2, north=3)
    deliver(told(made.order_id))
    assert listed() == [(made.number, "main", {"line-A": 2}), (made.number, "north", {"line-A": 3})]
    assert counted() == {"main": (1, 0), "north": (1, 0)}
    service.ship_order(made.order_id, {"line-A": 1}, "north")
    deliver(told(made.order_id))
    assert listed("north", "partly") == [(made.number, "north", {"line-A": 2})]
    service.ship_order(made.order_id, None, "main")
    service.ship_order(made.order_id, None, "north")
    assert listed() == []  # at once, though the list has not heard of it
    deliver(told(made.order_id))
    assert (counted(), list(service.table.query(f"ORDER#{made.order_id}", starts="TO_SHIP#"))) == (
        {"main": (0, 0), "north": (0, 0)},
        [],
    )


def test_the_oldest_promise_comes_first_then_priority_then_age():
    late, soon = promised("2026-12-03"), promised("2026-12-01")
    urgent, usual = promised("2026-12-02", priority=5), promised("2026-12-02", placed_at="2026-11-01T10:00:00.000Z")
    older = promised("2026-12-02", placed_at="2026-10-01T10:00:00.000Z")
    follow(late, soon, urgent, usual, older)
    assert [number for number, *_ in listed("main")] == [each.number for each in (soon, urgent, older, usual, late)]


def test_pages_go_on_where_the_one_before_ended():
    made = [promised(f"2026-12-{day:02}") for day in range(1, 8)]
    follow(*made)
    cursor, numbers = None, []
    for _ in range(3):
        page = worklist.list_to_ship(3, cursor, "main")
        numbers += [job.order.number for job in page.items]
        cursor = page.next_cursor
    assert (numbers, cursor) == ([each.number for each in made], None)


def test_what_is_overdue_is_promised_for_a_day_before_today(monkeypatch):
    monkeypatch.setattr(worklist, "today", lambda: "2026-12-02")
    past, present = promised("2026-12-01"), promised("2026-12-02")
    follow(past, present)
    assert [number for number, *_ in listed("main", "overdue")] == [past.number]


def test_a_held_order_is_marked_and_ready_again_when_released():
    made, other = order(), order()
    hold = orders.hold_order(made.order_id, "fraud", "odd").holds[0]
    follow(made, other)
    assert counted()["main"] == (1, 1)
    assert ([each[0] for each in listed(show="ready")], [each[0] for each in listed(show="held")]) == (
        [other.number],
        [made.number],
    )
    orders.release_hold(made.order_id, hold["id"], STAFF)
    follow(made)
    assert counted()["main"] == (2, 0)


def test_orders_that_wait_for_money_or_are_cancelled_are_not_listed_and_one_whose_money_is_gone_is_held():
    waiting, cancelled = order(method="stripe"), order()
    gone = order(method="stripe", state="placed")
    follow(waiting, cancelled, gone)
    orders.cancel_order(cancelled.order_id, "changed_my_mind")
    follow(cancelled)
    assert (listed(show="held"), counted()["main"]) == ([(gone.number, "main", {"line-A": 1})], (0, 1))
    assert orders.what_hinders(gone) == ["payment"]


def test_lines_without_stock_go_with_the_first_location_and_digital_ones_with_none():
    mixed = order(order_line(), service_line(), digital_line())
    alone = order(service_line())
    digital = order(digital_line())
    pay(digital)
    follow(mixed, alone, digital)
    assert sorted(listed()) == sorted(
        [(mixed.number, "main", {"line-A": 1, "line-S": 1}), (alone.number, "main", {"line-S": 1})]
    )


def test_in_whatever_order_and_however_often_events_come_the_list_and_its_counts_are_the_same():
    made = [split_order(main=1, north=1) for _ in range(3)]
    orders.hold_order(made[0].order_id, "custom", "wait")
    service.ship_order(made[1].order_id, None, "main")
    orders.cancel_order(made[2].order_id, "changed_my_mind")
    happened = [event for each in made for event in told(each.order_id)] * 2
    random.Random(4).shuffle(happened)
    deliver(happened)
    assert sorted(listed()) == sorted(
        [
            (made[0].number, "main", {"line-A": 1}),
            (made[0].number, "north", {"line-A": 1}),
            (made[1].number, "north", {"line-A": 1}),
        ]
    )
    assert counted() == {"main": (0, 1), "north": (1, 1)}


def test_twelve_who_follow_an_order_while_it_is_held_and_released_count_it_once():
    made = order()

    def one(n):
        if n % 4 == 0:
            hold = orders.hold_order(made.order_id, "custom", "wait").holds[-1]
            orders.release_hold(made.order_id, hold["id"], STAFF)
        worklist.follow_order(made.order_id)

    in_parallel(12, one)
    follow(made)
    assert (counted()["main"], len(listed())) == ((1, 0), 1)


def test_a_rebuild_makes_the_list_and_its_counts_as_events_would():
    made = [order(), split_order(), order()]
    follow(*made[:2])
    with Transaction() as tx:
        tx.delete(ToShip.get(order_id=made[0].order_id, location_id="main"))
        tx.save(ToShipTally.new(shard=0, location_id="main", stand="held", orders=7))
    assert worklist.rebuild() == 4  # of two orders at main, and of one at main and north
    assert counted() == {"main": (3, 0), "north": (1, 0)}
    assert len(listed()) == 4
