"""The journal: every change of state is an event in its aggregate's own partition, chained by hash.

An event is at once the outbox, the timeline and the audit record. Its hash is SHA-256 over its predecessor's hash and
its own canonical JSON, so that a changed, missing or swapped event breaks the chain. `changed` holds the fields of the
aggregate's root that the same transaction set, so that the root can be shown as it was at any moment.
What staff and API keys do says from where as well, and is listed in the audit log (core/audit.py).
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, Self

from chalicelib.core import context, table
from chalicelib.core.table import Item, Json, Key, Number, Ref, Text, Versioned, collect, from_raw, only

FACTS: dict[str, type["Fact"]] = {}


@dataclass(frozen=True)
class Fact:
    """What an event tells, in the past tense. Subclass it as a frozen dataclass with `name="order.placed"`.

    Fields are JSON-ready. A field added later needs a default, so that old events still open.
    """

    NAME: ClassVar[str] = ""

    def __init_subclass__(cls, name: str = "", **more: Any) -> None:
        super().__init_subclass__(**more)
        if name:
            cls.NAME = name
            FACTS[name] = cls

    @classmethod
    def read(cls, payload: dict[str, Any]) -> Self:
        """The fact this payload holds; fields this version does not know are passed over."""
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in payload.items() if name in known})

    def payload(self) -> dict[str, Any]:
        return asdict(self)


class Event(Item, kind="event"):
    """One event, as it is stored."""

    KEY = Key("{aggregate}", "EVENT#{sequence:08}", reads="an aggregate's timeline; the chain of its hashes")
    G1 = Key("AUDIT#{audited:shard4}", "{at}#{audited}", reads="what staff and API keys did, newest first")
    G2 = Key("AUDIT_BY#{actor}", "{at}#{audited}", reads="what one of them did")

    aggregate = Text()
    sequence = Number()
    event_id = Text()
    name = Text()
    at = Text()
    actor = Text()
    payload = Json()
    changed = Json()
    previous = Text()
    hash = Text()
    source = Text(null=True)  # the address it was asked from, where staff or an API key asked
    audited = Text(null=True)  # the event's id, where staff or an API key asked

    def digest(self) -> str:
        """What the hash must be: SHA-256 of the predecessor's hash and this event's canonical JSON, in hex."""
        told = {
            "aggregate": self.aggregate,
            "sequence": self.sequence,
            "event_id": self.event_id,
            "name": self.name,
            "at": self.at,
            "actor": self.actor,
            "payload": self.payload,
            "changed": self.changed,
            **({"source": self.source} if self.source else {}),
        }
        text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(f"{self.previous}\n{text}".encode()).hexdigest()

    def message(self) -> dict[str, Any]:
        """What a handler is sent of it."""
        return {
            "event_id": self.event_id,
            "name": self.name,
            "at": self.at,
            "actor": self.actor,
            "aggregate": self.aggregate,
            "sequence": self.sequence,
            "payload": self.payload,
        }


@dataclass(frozen=True)
class Happening:
    """An event as a handler sees it: when, by whom and where; the fact itself is given beside it."""

    event_id: str
    name: str
    at: str
    actor: str
    aggregate: str
    sequence: int


@dataclass(frozen=True)
class Break:
    """A place where a chain is broken, with the reason as a sentence."""

    aggregate: str
    sequence: int
    sentence: str


def timeline(aggregate: str) -> list[Event]:
    """All events of an aggregate, oldest first."""
    return only(collect(aggregate, starts="EVENT#"), Event)


def verify(events: Iterable[Event], head: str | None = None) -> list[Break]:
    """Where this aggregate's chain is broken; nothing when it is whole. `head` is the last hash as the root says."""
    breaks = []
    previous, expected = "", 1
    for event in events:
        if event.sequence != expected:
            breaks.append(Break(event.aggregate, expected, f"event {expected} is missing"))
            expected = event.sequence
        if event.previous != previous:
            breaks.append(Break(event.aggregate, event.sequence, "it does not name its predecessor"))
        if event.digest() != event.hash:
            breaks.append(Break(event.aggregate, event.sequence, "it was changed after it was written"))
        previous, expected = event.hash, expected + 1
    if head is not None and head != previous:
        breaks.append(Break("", expected - 1, "the aggregate's head is not the last event's hash"))
    return breaks


