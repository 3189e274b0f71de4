"""Many changes at once, each with its own result, none keeping another from being made.

A row sets values, so that making it twice is making it once: a row whose values are there already is `taken`, whatever
version it names. Few rows are made within the request. Many become a bulk edit: its rows are kept in parts, a worker
makes part after part, and whoever asked can leave and look again.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from chalicelib.catalogue.editing import Edit, edit_product, found_product
from chalicelib.catalogue.events import BulkEditFinished, BulkEditMoved
from chalicelib.catalogue.models import BulkEdit, BulkPart, Variant
from chalicelib.catalogue.pieces import checked_variant, differing_of
from chalicelib.core import clock, context, ids
from chalicelib.core.errors import RaceLost, Refused, invalid, not_found, version_moved_on
from chalicelib.core.table import Page, fetch, only, page, query
from chalicelib.core.transaction import Transaction, retried

AT_ONCE = 100  # rows that are made within the request
PART = 50  # rows of a part: one message of a worker, and one item of the table
MOST_ROWS = 20_000
KEPT_DAYS = 30
TOGETHER = 40  # variants of one product in one transaction
LARGEST_ROW = 5_000  # bytes, so that a part of them is one item

ROW_TOO_LARGE = invalid("rows", "row_too_large", "This row is too long for a bulk edit. Change it on its own page.")

Row = Mapping[str, Any]  # {"row", "sku", "version", "fields"}, or {"row", "product_id", "change"}
Result = dict[str, Any]


def checked_row(row: Row) -> Row:
    """The row, or a 422: those of a part are kept in one item."""
    if len(json.dumps(row)) > LARGEST_ROW:
        raise ROW_TOO_LARGE
    return row


def make(rows: Sequence[Row]) -> list[Result]:
    """Make these changes; gives a result for each, in their order: {row, id, state, code, detail}."""
    results: dict[int, Result] = {}
    by_product: defaultdict[str, list[Row]] = defaultdict(list)
    skus = [row["sku"] for row in rows if "sku" in row]
    stored = fetch([Variant.ref(sku=sku) for sku in skus]) if skus else []
    variants = {each.sku: each for each in stored if isinstance(each, Variant) and not each.removed}
    with context.acting(once=None):  # a row made twice is as made once, so a broken-off request can be sent again
        for row in rows:
            if "product_id" in row:
                results[row["row"]] = _result(row, partial(_change_product, row["product_id"], row["change"]))
            elif row["sku"] not in variants:
                results[row["row"]] = refused(row, not_found("variant"))
            else:
                by_product[variants[row["sku"]].product_id].append(row)
        for product_id, changes in by_product.items():
            for start in range(0, len(changes), TOGETHER):
                results.update(_change_variants(product_id, changes[start : start + TOGETHER], variants))
    return [results[row["row"]] for row in rows]


def _change_variants(product_id: str, rows: list[Row], variants: dict[str, Variant]) -> dict[int, Result]:
    """All of them in one transaction; where that is refused, each by itself."""
    results = {}
    left = []
    for row in rows:
        made = _result(row, partial(_is_so, variants[row["sku"]], row["fields"]))
        if made["state"] == "taken" and made.pop("left", True):
            left.append(row)
        else:
            results[row["row"]] = made
    if len({row["sku"] for row in left}) == len(left) > 1:
        try:
            _edit(product_id, left)
            return results | {row["row"]: _taken(row) for row in left}
        except (Refused, RaceLost):
            pass
    for row in left:
        results[row["row"]] = _result(row, partial(_edit, product_id, [row]))
    return results


def _is_so(variant: Variant, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"left": bool(differing_of(variant, checked_variant(fields)))}


def _edit(product_id: str, rows: list[Row]) -> None:
    versions = {row["sku"]: row["version"] for row in rows if row.get("version") is not None}
    edit_product(product_id, Edit(change={row["sku"]: row["fields"] for row in rows}), versions=versions)


@retried
def _change_product(product_id: str, change: Mapping[str, Any]) -> None:
    """Put a change that is the same for many products to this one; what it does not name stays."""
    product = found_product(product_id)
    fields = {name: change[name] for name in ("status", "vendor", "product_type") if change.get(name) is not None}
    for name in ("tags", "collections"):
        added, removed = change.get(f"add_{name}") or [], change.get(f"remove_{name}") or []
        if added or removed:
            kept = [each for each in getattr(product, name) if each not in removed]
            fields[name] = list(dict.fromkeys([*kept, *added]))
    try:
        edit_product(product_id, Edit(fields=fields), product.version)
    except Refused as refusal:
        if refusal.code == version_moved_on().code:
            raise RaceLost from None
        raise


def _result(row: Row, work: Callable[[], Any]) -> Result:
    try:
        said = work()
    except Refused as refusal:
        return refused(row, refusal)
    return _taken(row) | (said or {})


def _taken(row: Row) -> Result:
    return {
        "row": row["row"],
        "id": row.get("sku") or row["product_id"],
        "state": "taken",
        "code": None,
        "detail": None,
    }


def refused(row: Row, refusal: Refused) -> Result:
    """The result of a row that was not made."""
    said = {"state": "refused", "code": refusal.code, "detail": refusal.sentence}
    return {"row": row["row"], "id": row.get("sku") or row.get("product_id") or "", **said}


# Many rows: parts, and a worker


def start(title: str, rows: Sequence[Row], results: Sequence[Result]) -> BulkEdit:
    """Keep these rows to be made by a worker; `results` are those of rows that could not even be read."""
    bulk_id = ids.new("blk")
    parts = [list(rows[start : start + PART]) for start in range(0, len(rows), PART)]
    expires_at = clock.epoch(days=KEPT_DAYS)
    with context.acting(once=None):  # nothing names the parts until the bulk edit does: those of a crash expire
        for number, part in enumerate(parts):
            with Transaction() as tx:
                tx.create(BulkPart.new(bulk_id=bulk_id, number=number, rows=part, expires_at=expires_at))
        with Transaction() as tx:
            tx.create(BulkPart.new(bulk_id=bulk_id, number=len(parts), results=list(results), expires_at=expires_at))
    counts = {"taken": 0, "refused": len(results)}
    edit = BulkEdit.new(
        bulk_id=bulk_id, title=title, rows=len(rows) + len(results), parts=len(parts), counts=counts,
        started_by=context.actor.get(), created_at=clock.now(),
    )  # fmt: skip
    with Transaction() as tx:
        tx.create(edit)
        tx.publish(BulkEditMoved(bulk_id, 0), on=edit)
    return edit


@retried
def take_part(bulk_id: str, number: int) -> None:
    """Make a part of a bulk edit and tell of the next; nothing where it was made already."""
    edit = BulkEdit.get(bulk_id=bulk_id)
    if edit.state != "running" or edit.made != number:
        return
    part = BulkPart.find(bulk_id=bulk_id, number=number)
    results = make(part.rows) if part else []
    taken = sum(1 for each in results if each["state"] == "taken")
    counts = {"taken": edit.counts["taken"] + taken, "refused": edit.counts["refused"] + len(results) - taken}
    finished = number + 1 == edit.parts
    with context.acting(once=None), Transaction() as tx:
        tx.change(edit, made=number + 1, counts=counts)
        if finished:
            tx.change(edit, state="done", finished_at=clock.now())
        if part is not None:
            tx.change(part, rows=[], results=results)
        tx.publish(BulkEditFinished(bulk_id, counts) if finished else BulkEditMoved(bulk_id, number + 1), on=edit)


def list_bulk_edits(limit: int, cursor: str | None) -> Page:
    """Bulk edits, the latest first."""
    return page("BULKS", index="g1", limit=limit, cursor=cursor, newest_first=True)


def find_bulk_edit(bulk_id: str) -> BulkEdit:
    """A bulk edit, or a 404."""
    if len(bulk_id) > 64:
        raise not_found("bulk edit")
    return BulkEdit.get(bulk_id=bulk_id)


def refused_rows(bulk_id: str, most: int = 500) -> list[Result]:
    """The rows of a bulk edit that were refused so far, in the order of its parts; at most so many."""
    found: list[Result] = []
    for part in only(query(f"BULK#{bulk_id}", starts="PART#"), BulkPart):
        found += [each for each in part.results if each["state"] == "refused"]
        if len(found) >= most:
            break
    return found[:most]
