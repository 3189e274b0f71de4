"""What staff see of stock: lists of levels, one SKU with its movements, and whether levels equal their movements."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.catalogue import service as catalogue
from chalicelib.core.errors import not_found
from chalicelib.core.table import Page, fetch, only, page, query
from chalicelib.inventory import rules
from chalicelib.inventory.models import Level, Location, Movement
from chalicelib.inventory.places import all_locations, known_location, level_refs, stocked_page

LONGEST_SKU = 128
ROUNDS = 20  # pages of a hundred SKUs that are read at most to find what runs low
FOLDED = 2000  # movements that are read at most to find a SKU's open reservations


@dataclass(frozen=True)
class Stock:
    """A SKU with its levels in the order of the locations; `variant` is None where the catalogue has none."""

    sku: str
    levels: list[Level]
    variant: Any

    @property
    def title(self) -> str:
        return titled(self.variant) if self.variant else ""


@dataclass(frozen=True)
class Overview:
    """Everything about one SKU's stock. `complete` is false where older open reservations were not looked for."""

    stock: Stock
    reservations: list[tuple[str, str, int]]
    complete: bool
    movements: Page


@dataclass(frozen=True)
class Difference:
    """A number of a level that its movements do not add up to."""

    sku: str
    location_id: str
    name: str
    stored: int
    rebuilt: int


def titled(variant: Any) -> str:
    """A variant as a person reads it: its product, and which one of it."""
    return ", ".join(part for part in (variant.product_title, variant.title) if part)


def list_stock(
    limit: int, cursor: str | None = None, starts: str = "", location_id: str | None = None, below: int | None = None
) -> Page:
    """A page of SKUs in stock with their levels, in order of SKU; at one location, SKUs it never had are left out.

    With `below`, only those of which fewer are available: pages are read until some are found, at most ROUNDS of them.
    """
    places = [known_location(location_id)] if location_id else all_locations()
    if below is None:
        return _stock_page(limit, cursor, starts, places, location_id is not None)
    low: list[Stock] = []
    for _ in range(ROUNDS):
        found = _stock_page(100, cursor, starts, places, location_id is not None)
        cursor = found.next_cursor
        low = [each for each in found.items if sum(level.available for level in each.levels) < below]
        if low or cursor is None:
            break
    return Page(low, cursor)


def _stock_page(limit: int, cursor: str | None, starts: str, places: list[Location], one: bool) -> Page:
    found = stocked_page(limit, cursor, starts)
    stocks = _stocks([each.sku for each in found.items], places)
    return Page([each for each in stocks if each.levels or not one], found.next_cursor)


def stocks_of(skus: Sequence[str]) -> list[Stock]:
    """These SKUs with their levels at every location."""
    return _stocks(skus, all_locations())


def _stocks(skus: Sequence[str], places: list[Location]) -> list[Stock]:
    items = fetch([*[catalogue.variant_ref(sku) for sku in skus], *level_refs(skus, places)])
    stocks = []
    for n, sku in enumerate(skus):
        start = len(skus) + n * len(places)
        stocks.append(Stock(sku, only([each for each in items[start : start + len(places)] if each], Level), items[n]))
    return stocks


def overview(sku: str, limit: int = 25, cursor: str | None = None) -> Overview:
    """A SKU's levels, what orders hold of it, and a page of its movements, newest first. 404 where there is neither."""
    stock = stock_of(sku)
    reserved = sum(each.reserved for each in stock.levels)
    newest_first = query(f"SKU#{sku}", starts="MOVEMENT#", newest_first=True, limit=FOLDED, consistent=True)
    held, complete = rules.open_reservations((each for each in newest_first if isinstance(each, Movement)), reserved)
    movements = page(f"SKU#{sku}", starts="MOVEMENT#", newest_first=True, limit=limit, cursor=cursor)
    return Overview(stock, held, complete, movements)


def stock_of(sku: str) -> Stock:
    """A SKU with its levels as they are now. 404 where there is no such SKU."""
    variant = catalogue.get_variants([sku]).get(sku)
    levels = levels_of(sku) if len(sku) <= LONGEST_SKU else []
    if variant is None and not levels:
        raise not_found("SKU")
    return Stock(sku, levels, variant)


def levels_of(sku: str) -> list[Level]:
    """A SKU's levels, in the order of the locations."""
    order = {each.location_id: n for n, each in enumerate(all_locations())}
    found = only(query(f"SKU#{sku}", starts="LEVEL#", consistent=True), Level)
    return sorted(found, key=lambda each: (order.get(each.location_id, len(order)), each.location_id))


def rebuilt(sku: str) -> list[Difference]:
    """Where a SKU's levels are not what its movements add up to, or `available` is not what it must be; [] when all is.

    Reads every movement. Run it while nobody sells the SKU: the levels and the movements are not read in one moment.
    """
    stored = {each.location_id: each for each in levels_of(sku)}
    summed = rules.level_from_movements(only(query(f"SKU#{sku}", starts="MOVEMENT#", consistent=True), Movement))
    differences = []
    for place in sorted({*stored, *summed}):
        level, count = stored.get(place), summed.get(place, rules.Count())
        for name in ("on_hand", "reserved", "safety", "available"):
            kept, added = (getattr(level, name) if level else 0), getattr(count, name)
            if kept != added:
                differences.append(Difference(sku, place, name, kept, added))
    return differences
