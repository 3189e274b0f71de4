"""Collections by rule: which products belong to them is worked out whenever a product is written."""

from collections.abc import Iterable
from typing import Any

from chalicelib.catalogue import rules
from chalicelib.catalogue.models import Collection, Product, Variant
from chalicelib.core.held import held
from chalicelib.core.table import only, query

MOST = 1_000


def collections() -> list[Collection]:
    """All collections in the merchant's order, at most a few seconds old."""
    return held("collections", _load)


def _load() -> list[Collection]:
    found = only(query("COLLECTIONS", index="g1", limit=MOST), Collection)
    return [collection for collection in found if not collection.removed]


def collections_of(product: Product, variants: Iterable[Variant], chosen: Iterable[str]) -> list[str]:
    """The collections a product is in: those `chosen` by hand, and those whose rule it fits, in the merchant's order.

    A collection by rule takes nothing that does not fit, whoever put it there.
    """
    ruled = [collection for collection in collections() if collection.rule]
    if not ruled:
        return list(chosen)
    facts = _facts_of(product, variants)
    by_rule = {collection.handle: rules.fits(collection.rule, facts) for collection in ruled}
    by_hand = [handle for handle in chosen if handle not in by_rule or by_rule[handle]]
    return list(dict.fromkeys([*by_hand, *(handle for handle, fitting in by_rule.items() if fitting)]))


def _facts_of(product: Product, variants: Iterable[Variant]) -> dict[str, Any]:
    """What a rule may ask of a product; prices are all amounts in minor units, whatever the currency's name."""
    return {
        "title": product.title,
        "vendor": product.vendor,
        "type": product.product_type,
        "tag": list(product.tags),
        "price": [variant.prices for variant in variants if not variant.removed],
    }
