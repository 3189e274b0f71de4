"""The audit log: whatever staff and API keys change, with who, when, from where, before and after.

An event tells of itself: it is in the log by its own index. What is written without one (somebody's own settings, a
session, a draft) gets an entry here, in the same transaction, so that nothing staff write can be missing: core's
Transaction is the only way to write, and it asks this file. Kinds of item that hold secrets say so (`AUDITED`).
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from chalicelib.core import clock, context, ids
from chalicelib.core.keys import TABLE_KEYS
from chalicelib.core.operations import Operation
from chalicelib.core.table import Item, Json, Key, Page, Text, page

SHARDS = 4
LONGEST = 2000  # characters of a value
UNTOLD = TABLE_KEYS | {"kind", "schema", "version", "events", "head", "expires_at"}


class AuditEntry(Item, kind="audit_entry"):
    """What was written without an event."""

    AUDITED = ""
    KEY = Key("AUDIT_ENTRY#{audited}", "ENTRY", reads="never by itself; the log reads its indexes")
    G1 = Key("AUDIT#{audited:shard4}", "{at}#{audited}", reads="what staff and API keys did, newest first")
    G2 = Key("AUDIT_BY#{actor}", "{at}#{audited}", reads="what one of them did")

    audited = Text()  # its own id
    at = Text()
    actor = Text()
    source = Text(null=True)
    name = Text()  # what was asked: "PATCH /api/admin/me"
    aggregate = Text()  # where the first item lies
    payload = Json()  # {items: [{kind, did, before, after}]}


def is_audited() -> bool:
    """Whether whoever acts now is staff or an API key."""
    return context.actor.get().startswith(("staff:", "key:"))


def entry_of(operations: Iterable[Operation]) -> AuditEntry | None:
    """The entry for these writes; None where none of them is to be told of, or one of them is an entry itself."""
    operations = list(operations)
    if any(isinstance(each.item, AuditEntry) for each in operations):
        return None
    told = [each for each in operations if each.item.AUDITED and each.what != "check"]
    if not told:
        return None
    return entry(context.deed.get() or "command", told[0].item.partition(), {"items": [_told(each) for each in told]})


def entry(name: str, aggregate: str, payload: dict[str, Any]) -> AuditEntry:
    """An entry to create, of what leaves no trace in the table by itself: a redrive, a sign-in."""
    return AuditEntry.new(
        audited=ids.new("aud"),
        at=clock.now(),
        actor=context.actor.get(),
        source=context.source.get() or None,
        name=name,
        aggregate=aggregate,
        payload=payload,
    )


_DID = {"put": "wrote", "update": "changed", "delete": "removed"}


def _told(operation: Operation) -> dict[str, Any]:
    item = operation.item
    before: dict[str, Any] = dict(operation.before)
    after: dict[str, Any] = dict(operation.sets) | {f"{name} +": delta for name, delta in operation.adds.items()}
    if operation.what == "put":
        before, after = {}, item.attribute_values
    elif operation.what == "delete":
        before, after = item.attribute_values, {}
    return {
        "kind": item.KIND,
        "did": _DID[operation.what],
        "before": _values(item, before),
        "after": _values(item, after),
    }


def _values(item: Item, fields: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in fields.items() if name not in UNTOLD and value is not None}
    return {name: _brief(value) for name, value in kept.items()} if item.AUDITED == "fields" else dict.fromkeys(kept)


def _brief(value: Any) -> Any:
    """A value as the log keeps it; of what is long, how long it is."""
    if isinstance(value, bytes):
        return f"({len(value)} bytes)"
    written = json.dumps(value, ensure_ascii=False)
    return value if len(written) <= LONGEST else f"{written[:LONGEST]}... ({len(written)} characters)"


# Reading it


def log(limit: int, cursor: str | None, actor: str | None = None, starts: str = "", where: Any = None) -> Page:
    """Events and entries by staff and keys, newest first; of one actor, or whose time begins with `starts`."""
    partitions = [f"AUDIT_BY#{actor}"] if actor else [f"AUDIT#{n}" for n in range(SHARDS)]
    index = "g2" if actor else "g1"
    return page(partitions, index=index, limit=limit, cursor=cursor, starts=starts, newest_first=True, where=where)


def changes(before: dict[str, Any], changed: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """(field, before, after) of what an event changed."""
    for name, value in sorted(changed.items()):
        if name not in UNTOLD and before.get(name) != value:
            yield name, before.get(name), value
