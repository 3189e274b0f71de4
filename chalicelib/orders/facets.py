"""What orders are found by: for each state, SKU, tag and so on, pointers to its orders by date, and how many there are.

Pointers and counts follow the orders by their events, a moment later. A pointer only says where to look: what it
leads to is read and compared with what was asked, so that an old one shows nothing that is not so. The counts are exact
once the events are worked off: each changes in the transaction that writes or removes the pointer it counts.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pynamodb.expressions.operand import Path

from chalicelib.core import ids, table
from chalicelib.core.errors import RaceLost
from chalicelib.core.table import Item, Json, Key, Number, Text
from chalicelib.core.transaction import Transaction, retried
from chalicelib.orders.models import Order

SHARDS = 4
NAMED = ("tag", "country", "delivery", "method")  # whose values a shop makes up: they are kept, to be offered
OFFERED = 100  # values of each that are offered to choose from
AT_ONCE = 40  # pointers in one transaction: each is two writes
UNCOUNTED = ("email=",)  # as many as there are buyers, with few orders each


class Listed(Item, kind="order_listed"):
    """That an order has a facet, such as "state=placed" or "sku=MUG-1"."""

    KEY = Key(
        "ORDERS_BY#{facet}#{order_id:shard4}",
        "{placed_at}#{order_id}",
        reads="orders with something in common, by date",
    )

    facet = Text()
    order_id = Text()
    placed_at = Text()


class Facets(Item, kind="order_facets"):
    """The pointers an order has."""

    KEY = Key("ORDER_FACETS#{order_id}", "FACETS", reads="which pointers to an order there are, when it changed")

    order_id = Text()
    kept = Json()  # {facet: the placed_at its pointer has}
    turn = Number(default_for_new=1)


class Tally(Item, kind="order_tally"):
    """How many orders have a facet, in one of its shards."""

    KEY = Key("ORDER_TALLY#{facet}", "{shard}", reads="how many orders there are in a state, with a tag, of a SKU")

    facet = Text()
    shard = Number()
    orders = Number(default_for_new=0)


class FacetName(Item, kind="order_facet_name"):
    """That orders have, or had, this tag, country, delivery option or way to pay. Written once for each."""

    KEY = Key("ORDER_FACET_NAMES", "{facet}", reads="which tags, countries, delivery options and so on orders have")

    facet = Text()
    title = Text(default_for_new="")  # of a delivery option, as the first such order had it


def facets_of(order: Order) -> list[str]:
    """Everything an order can be found by."""
    country = country_of(order)
    facets = [
        f"state={order.state}",
        f"payment_state={order.payment_state}",
        f"fulfilment_state={order.fulfilment_state}",
        f"email={order.email.casefold()}",
        f"method={order.payment_method}",
        *([f"country={country}"] if country else []),
        *([f"delivery={order.delivery['id']}"] if order.delivery else []),
        *(["urgent=yes"] if order.priority > 0 else []),
        *(f"hold={hold['type']}" for hold in order.holds),
        *(f"tag={tag}" for tag in order.tags),
        *(f"sku={line['sku']}" for line in order.lines),
        *(f"location={each['location_id']}" for line in order.lines for each in line["allocations"]),
    ]
    return list(dict.fromkeys(facets))


def country_of(order: Order) -> str:
    """The code of the country an order goes to; "" where nothing is sent and no address was asked."""
    return str((order.shipping_address or order.billing_address or {}).get("country") or "")


def index_all() -> int:
    """Bring the pointers of every order of the shop to what it is now; gives how many orders there are.

    For a shop with orders older than these lists. It reads every order, and may be run again, and while buyers buy.
    """
    done = 0
    for shard in range(SHARDS):
        for order in table.only(table.query(f"ORDERS#{shard}", index="g2"), Order):
            index_order(order.order_id)
            done += 1
    return done


@retried
def index_order(order_id: str) -> None:
    """Bring an order's pointers and the counts to what the order is now. Harmless to repeat and to reorder."""
    order, known = table.fetch([Order.ref(order_id=order_id), Facets.ref(order_id=order_id)])
    if not isinstance(order, Order):
        return
    kept: dict[str, str] = dict(known.kept) if isinstance(known, Facets) else {}
    wanted = dict.fromkeys(facets_of(order), order.placed_at)
    changes = _changes(kept, wanted)
    while batch := list(islice(changes, AT_ONCE)):
        known = _write(order, known if isinstance(known, Facets) else None, kept, batch)


