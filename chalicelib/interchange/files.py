"""Where the file of a job is: compressed in the table while it is small, in the file store when it came by itself."""

import gzip
import hashlib
import io
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, BinaryIO, Protocol

from chalicelib.core import clock, context, ids
from chalicelib.core.errors import Refused, invalid
from chalicelib.core.settings import settings
from chalicelib.core.table import only, query
from chalicelib.core.transaction import Transaction
from chalicelib.interchange.models import FilePart, Job

PIECE = 1 << 16
PART = 300_000  # bytes; an item holds 400 KB
KEPT_SECONDS = 60 * 60 * 24 * 30
UPLOAD_SECONDS = 60 * 60
MISSING = ("404", "NoSuchKey", "NotFound")
GONE = Refused("file_gone", "The file of this import is no longer kept. Send it again.", status=404)
NO_UPLOAD = invalid(
    "upload", "upload_missing", "No file was sent to this upload address. Send it, then start the import."
)


class Source(Protocol):
    """What can be read a piece at a time."""

    def read(self, size: int = -1, /) -> bytes: ...


class Counted:
    """A file in pieces, that says how many bytes were read of it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.read_so_far = 0

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._source.read(PIECE):
            self.read_so_far += len(piece)
            yield piece


def keep(job_id: str, content: bytes) -> int:
    """Keep a file in the table; gives the number of its parts. Written before the job, which names how many."""
    packed = gzip.compress(content, mtime=0)
    pieces = [packed[start : start + PART] for start in range(0, len(packed), PART)]
    expires_at = clock.epoch(seconds=KEPT_SECONDS)
    with context.acting(once=None):
        for number, piece in enumerate(pieces):
            with Transaction() as tx:
                tx.save(FilePart.new(job_id=job_id, number=number, content=piece, expires_at=expires_at))
    return len(pieces)


def opened(job: Job) -> Source:
    """A job's file, to be read once from its beginning; a 404 where its time has passed."""
    if job.kept == "store":
        return _of_store(upload_key(job.job_id))
    parts = only(query(f"JOB#{job.job_id}", starts="FILE#", consistent=True), FilePart)
    if len(parts) < job.parts:
        raise GONE
    return gzip.GzipFile(fileobj=io.BytesIO(b"".join(part.content for part in parts)))


def _of_store(key: str) -> Source:
    from botocore.exceptions import ClientError

    try:
        body: Source = store().get_object(Bucket=settings.bucket, Key=key)["Body"]
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in MISSING:
            raise GONE from None
        raise
    return body


@lru_cache
def store() -> Any:
    """The client of the file store; made when first needed, since boto3 is slow to import."""
    import boto3
    from botocore.config import Config

    return boto3.client(
        "s3",
        endpoint_url=settings.aws_url,
        region_name=settings.region,
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"} if settings.aws_url else {}),
    )


def upload_key(upload_id: str) -> str:
    return f"imports/{context.shop()}/{upload_id}"


def upload_address() -> tuple[str, str, str]:
    """An id for an upload, the address to PUT the file to, and until when that is open."""
    upload_id = ids.new("job")
    url = store().generate_presigned_url(
        "put_object", Params={"Bucket": settings.bucket, "Key": upload_key(upload_id)}, ExpiresIn=UPLOAD_SECONDS
    )
    return upload_id, str(url), clock.later(seconds=UPLOAD_SECONDS)


def uploaded_size(upload_id: str) -> int:
    """How large an uploaded file is, or a 422 where none came."""
    from botocore.exceptions import ClientError

    try:
        return int(store().head_object(Bucket=settings.bucket, Key=upload_key(upload_id))["ContentLength"])
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in MISSING:
            raise NO_UPLOAD from None
        raise


def uploaded(upload_id: str) -> Iterator[bytes]:
    """An uploaded file in pieces."""
    body = store().get_object(Bucket=settings.bucket, Key=upload_key(upload_id))["Body"]
    while piece := body.read(1 << 20):
        yield piece


def measured(file: BinaryIO) -> tuple[int, str]:
    """How many bytes a seekable file has, and its SHA-256; it stands at its beginning afterwards."""
    file.seek(0)
    size, digest = 0, hashlib.sha256()
    while piece := file.read(1 << 20):
        size += len(piece)
        digest.update(piece)
    file.seek(0)
    return size, digest.hexdigest()
