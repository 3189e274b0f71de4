"""What the catalogue's routes answer with."""

from typing import Any, Literal

from pydantic import Field

from chalicelib.core.http import MoneyOut, Output, Sentence


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


class WordOut(Output):
    """A word of the shop's own. `used_as` is empty where nothing on sale uses it now."""

    word: str
    used_as: Literal["option", "value", "tag", "field", ""]
    texts: dict[str, str] = Field(description="by language")


class GlossaryOut(Output):
    """Words that what is on sale uses, and others that were translated."""

    version: int
    language: str = Field(description="the shop's own, which the words are in")
    languages: list[str] = Field(description="the shop's others")
    words: list[WordOut]


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
    tags: list[str]
    collections: list[str]
    image: ImageOut | None
    variants: int
    publish_at: str | None
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
    publish_at: str | None
    created_at: str
    updated_at: str
    version: int


class KeptCollectionOut(CollectionOut):
    rule: dict[str, Any] | None
    product_order: list[str]
    translations: dict[str, Any]
    position: int
    version: int


class KeptCollectionsOut(Output):
    items: list[KeptCollectionOut]
    next_cursor: str | None


class VariantRowOut(KeptVariantOut):
    """A variant with what a list shows of its product."""

    product_id: str
    product_title: str
    product_status: str
    product_image: str | None


class VariantRowsOut(Output):
    items: list[VariantRowOut]
    next_cursor: str | None


class BulkCountsOut(Output):
    taken: int
    refused: int


class BulkResultOut(Output):
    """What came of a row: `id` is the product's, or the SKU. What was so already is taken too."""

    row: int
    id: str
    state: Literal["taken", "refused"]
    code: str | None
    detail: Sentence | None


class BulkEditOut(Output):
    """A bulk edit. Without `id` it is over and `results` has every row; else the rows refused so far."""

    id: str | None
    title: str = ""
    state: Literal["running", "done"]
    rows: int
    counts: BulkCountsOut
    started_by: str = ""
    created_at: str = ""
    finished_at: str | None = None
    results: list[BulkResultOut] = Field(default=[])


class BulkEditsOut(Output):
    items: list[BulkEditOut]
    next_cursor: str | None
