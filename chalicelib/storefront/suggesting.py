"""What the search field offers while somebody types."""

from typing import Any

from chalicelib.catalogue import service as catalogue
from chalicelib.shop import service as shop
from chalicelib.storefront import language, shapes
from chalicelib.storefront.pages import link

PRODUCTS = 6
COLLECTIONS = 3


def suggestions(text: str) -> dict[str, Any]:
    """{"status", "groups": [{"title", "items": [{"title", "href", "price"?, "image"?}]}]}, in the present language."""
    words = text.strip()[:200]
    currency = str(shop.current().currency)
    meanings = catalogue.meanings(language.present())
    wanted = catalogue.CardQuery(currency=currency, q=words, meanings=meanings)
    found = catalogue.list_cards(wanted, PRODUCTS) if words else None
    products = [_product(shapes.card(each, currency), currency) for each in found.items] if found else []
    collections = _collections(words) if words else []
    groups = [(language.said("Collections"), collections), (language.said("Products"), products)]
    if found and found.total > len(products):
        every = language.said_for("See %(num)s product", "See all %(num)s products", found.total)
        groups.append(("", [{"title": every, "href": link("search", q=words)}]))
    count = len(products) + len(collections)
    return {
        "status": language.said_for("%(num)s suggestion", "%(num)s suggestions", count),
        "groups": [{"title": title, "items": items} for title, items in groups if items],
    }


def _product(card: dict[str, Any], currency: str) -> dict[str, Any]:
    price = language.amount(card["price"], currency) if card["price"] is not None else ""
    if price and card["varies"]:
        price = f"{language.said('From')} {price}"
    image = card["image"] or {}
    return {
        "title": card["title"],
        "href": link("products", card["handle"]),
        "price": price,
        "image": image.get("url", ""),
    }


def _collections(words: str) -> list[dict[str, Any]]:
    """Collections with a word that begins with each of these."""
    terms = catalogue.folded(words).split()
    found = []
    for each in catalogue.collections():
        title = str(shapes.topic(each)["title"])
        known = catalogue.folded(f"{title} {each.title}").split()
        if all(any(word.startswith(term) for word in known) for term in terms):
            found.append({"title": title, "href": link("collections", each.handle)})
    return found[:COLLECTIONS]
