"""Products with stock, and orders that hold some of it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

import pytest

from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.service import NewVariant
from chalicelib.core import ids
from chalicelib.core.errors import Refused
from chalicelib.core.journal import Fact
from chalicelib.core.table import Key, Text, Versioned, fetch, only, query
from chalicelib.core.transaction import Transaction
from chalicelib.inventory import service
from chalicelib.inventory.models import Level, Movement, Reservation


class FakeOrder(Versioned, kind="test_inventory_order"):
    """Stands for an order: inventory knows none."""

    KEY = Key("ORDER#{order_id}", "ORDER", reads="tests")

    order_id = Text()


class Ordered(Fact, name="test_inventory.ordered"):
    pass


def product(*skus: str, title: str = "Wool sweater", **fields: Any) -> str:
    """A product on sale with a variant for each SKU; gives its id."""
    variants = [NewVariant(sku=sku, prices={"NOK": 1000}, options={"Size": sku}, **fields) for sku in skus]
    return catalogue.create_product(title, variants, status="active").product_id


def places(*names: str) -> list[Any]:
    """Locations with these ids, in this order."""
    return [service.add_location(name.title(), location_id=name) for name in names]


def stocked(sku: str = "A", main: int = 0, **others: int) -> str:
    """A product with one SKU, and this many of it at each location ("main" first); gives the product's id."""
    product_id = product(sku)
    known = {each.location_id for each in service.all_locations()}
    for name, on_hand in {"main": main, **others}.items():
        if name not in known:
            places(name)
        service.set_level(sku, name, on_hand)
    return product_id


def demand(sku: str, quantity: int, **more: Any) -> service.Demand:
    return service.Demand(sku, f"prd_{sku}", quantity, title="Wool sweater", line_id=f"l{sku}", **more)


def hold(sku: str, quantity: int, location_id: str = "main", lapses_at: str | None = None, **more: Any) -> Reservation:
    """Reserve for a new order, as checkout does."""
    allocation = service.Allocation(sku, "prd", location_id, quantity, title="Wool sweater", **more)
    return hold_all([allocation], lapses_at)


def hold_all(
    allocations: list[service.Allocation], lapses_at: str | None = None, order_id: str | None = None
) -> Reservation:
    order = FakeOrder.new(order_id=order_id or ids.new("ord"))
    with Transaction() as tx:
        tx.create(order)
        event_id = tx.publish(Ordered(), on=order)
        return service.reserve(tx, order.order_id, allocations, lapses_at, event_id)


def numbers(sku: str = "A", location_id: str = "main") -> tuple[int, int, int, int]:
    """on_hand, reserved, safety, available of a level; all 0 where there is none."""
    level = Level.find(sku=sku, location_id=location_id) or Level(on_hand=0, reserved=0, safety=0, available=0)
    return level.on_hand, level.reserved, level.safety, level.available


def read_levels(*skus: str) -> list[Any]:
    return fetch(service.level_refs(skus, service.locations()))


def movements(sku: str = "A") -> list[tuple[Any, ...]]:
    """A SKU's movements, oldest first: reason, location, and the differences of on hand, reserved and safety."""
    found = only(query(f"SKU#{sku}", starts="MOVEMENT#", consistent=True), Movement)
    return [(each.reason, each.location_id, each.on_hand, each.reserved, each.safety) for each in found]


def in_parallel(work: Callable[[int], Any], times: int, threads: int) -> list[Any]:
    """Run work(n) that many times on threads that know the present shop."""
    contexts = [copy_context() for _ in range(times)]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(lambda n: contexts[n].run(work, n), range(times)))


def refusal_of(work: Callable[..., Any], *args: Any, **more: Any) -> Refused:
    """What this is refused with."""
    with pytest.raises(Refused) as refused:
        work(*args, **more)
    return refused.value
