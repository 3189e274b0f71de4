"""The orders that the benchmark puts into the file are stored as the order module itself stores them."""

import random
from collections import Counter

import pytest

from chalicelib.core import table as stored
from chalicelib.orders import facets
from chalicelib.orders.models import Order, OrderNumber
from infra.bench import made_orders
from infra.bench.made_orders import Filled
from tests.builders import open_shop, order_line, unsaved_order
from tests.builders import order as placed


@pytest.fixture(autouse=True)
def _shop(table):
    open_shop()


def told(items):
    """Kind, key and fields of each item, without what every write of it counts up."""
    return sorted(str({name: value for name, value in each.serialize().items() if name != "version"}) for each in items)


def test_what_lies_beside_an_order_is_what_its_module_writes():
    order = placed(order_line("A"), order_line("B", quantity=2), tags=["gift"], priority=1)
    facets.index_order(order.order_id)
    wanted = facets.facets_of(order)
    pointers = [each for facet in wanted for part in facets.partitions_of(facet) for each in stored.query(part)]
    tallies = [
        each
        for facet in wanted
        for shard in range(facets.SHARDS)
        if (each := facets.Tally.find(facet=facet, shard=shard)) is not None
    ]
    names = list(stored.query("ORDER_FACET_NAMES"))
    kept = [OrderNumber.get(number=order.number), facets.Facets.get(order_id=order.order_id), *pointers]

    counted: Counter[tuple[str, int]] = Counter()
    made = list(made_orders.beside(order, counted))
    assert told(made) == told(kept)
    assert told(made_orders.tallied(counted, {"delivery=post": "Post"})) == told([*tallies, *names])


def test_a_made_up_order_has_the_fields_of_a_placed_one():
    made = Order.new(**made_orders.fields(7, random.Random(4)))
    real = unsaved_order(order_line())
    assert set(made.serialize()) == set(real.serialize())
    assert set(made.lines[0]) == set(real.lines[0])
    assert set(made.totals) == set(real.totals)


def test_what_is_put_in_is_counted_one_by_one():
    filled = Filled()
    for number in range(200):
        filled.count(Order.new(**made_orders.fields(number, random.Random(number))))
    assert filled.orders == 200
    sums = [sum(filled.counts[name].values()) for name in ("state", "payment_state", "country", "method", "delivery")]
    assert sums == [200] * 5
