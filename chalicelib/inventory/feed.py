"""A warehouse's feed: many levels at once, each line with its own result, each taken once.

Lines go in parts of one transaction. A part that loses a race, or that holds a line which is refused, is taken line by
line, so that one line never keeps another from being taken. What came of a line is kept for 30 days under the feed's
and the line's ids, in the transaction that took it.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from chalicelib.core import clock, context
from chalicelib.core.errors import RaceLost, Refused, invalid
from chalicelib.core.http import validated
from chalicelib.core.table import fetch
from chalicelib.core.transaction import Transaction, retried
from chalicelib.inventory import counts, rules
from chalicelib.inventory.inputs import FeedLineIn
from chalicelib.inventory.models import FeedLine
from chalicelib.inventory.places import all_locations, known_location, locations

PART = (
    24  # lines: level, movement, feed line and list entry of each, and the part's own change and event, are 98 writes
)
KEPT_DAYS = 30

WHICH_LOCATION = invalid("location_id", "location_missing", "Say which location: this shop has more than one, or none.")
LINE_REUSED = Refused(
    "feed_line_reused",
    "This feed had a line with this id that said something else. Send the new figure under another feed id.",
    status=409,
    field="id",
)


@dataclass(frozen=True)
class Line:
    """A line of a feed that can be taken."""

    number: int
    line_id: str
    sku: str
    location_id: str
    on_hand: int | None
    delta: int | None

    @property
    def digest(self) -> str:
        said = json.dumps([self.sku, self.location_id, self.on_hand, self.delta])
        return hashlib.sha256(said.encode()).hexdigest()


def take_feed(feed_id: str, lines: Sequence[FeedLineIn | Any]) -> list[dict[str, Any]]:
    """Take these lines; gives one result for each, in their order, as outputs.FeedResultOut.

    `state` is taken, unchanged, clamped or refused; `repeated` is true for a line that was taken before.
    """
    results: dict[int, dict[str, Any]] = {}
    ready: list[Line] = []
    for number, given in enumerate(lines, start=1):
        try:
            ready.append(_read(number, given))
        except Refused as refused:
            results[number] = _refused(number, given, refused)
    with context.acting(once=None):  # each line is taken once by its own id: a broken-off feed can be sent again
        for part in _parts(ready):
            results.update(_take(feed_id, part))
    return [results[number] for number in sorted(results)]


def _read(number: int, given: FeedLineIn | Any) -> Line:
    line = given if isinstance(given, FeedLineIn) else cast(FeedLineIn, validated(FeedLineIn, given))
    if line.location_id is None:
        active = locations()
        if len(active) != 1:
            raise WHICH_LOCATION
        place = active[0].location_id
    else:
        place = line.location_id
        if place not in {each.location_id for each in all_locations()}:
            known_location(place)
    return Line(number, line.id or str(number), line.sku, place, line.on_hand, line.delta)


def _parts(lines: list[Line]) -> Iterator[list[Line]]:
    """Parts in which no level and no line id stands twice: a second figure for a SKU is taken after the first."""
    part: list[Line] = []
    seen: set[Any] = set()
    for line in lines:
        marks = {(line.sku, line.location_id), line.line_id}
        if len(part) == PART or marks & seen:
            yield part
            part, seen = [], set()
        part.append(line)
        seen |= marks
    if part:
        yield part


def _take(feed_id: str, part: list[Line]) -> dict[int, dict[str, Any]]:
    try:
        return _take_together(feed_id, part)
    except (RaceLost, Refused):
        return {line.number: _take_alone(feed_id, line) for line in part}


def _take_alone(feed_id: str, line: Line) -> dict[str, Any]:
    try:
        return retried(_take_together)(feed_id, [line])[line.number]
    except Refused as refused:
        return _result(line, "refused", refused.code, refused.sentence)


def _take_together(feed_id: str, part: list[Line]) -> dict[int, dict[str, Any]]:
    found = fetch([ref for line in part for ref in _refs(feed_id, line)])
    results: dict[int, dict[str, Any]] = {}
    changed: list[counts.Found] = []
    with Transaction() as tx:
        for n, line in enumerate(part):
            before, level, variant = found[3 * n : 3 * n + 3]
            if isinstance(before, FeedLine):
                results[line.number] = _repeated(line, before)
            else:
                at = counts.found(line.sku, line.location_id, level, variant)
                results[line.number] = _take_one(tx, feed_id, line, at)
                changed += [at] if results[line.number]["state"] != "unchanged" else []
        if changed:
            counts.list_stocked(tx, changed)
            counts.announce(tx, list(dict.fromkeys(at.place.sku for at in changed)), "feed", feed_id)
    return results


def _refs(feed_id: str, line: Line) -> list[Any]:
    return [FeedLine.ref(feed_id=feed_id, line_id=line.line_id), *counts.refs(line.sku, line.location_id)]


def _take_one(tx: Transaction, feed_id: str, line: Line, at: counts.Found) -> dict[str, Any]:
    after, clamped = rules.fed(at.on_hand, line.on_hand, line.delta)
    result = _result(line, *_outcome(at, after, clamped), on_hand=after)
    if result["state"] != "unchanged":
        counts.write_count(tx, at, "feed", after, None, feed_id)
    tx.create(
        FeedLine.new(
            feed_id=feed_id,
            line_id=line.line_id,
            digest=line.digest,
            result=result,
            expires_at=clock.epoch(days=KEPT_DAYS),
        )
    )
    return result


def _outcome(at: counts.Found, after: int, clamped: str | None) -> tuple[str, str | None, str | None]:
    if clamped:
        return "clamped", "below_nothing", clamped
    short = at.reserved - after
    said = ("short", f"{short} more reserved for orders than there are.") if short > 0 else (None, None)
    return ("unchanged" if at.level and after == at.on_hand else "taken", *said)


def _repeated(line: Line, before: FeedLine) -> dict[str, Any]:
    if before.digest != line.digest:
        return _result(line, "refused", LINE_REUSED.code, LINE_REUSED.sentence)
    return {**before.result, "line": line.number, "repeated": True}


def _result(
    line: Line, state: str, code: str | None = None, detail: str | None = None, on_hand: int | None = None
) -> dict[str, Any]:
    return {
        "line": line.number,
        "id": line.line_id,
        "sku": line.sku,
        "location_id": line.location_id,
        "state": state,
        "code": code,
        "detail": detail,
        "on_hand": on_hand,
        "repeated": False,
    }


def _refused(number: int, given: FeedLineIn | Any, refused: Refused) -> dict[str, Any]:
    said = given.model_dump() if isinstance(given, FeedLineIn) else given if isinstance(given, dict) else {}
    named = {name: said[name] for name in ("id", "sku", "location_id") if isinstance(said.get(name), str)}
    return {
        "line": number,
        "id": named.get("id") or str(number),
        "sku": named.get("sku"),
        "location_id": named.get("location_id"),
        "state": "refused",
        "code": refused.code,
        "detail": refused.sentence,
        "on_hand": None,
        "repeated": False,
    }
