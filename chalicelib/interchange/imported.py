"""What a file from another system holds, as the import job takes it: products with their variants, and what was odd.

The readers (Shopify's now, others after) all answer in these shapes, so that the job which writes them to the catalogue
is written once. They are frozen, hold plain values, and know nothing of where they came from or go to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Status = Literal["active", "draft", "archived"]


@dataclass(frozen=True)
class RowProblem:
    """Something about a row or a cell that a person should know of.

    `row` is the number a spreadsheet shows (1 is the header). `column` is the file's own name for it, or "" when the
    whole row or file is meant. `taken` says whether the value (or the row) is in the product anyway: a wrong check
    digit is taken as it stands; a price that could mean two amounts is not. `value` is at most 200 characters of it.
    """

    row: int
    handle: str
    column: str
    code: str
    sentence: str
    value: str
    taken: bool


@dataclass(frozen=True)
class ImportedImage:
    """A picture by its address: https, http or a path on this shop. Positions count from 1, without gaps."""

    url: str
    alt: str
    position: int


@dataclass(frozen=True)
class ImportedVariant:
    """One thing that can be bought. Prices are decimal strings with exactly the asked-for decimals, or None.

    `options` has one value for each of the product's options, in their order; it is empty when the product has none.
    `quantity` is None when the file does not say, and may be below zero. `grams` is None likewise.
    """

    row: int
    sku: str
    options: tuple[str, ...]
    price_text: str | None
    compare_at_text: str | None
    cost_text: str | None
    barcode: str
    grams: int | None
    weight_unit: str
    quantity: int | None
    tracked: bool
    sell_when_out: bool
    requires_shipping: bool
    taxable: bool
    tax_code: str
    image_url: str
    tax_class: str = ""  # ours, where the file was one of our own exports
    variant_kind: str = ""
    custom_fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportedProduct:
    """A product whole: its own fields, then options as (name, values in order of appearance), variants and images.

    `continues` is true when an earlier group of the same file had this handle: the job adds these variants and images
    to that product and leaves its other fields alone. `description_html` is sanitised.
    """

    row: int
    handle: str
    title: str
    description_html: str
    vendor: str
    product_type: str
    category: str
    tags: tuple[str, ...]
    status: Status
    options: tuple[tuple[str, tuple[str, ...]], ...]
    variants: tuple[ImportedVariant, ...]
    images: tuple[ImportedImage, ...]
    seo_title: str
    seo_description: str
    gift_card: bool
    continues: bool
    custom_fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ProductGroup:
    """The rows of one product, read: the product, or None when none of its rows could be taken, and their problems.

    Reading again with `start_row=next_row` goes on exactly after this group.
    """

    first_row: int
    next_row: int
    product: ImportedProduct | None
    problems: tuple[RowProblem, ...]
