"""Lists and search over the products on sale: what others ask, page by page.

The index is in the process (search_index.py), as sets of products for all that can be asked (search_bits.py).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from chalicelib.catalogue.ruled import collections
from chalicelib.catalogue.search_answer import Place, in_order
from chalicelib.catalogue.search_index import look_again, present
from chalicelib.catalogue.search_query import CardPage, CardQuery, Entry, Facet
from chalicelib.core import context, ids
from chalicelib.core.errors import Refused
from chalicelib.core.settings import settings

__all__ = [
    "CardPage",
    "CardQuery",
    "Entry",
    "Facet",
    "list_cards",
    "list_handles",
    "look_again",
    "price_ranges",
    "title_of",
]

TITLES = {
    "collection": "Collection",
    "tag": "Tag",
    "vendor": "Brand",
    "in_stock": "In stock",
    "price": "Price",
    "rating": "Rating",
}
BAD_CURSOR = Refused("bad_cursor", "This cursor is not one this list gave. Start from the first page.", 422, "cursor")


def list_cards(wanted: CardQuery, limit: int = 25, cursor: str | None = None) -> CardPage:
    """A page of products on sale. Sorts: relevance, newest, price, -price, rating, title. A bad cursor is a 422."""
    wanted = _in_own_order(wanted)
    after = _open_cursor(cursor, wanted) if cursor else None
    index = present()
    with index.lock:
        index.refresh()
        made = index.answer(wanted)
        rows = list(islice(in_order(index.segments, made, wanted, after), limit + 1))
        entries = [Entry(**index.segments[at].entry(doc)) for _, at, doc in rows[:limit]]
    return CardPage(
        entries,
        made.total,
        made.facets,
        made.lowest,
        made.highest,
        next_cursor=_close_cursor(rows[limit - 1][0], wanted) if len(rows) > limit else None,
        meant=made.found.meant if made.found else None,
        instead=made.instead,
        without=made.without,
    )


def _in_own_order(wanted: CardQuery) -> CardQuery:
    """The question with the order of its collection, where it is about one and asks for no other order."""
    if wanted.sort or wanted.q or len(wanted.collections) != 1:
        return wanted
    named = next((each for each in collections() if each.handle == wanted.collections[0]), None)
    return replace(wanted, order=tuple(named.product_order)) if named and named.product_order else wanted


def list_handles(currency: str, start: int, limit: int) -> tuple[list[str], int]:
    """The handles of products on sale from a place on, the newest first, and how many products there are in all."""
    wanted, index = CardQuery(currency=currency, sort="newest"), present()
    with index.lock:
        index.refresh()
        made = index.answer(wanted)
        rows = islice(in_order(index.segments, made, wanted, None), start, start + limit)
        return [str(index.segments[at].entry(doc)["handle"]) for _, at, doc in rows], made.total


def price_ranges(texts: Iterable[str]) -> tuple[tuple[int, int | None], ...]:
    """Ranges as the price filter has them, "FROM-BELOW" in minor units; what is no range is left out."""
    found = []
    for text in texts:
        start, dash, below = text.partition("-")
        if dash and start.isascii() and start.isdigit() and (not below or (below.isascii() and below.isdigit())):
            found.append((int(start), int(below) if below else None))
    return tuple(found)


def title_of(facet: str, fields: Mapping[str, str]) -> str:
    """What a filter is called, in English; an option by its own name, a custom field by its title."""
    kind, dot, name = facet.partition(".")
    return (fields.get(name, name) if kind == "field" else name) if dot else TITLES.get(facet, facet)


def _signer() -> Any:
    from itsdangerous import URLSafeSerializer

    return URLSafeSerializer(settings.secret, salt="cards")


def _about(wanted: CardQuery) -> str:
    return ids.derived("q", context.shop(), repr(wanted))


def _close_cursor(place: Place, wanted: CardQuery) -> str:
    return str(_signer().dumps([_about(wanted), list(place[0]), place[1]]))


def _open_cursor(cursor: str, wanted: CardQuery) -> Place:
    from itsdangerous import BadData

    try:
        about, place, product_id = _signer().loads(cursor)
    except (BadData, ValueError, TypeError):
        raise BAD_CURSOR from None
    if about != _about(wanted):
        raise BAD_CURSOR
    return tuple(place), product_id
