"""Pictures that imported products have elsewhere, fetched into the shop's own library.

Each product is a step of its own: what stops goes on where it stopped, since what is ours is no longer elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chalicelib.catalogue import grouping
from chalicelib.catalogue.editing import Edit, edit_product, found_product
from chalicelib.catalogue.models import Product
from chalicelib.catalogue.pieces import read_parts
from chalicelib.core.errors import Refused
from chalicelib.core.table import only, query
from chalicelib.media import service as media

VARIANTS_TOGETHER = 40
TRIES = 5


@dataclass(frozen=True)
class Mirrored:
    """What became of one picture: `url` is ours now, or `refused` says why it is still elsewhere."""

    shown_by: str
    source: str
    url: str | None = None
    refused: Refused | None = None


def mirror_images() -> Iterator[Mirrored]:
    """Fetch every picture that a product or collection has elsewhere, and tell of each."""
    for collection in grouping.collections():
        if collection.image and _elsewhere(collection.image["url"]):
            yield from _mirror_collection(collection.handle, collection.image)
    shards = [only(query(f"PRODUCTS#{shard}", index="g2"), Product) for shard in range(4)]
    for product_id in [product.product_id for products in shards for product in products]:
        yield from mirror_product(product_id)


def mirror_product(product_id: str) -> list[Mirrored]:
    """Fetch the pictures that a product and its variants have elsewhere. Safe to repeat."""
    product = found_product(product_id)
    variants = read_parts(product)[1]
    urls = [*(image["url"] for image in product.images), *(each.image for each in variants)]
    told = [_fetched(product.handle, url) for url in dict.fromkeys(url for url in urls if url and _elsewhere(url))]
    ours = {each.source: each.url for each in told if each.url}
    if ours:
        _replace(product_id, ours)
    return told


def _elsewhere(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _fetched(shown_by: str, source: str) -> Mirrored:
    try:
        return Mirrored(shown_by, source, url=media.keep_from(source).url)
    except Refused as refused:
        return Mirrored(shown_by, source, refused=refused)


def _mirror_collection(handle: str, image: dict[str, Any]) -> Iterator[Mirrored]:
    told = _fetched(f"collection {handle}", image["url"])
    if told.url:
        grouping.change_collection(handle, image={**image, "url": told.url})
    yield told


def _replace(product_id: str, ours: dict[str, str]) -> None:
    """Put our addresses in the place of theirs, as often as it takes, whatever else is changed meanwhile."""
    lost = 0
    while True:
        product = found_product(product_id)
        images = [{**image, "url": ours.get(image["url"], image["url"])} for image in product.images]
        theirs = [each for each in read_parts(product)[1] if each.image in ours]
        changes = {each.sku: {"image": ours[each.image or ""]} for each in theirs[:VARIANTS_TOGETHER]}
        fields = {"images": images} if images != product.images else {}
        if not fields and not changes:
            return
        try:
            edit_product(product_id, Edit(fields=fields, change=changes), product.version)
        except Refused as refused:
            lost += 1
            if refused.status != 412 or lost == TRIES:
                raise
