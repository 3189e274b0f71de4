"""What a CDN does on AWS: built frontends under /static/, the admin's page, and media from the bucket."""

import gzip
import hashlib
import mimetypes
import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from infra.local.clients import client
from infra.local.gateway import Answer, Environ

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "frontend"
# Vite writes NAME-HASH.ext: such a file never changes under its name.
HASHED = re.compile(r"[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$")
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
COMPRESSED = (
    "text/",
    "application/javascript",
    "application/json",
    "application/problem+json",
    "application/xml",
    "application/manifest+json",
    "image/svg+xml",
)
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("application/manifest+json", ".webmanifest")
# An uploaded picture may be an SVG with a script in it; opened by itself it must not run as the shop.
MEDIA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
# Nothing inline and nothing from elsewhere but pictures: imported products keep the addresses of theirs.
# {uploads} is the file store, which large files are sent to.
ADMIN_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self' {uploads}; "
    "img-src 'self' data: blob: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
CHUNK = 64 * 1024
LEAST = 1000  # bytes; below that, compressing only costs


def compressed(answer: Answer, environ: Environ) -> Answer:
    """What the app answered, made smaller where it is text and the browser can read it."""
    headers = {name.lower(): value for name, value in answer.headers}
    text = headers.get("content-type", "").startswith(COMPRESSED) and "content-encoding" not in headers
    if not text or not isinstance(answer.body, bytes) or len(answer.body) < LEAST:
        return answer
    varied = [*answer.headers, ("Vary", "Accept-Encoding")]
    if "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", ""):
        return Answer(answer.status, varied, answer.body)
    return Answer(answer.status, [*varied, ("Content-Encoding", "gzip")], gzip.compress(answer.body, 5, mtime=0))


def static(path: str, environ: Environ) -> Answer | None:
    """/static/APP/FILE is frontend/APP/dist/FILE; None where there is no such file."""
    app, _, name = path.removeprefix("/static/").partition("/")
    folder = FRONTEND / app / "dist"
    file = (folder / name).resolve()
    if not name or not app or not file.is_relative_to(folder.resolve()) or not file.is_file():
        return None
    lasting = FOREVER if HASHED.search(file.name) else ASK_AGAIN
    return from_file(file, environ, [("Cache-Control", lasting)])


def admin_page(environ: Environ, frontend: Path | None = None) -> Answer | None:
    """The admin's one page, for every address below /admin; None where it is not built."""
    page = (frontend or FRONTEND) / "admin" / "dist" / "index.html"
    if not page.is_file():
        return None
    policy = ADMIN_POLICY.format(uploads=os.environ.get("DAYBOOK_AWS_URL", ""))
    headers = [("Cache-Control", ASK_AGAIN), ("Content-Security-Policy", policy)]
    return from_file(page, environ, [*headers, ("Referrer-Policy", "same-origin")])


def from_file(file: Path, environ: Environ, headers: list[tuple[str, str]]) -> Answer:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    body, packed, tag = content(file, file.stat().st_mtime_ns, kind.startswith(COMPRESSED))
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    headers = [*headers, ("Content-Type", kind + charset), ("ETag", tag), ("X-Content-Type-Options", "nosniff")]
    if packed is not None:
        headers.append(("Vary", "Accept-Encoding"))
    if environ.get("HTTP_IF_NONE_MATCH") == tag:
        return Answer(304, headers)
    if packed is not None and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        return Answer(200, [*headers, ("Content-Encoding", "gzip")], packed)
    return Answer(200, headers, body)


@lru_cache(maxsize=256)
def content(file: Path, _changed: int, compress: bool) -> tuple[bytes, bytes | None, str]:
    """A file's bytes, the same compressed (where that helps), and its tag."""
    body = file.read_bytes()
    tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    return body, gzip.compress(body, 6, mtime=0) if compress else None, tag


class Media:
    """/media/KEY is the object media/KEY of the bucket. Nothing else in the bucket can be reached this way."""

    def __init__(self, aws_url: str, bucket: str) -> None:
        self.aws_url, self.bucket = aws_url, bucket
        self.s3: Any = None

    def answer(self, path: str, environ: Environ) -> Answer | None:
        """The object, streamed; None where there is none."""
        self.s3 = self.s3 or client("s3", self.aws_url)
        key = path.lstrip("/")
        if ".." in key.split("/"):
            return None
        try:
            found = self.s3.get_object(Bucket=self.bucket, Key=key)
        except self.s3.exceptions.ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                return None
            raise
        headers = [
            ("Content-Type", found["ContentType"]),
            ("Cache-Control", found.get("CacheControl") or "public, max-age=3600"),
            ("ETag", found["ETag"]),
            ("Content-Security-Policy", MEDIA_POLICY),
            ("X-Content-Type-Options", "nosniff"),
        ]
        if environ.get("HTTP_IF_NONE_MATCH") == found["ETag"]:
            found["Body"].close()
            return Answer(304, headers)
        return Answer(200, [*headers, ("Content-Length", str(found["ContentLength"]))], stream(found["Body"]))


def stream(body: Any) -> Iterator[bytes]:
    try:
        yield from body.iter_chunks(CHUNK)
    finally:
        body.close()
