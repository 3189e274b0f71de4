"""What lists and search show of a product, worked out from the product and its variants. Pure."""

from collections.abc import Iterable
from typing import Any

from chalicelib.catalogue import rules
from chalicelib.catalogue.models import Product, Variant
from chalicelib.core.markup import plain_text

LONGEST_TEXT = 2_000
MOST_SKUS = 250
MOST_FIELDS = 100
LONGEST_FIELD = 80


def fields_of(product: Product, variants: Iterable[Variant]) -> dict[str, Any]:
    """The fields of a product's card, but for stock and rating, which others tell it."""
    sold = [variant for variant in variants if not variant.removed]
    cheapest = _cheapest(sold)
    return {
        "handle": product.handle,
        "title": product.title,
        "text": _text(product),
        "vendor": product.vendor,
        "tags": product.tags,
        "collections": product.collections,
        "options": {option["name"]: option["values"] for option in product.options},
        "skus": [variant.sku for variant in sold][:MOST_SKUS],
        "barcodes": [variant.barcode for variant in sold if variant.barcode][:MOST_SKUS],
        "fields": {
            name: value
            for name, value in list(product.custom_fields.items())[:MOST_FIELDS]
            if value not in (None, "") and len(str(value)) <= LONGEST_FIELD
        },
        "prices": {currency: variant.prices[currency] for currency, variant in cheapest.items()},
        "highest": _highest(sold),
        "compare_at": {
            currency: variant.compare_at[currency]
            for currency, variant in cheapest.items()
            if variant.compare_at.get(currency, 0) > variant.prices[currency]
        },
        "image": product.images[0] if product.images else None,
        "translations": {
            language: {"title": said["title"]} for language, said in product.translations.items() if said.get("title")
        },
        "always": any(rules.sold_without_stock(each.variant_kind, each.tracked, each.sell_when_out) for each in sold),
        "on_sale": product.status == "active",
    }


def _text(product: Product) -> str:
    """The description's plain words, then those of its translations."""
    told = [product.description, *(said.get("description", "") for said in product.translations.values())]
    return " ".join(text for each in told if (text := plain_text(each, LONGEST_TEXT)))[:LONGEST_TEXT]


def _cheapest(variants: list[Variant]) -> dict[str, Variant]:
    found: dict[str, Variant] = {}
    for variant in variants:
        for currency, amount in variant.prices.items():
            if currency not in found or amount < found[currency].prices[currency]:
                found[currency] = variant
    return found


def _highest(variants: list[Variant]) -> dict[str, int]:
    found: dict[str, int] = {}
    for variant in variants:
        for currency, amount in variant.prices.items():
            found[currency] = max(amount, found.get(currency, amount))
    return found
