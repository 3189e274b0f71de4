"""Collections: named sets of products. A product lists the collections it is in."""

from typing import Any

from chalicelib.catalogue import rules
from chalicelib.catalogue.editing import Edit, edit_product, found_product
from chalicelib.catalogue.events import CollectionChanged, CollectionCreated, CollectionRefilled, CollectionRemoved
from chalicelib.catalogue.models import Collection, Refill
from chalicelib.catalogue.pieces import clean_translations
from chalicelib.catalogue.ruled import collections as collections
from chalicelib.core import clock, ids
from chalicelib.core.context import acting
from chalicelib.core.errors import Refused, not_found, version_moved_on
from chalicelib.core.held import forget
from chalicelib.core.markup import sanitise
from chalicelib.core.table import Page, page
from chalicelib.core.transaction import Transaction, retried
from chalicelib.media import service as media

TAKEN = Refused("handle_taken", "Another collection has this address. Choose another.", status=409, field="handle")


def list_collections(limit: int, cursor: str | None) -> Page:
    """A page of the collections, in the merchant's order."""
    return page("COLLECTIONS", index="g1", limit=limit, cursor=cursor, where=lambda each: not each.removed)


def find_collection(handle: str) -> Collection:
    """A collection, or a 404."""
    found = Collection.find(handle=handle) if len(handle) <= rules.LONGEST_HANDLE else None
    if found is None or found.removed:
        raise not_found("collection")
    return found


@retried
def create_collection(title: str, handle: str | None = None, **fields: Any) -> Collection:
    """Make a collection; 409 where another has its address. A removed one comes back with its products."""
    address = rules.checked_handle(handle or rules.handle_from(title))
    wanted = {"title": title, "updated_at": clock.now(), **_clean(fields)}
    stored = Collection.find(handle=address)
    if stored is not None and not stored.removed:
        raise TAKEN
    made = stored or Collection.new(handle=address, **wanted)
    with Transaction() as tx:
        if stored is not None:
            tx.change(stored, removed=False, **wanted)
        else:
            tx.create(made, otherwise=TAKEN)
        tx.publish(CollectionCreated(address), on=made)
        if made.rule:
            tx.publish(CollectionChanged(address, ["rule"]), on=made)
    forget("collections")
    return made


@retried
def change_collection(handle: str, version: int | None = None, **fields: Any) -> Collection:
    """Change a collection's fields; its address stays."""
    collection = find_collection(handle)
    if version is not None and version != collection.version:
        raise version_moved_on()
    differing = {name: value for name, value in _clean(fields).items() if getattr(collection, name) != value}
    if differing:
        with Transaction() as tx:
            tx.change(collection, updated_at=clock.now(), **differing)
            tx.publish(CollectionChanged(handle, sorted(differing)), on=collection)
        forget("collections")
    return collection


@retried
def remove_collection(handle: str) -> None:
    """Take a collection away. Its products stay, and are in it again if it is made again."""
    collection = find_collection(handle)
    with Transaction() as tx:
        tx.change(collection, removed=True, updated_at=clock.now())
        tx.publish(CollectionRemoved(handle), on=collection)
    forget("collections")


def ensure_collection(title: str) -> str:
    """The address of the collection with the address this title makes; it is made where there is none."""
    handle = rules.handle_from(title)
    if all(collection.handle != handle for collection in collections()):
        try:
            create_collection(title, handle)
        except Refused as refused:
            if refused.code != TAKEN.code:
                raise
    return handle


def put_in_collection(product_id: str, handle: str) -> None:
    """Put a product in a collection; nothing changes where it is in it."""
    find_collection(handle)
    product = found_product(product_id)
    if handle not in product.collections:
        edit_product(product_id, Edit(fields={"collections": [*product.collections, handle]}), product.version)


def take_from_collection(product_id: str, handle: str) -> None:
    """Take a product out of a collection; nothing changes where it is not in it."""
    product = found_product(product_id)
    if handle in product.collections:
        left = [each for each in product.collections if each != handle]
        edit_product(product_id, Edit(fields={"collections": left}), product.version)


def _clean(fields: dict[str, Any]) -> dict[str, Any]:
    if fields.get("rule"):
        rules.checked_rule(fields["rule"])
    cleaned = dict(fields)
    if "description" in cleaned:
        cleaned["description"] = sanitise(cleaned["description"])
    if "translations" in cleaned:
        cleaned["translations"] = clean_translations(cleaned["translations"])
    if cleaned.get("image"):
        [cleaned["image"]] = media.described([cleaned["image"]], "image")
        media.remember_origins([cleaned["image"]["url"]])
    return cleaned


REFILLED_AT_ONCE = 50  # products that one message of a worker looks at


def refill(handle: str, cursor: str | None = None) -> None:
    """Put a collection's rule to some products, each through its own edit, and tell where to go on.

    Harmless to repeat: a product that is where it belongs is not written.
    """
    shards = [f"PRODUCTS#{shard}" for shard in range(4)]
    forget("collections")
    with acting(once=None):
        found = page(shards, index="g2", limit=REFILLED_AT_ONCE, cursor=cursor)
        for product in found.items:
            edit_product(product.product_id, Edit())
        with Transaction() as tx:
            step = Refill.new(refill_id=ids.new("rfl"), handle=handle)
            tx.create(step)
            tx.publish(CollectionRefilled(handle, found.next_cursor), on=step)
