"""Making a product with its variants, in one transaction where they fit; what is beyond that is finished after it.

What a new product has beyond one transaction waits in its partition and is written by `finish_product`, which the
event of its creation calls too; so are the copies of title, address and state that variants carry.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from pynamodb.expressions.operand import Path

from chalicelib.catalogue import cards, rules, search
from chalicelib.catalogue.events import ProductChanged, ProductCreated, VariantsAdded
from chalicelib.catalogue.models import Card, Handle, Product, Variant, WaitingVariants
from chalicelib.catalogue.pieces import (
    TOGETHER,
    carried_of,
    check_collections,
    check_size,
    chunks,
    clean,
    differing_of,
    fields_of,
    name_skus,
    new_variant,
    plan_publication,
    read_parts,
    stored_variants,
)
from chalicelib.catalogue.ruled import collections_of
from chalicelib.catalogue.rules import NewVariant
from chalicelib.core import clock, ids
from chalicelib.core.context import acting
from chalicelib.core.errors import Refused
from chalicelib.core.table import fetch
from chalicelib.core.transaction import Transaction, retried


class _HandleTaken(Exception):
    """Another product has this address."""


def create_product(title: str, variants: Sequence[NewVariant], handle: str | None = None, **fields: Any) -> Product:
    """Create a product with its variants, under an address made from the title where none is given.

    Raises 409 handle_taken or sku_taken (one of two who want the same wins), 422 for what no product can be.
    """
    if not variants:
        raise rules.NO_VARIANT
    if len(variants) > rules.MOST_VARIANTS:
        raise rules.TOO_MANY_VARIANTS
    candidates = iter([rules.checked_handle(handle)]) if handle else _free_handles(rules.handle_from(title))
    for candidate in candidates:
        try:
            return _create(candidate, {"title": title, **fields}, variants)
        except _HandleTaken:
            if handle:
                raise rules.handle_taken(handle) from None
    raise rules.handle_taken(rules.handle_from(title))


def _free_handles(stem: str) -> Iterator[str]:
    """The address itself, then numbered ones that nobody had a moment ago."""
    yield stem
    for start in (2, 22, 42):
        numbered = [f"{stem}-{number}" for number in range(start, start + 20)]
        taken = fetch([Handle.ref(handle=each) for each in numbered])
        yield from (each for each, handle in zip(numbered, taken, strict=True) if handle is None)
    yield f"{stem}-{ids.new('x')[-8:].lower()}"


def _create(handle: str, fields: dict[str, Any], wanted: Sequence[NewVariant]) -> Product:
    now = clock.now()
    rows = [asdict(each) for each in wanted]
    name_skus(handle, rows)
    options = rules.options_of(row["options"] for row in rows)
    rules.check_options((row["options"] for row in rows), [option["name"] for option in options])
    product = Product.new(
        product_id=ids.new("prd"), handle=handle, created_at=now, updated_at=now, options=options, **clean(fields)
    )
    if product.status != "draft":
        product.publish_at = None
    check_collections(product.collections)
    variants = [new_variant(product, position, row) for position, row in enumerate(rows)]
    first, *rest = chunks(variants)
    product.skus = [variant.sku for variant in variants]
    product.waiting = len(rest)
    check_size(product)
    for variant, taken in zip(variants[len(first) :], stored_variants(variants[len(first) :]), strict=True):
        if taken is not None:
            raise rules.sku_taken(variant.sku)
    product.collections = collections_of(product, variants, product.collections)
    card = Card.new(product_id=product.product_id, created_at=now, changed_at=now, **cards.fields_of(product, first))
    with Transaction() as tx:
        tx.create(product)
        plan_publication(tx, product, None)
        tx.create(Handle.new(handle=handle, product_id=product.product_id), otherwise=_HandleTaken())
        for variant in first:
            tx.create(variant, otherwise=rules.sku_taken(variant.sku))
        for number, chunk in enumerate(reversed(rest), start=1):
            rows = [fields_of(variant) for variant in chunk]
            tx.create(WaitingVariants.new(product_id=product.product_id, number=number, variants=rows))
        tx.create(card)
        tx.publish(ProductCreated(product.product_id, handle, unfinished=bool(rest)), on=product)
    search.look_again()
    if rest:
        finish_product(product.product_id)
        product = Product.get(product_id=product.product_id)
    return product


# Finishing what one transaction did not take


def finish_product(product_id: str) -> None:
    """Write the variants that wait, and let every variant carry what the product says. Harmless to repeat."""
    with acting(once=None):
        while _write_waiting(product_id):
            pass
        while _carry_on(product_id):
            pass
    search.look_again()


@retried
def _write_waiting(product_id: str) -> bool:
    product = Product.get(product_id=product_id)
    if not product.waiting:
        return False
    chunk = WaitingVariants.get(product_id=product_id, number=product.waiting)
    added = [Variant.new(**{**row, **carried_of(product)}) for row in chunk.variants]
    card, variants = read_parts(product)
    try:
        with Transaction() as tx:
            tx.change(product, waiting=product.waiting - 1)
            tx.delete(chunk)
            for variant in added:
                tx.create(variant, otherwise=rules.sku_taken(variant.sku))
            tx.change(card, changed_at=clock.now(), **cards.fields_of(product, [*variants, *added]))
            tx.publish(VariantsAdded(product_id, [variant.sku for variant in added]), on=product)
    except Refused as refused:
        if refused.code == "sku_taken":
            _take_back(product_id)
        raise
    return True


@retried
def _take_back(product_id: str) -> None:
    """Undo a creation whose later variants met a taken SKU: free its SKUs and address, archive what is left."""
    product = Product.get(product_id=product_id)
    card, variants = read_parts(product)
    for start in range(0, len(variants), TOGETHER):
        with Transaction() as tx:
            for variant in variants[start : start + TOGETHER]:
                tx.delete(variant)
    with Transaction() as tx:
        for number in range(1, product.waiting + 1):
            tx.delete(WaitingVariants.new(product_id=product_id, number=number, variants=[]))
        tx.delete(Handle.new(handle=product.handle, product_id=product_id))
        tx.change(product, waiting=0, skus=[], status="archived", updated_at=clock.now())
        tx.change(card, on_sale=False, changed_at=clock.now())
        tx.publish(ProductChanged(product_id, ["skus", "status"]), on=product)


@retried
def _carry_on(product_id: str) -> bool:
    product = Product.get(product_id=product_id)
    carried = carried_of(product)
    behind = [variant for variant in read_parts(product)[1] if differing_of(variant, carried)]
    if not behind:
        return False
    with Transaction() as tx:
        tx.check(product, when=Path("version") == product.version)
        for variant in behind[:TOGETHER]:
            tx.change(variant, **carried)
    return True
