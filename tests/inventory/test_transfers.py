"""Goods between two locations: out of one and into the other at once, never more than are free."""

import subprocess
import sys
from pathlib import Path

from chalicelib.core.errors import Refused
from chalicelib.inventory import service
from tests.inventory.build import hold, in_parallel, movements, numbers, product, refusal_of, stocked

ROOT = Path(__file__).parents[2]


def move(quantity: int, here: str = "main", there: str = "north", sku: str = "A") -> None:
    service.transfer(here, there, [{"sku": sku, "quantity": quantity}], "shelf")


def test_goods_leave_one_location_and_arrive_at_the_other(table):
    stocked(main=5, north=1)
    move(3)
    assert (numbers("A", "main"), numbers("A", "north")) == ((2, 0, 0, 2), (4, 0, 0, 4))
    assert movements()[-2:] in (
        [("transferred", "main", -3, 0, 0), ("transferred", "north", 3, 0, 0)],
        [("transferred", "north", 3, 0, 0), ("transferred", "main", -3, 0, 0)],
    )
    assert service.rebuilt("A") == []


def test_what_is_reserved_or_kept_back_stays_and_all_lines_or_none_go(table):
    stocked(main=5, north=0)
    stocked("B", main=5)
    hold("A", 2)
    service.set_level("A", "main", safety=1)
    lines = [{"sku": "B", "quantity": 1}, {"sku": "A", "quantity": 3}]
    refused = refusal_of(service.transfer, "main", "north", lines)
    assert (refused.code, refused.fields[0]["field"]) == ("not_on_hand", "lines.1.quantity")
    assert refused.sentence.startswith("Only 2 of A are free there")
    assert numbers("B", "main") == (5, 0, 0, 5)
    move(2)
    assert numbers("A", "main") == (3, 2, 1, 0)


def test_a_transfer_names_two_locations_and_each_sku_once(table):
    stocked(main=5, north=0)
    assert refusal_of(move, 1, "main", "main").code == "same_location"
    assert refusal_of(service.transfer, "main", "north", [{"sku": "A", "quantity": 1}] * 2).code == "sku_repeats"
    assert refusal_of(move, 1, "main", "nowhere").code == "not_found"
    assert refusal_of(move, 1, sku="NONE").code == "unknown_sku"


def test_of_many_transfers_and_orders_at_once_none_takes_what_is_not_free(table):
    stocked(main=10, north=0)

    def work(n):
        try:
            if n % 2:
                hold("A", 1)
                return "held"
            move(1)
            return "moved"
        except Refused as refused:
            return refused.code

    done = in_parallel(work, 30, 10)
    assert done.count("held") + done.count("moved") == 10
    assert set(done) <= {"held", "moved", "not_on_hand", "out_of_stock"}
    moved = done.count("moved")
    assert numbers("A", "main") == (10 - moved, 10 - moved, 0, 0)
    assert numbers("A", "north") == (moved, 0, 0, moved)
    assert service.rebuilt("A") == []


def test_a_transfer_killed_at_any_moment_is_whole_or_not_there(table):
    stocked(main=400, north=0)
    code = (
        "import sys; from chalicelib.core.context import acting; from chalicelib.inventory import service\n"
        "with acting(shop=sys.argv[1]):\n"
        "    while True:\n"
        "        service.transfer('main', 'north', [{'sku': 'A', 'quantity': 1}])\n"
        "        print('moved', flush=True)\n"
    )
    for moved in (1, 4, 9):
        child = subprocess.Popen([sys.executable, "-c", code, table], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        try:
            assert [child.stdout.readline() for _ in range(moved)] == ["moved\n"] * moved
        finally:
            child.kill()
            child.wait()
            child.stdout.close()
        assert numbers("A", "main")[0] + numbers("A", "north")[0] == 400
        assert service.rebuilt("A") == []


def test_many_levels_are_set_in_few_transactions_and_not_again(table):
    from chalicelib.core.table import only, query
    from chalicelib.inventory.models import Movement

    service.main_location()
    skus = [f"S{n:02}" for n in range(70)]
    product(*skus)
    for _ in range(2):
        service.set_levels({sku: n for n, sku in enumerate(skus)}, "main", "imported", "job_1")
    assert [numbers(sku)[0] for sku in skus] == list(range(70))
    found = [each for sku in skus for each in only(query(f"SKU#{sku}", starts="MOVEMENT#"), Movement)]
    assert (len(found), {each.reason for each in found}) == (70, {"imported"})


def test_what_is_received_is_no_longer_on_its_way(table):
    from chalicelib.inventory.models import Level

    stocked(main=2)
    service.set_level("A", "main", incoming=10)
    service.move_stock("A", "main", "received", on_hand=4)
    assert (numbers()[0], Level.get(sku="A", location_id="main").incoming) == (6, 6)
    in_parallel(lambda _: service.move_stock("A", "main", "received", on_hand=1), 8, 8)
    assert (numbers()[0], Level.get(sku="A", location_id="main").incoming) == (14, 0)
    assert service.rebuilt("A") == []


def test_the_list_of_what_runs_low_leaves_out_what_does_not(table):
    stocked("A", main=3)
    stocked("B", main=30)
    stocked("C", main=0)
    assert [each.sku for each in service.list_stock(25, below=5).items] == ["C", "A"] or [
        each.sku for each in service.list_stock(25, below=5).items
    ] == ["A", "C"]
