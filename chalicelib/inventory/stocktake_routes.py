"""Stocktakes over HTTP: open, enter, look at the differences, post once."""

from typing import Any

from chalicelib.core.access import staff
from chalicelib.core.http import PageQuery, Routes
from chalicelib.inventory import stocktakes
from chalicelib.inventory.inputs import ChangeStocktake, EnterCount, OpenStocktake
from chalicelib.inventory.models import Stocktake, StocktakeLine
from chalicelib.inventory.outputs import StocktakeLineOut, StocktakeLinesOut, StocktakeOut, StocktakePageOut
from chalicelib.inventory.places import all_locations

routes = Routes("Inventory")
READ, WRITE = staff("inventory.read"), staff("inventory.write")
COUNTS, COUNT = "/api/admin/inventory/counts", "/api/admin/inventory/counts/{count_id}"
PARTS_AT_ONCE = 5  # of the posting, within the request; a worker does the rest


def _again(partition: str) -> dict[str, Any]:
    return _shown(stocktakes.find_stocktake(partition.removeprefix("STOCKTAKE#")))


@routes.route(COUNTS, by=READ, query=PageQuery, gives=StocktakePageOut)
def list_counts(query: PageQuery) -> dict[str, Any]:
    """Counts, the latest first."""
    found = stocktakes.list_stocktakes(query.limit, query.cursor)
    return {"items": [_shown(each) for each in found.items], "next_cursor": found.next_cursor}


@routes.route(COUNTS, "POST", by=WRITE, takes=OpenStocktake, gives=StocktakeOut, status=201, again=_again)
def open_count(given: OpenStocktake) -> dict[str, Any]:
    """Begin a count of a location."""
    return _shown(stocktakes.open_stocktake(given.location_id, given.title))


@routes.route(COUNT, by=READ, query=PageQuery, gives=StocktakeLinesOut)
def show_count(count_id: str, query: PageQuery) -> dict[str, Any]:
    """A count with a page of its lines, by SKU."""
    stocktake = stocktakes.find_stocktake(count_id)
    found = stocktakes.lines_of(count_id, query.limit, query.cursor)
    lines = [_line(each) for each in found.items]
    return {**_shown(stocktake), "lines": lines, "next_cursor": found.next_cursor}


@routes.route(COUNT, "POST", by=WRITE, takes=EnterCount, gives=StocktakeLineOut)
def enter_count(count_id: str, given: EnterCount) -> dict[str, Any]:
    """Enter what was counted of a SKU, or one more that was scanned."""
    return _line(stocktakes.enter(count_id, given.sku, given.counted, given.add))


@routes.route(COUNT, "PATCH", by=WRITE, takes=ChangeStocktake, gives=StocktakeOut)
def change_count(count_id: str, given: ChangeStocktake) -> dict[str, Any]:
    """Rename, post or cancel a count; posting changes each level by the difference that was found."""
    stocktake = stocktakes.change_stocktake(count_id, given.version, given.title, given.state)
    if stocktake.state == "posting":
        stocktakes.post_lines(count_id, PARTS_AT_ONCE)
        stocktake = stocktakes.find_stocktake(count_id)
    return _shown(stocktake)


def _shown(stocktake: Stocktake) -> dict[str, Any]:
    names = {each.location_id: each.name for each in all_locations()}
    told = ("title", "location_id", "state", "opened_by", "created_at", "finished_at", "version")
    named = {"location": names.get(stocktake.location_id, stocktake.location_id)}
    return {"id": stocktake.stocktake_id, **named} | {name: getattr(stocktake, name) for name in told}


def _line(line: StocktakeLine) -> dict[str, Any]:
    told = ("sku", "title", "counted", "expected", "moved", "entered_by", "entered_at")
    difference = line.counted - line.expected if line.posted is None else line.posted
    posted = {"difference": difference, "posted": line.posted is not None}
    return {name: getattr(line, name) for name in told} | posted
