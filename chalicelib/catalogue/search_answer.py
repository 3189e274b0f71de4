"""A query answered over a shop's segments: who is left by all filters, counted by each filter, in order.

A filter's counts leave its own choice out, so that they say what each further value would leave. Counting a value is
one "and" of two sets. Where few products are left, or few are not, their own values are counted instead; otherwise
values are counted from the commonest on, until no other can be among those that are shown.
"""

import heapq
import math
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Any

from chalicelib.catalogue import search_text
from chalicelib.catalogue.rules import folded
from chalicelib.catalogue.search_bits import at_least, at_most, descending, largest, marks_of, members, smallest
from chalicelib.catalogue.search_query import CardQuery, Facet
from chalicelib.catalogue.search_segment import DEAR, FacetSets, Order, Segment
from chalicelib.catalogue.search_text import Found

MOST_VALUES = 50
OWN = 8  # products, for each value of a filter, up to which their own values are counted: what costs less
MOST_OWN = 4_000
STEP = 16
MOST_BUCKETS = 5

Place = tuple[tuple[Any, ...], str]  # what is sorted by, and the product's id


@dataclass
class Answer:
    """A query answered, but for the page: for each segment who is left and how well they fit."""

    left: list[int]
    found: Found | None
    facets: list[Facet]
    lowest: int | None
    highest: int | None
    without: dict[str, int] = field(default_factory=dict)
    instead: list[tuple[str, int]] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(bits.bit_count() for bits in self.left)


def answer(segments: Sequence[Segment], wanted: CardQuery) -> Answer:
    """Everything a list says of a query."""
    found = search_text.find(segments, wanted.q, wanted.meanings) if wanted.q else None
    start = found.bits if found else [segment.live for segment in segments]
    filters = [_filters(segment, wanted) for segment in segments]
    names = list(dict.fromkeys(name for own in filters for name in own))
    left = _within(start, filters, None)
    but = {name: _within(start, filters, name) for name in names}
    lowest, highest = _range(segments, but.get("price", left), wanted.currency)
    made = Answer(left, found, _facets(segments, wanted, left, but, lowest, highest), lowest, highest)
    if not any(left):
        made.without = {name: count for name in names if (count := sum(each.bit_count() for each in but[name]))}
        if found is not None and not found.any():
            made.instead = search_text.instead_of(segments, wanted.q, wanted.meanings)
    return made


def _within(start: Sequence[int], filters: Sequence[dict[str, int]], but: str | None) -> list[int]:
    found = []
    for bits, own in zip(start, filters, strict=True):
        left = bits
        for name, passing in own.items():
            if name != but:
                left &= passing
        found.append(left)
    return found


# Filters


def _filters(segment: Segment, wanted: CardQuery) -> dict[str, int]:
    """Who passes each filter that is set."""
    found: dict[str, int] = {}
    for name, values in _asked(wanted):
        if values:
            passing = _holding(segment, name, values)
            found[name] = found[name] & passing if name in found else passing
    price = _priced(segment, wanted)
    if price is not None:
        found["price"] = price
    return found


def _asked(wanted: CardQuery) -> list[tuple[str, Sequence[str]]]:
    """The values chosen of each filter but the price."""
    return [
        ("collection", wanted.collections),
        ("tag", wanted.tags),
        ("vendor", wanted.vendors),
        ("rating", [str(stars) for stars in wanted.ratings]),
        ("in_stock", [] if wanted.in_stock is None else ["true" if wanted.in_stock else "false"]),
        *((f"option.{name}", values) for name, values in wanted.options),
        *((f"field.{name}", values) for name, values in wanted.fields),
    ]


@lru_cache(maxsize=20_000)
def _same(value: str) -> str:
    """What two values must share to be the same filter: few values, compared often."""
    return folded(value)


def _holding(segment: Segment, name: str, values: Iterable[str]) -> int:
    """Who has any of these values of a filter, whatever their letters' case and marks."""
    facet = segment.facets.get(name)
    if facet is None and "." in name:
        facet = next((segment.facets[each] for each in segment.facets if _same(each) == _same(name)), None)
    if facet is None:
        return 0
    asked = {_same(value) for value in values}
    return facet.holders.union(n for n, value in enumerate(facet.values) if _same(value) in asked)


