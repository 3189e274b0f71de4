"""Allocation, folding of movements, and sentences, without a database."""

import pytest

from chalicelib.core.errors import Refused
from chalicelib.inventory import rules
from chalicelib.inventory.models import Level, Location, Movement
from tests.inventory.build import demand

MAIN, NORTH, SOUTH = (
    Location(location_id=name, name=name.title(), position=position, active=True, ships=True)
    for position, name in enumerate(("main", "north", "south"))
)


def level(sku, location_id, available):
    return Level(sku=sku, location_id=location_id, available=available)


def allocated(demands, levels, locations=(MAIN, NORTH, SOUTH)):
    found = rules.allocate(demands, [level(*each) for each in levels], locations)
    return [(each.sku, each.location_id, each.quantity, each.backorder) for each in found]


def refusal_of(demands, levels, locations=(MAIN, NORTH, SOUTH)):
    with pytest.raises(Refused) as refused:
        allocated(demands, levels, locations)
    return refused.value


def test_one_location_that_has_everything_is_preferred_to_an_earlier_one_that_has_some():
    levels = [("A", "main", 5), ("A", "north", 2), ("B", "north", 1)]
    assert allocated([demand("A", 2), demand("B", 1)], levels) == [("A", "north", 2, False), ("B", "north", 1, False)]


def test_of_two_that_have_everything_the_earlier_ships():
    assert allocated([demand("A", 1)], [("A", "south", 9), ("A", "north", 1)]) == [("A", "north", 1, False)]


def test_the_order_of_locations_is_their_position_and_not_the_order_they_are_given_in():
    levels = [("A", "main", 1), ("A", "south", 1)]
    assert allocated([demand("A", 1)], levels, (SOUTH, NORTH, MAIN)) == [("A", "main", 1, False)]


def test_without_one_location_for_everything_the_fewest_ship():
    # main 3 + north 3 = 6 would need all three for 8; north 3 + south 5 = 8 is two
    levels = [("A", "main", 3), ("A", "north", 3), ("A", "south", 5)]
    assert allocated([demand("A", 8)], levels) == [("A", "main", 3, False), ("A", "south", 5, False)]
    assert allocated([demand("A", 11)], levels) == [
        ("A", "main", 3, False),
        ("A", "north", 3, False),
        ("A", "south", 5, False),
    ]


def test_within_the_chosen_locations_a_line_is_not_split_where_one_of_them_has_it_whole():
    levels = [("A", "main", 1), ("A", "north", 2), ("B", "main", 1)]
    assert allocated([demand("A", 2), demand("B", 1)], levels) == [("A", "north", 2, False), ("B", "main", 1, False)]


def test_lines_of_one_sku_are_summed_before_they_are_looked_for():
    refused = refusal_of([demand("A", 2), demand("A", 2)], [("A", "main", 3)])
    assert (refused.code, refused.sentence) == ("out_of_stock", "Only 3 of Wool sweater (A) are left.")


def test_every_line_that_cannot_be_had_is_named_with_what_is_left_over_all_locations():
    refused = refusal_of(
        [demand("A", 2), demand("B", 9), demand("C", 1)], [("A", "main", 2), ("B", "main", 3), ("B", "north", 1)]
    )
    assert (refused.status, refused.code) == (409, "out_of_stock")
    assert refused.fields == [
        {"field": "lines.lB", "code": "out_of_stock", "detail": "Only 4 of Wool sweater (B) are left."},
        {"field": "lines.lC", "code": "out_of_stock", "detail": "Wool sweater (C) is out of stock."},
    ]


def test_one_that_is_left_is_spoken_of_as_one():
    assert rules.stock_sentence("", "A", 1) == "Only 1 of A is left."


def test_a_level_below_nothing_takes_nothing_from_what_others_have():
    assert allocated([demand("A", 2)], [("A", "main", -5), ("A", "north", 2)]) == [("A", "north", 2, False)]


def test_locations_that_are_inactive_or_do_not_ship_are_passed_over():
    closed = Location(location_id="main", position=0, active=False, ships=True)
    shop = Location(location_id="north", position=1, active=True, ships=False)
    levels = [("A", "main", 5), ("A", "north", 5), ("A", "south", 1)]
    assert allocated([demand("A", 1)], levels, (closed, shop, SOUTH)) == [("A", "south", 1, False)]
    assert refusal_of([demand("A", 1)], levels, (closed, shop)).code == "no_location"


def test_what_is_sold_when_out_goes_whole_to_the_first_location_without_a_floor():
    assert allocated([demand("A", 3, sell_when_out=True)], [("A", "north", 2)]) == [("A", "main", 3, True)]


def test_what_is_sold_when_out_but_there_ships_from_where_it_is():
    assert allocated([demand("A", 2, sell_when_out=True)], [("A", "north", 2)]) == [("A", "north", 2, True)]


