"""From a product's card to what a segment is built from. Pure."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from chalicelib.catalogue.models import Card
from chalicelib.catalogue.rules import folded
from chalicelib.catalogue.search_answer import created_number, mean_of
from chalicelib.catalogue.search_segment import Doc
from chalicelib.catalogue.search_words import indexed_words

MOST_WORDS = 400  # of a tier
LONGEST_VALUE = 80  # letters of a field's value that can be chosen from a list
STARS = (4, 3, 2, 1)  # "and more" each


def doc_of(card: Card) -> Doc:
    """What is indexed of a product on sale."""
    titles = {language: said["title"] for language, said in card.translations.items()}
    reviews, stars = card.rating.get("reviews", 0), card.rating.get("stars", 0)
    mean = mean_of(stars, reviews)
    in_stock = card.always or any(card.stock.values())
    fields = {name: text for name, value in card.fields.items() if (text := _chosen(value))}
    entry = {
        "product_id": card.product_id,
        "handle": card.handle,
        "title": card.title,
        "titles": titles,
        "vendor": card.vendor,
        "prices": card.prices,
        "highest": card.highest,
        "compare_at": card.compare_at,
        "image": card.image,
        "in_stock": in_stock,
        "reviews": reviews,
        "stars": stars,
        "created_at": card.created_at,
    }
    return Doc(
        product_id=card.product_id,
        version=card.version,
        entry=json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"),
        title=folded(card.title),
        words=_words(
            [card.title, *titles.values()],
            [card.vendor, *card.tags, *card.collections],
            [*(value for values in card.options.values() for value in values[:50]), *_said(fields)],
            [card.text],
        ),
        codes=[code.casefold() for code in (*card.skus, *card.barcodes)],
        facets={
            "collection": card.collections,
            "tag": card.tags,
            "vendor": [card.vendor] if card.vendor else [],
            "in_stock": ["true" if in_stock else "false"],
            "rating": [str(each) for each in STARS if mean >= 1000 * each],
            **{f"option.{name}": values for name, values in card.options.items()},
            **{f"field.{name}": [value] for name, value in fields.items()},
        },
        lowest=card.prices,
        highest={currency: max(card.highest.get(currency, low), low) for currency, low in card.prices.items()},
        created=created_number(card.created_at),
        mean=mean,
        reviews=reviews,
    )


def _chosen(value: Any) -> str:
    """A custom field's value as a filter has it; empty for what nobody would choose from a list."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value).strip()
    return text if len(text) <= LONGEST_VALUE else ""


def _said(fields: dict[str, str]) -> list[str]:
    return [value for value in fields.values() if value not in ("true", "false")]


def _words(*tiers: Iterable[str]) -> list[list[str]]:
    """The words of each tier, each word in the first it is in."""
    seen: set[str] = set()
    found = []
    for texts in tiers:
        told = (word for text in texts for word in indexed_words(text) if word not in seen)
        own = list(dict.fromkeys(map(sys.intern, told)))  # every product has much the same words
        found.append(own[:MOST_WORDS])
        seen.update(found[-1])
    return found
