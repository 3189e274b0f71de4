"""Tells the catalogue what can be bought now, so that lists and search show it."""

from collections.abc import Iterable

from chalicelib.catalogue import service as catalogue
from chalicelib.core import context
from chalicelib.core.table import fetch
from chalicelib.core.transaction import Transaction
from chalicelib.inventory import rules
from chalicelib.inventory.models import Level, Stocked
from chalicelib.inventory.places import level_refs, locations

LOOKS = 5


def show_stock(skus: Iterable[str]) -> None:
    """Bring the cards of these SKUs' products up to date, from the levels as they are now.

    What was written is compared with the levels once more, so that of two that do this at once the last word is true.
    Repeating it is harmless, so it carries no marker: an event that comes twice looks twice.
    """
    wanted = list(dict.fromkeys(skus))
    shown: dict[str, dict[str, bool]] = {}
    with context.acting(once=None):
        for _ in range(LOOKS):
            true = _as_it_is(wanted)
            if true == shown:
                return
            for product_id, left in true.items():
                if shown.get(product_id) != left:
                    catalogue.set_stock(product_id, left)
            shown = true


def _as_it_is(skus: list[str]) -> dict[str, dict[str, bool]]:
    places = locations()
    variants = [catalogue.variant_ref(sku) for sku in skus]
    listed = [Stocked.ref(sku=sku) for sku in skus]
    found = fetch([*variants, *listed, *level_refs(skus, places)])
    stock: dict[str, dict[str, bool]] = {}
    for n, sku in enumerate(skus):
        start = 2 * len(skus) + n * len(places)
        levels = [each for each in found[start : start + len(places)] if isinstance(each, Level)]
        if levels and found[len(skus) + n] is None:
            _list(sku)  # a backorder made the first level
        product_id = getattr(found[n], "product_id", None)
        if product_id:
            stock.setdefault(product_id, {})[sku] = rules.shippable(levels, places) > 0
    return stock


def _list(sku: str) -> None:
    with Transaction() as tx:
        tx.save(Stocked.new(sku=sku))
