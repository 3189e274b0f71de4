"""Lists and search over the cards of products on sale, held in the process.

The index is loaded from the cards' four shards, and from then on reads only what changed since its last look, at most
once in LOOK_EVERY seconds; what another process changed is seen then. It is small on purpose and stands behind
`list_cards` alone, so that a real engine can take its place.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from typing import Any

from chalicelib.catalogue.models import Card
from chalicelib.catalogue.rules import folded
from chalicelib.catalogue.words import Words, words_of
from chalicelib.core import clock, context, ids
from chalicelib.core.errors import Refused
from chalicelib.core.settings import settings
from chalicelib.core.table import query
from chalicelib.core.telemetry import logger

LOOK_EVERY = 1.0  # seconds
OVERLAP = 15.0  # seconds looked at again: clocks differ, and indexes follow the table a little later
SHARDS = 4
MOST_CARDS = 50_000  # in one process, over all shops; about 3 KB each, and 3 KB more for the description's words
MOST_WITH_TEXT = 10_000
MOST_SHOPS = 200
MOST_TEXT_WORDS = 40
MOST_ANSWERS = 64
MOST_FACET_VALUES = 50
BAD_CURSOR = Refused("bad_cursor", "This cursor is not one this list gave. Start from the first page.", 422, "cursor")


@dataclass(frozen=True)
class CardQuery:
    """What a list is asked for. Amounts are minor units of `currency`; several values of a filter mean any of them."""

    currency: str
    q: str = ""
    collections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    vendors: tuple[str, ...] = ()
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()
    min_price: int | None = None
    max_price: int | None = None
    in_stock: bool | None = None
    sort: str = ""


@dataclass(frozen=True)
class Facet:
    """A filter with its values and how many products each would leave. `name` is the query's parameter."""

    name: str
    values: list[tuple[str, int]]


@dataclass
class CardPage:
    """Some cards, how many there are in all, and by what they can be narrowed."""

    items: list["Entry"]
    total: int
    facets: list[Facet]
    lowest: int | None
    highest: int | None
    next_cursor: str | None = None


@dataclass(slots=True)
class Entry:
    """A card as the index holds it."""

    product_id: str
    handle: str
    title: str
    titles: dict[str, str]  # by language, where translated
    vendor: str
    tags: list[str]
    collections: list[str]
    options: dict[str, list[str]]
    prices: dict[str, int]
    highest: dict[str, int]
    compare_at: dict[str, int]
    image: dict[str, Any] | None
    in_stock: bool
    reviews: int
    stars: int
    created_at: str
    version: int
    words: tuple[str, ...] = ()


def _entry(card: Card, with_text: bool) -> tuple[Entry, dict[str, int]]:
    titles = {language: said["title"] for language, said in card.translations.items()}
    weighed: dict[str, int] = {}

    def weigh(texts: Iterable[str], weight: int, most: int = 400) -> None:
        for text in texts:
            for word in words_of(text)[:most]:
                weighed[word] = max(weighed.get(word, 0), weight)

    weigh([card.title, *titles.values()], 8)
    weigh(card.skus, 6)
    weigh(card.tags, 4)
    weigh([card.vendor, *card.collections], 3)
    weigh((value for values in card.options.values() for value in values[:50]), 2)
    if with_text:
        weigh([card.text], 1, MOST_TEXT_WORDS)
    entry = Entry(
        product_id=card.product_id, handle=card.handle, title=card.title, titles=titles, vendor=card.vendor,
        tags=card.tags, collections=card.collections, options=card.options, prices=card.prices, highest=card.highest,
        compare_at=card.compare_at, image=card.image, in_stock=card.always or any(card.stock.values()),
        reviews=card.rating.get("reviews", 0), stars=card.rating.get("stars", 0), created_at=card.created_at,
        version=card.version, words=tuple(weighed),
    )  # fmt: skip
    return entry, weighed


@dataclass
class _Answer:
    """A query answered in full: the ids in order with their place in it, the facets, the prices."""

    places: list[tuple[tuple[Any, ...], str]]
    facets: list[Facet]
    lowest: int | None
    highest: int | None


