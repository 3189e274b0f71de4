"""The columns of Shopify's product CSV, in both its dialects, by name.

Names are matched without regard to case or spacing; a column we have no field for is kept as a custom field under its
own name, and a column we cannot keep (no name, a name twice, too many) is listed, never dropped silently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chalicelib.interchange import csv_rows

MOST_CUSTOM_COLUMNS = 200
MOST_LISTED = 200
LONGEST_NAME = 120

# Ours, then the current dialect's name, then older ones.
_NAMES: dict[str, tuple[str, ...]] = {
    "handle": ("url handle", "handle"),
    "title": ("title",),
    "description": ("description", "body (html)", "body html", "body"),
    "vendor": ("vendor",),
    "category": ("product category", "standard product type"),
    "product_type": ("type", "custom product type"),
    "tags": ("tags",),
    "published": ("published on online store", "published"),
    "status": ("status",),
    "sku": ("sku", "variant sku"),
    "barcode": ("barcode", "variant barcode"),
    "option1_name": ("option1 name",),
    "option1_value": ("option1 value",),
    "option2_name": ("option2 name",),
    "option2_value": ("option2 value",),
    "option3_name": ("option3 name",),
    "option3_value": ("option3 value",),
    "price": ("price", "variant price"),
    "compare_at": ("compare-at price", "compare at price", "variant compare at price"),
    "cost": ("cost per item", "variant cost"),
    "taxable": ("charge tax", "variant taxable"),
    "tax_code": ("tax code", "variant tax code"),
    "tax_class": ("variant tax class",),
    "variant_kind": ("variant kind",),
    "tracker": ("inventory tracker", "variant inventory tracker"),
    "quantity": ("inventory quantity", "variant inventory qty", "variant inventory quantity"),
    "policy": ("continue selling when out of stock", "variant inventory policy"),
    "grams": ("weight value (grams)", "variant grams"),
    "weight_unit": ("weight unit for display", "variant weight unit"),
    "requires_shipping": ("requires shipping", "variant requires shipping"),
    "service": ("fulfillment service", "variant fulfillment service"),
    "image": ("product image url", "image src"),
    "image_position": ("image position",),
    "image_alt": ("image alt text",),
    "variant_image": ("variant image url", "variant image"),
    "gift_card": ("gift card",),
    "seo_title": ("seo title",),
    "seo_description": ("seo description",),
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}

# What these columns say differs from variant to variant: prices per market, unit prices.
_OF_A_VARIANT = ("price /", "compare at price /", "compare-at price /", "included /", "unit price", "variant ")


@dataclass(frozen=True)
class CustomColumn:
    """A column kept under its own name, on each variant or on the product."""

    name: str
    index: int
    of_variant: bool


@dataclass(frozen=True)
class Header:
    """Where each field stands in a row, and what becomes of the columns that have no field."""

    names: tuple[str, ...]
    places: dict[str, int]
    custom: tuple[CustomColumn, ...]
    not_kept: tuple[str, ...]
    dialect: str  # "current" or "legacy"

    def named(self, field: str) -> str:
        """The file's own name for a field, "" when it has none."""
        return self.names[self.places[field]] if field in self.places else ""


def read_header(line: str) -> tuple[Header, str] | None:
    """The header and its delimiter (a comma, semicolon or tab, whichever makes most sense), or None if it is none.

    A product file has a handle or a title, and at least three columns that we know.
    """
    found = max(
        ((_header(csv_rows.split_line(line, mark)), mark) for mark in ",;\t"), key=lambda pair: len(pair[0].places)
    )
    places = found[0].places
    is_products = ("handle" in places or "title" in places) and len(places) >= 3
    return found if is_products else None


def _header(cells: list[str]) -> Header:
    names = tuple(re.sub(r"\s+", " ", cell.replace("\x00", "")).strip() for cell in cells)
    places: dict[str, int] = {}
    custom: dict[str, CustomColumn] = {}
    not_kept: list[str] = []
    for index, name in enumerate(names):
        lower = name.lower()
        field = _FIELD_OF.get(lower)
        if field and field not in places:
            places[field] = index
        elif field or not name or len(name) > LONGEST_NAME or lower in custom or len(custom) >= MOST_CUSTOM_COLUMNS:
            not_kept.append(name[:LONGEST_NAME] or f"column {index + 1}")
        else:
            custom[lower] = CustomColumn(name, index, lower.startswith(_OF_A_VARIANT))
    if len(not_kept) > MOST_LISTED:
        not_kept[MOST_LISTED:] = [f"and {len(not_kept) - MOST_LISTED} more columns"]
    current = any(name.lower() in ("url handle", "product image url", "inventory quantity") for name in names)
    return Header(names, places, tuple(custom.values()), tuple(not_kept), "current" if current else "legacy")
