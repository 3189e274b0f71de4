"""A warehouse's feed: each line its own result, each taken once, whatever happens meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.service import NewVariant
from chalicelib.core import context, ids
from chalicelib.core.context import FirstWrite, acting
from chalicelib.core.errors import RaceLost
from chalicelib.core.outbox import Handled
from chalicelib.core.table import measure, only, query
from chalicelib.inventory import counts, feed, service
from chalicelib.inventory.models import Movement
from tests.inventory.build import hold, numbers, places, product, stocked


def states(results):
    return [(each["state"], each["on_hand"]) for each in results]


def movements(sku="A"):
    return only(query(f"SKU#{sku}", starts="MOVEMENT#", consistent=True), Movement)


def test_absolute_levels_are_set_and_differences_added(table):
    stocked(main=5)
    stocked("B", main=5)
    results = service.take_feed("f1", [{"sku": "A", "on_hand": 9}, {"sku": "B", "delta": -2}])
    assert results == [
        {
            "line": 1,
            "id": "1",
            "sku": "A",
            "location_id": "main",
            "state": "taken",
            "code": None,
            "detail": None,
            "on_hand": 9,
            "repeated": False,
        },
        {
            "line": 2,
            "id": "2",
            "sku": "B",
            "location_id": "main",
            "state": "taken",
            "code": None,
            "detail": None,
            "on_hand": 3,
            "repeated": False,
        },
    ]
    assert (numbers("A"), numbers("B")) == ((9, 0, 0, 9), (3, 0, 0, 3))
    last = movements()[-1]
    assert (last.reason, last.on_hand, last.cause) == ("feed", 4, "f1")


def test_a_feed_sent_again_changes_nothing_whatever_was_sold_meanwhile(table):
    stocked(main=5)
    lines = [{"sku": "A", "on_hand": 9}, {"id": "x", "sku": "A", "delta": 1}]
    first = service.take_feed("f1", lines)
    service.set_level("A", "main", 2)
    again = service.take_feed("f1", lines)
    assert again == [{**each, "repeated": True} for each in first]
    assert numbers() == (2, 0, 0, 2)
    assert states(service.take_feed("f2", lines)) == [("taken", 9), ("taken", 10)]


def test_an_unchanged_level_leaves_no_movement_but_is_taken_once_too(table):
    stocked(main=5)
    assert states(service.take_feed("f1", [{"sku": "A", "on_hand": 5}])) == [("unchanged", 5)]
    assert len(movements()) == 1  # the first count
    service.set_level("A", "main", 7)
    assert service.take_feed("f1", [{"sku": "A", "on_hand": 5}])[0]["repeated"] is True
    assert numbers()[0] == 7


def test_a_line_id_used_again_for_another_figure_is_refused(table):
    stocked(main=5)
    service.take_feed("f1", [{"id": "x", "sku": "A", "on_hand": 9}])
    result = service.take_feed("f1", [{"id": "x", "sku": "A", "on_hand": 8}])[0]
    assert (result["state"], result["code"]) == ("refused", "feed_line_reused")
    assert numbers()[0] == 9


def test_every_bad_line_is_refused_alone_and_the_others_are_taken(table):
    places("main")
    product("A", "B")
    lines = [
        {"sku": "A", "on_hand": 3},
        {"sku": "NO-SUCH", "on_hand": 1},
        {"sku": "B", "on_hand": -1},
        {"sku": "B", "on_hand": "many"},
        {"sku": "B", "on_hand": 1, "delta": 1},
        {"sku": "B"},
        "B",
        None,
        {"sku": "B", "on_hand": 1, "colour": "red"},
        {"sku": "B", "on_hand": 1, "location_id": "nowhere"},
        {"sku": "B", "on_hand": 4},
    ]
    results = service.take_feed("f1", lines)
    assert [each["line"] for each in results] == list(range(1, 12))
    assert [(each["state"], each["code"]) for each in results] == [
        ("taken", None),
        ("refused", "unknown_sku"),
        *[("refused", "invalid")] * 7,
        ("refused", "not_found"),
        ("taken", None),
    ]
    assert results[2]["detail"] == "on_hand: Input should be greater than or equal to 0."
    assert (numbers("A"), numbers("B")) == ((3, 0, 0, 3), (4, 0, 0, 4))


def test_a_refused_line_is_taken_when_it_is_sent_again_once_the_product_is_there(table):
    places("main")
    assert states(service.take_feed("f1", [{"sku": "A", "on_hand": 3}])) == [("refused", None)]
    product("A")
    assert states(service.take_feed("f1", [{"sku": "A", "on_hand": 3}])) == [("taken", 3)]


def test_more_taken_away_than_there_was_ends_at_nothing_with_a_sentence(table):
    stocked(main=3)
    result = service.take_feed("f1", [{"sku": "A", "delta": -5}])[0]
    assert (result["state"], result["code"], result["on_hand"]) == ("clamped", "below_nothing", 0)
    assert result["detail"] == "5 were taken away, but only 3 were on hand: now 0."
    assert movements()[-1].on_hand == -3
    assert service.rebuilt("A") == []


def test_fewer_than_are_reserved_is_taken_with_a_sentence(table):
    stocked(main=5)
    hold("A", 4)
    result = service.take_feed("f1", [{"sku": "A", "on_hand": 1}])[0]
    assert (result["state"], result["code"], result["detail"]) == (
        "taken",
        "short",
        "3 more reserved for orders than there are.",
    )
    assert numbers() == (1, 4, 0, -3)


def test_a_line_without_a_location_needs_a_shop_with_one(table):
    stocked(main=5)
    assert service.take_feed("f1", [{"sku": "A", "on_hand": 1}])[0]["location_id"] == "main"
    places("north")
    assert service.take_feed("f2", [{"sku": "A", "on_hand": 1}])[0]["code"] == "location_missing"


def test_one_sku_twice_in_a_feed_is_taken_in_the_feeds_order(table):
    stocked(main=5)
    lines = [{"sku": "A", "on_hand": 10}, {"sku": "A", "delta": -4}, {"sku": "A", "delta": 1}]
    assert states(service.take_feed("f1", lines)) == [("taken", 10), ("taken", 6), ("taken", 7)]


def test_the_first_levels_of_one_sku_at_two_locations_may_stand_in_one_feed(table):
    places("main", "north")
    product("A")
    lines = [{"sku": "A", "location_id": "main", "on_hand": 1}, {"sku": "A", "location_id": "north", "on_hand": 2}]
    assert states(service.take_feed("f1", lines)) == [("taken", 1), ("taken", 2)]
    assert [each.sku for each in service.list_stock(10).items] == ["A"]


def test_a_thousand_lines_cost_two_round_trips_for_every_24(table):
    places("main")
    skus = [f"S{n:04}" for n in range(1000)]
    for start in range(0, 1000, 500):
        variants = [NewVariant(sku=sku, prices={"NOK": 1}, options={"Size": sku}) for sku in skus[start : start + 500]]
        catalogue.create_product(f"Part {start}", variants, status="active")
    service.locations()
    cost = measure()
    results = service.take_feed("f1", [{"sku": sku, "on_hand": n + 1} for n, sku in enumerate(skus)])
    assert cost.round_trips == 2 * 42  # 1000 / 24 = 41.67 parts
    assert [each["state"] for each in results] == ["taken"] * 1000
    assert [numbers(sku)[3] for sku in (skus[0], skus[999])] == [1, 1000]


def test_feeds_and_buyers_at_once_lose_nothing(table):
    stocked(main=100)
    contexts = [copy_context() for _ in range(24)]

    def work(n):
        if n % 3:
            hold("A", 1)
        else:
            assert service.take_feed(f"f{n}", [{"sku": "A", "delta": -2}])[0]["state"] == "taken"

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda n: contexts[n].run(work, n), range(24)))
    assert numbers() == (84, 16, 0, 68)  # 8 feeds take 2 each; 16 buyers hold 1 each
    assert service.rebuilt("A") == []


def test_one_feed_sent_twice_at_once_is_taken_once(table):
    stocked(main=100)
    contexts = [copy_context() for _ in range(8)]
    lines = [{"sku": "A", "delta": -1}]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: contexts[n].run(service.take_feed, "f1", lines)[0], range(8)))
    assert sorted(each["repeated"] for each in found) == [False] + [True] * 7
    assert numbers() == (99, 0, 0, 99)


def test_a_part_that_loses_a_race_is_taken_line_by_line(table, monkeypatch):
    stocked(main=5)
    stocked("B", main=5)
    real, tries = feed._take_together, []

    def contended(feed_id, part):
        tries.append(len(part))
        if len(part) > 1:
            raise RaceLost
        return real(feed_id, part)

    monkeypatch.setattr(feed, "_take_together", contended)
    results = service.take_feed("f1", [{"sku": "A", "on_hand": 1}, {"sku": "B", "on_hand": 2}])
    assert (states(results), tries) == ([("taken", 1), ("taken", 2)], [2, 1, 1])


def test_a_feed_that_broke_off_can_be_sent_again_whole(table, monkeypatch):
    stocked(main=5)
    real = counts.announce

    def breaks_off(*args):
        if len(movements()) > 1:
            raise ConnectionError
        return real(*args)

    monkeypatch.setattr(counts, "announce", breaks_off)
    lines = [{"sku": "A", "delta": 1}, {"sku": "A", "delta": 1}]  # two parts, since one level stands in both
    try:
        service.take_feed("f1", lines)
    except ConnectionError:
        monkeypatch.undo()
    again = service.take_feed("f1", lines)
    assert [each["repeated"] for each in again] == [True, False]
    assert numbers()[0] == 7


def test_a_feed_leaves_the_requests_marker_for_the_answer(table):
    stocked(main=5)
    first = FirstWrite(Handled.new(event_id=ids.new("evt"), handler="h"))
    with acting(once=first):
        service.take_feed("f1", [{"sku": "A", "delta": 1}])
        assert context.first_write.get() is first
    assert first.written is False
