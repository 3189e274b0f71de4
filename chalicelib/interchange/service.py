"""Imports: a file taken in slices, each of which goes on where the last stopped, with counts and a report.

A slice is a fixed part of the same file, so that a slice that died and is run again reads, writes, counts and reports
the same: the catalogue remembers what each product was to this job, stock is set and not added, and report parts have
keys of their own. The job's version lets one worker finish a slice.
"""

import hashlib
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from chalicelib.catalogue import service as catalogue
from chalicelib.core import clock, ids, money
from chalicelib.core.context import acting
from chalicelib.core.errors import RaceLost, Refused, invalid, not_found
from chalicelib.core.settings import settings
from chalicelib.core.table import Page, page
from chalicelib.core.transaction import Transaction, retried
from chalicelib.interchange import files, report
from chalicelib.interchange.events import ImportCancelled, ImportFinished, ImportPrepared, ImportSliced
from chalicelib.interchange.imported import ImportedProduct, ProductGroup, RowProblem
from chalicelib.interchange.models import Job, Unfinished
from chalicelib.interchange.shopify_products import Reading, read_products
from chalicelib.interchange.wanted import counted_stock, wanted_product
from chalicelib.inventory import service as inventory
from chalicelib.shop import service as shop

FORMATS = {"shopify-products": read_products}
OVER = ("done", "failed", "cancelled")
SLICE = 400  # variants and products of a slice: some seconds of work
LARGEST_BODY = 6 * 1024 * 1024  # what a Lambda function takes
LARGEST_UPLOAD = 512 * 1024 * 1024
COUNTED = ("created", "changed", "unchanged", "not_taken", "variants", "images", "stock", "reported", "refused")

Progress = Callable[[Job], None]

EMPTY = invalid("body", "file_empty", "The file is empty. Send it as the body of the request, or name its upload.")
TOO_LARGE = invalid(
    "body",
    "file_too_large",
    "This file is too large for one request. Ask POST /api/admin/imports/uploads for an address.",
)
TOO_LARGE_UPLOAD = invalid("upload", "file_too_large", "A file has at most 512 MB. Split it and import the parts.")
NOT_ON_HAND = "The file says there are fewer than none; none were entered in the books."
STARTED = Refused("import_started", "This import was started already.", status=409)
IS_OVER = Refused("job_over", "This is over already; there is nothing left to cancel.", status=409)
ELSEWHERE = "Another product of this shop has this SKU, so the variant was left out."


# Starting


def start_import(format: str, content: bytes, name: str = "", start: bool = True) -> Job:
    """Begin importing a file sent whole: a worker takes it slice by slice, at once or when `start_job` says so."""
    _known(format)
    if not content:
        raise EMPTY
    if len(content) > LARGEST_BODY:
        raise TOO_LARGE
    job_id = ids.new("job")
    parts = files.keep(job_id, content)
    digest = hashlib.sha256(content).hexdigest()
    return _begin(_new_job(job_id, format, name, digest, len(content), "table", parts), start)


def start_uploaded_import(format: str, upload_id: str, name: str = "", start: bool = True) -> Job:
    """Begin importing a file that was sent to an upload address, at once or when `start_job` says so."""
    _known(format)
    size = files.uploaded_size(upload_id)
    if not size:
        raise EMPTY
    if size > LARGEST_UPLOAD:
        raise TOO_LARGE_UPLOAD
    digest = hashlib.sha256()
    for piece in files.uploaded(upload_id):
        digest.update(piece)
    return _begin(_new_job(upload_id, format, name, digest.hexdigest(), size, "store", 0), start)


def _known(format: str) -> None:
    if format not in FORMATS:
        sentence = f"This format is not known. Choose one of: {', '.join(FORMATS)}."
        raise invalid("format", "format_unknown", sentence)


def _new_job(job_id: str, format: str, name: str, digest: str, size: int, kept: str, parts: int) -> Job:
    return Job.new(
        job_id=job_id,
        format=format,
        name=name,
        digest=digest,
        size=size,
        kept=kept,
        parts=parts,
        currency=shop.current().currency,
        state="waiting",
        counts=dict.fromkeys(COUNTED, 0),
        created_at=clock.now(),
    )


