"""Imports and their jobs."""

from dataclasses import asdict
from typing import Any

from chalicelib.core import money
from chalicelib.core.access import Caller, staff
from chalicelib.core.http import PageQuery, Request, Routes
from chalicelib.interchange import exporting, files, preview, report, service
from chalicelib.interchange.imported import ImportedProduct
from chalicelib.interchange.inputs import ImportQuery, JobQuery, StartExport
from chalicelib.interchange.models import Export, Job
from chalicelib.interchange.outputs import FileOut, ImportPreviewOut, JobOut, JobReportOut, JobsOut, UploadOut

routes = Routes("Moving in and out")


def _again(partition: str) -> dict[str, Any]:
    return shown(_found(partition.split("#")[1]))


def _found(job_id: str) -> Job | Export:
    return exporting.find_export(job_id) if job_id.startswith("exp_") else service.find_job(job_id)


@routes.route(
    "/api/admin/imports",
    "POST",
    by=staff("imports.write"),
    query=ImportQuery,
    gives=JobOut,
    status=202,
    raw=True,
    again=_again,
)
def start_import(query: ImportQuery, request: Request) -> dict[str, Any]:
    """Import a file: the body of the request, up to 6 MB, or one sent to an upload address. Answers with its job.

    With `start=false` the file is only kept: look at its preview, then start it.
    """
    if query.upload:
        return shown(service.start_uploaded_import(query.format, query.upload, query.name, query.start))
    return shown(service.start_import(query.format, request.body, query.name, query.start))


@routes.route("/api/admin/imports/uploads", "POST", by=staff("imports.write"), gives=UploadOut, status=201)
def make_upload() -> dict[str, Any]:
    """An address for a file too large for a request: PUT it there, then import it by the upload's id."""
    upload_id, url, expires_at = files.upload_address()
    return {"upload": upload_id, "method": "PUT", "url": url, "expires_at": expires_at}


@routes.route("/api/admin/jobs", by=staff("jobs.read"), query=PageQuery, gives=JobsOut)
def list_jobs(query: PageQuery) -> dict[str, Any]:
    """Jobs, the latest first."""
    found = service.list_jobs(query.limit, query.cursor)
    return {"items": [shown(job) for job in found.items], "next_cursor": found.next_cursor}


@routes.route("/api/admin/jobs/{job_id}", by=staff("jobs.read"), query=JobQuery, gives=JobReportOut)
def show_job(job_id: str, query: JobQuery) -> dict[str, Any]:
    """A job's progress, counts, and a page of its report."""
    job = _found(job_id)
    if isinstance(job, Export):
        return {**shown(job), "report": [], "next_cursor": None}
    lines, next_cursor = report.read(job_id, query.limit, query.cursor, query.taken)
    return {**shown(job), "report": lines, "next_cursor": next_cursor}


@routes.route("/api/admin/jobs/{job_id}/preview", by=staff("imports.write"), gives=ImportPreviewOut)
def preview_job(job_id: str) -> dict[str, Any]:
    """The beginning of a file as an import would take it: columns, first products, and what is odd. Changes nothing."""
    job = service.find_job(job_id)
    seen = preview.preview(job)
    return {
        **{name: getattr(seen, name) for name in ("whole", "trouble", "dialect")},
        "columns": [asdict(column) for column in seen.columns],
        "products": [_previewed(each, job.currency, each.handle in seen.known) for each in seen.products],
        "problems": [asdict(problem) for problem in seen.problems],
    }


@routes.route("/api/admin/jobs/{job_id}/start", "POST", by=staff("imports.write"), gives=JobOut, again=_again)
def start_job(job_id: str) -> dict[str, Any]:
    """Start an import that was kept to be looked at."""
    return shown(service.start_job(job_id))


@routes.route("/api/admin/jobs/{job_id}/cancel", "POST", by=staff("jobs.write"), gives=JobOut, again=_again)
def cancel_job(job_id: str) -> dict[str, Any]:
    """Stop a job after the piece that is under way. What an import took stays; what an export gathered goes."""
    return shown(exporting.cancel_export(job_id) if job_id.startswith("exp_") else service.cancel_job(job_id))


@routes.route(
    "/api/admin/exports", "POST", takes=StartExport, by=staff("jobs.write"), gives=JobOut, status=202, again=_again
)
def start_export(given: StartExport, who: Caller) -> dict[str, Any]:
    """Export products, customers, orders or stock as CSV; for whoever may see them. Answers with its job.

    Of orders some only: by id, or those that a list with filters has.
    """
    return shown(exporting.start_export(given.content, who, given.only))


@routes.route("/api/admin/jobs/{job_id}/file", "POST", by=staff("jobs.read"), gives=FileOut, secret=True)
def fetch_file(job_id: str, who: Caller) -> dict[str, Any]:
    """An address that gives an export's file for ten minutes; for whoever may see what is in it. It is written down."""
    url, expires_at = exporting.fetch_file(job_id, who)
    return {"url": url, "expires_at": expires_at}


VARIANTS_SHOWN = 10


def _previewed(product: ImportedProduct, currency: str, known: bool) -> dict[str, Any]:
    names = ("row", "handle", "title", "status", "vendor", "product_type")
    return {
        **{name: getattr(product, name) for name in names},
        "known": known or product.continues,
        "images": len(product.images),
        "variant_count": len(product.variants),
        "variants": [
            {
                "sku": each.sku,
                "options": list(each.options),
                "price": money.money(money.parse(each.price_text, currency), currency) if each.price_text else None,
                "quantity": each.quantity,
            }
            for each in product.variants[:VARIANTS_SHOWN]
        ],
    }


def shown(job: Job | Export) -> dict[str, Any]:
    return _shown_export(job) if isinstance(job, Export) else _shown_import(job)


def _shown_import(job: Job) -> dict[str, Any]:
    names = ("format", "name", "state", "counts", "columns_not_kept", "trouble", "created_at", "finished_at")
    read = 0 if job.state == "draft" else min(99, 100 * job.read // max(1, job.size))
    progress = 100 if job.state in ("done", "failed") else read
    told = {name: getattr(job, name) for name in names}
    return {"id": job.job_id, "task": "import", "progress": progress, "exported": None, **told}


def _shown_export(export: Export) -> dict[str, Any]:
    names = ("name", "state", "created_at", "finished_at")
    steps = 2 * export.size  # gathering is half of it, writing the other
    made = export.position + (export.size * export.written // export.pieces if export.pieces else 0)
    over = export.state in ("done", "expired")
    return {
        "id": export.export_id,
        "task": "export",
        "format": export.content,
        "progress": 100 if over else min(99, 100 * made // max(1, steps)),
        "counts": None,
        "columns_not_kept": [],
        "trouble": None,
        "exported": {
            "size": export.size,
            "gathered": export.position,
            "records": export.records,
            "bytes": export.bytes,
            "kept_until": export.gone_at,
        },
        **{name: getattr(export, name) for name in names},
    }
