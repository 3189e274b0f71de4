"""Every chain of events in the table, checked against itself and against what its aggregate's root says is its end.

One scan: a partition's items come one after the other, so one chain is held at a time. A root may lie in another
partition than its events (a review's lies with its product): what does not meet in one partition is matched at the end.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from chalicelib.core import table
from chalicelib.core.journal import Event, verify
from chalicelib.core.table import Versioned, from_raw

WANTED = {
    "FilterExpression": "#kind = :event OR attribute_exists(head)",
    "ExpressionAttributeNames": {"#kind": "kind"},
    "ExpressionAttributeValues": {":event": {"S": Event.KIND}},
}


def scanned() -> Iterator[dict[str, Any]]:
    """Every event and every root of the table, a partition at a time."""
    start: dict[str, Any] = {}
    while True:
        answer = table.call("Scan", **WANTED, **start)
        yield from answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return
        start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}


class Check:
    """One run over the table; `run` gives a sentence for each place where a chain is broken."""

    def __init__(self) -> None:
        self.aggregates = self.events = self.broken = 0
        self.heads: dict[str, str] = {}  # by the aggregate's partition, the shop in front
        self.ends: dict[str, str] = {}

    def run(self, raws: Iterable[dict[str, Any]] | None = None) -> Iterator[str]:
        for sentence in self._sentences(scanned() if raws is None else raws):
            self.broken += 1
            yield sentence

    def _sentences(self, raws: Iterable[dict[str, Any]]) -> Iterator[str]:
        partition, chain = "", list[Event]()
        for raw in raws:
            if raw["pk"]["S"] != partition:
                yield from self._checked(partition, chain)
                partition, chain = raw["pk"]["S"], []
            self._take(raw, chain)
        yield from self._checked(partition, chain)
        yield from self._unmatched()

    def _take(self, raw: dict[str, Any], chain: list[Event]) -> None:
        item = from_raw(raw)
        if isinstance(item, Event):
            chain.append(item)
        elif isinstance(item, Versioned) and item.head:
            shop = raw["pk"]["S"].split("/", 1)[0]
            self.heads[f"{shop}/{item.partition()}"] = item.head

    def _checked(self, partition: str, chain: list[Event]) -> Iterator[str]:
        if not chain:
            return
        self.aggregates, self.events = self.aggregates + 1, self.events + len(chain)
        for found in verify(chain):
            yield f"{partition}, event {found.sequence}: {found.sentence}."
        self.ends[partition] = chain[-1].hash
        if partition in self.heads:
            yield from self._matched(partition)

    def _matched(self, partition: str) -> Iterator[str]:
        if self.heads.pop(partition) != self.ends.pop(partition):
            yield f"{partition}: its root names another event as its last; events were removed or added."

    def _unmatched(self) -> Iterator[str]:
        for partition in sorted(self.heads):
            if partition in self.ends:
                yield from self._matched(partition)
            else:
                yield f"{partition}: its root names a last event, and there are no events."
