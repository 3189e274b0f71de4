"""Orders are found and counted by what they are, whatever order their events came in and however often."""

import random
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from chalicelib.core import context, ids, journal, module, outbox, table
from chalicelib.core.access import Caller
from chalicelib.core.transaction import Transaction
from chalicelib.modules import MODULES
from chalicelib.orders import facets, finding, service
from chalicelib.orders.editing import tag_order
from chalicelib.payments import service as payments
from chalicelib.shop import service as shop
from tests.builders import open_shop, order, order_line

STAFF = Caller("staff", "stf_1", "Ola", "", frozenset({"*"}))


@pytest.fixture(autouse=True)
def _shop(table):
    before = module.registry, module.is_on
    module.install(MODULES, switched_on=shop.is_on)
    open_shop()
    yield
    module.registry, module.is_on = before


def told(order_id):
    """(handler, event) of every event of an order that brings its pointers up to date."""
    return [
        (name, event.message())
        for event in journal.timeline(f"ORDER#{order_id}")
        for owner, name, _ in module.registry.listeners(event.name)
        if owner.name == "orders"
    ]


def found(**wanted):
    return [each.order_id for each in finding.list_orders(finding.Filter(**wanted), 100, None).items]


def test_events_in_any_order_and_twice_leave_every_order_in_the_lists_and_counts_it_belongs_to():
    paid, held, cancelled = (order(order_line(sku), method="manual") for sku in ("A", "A", "B"))
    payments.record_payment(paid.order_id, 10000, "by bank")
    service.hold_order(held.order_id, "fraud", "odd")
    service.hold_order(held.order_id, "custom", "ask")
    tag_order(held.order_id, ["gift", "rush"], [])
    tag_order(held.order_id, [], ["rush"])
    service.cancel_order(cancelled.order_id, "changed_my_mind")
    events = [each for made in (paid, held, cancelled) for each in told(made.order_id)]
    chance = random.Random(4)
    events += chance.sample(events, len(events) // 2)
    chance.shuffle(events)
    for name, event in events:
        outbox.handle(context.shop(), name, event)
    assert found(state=("placed",)) == [paid.order_id]
    assert found(state=("on_hold", "cancelled")) == [cancelled.order_id, held.order_id]
    assert found(sku="A") == [held.order_id, paid.order_id]
    assert found(sku="A", payment_state=("paid",)) == [paid.order_id]
    assert (found(tag="gift"), found(tag="rush")) == ([held.order_id], [])
    assert found(q="kari@example.com", hold="custom") == [held.order_id]
    counts = finding.count_orders()
    assert {name: count for name, count in counts["state"].items() if count} == {
        "placed": 1,
        "on_hold": 1,
        "cancelled": 1,
    }
    assert (counts["hold"]["fraud"], counts["hold"]["custom"], counts["payment_state"]["paid"]) == (1, 1, 1)
    service.release_hold(held.order_id, service.whole(held.order_id).order.holds[0]["id"], STAFF)
    assert found(hold="fraud") == []  # before its event is worked off too: what a pointer leads to is looked at
    facets.index_order(held.order_id)
    assert finding.count_orders()["hold"]["fraud"] == 0


def test_an_order_indexed_by_many_at_once_is_counted_once():
    made = order(order_line("A"), order_line("B"))
    with ThreadPoolExecutor(8) as pool:
        runs = [pool.submit(copy_context().run, facets.index_order, made.order_id) for _ in range(16)]
        assert [each.result() for each in runs] == [None] * 16
    assert facets.counted(["state=placed", "sku=A", "sku=B", "location=main"]) == {
        "state=placed": 1,
        "sku=A": 1,
        "sku=B": 1,
        "location=main": 1,
    }
    assert found(sku="B") == [made.order_id]


def test_tags_given_by_many_at_once_are_all_kept():
    made = order()
    with ThreadPoolExecutor(6) as pool:
        runs = [pool.submit(copy_context().run, tag_order, made.order_id, [f"t{n}"], []) for n in range(6)]
        assert all(each.result() for each in runs)
    assert service.whole(made.order_id).order.tags == ["t0", "t1", "t2", "t3", "t4", "t5"]


def test_a_list_by_pointers_is_paged_without_gaps_or_doubles():
    made = [order(order_line("A" if n % 2 else "B"), stock=1000).order_id for n in range(11)]
    assert facets.index_all() == 11
    assert facets.index_all() == 11  # again changes nothing
    assert facets.counted(["sku=A", "sku=B"]) == {"sku=A": 5, "sku=B": 6}
    seen, cursor = [], None
    for size in (2, 2, 1):
        page = finding.list_orders(finding.Filter(sku="A"), 2, cursor)
        assert len(page.items) == size
        seen += [each.order_id for each in page.items]
        cursor = page.next_cursor
    assert (seen, cursor) == (made[1::2][::-1], None)


def test_an_answer_looks_at_so_many_orders_and_its_cursor_goes_on(monkeypatch):
    monkeypatch.setattr(finding, "LOOKED_AT", 4)
    wanted = order(email="first@example.com").order_id
    for _ in range(6):
        order(stock=1000)
    page = finding.list_orders(finding.Filter(q="first"), 10, None)
    assert (page.items, page.more) == ([], {"cut_short": True})
    page = finding.list_orders(finding.Filter(q="first"), 10, page.next_cursor)
    assert ([each.order_id for each in page.items], page.next_cursor) == ([wanted], None)


def test_an_order_of_more_lines_than_one_transaction_takes_is_found_by_each():
    made = order(*(order_line(f"S{n}") for n in range(45)))
    facets.index_order(made.order_id)
    assert set(facets.counted(f"sku=S{n}" for n in range(45)).values()) == {1}
    assert found(sku="S44") == [made.order_id]


def test_a_long_page_is_whole_where_one_shard_holds_nearly_all_of_it():
    same = [f"ord_{n}" for n in range(2000) if ids.shard(f"ord_{n}", facets.SHARDS) == 0][:260]
    other = next(f"ord_{n}" for n in range(2000) if ids.shard(f"ord_{n}", facets.SHARDS) == 1)
    at = {order_id: f"2026-01-01T{n:06}" for n, order_id in enumerate([*same, other])}
    for start in range(0, 261, 50):
        with Transaction() as tx:
            for order_id in [*at][start : start + 50]:
                tx.save(facets.Listed.new(facet="tag=x", order_id=order_id, placed_at=at[order_id]))
    first = table.page(facets.partitions_of("tag=x"), limit=250, newest_first=True)
    rest = table.page(facets.partitions_of("tag=x"), limit=250, newest_first=True, cursor=first.next_cursor)
    assert [each.order_id for each in [*first.items, *rest.items]] == [*at][::-1]
    assert (len(first.items), rest.next_cursor) == (250, None)
