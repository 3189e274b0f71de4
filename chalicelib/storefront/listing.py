"""A list of products as its address asks for it: filters, sort, page, and the addresses that change them.

Unlike the API, a page disregards what it does not know in its address: links come with all sorts of tags on them.
"""

from typing import Any

from chalicelib.catalogue import service as catalogue
from chalicelib.core.errors import Refused
from chalicelib.core.http import Request
from chalicelib.core.money import as_decimal, exponent, parse
from chalicelib.shop import service as shop
from chalicelib.storefront import language, pages, shapes, wording

PAGE = 24
MOST_VALUES = 20
MOST_OPTIONS = 10
PLAIN = ("in_stock", "price", "collection", "vendor", "rating", "tag")
STARS = ("4", "3", "2", "1")
POPULAR = 6
SHOWN = 8  # values of a filter before "more"
MOST_SHOWN = 30


class Listing:
    """One list: what was asked for in its address, and what there is to show."""

    def __init__(self, request: Request, bare: str, collection: str | None = None) -> None:
        self.bare, self.collection = bare, collection
        self.currency = str(shop.current().currency)
        asked = request.queries
        self.q = request.query.get("q", "").strip()[:200]
        self.filters = {
            name: list(dict.fromkeys(value[:255] for value in values if value))[:MOST_VALUES]
            for name, values in sorted(asked.items())
            if (name in PLAIN and not (name == "collection" and collection)) or name.startswith(("option.", "field."))
        }
        self.fields = catalogue.filterable_fields()
        self.asked_from, self.asked_to = request.query.get("from", "")[:12], request.query.get("to", "")[:12]
        self.cursor = request.query.get("cursor")
        self.sorts = self._sorts()
        sort = request.query.get("sort", "")
        self.sort = sort if sort in self.sorts[1:] else ""  # the first needs no asking

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
            options=self._narrowed("option."),
            fields=self._narrowed("field."),
            price_ranges=catalogue.price_ranges(self.filters.get("price", ())),
            ratings=tuple(int(stars) for stars in self.filters.get("rating", ()) if stars in STARS),
            min_price=self._minor(self.asked_from),
            max_price=self._minor(self.asked_to),
            in_stock=stock.get(in_stock[0]) if len(in_stock) == 1 else None,
            sort=self.sort,
            filterable=tuple(self.fields),
            meanings=catalogue.meanings(language.present()) if self.q else (),
        )

    def _sorts(self) -> list[str]:
        """What the list can be sorted by, beginning with how it is when nobody asks."""
        own = [each.handle for each in catalogue.collections() if each.product_order]
        asked = [self.collection] if self.collection else self.filters.get("collection", [])
        plain = "relevance" if self.q else "featured" if len(asked) == 1 and asked[0] in own else "newest"
        return [plain, *(each for each in wording.SORTS if each not in ("relevance", "featured", plain))]

    def _narrowed(self, kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        names = [name for name in self.filters if name.startswith(kind) and name != kind]
        return tuple((name.removeprefix(kind), tuple(self.filters[name])) for name in names[:MOST_OPTIONS])

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
        return pages.with_query(self.bare, pairs)

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
            "meant": found.meant,
            "instead": [(words, count, self.address([("q", words)])) for words, count in found.instead],
            "without": self._without(found),
            "popular": self._popular() if not found.total and not filtered else [],
            "filtered": bool(filtered),
            "narrowed": bool(filtered or self.sort or self.cursor or self.q),
            "bare": self.address([("q", self.q)] if self.q else []),
            "here": self.bare,
            "sorts": self.sorts,
            "chosen_sort": self.sort or self.sorts[0],
            "asked_sort": self.sort,
            "asked_from": self.asked_from,
            "asked_to": self.asked_to,
            "price_range": self._range(found),
            "paged": bool(self.cursor),
            "first_page": self.address([*self.kept(), *sorted_by]),
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
            values = sorted(facet.values, reverse=True) if facet.name == "rating" else facet.values
            choices: list[dict[str, Any]] = [
                {"value": value, "title": title, "count": count, "chosen": value.casefold() in chosen}
                for value, count in values
                if (title := self._title(facet.name, value))
            ]
            choices += [
                {"value": value, "title": self._title(facet.name, value) or value, "count": 0, "chosen": True}
                for value in self.filters.get(facet.name, ())
                if value.casefold() not in {choice["value"].casefold() for choice in choices}
            ]
            choices = [each for place, each in enumerate(choices) if place < MOST_SHOWN or each["chosen"]]
            if len(choices) > 1 or chosen:
                shown.append(
                    {
                        "name": facet.name,
                        "title": wording.facet(facet.name, self.fields),
                        "choices": choices[:SHOWN],
                        "more": choices[SHOWN:],
                        "more_chosen": any(choice["chosen"] for choice in choices[SHOWN:]),
                        "any_chosen": bool(chosen),
                    }
                )
        return sorted(shown, key=_rank)

    def _title(self, facet: str, value: str) -> str:
        """A filter's value as people read it; empty for a collection that is no more."""
        if facet == "in_stock":
            return language.said("In stock") if value == "true" else language.said("Sold out")
        if facet == "collection":
            found = next((each for each in catalogue.collections() if each.handle == value), None)
            return str(shapes.topic(found)["title"]) if found else ""
        if facet == "rating":
            return language.said("%(stars)s stars and more", stars=value) if value in STARS else ""
        if facet == "price":
            return self._price_title(value)
        if facet.startswith("field.") and value in ("true", "false"):
            return language.said("Yes") if value == "true" else language.said("No")
        return wording.own(value) if facet == "tag" or facet.startswith(("option.", "field.")) else value

    def _price_title(self, value: str) -> str:
        """A range of prices as people read it: its end is left out of it, so that ranges do not overlap."""
        for start, below in catalogue.price_ranges([value]):
            if below is None:
                return language.said("%(price)s and more", price=language.round_amount(start, self.currency))
            if not start:
                return language.said("Under %(price)s", price=language.round_amount(below, self.currency))
            return f"{language.round_amount(start, self.currency)} \u2013 {language.round_amount(below, self.currency)}"
        return ""

    def _without(self, found: catalogue.CardPage) -> list[tuple[str, int, str]]:
        """What is found when one filter is let go, where all together leave nothing."""
        told = []
        for name, count in sorted(found.without.items(), key=lambda pair: -pair[1]):
            names = ("from", "to", "price") if name == "price" else (name,)
            pairs = [pair for pair in self.kept() if pair[0] not in names]
            told.append((wording.facet(name, self.fields), count, self.address(pairs)))
        return told

    def _popular(self) -> list[tuple[str, str]]:
        """The fullest collections, with their addresses."""
        every = catalogue.list_cards(catalogue.CardQuery(currency=self.currency), 1)
        counts = next((dict(facet.values) for facet in every.facets if facet.name == "collection"), {})
        topics = sorted(catalogue.collections(), key=lambda each: -counts.get(each.handle, 0))
        return [
            (str(shapes.topic(each)["title"]), pages.link("collections", each.handle))
            for each in topics[:POPULAR]
            if counts.get(each.handle)
        ]

    def _chip(self, name: str, value: str) -> str:
        if name in ("from", "to"):
            word = language.said("From") if name == "from" else language.said("To")
            return f"{word} {value}"
        title = self._title(name, value) or value
        return f"{wording.facet(name, self.fields)}: {title}" if name.startswith(("option.", "field.")) else title

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
    """Availability and price first, then options and fields, the commonest before others; then all the rest."""
    if facet["name"] in PLAIN:
        return PLAIN.index(facet["name"]) + (1 if PLAIN.index(facet["name"]) > 1 else -2), 0
    return 0, -sum(choice["count"] for choice in facet["choices"])
