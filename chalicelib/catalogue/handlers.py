"""What follows on the catalogue's own events: what was left for later, being much; and work by the clock."""

from chalicelib.catalogue import bulk, grouping, search_store, service
from chalicelib.catalogue.events import (
    BulkEditMoved,
    CollectionChanged,
    CollectionCreated,
    CollectionRefilled,
    CollectionRemoved,
    ProductChanged,
    ProductCreated,
    VariantsAdded,
    VariantsChanged,
)
from chalicelib.catalogue.models import Collection
from chalicelib.catalogue.pieces import read_parts
from chalicelib.core.journal import Happening
from chalicelib.media import service as media


def finish_product(fact: ProductCreated | ProductChanged, _event: Happening) -> None:
    """Write the rest of a large product, where the request that began it did not come to it."""
    if fact.unfinished:
        service.finish_product(fact.product_id)


def build_search() -> None:
    """Build the stored search segment anew where much has changed since."""
    search_store.build_if_behind()


def note_pictures(fact: ProductCreated | ProductChanged | VariantsAdded | VariantsChanged, _event: Happening) -> None:
    """Say which pictures a product shows now, so that none of them is removed."""
    if isinstance(fact, ProductChanged) and "images" not in fact.fields:
        return
    if isinstance(fact, VariantsChanged) and all("image" not in change for change in fact.changes.values()):
        return
    product = service.found_product(fact.product_id)
    variants = read_parts(product)[1]
    shown = [*(image["url"] for image in product.images), *(variant.image for variant in variants)]
    media.note_uses(f"product:{product.product_id}", shown)


def note_picture(fact: CollectionCreated | CollectionChanged | CollectionRemoved, _event: Happening) -> None:
    """Say which picture a collection shows now."""
    collection = Collection.get(handle=fact.handle)
    image = None if collection.removed else collection.image
    media.note_uses(f"collection:{fact.handle}", [image["url"]] if image else [])


def take_part(fact: BulkEditMoved, _event: Happening) -> None:
    """Make the next part of a bulk edit."""
    bulk.take_part(fact.bulk_id, fact.made)


def fill_by_rule(fact: CollectionChanged, _event: Happening) -> None:
    """Put a collection's new rule to the products."""
    if "rule" in fact.fields:
        grouping.refill(fact.handle)


def go_on_filling(fact: CollectionRefilled, _event: Happening) -> None:
    """Put it to the next products."""
    if fact.cursor is not None:
        grouping.refill(fact.handle, fact.cursor)
