"""Exports: what the shop holds, as files that can be taken elsewhere.

A job in steps, each of which ends with its own event. First what there is is listed, so that every record is taken
once, whatever changes meanwhile; then the records are gathered piece by piece into the file store; then the pieces are
written as one file, sent in parts. A step that died is run again and does the same: all it writes has keys of its own.
"""

from collections.abc import Callable
from typing import Any

from chalicelib.core import clock, ids
from chalicelib.core.access import NOT_ALLOWED, Caller
from chalicelib.core.context import acting
from chalicelib.core.errors import RaceLost, Refused, not_found
from chalicelib.core.table import query
from chalicelib.core.transaction import Transaction, retried
from chalicelib.interchange import parcels
from chalicelib.interchange.contents import CONTENTS, Content
from chalicelib.interchange.events import ExportCancelled, ExportExpired, ExportFetched, ExportFinished, ExportStepped
from chalicelib.interchange.models import Export
from chalicelib.interchange.written import lines
from chalicelib.shop import service as shop

PIECE = 250  # records gathered in one step: a second or two of work; a list's length is a multiple of it
PARTS = 4  # written in one step
MOST_OWN = 200  # columns for custom fields
KEPT_SECONDS = 7 * 24 * 60 * 60
OPEN = ("waiting", "running")
NOT_DONE = Refused("export_not_done", "There is no file to fetch: the export is not done, or its time has passed.", 409)
IS_OVER = Refused("job_over", "This is over already; there is nothing left to cancel.", status=409)


def start_export(content: str, who: Caller, only: dict[str, Any] | None = None) -> Export:
    """Begin an export, of all there is or what `only` says. Refused for whoever may not see what would be in it."""
    if not who.may(CONTENTS[content].asks):
        raise NOT_ALLOWED
    now = clock.now()
    export = Export.new(
        export_id=ids.new("exp"),
        content=content,
        name=f"{content}-{now[:10]}.csv",
        only=only,
        state="waiting",
        currency=shop.current().currency,
        created_at=now,
    )
    with Transaction() as tx:
        tx.create(export)
        tx.publish(ExportStepped(export.export_id, content, 0), on=export)
    return export


def find_export(export_id: str) -> Export:
    """An export, or a 404."""
    found = Export.find(export_id=export_id) if len(export_id) <= 64 else None
    if found is None:
        raise not_found("job")
    return found


@retried
def cancel_export(export_id: str) -> Export:
    """Stop an export before its next step; what was gathered is removed."""
    export = find_export(export_id)
    if export.state == "cancelled":
        return export
    if export.state not in OPEN:
        raise IS_OVER
    with Transaction() as tx:
        tx.change(export, state="cancelled", finished_at=clock.now())
        tx.publish(ExportCancelled(export_id), on=export)
    return export


@retried
def fetch_file(export_id: str, who: Caller) -> tuple[str, str]:
    """An address that gives the file for some minutes, and until when. Who fetched it is in the export's journal."""
    export = find_export(export_id)
    if not who.may(CONTENTS[export.content].asks):
        raise NOT_ALLOWED
    if export.state != "done":
        raise NOT_DONE
    with Transaction() as tx:
        tx.change(export)
        tx.publish(ExportFetched(export_id, export.content), on=export)
    return parcels.link(export_id, export.name)


def expire() -> None:
    """Let files go whose time has passed."""
    for due in list(query("EXPORT_FILES", index="g2", between=("", clock.now()), limit=100)):
        if isinstance(due, Export):
            _expire(due.export_id)


@retried
def _expire(export_id: str) -> None:
    export = find_export(export_id)
    if export.state == "done":
        with Transaction() as tx:
            tx.change(export, state="expired", gone_at=None)
            tx.publish(ExportExpired(export_id), on=export)


def clear(export_id: str) -> None:
    """Remove from the file store what an export that is over no longer needs. Safe to repeat."""
    export = find_export(export_id)
    if export.state not in OPEN:
        parcels.clear(export_id, export.upload, keep_file=export.state == "done")


# Working


def take_step(export_id: str, step: int) -> None:
    """Take this step of an export; nothing where it was taken, or the export is over."""
    export = find_export(export_id)
    if export.step != step or export.state not in OPEN:
        return
    with acting(once=None):
        try:
            STEPS[export.phase](export, CONTENTS[export.content])
        except RaceLost:
            if find_export(export_id).state in OPEN:
                raise
            clear(export_id)  # cancelled meanwhile: what this step wrote goes too


def _list(export: Export, content: Content) -> None:
    keys = content.chosen(export.only) if export.only and content.chosen else content.keys()
    parcels.keep_keys(export.export_id, keys)
    _go_on(export, phase="gather" if keys else "write", size=len(keys))


def _gather(export: Export, content: Content) -> None:
    keys = parcels.keys(export.export_id, export.position, PIECE)
    records = content.records(keys, export.currency)
    parcels.keep_piece(export.export_id, export.pieces, records)
    own = list(dict.fromkeys([*export.own_columns, *(name for each in records for name in content.own_columns(each))]))
    position = export.position + len(keys)
    _go_on(
        export,
        phase="gather" if position < export.size else "write",
        position=position,
        pieces=export.pieces + 1,
        records=export.records + len(records),
        own_columns=own[:MOST_OWN],
    )


def _write(export: Export, content: Content) -> None:
    """Write pieces until some parts are full. A part is made of whole pieces, so that a repeat cuts it the same."""
    written, parts, upload, buffer = export.written, export.parts, export.upload, b""
    if written == 0:
        buffer = lines([[*content.columns, *export.own_columns]])
    while written < export.pieces and parts < export.parts + PARTS:
        for record in parcels.piece(export.export_id, written):
            buffer += lines(content.rows(record, export.own_columns, export.currency))
        written += 1
        if len(buffer) >= parcels.LEAST_PART:
            upload = upload or parcels.begin_file(export.export_id)
            parts += 1
            parcels.put_part(export.export_id, upload, parts, buffer)
            buffer = b""
    if written < export.pieces:
        _go_on(export, written=written, parts=parts, upload=upload)
        return
    if upload is None:
        parcels.put_file(export.export_id, buffer)
    else:
        if buffer:
            parts += 1
            parcels.put_part(export.export_id, upload, parts, buffer)
        parcels.finish_file(export.export_id, upload, parts)
    _finish(export, written, parts, upload)


def _go_on(export: Export, **changes: Any) -> None:
    with Transaction() as tx:
        tx.change(export, state="running", step=export.step + 1, **changes)
        tx.publish(ExportStepped(export.export_id, export.content, export.step), on=export)


def _finish(export: Export, written: int, parts: int, upload: str | None) -> None:
    with Transaction() as tx:
        tx.change(
            export,
            state="done",
            step=export.step + 1,
            written=written,
            parts=parts,
            upload=upload,
            bytes=parcels.file_size(export.export_id),
            finished_at=clock.now(),
            gone_at=clock.later(seconds=KEPT_SECONDS),
        )
        tx.publish(ExportFinished(export.export_id, export.content, export.records), on=export)


STEPS: dict[str, Callable[[Export, Content], None]] = {"list": _list, "gather": _gather, "write": _write}