@dataclass
class _Index:
    """The cards of one shop."""

    entries: dict[str, Entry] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)  # versions of cards not on sale, so that an old page cannot undo
    words: Words = field(default_factory=Words)
    answers: OrderedDict[CardQuery, _Answer] = field(default_factory=OrderedDict)
    since: str = ""
    look_at: float = 0.0
    lock: threading.RLock = field(default_factory=threading.RLock)

    def refresh(self) -> None:
        """Take in what changed since the last look."""
        if time.monotonic() < self.look_at:
            return
        self.look_at = time.monotonic() + LOOK_EVERY
        latest = self.since
        for shard in range(SHARDS):
            between = (self.since, "~") if self.since else None
            for card in query(f"CARDS#{shard}", index="g2", between=between):
                if isinstance(card, Card):
                    self.take(card)
                    latest = max(latest, card.changed_at)
        if latest:
            earlier = clock.parse(min(latest, clock.now())) - timedelta(seconds=OVERLAP)
            self.since = max(self.since, clock.as_text(earlier))

    def take(self, card: Card) -> None:
        known = self.entries.get(card.product_id)
        seen = known.version if known else self.gone.get(card.product_id, 0)
        if card.version <= seen:
            return
        if known:
            self.words.drop(card.product_id, known.words)
            del self.entries[card.product_id]
        self.gone.pop(card.product_id, None)
        self.answers.clear()
        if not card.on_sale:
            self.gone[card.product_id] = card.version
        elif len(self.entries) < MOST_CARDS:
            entry, weighed = _entry(card, with_text=len(self.entries) < MOST_WITH_TEXT)
            self.entries[card.product_id] = entry
            self.words.put(card.product_id, weighed)
        else:
            logger().warning("the catalogue is larger than lists hold", extra={"cards": MOST_CARDS})

    def answer(self, wanted: CardQuery) -> _Answer:
        found = self.answers.get(wanted)
        if found is None:
            found = self.answers[wanted] = _answered(self, wanted)
            if len(self.answers) > MOST_ANSWERS:
                self.answers.popitem(last=False)
        return found


_indexes: OrderedDict[str, _Index] = OrderedDict()
_lock = threading.Lock()


def _index() -> _Index:
    """The present shop's index; those least used are let go when all together hold too much."""
    with _lock:
        index = _indexes.setdefault(context.shop(), _Index())
        _indexes.move_to_end(context.shop())
        while len(_indexes) > 1 and _too_much():
            _indexes.popitem(last=False)
        return index


def _too_much() -> bool:
    return len(_indexes) > MOST_SHOPS or sum(len(each.entries) for each in _indexes.values()) > MOST_CARDS


def look_again() -> None:
    """Look at the next question, since this process has just changed something."""
    index = _indexes.get(context.shop())
    if index is not None:
        index.look_at = 0.0


def list_cards(wanted: CardQuery, limit: int = 25, cursor: str | None = None) -> CardPage:
    """A page of products on sale. Sorts: relevance, newest, price, -price, rating, title. A bad cursor is a 422."""
    after = _open_cursor(cursor, wanted) if cursor else None
    index = _index()
    with index.lock:
        index.refresh()
        answer = index.answer(wanted)
        places = [each for each in answer.places if after is None or each > after]
        page = CardPage(
            [index.entries[product_id] for _, product_id in places[:limit]],
            len(answer.places),
            answer.facets,
            answer.lowest,
            answer.highest,
        )
    if len(places) > limit:
        page.next_cursor = _close_cursor(places[limit - 1], wanted)
    return page


# Answering


def _answered(index: _Index, wanted: CardQuery) -> _Answer:
    scores = index.words.find(wanted.q) if wanted.q else dict.fromkeys(index.entries, 0)
    filters = _filters(wanted)
    counts: dict[str, dict[str, int]] = {}
    found: list[Entry] = []
    prices: list[int] = []
    for product_id in scores:
        entry = index.entries[product_id]
        failed = [name for name, passes in filters if not passes(entry)]
        if not failed:
            found.append(entry)
        if len(failed) <= 1:
            _count(counts, entry, failed[0] if failed else None)
            if (not failed or failed[0] == "price") and wanted.currency in entry.prices:
                prices.append(entry.prices[wanted.currency])
    place = _place(wanted, scores)
    return _Answer(
        sorted((place(entry), entry.product_id) for entry in found),
        [Facet(name, _most(values)) for name, values in sorted(counts.items())],
        min(prices, default=None),
        max(prices, default=None),
    )


