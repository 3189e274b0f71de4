"""An order with a very long history is opened by reading a bounded part of it."""

import pytest

from chalicelib.core import clock, table
from chalicelib.core.transaction import Transaction
from chalicelib.orders import finding, service
from chalicelib.orders.events import OrderNoted
from chalicelib.orders.models import Order
from tests.builders import open_shop, order


@pytest.fixture(autouse=True)
def _shop(table):
    open_shop()


def told(made, times):
    """The order with so many events more, ninety to a transaction."""
    for start in range(0, times, 90):
        root = Order.get(order_id=made.order_id)
        with Transaction() as tx:
            for n in range(start, min(start + 90, times)):
                tx.publish(OrderNoted(made.order_id, f"note {n}"), on=root)


def test_five_thousand_events_are_not_read_to_open_an_order_and_all_can_be_paged_through():
    made = order()
    told(made, 5_000)
    cost = table.measure()
    found = service.whole(made.order_id)
    # 300 from the beginning, the latest 100, and after the events: what else there is
    sequences = [event.sequence for event in found.events]
    assert sequences == [*range(1, 301), *range(4_902, 5_002)]
    assert cost.round_trips == 3
    assert found.order.version == Order.get(order_id=made.order_id).version
    assert found.reservation is not None
    assert len(found.of_kind("payment")) == 1
    seen, cursor = 0, None
    while True:
        page = finding.list_events(made.order_id, 100, cursor)
        seen, cursor = seen + len(page.items), page.next_cursor
        if cursor is None:
            break
    assert seen == 5_001


def test_an_ordinary_order_is_one_query():
    made = order()
    cost = table.measure()
    service.whole(made.order_id)
    assert cost.round_trips == 1


def test_a_problem_found_again_is_open_since_it_was_found_first(monkeypatch):
    made = order()
    monkeypatch.setattr(clock, "now", lambda: "2026-11-25T08:00:00.000000Z")
    with Transaction() as tx:
        service.open_problem(tx, made, "dispute", "The bank disputes it.", "Answer.", 100)
    monkeypatch.setattr(clock, "now", lambda: "2026-11-25T09:00:00.000000Z")
    [known] = service.whole(made.order_id).of_kind("problem")
    with Transaction() as tx:
        service.open_problem(tx, Order.get(order_id=made.order_id), "dispute", "Still.", "Answer.", 200, known)
    [problem] = finding.list_problems(10, None).items
    assert (problem.since, problem.amount, problem.sentence) == ("2026-11-25T08:00:00.000000Z", 200, "Still.")
    monkeypatch.setattr(clock, "now", lambda: "2026-11-25T10:00:00.000000Z")
    service.resolve_problem(made.order_id, "dispute", "answered")
    [closed] = service.whole(made.order_id).of_kind("problem")
    with Transaction() as tx:
        service.open_problem(tx, Order.get(order_id=made.order_id), "dispute", "Again.", "Answer.", 300, closed)
    [problem] = finding.list_problems(10, None).items
    assert problem.since == "2026-11-25T10:00:00.000000Z"
