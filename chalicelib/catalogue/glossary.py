"""The shop's own words in its other languages: names and values of options, tags and titles of custom fields.

Many products share them, so each is translated once, not with every product. What filters, addresses and orders hold
stays the shop's own word.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chalicelib.catalogue.models import Glossary
from chalicelib.catalogue.search import CardQuery, list_cards
from chalicelib.catalogue.search_words import words_of
from chalicelib.core.errors import invalid
from chalicelib.core.held import forget, held
from chalicelib.core.transaction import Transaction, retried
from chalicelib.shop import service as shop

MOST = 2000
LARGEST = 300_000  # bytes of JSON: all are one item
BETWEEN = " / "  # the values in a variant's title
TOO_MANY = invalid("words", "too_many_words", f"A shop translates at most {MOST} words of its own. Take some out.")
Texts = dict[str, str]  # by language


def glossary() -> Glossary:
    """The shop's words, at most a few seconds old."""
    return held("glossary", _load)


def _load() -> Glossary:
    return Glossary.find() or Glossary.new(version=0, words={})


@retried
def set_glossary(words: dict[str, Texts], version: int) -> Glossary:
    """Replace all words; 412 when `version` is not the stored one. What has no text is not kept."""
    kept = {word: said for word, texts in words.items() if (said := {to: text for to, text in texts.items() if text})}
    if len(kept) > MOST or len(json.dumps(kept, ensure_ascii=False).encode()) > LARGEST:
        raise TOO_MANY
    with Transaction() as tx:
        written = tx.replace(_load(), version, words=kept)
    forget("glossary")
    return written


def in_language(word: str, language: str) -> str:
    """A word of the shop's in this language; the word itself where it is the shop's own, or nobody translated it."""
    if not word or language == shop.current().language:
        return word
    return str(glossary().words.get(word, {}).get(language) or word)


def title_in_language(title: str, language: str) -> str:
    """A variant's title, "Red / L", in this language."""
    return BETWEEN.join(in_language(value, language) for value in title.split(BETWEEN))


def meanings(language: str) -> tuple[tuple[str, str], ...]:
    """For a search in this language: its words with the shop's own, "rod" with "red", where both are one word."""
    if language == shop.current().language:
        return ()
    pairs = [(words_of(texts.get(language, "")), words_of(word)) for word, texts in glossary().words.items()]
    return tuple((said[0], own[0]) for said, own in pairs if len(said) == len(own) == 1)


def used(fields: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The words that what is on sale uses now, each with what it is: option, value, tag or field.

    `fields` are the custom fields that buyers see.
    """
    found: dict[str, str] = {}
    for word, used_as in _used(fields):
        found.setdefault(word, used_as)
    return found


def _used(fields: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    everything = CardQuery(currency=shop.current().currency, filterable=tuple(each["name"] for each in fields))
    for facet in list_cards(everything, 1).facets:
        kind, _, name = facet.name.partition(".")
        if kind == "option":
            yield name, "option"
            yield from ((value, "value") for value, _ in facet.values)
        elif kind == "tag":
            yield from ((value, "tag") for value, _ in facet.values)
        elif kind == "field":
            yield from ((value, "value") for value, _ in facet.values if value not in ("true", "false"))
    for each in fields:
        yield str(each["title"]), "field"
        yield from ((str(choice), "value") for choice in each.get("choices") or ())
