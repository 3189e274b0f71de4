"""What search engines read: schema.org as JSON-LD."""

from collections.abc import Sequence
from typing import Any

from chalicelib.core.money import as_decimal
from chalicelib.shop import service as shop
from chalicelib.storefront.pages import absolute, link
from chalicelib.storefront.shapes import Shown

CONTEXT = "https://schema.org"
MOST_REVIEWS = 5  # a page has a budget


def product_data(shown: Shown, address: str, reviews: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """A product with its offers, its rating and the first of its reviews that have words (schema.org/Product)."""
    offers = [
        {
            "@type": "Offer",
            "sku": each["sku"],
            "price": as_decimal(each["price"], shown.currency),
            "priceCurrency": shown.currency,
            "availability": f"{CONTEXT}/{'InStock' if each['available'] else 'OutOfStock'}",
            "url": absolute(link("products", shown.product.handle, sku=each["sku"])),
            "seller": {"@type": "Organization", "name": shop.current().name},
        }
        for each in shown.variants
        if each["price"] is not None
    ]
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Product",
        "name": shown.title,
        "description": shown.summary,
        "url": address,
        "sku": shown.chosen["sku"],
        "image": [absolute(each["url"]) if each["url"].startswith("/") else each["url"] for each in shown.images],
        "offers": offers,
    }
    if shown.product.vendor:
        found["brand"] = {"@type": "Brand", "name": shown.product.vendor}
    if shown.chosen["barcode"]:
        found["gtin"] = shown.chosen["barcode"]
    if shown.rating["count"]:
        rating = {"ratingValue": shown.rating["average"], "reviewCount": shown.rating["count"]}
        found["aggregateRating"] = {"@type": "AggregateRating", **rating}
        told = [_review_data(each) for each in reviews if each["text"]][:MOST_REVIEWS]
        found |= {"review": told} if told else {}
    return found


def _review_data(review: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "Review",
        "author": {"@type": "Person", "name": review["name"]},
        "datePublished": review["created_at"][:10],
        "reviewRating": {"@type": "Rating", "ratingValue": review["stars"]},
        "reviewBody": review["text"],
        **({"name": review["title"]} if review["title"] else {}),
    }


def item_list(paths: list[str]) -> dict[str, Any]:
    """What a list leads to, in its order (schema.org/ItemList)."""
    items = [
        {"@type": "ListItem", "position": place, "url": absolute(path)} for place, path in enumerate(paths, start=1)
    ]
    return {"@context": CONTEXT, "@type": "ItemList", "itemListElement": items}


def breadcrumbs(trail: list[tuple[str, str | None]]) -> dict[str, Any]:
    """Where a page stands (schema.org/BreadcrumbList)."""
    steps = [(shop.current().name, link()), *trail]
    items = [
        {"@type": "ListItem", "position": place, "name": name, **({"item": absolute(path)} if path else {})}
        for place, (name, path) in enumerate(steps, start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}
