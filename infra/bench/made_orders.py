"""Made-up orders, the same each time, put by the hundred thousand into the database file of a stopped Daybook.

What lies beside an order is worked out by the order module itself (`facets_of`, each item's own key);
tests/bench/test_made_orders.py compares it with what the module's verbs and handlers write.
"""

import contextlib
import json
import os
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infra.bench.shopper import ADDRESS

if TYPE_CHECKING:
    from chalicelib.orders.models import Order

AT_ONCE = 10_000  # items in one write to the file
STATES = (  # state, payment, fulfilment, of a hundred orders how many
    ("completed", "paid", "fulfilled", 78),
    ("fulfilled", "paid", "fulfilled", 6),
    ("placed", "authorised", "unfulfilled", 5),
    ("placed", "pending", "unfulfilled", 2),
    ("partly_fulfilled", "paid", "partly_fulfilled", 1),
    ("on_hold", "paid", "unfulfilled", 1),
    ("cancelled", "cancelled", "unfulfilled", 5),
    ("completed", "refunded", "fulfilled", 2),
)
COUNTRIES = {"NO": 70, "SE": 15, "DK": 8, "DE": 5, "ID": 2}
METHODS = {"stripe": 3, "invoice": 1, "manual": 1}
TAGS = ("gift", "rush", "wholesale", "fragile", "vip")
NAMES = ("Kari", "Ola", "Siti", "Budi", "Ingrid", "Lars", "Dewi", "Nils", "Astrid", "Agus")
NEWEST = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)


@dataclass
class Filled:
    """What was put in: how many orders and items, and how many orders there are of each kind, counted one by one."""

    orders: int = 0
    items: int = 0
    emails: Counter[str] = field(default_factory=Counter)
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def count(self, order: "Order") -> None:
        self.orders += 1
        self.emails[order.email] += 1
        address = order.shipping_address or {}
        told = {
            "state": [order.state],
            "payment_state": [order.payment_state],
            "fulfilment_state": [order.fulfilment_state],
            "method": [order.payment_method],
            "country": [address["country"]],
            "delivery": [order.delivery["id"]],
            "hold": [hold["type"] for hold in order.holds],
            "tag": order.tags,
            "urgent": ["yes"] if order.priority > 0 else [],
        }
        for name, codes in told.items():
            self.counts.setdefault(name, Counter()).update(codes)


def number_of(order: int) -> str:
    return f"{order // 10_000:04}-{order % 10_000:04}"


