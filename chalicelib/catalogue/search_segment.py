"""A part of a shop's index: some products on sale, never changed once built, kept as one run of bytes.

Products are numbered in the order of their ids. Whatever can be asked is a set of those numbers (search_bits.py): who
holds a word in its title, who costs so much, who is red. Building takes the time, so that loading is copying bytes.
"""

import json
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from chalicelib.catalogue.search_bits import COUNTED, SPARSE, Sets, bits_of, planes_of
from chalicelib.catalogue.search_words import Vocabulary

FORMAT = 1  # of the bytes: one that is not read is built again
TIERS = 4  # where a word stands: title; brand, topics and collections; options and fields; description
SHORT = 3  # beginnings up to this long have sets of their own
NO_PRICE = -1


@dataclass(slots=True)
class Doc:
    """A product as a segment is built from it."""

    product_id: str
    version: int
    entry: bytes  # what lists show of it, as JSON
    title: str  # folded, to sort by
    words: list[list[str]]  # by tier, best first; a word is in its best tier only
    codes: list[str]  # SKUs and barcodes in small letters
    facets: dict[str, list[str]]
    lowest: dict[str, int]  # by currency
    highest: dict[str, int]
    created: int
    mean: int  # thousandths of a star
    reviews: int


@dataclass
class FacetSets:
    """A filter's values, the commonest first; who has each, and which each product has."""

    values: list[str]
    holders: Sets
    starts: "array[int]"  # of each product's own in `held`, and the end
    held: "array[int]"


@dataclass
class Order:
    """Products in one order: who stands where, and where each stands."""

    docs: "array[int]"
    places: "array[int]"


@dataclass
class Segment:
    """See the module. `live` is who has not been replaced or taken off sale since."""

    size: int
    ids: list[str]
    versions: "array[int]"
    entry_starts: "array[int]"
    entries: memoryview
    vocabulary: Vocabulary
    postings: Sets  # number of the word * TIERS + tier
    starts: list[str]
    start_postings: Sets
    codes: list[str]
    code_docs: "array[int]"
    facets: dict[str, FacetSets]
    orders: dict[str, Order]
    lowest: dict[str, list[int]]  # planes by currency
    highest: dict[str, list[int]]
    priced: dict[str, int]
    docs: list[Doc] | None = None  # kept by those that may be merged
    live: int = field(init=False)

    def __post_init__(self) -> None:
        self.live = (1 << self.size) - 1

    def entry(self, doc: int) -> dict[str, Any]:
        """What lists show of a product."""
        found: dict[str, Any] = json.loads(bytes(self.entries[self.entry_starts[doc] : self.entry_starts[doc + 1]]))
        return found

    def doc_of(self, product_id: str) -> int | None:
        place = bisect_left(self.ids, product_id)
        return place if place < self.size and self.ids[place] == product_id else None

    def drop(self, doc: int) -> None:
        self.live &= ~(1 << doc)

    @cached_property
    def start_numbers(self) -> dict[str, int]:
        return {start: number for number, start in enumerate(self.starts)}


# Building


def build(docs: Iterable[Doc], keep: bool = False) -> Segment:
    """A segment of these products. `keep` holds on to what it was built from, to be merged later."""
    rows = sorted(docs, key=lambda doc: doc.product_id)
    size = len(rows)
    entries, entry_starts = bytearray(), array("I", [0])
    for doc in rows:
        entries += doc.entry
        entry_starts.append(len(entries))
    vocabulary, postings, starts, start_postings = _words(rows)
    codes = sorted((code, number) for number, doc in enumerate(rows) for code in set(doc.codes))
    currencies = sorted({currency for doc in rows for currency in doc.lowest})
    names = sorted({name for doc in rows for name in doc.facets})
    lowest = {each: [max(doc.lowest.get(each, 0), 0) for doc in rows] for each in currencies}
    highest = {each: [max(doc.highest.get(each, 0), 0) for doc in rows] for each in currencies}
    return Segment(
        size=size,
        ids=[doc.product_id for doc in rows],
        versions=array("q", (doc.version for doc in rows)),
        entry_starts=entry_starts,
        entries=memoryview(bytes(entries)),
        vocabulary=vocabulary,
        postings=postings,
        starts=starts,
        start_postings=start_postings,
        codes=[code for code, _ in codes],
        code_docs=array("I", (number for _, number in codes)),
        facets={name: _facet([doc.facets.get(name, ()) for doc in rows]) for name in names},
        orders={name: _order(rows, key) for name, key in _keys(currencies)},
        lowest={each: planes_of(lowest[each], size) for each in currencies},
        highest={each: planes_of(highest[each], size) for each in currencies},
        priced={each: bits_of((n for n, doc in enumerate(rows) if each in doc.lowest), size) for each in currencies},
        docs=rows if keep else None,
    )