def as_it_was(events: Iterable[Event], at: str) -> dict[str, Any]:
    """The root's fields at a moment, folded from what each event up to then changed."""
    state: dict[str, Any] = {}
    for event in events:
        if event.at <= at:
            state.update(event.changed)
    return state


# All chains of a shop, or of the whole table


def verify_shop() -> list[str]:
    """A sentence for each place where a chain of the present shop is broken; nothing when every chain is whole."""
    return list(Check(context.shop()).run())


class Check:
    """One look at every chain; `run` gives a sentence for each place where one is broken.

    One scan, for the command line and never for a request: it reads every item of the table once. A partition's items
    come one after the other, so one chain is held at a time; a root that lies apart from its events (a review's lies
    with its product) is matched at the end, and until then a hash is held of each. What looks broken is read again, all
    at one moment, before it is said: the shop may have been at work between two reads.
    """

    def __init__(self, shop: str | None = None) -> None:
        self.shop = shop  # None: every shop
        self.aggregates = self.events = self.broken = 0
        self.roots: dict[str, tuple[Ref, str]] = {}  # where the root is and its head, by partition, the shop in front
        self.ends: dict[str, Event] = {}

    def run(self) -> Iterator[str]:
        for sentence in self._sentences():
            self.broken += 1
            yield sentence

    def _sentences(self) -> Iterator[str]:
        partition, chain = "", list[Event]()
        for raw in _scanned(self.shop):
            if raw["pk"]["S"] != partition:
                yield from self._checked(partition, chain)
                partition, chain = raw["pk"]["S"], []
            self._take(raw, chain)
        yield from self._checked(partition, chain)
        for apart in sorted({*self.roots, *self.ends}):
            yield from self._matched(apart)

    def _take(self, raw: dict[str, Any], chain: list[Event]) -> None:
        item = from_raw(raw)
        if isinstance(item, Event):
            chain.append(item)
        elif isinstance(item, Versioned) and item.head:
            shop = item.pk.split("/", 1)[0]
            self.roots[f"{shop}/{item.partition()}"] = (Ref(type(item), item.pk, item.sk), item.head)

    def _checked(self, partition: str, chain: list[Event]) -> Iterator[str]:
        if not chain:
            return
        self.aggregates, self.events = self.aggregates + 1, self.events + len(chain)
        if verify(chain):
            yield from (f"{partition}, event {each.sequence}: {each.sentence}." for each in _read_again(partition))
        self.ends[partition] = chain[-1]
        if partition in self.roots:
            yield from self._matched(partition)

    def _matched(self, partition: str) -> Iterator[str]:
        where, head = self.roots.pop(partition, (None, None))
        end = self.ends.pop(partition, None)
        if head == (end.hash if end else None):
            return
        if where is None and end is not None and end.name.endswith((".deleted", ".merged")):
            return
        yield from _mismatch(partition, where)


def _scanned(shop: str | None) -> Iterator[dict[str, Any]]:
    wanted: dict[str, Any] = {
        "FilterExpression": "(#kind = :event OR attribute_exists(head))",
        "ExpressionAttributeNames": {"#kind": "kind"},
        "ExpressionAttributeValues": {":event": {"S": Event.KIND}},
    }
    if shop is not None:
        wanted["FilterExpression"] += " AND begins_with(pk, :shop)"
        wanted["ExpressionAttributeValues"][":shop"] = {"S": f"{shop}/"}
    start: dict[str, Any] = {}
    while True:
        answer = table.call("Scan", **wanted, **start)
        yield from answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return
        start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}


def _chain_of(partition: str) -> list[Event]:
    shop, aggregate = partition.split("/", 1)
    with context.acting(shop=shop):
        return timeline(aggregate)


def _read_again(partition: str) -> list[Break]:
    return verify(_chain_of(partition))


def _mismatch(partition: str, where: Ref | None) -> Iterator[str]:
    if where is None:
        yield f"{partition}: there are events, and their root is gone."
        return
    for _ in range(3):  # the root is read before its events, which may have gone on in between
        [root] = table.fetch([where])
        chain = _chain_of(partition)
        if isinstance(root, Versioned) and root.head == (chain[-1].hash if chain else ""):
            return
    if chain:
        yield f"{partition}: its root names another event as its last; events were removed or added."
    else:
        yield f"{partition}: its root names a last event, and there are no events."