def fields(order: int, chance: random.Random) -> dict[str, Any]:
    """One order: a new one every eleven minutes, backwards from NEWEST."""
    state, payment, fulfilment, _ = chance.choices(STATES, [each[3] for each in STATES])[0]
    [country] = chance.choices(list(COUNTRIES), list(COUNTRIES.values()))
    [method] = chance.choices(list(METHODS), list(METHODS.values()))
    placed = NEWEST - timedelta(minutes=11 * order)
    buyer = chance.randrange(60_000)
    [number_of_lines] = chance.choices((1, 2, 3, 5), (55, 25, 15, 5))
    lines = [line(place, fulfilment == "fulfilled", chance) for place in range(number_of_lines)]
    total = sum(each["total"] for each in lines)
    address = {**ADDRESS, "name": f"{chance.choice(NAMES)} {chance.choice(NAMES)}sen", "country": country}
    hold = {"id": "hld_1", "type": "fraud", "reason": "Odd", "by": "daybook", "at": "", "permission": "orders.write"}
    return {
        "order_id": f"ord_{order:026}",
        "number": number_of(order),
        "token": f"token-{order}",
        "state": state,
        "payment_state": payment,
        "fulfilment_state": fulfilment,
        "payment_method": method,
        "currency": "NOK",
        "language": "nb",
        "lines": lines,
        "totals": {"subtotal": total, "discount": 0, "shipping": 0, "tax": total // 5, "total": total},
        "taxes": [{"rate": 2500, "base": total - total // 5, "tax": total // 5}],
        "delivery": {
            "id": "post",
            "title": "Post",
            "price": 0,
            "delivery_kind": "delivery",
            "location_id": None,
            "tax_rate": 2500,
            "promise": {"earliest": str(placed.date()), "latest": str((placed + timedelta(days=3)).date())},
        },
        "email": f"buyer{buyer}@example.com",
        "customer_id": f"cus_{buyer:026}",
        "shipping_address": address,
        "billing_address": address,
        "holds": [hold] if state == "on_hold" else [],
        "authorised": total if payment == "authorised" else 0,
        "paid": total if payment in ("paid", "refunded") else 0,
        "refunded": total if payment == "refunded" else 0,
        "priority": int(chance.random() < 0.01),
        "tags": sorted({tag for tag in TAGS if chance.random() < 0.03}),
        "placed_at": placed.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }


def line(place: int, shipped: bool, chance: random.Random) -> dict[str, Any]:
    sku, quantity, price = chance.randrange(500), chance.choice((1, 1, 1, 2)), 100 * chance.randrange(49, 2000)
    return {
        "id": f"lin_{place}",
        "sku": f"SKU-{sku:03}",
        "product_id": f"prd_{sku}",
        "handle": f"product-{sku}",
        "title": f"Product {sku}",
        "variant_title": "Blue",
        "image": None,
        "variant_kind": "physical",
        "tracked": True,
        "quantity": quantity,
        "unit_price": price,
        "discount": 0,
        "total": quantity * price,
        "tax_class": "standard",
        "tax_rate": 2500,
        "grams": 400,
        "shipped": quantity if shipped else 0,
        "returned": 0,
        "cancelled": 0,
        "allocations": [{"location_id": "main", "quantity": quantity}],
    }


def beside(order: "Order", tallies: Counter[tuple[str, int]]) -> Iterator[Any]:
    """What an order is found by, as `facets.index_order` leaves it; counts what is kept for all orders together."""
    from chalicelib.core import ids
    from chalicelib.orders import facets
    from chalicelib.orders.models import OrderNumber

    found = facets.facets_of(order)
    yield OrderNumber.new(number=order.number, order_id=order.order_id)
    yield facets.Facets.new(order_id=order.order_id, kept=dict.fromkeys(found, order.placed_at))
    for facet in found:
        yield facets.Listed.new(facet=facet, order_id=order.order_id, placed_at=order.placed_at)
        if not facet.startswith(facets.UNCOUNTED):
            tallies[facet, ids.shard(order.order_id, facets.SHARDS)] += 1


def tallied(tallies: Counter[tuple[str, int]], titles: dict[str, str]) -> Iterator[Any]:
    """The kept counts, and the names that a shop makes up."""
    from chalicelib.orders import facets

    for (facet, shard), count in tallies.items():
        yield facets.Tally.new(facet=facet, shard=shard, orders=count)
    for facet in sorted({facet for facet, _ in tallies if facet.split("=")[0] in facets.NAMED}):
        yield facets.FacetName.new(facet=facet, title=titles.get(facet, ""))


def items(orders: int, filled: Filled) -> Iterator[Any]:
    """Every item of so many orders."""
    from chalicelib.orders.models import Order

    chance = random.Random(4)
    tallies: Counter[tuple[str, int]] = Counter()
    for number in range(orders):
        order = Order.new(**fields(number, chance))
        filled.count(order)
        yield order
        yield from beside(order, tallies)
    yield from tallied(tallies, {"delivery=post": "Post"})


def use(env: dict[str, str]) -> None:
    """Work on what a running Daybook works on: its table, its shop."""
    os.environ.update({name: value for name, value in env.items() if name.startswith(("DAYBOOK_", "AWS_", "STRIPE_"))})
    import app  # noqa: F401  (declares the modules)


def fill(home: Path, env: dict[str, str], orders: int) -> Filled:
    """Put them into the database file of this Daybook, which is stopped.

    Through the database's own door it would take an hour, and each item a record in its stream. Rows are as dynoxide
    1.2.1 writes them (pinned in infra/local/npm).
    """
    use(env)
    from chalicelib.core.context import acting
    from chalicelib.core.settings import settings

    filled = Filled()
    with acting(shop=settings.shop, by="bench"), contextlib.closing(sqlite3.connect(home / "daybook.db")) as file:
        waiting = items(orders, filled)
        while batch := [each.serialize() for each in islice(waiting, AT_ONCE)]:
            with file:
                put(file, env["DAYBOOK_TABLE"], batch)
            filled.items += len(batch)
    return filled


def put(file: sqlite3.Connection, table: str, batch: list[dict[str, Any]]) -> None:
    rows = [(each, json.dumps(each, separators=(",", ":"))) for each in batch]

    def key(item: dict[str, Any], prefix: str) -> tuple[str, str]:
        return f"S:{item[f'{prefix}pk']['S']}", f"S:{item[f'{prefix}sk']['S']}"

    base = [(*key(item, ""), text, len(text)) for item, text in rows]
    file.executemany(f'INSERT INTO "{table}" (pk, sk, item_json, item_size) VALUES (?, ?, ?, ?)', base)
    for index in ("g1", "g2"):
        indexed = [(*key(item, index), *key(item, ""), text) for item, text in rows if f"{index}pk" in item]
        file.executemany(f'INSERT INTO "{table}::gsi::by-{index}" VALUES (?, ?, ?, ?, ?)', indexed)