def _words(rows: Sequence[Doc]) -> tuple[Vocabulary, Sets, list[str], Sets]:
    held: dict[str, list[list[int]]] = {}
    for number, doc in enumerate(rows):
        for tier, words in enumerate(doc.words):
            for word in words:
                if word not in held:
                    held[word] = [[] for _ in range(TIERS)]
                held[word][tier].append(number)
    vocabulary = Vocabulary.of(held)
    postings = Sets.of((held[word][tier] for word in vocabulary.words for tier in range(TIERS)), len(rows))
    starts = sorted({word[:length] for word in held for length in range(1, SHORT + 1) if len(word) >= length})
    unions = []
    for start in starts:
        begun = [held[vocabulary.words[number]] for number in vocabulary.beginning(start)]
        for tier in range(TIERS):
            lists = [tiers[tier] for tiers in begun]
            unions.append(sorted(set().union(*lists)) if len(lists) > 1 else lists[0])
    return vocabulary, postings, starts, Sets.of(unions, len(rows))


def _facet(values: Sequence[Sequence[str]]) -> FacetSets:
    holders: dict[str, list[int]] = {}
    for number, told in enumerate(values):
        for value in dict.fromkeys(told):
            holders.setdefault(value, []).append(number)
    ordered = sorted(holders, key=lambda value: (-len(holders[value]), value))
    numbers = {value: number for number, value in enumerate(ordered)}
    starts, held = array("I", [0]), array("I")
    for told in values:
        held.extend(numbers[value] for value in dict.fromkeys(told))
        starts.append(len(held))
    return FacetSets(ordered, Sets.of((holders[value] for value in ordered), len(values), COUNTED), starts, held)


Key = Callable[[Any], tuple[Any, ...]]
DEAR = 10**15  # stands where there is no price


def _keys(currencies: Iterable[str]) -> Iterator[tuple[str, Key]]:
    yield "newest", lambda doc: (-doc.created,)
    yield "rating", lambda doc: (-doc.mean, -doc.reviews, -doc.created)
    yield "title", lambda doc: (doc.title,)
    for currency in currencies:
        yield f"price:{currency}", partial(_price, currency, 1)
        yield f"-price:{currency}", partial(_price, currency, -1)


def _price(currency: str, sign: int, doc: Doc) -> tuple[int]:
    return (sign * doc.lowest[currency] if currency in doc.lowest else DEAR,)


def _order(rows: Sequence[Doc], key: Key) -> Order:
    docs = sorted(range(len(rows)), key=lambda number: (key(rows[number]), rows[number].product_id))
    places = array("I", bytes(4 * len(rows)))
    for place, doc in enumerate(docs):
        places[doc] = place
    return Order(array("I", docs), places)


# As bytes


