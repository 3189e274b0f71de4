"""Goods leave once, from where they lie, and arrive once."""

import subprocess
import sys

import pytest

from chalicelib.core.access import Caller
from chalicelib.core.errors import Refused
from chalicelib.fulfilment import service
from chalicelib.inventory import service as inventory
from chalicelib.orders import service as orders
from chalicelib.payments import service as payments
from tests.builders import open_shop, order, order_line
from tests.fulfilment.build import (
    digital_line,
    events,
    held,
    in_parallel,
    level,
    pay,
    service_line,
    shipments,
    split_order,
    states,
    stock,
)

STAFF = Caller("staff", "s", permissions=frozenset({"*"}))


@pytest.fixture(autouse=True)
def _shop(table):
    open_shop()


def refusal(call, *args, **more):
    with pytest.raises(Refused) as refused:
        call(*args, **more)
    return refused.value.code


def test_an_order_held_at_two_locations_ships_from_each_in_turn():
    made = split_order(main=2, north=3)
    first = service.ship_order(made.order_id)
    assert (first.location_id, [(line["sku"], line["quantity"]) for line in first.lines]) == ("main", [("A", 2)])
    assert states(made.order_id) == ("partly_fulfilled", "partly_fulfilled")
    assert held(made.order_id) == ("kept", [("north", 3)])
    assert (level("A", "main"), level("A", "north")) == ((8, 0, 8), (10, 3, 7))
    second = service.ship_order(made.order_id)
    assert (second.location_id, second.lines[0]["quantity"]) == ("north", 3)
    assert states(made.order_id) == ("fulfilled", "fulfilled")
    assert held(made.order_id) == ("over", [])
    assert (level("A", "main"), level("A", "north")) == ((8, 0, 8), (7, 0, 7))
    assert inventory.rebuilt("A") == []
    assert events(made.order_id) == ["order.placed", "order.shipped", "order.shipped"]


def test_a_part_of_what_a_location_holds_can_leave_first():
    made = split_order(main=2, north=3)
    service.ship_order(made.order_id, {"line-A": 1}, "north")
    service.ship_order(made.order_id, {"line-A": 2}, "north")
    assert refusal(service.ship_order, made.order_id, {"line-A": 1}, "north") == "not_at_location"
    assert level("A", "north") == (7, 0, 7)
    assert [line["shipped"] for line in orders.whole(made.order_id).order.lines] == [3]


def test_more_than_is_left_is_refused_and_nothing_moves():
    made = order(order_line(quantity=3), stock=10)
    assert refusal(service.ship_order, made.order_id, {"line-A": 4}) == "not_at_location"
    service.ship_order(made.order_id, {"line-A": 2})
    assert refusal(service.ship_order, made.order_id, {"line-A": 2}) == "not_at_location"
    assert refusal(service.ship_order, made.order_id, {"line-B": 1}) == "not_at_location"
    assert (level("A"), states(made.order_id)) == ((8, 1, 7), ("partly_fulfilled", "partly_fulfilled"))


def test_goods_that_are_not_on_hand_do_not_leave():
    made = order(order_line(quantity=3), stock=3)
    stock("A", main=-2)
    assert refusal(service.ship_order, made.order_id) == "not_on_hand"
    assert (level("A"), shipments(made.order_id)) == ((1, 3, -2), [])
    service.ship_order(made.order_id, {"line-A": 1})
    assert level("A") == (0, 2, -2)


def test_orders_that_wait_for_money_or_are_over_are_not_shipped():
    waiting, cancelled, done = order(method="stripe"), order(), order()
    orders.cancel_order(cancelled.order_id, "changed_my_mind")
    service.ship_order(done.order_id)
    assert refusal(service.ship_order, waiting.order_id) == "wrong_state"
    assert refusal(service.ship_order, cancelled.order_id) == "wrong_state"
    assert refusal(service.ship_order, done.order_id) == "nothing_to_ship"
    assert refusal(service.ship_order, "ord_nobody") == "not_found"
    assert level("A") == (99, 1, 98)  # 100, one of three orders shipped, one held, one released