def _begin(job: Job, start: bool) -> Job:
    job.state = "waiting" if start else "draft"
    started = Refused("import_started", "This upload is being imported already.", status=409, field="upload")
    with Transaction() as tx:
        tx.create(job, otherwise=started)
        tx.publish(ImportSliced(job.job_id, 0, queued=True) if start else ImportPrepared(job.job_id), on=job)
    return job


@retried
def start_job(job_id: str) -> Job:
    """Have a file that was looked at imported. Refused where it was started, or cancelled, already."""
    job = find_job(job_id)
    if job.state != "draft":
        raise STARTED
    with Transaction() as tx:
        tx.change(job, state="waiting", currency=shop.current().currency)
        tx.publish(ImportSliced(job.job_id, 0, queued=True), on=job)
    return job


@retried
def cancel_job(job_id: str) -> Job:
    """Take no further slice of a file. What was taken stays; the slice under way still ends, and is counted."""
    job = find_job(job_id)
    if job.state == "cancelled":
        return job
    if job.state in OVER:
        raise IS_OVER
    with Transaction() as tx:
        tx.change(job, state="cancelled", finished_at=clock.now())
        tx.publish(ImportCancelled(job.job_id), on=job)
    return job


def find_job(job_id: str) -> Job:
    """A job, or a 404."""
    found = Job.find(job_id=job_id) if len(job_id) <= 64 else None
    if found is None:
        raise not_found("job")
    return found


def list_jobs(limit: int, cursor: str | None) -> Page:
    """Jobs, the latest first."""
    return page("JOBS", index="g1", limit=limit, cursor=cursor, newest_first=True)


# Working


def take_slice(job_id: str, position: int) -> None:
    """Take the slice of a job's file that begins at this row; nothing where it was taken already.

    Of a job that was cancelled only what a worker took and did not live to count is counted.
    """
    job = find_job(job_id)
    if job.position != position or job.state not in ("waiting", "running", "cancelled"):
        return
    with acting(once=None):
        try:
            source = files.Counted(files.opened(job))
        except Refused as gone:
            if job.state != "cancelled":
                _fail(job, gone.sentence)
        else:
            reading = FORMATS[job.format](source, position, money.exponent(job.currency))
            _Slice(job, source).take(reading)


def _fail(job: Job, sentence: str) -> None:
    with Transaction() as tx:
        tx.change(job, state="failed", trouble=sentence, finished_at=clock.now())
        tx.publish(ImportFinished(job.job_id, "failed", dict(job.counts)), on=job)


def import_file(source: str | Path | BinaryIO, format: str, progress: Progress | None = None, name: str = "") -> Job:
    """Import a file here and now, slice by slice, and tell the progress after each; gives the finished job.

    `source` is a path or a seekable binary stream. Where an import of the same file stopped half-way it goes on there.
    """
    _known(format)
    with ExitStack() as stack, acting(once=None):
        file = stack.enter_context(open(source, "rb")) if isinstance(source, str | Path) else source
        job = _unfinished(file, format, name or (Path(source).name if isinstance(source, str | Path) else ""))
        counted = files.Counted(file)
        reading = FORMATS[format](counted, job.position, money.exponent(job.currency))
        while job.state not in OVER:
            job = _Slice(job, counted).take(reading)
            if progress:
                progress(job)
        return job


def _unfinished(file: BinaryIO, format: str, name: str) -> Job:
    """The job that stopped half-way through this file, or a new one."""
    size, digest = files.measured(file)
    pointer = Unfinished.find(digest=digest, format=format)
    job = Job.find(job_id=pointer.job_id) if pointer else None
    if job is not None and job.state not in OVER:
        return job
    job = _new_job(ids.new("job"), format, name, digest, size, "", 0)
    with Transaction() as tx:
        tx.save(Unfinished.new(digest=digest, format=format, job_id=job.job_id))
        tx.create(job)
        tx.publish(ImportSliced(job.job_id, 0, queued=False), on=job)
    return job


