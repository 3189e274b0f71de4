"""The journal: every change of state is an event in its aggregate's own partition, chained by hash.

An event is at once the outbox, the timeline and the audit record. Its hash is SHA-256 over its predecessor's hash and
its own canonical JSON, so that a changed, missing or swapped event breaks the chain. `changed` holds the fields of the
aggregate's root that the same transaction set, so that the root can be shown as it was at any moment.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, Self

from chalicelib.core.table import Item, Json, Key, Number, Text, collect, only

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
