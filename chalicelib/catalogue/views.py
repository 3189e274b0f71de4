"""Products and collections as JSON: the shapes of outputs.py."""

from typing import Any

from chalicelib.catalogue.models import Collection, Glossary, Product, Variant
from chalicelib.catalogue.search import CardPage, Entry, title_of
from chalicelib.catalogue.service import ProductPage, average, public_values
from chalicelib.core.money import money
from chalicelib.shop import service as shop


def _amount(prices: dict[str, int], currency: str) -> dict[str, Any] | None:
    return money(prices[currency], currency) if currency in prices else None


def _amounts(prices: dict[str, int]) -> list[dict[str, Any]]:
    return [money(amount, currency) for currency, amount in sorted(prices.items())]


def card(entry: Entry, currency: str) -> dict[str, Any]:
    lowest = entry.prices.get(currency)
    return {
        "id": entry.product_id,
        "handle": entry.handle,
        "title": entry.title,
        "vendor": entry.vendor,
        "price": _amount(entry.prices, currency),
        "price_varies": lowest is not None and entry.highest.get(currency, lowest) > lowest,
        "compare_at_price": _amount(entry.compare_at, currency),
        "image": entry.image,
        "rating": {"average": average(entry.stars, entry.reviews), "count": entry.reviews},
        "in_stock": entry.in_stock,
    }


def card_page(page: CardPage, currency: str, titles: dict[str, str], fields: dict[str, str]) -> dict[str, Any]:
    """`titles` are those of the collections, by handle; a collection that is no more is not offered as a filter.

    `fields` are the titles of the custom fields, by name.
    """
    facets = []
    for facet in page.facets:
        known = titles if facet.name == "collection" else None
        values = [
            {"value": value, "title": known[value] if known else value, "count": count}
            for value, count in facet.values
            if known is None or value in known
        ]
        facets.append({"name": facet.name, "title": title_of(facet.name, fields), "values": values})
    prices = None
    if page.lowest is not None and page.highest is not None:
        prices = {"lowest": money(page.lowest, currency), "highest": money(page.highest, currency)}
    return {
        "items": [card(entry, currency) for entry in page.items],
        "next_cursor": page.next_cursor,
        "total": page.total,
        "facets": facets,
        "prices": prices,
        "meant": page.meant,
    }


def product_page(page: ProductPage, currency: str) -> dict[str, Any]:
    product = page.product
    return {
        "id": product.product_id,
        "handle": product.handle,
        "title": product.title,
        "description": product.description,
        "vendor": product.vendor,
        "product_type": product.product_type,
        "tags": product.tags,
        "collections": product.collections,
        "images": product.images,
        "options": product.options,
        "variants": [_sold(variant, page.available(variant), currency) for variant in page.variants],
        "rating": page.rating,
        "custom_fields": {each["name"]: value for each, value in public_values(product)},
        "seo": product.seo,
    }


def _sold(variant: Variant, available: bool, currency: str) -> dict[str, Any]:
    return {
        "sku": variant.sku,
        "title": variant.title,
        "options": variant.options,
        "price": _amount(variant.prices, currency),
        "compare_at_price": _amount(variant.compare_at, currency),
        "available": available and currency in variant.prices,
        "barcode": variant.barcode,
        "kind": variant.variant_kind,
        "image": variant.image,
    }


def kept_product(product: Product, variants: list[Variant]) -> dict[str, Any]:
    names = (
        "handle",
        "title",
        "description",
        "status",
        "vendor",
        "product_type",
        "tags",
        "collections",
        "images",
        "options",
        "translations",
        "custom_fields",
        "seo",
        "publish_at",
        "created_at",
        "updated_at",
        "version",
    )
    in_order = sorted(variants, key=lambda variant: variant.position)
    return {
        "id": product.product_id,
        "variants": [kept_variant(variant) for variant in in_order],
        **{name: getattr(product, name) for name in names},
    }


def kept_variant(variant: Variant) -> dict[str, Any]:
    names = (
        "sku",
        "version",
        "position",
        "title",
        "options",
        "tax_class",
        "tracked",
        "sell_when_out",
        "barcode",
        "grams",
        "image",
        "custom_fields",
    )
    return {
        "kind": variant.variant_kind,
        "prices": _amounts(variant.prices),
        "compare_at": _amounts(variant.compare_at),
        "cost": _amounts(variant.cost),
        **{name: getattr(variant, name) for name in names},
    }


def variant_row(product: Product, variant: Variant) -> dict[str, Any]:
    of_product = {
        "product_id": product.product_id,
        "product_title": product.title,
        "product_status": product.status,
        "product_image": variant.product_image,
    }
    return {**kept_variant(variant), **of_product}


def product_row(product: Product) -> dict[str, Any]:
    names = (
        "handle", "title", "status", "vendor", "product_type", "tags", "collections", "publish_at", "updated_at",
        "version",
    )  # fmt: skip
    return {
        "id": product.product_id,
        "image": product.images[0] if product.images else None,
        "variants": len(product.skus),
        **{name: getattr(product, name) for name in names},
    }


def collection(each: Collection) -> dict[str, Any]:
    return {"handle": each.handle, "title": each.title, "description": each.description, "image": each.image}


def kept_collection(each: Collection) -> dict[str, Any]:
    more = {"rule": each.rule, "product_order": each.product_order}
    more |= {"translations": each.translations, "position": each.position, "version": each.version}
    return {**collection(each), **more}


def glossary(stored: Glossary, used: dict[str, str]) -> dict[str, Any]:
    """Words in use, in the order that lists offer them; then those that nothing uses now."""
    own = shop.current()
    rest = sorted(set(stored.words) - set(used), key=str.casefold)
    return {
        "version": stored.version,
        "language": own.language,
        "languages": [each for each in own.languages if each != own.language],
        "words": [
            {"word": word, "used_as": used.get(word, ""), "texts": stored.words.get(word, {})}
            for word in [*used, *rest]
        ],
    }