def _priced(segment: Segment, wanted: CardQuery) -> int | None:
    asked = wanted.min_price is not None or wanted.max_price is not None
    if not asked and not wanted.price_ranges:
        return None
    passing = segment.priced.get(wanted.currency, 0)
    if not passing:
        return 0
    lowest, highest = segment.lowest[wanted.currency], segment.highest[wanted.currency]
    if wanted.max_price is not None:
        passing &= at_most(lowest, wanted.max_price, passing)
    if wanted.min_price is not None:
        passing &= at_least(highest, wanted.min_price, passing)
    if wanted.price_ranges:
        within = 0
        for start, below in wanted.price_ranges:
            within |= _between(lowest, start, below, passing)
        passing &= within
    return passing


def _between(planes: Sequence[int], start: int, below: int | None, within: int) -> int:
    found = at_least(planes, start, within)
    return found if below is None else at_most(planes, below - 1, found)


# Counting


def _facets(
    segments: Sequence[Segment],
    wanted: CardQuery,
    left: list[int],
    but: dict[str, list[int]],
    lowest: int | None,
    highest: int | None,
) -> list[Facet]:
    shown = {f"field.{name}" for name in wanted.filterable}
    names = sorted({name for segment in segments for name in segment.facets})
    narrowed = _Narrowed(segments)
    facets = []
    for name in names:
        if name.startswith("field.") and name not in shown:
            continue
        within = next((but[each] for each in but if each == name or _same(each) == _same(name)), left)
        parts = [
            (segment.facets[name], bits, at)
            for at, (segment, bits) in enumerate(zip(segments, within, strict=True))
            if name in segment.facets and bits
        ]
        counted = _counted(parts, narrowed)
        if len(counted) == MOST_VALUES:
            chosen = [value for each, values in _asked(wanted) if _same(each) == _same(name) for value in values]
            counted += _rarer(segments, name, within, chosen, counted)
        if counted:
            facets.append(Facet(name, counted))
    buckets = _buckets(segments, wanted, but.get("price", left), lowest, highest)
    if buckets:
        facets.append(Facet("price", buckets))
    return sorted(facets, key=lambda each: each.name)


@dataclass
class _Narrowed:
    """Sets of products in the forms that counting takes, each made once: most filters are counted within the same."""

    segments: Sequence[Segment]
    _marks: dict[tuple[int, int], bytes] = field(default_factory=dict)
    _members: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    def marks(self, at: int, bits: int) -> bytes:
        if (at, bits) not in self._marks:
            self._marks[at, bits] = marks_of(bits, self.segments[at].size)
        return self._marks[at, bits]

    def members(self, at: int, bits: int) -> list[int]:
        if (at, bits) not in self._members:
            self._members[at, bits] = members(bits, self.segments[at].size)
        return self._members[at, bits]


_Part = tuple[FacetSets, int, int]  # a filter in a segment, who is left there, and the segment's number


def _counted(parts: Sequence[_Part], narrowed: _Narrowed) -> list[tuple[str, int]]:
    """The commonest values, with how many have each."""
    counts: Counter[str] = Counter()
    many: _Part | None = None
    for part in parts:
        facet, bits, at = part
        left, others = bits.bit_count(), facet.holders.size - bits.bit_count()
        if left <= min(OWN * len(facet.values), MOST_OWN):
            _count_own(counts, facet, narrowed.members(at, bits))
        elif others <= min(OWN * len(facet.values), MOST_OWN):
            counts.update(dict(zip(facet.values, facet.holders.counts, strict=True)))
            _count_own(counts, facet, narrowed.members(at, ~bits & (1 << facet.holders.size) - 1), -1)
        elif many is None:
            many = part
        else:
            smaller, many = sorted((part, many), key=lambda each: each[0].holders.size)
            _count_all(counts, smaller, narrowed)
    if many is not None:
        _count_commonest(counts, many, narrowed)
    found = [(value, count) for value, count in counts.items() if count]
    return sorted(found, key=lambda each: (-each[1], each[0]))[:MOST_VALUES]


def _rarer(
    segments: Sequence[Segment],
    name: str,
    within: Sequence[int],
    chosen: Iterable[str],
    counted: Sequence[tuple[str, int]],
) -> list[tuple[str, int]]:
    """The chosen values that are too rare to be among the commonest: whoever chose one must see it, and let it go."""
    known = {_same(value) for value, _ in counted}
    found = []
    for value in {_same(each): each for each in chosen if _same(each) not in known}.values():
        holding = zip(segments, within, strict=True)
        count = sum((_holding(segment, name, [value]) & bits).bit_count() for segment, bits in holding)
        if count:
            found.append((value, count))
    return found


