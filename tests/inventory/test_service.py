"""Reserving, releasing, shipping: one conditional write each, and a movement beside it."""

import pytest

from chalicelib.core import clock
from chalicelib.core.errors import RaceLost, Refused
from chalicelib.core.table import measure, only, query
from chalicelib.core.transaction import Transaction
from chalicelib.inventory import service
from chalicelib.inventory.models import Level, Movement, Reservation
from tests.inventory.build import (
    demand,
    hold,
    hold_all,
    in_parallel,
    movements,
    numbers,
    places,
    product,
    read_levels,
    refusal_of,
    stocked,
)


def allocation(sku, quantity, location_id="main", **more):
    return service.Allocation(sku, "prd", location_id, quantity, **more)


# Reserving


def test_a_reservation_takes_from_available_and_leaves_on_hand(table):
    stocked(main=5)
    reservation = hold("A", 2)
    assert numbers() == (5, 2, 0, 3)
    assert movements() == [("counted", "main", 5, 0, 0), ("reserved", "main", 0, 2, 0)]
    assert reservation.lines == [{"sku": "A", "product_id": "prd", "location_id": "main", "quantity": 2}]
    assert (reservation.state, reservation.lapses_at) == ("kept", None)


def test_reserving_names_the_event_the_order_and_who_did_it(table):
    stocked(main=5)
    reservation = hold("A", 2)
    last = only(query("SKU#A", starts="MOVEMENT#", newest_first=True, limit=1), Movement)[0]
    events = [each for each in query(f"ORDER#{reservation.order_id}") if each.kind == "event"]
    assert (last.cause, last.order_id, last.actor) == (events[0].event_id, reservation.order_id, "test")


def test_reserving_never_reads(table):
    stocked(main=5)
    cost = measure()
    hold("A", 2)
    assert cost.round_trips == 1


def test_demand_for_one_level_is_summed_before_it_is_checked(table):
    stocked(main=5)
    refused = refusal_of(hold_all, [allocation("A", 3), allocation("A", 3)])
    assert (refused.code, refused.sentence) == ("out_of_stock", "Only 5 of A are left.")
    assert numbers() == (5, 0, 0, 5)


def test_the_refusal_says_what_is_left_in_the_stored_level_and_nothing_is_written(table):
    stocked(main=5)
    stocked("B", main=1)
    hold("A", 3)
    refused = refusal_of(hold_all, [allocation("B", 1), allocation("A", 3, title="Wool sweater", line_id="l1")])
    assert (refused.status, refused.sentence) == (409, "Only 2 of Wool sweater (A) are left.")
    assert refused.fields[0]["field"] == "lines.l1"
    assert numbers("B") == (1, 0, 0, 1)


def test_a_sku_that_was_never_there_is_out_of_stock(table):
    assert refusal_of(hold, "A", 1).sentence == "Wool sweater (A) is out of stock."
    assert Level.find(sku="A", location_id="main") is None


def test_safety_stock_is_not_sold(table):
    stocked(main=5)
    service.set_level("A", "main", safety=2)
    assert numbers() == (5, 0, 2, 3)
    assert refusal_of(hold, "A", 4).sentence == "Only 3 of Wool sweater (A) are left."


def test_a_backorder_goes_below_nothing_and_makes_the_level(table):
    product("A", sell_when_out=True)
    hold("A", 3, backorder=True)
    assert numbers() == (0, 3, 0, -3)
    stored = Level.get(sku="A", location_id="main")
    assert (stored.kind, stored.product_id) == ("level", "prd")


def test_two_buyers_of_one_unit_one_order_and_one_sentence(table):
    stocked(main=1)

    def buy(_):
        try:
            return hold("A", 1).state
        except Refused as refused:
            return refused.sentence

    assert sorted(in_parallel(buy, 2, 2)) == ["Wool sweater (A) is out of stock.", "kept"]