def test_what_is_sold_when_out_joins_the_parcel_of_the_goods_that_are_there():
    levels = [("B", "south", 1)]
    assert allocated([demand("A", 1, sell_when_out=True), demand("B", 1)], levels) == [
        ("A", "south", 1, True),
        ("B", "south", 1, False),
    ]


def test_nothing_wanted_needs_no_location():
    assert allocated([], [], ()) == []


def test_with_very_many_locations_the_choice_is_greedy_and_still_covers_everything():
    # 40 locations with one each: C(40, 4) = 91390 is over the limit, so 10 are chosen greedily, the first ones
    many = [Location(location_id=f"l{n:02}", position=n, active=True, ships=True) for n in range(40)]
    found = allocated([demand("A", 10)], [("A", f"l{n:02}", 1) for n in range(40)], many)
    assert found == [("A", f"l{n:02}", 1, False) for n in range(10)]


def test_an_order_spread_over_more_places_than_one_transaction_takes_is_refused():
    levels = [(f"S{n}", place, 1) for n in range(23) for place in ("main", "north")]
    wanted = [demand(f"S{n}", 2) for n in range(23)]  # 23 SKUs at 2 locations each: 46 levels
    assert refusal_of(wanted, levels).code == "spread_too_wide"
    assert len(allocated(wanted[:22], levels)) == 44


def test_parts_of_a_reservation_come_from_the_named_location_first():
    held = [
        {"sku": "A", "product_id": "p", "location_id": "main", "quantity": 2},
        {"sku": "A", "product_id": "p", "location_id": "north", "quantity": 2},
    ]
    parts, rest = rules.taken_from(held, [{"sku": "A", "quantity": 3, "location_id": "north"}])
    assert [(each["location_id"], each["quantity"], each["from_location"]) for each in parts] == [
        ("north", 2, "north"),
        ("main", 1, "north"),
    ]
    assert rest == [{"sku": "A", "product_id": "p", "location_id": "main", "quantity": 1}]


def test_more_than_is_held_is_refused_with_how_many_are():
    held = [{"sku": "A", "product_id": "p", "location_id": "main", "quantity": 2}]
    with pytest.raises(Refused) as refused:
        rules.taken_from(held, [{"sku": "A", "quantity": 3}])
    assert refused.value.sentence == "This order holds 2 of A, not 3. Load it again and choose fewer."


def movement(reason, reserved=0, order_id=None, location_id="main", on_hand=0, safety=0):
    return Movement(
        location_id=location_id, reason=reason, on_hand=on_hand, reserved=reserved, safety=safety, order_id=order_id
    )


def test_a_level_is_the_sum_of_its_movements():
    counted = rules.level_from_movements(
        [
            movement("counted", on_hand=10, safety=2),
            movement("reserved", 3, "o1"),
            movement("shipped", -1, "o1", on_hand=-1),
            movement("counted", on_hand=4, location_id="north"),
        ]
    )
    # main: 10 - 1 = 9 on hand, 3 - 1 = 2 reserved, 2 safety, 9 - 2 - 2 = 5 available
    assert counted["main"] == rules.Count(9, 2, 2)
    assert (counted["main"].available, counted["north"].available) == (5, 4)


def test_open_reservations_are_folded_until_they_add_up_to_what_is_reserved():
    read = []

    def newest_first():
        for each in [
            movement("released", -1, "o3"),
            movement("shipped", -1, "o2", on_hand=-1),
            movement("reserved", 2, "o2"),
            movement("counted", on_hand=9),
            movement("reserved", 4, "o1"),
            movement("reserved", 1, "o3"),
        ]:
            read.append(each)
            yield each

    # o2 holds 2 - 1 = 1, o1 holds 4, o3 nothing: 5, found before the movement of o3 is read
    assert rules.open_reservations(newest_first(), 5) == ([("o1", "main", 4), ("o2", "main", 1)], True)
    assert len(read) == 5


def test_open_reservations_say_when_the_movements_do_not_go_back_far_enough():
    assert rules.open_reservations([movement("reserved", 2, "o2")], 5) == ([("o2", "main", 2)], False)
    assert rules.open_reservations([], 0) == ([], True)


def test_a_feeds_difference_never_ends_below_nothing():
    assert rules.fed(3, None, -5) == (0, "5 were taken away, but only 3 were on hand: now 0.")
    assert rules.fed(3, None, -3) == (0, None)
    assert rules.fed(3, 7, None) == (7, None)


def test_goods_to_be_picked_up_may_lie_where_nothing_ships_from():
    corner = Location(location_id="main", position=0, active=True, ships=False, pickup=True)
    levels = [level("A", "main", 1), level("A", "north", 1)]
    found = rules.allocate([demand("A", 1)], levels, [corner, NORTH], pickup=True)
    assert [each.location_id for each in found] == ["main"]
