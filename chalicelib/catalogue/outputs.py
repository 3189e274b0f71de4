"""What the catalogue's routes answer with."""

from typing import Any

from pydantic import Field

from chalicelib.core.http import MoneyOut, Output


class FocalOut(Output):
    x: int = Field(description="thousandths of the width, from the left")
    y: int = Field(description="thousandths of the height, from the top")


class ImageOut(Output):
    url: str
    alt: str = ""
    alts: dict[str, str] = Field(default={}, description="by language")
    focal: FocalOut | None = None
    colour: str = Field(default="", description="its average, #aabbcc")
    sources: list[str] = Field(default=[], description="where elsewhere it was fetched from")
    width: int | None = None
    height: int | None = None


class RatingOut(Output):
    average: float | None
    count: int


class HistogramOut(RatingOut):
    histogram: dict[str, int]


class CardOut(Output):
    """A product in a list. `price` is its lowest; `price_varies` where variants cost more than it."""

    id: str
    handle: str
    title: str
    vendor: str
    price: MoneyOut | None
    price_varies: bool
    compare_at_price: MoneyOut | None
    image: ImageOut | None
    rating: RatingOut
    in_stock: bool


class FacetValueOut(Output):
    value: str
    title: str
    count: int


class FacetOut(Output):
    """A filter that narrows the list; `name` is its query parameter. Counts disregard the facet's own filter."""

    name: str
    title: str
    values: list[FacetValueOut]


class PricesOut(Output):
    lowest: MoneyOut
    highest: MoneyOut


class CardsOut(Output):
    items: list[CardOut]
    next_cursor: str | None
    total: int
    facets: list[FacetOut]
    prices: PricesOut | None
    meant: str | None  # the query with its misspelt words put right, where that was needed to find something


class OptionOut(Output):
    name: str
    values: list[str]


class SoldVariantOut(Output):
    sku: str
    title: str
    options: dict[str, str]
    price: MoneyOut | None
    compare_at_price: MoneyOut | None
    available: bool
    barcode: str | None
    kind: str
    image: str | None


class ProductOut(Output):
    """A product on sale, as its page shows it."""

    id: str
    handle: str
    title: str
    description: str
    vendor: str
    product_type: str
    tags: list[str]
    collections: list[str]
    images: list[ImageOut]
    options: list[OptionOut]
    variants: list[SoldVariantOut]
    rating: HistogramOut
    custom_fields: dict[str, Any]
    seo: dict[str, str]


class CollectionOut(Output):
    handle: str
    title: str
    description: str
    image: ImageOut | None


class CollectionsOut(Output):
    items: list[CollectionOut]
    next_cursor: str | None


# For staff


class KeptVariantOut(Output):
    sku: str
    version: int
    position: int
    title: str
    options: dict[str, str]
    prices: list[MoneyOut]
    compare_at: list[MoneyOut]
    cost: list[MoneyOut]
    tax_class: str
    kind: str
    tracked: bool
    sell_when_out: bool
    barcode: str | None
    grams: int
    image: str | None
    custom_fields: dict[str, Any]


class ProductRowOut(Output):
    id: str
    handle: str
    title: str
    status: str
    vendor: str
    product_type: str
    image: ImageOut | None
    variants: int
    updated_at: str
    version: int


class ProductRowsOut(Output):
    items: list[ProductRowOut]
    next_cursor: str | None


class KeptProductOut(Output):
    """A product whole, as staff edit it."""

    id: str
    handle: str
    title: str
    description: str
    status: str
    vendor: str
    product_type: str
    tags: list[str]
    collections: list[str]
    images: list[ImageOut]
    options: list[OptionOut]
    variants: list[KeptVariantOut]
    translations: dict[str, Any]
    custom_fields: dict[str, Any]
    seo: dict[str, str]
    created_at: str
    updated_at: str
    version: int


class KeptCollectionOut(CollectionOut):
    translations: dict[str, Any]
    position: int
    version: int


class KeptCollectionsOut(Output):
    items: list[KeptCollectionOut]
    next_cursor: str | None
