"""One transaction: all of it is written, or none, and a refusal says which part would not go.

Operations on one item are summed into one, since DynamoDB takes each item once. Conditions are guards in the write
itself; `otherwise` names the refusal that a failed guard becomes. Conflicts with other writers are tried again with
jitter inside the request's deadline; a lost race for a version raises RaceLost, and `retried` runs the verb again.
"""

import functools
import random
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

from botocore.exceptions import ConnectionError as BotoConnectionError
from botocore.exceptions import HTTPClientError
from pynamodb.exceptions import VerboseClientError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.operand import Path

from chalicelib.core import audit, clock, context, ids, table
from chalicelib.core.errors import RaceLost, Refused, version_moved_on
from chalicelib.core.journal import Event, Fact
from chalicelib.core.keys import TABLE_KEYS
from chalicelib.core.operations import Operation, as_request
from chalicelib.core.operations import Otherwise as Otherwise
from chalicelib.core.table import Item, Versioned

LIMIT = 100  # operations DynamoDB takes in one transaction
PATIENCE = 5.0  # seconds to keep trying against conflicts when the request sets no deadline
_CONFLICTS = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}
_BUSY = {"TransactionInProgressException", "ThrottlingException", "ProvisionedThroughputExceededException"}
BUSY = Refused("busy", "Too many people are changing this at once. Try again in a moment.", status=409)
AWAY = Refused("database_away", "The shop cannot reach its database. Try again in a moment.", status=503)
P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V", bound=Versioned)


class TooLarge(Exception):
    """More operations than one transaction takes: a fault in the verb, which must split its work."""