def test_fifty_buyers_of_ten_units_in_parallel_get_exactly_ten(table):
    stocked(main=10)

    def buy(_):
        try:
            hold("A", 1)
            return "held"
        except Refused as refused:
            return refused.code

    results = in_parallel(buy, 50, 50)
    assert (results.count("held"), results.count("out_of_stock")) == (10, 40)
    assert numbers() == (10, 10, 0, 0)
    assert service.rebuilt("A") == []


def test_allocation_uses_the_levels_as_they_were_read(table):
    places("main", "north")
    stocked("A", main=1, north=4)
    stocked("B", main=1, north=1)
    demands = [demand("A", 2), demand("B", 1)]
    found = service.allocate(demands, read_levels("A", "B"), service.locations())
    assert [(each.sku, each.location_id, each.quantity) for each in found] == [("A", "north", 2), ("B", "north", 1)]


# Keeping, releasing, lapsing


def test_reservations_that_lapse_are_found_once_they_are_due_and_not_when_kept(table):
    stocked(main=9)
    with clock.held_at("2026-11-22T10:00:00Z"):
        due, kept = hold("A", 1, lapses_at=clock.later(minutes=15)), hold("A", 1, lapses_at=clock.later(minutes=15))
        later = hold("A", 1, lapses_at=clock.later(minutes=16))
        with Transaction() as tx:
            service.keep(tx, Reservation.get(order_id=kept.order_id))
    assert service.due_reservations("2026-11-22T10:14:59.999Z") == []
    assert service.due_reservations("2026-11-22T10:15:00.001Z") == [due.order_id]
    assert service.due_reservations("2026-11-22T10:30:00.000Z") == [due.order_id, later.order_id]
    stored = Reservation.get(order_id=kept.order_id)
    assert (stored.state, stored.lapses_at, stored.lines[0]["quantity"]) == ("kept", None, 1)


def test_an_order_of_nothing_that_is_stocked_lapses_too(table):
    reservation = hold_all([], lapses_at="2026-11-22T10:15:00.000Z")
    assert reservation.state == "held"
    assert service.due_reservations("2026-11-22T10:16:00.000Z") == [reservation.order_id]
    assert hold_all([]).state == "over"


def test_releasing_gives_everything_back_once(table):
    stocked(main=5)
    reservation = hold("A", 2, lapses_at="2026-11-22T10:15:00.000Z")
    with Transaction() as tx:
        service.release(tx, reservation, "evt_1", "lapsed")
    assert numbers() == (5, 0, 0, 5)
    assert movements()[-1] == ("lapsed", "main", 0, -2, 0)
    stored = Reservation.get(order_id=reservation.order_id)
    assert (stored.state, stored.lines) == ("over", [])
    with Transaction() as tx:
        assert service.release(tx, stored, "evt_2") == []
    assert numbers() == (5, 0, 0, 5)
    assert service.due_reservations("2027-01-01T00:00:00.000Z") == []


def test_a_part_can_be_released(table):
    stocked(main=5)
    reservation = hold("A", 3)
    with Transaction() as tx:
        service.release(tx, reservation, "evt_1", lines=[{"sku": "A", "quantity": 1}])
    assert numbers() == (5, 2, 0, 3)
    stored = Reservation.get(order_id=reservation.order_id)
    assert (stored.state, stored.lines[0]["quantity"]) == ("kept", 2)


def test_what_is_over_cannot_be_kept(table):
    stocked(main=5)
    reservation = hold("A", 3, lapses_at="2026-11-22T10:15:00.000Z")
    with Transaction() as tx:
        service.release(tx, reservation, "evt_1")
    with Transaction() as tx:
        assert refusal_of(service.keep, tx, reservation).code == "reservation_over"


def test_a_release_and_a_shipping_that_race_do_not_both_happen(table):
    stocked(main=5)
    order_id = hold("A", 2).order_id
    mine, theirs = Reservation.get(order_id=order_id), Reservation.get(order_id=order_id)
    with Transaction() as tx:
        service.release(tx, theirs, "evt_1")
    with pytest.raises(RaceLost), Transaction() as tx:
        service.ship(tx, mine, [{"sku": "A", "quantity": 2}], "evt_2")
    assert numbers() == (5, 0, 0, 5)


