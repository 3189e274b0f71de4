"""A process that is killed while it reserves leaves whole changes or none."""

import subprocess
import sys
from pathlib import Path

from chalicelib.core.table import only, query
from chalicelib.inventory import service
from chalicelib.inventory.models import Movement, Reservation
from tests.inventory.build import numbers, stocked

PROGRAM = Path(__file__).with_name("sell_until_killed.py")


def test_levels_equal_movements_and_reservations_after_kill_9_while_reserving(table):
    stocked(main=30, north=30)
    for sold in (3, 17, 31):
        _sell_then_kill(table, sold)
        assert service.rebuilt("A") == []
    held = {"main": 0, "north": 0}
    for order_id in {each.order_id for each in only(query("SKU#A", starts="MOVEMENT#"), Movement) if each.order_id}:
        for line in Reservation.get(order_id=order_id).lines:
            held[line["location_id"]] += line["quantity"]
    assert held == {place: numbers("A", place)[1] for place in held}


def _sell_then_kill(shop, sold):
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.inventory.sell_until_killed", shop],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROGRAM.parents[2],
    )
    try:
        told = [child.stdout.readline() for _ in range(sold)]
        assert told == ["sold\n"] * sold
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