class Transaction:
    """Collect operations inside `with`, commit on leaving it. An exception inside commits nothing."""

    def __init__(self) -> None:
        self._operations: dict[tuple[str, str], Operation] = {}
        self._facts: list[tuple[Fact, Versioned, str]] = []
        self.events: list[Event] = []

    def __enter__(self) -> "Transaction":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> None:
        if kind is None:
            self.commit()

    def create(self, item: Item, otherwise: Otherwise = None) -> None:
        """Write an item that must not be there yet."""
        operation = self._only(item, "put")
        operation.conditions.append(Path("pk").does_not_exist())
        operation.otherwise = otherwise

    def save(self, item: Item) -> None:
        """Write an item whatever was there before: for projections, which can be built again."""
        self._only(item, "put")

    def change(self, item: Item, when: Condition | None = None, otherwise: Otherwise = None, **fields: Any) -> None:
        """Set fields of an item that was read. On a Versioned item the version must still be the one read.

        The item in memory takes the new values at once; if the transaction fails it must be read again.
        """
        operation = self._joined(item, "update")
        if isinstance(item, Versioned) and operation.expected_version is None and operation.what == "update":
            operation.expected_version = item.version
            operation.conditions.append(_as_read(item))
            fields["version"] = item.version + 1
        elif not operation.conditions and operation.what == "update":
            operation.conditions.append(Path("pk").exists())
        if when is not None:
            operation.conditions.append(when)
        operation.otherwise = otherwise or operation.otherwise
        if item.stored_schema is not None:
            operation.sets = _upgraded(item) | operation.sets
        for name, value in fields.items():
            operation.before.setdefault(name, getattr(item, name))
            setattr(item, name, value)
            operation.sets[name] = value
        self._follow_keys(item, operation)

    def add(
        self,
        item: Item,
        floor: dict[str, int] | None = None,
        otherwise: Otherwise = None,
        when: Condition | None = None,
        **deltas: int,
    ) -> None:
        """Add to numbers of an item, creating it where it is missing. `floor` names fields not to end below a value.

        Several adds to one item are one write with the summed demand, and the floor holds for the sum.
        """
        operation = self._joined(item, "update")
        for name, delta in deltas.items():
            operation.adds[name] = operation.adds.get(name, 0) + delta
        operation.floors.update(floor or {})
        if when is not None:
            operation.conditions.append(when)
        operation.otherwise = otherwise or operation.otherwise

    def check(self, item: Item, when: Condition, otherwise: Otherwise = None) -> None:
        """Require something of an item without changing it."""
        operation = self._joined(item, "check")
        operation.conditions.append(when)
        operation.otherwise = otherwise or operation.otherwise

    def replace(self, stored: V, version: int, **fields: Any) -> V:
        """Write the shop's one item of a kind anew; 412 when `version` is not the stored one, 0 where there is none."""
        if stored.version != version:
            raise version_moved_on()
        if version:
            self.change(stored, **fields)
            return stored
        made = type(stored).new(**fields)
        self.create(made, otherwise=version_moved_on())
        return made

    def delete(self, item: Item, when: Condition | None = None, otherwise: Otherwise = None) -> None:
        """Remove an item. A Versioned one must still be at the version read."""
        operation = self._only(item, "delete")
        if isinstance(item, Versioned):
            operation.expected_version = item.version
            operation.conditions.append(Path("version") == item.version)
        if when is not None:
            operation.conditions.append(when)
        operation.otherwise = otherwise

    def publish(self, fact: Fact, on: Versioned) -> str:
        """Tell of this change, on the aggregate whose decision it was; the event is written with it.

        Gives the event's id, for items of the same transaction that name it (movements).
        """
        event_id = ids.new("evt")
        self._facts.append((fact, on, event_id))
        return event_id

    def __len__(self) -> int:
        return len(self._operations) + len(self._facts)

    def _only(self, item: Item, what: str) -> Operation:
        item.place()
        place = (item.pk, item.sk)
        if place in self._operations:
            raise ValueError(f"This transaction does two things to {item.KIND} {place}")
        operation = self._operations[place] = Operation(item, what)
        return operation

    def _joined(self, item: Item, what: str) -> Operation:
        if item.pk is None:
            item.place()
        place = (item.pk, item.sk)
        operation = self._operations.get(place)
        if operation is None:
            operation = self._operations[place] = Operation(item, what)
        elif operation.what == "check":
            operation.what = what
        elif operation.what == "delete":
            raise ValueError(f"This transaction deletes {item.KIND} {place} and changes it too")
        return operation

    @staticmethod
    def _follow_keys(item: Item, operation: Operation) -> None:
        before = (item.pk, item.sk)
        item.place()
        if (item.pk, item.sk) != before:
            raise ValueError(f"A change would move {item.KIND} {before}; delete it and create another")
        for key in (item.G1, item.G2):
            if key and set(key.fields(key.partition) + key.fields(key.sort)) & set(operation.sets):
                index = "g1" if key is item.G1 else "g2"
                operation.sets[f"{index}pk"] = item.attribute_values[f"{index}pk"]
                operation.sets[f"{index}sk"] = item.attribute_values[f"{index}sk"]

    # Writing

    def commit(self) -> None:
        """Write everything, or raise the refusal of the first part that would not go. Leaving `with` does this."""
        marker = context.first_write.get()
        mark = marker is not None and not marker.written and not self._writes(marker.item)
        about = self._facts[0][1].partition() if self._facts else None
        self._audit()
        self._chain_events()
        operations = list(self._operations.values())
        if not operations:
            return
        if marker is not None and mark:
            operations.insert(0, _marking(marker.item, about))  # first: its refusal comes before all others
        if len(operations) > LIMIT:
            raise TooLarge(f"{len(operations)} operations in one transaction")
        _send(operations)
        if marker is not None and mark:
            marker.written = True

    def _audit(self) -> None:
        """Have what staff write without an event told in the audit log, in the same transaction."""
        if not self._facts and audit.is_audited():
            entry = audit.entry_of(self._operations.values())
            if entry is not None:
                self.create(entry)  # none where the verb made one of its own

    def _writes(self, item: Item) -> bool:
        """Whether this transaction has the item among its own (the marker of a request that had nothing to write)."""
        return (item.pk, item.sk) in self._operations

    def _chain_events(self) -> None:
        for fact, root, event_id in self._facts:
            operation = self._operations.get((root.pk, root.sk))
            if operation is None or operation.what == "check":
                self.change(root)
                operation = self._operations[root.pk, root.sk]
            changed = root.facts() if operation.what == "put" else dict(operation.sets)
            event = Event.new(
                aggregate=root.partition(),
                sequence=root.events + 1,
                event_id=event_id,
                name=fact.NAME,
                at=clock.now(),
                actor=context.actor.get(),
                payload=fact.payload(),
                changed={
                    name: value
                    for name, value in changed.items()
                    if name not in ("head", "events", "version") and name not in TABLE_KEYS
                },
                previous=root.head,
                hash="",
                source=context.source.get() or None,
                audited=event_id if audit.is_audited() else None,
            )
            event.hash = event.digest()
            self.create(event)
            root.events, root.head = event.sequence, event.hash
            if operation.what == "update":
                operation.sets |= {"events": root.events, "head": root.head}
            self.events.append(event)
        self._facts = []