def test_of_many_that_ship_or_release_one_reservation_at_once_one_does(table):
    stocked(main=5)
    order_id = hold("A", 2).order_id
    read = [Reservation.get(order_id=order_id) for _ in range(12)]

    def take(n):
        try:
            with Transaction() as tx:
                if n % 2:
                    service.ship(tx, read[n], [{"sku": "A", "quantity": 2}], f"evt_{n}")
                else:
                    service.release(tx, read[n], f"evt_{n}")
            return 1
        except RaceLost:
            return 0

    assert sum(in_parallel(take, 12, 12)) == 1
    assert numbers() in [(5, 0, 0, 5), (3, 0, 0, 3)]
    assert service.rebuilt("A") == []


# Shipping and returns


def test_shipping_takes_on_hand_and_reserved_together(table):
    stocked(main=5)
    reservation = hold("A", 3)
    with Transaction() as tx:
        parts = service.ship(tx, reservation, [{"sku": "A", "quantity": 2}], "evt_1")
    assert numbers() == (3, 1, 0, 2)
    assert movements()[-1] == ("shipped", "main", -2, -2, 0)
    assert [(each["from_location"], each["quantity"]) for each in parts] == [("main", 2)]
    with Transaction() as tx:
        service.ship(tx, Reservation.get(order_id=reservation.order_id), [{"sku": "A", "quantity": 1}], "evt_2")
    assert numbers() == (2, 0, 0, 2)
    assert Reservation.get(order_id=reservation.order_id).state == "over"


def test_goods_may_leave_from_another_location_than_the_one_that_holds_them(table):
    places("main", "north")
    stocked("A", main=2, north=2)
    reservation = hold("A", 2)
    with Transaction() as tx:
        service.ship(tx, reservation, [{"sku": "A", "quantity": 2, "location_id": "north"}], "evt_1")
    assert (numbers("A", "main"), numbers("A", "north")) == ((2, 0, 0, 2), (0, 0, 0, 0))
    assert service.rebuilt("A") == []


def test_goods_held_for_others_do_not_leave_for_another_order(table):
    places("main", "north")
    stocked("A", main=1, north=1)
    mine = hold("A", 1)
    hold("A", 1, "north")
    with pytest.raises(Refused) as refused, Transaction() as tx:
        service.ship(tx, mine, [{"sku": "A", "quantity": 1, "location_id": "north"}], "evt_1")
    assert (refused.value.code, refused.value.sentence) == (
        "not_on_hand",
        "Only 0 of A can be shipped from there. Record the goods that came in, or ship fewer.",
    )
    assert (numbers("A", "main"), numbers("A", "north")) == ((1, 1, 0, 0), (1, 1, 0, 0))


def test_backordered_goods_ship_only_once_they_have_come(table):
    stocked(main=1)
    reservation = hold("A", 3, backorder=True)
    assert numbers() == (1, 3, 0, -2)
    with pytest.raises(Refused) as refused, Transaction() as tx:
        service.ship(tx, reservation, [{"sku": "A", "quantity": 3}], "evt_1")
    assert refused.value.sentence.startswith("Only 1 of A can be shipped from there.")
    service.move_stock("A", "main", "received", on_hand=2)
    with Transaction() as tx:
        service.ship(tx, Reservation.get(order_id=reservation.order_id), [{"sku": "A", "quantity": 3}], "evt_2")
    assert numbers() == (0, 0, 0, 0)


def test_returned_goods_can_be_sold_again(table):
    stocked(main=1)
    line = {"sku": "A", "product_id": "prd", "location_id": "main", "quantity": 2}
    with Transaction() as tx:
        service.return_to_stock(tx, [line], "evt_1", order_id="ord_1")
    assert numbers() == (3, 0, 0, 3)
    assert movements()[-1] == ("returned", "main", 2, 0, 0)
