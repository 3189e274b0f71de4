"""The audit log over HTTP: what staff and API keys did, and the proof that it was not altered since."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from chalicelib.core import audit, journal
from chalicelib.core.access import staff
from chalicelib.core.audit import AuditEntry
from chalicelib.core.http import Input, Output, PageQuery, Routes, Sentence
from chalicelib.core.journal import Event
from chalicelib.core.table import fetch
from chalicelib.shop.models import ApiKey, Staff

routes = Routes("Audit")


class AuditQuery(PageQuery):
    """Without a filter: everything, newest first."""

    actor: str | None = Field(default=None, max_length=80, description="staff:stf_... or key:key_...")
    day: str | None = Field(default=None, pattern=r"^\d{4}-\d\d(-\d\d)?$", description="A day or a month in UTC")
    about: str | None = Field(default=None, max_length=200, description="What was changed: ORDER#ord_...")
    name: str | None = Field(default=None, max_length=60, description="The event's name or how it begins: order.")


class ChangeOut(Output):
    field: str
    before: Any
    after: Any


class AuditedOut(Output):
    id: str
    at: str
    actor: str
    who: str = Field(description="Their name, where they are still here")
    source: str | None = Field(description="The address it was asked from")
    name: str
    about: str
    sequence: int | None = Field(description="Its place in the chain of what it is about; none where it is no event")
    told: dict[str, Any]
    changes: list[ChangeOut]


class AuditOut(Output):
    items: list[AuditedOut]
    next_cursor: str | None


class VerifyIn(Input):
    """Which chains to look at: those of one thing, or of a page of the log."""

    about: str | None = Field(default=None, max_length=200)
    limit: int = Field(default=50, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=2000)


class BreakOut(Output):
    about: str
    sequence: int
    sentence: Sentence


class VerifiedOut(Output):
    state: Literal["whole", "broken"]
    chains: int
    events: int
    breaks: list[BreakOut]
    next_cursor: str | None


@routes.route("/api/admin/audit", by=staff("staff.read"), query=AuditQuery, gives=AuditOut)
def list_audit(query: AuditQuery) -> dict[str, Any]:
    """List what staff and API keys changed, newest first: who, when, from where, before and after."""

    def wanted(each: Event | AuditEntry) -> bool:
        return (not query.about or each.aggregate == query.about) and each.name.startswith(query.name or "")

    found = audit.log(query.limit, query.cursor, query.actor, query.day or "", wanted)
    names = _names({each.actor for each in found.items})
    before = _states_before([each for each in found.items if isinstance(each, Event)])
    items = [_audited(each, names, before) for each in found.items]
    return {"items": items, "next_cursor": found.next_cursor}


@routes.route("/api/admin/audit", "POST", by=staff("staff.read"), takes=VerifyIn, gives=VerifiedOut, secret=True)
def verify_audit(given: VerifyIn) -> dict[str, Any]:
    """Verify the chains that a page of the log is of: nothing in them was changed, removed or put in later."""
    if given.about:
        chains, following = [given.about], None
    else:
        found = audit.log(given.limit, given.cursor)
        chains = sorted({each.aggregate for each in found.items if isinstance(each, Event)})
        following = found.next_cursor
    events, breaks = 0, []
    for chain in chains:
        told = journal.timeline(chain)
        events += len(told)
        breaks += [(chain, each) for each in journal.verify(told)]
    return {
        "state": "broken" if breaks else "whole",
        "chains": len(chains),
        "events": events,
        "breaks": [
            {"about": chain, "sequence": each.sequence, "sentence": each.sentence[:1].upper() + each.sentence[1:] + "."}
            for chain, each in breaks
        ],
        "next_cursor": following,
    }


def _names(actors: set[str]) -> dict[str, str]:
    """The names of who acted, in one read for all."""
    known = sorted(actors)
    refs = [_ref(actor) for actor in known]
    found = fetch(refs)
    return {
        actor: item.name if isinstance(item, Staff) else item.title
        for actor, item in zip(known, found, strict=True)
        if isinstance(item, Staff | ApiKey)
    }


def _ref(actor: str) -> Any:
    kind, _, who = actor.partition(":")
    return Staff.ref(staff_id=who) if kind == "staff" else ApiKey.ref(key_id=who)


def _states_before(events: list[Event]) -> dict[str, dict[str, Any]]:
    """What each event's root was right before it, by the event's id: each chain is read once."""
    states = {}
    for chain in {each.aggregate for each in events}:
        wanted = {each.event_id for each in events if each.aggregate == chain}
        state: dict[str, Any] = {}
        for event in journal.timeline(chain):
            if event.event_id in wanted:
                states[event.event_id] = dict(state)
            state.update(event.changed)
    return states


def _audited(each: Event | AuditEntry, names: dict[str, str], before: dict[str, dict[str, Any]]) -> dict[str, Any]:
    changed = audit.changes(before.get(each.event_id, {}), each.changed) if isinstance(each, Event) else _of_entry(each)
    return {
        "id": each.audited,
        "at": each.at,
        "actor": each.actor,
        "who": names.get(each.actor, ""),
        "source": each.source,
        "name": each.name,
        "about": each.aggregate,
        "sequence": each.sequence if isinstance(each, Event) else None,
        "told": {} if "items" in each.payload else each.payload,
        "changes": [{"field": field, "before": old, "after": new} for field, old, new in changed],
    }


def _of_entry(entry: AuditEntry) -> Iterator[tuple[str, Any, Any]]:
    for item in entry.payload.get("items", ()):
        for name in sorted({*item["before"], *item["after"]}):
            yield f"{item['kind']}.{name}", item["before"].get(name), item["after"].get(name)