class _Slice:
    """The groups of one slice, on their way into the catalogue and the books."""

    def __init__(self, job: Job, source: files.Counted) -> None:
        self.job, self.source = job, source
        self.counts = dict(job.counts)
        self.problems: list[RowProblem] = []
        self.weight = 0
        self.stock: dict[str, int] = {}

    def take(self, reading: Reading) -> Job:
        """Take groups until the slice is full or the file ends; gives the job with how far it came and what it counted.

        Where the job was cancelled meanwhile it stays so, with what this slice took counted and nothing to follow.
        """
        start, position, ended = self.job.position, self.job.position, True
        for group in reading:
            if self.job.state == "cancelled" and not self._was_taken(group):
                ended = False
                break
            self._take_group(group)
            position = group.next_row
            self.weight += 1 + (len(group.product.variants) if group.product else 0)
            if self.weight >= SLICE:
                ended = False
                break
        if self.job.state == "cancelled" and position == start:
            return self.job
        if self.stock:
            location = inventory.main_location()
            inventory.set_levels(self.stock, location.location_id, "imported", self.job.job_id)
        report.save(self.job.job_id, start, self.problems)
        try:
            self._finish(self.job, reading, position, ended)
        except RaceLost:
            self.job = find_job(self.job.job_id)
            if self.job.state != "cancelled" or self.job.position != start:
                raise
            self._finish(self.job, reading, position, ended)
        return self.job

    def _finish(self, job: Job, reading: Reading, position: int, ended: bool) -> None:
        counts = dict(self.counts)
        counts["reported"] += len(self.problems)
        counts["refused"] += sum(1 for problem in self.problems if not problem.taken)
        unreadable = reading.header is None
        cancelled = job.state == "cancelled"
        state = "cancelled" if cancelled else "failed" if unreadable else "done" if ended else "running"
        with Transaction() as tx:
            tx.change(
                job,
                state=state,
                position=position,
                read=job.size if ended else min(self.source.read_so_far, job.size),
                counts=counts,
                columns_not_kept=list(reading.columns_not_kept),
                trouble=self.problems[0].sentence if unreadable and self.problems else None,
                finished_at=clock.now() if ended and not cancelled else job.finished_at,
            )
            if cancelled:
                return
            if ended:
                tx.publish(ImportFinished(job.job_id, state, counts), on=job)
            else:
                tx.publish(ImportSliced(job.job_id, position, queued=bool(job.kept)), on=job)

    def _was_taken(self, group: ProductGroup) -> bool:
        return group.product is not None and catalogue.was_put(group.product.handle, self.job.job_id)

    def _take_group(self, group: ProductGroup) -> None:
        self.problems.extend(group.problems)
        product = group.product
        if product is None:
            return
        collections = (catalogue.ensure_collection(product.product_type),) if product.product_type else ()
        put = catalogue.put_product(
            wanted_product(product, self.job.currency, self.job.job_id, collections, settings.url)
        )
        if put.refusal is not None:
            self._refused(product, put.refusal)
            return
        if not product.continues:
            self.counts[put.outcome] += 1
        self._left_out(product, put.left_out)
        self.counts["variants"] += len(product.variants) - len(put.left_out)
        self.counts["images"] += len(product.images)
        self._set_stock(product, put.left_out)

    def _refused(self, product: ImportedProduct, refusal: Refused) -> None:
        if not product.continues:
            self.counts["not_taken"] += 1
        self.problems.append(report.line(product.row, product.handle, "", refusal.code, refusal.sentence))

    def _left_out(self, product: ImportedProduct, skus: list[str]) -> None:
        for variant in product.variants:
            if variant.sku in skus:
                line = report.line(variant.row, product.handle, "", "sku_elsewhere", ELSEWHERE, variant.sku)
                self.problems.append(line)

    def _set_stock(self, product: ImportedProduct, left_out: list[str]) -> None:
        """Note what the file counts: the slice brings the books to it, many SKUs in one transaction."""
        counted = [variant for variant in counted_stock(product) if variant.sku not in left_out]
        if not counted:
            return
        for variant in counted:
            quantity = variant.quantity or 0
            if quantity < 0:
                line = report.line(variant.row, product.handle, "", "stock_negative", NOT_ON_HAND, str(quantity))
                self.problems.append(line)
            self.stock[variant.sku] = max(0, quantity)
            self.counts["stock"] += max(0, quantity)