def test_an_order_on_hold_ships_only_after_its_last_hold_is_released():
    made = order()
    orders.hold_order(made.order_id, "fraud", "odd address")
    assert refusal(service.ship_order, made.order_id) == "on_hold"
    hold = orders.hold_order(made.order_id, "address", "no such street").holds[0]
    orders.release_hold(made.order_id, hold["id"], STAFF)
    assert refusal(service.ship_order, made.order_id) == "on_hold"
    hold = orders.whole(made.order_id).order.holds[0]
    orders.release_hold(made.order_id, hold["id"], STAFF)
    service.ship_order(made.order_id)
    assert states(made.order_id) == ("fulfilled", "fulfilled")


def test_a_hold_on_a_partly_shipped_order_gives_it_back_as_it_was():
    made = split_order()
    service.ship_order(made.order_id)
    hold = orders.hold_order(made.order_id, "stock", "count first").holds[0]
    assert refusal(service.ship_order, made.order_id) == "on_hold"
    orders.release_hold(made.order_id, hold["id"], STAFF)
    assert states(made.order_id) == ("partly_fulfilled", "partly_fulfilled")
    service.ship_order(made.order_id)
    assert states(made.order_id) == ("fulfilled", "fulfilled")


def test_of_twelve_who_ship_the_same_order_at_once_one_does_and_stock_leaves_once():
    made = order(order_line(quantity=3), stock=10)

    def ship(_):
        try:
            return service.ship_order(made.order_id).state
        except Refused as refused:
            return refused.code

    results = in_parallel(12, ship)
    assert (results.count("shipped"), results.count("nothing_to_ship")) == (1, 11)
    assert (len(shipments(made.order_id)), level("A")) == (1, (7, 0, 7))
    assert events(made.order_id) == ["order.placed", "order.shipped"]


def test_single_units_shipped_in_parallel_are_as_many_shipments_as_units():
    made = order(order_line(quantity=5), stock=10)

    def ship(_):
        try:
            return service.ship_order(made.order_id, {"line-A": 1}).state
        except Refused as refused:
            return refused.code

    results = in_parallel(9, ship)
    assert (results.count("shipped"), results.count("not_at_location")) == (5, 4)
    assert (level("A"), states(made.order_id)) == ((5, 0, 5), ("fulfilled", "fulfilled"))


def test_the_same_shipment_id_in_parallel_is_one_shipment():
    made = order(order_line(quantity=5), stock=10)
    sent = in_parallel(8, lambda _: service.ship_order(made.order_id, {"line-A": 1}, shipment_id="shp_one"))
    assert {each.shipment_id for each in sent} == {"shp_one"}
    assert (len(shipments(made.order_id)), level("A")) == (1, (9, 4, 5))


def test_a_shipment_that_arrives_twice_arrived_once():
    made = order()
    sent = service.ship_order(made.order_id)
    first = in_parallel(6, lambda _: service.mark_delivered(made.order_id, sent.shipment_id))
    assert {each.state for each in first} == {"delivered"}
    assert len({each.delivered_at for each in first}) == 1
    assert events(made.order_id) == ["order.placed", "order.shipped", "order.delivered"]
    assert refusal(service.mark_delivered, made.order_id, "shp_nobody") == "not_found"


def test_an_order_is_complete_when_all_of_it_arrived_and_is_paid():
    made = split_order(main=2, north=3)
    first, second = service.ship_order(made.order_id), service.ship_order(made.order_id)
    pay(made)
    service.mark_delivered(made.order_id, second.shipment_id)
    assert states(made.order_id) == ("fulfilled", "fulfilled")
    service.mark_delivered(made.order_id, first.shipment_id)
    assert states(made.order_id) == ("completed", "fulfilled")
    assert events(made.order_id)[-2:] == ["order.delivered", "order.completed"]


def test_an_order_whose_first_part_arrived_is_not_complete_before_the_rest_left():
    made = split_order(main=2, north=3)
    pay(made)
    service.mark_delivered(made.order_id, service.ship_order(made.order_id).shipment_id)
    assert states(made.order_id) == ("partly_fulfilled", "partly_fulfilled")


def test_an_order_that_arrived_before_its_money_is_complete_with_the_last_payment():
    made = order(method="invoice")
    service.mark_delivered(made.order_id, service.ship_order(made.order_id).shipment_id)
    pay(made, 4000)
    service.complete_paid(made.order_id)
    assert states(made.order_id)[0] == "fulfilled"
    pay(made, 6000)
    for _ in range(2):
        service.complete_paid(made.order_id)
    assert states(made.order_id)[0] == "completed"
    assert events(made.order_id).count("order.completed") == 1


