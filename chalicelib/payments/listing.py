"""All payments, refunds and disputes of a shop, newest first, each with the order it is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.core import table
from chalicelib.core.table import Page
from chalicelib.orders.service import Order

SHARDS = 4


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed to; None is everything. `since` and `until` are moments, both included."""

    state: str | None = None
    method: str | None = None  # of payments
    since: str | None = None
    until: str | None = None

    def takes(self, item: Any, at: str) -> bool:
        return all(
            (
                self.state in (None, item.state),
                self.method is None or item.method == self.method,
                self.since is None or at >= self.since,
                self.until is None or at <= self.until,
            )
        )


def list_payments(wanted: Filter, limit: int, cursor: str | None) -> Page:
    """Payments by any method."""
    return _page("ALL_PAYMENTS", wanted, limit, cursor, lambda item: item.created_at)


def list_refunds(wanted: Filter, limit: int, cursor: str | None) -> Page:
    """Refunds: asked for, gone or failed."""
    return _page("ALL_REFUNDS", wanted, limit, cursor, lambda item: item.created_at)


def list_disputes(wanted: Filter, limit: int, cursor: str | None) -> Page:
    """Disputes, open and closed."""
    return _page("ALL_DISPUTES", wanted, limit, cursor, lambda item: item.opened_at)


def _page(name: str, wanted: Filter, limit: int, cursor: str | None, at: Callable[[Any], str]) -> Page:
    shards = [f"{name}#{shard}" for shard in range(SHARDS)]
    where = None if wanted == Filter() else (lambda item: wanted.takes(item, at(item)))
    return table.page(shards, index="g1", limit=limit, cursor=cursor, newest_first=True, where=where)


def orders_of(items: Sequence[Any]) -> dict[str, Order]:
    """The orders these are about, by id. One round trip."""
    found = table.fetch([Order.ref(order_id=each.order_id) for each in items], consistent=False) if items else []
    return {each.order_id: each for each in found if isinstance(each, Order)}
