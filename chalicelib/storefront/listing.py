"""A list of products as its address asks for it: filters, sort, page, and the addresses that change them.

Unlike the API, a page disregards what it does not know in its address: links come with all sorts of tags on them.
"""

from typing import Any
from urllib.parse import urlencode

from chalicelib.catalogue import service as catalogue
from chalicelib.core.errors import Refused
from chalicelib.core.http import Request
from chalicelib.core.money import as_decimal, exponent, parse
from chalicelib.shop import service as shop
from chalicelib.storefront import language, shapes, wording

PAGE = 24
MOST_VALUES = 20
MOST_OPTIONS = 10
PLAIN = ("collection", "tag", "vendor", "in_stock")


class Listing:
    """One list: what was asked for in its address, and what there is to show."""

    def __init__(self, request: Request, bare: str, collection: str | None = None) -> None:
        self.bare, self.collection = bare, collection
        self.currency = str(shop.current().currency)
        asked = request.queries
        self.q = request.query.get("q", "").strip()[:200]
        sort = request.query.get("sort", "")
        self.sort = sort if sort in wording.SORTS and (sort != "relevance" or self.q) else ""
        self.filters = {
            name: list(dict.fromkeys(value[:255] for value in values if value))[:MOST_VALUES]
            for name, values in sorted(asked.items())
            if (name in PLAIN and not (name == "collection" and collection)) or name.startswith("option.")
        }
        names = [name for name in self.filters if name.startswith("option.")]
        self.options = tuple((name[7:], tuple(self.filters[name])) for name in names[:MOST_OPTIONS] if name[7:])
        self.asked_from, self.asked_to = request.query.get("from", "")[:12], request.query.get("to", "")[:12]
        self.cursor = request.query.get("cursor")

    # What was asked

    def wanted(self) -> catalogue.CardQuery:
        stock = {"true": True, "false": False}
        in_stock = self.filters.get("in_stock", [])
        return catalogue.CardQuery(
            currency=self.currency,
            q=self.q,
            collections=(self.collection,) if self.collection else tuple(self.filters.get("collection", ())),
            tags=tuple(self.filters.get("tag", ())),
            vendors=tuple(self.filters.get("vendor", ())),
            options=self.options,
            min_price=self._minor(self.asked_from),
            max_price=self._minor(self.asked_to),
            in_stock=stock.get(in_stock[0]) if len(in_stock) == 1 else None,
            sort=self.sort,
        )

    def _minor(self, text: str) -> int | None:
        try:
            return max(0, parse(text.strip().replace(",", "."), self.currency)) if text.strip() else None
        except ValueError:
            return None

    def kept(self, without: tuple[str, str] | None = None) -> list[tuple[str, str]]:
        """The query's filters as pairs, without one of them."""
        pairs = [(name, value) for name, values in self.filters.items() for value in values]
        pairs += [(name, value) for name, value in (("from", self.asked_from), ("to", self.asked_to)) if value]
        if self.q:
            pairs.insert(0, ("q", self.q))
        return [pair for pair in pairs if pair != without]

    def address(self, pairs: list[tuple[str, str]]) -> str:
        return f"{self.bare}?{urlencode(pairs)}" if pairs else self.bare

    # What there is

    def shown(self, look: bool = True) -> dict[str, Any]:
        """Everything the template shows. Without `look`, an empty page to search from."""
        found = self._found() if look else catalogue.CardPage([], 0, [], None, None)
        sorted_by = [("sort", self.sort)] if self.sort else []
        more = [*self.kept(), *sorted_by, ("cursor", str(found.next_cursor))]
        filtered = [pair for pair in self.kept() if pair[0] != "q"]
        return {
            "q": self.q,
            "total": found.total,
            "cards": [shapes.card(each, self.currency) for each in found.items],
            "currency": self.currency,
            "facets": self._facets(found) if found.total or filtered else [],
            "chips": [(self._chip(*pair), self.address([*self.kept(pair), *sorted_by])) for pair in filtered],
            "filtered": bool(filtered),
            "narrowed": bool(filtered or self.sort or self.cursor or self.q),
            "bare": self.address([("q", self.q)] if self.q else []),
            "here": self.bare,
            "sorts": [sort for sort in wording.SORTS if sort != "relevance" or self.q],
            "chosen_sort": self.sort or ("relevance" if self.q else "newest"),
            "asked_sort": self.sort,
            "kept_without_sort": self.kept(),
            "asked_from": self.asked_from,
            "asked_to": self.asked_to,
            "price_range": self._range(found),
            "next_page": self.address(more) if found.next_cursor else None,
        }

    def _found(self) -> catalogue.CardPage:
        try:
            return catalogue.list_cards(self.wanted(), PAGE, self.cursor)
        except Refused as refused:
            if refused.code != "bad_cursor":
                raise
            return catalogue.list_cards(self.wanted(), PAGE)

    def _facets(self, found: catalogue.CardPage) -> list[dict[str, Any]]:
        shown = []
        for facet in found.facets:
            if facet.name == "collection" and self.collection:
                continue
            chosen = {value.casefold() for value in self.filters.get(facet.name, ())}
            choices = [
                {"value": value, "title": title, "count": count, "chosen": value.casefold() in chosen}
                for value, count in facet.values
                if (title := self._title(facet.name, value))
            ]
            if len(choices) > 1 or chosen:
                any_chosen = any(choice["chosen"] for choice in choices)
                title = wording.facet(facet.name)
                shown.append({"name": facet.name, "title": title, "choices": choices[:30], "any_chosen": any_chosen})
        return sorted(shown, key=lambda each: PLAIN.index(each["name"]) if each["name"] in PLAIN else -1)

    def _title(self, facet: str, value: str) -> str:
        """A filter's value as people read it; empty for a collection that is no more."""
        if facet == "in_stock":
            return language.said("In stock") if value == "true" else language.said("Sold out")
        if facet == "collection":
            found = next((each for each in catalogue.collections() if each.handle == value), None)
            return str(shapes.topic(found)["title"]) if found else ""
        return value

    def _chip(self, name: str, value: str) -> str:
        if name in ("from", "to"):
            word = language.said("From") if name == "from" else language.said("To")
            return f"{word} {value}"
        return self._title(name, value) or value

    def _range(self, found: catalogue.CardPage) -> tuple[str, str] | None:
        """The lowest and the highest price in whole units of the currency, rounded outwards."""
        if found.lowest is None or found.highest is None or found.lowest == found.highest:
            return None
        unit = 10 ** exponent(self.currency)
        top = -(-found.highest // unit) * unit
        return as_decimal(found.lowest, self.currency).partition(".")[0], as_decimal(top, self.currency).partition(".")[
            0
        ]


def _rank(facet: dict[str, Any]) -> tuple[int, int]:
    """Options first, those that tell most products apart before others; then what every product has."""
    if facet["name"] in PLAIN:
        return PLAIN.index(facet["name"]) + 1, 0
    return 0, -sum(choice["count"] for choice in facet["choices"])
