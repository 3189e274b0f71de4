"""Stock against a model: whatever is done in whatever order, the levels are what arithmetic says."""

import secrets

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from chalicelib.core import clock
from chalicelib.core.context import acting
from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from chalicelib.inventory import service
from chalicelib.inventory.models import Reservation
from tests.inventory.build import hold_all, numbers, places, product

FIRM, SOFT = "FIRM", "SOFT"  # SOFT is sold when out
SKUS = st.sampled_from([FIRM, SOFT])
PLACES = st.sampled_from(["main", "north"])
FEW = st.integers(1, 6)


def attempted(work):
    """What came of it, or the refusal."""
    try:
        return work(), None
    except Refused as refused:
        return None, refused


def ship_one(order_id, line):
    with Transaction() as tx:
        service.ship(tx, Reservation.get(order_id=order_id), [line], "evt")


class Stock(RuleBasedStateMachine):
    """The model holds [on_hand, reserved, safety] per SKU and location, and what each order holds."""

    orders = Bundle("orders")

    def __init__(self):
        super().__init__()
        self.within = acting(shop="shp_" + secrets.token_hex(6), by="test")
        self.within.__enter__()
        self.level = {(sku, place): [0, 0, 0] for sku in (FIRM, SOFT) for place in ("main", "north")}
        self.feeds = 0

    def teardown(self):
        self.within.__exit__(None, None, None)

    def available(self, sku, place):
        on_hand, reserved, safety = self.level[sku, place]
        return on_hand - reserved - safety

    @initialize()
    def open(self):
        places("main", "north")
        product(FIRM, SOFT)

    @rule(target=orders, wants=st.lists(st.tuples(SKUS, PLACES, FEW), min_size=1, max_size=4), lapses=st.booleans())
    def reserve(self, wants, lapses):
        allocations = [service.Allocation(sku, "prd", place, n, backorder=sku == SOFT) for sku, place, n in wants]
        summed = {}
        for sku, place, n in wants:
            summed[sku, place] = summed.get((sku, place), 0) + n
        short = [key for key, n in summed.items() if key[0] == FIRM and self.available(*key) < n]
        reservation, refused = attempted(lambda: hold_all(allocations, clock.later(minutes=15) if lapses else None))
        assert (refused is None) == (not short)
        if refused:
            left = {max(0, self.available(*key)) for key in short}
            assert refused.code == "out_of_stock"
            assert refused.sentence in {service.stock_sentence("", FIRM, each) for each in left}
            return None
        for key, n in summed.items():
            self.level[key][1] += n
        return reservation.order_id, summed

    @rule(order=consumes(orders))
    def release(self, order):
        if order is None:
            return
        order_id, held = order
        with Transaction() as tx:
            service.release(tx, Reservation.get(order_id=order_id), "evt")
        for key, n in held.items():
            self.level[key][1] -= n

    @rule(target=orders, order=consumes(orders), part=st.integers(1, 6))
    def ship(self, order, part):
        if order is None:
            return None
        order_id, held = order
        key = next(iter(held))
        n = min(part, held[key])
        line = {"sku": key[0], "location_id": key[1], "quantity": n}
        _, refused = attempted(lambda: ship_one(order_id, line))
        assert (refused.code if refused else None) == ("not_on_hand" if self.level[key][0] < n else None)
        if refused:
            return order
        self.level[key][0] -= n
        self.level[key][1] -= n
        rest = {**held, key: held[key] - n}
        return (order_id, {each: n for each, n in rest.items() if n}) if any(rest.values()) else None

    @rule(sku=SKUS, place=PLACES, on_hand=st.integers(0, 12))
    def count(self, sku, place, on_hand):
        service.set_level(sku, place, on_hand)
        self.level[sku, place][0] = on_hand

    @rule(sku=SKUS, place=PLACES, safety=st.integers(0, 3))
    def keep_back(self, sku, place, safety):
        service.set_level(sku, place, safety=safety)
        self.level[sku, place][2] = safety

    @rule(sku=SKUS, place=PLACES, lost=FEW)
    def lose(self, sku, place, lost):
        _, refused = attempted(lambda: service.move_stock(sku, place, "lost", on_hand=-lost))
        assert (refused.code if refused else None) == ("not_on_hand" if self.level[sku, place][0] < lost else None)
        self.level[sku, place][0] -= 0 if refused else lost

    @rule(lines=st.lists(st.tuples(SKUS, PLACES, st.integers(-6, 6), st.booleans()), min_size=1, max_size=5))
    def feed(self, lines):
        self.feeds += 1
        told = [
            {"sku": sku, "location_id": place} | ({"on_hand": abs(n)} if absolute else {"delta": n})
            for sku, place, n, absolute in lines
        ]
        first = service.take_feed(f"feed-{self.feeds}", told)
        again = service.take_feed(f"feed-{self.feeds}", told)
        assert again == [{**each, "repeated": True} for each in first]
        for result, (sku, place, n, absolute) in zip(first, lines, strict=True):
            level = self.level[sku, place]
            clamped = not absolute and level[0] + n < 0
            assert (result["state"] == "clamped") == clamped
            level[0] = abs(n) if absolute else max(0, level[0] + n)
            assert result["on_hand"] == level[0]

    @invariant()
    def levels_are_what_arithmetic_says(self):
        for (sku, place), (on_hand, reserved, safety) in self.level.items():
            assert numbers(sku, place) == (on_hand, reserved, safety, on_hand - reserved - safety)
            assert on_hand >= 0
            assert reserved >= 0
            assert safety >= 0

    @invariant()
    def movements_rebuild_the_levels(self):
        assert service.rebuilt(FIRM) + service.rebuilt(SOFT) == []


@pytest.mark.usefixtures("table")
def test_stock_is_what_arithmetic_says_whatever_is_done():
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    how = settings(
        max_examples=8,
        stateful_step_count=15,
        deadline=None,
        suppress_health_check=checks,
        database=None,
        phases=[Phase.generate],
    )
    run_state_machine_as_test(Stock, settings=how)