def _as_read(item: Versioned) -> Condition:
    """That an item is still the one read; one of an older schema may not have had a version yet."""
    same: Condition = Path("version") == item.version
    if item.stored_schema is not None:
        same = (same | Path("version").does_not_exist()) & (Path("schema") == item.stored_schema)
    return same


def _upgraded(item: Item) -> dict[str, Any]:
    """All fields of an item that was read at an older schema: the first change writes what the upgrade made of it."""
    unwritten = TABLE_KEYS | {"kind"}
    return {name: value for name, value in item.attribute_values.items() if name not in unwritten}


def _marking(marker: Item, about: str | None) -> Operation:
    if "subject" in marker.get_attributes():
        marker.attribute_values["subject"] = about
    operation = Operation(marker, "put")
    operation.conditions.append(Path("pk").does_not_exist())
    operation.otherwise = context.AlreadyDone()
    return operation


def _send(operations: list[Operation]) -> None:
    requests = [as_request(operation) for operation in operations]
    token = uuid.uuid4().hex
    until = context.deadline.get() or time.monotonic() + PATIENCE
    attempt = 0
    while True:
        try:
            table.call("TransactWriteItems", TransactItems=requests, ClientRequestToken=token)
            return
        except VerboseClientError as error:
            _raise_unless_conflict(error, operations)
            refused = BUSY
        except (BotoConnectionError, HTTPClientError):
            refused = AWAY  # it may have been written: the same token makes a repeat harmless
        attempt += 1
        pause = random.uniform(0.005, min(0.02 * 2**attempt, 0.5))  # noqa: S311  jitter is no secret
        if time.monotonic() + pause > until:
            raise refused from None
        time.sleep(pause)


def _raise_unless_conflict(error: VerboseClientError, operations: list[Operation]) -> None:
    code = error.response.get("Error", {}).get("Code")
    if code in _BUSY:
        return
    if code != "TransactionCanceledException":
        raise error
    for operation, reason in zip(operations, error.cancellation_reasons or (), strict=False):
        if reason is not None and reason.code == "ConditionalCheckFailed":
            raise operation.refusal(table.from_raw(reason.raw_item) if reason.raw_item else None) from None
    if not any(reason is not None and reason.code in _CONFLICTS for reason in error.cancellation_reasons or ()):
        raise error


def retried(verb: Callable[P, R]) -> Callable[P, R]:
    """Run a verb again from its reads when it loses a race, with jitter, inside the request's deadline."""

    @functools.wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        until = context.deadline.get() or time.monotonic() + PATIENCE
        attempt = 0
        while True:
            try:
                return verb(*args, **kwargs)
            except RaceLost:
                attempt += 1
                pause = random.uniform(0.002, min(0.01 * 2**attempt, 0.3))  # noqa: S311  jitter is no secret
                if time.monotonic() + pause > until:
                    raise BUSY from None
                time.sleep(pause)

    return run


# What is written together with a request's answer


class Deferred:
    """Operations that wait for the request's answer, so that both are one round trip."""

    def __init__(self) -> None:
        self.parts: list[Callable[[Transaction], None]] = []

    def write(self) -> None:
        """Write all that waits, in one transaction; nothing when nothing waits."""
        parts, self.parts = self.parts, []
        if parts:
            with Transaction() as tx:
                for part in parts:
                    part(tx)


_deferred: ContextVar[Deferred | None] = ContextVar("deferred", default=None)


@contextmanager
def running_answer() -> Iterator[Deferred]:
    """Collect, inside, what `write_with_answer` is given."""
    deferred = Deferred()
    token = _deferred.set(deferred)
    try:
        yield deferred
    finally:
        _deferred.reset(token)


def write_with_answer(part: Callable[[Transaction], None]) -> None:
    """Write this together with the request's answer; at once where no request is being answered.

    Only for what a repeat of the request would write again: it is lost if the process dies before the answer.
    """
    waiting = _deferred.get()
    if waiting is not None:
        waiting.parts.append(part)
        return
    with Transaction() as tx:
        part(tx)
