"""A shop's index in this process: segments, and what changed since they were built.

The first segment may come from the bucket (search_store.py), the others are built here, of cards that changed: at most
once a second the four shards of cards are asked for those since the last look. Small segments are merged as they grow,
so that there are few. A card that was replaced is dropped from the segment it was in; one taken off sale is remembered
with its version, so that nothing older brings it back.
"""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import timedelta

from chalicelib.catalogue import search_store
from chalicelib.catalogue.models import Card
from chalicelib.catalogue.search_answer import Answer, answer
from chalicelib.catalogue.search_docs import doc_of
from chalicelib.catalogue.search_query import CardQuery
from chalicelib.catalogue.search_segment import Doc, Segment, build
from chalicelib.catalogue.search_store import OVERLAP, SHARDS
from chalicelib.core import clock, context
from chalicelib.core.table import query
from chalicelib.core.telemetry import logger

LOOK_EVERY = 1.0  # seconds
MOST_PRODUCTS = 250_000  # in one process, over all shops
MOST_SHOPS = 200
MOST_ANSWERS = 64
MERGED = 4_000  # products up to which a segment may be merged
NEWER = 4_000  # products beside the first segment from which on a newer one is looked for
ASK_EVERY = 60.0  # seconds


@dataclass
class Index:
    """The products of one shop."""

    segments: list[Segment] = field(default_factory=list)  # the largest first
    gone: dict[str, int] = field(default_factory=dict)
    answers: OrderedDict[CardQuery, Answer] = field(default_factory=OrderedDict)
    since: str = ""
    look_at: float = 0.0
    ask_at: float = 0.0
    loaded: bool = False
    loaded_until: str = ""  # of the stored segment
    lock: threading.RLock = field(default_factory=threading.RLock)

    def refresh(self) -> None:
        """Take in what changed since the last look."""
        now = time.monotonic()
        if now < self.look_at:
            return
        self.look_at = now + LOOK_EVERY
        if not self.loaded or (now > self.ask_at and sum(each.size for each in self.segments[1:]) > NEWER):
            self._load()
            self.ask_at = now + ASK_EVERY
        latest, cards = self.since, []
        for shard in range(SHARDS):
            between = (self.since, "~") if self.since else None
            for card in query(f"CARDS#{shard}", index="g2", between=between):
                if isinstance(card, Card):
                    cards.append(card)
                    latest = max(latest, card.changed_at)
        self.take(cards)
        if latest:
            earlier = clock.parse(min(latest, clock.now())) - timedelta(seconds=OVERLAP)
            self.since = max(self.since, clock.as_text(earlier))

    def _load(self) -> None:
        """Begin with the shop's stored segment, where there is one newer than what is here."""
        stored = search_store.load()
        if stored is not None and stored[1] > self.loaded_until:
            segment, until = stored
            self.segments, self.since, self.loaded_until = [segment], until, until
            self.answers.clear()
        self.loaded = True

    def take(self, cards: list[Card]) -> None:
        """Enter cards that are newer than what is known of their products."""
        docs: dict[str, Doc] = {}
        for card in sorted(cards, key=lambda card: card.version):
            if card.version <= self._version(card.product_id):
                continue
            self._drop(card.product_id)
            docs.pop(card.product_id, None)
            if card.on_sale:
                self.gone.pop(card.product_id, None)
                docs[card.product_id] = doc_of(card)
            else:
                self.gone[card.product_id] = card.version
            self.answers.clear()
        if docs and self.products() + len(docs) > MOST_PRODUCTS:
            logger().warning("a catalogue is larger than a process should hold", extra={"products": self.products()})
        if docs:
            self._enter(list(docs.values()))

    def products(self) -> int:
        return sum(segment.live.bit_count() for segment in self.segments)

    def _version(self, product_id: str) -> int:
        """The newest version that is known of a product."""
        known = self.gone.get(product_id, 0)
        for segment in self.segments:
            doc = segment.doc_of(product_id)
            if doc is not None:
                known = max(known, segment.versions[doc])
        return known

    def _drop(self, product_id: str) -> None:
        for segment in self.segments:
            doc = segment.doc_of(product_id)
            if doc is not None:
                segment.drop(doc)

    def _enter(self, docs: list[Doc]) -> None:
        while self.segments and self.segments[-1].docs is not None:
            last = self.segments[-1]
            if last.size > 2 * len(docs) or last.live.bit_count() + len(docs) > MERGED:
                break
            held = last.docs or ()
            docs = [*docs, *(doc for number, doc in enumerate(held) if last.live >> number & 1)]
            self.segments.pop()
        self.segments.append(build(docs, keep=len(docs) <= MERGED))

    def answer(self, wanted: CardQuery) -> Answer:
        found = self.answers.get(wanted)
        if found is None:
            found = self.answers[wanted] = answer(self.segments, wanted)
            if len(self.answers) > MOST_ANSWERS:
                self.answers.popitem(last=False)
        return found


_indexes: OrderedDict[str, Index] = OrderedDict()
_lock = threading.Lock()


def present() -> Index:
    """The present shop's index; those least used are let go when all together hold too much."""
    with _lock:
        index = _indexes.setdefault(context.shop(), Index())
        _indexes.move_to_end(context.shop())
        while len(_indexes) > 1 and _too_much():
            _indexes.popitem(last=False)
        return index


def _too_much() -> bool:
    return len(_indexes) > MOST_SHOPS or sum(each.products() for each in _indexes.values()) > MOST_PRODUCTS


def look_again() -> None:
    """Look at the next question, since this process has just changed something."""
    index = _indexes.get(context.shop())
    if index is not None:
        index.look_at = 0.0
