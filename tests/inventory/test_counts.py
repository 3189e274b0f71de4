"""Counts, corrections and locations: guarded by what was read, told of, and never below nothing by a difference."""

from chalicelib.core.transaction import Transaction
from chalicelib.inventory import counts, service
from chalicelib.inventory.models import Level, Location
from tests.inventory.build import hold, in_parallel, movements, numbers, places, product, refusal_of, stocked


def test_a_count_sets_on_hand_and_leaves_the_difference_as_a_movement(table):
    stocked(main=5)
    hold("A", 2)
    service.set_level("A", "main", 9, note="shelf 4")
    assert numbers() == (9, 2, 0, 7)
    assert movements()[-1] == ("counted", "main", 4, 0, 0)
    service.set_level("A", "main", 9)
    assert movements()[-1] == ("counted", "main", 0, 0, 0)


def test_a_count_below_what_is_reserved_is_the_truth_and_nothing_more_is_sold(table):
    stocked(main=5)
    hold("A", 4)
    service.set_level("A", "main", 3)
    assert numbers() == (3, 4, 0, -1)
    assert refusal_of(hold, "A", 1).sentence == "Wool sweater (A) is out of stock."


def test_counts_made_at_once_with_shippings_lose_nothing(table):
    stocked(main=20)
    held = [hold("A", 1) for _ in range(10)]

    def work(n):
        if n % 2:
            service.set_level("A", "main", 30)
            return
        with Transaction() as tx:
            service.ship(tx, held[n // 2], [{"sku": "A", "quantity": 1}], f"evt_{n}")

    in_parallel(work, 20, 10)
    assert service.rebuilt("A") == []
    reasons = [each[0] for each in movements()]
    assert (reasons.count("shipped"), reasons.count("counted")) == (10, 11)
    # Each count's movement ends at exactly 30 when the movements before it are added up in the order of the writes,
    # which their ids need not have: so the counts together must have found again what was shipped before the last one.
    on_hand, reserved, _, available = numbers()
    found_again = sum(each[2] for each in movements() if each[0] == "counted") - 20
    assert (on_hand, reserved, available) == (20 - 10 + found_again, 0, on_hand)


def test_a_level_that_was_shipped_from_after_it_was_read_is_counted_anew(table, monkeypatch):
    stocked(main=5)
    reservation = hold("A", 1)
    real, looks = counts._look_up, []

    def look_up(*args):
        at = real(*args)
        if not looks:
            with Transaction() as tx:
                service.ship(tx, reservation, [{"sku": "A", "quantity": 1}], "evt_1")
        looks.append(at.on_hand)
        return at

    monkeypatch.setattr(counts, "_look_up", look_up)
    service.set_level("A", "main", 10)
    assert looks == [5, 4]
    assert numbers() == (10, 0, 0, 10)
    assert movements()[-1] == ("counted", "main", 6, 0, 0)


def test_two_first_counts_at_once_end_in_one_of_them(table):
    product("A")
    places("main")
    in_parallel(lambda n: service.set_level("A", "main", 10 + n), 4, 4)
    assert numbers()[0] in (10, 11, 12, 13)
    assert service.rebuilt("A") == []


def test_a_sku_or_location_nobody_knows_cannot_be_counted(table):
    places("main")
    refused = refusal_of(service.set_level, "Q", "main", 1)
    assert (refused.status, refused.code, refused.fields[0]["field"]) == (422, "unknown_sku", "sku")
    product("A")
    assert refusal_of(service.set_level, "A", "nowhere", 1).status == 404
    assert refusal_of(service.set_level, "A", "main", -1).code == "negative"


def test_no_more_can_be_taken_away_than_is_there(table):
    stocked(main=2)
    refused = refusal_of(service.move_stock, "A", "main", "damaged", on_hand=-3)
    assert (refused.status, refused.code) == (409, "not_on_hand")
    assert refused.sentence.startswith("2 of A are on hand there, with a safety stock of 0.")
    service.move_stock("A", "main", "damaged", on_hand=-2, note="fell")
    assert numbers() == (0, 0, 0, 0)


def test_every_count_is_told_of(table):
    with Transaction() as tx:
        event_id = counts.announce(tx, ["A", "B"], "counted", cause="", note="shelf 4")
    assert [(each.event_id, each.name, each.payload) for each in tx.events] == [
        (event_id, "stock.changed", {"skus": ["A", "B"], "reason": "counted", "cause": ""})
    ]


def test_the_first_level_of_a_sku_puts_it_on_the_list_of_what_is_in_stock(table):
    product("A", "B")
    places("main")
    assert service.list_stock(10).items == []
    service.set_level("B", "main", 0)
    assert [each.sku for each in service.list_stock(10).items] == ["B"]


# Locations


def test_a_shop_without_locations_gets_one_called_main(table):
    assert service.main_location().location_id == "main"
    assert [each.name for each in service.locations()] == ["Main"]
    assert service.main_location().location_id == "main"


def test_locations_come_in_their_order_and_inactive_ones_are_left_out(table):
    places("main", "north", "south")
    service.change_location("south", position=0)
    service.change_location("main", position=1)
    service.change_location("north", active=False)
    assert [each.location_id for each in service.locations()] == ["south", "main"]
    assert [each.location_id for each in service.all_locations()] == ["south", "main", "north"]


def test_a_location_that_holds_goods_for_orders_is_not_deactivated(table):
    stocked(main=5)
    stocked("B", main=5)
    reservation = hold("B", 2)
    refused = refusal_of(service.change_location, "main", active=False)
    assert (refused.code, refused.fields[0]["field"]) == ("location_holds_reserved", "active")
    assert refused.sentence.startswith("Main holds 2 of B for orders.")
    with Transaction() as tx:
        service.release(tx, reservation, "evt_1")
    service.change_location("main", active=False)
    assert Location.get(location_id="main").active is False


def test_a_location_changed_meanwhile_is_not_written_over(table):
    places("main")
    service.change_location("main", 1, name="Oslo")
    assert refusal_of(service.change_location, "main", 1, name="Bergen").status == 412


def test_rebuilding_shows_what_is_not_as_the_movements_say(table):
    stocked(main=5)
    with Transaction() as tx:
        tx.add(Level.new(sku="A", location_id="main", product_id="prd"), on_hand=1)
    assert [(each.location_id, each.name, each.stored, each.rebuilt) for each in service.rebuilt("A")] == [
        ("main", "on_hand", 6, 5)
    ]
