"""The objects of an export in the file store: what there is to gather, what was gathered, and the file people get.

Everything has a key that a repeated step writes again, so that a step that died leaves nothing twice.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from chalicelib.core import clock, context
from chalicelib.core.settings import settings
from chalicelib.interchange.files import MISSING, store

KEYS = 5_000  # names of one list
LEAST_PART = 5 * 1024 * 1024  # of a file sent in parts; only the last may be smaller
LINK_SECONDS = 10 * 60
CSV = "text/csv; charset=utf-8"


def folder(export_id: str) -> str:
    return f"exports/{context.shop()}/{export_id}/"


def file_key(export_id: str) -> str:
    return f"{folder(export_id)}file"


def keep_keys(export_id: str, keys: Sequence[str]) -> None:
    """Keep what there is to gather."""
    for number, start in enumerate(range(0, len(keys), KEYS)):
        _put(f"{folder(export_id)}keys/{number}", "\n".join(keys[start : start + KEYS]).encode())


def keys(export_id: str, start: int, count: int) -> list[str]:
    """Some of what there is to gather; `start` and `count` lie within one list."""
    listed = _get(f"{folder(export_id)}keys/{start // KEYS}").decode().split("\n")
    return listed[start % KEYS : start % KEYS + count]


def keep_piece(export_id: str, number: int, records: Sequence[dict[str, Any]]) -> None:
    _put(f"{folder(export_id)}pieces/{number}", json.dumps(records, separators=(",", ":")).encode())


def piece(export_id: str, number: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_get(f"{folder(export_id)}pieces/{number}"))
    return found


def put_file(export_id: str, content: bytes) -> None:
    """The whole file at once."""
    store().put_object(Bucket=settings.bucket, Key=file_key(export_id), Body=content, ContentType=CSV)


def begin_file(export_id: str) -> str:
    """A file that comes in parts; gives the upload's id."""
    begun = store().create_multipart_upload(Bucket=settings.bucket, Key=file_key(export_id), ContentType=CSV)
    return str(begun["UploadId"])


def put_part(export_id: str, upload: str, number: int, content: bytes) -> None:
    store().upload_part(
        Bucket=settings.bucket, Key=file_key(export_id), UploadId=upload, PartNumber=number, Body=content
    )


def finish_file(export_id: str, upload: str, parts: int) -> None:
    """Make one file of its parts; nothing where that was done."""
    from botocore.exceptions import ClientError

    where = {"Bucket": settings.bucket, "Key": file_key(export_id), "UploadId": upload}
    try:
        told = [
            {"PartNumber": part["PartNumber"], "ETag": part["ETag"]}
            for page in store().get_paginator("list_parts").paginate(**where)
            for part in page.get("Parts", [])
            if part["PartNumber"] <= parts
        ]
        store().complete_multipart_upload(**where, MultipartUpload={"Parts": told})
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") != "NoSuchUpload" or not file_size(export_id):
            raise


def file_size(export_id: str) -> int:
    """How large the file is; 0 where there is none."""
    from botocore.exceptions import ClientError

    try:
        return int(store().head_object(Bucket=settings.bucket, Key=file_key(export_id))["ContentLength"])
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in MISSING:
            return 0
        raise


def link(export_id: str, name: str) -> tuple[str, str]:
    """An address that gives the file under this name, and until when it does."""
    asked = {
        "Bucket": settings.bucket,
        "Key": file_key(export_id),
        "ResponseContentDisposition": f'attachment; filename="{name}"',
    }
    url = store().generate_presigned_url("get_object", Params=asked, ExpiresIn=LINK_SECONDS)
    return str(url), clock.later(seconds=LINK_SECONDS)


def clear(export_id: str, upload: str | None, keep_file: bool) -> None:
    """Remove what was gathered, and unless it is kept the file with it. Safe to repeat."""
    from botocore.exceptions import ClientError

    if upload and not keep_file:
        try:
            store().abort_multipart_upload(Bucket=settings.bucket, Key=file_key(export_id), UploadId=upload)
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") not in ("NoSuchUpload", "404"):
                raise
    for key in _all(folder(export_id)):
        if not (keep_file and key == file_key(export_id)):
            store().delete_object(Bucket=settings.bucket, Key=key)


def _all(prefix: str) -> Iterator[str]:
    pages = store().get_paginator("list_objects_v2").paginate(Bucket=settings.bucket, Prefix=prefix)
    return (each["Key"] for found in pages for each in found.get("Contents", []))


def _put(key: str, content: bytes) -> None:
    store().put_object(Bucket=settings.bucket, Key=key, Body=content)


def _get(key: str) -> bytes:
    content: bytes = store().get_object(Bucket=settings.bucket, Key=key)["Body"].read()
    return content
