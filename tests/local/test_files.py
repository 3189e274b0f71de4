"""What a CDN does on AWS: built files with their caching, the admin's page, media from the bucket and nothing else."""

import gzip
import io
from pathlib import Path
from typing import Any

import pytest

from infra.local import files
from infra.local.files import Media
from infra.local.gateway import Answer


@pytest.fixture
def frontend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    dist = tmp_path / "storefront" / "dist"
    (dist / "assets").mkdir(parents=True)
    (dist / "assets" / "shop-Bx3_9aQz.js").write_text("let a = 1\n" * 50)
    (dist / "icon.svg").write_text("<svg/>")
    (tmp_path / "secret.txt").write_text("not for you")
    monkeypatch.setattr(files, "FRONTEND", tmp_path)
    return tmp_path


def test_a_hashed_file_is_kept_for_ever_and_compressed(frontend: Path) -> None:
    answer = files.static("/static/storefront/assets/shop-Bx3_9aQz.js", {"HTTP_ACCEPT_ENCODING": "gzip, br"})
    assert answer is not None
    headers = dict(answer.headers)
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert headers["Content-Encoding"] == "gzip"
    assert isinstance(answer.body, bytes)
    assert gzip.decompress(answer.body) == b"let a = 1\n" * 50


@pytest.mark.parametrize(
    ("kind", "length", "accepted", "packed"),
    [
        ("text/html; charset=utf-8", 4000, "gzip, br", True),
        ("application/problem+json", 4000, "gzip", True),
        ("text/html; charset=utf-8", 4000, "identity", False),
        ("text/html; charset=utf-8", 999, "gzip", False),
        ("application/pdf", 4000, "gzip", False),
    ],
)
def test_what_the_app_answers_is_compressed_where_it_is_text_and_long(
    kind: str, length: int, accepted: str, packed: bool
) -> None:
    answer = Answer(200, [("Content-Type", kind)], b"a" * length)
    sent = files.compressed(answer, {"HTTP_ACCEPT_ENCODING": accepted})
    headers = dict(sent.headers)
    assert isinstance(sent.body, bytes)
    assert (headers.get("Content-Encoding") == "gzip", len(sent.body) < length) == (packed, packed)
    assert (gzip.decompress(sent.body) if packed else sent.body) == b"a" * length
    assert ("Vary" in headers) == (kind != "application/pdf" and length >= 1000)


def test_a_file_without_a_hash_is_asked_for_again(frontend: Path) -> None:
    answer = files.static("/static/storefront/icon.svg", {})
    assert answer is not None
    headers = dict(answer.headers)
    assert (headers["Cache-Control"], headers["Content-Type"]) == ("no-cache", "image/svg+xml")
    again = files.static("/static/storefront/icon.svg", {"HTTP_IF_NONE_MATCH": headers["ETag"]})
    assert again is not None
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "path",
    ["/static/storefront/nothing.js", "/static/storefront/../../secret.txt", "/static/", "/static/storefront/assets"],
)
def test_only_built_files_are_served(frontend: Path, path: str) -> None:
    assert files.static(path, {}) is None


def test_the_admins_page_is_served_with_a_policy_once_it_is_built(frontend: Path) -> None:
    assert files.admin_page({}) is None
    (frontend / "admin" / "dist").mkdir(parents=True)
    (frontend / "admin" / "dist" / "index.html").write_text("<title>Daybook</title>")
    answer = files.admin_page({})
    assert answer is not None
    assert answer.body == b"<title>Daybook</title>"
    assert "frame-ancestors 'none'" in dict(answer.headers)["Content-Security-Policy"]


@pytest.fixture(scope="module")
def media(bucket: Any) -> Media:
    bucket.s3.put_object(
        Bucket=bucket.name,
        Key="media/tea/cup.svg",
        Body=b"<svg/>",
        ContentType="image/svg+xml",
        CacheControl="max-age=9",
    )
    bucket.s3.put_object(Bucket=bucket.name, Key="invoices/1.pdf", Body=b"%PDF")
    return Media(bucket.url, bucket.name)


def test_media_come_from_the_bucket_as_they_were_stored(media: Media) -> None:
    answer = media.answer("/media/tea/cup.svg", {})
    assert answer is not None
    headers = dict(answer.headers)
    assert not isinstance(answer.body, bytes)
    assert b"".join(answer.body) == b"<svg/>"
    assert (headers["Content-Type"], headers["Cache-Control"]) == ("image/svg+xml", "max-age=9")
    assert headers["Content-Security-Policy"].endswith("sandbox")
    again = media.answer("/media/tea/cup.svg", {"HTTP_IF_NONE_MATCH": headers["ETag"]})
    assert again is not None
    assert again.status == 304


@pytest.mark.parametrize("path", ["/media/none.svg", "/media/../invoices/1.pdf", "/media/"])
def test_nothing_else_of_the_bucket_can_be_reached(media: Media, path: str) -> None:
    assert media.answer(path, {}) is None


def test_a_body_is_closed_when_the_client_leaves_early() -> None:
    body = io.BytesIO(b"x")
    body.iter_chunks = lambda _: iter([b"1", b"2"])  # type: ignore[attr-defined]
    chunks = files.stream(body)
    assert next(chunks) == b"1"
    chunks.close()  # type: ignore[attr-defined]
    assert body.closed