def _changes(kept: dict[str, str], wanted: dict[str, str]) -> Iterator[tuple[str, str, int]]:
    """(facet, placed_at, -1 or 1) for each pointer to remove or to write."""
    yield from [(facet, at, -1) for facet, at in kept.items() if wanted.get(facet) != at]
    yield from [(facet, at, 1) for facet, at in wanted.items() if kept.get(facet) != at]


def _write(order: Order, known: Facets | None, kept: dict[str, str], batch: list[tuple[str, str, int]]) -> Facets:
    counts: dict[str, int] = {}
    new = _new_names(order, [facet for facet, _, step in batch if step > 0])
    with Transaction() as tx:
        for name in new:
            tx.save(name)
        tx.check(order, Path("version") == order.version, otherwise=RaceLost("the order moved on meanwhile"))
        for facet, at, step in batch:
            pointer = Listed.new(facet=facet, order_id=order.order_id, placed_at=at)
            tx.save(pointer) if step > 0 else tx.delete(pointer)
            counts[facet] = counts.get(facet, 0) + step
            if step > 0:
                kept[facet] = at
            else:
                del kept[facet]
        for facet, step in counts.items():
            if step and not facet.startswith(UNCOUNTED):
                tx.add(Tally.new(facet=facet, shard=ids.shard(order.order_id, SHARDS)), orders=step)
        if known is None:
            known = Facets.new(order_id=order.order_id, kept=dict(kept))
            tx.create(known, otherwise=RaceLost("its pointers were written meanwhile"))
        else:
            tx.change(known, when=Facets.turn == known.turn, kept=dict(kept), turn=known.turn + 1)
    return known


def _new_names(order: Order, facets: list[str]) -> list[FacetName]:
    named = [facet for facet in facets if facet.split("=")[0] in NAMED]
    found = table.fetch([FacetName.ref(facet=facet) for facet in named], consistent=False)
    titles = {f"delivery={order.delivery['id']}": order.delivery["title"]} if order.delivery else {}
    pairs = zip(named, found, strict=True)
    return [FacetName.new(facet=facet, title=titles.get(facet, "")) for facet, known in pairs if known is None]


def names() -> dict[str, str]:
    """{facet: title} of what orders have that a shop makes up itself; the first OFFERED of each kind."""
    found = [
        each
        for kind in NAMED
        for each in table.query("ORDER_FACET_NAMES", starts=f"{kind}=", limit=OFFERED, consistent=False)
    ]
    return {each.facet: each.title for each in table.only(found, FacetName)}


def partitions_of(facet: str) -> list[str]:
    """Where the pointers of a facet are."""
    return [f"ORDERS_BY#{facet}#{shard}" for shard in range(SHARDS)]


def counted(facets: Iterable[str]) -> dict[str, int]:
    """How many orders have each of these facets. One read for every twenty-five of them."""
    names = list(dict.fromkeys(facets))
    found = table.fetch([Tally.ref(facet=name, shard=n) for name in names for n in range(SHARDS)], consistent=False)
    sums = dict.fromkeys(names, 0)
    for each in table.only(filter(None, found), Tally):
        sums[each.facet] += each.orders
    return sums


def orders_at(pointers: list[Any]) -> list[Any]:
    """The orders that pointers lead to, as they are now; None for one that is gone."""
    return table.fetch([Order.ref(order_id=each.order_id) for each in pointers], consistent=False)
