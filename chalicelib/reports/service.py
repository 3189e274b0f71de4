"""Keeping the figures, reading them, and counting them anew from the journal."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from pynamodb.expressions.operand import Path

from chalicelib.catalogue import service as catalogue
from chalicelib.core import clock, context, ids, table
from chalicelib.core.journal import Event
from chalicelib.core.settings import settings
from chalicelib.core.table import from_raw, only, query
from chalicelib.core.transaction import Transaction, retried
from chalicelib.inventory import service as inventory
from chalicelib.orders import service as orders
from chalicelib.reports import rules
from chalicelib.reports.models import Happened, SalesDay, StockWatch, Tallied, Tally
from chalicelib.reports.rules import Figures, Told
from chalicelib.shop import service as shop

SHARDS = 4
MOST_LOW = 100  # SKUs that are counted as running out


def zone() -> ZoneInfo:
    """The shop's time zone: whose days the figures are of."""
    return ZoneInfo(shop.current().time_zone or "UTC")


# Keeping


def add_sales(name: str, payload: dict[str, Any], at: str, event_id: str) -> None:
    """Add an event to its day. Core's marker, in the same transaction, sees to it that it is added once."""
    added = rules.sold(name, payload)
    if added is None:
        return
    shard = ids.shard(event_id, SHARDS)
    day = SalesDay.new(currency=added[0], shard=shard, day=rules.day_of(at, zone()))
    with Transaction() as tx:
        tx.add(day, None, None, None, **added[1])


@retried
def count_state(what: str, which: str, state: str, as_of: int) -> None:
    """Count something in the state it is in as of an event; what is older than what was counted is passed over."""
    stored = Tallied.find(what=what, name=which)
    if stored is not None and stored.as_of >= as_of:
        return
    shard = ids.shard(which, SHARDS)
    with Transaction() as tx:
        if stored is None:
            tx.create(Tallied.new(what=what, name=which, state=state, as_of=as_of))
        else:
            before = stored.state
            tx.change(stored, when=Path("as_of") == stored.as_of, state=state, as_of=as_of)
            if before != state:
                tx.add(Tally.new(shard=shard, what=what, state=before), things=-1)
        if stored is None or before != state:
            tx.add(Tally.new(shard=shard, what=what, state=state), things=1)


def count_order(order_id: str) -> None:
    """Count an order in the state it is in now: whichever of its events is handled last sees its last state."""
    events = [each for each in orders.whole(order_id).events if "state" in each.changed]
    if events:
        count_state("order", order_id, str(events[-1].changed["state"]), int(events[-1].sequence))


@retried
def look_at_stock(sku: str) -> None:
    """Keep how much is left of a SKU, and whether it is running out."""
    looked_at = clock.now()
    variant = catalogue.get_variants([sku]).get(sku)
    if variant is None:
        return
    available = sum(level.available for level in inventory.levels_of(sku))
    rank = rules.rank(available) if variant.tracked else None
    title = inventory.titled(variant)
    stored = StockWatch.find(sku=sku)
    now: dict[str, Any] = {"title": title, "available": available, "looked_at": looked_at, "rank": rank}
    with Transaction() as tx:
        if stored is None:
            tx.create(StockWatch.new(sku=sku, **now))
        elif stored.looked_at <= looked_at:
            tx.change(stored, when=Path("looked_at") == stored.looked_at, **now)


def note_happened(name: str, at: str) -> None:
    """Keep that this was done at least once."""
    with Transaction() as tx:
        tx.save(Happened.new(name=name, at=at))


# Reading


def sales(currency: str, first: str, last: str) -> dict[str, dict[str, int]]:
    """Figures by day, both days included; a day without any is left out. One query a shard."""
    found: dict[str, dict[str, int]] = {}
    for shard in range(SHARDS):
        for day in only(query(f"SALES#{currency}#{shard}", between=(first, last), limit=800), SalesDay):
            sums = found.setdefault(day.day, dict(rules.ZEROES))
            for name in rules.ZEROES:
                sums[name] += int(getattr(day, name))
    return found


def tallies() -> dict[tuple[str, str], int]:
    """How many there are of each (what, state). One query a shard."""
    found: dict[tuple[str, str], int] = {}
    for shard in range(SHARDS):
        for each in only(query(f"TALLY#{shard}", limit=100), Tally):
            found[each.what, each.state] = found.get((each.what, each.state), 0) + int(each.things)
    return {place: count for place, count in found.items() if count}


def running_out(limit: int, cursor: str | None = None) -> table.Page:
    """One page of the SKUs that are running out, least first."""
    return table.page([f"LOW_STOCK#{n}" for n in range(SHARDS)], index="g1", limit=limit, cursor=cursor)


def low_stock() -> list[StockWatch]:
    """What is running out, least first; at most a hundred."""
    return list(running_out(MOST_LOW).items)


def happened() -> set[str]:
    """What was done at least once."""
    return {each.name for each in only(query("HAPPENED", limit=50), Happened)}


def setup_steps(second_factor: bool) -> list[tuple[str, bool]]:
    """What a new shop needs before it sells, in order, and whether it is done: from what there is, not from ticks."""
    own, done = shop.current(), happened()
    legal = own.legal
    address = all(legal.get(name) for name in ("name", "line1", "city", "country"))
    card = "stripe" in own.payment_methods
    return [
        ("business", bool(address and legal.get("email"))),
        ("product", "product" in done),
        ("stock", "stock" in done),
        ("taxes", "taxes" in done or bool(own.tax_registrations)),
        ("payment", not card or not settings.stripe_key.startswith("sk_test_daybook")),
        ("look", "look" in done),
        ("security", second_factor),
        ("order", any(what == "order" for what, _ in tallies())),
    ]


# Counting anew


def recount() -> Figures:
    """The figures the present shop's journal makes. One scan: for the command line, never for a request."""
    return rules.recount(_events(), zone())


def _events() -> Iterator[Told]:
    request: dict[str, Any] = {
        "FilterExpression": "#kind = :event AND begins_with(pk, :shop)",
        "ExpressionAttributeNames": {"#kind": "kind"},
        "ExpressionAttributeValues": {":event": {"S": Event.KIND}, ":shop": {"S": f"{context.shop()}/"}},
    }
    start: dict[str, Any] = {}
    while True:
        answer = table.call("Scan", **request, **start)
        for raw in answer["Items"]:
            event = from_raw(raw)
            if isinstance(event, Event):
                yield Told(event.name, event.at, event.aggregate, int(event.sequence), event.payload, event.changed)
        if "LastEvaluatedKey" not in answer:
            return
        start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}


def rebuild() -> Figures:
    """Put what a recount gives in the place of the figures. Run it while no event waits: those would be added twice."""
    figures = recount()
    for (currency, day), sums in figures.sales.items():
        with Transaction() as tx:
            for shard in range(SHARDS):
                tx.save(SalesDay.new(currency=currency, shard=shard, day=day, **(sums if shard == 0 else rules.ZEROES)))
    for (what, which), (state, as_of) in figures.states.items():
        with Transaction() as tx:
            tx.save(Tallied.new(what=what, name=which, state=state, as_of=as_of))
    counts = figures.tallies()
    for what, state in {*counts, *tallies()}:
        with Transaction() as tx:
            for shard in range(SHARDS):
                count = counts.get((what, state), 0) if shard == 0 else 0
                tx.save(Tally.new(shard=shard, what=what, state=state, things=count))
    return figures