def test_lines_without_stock_go_along_and_take_none():
    uncounted = order_line("U", tracked=False, allocations=[])
    made = order(order_line("A", 2), service_line(), uncounted, stock=10)
    sent = service.ship_order(made.order_id)
    assert sorted(line["sku"] for line in sent.lines) == ["A", "S", "U"]
    assert (level("A"), states(made.order_id)) == ((8, 0, 8), ("fulfilled", "fulfilled"))
    assert (level("S"), level("U")) == ((10, 0, 10), (10, 0, 10))


def test_an_order_without_goods_is_carried_out_without_a_location():
    made = order(service_line(quantity=2))
    sent = service.ship_order(made.order_id)
    assert (sent.location_id, sent.lines[0]["quantity"], states(made.order_id)[0]) == ("", 2, "fulfilled")


def test_digital_lines_leave_and_arrive_once_the_order_is_paid():
    made = order(digital_line(quantity=2))
    service.ship_digital(made.order_id)
    assert shipments(made.order_id) == []
    pay(made)
    in_parallel(4, lambda _: service.ship_digital(made.order_id))
    [sent] = shipments(made.order_id)
    assert (sent.state, sent.lines[0]["quantity"], states(made.order_id)[0]) == ("delivered", 2, "completed")
    assert events(made.order_id) == [
        "order.placed", "order.paid", "order.shipped", "order.delivered", "order.completed",
    ]  # fmt: skip


def test_digital_lines_beside_goods_leave_alone_and_the_goods_follow():
    made = order(digital_line(), order_line("A", 2), stock=10)
    pay(made)
    service.ship_digital(made.order_id)
    assert (states(made.order_id)[0], level("A")) == ("partly_fulfilled", (10, 2, 8))
    service.mark_delivered(made.order_id, service.ship_order(made.order_id).shipment_id)
    assert (states(made.order_id)[0], level("A")) == ("completed", (8, 0, 8))


def test_digital_lines_of_a_held_a_cancelled_or_a_refunded_order_do_not_leave():
    on_hold, cancelled, refunded = order(digital_line()), order(digital_line()), order(digital_line())
    for made in (on_hold, cancelled, refunded):
        pay(made)
    orders.hold_order(on_hold.order_id, "fraud", "odd")
    orders.cancel_order(cancelled.order_id, "changed_my_mind")
    payments.refund_order(refunded.order_id, None, "does not want it")
    for made in (on_hold, cancelled, refunded):
        service.ship_digital(made.order_id)
        assert shipments(made.order_id) == []


def test_digital_lines_that_went_along_with_a_parcel_are_not_sent_again():
    made = order(digital_line(), order_line("A"), stock=10)
    service.ship_order(made.order_id)
    pay(made)
    service.ship_digital(made.order_id)
    assert len(shipments(made.order_id)) == 1


SHIPPING = """
import sys
import chalicelib.payments.models
from chalicelib.core.context import acting
from chalicelib.fulfilment import service
with acting(shop=sys.argv[1]):
    for line in sys.stdin:
        service.ship_order(line.strip())
        print("shipped", flush=True)
"""


def test_killed_while_shipping_each_order_left_wholly_or_not_at_all(table):
    stock("A", main=1000)
    made = [order(order_line(quantity=2), stock=None) for _ in range(30)]
    child = subprocess.Popen(
        [sys.executable, "-c", SHIPPING, table], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    child.stdin.write("\n".join(each.order_id for each in made) + "\n")
    child.stdin.close()
    assert [child.stdout.readline() for _ in range(6)] == ["shipped\n"] * 6
    child.kill()
    child.wait()
    child.stdout.close()
    left = [each for each in made if states(each.order_id) == ("fulfilled", "fulfilled")]
    for each in made:
        gone = each in left
        assert len(shipments(each.order_id)) == gone
        assert held(each.order_id) == (("over", []) if gone else ("kept", [("main", 2)]))
        assert events(each.order_id)[1:] == (["order.shipped"] if gone else [])
    assert level("A") == (1000 - 2 * len(left), 60 - 2 * len(left), 940)
    assert inventory.rebuilt("A") == []
    assert len(left) in range(6, 31)