def _count_own(counts: Counter[str], facet: FacetSets, docs: Sequence[int], by: int = 1) -> None:
    starts, held = facet.starts, facet.held
    numbers = Counter(chain.from_iterable([held[starts[doc] : starts[doc + 1]] for doc in docs]))
    for number, count in numbers.items():
        counts[facet.values[number]] += by * count


def _count_all(counts: Counter[str], part: _Part, narrowed: _Narrowed) -> None:
    facet, bits, at = part
    marks = narrowed.marks(at, bits)
    for number, value in enumerate(facet.values):
        counts[value] += facet.holders.count(number, bits, marks)


def _count_commonest(counts: Counter[str], part: _Part, narrowed: _Narrowed) -> None:
    """Count what others counted already, then from the commonest on until the rest cannot be among MOST_VALUES."""
    facet, bits, at = part
    marks, waiting = narrowed.marks(at, bits), set(counts)
    for number, value in enumerate(facet.values):
        if number % STEP == 0 and not waiting and len(counts) >= MOST_VALUES:
            least = heapq.nlargest(MOST_VALUES, counts.values())[-1]
            if least > facet.holders.counts[number]:
                return
        counts[value] += facet.holders.count(number, bits, marks)
        waiting.discard(value)


def _range(segments: Sequence[Segment], within: Sequence[int], currency: str) -> tuple[int | None, int | None]:
    """The lowest and the highest of the products' lowest prices."""
    ends = [
        (smallest(segment.lowest[currency], priced), largest(segment.lowest[currency], priced))
        for segment, bits in zip(segments, within, strict=True)
        if (priced := bits & segment.priced.get(currency, 0))
    ]
    return min((low for low, _ in ends), default=None), max((high for _, high in ends), default=None)


def _buckets(
    segments: Sequence[Segment], wanted: CardQuery, within: Sequence[int], lowest: int | None, highest: int | None
) -> list[tuple[str, int]]:
    """Prices in up to MOST_BUCKETS ranges with round ends, about as many products in each: "0-10000", "10000-".

    Ranges that were chosen stay among them: they were offered when there were other products.
    """
    parts = [
        (segment.lowest[wanted.currency], priced)
        for segment, bits in zip(segments, within, strict=True)
        if (priced := bits & segment.priced.get(wanted.currency, 0))
    ]
    found = {} if lowest is None or highest is None or lowest == highest else _split(parts, lowest, highest)
    for start, below in wanted.price_ranges:
        if (start, below) not in found:
            count = sum(_between(planes, start, below, priced).bit_count() for planes, priced in parts)
            found |= {(start, below): count} if count else {}
    order = sorted(found.items(), key=lambda each: (each[0][0], each[0][1] or math.inf))
    return [(f"{start}-{below or ''}", count) for (start, below), count in order]


def _split(parts: Sequence[tuple[Sequence[int], int]], lowest: int, highest: int) -> dict[tuple[int, int | None], int]:
    """How many there are in each range, from its start and below its end."""
    total = sum(priced.bit_count() for _, priced in parts)
    under = {
        end: sum(at_most(planes, end - 1, priced).bit_count() for planes, priced in parts)
        for end in _round_ends(lowest, highest)
    }
    ends: list[int] = []
    for part in range(1, MOST_BUCKETS):
        nearest = min(under, key=lambda end: (abs(under[end] * MOST_BUCKETS - total * part), end), default=None)
        if nearest is not None and nearest not in ends and 0 < under[nearest] < total:
            ends.append(nearest)
    found: dict[tuple[int, int | None], int] = {}
    start, before = 0, 0
    for end in sorted(ends):
        if under[end] > before:
            found[start, end] = under[end] - before
            start, before = end, under[end]
    return {**found, (start, None): total - before} if found else {}


