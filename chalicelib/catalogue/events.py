"""What happens to products and collections. Each is told on the product's, or the collection's, own journal."""

from dataclasses import dataclass

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class ProductCreated(Fact, name="product.created"):
    """`unfinished`: variants are still to be written, in further transactions."""

    product_id: str
    handle: str
    unfinished: bool = False


@dataclass(frozen=True)
class ProductChanged(Fact, name="product.changed"):
    """`fields` are those of the product that changed; `unfinished`: some variants do not carry the change yet."""

    product_id: str
    fields: list[str]
    unfinished: bool = False


@dataclass(frozen=True)
class VariantsAdded(Fact, name="product.variants_added"):
    product_id: str
    skus: list[str]


@dataclass(frozen=True)
class VariantsChanged(Fact, name="product.variants_changed"):
    """`changes` holds, for each SKU, the fields as they are now."""

    product_id: str
    changes: dict[str, dict[str, object]]


@dataclass(frozen=True)
class VariantRemoved(Fact, name="product.variant_removed"):
    product_id: str
    sku: str


@dataclass(frozen=True)
class BulkEditMoved(Fact, name="bulk_edit.moved"):
    """`made` parts of it are made; a worker makes the next."""

    bulk_id: str
    made: int


@dataclass(frozen=True)
class BulkEditFinished(Fact, name="bulk_edit.finished"):
    bulk_id: str
    counts: dict[str, int]


@dataclass(frozen=True)
class CollectionCreated(Fact, name="collection.created"):
    handle: str


@dataclass(frozen=True)
class CollectionChanged(Fact, name="collection.changed"):
    handle: str
    fields: list[str]


@dataclass(frozen=True)
class CollectionRemoved(Fact, name="collection.removed"):
    handle: str


@dataclass(frozen=True)
class CollectionRefilled(Fact, name="collection.refilled"):
    """Its rule was put to the products up to `cursor`; None: to all of them."""

    handle: str
    cursor: str | None
