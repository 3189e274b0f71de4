"""Stocktakes: the difference found is posted once, and what moved after a figure was entered stays as it was booked."""

import subprocess
import sys
from pathlib import Path

import pytest

from chalicelib.core.transaction import Transaction
from chalicelib.inventory import handlers, service, stocktakes
from chalicelib.inventory.events import StocktakePosting
from tests.inventory.build import hold, in_parallel, movements, numbers, product, refusal_of, stocked

ROOT = Path(__file__).parents[2]


def opened(**counted: int) -> str:
    stocktake = stocktakes.open_stocktake("main", "Autumn")
    for sku, count in counted.items():
        stocktakes.enter(stocktake.stocktake_id, sku, counted=count)
    return stocktake.stocktake_id


def post(stocktake_id: str) -> str:
    stocktakes.change_stocktake(stocktake_id, state="posted")
    stocktakes.post_lines(stocktake_id)
    return stocktakes.find_stocktake(stocktake_id).state


def lines(stocktake_id: str) -> list[tuple[str, int, int, int | None]]:
    found = stocktakes.lines_of(stocktake_id, 100, None).items
    return [(each.sku, each.counted, each.expected, each.posted) for each in found]


def test_the_difference_is_posted_and_what_was_shipped_meanwhile_stays_shipped(table):
    stocked(main=10)
    held = hold("A", 3)
    count = opened(A=9)
    with Transaction() as tx:
        service.ship(tx, held, [{"sku": "A", "quantity": 3}], "evt_1")
    service.move_stock("A", "main", "received", on_hand=5)
    assert post(count) == "posted"
    assert numbers() == (11, 0, 0, 11)  # 10 - 3 + 5, and the one that was missing
    assert movements()[-1] == ("counted", "main", -1, 0, 0)
    assert lines(count) == [("A", 9, 10, -1)]
    assert service.rebuilt("A") == []


def test_a_count_is_posted_once_however_often_and_by_whoever_it_is_asked(table):
    stocked(main=10)
    product("B")
    count = opened(A=7, B=4)
    in_parallel(lambda _: post(count), 6, 6)
    handlers.go_on_posting(StocktakePosting(count), None)
    assert (numbers("A"), numbers("B")) == ((7, 0, 0, 7), (4, 0, 0, 4))
    assert [each[0] for each in movements("A")].count("counted") == 2  # the stock it began with, and this
    assert refusal_of(stocktakes.enter, count, "A", 1).code == "stocktake_over"
    assert refusal_of(stocktakes.change_stocktake, count, state="cancelled").code == "stocktake_over"


def test_scans_at_once_are_all_counted(table):
    stocked(main=10)
    count = opened()
    in_parallel(lambda _: stocktakes.enter(count, "A", add=1), 12, 6)
    assert lines(count) == [("A", 12, 10, None)]
    assert refusal_of(stocktakes.enter, count, "A", None, -13).code == "below_nothing"


def test_stock_that_moves_while_a_sku_is_scanned_is_pointed_out(table):
    stocked(main=10)
    count = opened()
    stocktakes.enter(count, "A", add=5)
    service.move_stock("A", "main", "damaged", on_hand=-1)
    assert stocktakes.enter(count, "A", add=4).moved is True
    assert stocktakes.enter(count, "A", add=0).moved is True
    assert stocktakes.enter(count, "A", counted=9).moved is False
    assert lines(count) == [("A", 9, 9, None)]


def test_more_that_left_than_was_ever_found_ends_at_nothing_and_is_shown(table):
    stocked(main=5)
    count = opened(A=1)
    service.move_stock("A", "main", "lost", on_hand=-4)
    assert post(count) == "posted"
    assert (numbers(), lines(count)) == ((0, 0, 0, 0), [("A", 1, 5, -1)])


def test_a_cancelled_count_changes_nothing(table):
    stocked(main=5)
    count = opened(A=1)
    stocktakes.change_stocktake(count, state="cancelled")
    stocktakes.post_lines(count)
    assert (numbers(), stocktakes.find_stocktake(count).state) == ((5, 0, 0, 5), "cancelled")
    assert refusal_of(stocktakes.change_stocktake, count, state="posted").code == "stocktake_over"


def test_a_posting_killed_at_any_moment_goes_on_and_posts_each_line_once(table):
    service.main_location()
    skus = [f"S{n:03}" for n in range(90)]
    product(*skus)
    service.set_levels(dict.fromkeys(skus, 5), "main", "imported", "job")
    count = opened(**dict.fromkeys(skus, 3))
    stocktakes.change_stocktake(count, state="posted")
    code = (
        "import sys; from chalicelib.core.context import acting; from chalicelib.inventory import stocktakes\n"
        "with acting(shop=sys.argv[1]):\n"
        "    while stocktakes._post_part(sys.argv[2]):\n"
        "        print('part', flush=True)\n"
    )
    for _ in range(2):
        child = subprocess.Popen(
            [sys.executable, "-c", code, table, count], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        try:
            child.stdout.readline()
        finally:
            child.kill()
            child.wait()
            child.stdout.close()
    handlers.go_on_posting(StocktakePosting(count), None)
    assert stocktakes.find_stocktake(count).state == "posted"
    assert {numbers(sku) for sku in skus} == {(3, 0, 0, 3)}
    assert {tuple(each[0] for each in movements(sku)) for sku in skus} == {("imported", "counted")}


@pytest.mark.parametrize("name", ["NONE", "x" * 200])
def test_an_unknown_sku_is_refused(table, name):
    stocked(main=1)
    assert refusal_of(stocktakes.enter, opened(), name, 1).code == "unknown_sku"
