"""Many products or variants at once: lists of variants, and changes that each have their own result."""

from typing import Any

from chalicelib.catalogue import bulk, views
from chalicelib.catalogue.filtering import list_variants
from chalicelib.catalogue.inputs import BulkIn, ChangeOneVariantIn, VariantsQuery
from chalicelib.catalogue.models import BulkEdit
from chalicelib.catalogue.outputs import BulkEditOut, BulkEditsOut, VariantRowsOut
from chalicelib.core.access import staff
from chalicelib.core.errors import Refused
from chalicelib.core.http import Answer, PageQuery, Routes, as_json, validated

routes = Routes("Catalogue for staff")
READ, WRITE = staff("catalogue.read"), staff("catalogue.write")
BULK_EDITS = "/api/admin/bulk-edits"


@routes.route("/api/admin/variants", by=READ, query=VariantsQuery, gives=VariantRowsOut)
def list_all_variants(query: VariantsQuery) -> dict[str, Any]:
    """Variants of the products that fit the filters; `limit` counts products, and a page holds all variants of each."""
    rows, next_cursor = list_variants(query)
    return {"items": [views.variant_row(product, variant) for product, variant in rows], "next_cursor": next_cursor}


def _again(partition: str) -> Answer:
    return as_json(_shown(bulk.find_bulk_edit(partition.removeprefix("BULK#"))), 202)


@routes.route(BULK_EDITS, "POST", by=WRITE, takes=BulkIn, gives=BulkEditOut, status=202, again=_again)
def start_bulk_edit(given: BulkIn) -> dict[str, Any] | Answer:
    """Change many products or variants, each with its own result: 200 with all results, or 202 where they take long."""
    rows, unread = _rows(given)
    if len(rows) > bulk.AT_ONCE:
        return _shown(bulk.start(given.title, rows, unread))
    results = sorted([*unread, *bulk.make(rows)], key=lambda each: each["row"])
    taken = sum(1 for each in results if each["state"] == "taken")
    counts = {"taken": taken, "refused": len(results) - taken}
    return as_json({"id": None, "state": "done", "rows": len(results), "counts": counts, "results": results})


def _rows(given: BulkIn) -> tuple[list[bulk.Row], list[bulk.Result]]:
    """The rows that can be made, and the results of those that cannot even be read."""
    if given.change is not None:
        change = given.change.model_dump(exclude_unset=True)
        ids = list(dict.fromkeys(given.product_ids))
        return [{"row": n, "product_id": product_id, "change": change} for n, product_id in enumerate(ids, start=1)], []
    rows: list[bulk.Row] = []
    unread: list[bulk.Result] = []
    for n, each in enumerate(given.variants, start=1):
        try:
            row = each if isinstance(each, ChangeOneVariantIn) else validated(ChangeOneVariantIn, each)
            assert isinstance(row, ChangeOneVariantIn)
            rows.append(bulk.checked_row({"row": n, "sku": row.sku, "version": row.version, "fields": row.fields()}))
        except Refused as refusal:
            sku = (
                each.sku if isinstance(each, ChangeOneVariantIn) else each.get("sku") if isinstance(each, dict) else ""
            )
            unread.append(bulk.refused({"row": n, "sku": sku if isinstance(sku, str) else ""}, refusal))
    return rows, unread


@routes.route(BULK_EDITS, by=READ, query=PageQuery, gives=BulkEditsOut)
def list_bulk_edits(query: PageQuery) -> dict[str, Any]:
    """Bulk edits that took long, the latest first."""
    found = bulk.list_bulk_edits(query.limit, query.cursor)
    return {"items": [_shown(each) for each in found.items], "next_cursor": found.next_cursor}


@routes.route(BULK_EDITS + "/{bulk_id}", by=READ, gives=BulkEditOut)
def show_bulk_edit(bulk_id: str) -> dict[str, Any]:
    """How far a bulk edit is, and the rows that were refused so far, at most 500 of them."""
    return {**_shown(bulk.find_bulk_edit(bulk_id)), "results": bulk.refused_rows(bulk_id)}


def _shown(edit: BulkEdit) -> dict[str, Any]:
    names = ("title", "state", "rows", "counts", "started_by", "created_at", "finished_at")
    return {"id": edit.bulk_id, **{name: getattr(edit, name) for name in names}}