def packed(segment: Segment) -> bytes:
    """A segment as bytes: what is in it and where, then all of it, compressed."""
    parts: dict[str, bytes] = {}

    def put_sets(name: str, sets: Sets) -> None:
        parts[f"{name}.counts"], parts[f"{name}.body"] = sets.counts.tobytes(), bytes(sets.body)

    def put_planes(name: str, planes: Iterable[int]) -> None:
        parts[name] = b"".join(plane.to_bytes(width, "little") for plane in planes)

    width = (segment.size + 7) // 8
    parts["versions"] = segment.versions.tobytes()
    parts["entry_starts"], parts["entries"] = segment.entry_starts.tobytes(), bytes(segment.entries)
    parts["code_docs"] = segment.code_docs.tobytes()
    put_sets("postings", segment.postings)
    put_sets("starts", segment.start_postings)
    put_sets("traits", segment.vocabulary.holders)
    for name, facet in segment.facets.items():
        put_sets(f"facet.{name}", facet.holders)
        parts[f"facet.{name}.starts"], parts[f"facet.{name}.held"] = facet.starts.tobytes(), facet.held.tobytes()
    for name, order in segment.orders.items():
        parts[f"order.{name}"], parts[f"places.{name}"] = order.docs.tobytes(), order.places.tobytes()
    for currency, planes in segment.lowest.items():
        put_planes(f"lowest.{currency}", planes)
        put_planes(f"highest.{currency}", segment.highest[currency])
        put_planes(f"priced.{currency}", [segment.priced[currency]])
    told = {
        "format": FORMAT,
        "size": segment.size,
        "lists": {
            "ids": segment.ids,
            "words": list(segment.vocabulary.words),
            "traits": list(segment.vocabulary.traits),
            "starts": segment.starts,
            "codes": segment.codes,
        },
        "facets": {name: facet.values for name, facet in segment.facets.items()},
        "orders": list(segment.orders),
        "currencies": list(segment.lowest),
        "parts": {name: len(part) for name, part in parts.items()},
    }
    head = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return zlib.compress(b"".join((len(head).to_bytes(4, "little"), head, *parts.values())), 1)


class NotReadable(ValueError):
    """These bytes are no segment of the present format."""


def unpacked(data: bytes) -> Segment:
    """The segment of these bytes. Raises NotReadable."""
    try:
        whole = memoryview(zlib.decompress(data))
        end = 4 + int.from_bytes(whole[:4], "little")
        told = json.loads(bytes(whole[4:end]))
        if told["format"] != FORMAT:
            raise NotReadable(f"It has format {told['format']}, not {FORMAT}")
        return _opened(told, whole[end:])
    except (zlib.error, KeyError, TypeError, ValueError) as error:
        raise NotReadable(str(error)) from error


def _opened(told: Mapping[str, Any], body: memoryview) -> Segment:
    places: dict[str, memoryview] = {}
    at = 0
    for name, length in told["parts"].items():
        places[name] = body[at : at + length]
        at += length
    size, lists = int(told["size"]), told["lists"]
    width = (size + 7) // 8

    def numbers(kind: str, name: str) -> "array[int]":
        found = array(kind)
        found.frombytes(places[name])
        return found

    def sets(name: str, over: int, sparse: int = SPARSE) -> Sets:
        return Sets(over, numbers("I", f"{name}.counts"), places[f"{name}.body"], sparse)

    def planes(name: str) -> list[int]:
        part = places[name]
        return [int.from_bytes(part[at : at + width], "little") for at in range(0, len(part), width or 1)]

    def facet(name: str, values: list[str]) -> FacetSets:
        own = f"facet.{name}"
        return FacetSets(values, sets(own, size, COUNTED), numbers("I", f"{own}.starts"), numbers("I", f"{own}.held"))

    return Segment(
        size=size,
        ids=lists["ids"],
        versions=numbers("q", "versions"),
        entry_starts=numbers("I", "entry_starts"),
        entries=places["entries"],
        vocabulary=Vocabulary(lists["words"], lists["traits"], sets("traits", len(lists["words"]))),
        postings=sets("postings", size),
        starts=lists["starts"],
        start_postings=sets("starts", size),
        codes=lists["codes"],
        code_docs=numbers("I", "code_docs"),
        facets={name: facet(name, values) for name, values in told["facets"].items()},
        orders={name: Order(numbers("I", f"order.{name}"), numbers("I", f"places.{name}")) for name in told["orders"]},
        lowest={each: planes(f"lowest.{each}") for each in told["currencies"]},
        highest={each: planes(f"highest.{each}") for each in told["currencies"]},
        priced={each: planes(f"priced.{each}")[0] if size else 0 for each in told["currencies"]},
    )
