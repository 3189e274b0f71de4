"""Stocktakes: a location is counted while it goes on selling, and the differences are posted once.

A line keeps what was counted and what the books said at that moment. What gets posted is the difference between the
two, so that what is shipped, received or moved after the figure was entered stays as it was booked. Each line is posted
in one transaction with the mark that it was, so that a posting which dies half-way goes on where it stopped.
"""

from typing import Any

from pynamodb.expressions.operand import Path

from chalicelib.core import clock, context, ids
from chalicelib.core.context import acting
from chalicelib.core.errors import RaceLost, Refused, invalid, not_found, version_moved_on
from chalicelib.core.table import Page, fetch, only, page, query
from chalicelib.core.transaction import Transaction, retried
from chalicelib.inventory import counts
from chalicelib.inventory.events import StocktakeFinished, StocktakeOpened, StocktakePosting
from chalicelib.inventory.models import Level, Stocktake, StocktakeLine
from chalicelib.inventory.overview import titled
from chalicelib.inventory.places import known_location

PART = 20  # lines in one transaction: level, movement, line and list entry of each, with change and event, are 84
MOST_COUNTED = 1_000_000_000

NOT_OPEN = Refused("stocktake_over", "This count is posted or cancelled. Open a new one to count again.", status=409)
BELOW_NOTHING = invalid("add", "below_nothing", "That would leave fewer than nothing. Enter what you counted instead.")


def open_stocktake(location_id: str, title: str = "") -> Stocktake:
    """Begin a count of a location; several may be open at once, for several people and shelves."""
    known_location(location_id)
    opened = Stocktake.new(
        stocktake_id=ids.new("cnt"), title=title, location_id=location_id, opened_by=context.actor.get(),
        created_at=clock.now(),
    )  # fmt: skip
    with Transaction() as tx:
        tx.create(opened)
        tx.publish(StocktakeOpened(opened.stocktake_id, location_id, title), on=opened)
    return opened


def list_stocktakes(limit: int, cursor: str | None) -> Page:
    """Stocktakes, the latest first."""
    return page("STOCKTAKES", index="g1", limit=limit, cursor=cursor, newest_first=True)


def find_stocktake(stocktake_id: str) -> Stocktake:
    """A stocktake, or a 404."""
    if len(stocktake_id) > 64:
        raise not_found("count")
    return Stocktake.get(stocktake_id=stocktake_id)


def lines_of(stocktake_id: str, limit: int, cursor: str | None) -> Page:
    """A page of what was counted, by SKU."""
    return page(f"STOCKTAKE#{stocktake_id}", starts="LINE#", limit=limit, cursor=cursor)


@retried
def enter(stocktake_id: str, sku: str, counted: int | None = None, add: int | None = None) -> StocktakeLine:
    """Enter what was counted of a SKU: how many there are, or how many more were found (a scan adds one).

    The write requires that the count is open, that nobody entered this SKU meanwhile, and that the books say what was
    read beside it; it is tried again where they do not.
    """
    stocktake = find_stocktake(stocktake_id)
    if stocktake.state != "open":
        raise NOT_OPEN
    line_ref = StocktakeLine.ref(stocktake_id=stocktake_id, sku=sku)
    line, level, variant = fetch([line_ref, *counts.refs(sku, stocktake.location_id)])
    at = counts.found(sku, stocktake.location_id, level, variant)
    before = line if isinstance(line, StocktakeLine) else None
    total = counted if counted is not None else (before.counted if before else 0) + (add or 0)
    if not 0 <= total <= MOST_COUNTED:
        raise BELOW_NOTHING
    said: dict[str, Any] = {
        "counted": total,
        "expected": at.on_hand,
        "moved": before is not None and counted is None and (before.moved or before.expected != at.on_hand),
        "entered_by": context.actor.get(),
        "entered_at": clock.now(),
    }
    with Transaction() as tx:
        tx.check(stocktake, when=Path("state") == "open", otherwise=NOT_OPEN)
        books = at.level or Level.new(sku=sku, location_id=stocktake.location_id, product_id=at.place.product_id)
        tx.check(books, when=(Level.on_hand == at.on_hand) if at.level else Path("pk").does_not_exist())
        if before is None:
            title = titled(variant) if variant is not None else ""
            before = StocktakeLine.new(stocktake_id=stocktake_id, sku=sku, title=title, **said)
            tx.create(before)
        else:
            tx.change(before, when=StocktakeLine.entries == before.entries, entries=before.entries + 1, **said)
    return before


@retried
def change_stocktake(
    stocktake_id: str, version: int | None = None, title: str | None = None, state: str | None = None
) -> Stocktake:
    """Rename, cancel or post a count. Posting again what is posted, or on its way, changes nothing."""
    stocktake = find_stocktake(stocktake_id)
    if state == "posted" and stocktake.state in ("posting", "posted"):
        return stocktake
    if version is not None and version != stocktake.version:
        raise version_moved_on()
    if stocktake.state != "open":
        raise NOT_OPEN
    with Transaction() as tx:
        if title is not None:
            tx.change(stocktake, title=title)
        if state == "cancelled":
            tx.change(stocktake, state="cancelled", finished_at=clock.now())
            tx.publish(StocktakeFinished(stocktake_id, "cancelled"), on=stocktake)
        if state == "posted":
            tx.change(stocktake, state="posting")
            tx.publish(StocktakePosting(stocktake_id), on=stocktake)
    return stocktake


# Posting


def post_lines(stocktake_id: str, parts: int | None = None) -> None:
    """Post what is not posted yet, some lines at a time, at most so many parts.

    The request that posts begins with it, and a worker goes on: both may, since each line is posted with its mark.
    """
    with acting(once=None):
        while (parts is None or parts > 0) and _post_part(stocktake_id):
            parts = None if parts is None else parts - 1


@retried
def _post_part(stocktake_id: str) -> bool:
    """Post some lines; whether there are more."""
    stocktake = find_stocktake(stocktake_id)
    if stocktake.state != "posting":
        return False
    lines = only(query(f"STOCKTAKE#{stocktake_id}", starts="LINE#", consistent=True), StocktakeLine)
    left = [line for line in lines if line.posted is None]
    part = left[:PART]
    read = fetch([ref for line in part for ref in counts.refs(line.sku, stocktake.location_id)])
    changed = []
    with Transaction() as tx:
        for n, line in enumerate(part):
            at = counts.found(line.sku, stocktake.location_id, read[2 * n], read[2 * n + 1])
            # more may be gone since than was ever found: on hand ends at nothing, and the line shows what was posted
            after = max(0, at.on_hand + line.counted - line.expected)
            if after != at.on_hand or at.level is None:
                counts.write_count(tx, at, "counted", after, None, stocktake_id, stocktake.title)
                changed.append(at)
            tx.change(line, when=StocktakeLine.posted.does_not_exist(), otherwise=RaceLost(), posted=after - at.on_hand)
        if changed:
            counts.list_stocked(tx, changed)
            counts.announce(tx, [at.place.sku for at in changed], "counted", stocktake_id, stocktake.title)
        if len(left) <= PART:
            tx.change(stocktake, state="posted", finished_at=clock.now())
            tx.publish(StocktakeFinished(stocktake_id, "posted"), on=stocktake)
    return len(left) > PART