def _filters(wanted: CardQuery) -> list[tuple[str, Callable[[Entry], bool]]]:
    filters: list[tuple[str, Callable[[Entry], bool]]] = []

    def any_of(name: str, values: Iterable[str], told: Callable[[Entry], Iterable[str]]) -> None:
        asked = {_same(value) for value in values}
        if asked:
            filters.append((name, lambda entry: any(_same(value) in asked for value in told(entry))))

    any_of("collection", wanted.collections, lambda entry: entry.collections)
    any_of("tag", wanted.tags, lambda entry: entry.tags)
    any_of("vendor", wanted.vendors, lambda entry: [entry.vendor])
    for name, values in wanted.options:
        any_of(f"option.{name}", values, lambda entry, name=name: _option(entry, name))  # type: ignore[misc]
    if wanted.min_price is not None or wanted.max_price is not None:
        filters.append(("price", lambda entry: _price_fits(entry, wanted)))
    if wanted.in_stock is not None:
        filters.append(("in_stock", lambda entry: entry.in_stock == wanted.in_stock))
    return filters


@lru_cache(maxsize=20_000)
def _same(value: str) -> str:
    """What two values must share to be the same filter: few values, compared often."""
    return folded(value)


def _option(entry: Entry, name: str) -> list[str]:
    return next((values for known, values in entry.options.items() if _same(known) == _same(name)), [])


def _price_fits(entry: Entry, wanted: CardQuery) -> bool:
    lowest = entry.prices.get(wanted.currency)
    if lowest is None:
        return False
    highest = entry.highest.get(wanted.currency, lowest)
    return (wanted.max_price is None or lowest <= wanted.max_price) and (
        wanted.min_price is None or highest >= wanted.min_price
    )


def _count(counts: dict[str, dict[str, int]], entry: Entry, only: str | None) -> None:
    """Count an entry under the facets: all of them, or the one whose own filter it fails."""
    told: list[tuple[str, Iterable[str]]] = [
        ("collection", entry.collections),
        ("tag", entry.tags),
        ("vendor", [entry.vendor] if entry.vendor else []),
        ("in_stock", ["true" if entry.in_stock else "false"]),
        *((f"option.{name}", values) for name, values in entry.options.items()),
    ]
    for name, values in told:
        if only is None or only == name:
            held = counts.setdefault(name, {})
            for value in values:
                held[value] = held.get(value, 0) + 1


def _most(values: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(values.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_FACET_VALUES]


def _place(wanted: CardQuery, scores: dict[str, int]) -> Callable[[Entry], tuple[Any, ...]]:
    """Where an entry stands: a tuple that sorts, of numbers and texts only, since it goes into the cursor."""
    dear = 10**15

    def newest(entry: Entry) -> int:
        return -int("".join(digit for digit in entry.created_at if digit.isdigit()))

    def price(entry: Entry) -> int:
        return entry.prices.get(wanted.currency, dear)

    def rating(entry: Entry) -> tuple[Any, ...]:
        mean = 1000 * entry.stars // entry.reviews if entry.reviews else 0
        return (-mean, -entry.reviews, newest(entry))

    places: dict[str, Callable[[Entry], tuple[Any, ...]]] = {
        "relevance": lambda entry: (-scores[entry.product_id], newest(entry)),
        "newest": lambda entry: (newest(entry),),
        "price": lambda entry: (price(entry),),
        "-price": lambda entry: (-price(entry) if price(entry) != dear else dear,),
        "rating": rating,
        "title": lambda entry: (folded(entry.title),),
    }
    return places[wanted.sort or ("relevance" if wanted.q else "newest")]


def _signer() -> Any:
    from itsdangerous import URLSafeSerializer

    return URLSafeSerializer(settings.secret, salt="cards")


def _about(wanted: CardQuery) -> str:
    return ids.derived("q", context.shop(), repr(wanted))


def _close_cursor(place: tuple[tuple[Any, ...], str], wanted: CardQuery) -> str:
    return str(_signer().dumps([_about(wanted), list(place[0]), place[1]]))


def _open_cursor(cursor: str, wanted: CardQuery) -> tuple[tuple[Any, ...], str]:
    from itsdangerous import BadData

    try:
        about, place, product_id = _signer().loads(cursor)
    except (BadData, ValueError, TypeError):
        raise BAD_CURSOR from None
    if about != _about(wanted):
        raise BAD_CURSOR
    return tuple(place), product_id
