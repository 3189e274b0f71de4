"""Stock levels: a row for each SKU and location. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

COLUMNS = ("SKU", "Title", "Barcode", "Location", "On hand", "Reserved", "Safety", "Incoming", "Available")
COUNTED = ("on_hand", "reserved", "safety", "incoming", "available")


def records(stock: Any, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """What leaves of a SKU's stock: one for each location that keeps it."""
    barcode = (stock.variant.barcode if stock.variant else None) or ""
    return [
        {
            "sku": stock.sku,
            "title": stock.title,
            "barcode": barcode,
            "location": names.get(level.location_id, level.location_id),
            **{name: int(getattr(level, name) or 0) for name in COUNTED},
        }
        for level in stock.levels
    ]


def rows(record: Mapping[str, Any], _own: Sequence[str], _currency: str) -> Iterable[list[str]]:
    yield [
        record["sku"],
        record["title"],
        record["barcode"],
        record["location"],
        *(str(record[name]) for name in COUNTED),
    ]
