"""Imports and their jobs."""

from typing import Any

from chalicelib.core.access import staff
from chalicelib.core.http import PageQuery, Request, Routes
from chalicelib.interchange import files, report, service
from chalicelib.interchange.inputs import ImportQuery, JobQuery
from chalicelib.interchange.models import Job
from chalicelib.interchange.outputs import JobOut, JobReportOut, JobsOut, UploadOut

routes = Routes("Moving in and out")


def _again(partition: str) -> dict[str, Any]:
    return shown(service.find_job(partition.removeprefix("JOB#")))


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
    """Import a file: the body of the request, up to 6 MB, or one sent to an upload address. Answers with its job."""
    if query.upload:
        return shown(service.start_uploaded_import(query.format, query.upload, query.name))
    return shown(service.start_import(query.format, request.body, query.name))


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
    job = service.find_job(job_id)
    lines, next_cursor = report.read(job_id, query.limit, query.cursor, query.taken)
    return {**shown(job), "report": lines, "next_cursor": next_cursor}


def shown(job: Job) -> dict[str, Any]:
    names = ("format", "name", "state", "counts", "columns_not_kept", "trouble", "created_at", "finished_at")
    progress = 100 if job.state in ("done", "failed") else min(99, 100 * job.read // max(1, job.size))
    return {"id": job.job_id, "task": "import", "progress": progress, **{name: getattr(job, name) for name in names}}