def _round_ends(lowest: int, highest: int) -> list[int]:
    """1, 2, 3, 5 and 7.5 times powers of ten between two amounts."""
    found = []
    power = 10 ** max(len(str(max(lowest, 1))) - 1, 1)
    while power <= highest:
        found += [end for end in (power, 2 * power, 3 * power, 5 * power, 15 * power // 2) if lowest < end <= highest]
        power *= 10
    return found


# In order


def sort_of(wanted: CardQuery) -> str:
    return wanted.sort or ("relevance" if wanted.q else "by_hand" if wanted.order else "newest")


def in_order(
    segments: Sequence[Segment], made: Answer, wanted: CardQuery, after: Place | None
) -> Iterator[tuple[Place, int, int]]:
    """The products left, after a place: their place, segment and number in it."""
    streams = [_from(at, segment, made, wanted, after) for at, segment in enumerate(segments) if made.left[at]]
    return heapq.merge(*streams, key=lambda each: each[0])


def _from(
    at: int, segment: Segment, made: Answer, wanted: CardQuery, after: Place | None
) -> Iterator[tuple[Place, int, int]]:
    sort, left = sort_of(wanted), made.left[at]
    if sort == "relevance":
        planes = made.found.scores[at] if made.found else []
        order = segment.orders["newest"]
        for score, equals in descending(planes, left):
            if after is not None and after[0][0] < -score:
                rest: Place | None = None
            elif after is not None and after[0][0] > -score:
                continue
            else:
                rest = (after[0][1:], after[1]) if after else None
            for doc in _walk(segment, order, "newest", equals, wanted.currency, rest):
                (newest,), product_id = _place(segment, doc, "newest", wanted.currency)
                yield ((-score, newest), product_id), at, doc
        return
    if sort == "by_hand":
        yield from _by_hand(at, segment, left, wanted, after)
        return
    name = f"{sort}:{wanted.currency}" if sort in ("price", "-price") else sort
    unpriced = name not in segment.orders
    order = segment.orders["newest"] if unpriced else segment.orders[name]
    if unpriced:
        by_id = [((DEAR,), segment.ids[doc], doc) for doc in members(left, segment.size)]
        for key, product_id, doc in by_id:
            if after is None or (key, product_id) > after:
                yield (key, product_id), at, doc
        return
    for doc in _walk(segment, order, sort, left, wanted.currency, after):
        yield _place(segment, doc, sort, wanted.currency), at, doc


def _by_hand(
    at: int, segment: Segment, left: int, wanted: CardQuery, after: Place | None
) -> Iterator[tuple[Place, int, int]]:
    """Those the merchant put in order, then the rest, newest first."""
    docs = [segment.doc_of(product_id) for product_id in wanted.order]
    for n, doc in enumerate(docs):
        if doc is None or not left >> doc & 1:
            continue
        left &= ~(1 << doc)
        place: Place = ((n, 0), segment.ids[doc])
        if after is None or place > after:
            yield place, at, doc
    rest = (after[0][1:], after[1]) if after is not None and after[0][0] == len(docs) else None
    for doc in _walk(segment, segment.orders["newest"], "newest", left, wanted.currency, rest):
        (newest,), product_id = _place(segment, doc, "newest", wanted.currency)
        yield ((len(docs), newest), product_id), at, doc


def _walk(segment: Segment, order: Order, sort: str, within: int, currency: str, after: Place | None) -> Iterator[int]:
    """These products in an order, after a place."""
    first = 0
    if after is not None:
        first = bisect_right(order.docs, after, key=lambda doc: _place(segment, doc, sort, currency))
    count = within.bit_count()
    if count * 24 < segment.size:
        docs = sorted(members(within, segment.size), key=order.places.__getitem__)
        yield from docs[bisect_left(docs, first, key=order.places.__getitem__) :]
        return
    marks = marks_of(within, segment.size)
    rest: array[int] = order.docs[first:]
    for doc in rest:
        if marks[doc]:
            yield doc


def _place(segment: Segment, doc: int, sort: str, currency: str) -> Place:
    """Where a product stands: a tuple that sorts, of numbers and texts only, since it goes into the cursor."""
    entry = segment.entry(doc)
    newest = -created_number(entry["created_at"])
    key: tuple[Any, ...]
    if sort == "newest":
        key = (newest,)
    elif sort == "rating":
        key = (-mean_of(entry["stars"], entry["reviews"]), -entry["reviews"], newest)
    elif sort == "title":
        key = (folded(entry["title"]),)
    else:
        price = entry["prices"].get(currency)
        key = (DEAR,) if price is None else (price if sort == "price" else -price,)
    return key, segment.ids[doc]


def created_number(created_at: str) -> int:
    """A moment as a number that sorts as it does."""
    return int("".join(letter for letter in created_at if letter.isdigit()) or 0)


def mean_of(stars: int, reviews: int) -> int:
    """The mean of the stars in thousandths."""
    return 1000 * stars // reviews if reviews else 0
