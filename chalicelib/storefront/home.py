"""The home page: the merchant's sections, each with what it shows, in the visitor's language."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chalicelib.catalogue import service as catalogue
from chalicelib.core import module
from chalicelib.core.held import held
from chalicelib.reviews import service as reviews
from chalicelib.shop import service as shop
from chalicelib.storefront import language, shapes
from chalicelib.storefront.pages import link, placed

Section = dict[str, Any]
QUOTES_SECONDS = 60.0  # a review is shown on the home page this much later
LONGEST_QUOTE = 260


def shown_sections(sections: Sequence[Mapping[str, Any]]) -> list[Section]:
    """The sections with something to show, from the top; each has {kind, title, text, button} and parts of its own."""
    made = (_MAKERS[each["kind"]](each) for each in sections if not each["hidden"])
    return [section for section in made if section is not None]


def _words(section: Mapping[str, Any], otherwise: str = "") -> Section:
    """The section's texts in the present language, each by itself in the shop's own where it is not translated."""
    texts = section["texts"]

    def in_language(name: str) -> str:
        for each in (language.present(), shop.current().language):
            found = (texts.get(each) or {}).get(name)
            if found:
                return str(found)
        return ""

    return {
        "id": section["id"],
        "kind": section["kind"],
        "title": in_language("title") or otherwise,
        "text": in_language("text"),
        "button": in_language("button"),
    }


def _hero(section: Mapping[str, Any]) -> Section:
    words = _words(section, shop.current().name)
    button = words["button"] or language.said("See everything")
    return {**words, "button": button, "image": section["image"], "href": placed(section["link"])}


def _story(section: Mapping[str, Any]) -> Section | None:
    words = _words(section)
    if not (words["title"] or words["text"]):
        return None
    return {**words, "image": section["image"], "href": placed(section["link"]), "side": section["side"]}


def _collections(section: Mapping[str, Any]) -> Section | None:
    known = {each.handle: each for each in catalogue.collections()}
    wanted = [handle for handle in section["handles"] if handle in known] or list(known)
    topics = [shapes.topic(known[handle]) for handle in wanted]
    return {**_words(section, language.said("Collections")), "topics": topics} if topics else None


def _feature(section: Mapping[str, Any]) -> Section | None:
    topic = _topic(section["collection"])
    if topic is None:
        return None
    words = _words(section, topic["title"])
    cards = _cards(section["count"], collections=(section["collection"],))
    text = words["text"] or topic["description"]
    href = link("collections", section["collection"])
    return {**words, "text": text, "image": topic["image"], "href": href, "cards": cards}


def _topic(handle: str) -> Section | None:
    found = next((each for each in catalogue.collections() if each.handle == handle), None)
    return shapes.topic(found) if found else None


def _shelf(section: Mapping[str, Any]) -> Section | None:
    source, count = section["source"], section["count"]
    title, href = "", None
    if source == "picked":
        cards = _picked(section["handles"])[:count]
    elif source == "collection":
        topic = _topic(section["collection"] or "")
        if topic is None:
            return None
        title, href = topic["title"], link("collections", topic["handle"])
        cards = _cards(count, collections=(topic["handle"],))
    elif source == "rating":
        title, href = language.said("Best rated"), link("products", sort="rating")
        cards = [card for card in _cards(count, sort="rating") if card["reviews"]]
    else:
        title, href = language.said("New"), link("products", sort="newest")
        cards = _cards(count, sort="newest")
    return {**_words(section, title), "cards": cards, "href": href} if cards else None


def _cards(count: int, **query: Any) -> list[dict[str, Any]]:
    currency = shop.current().currency
    found = catalogue.list_cards(catalogue.CardQuery(currency=currency, **query), count)
    return [shapes.card(each, currency) for each in found.items]


def _picked(handles: Sequence[str]) -> list[dict[str, Any]]:
    currency = shop.current().currency
    return [shapes.picked_card(each, currency) for each in catalogue.find_cards(handles)]


def _quotes(section: Mapping[str, Any]) -> Section | None:
    if not module.on("reviews"):
        return None
    quotes = held("quotes", _good_words, QUOTES_SECONDS)[: section["count"]]
    return {**_words(section, language.said("What our customers say")), "quotes": quotes} if quotes else None


def _good_words() -> list[dict[str, Any]]:
    """From each of the best rated products its newest review of four stars or more that says something."""
    currency = shop.current().currency
    rated = catalogue.list_cards(catalogue.CardQuery(currency=currency, sort="rating"), 6)
    quotes = []
    for entry in rated.items:
        written = reviews.list_reviews(entry.product_id, 10).items if entry.reviews else []
        good = next((each for each in written if each.stars >= 4 and len(each.text) >= 30), None)
        if good is not None:
            quotes.append(
                {
                    "text": shapes.shortened(good.text, LONGEST_QUOTE),
                    "name": good.name,
                    "stars": good.stars,
                    "language": good.language,
                    "handle": entry.handle,
                    "title": entry.title,
                    "titles": entry.titles,
                }
            )
    return quotes


_MAKERS: dict[str, Callable[[Mapping[str, Any]], Section | None]] = {
    "hero": _hero,
    "products": _shelf,
    "collection": _feature,
    "collections": _collections,
    "story": _story,
    "quotes": _quotes,
}
