"""Segments in the bucket, and the pointer in the table to the present one.

A segment is only a head start: whoever loads it reads from the table what changed since `until`, so an old one, or
none, makes the first answer slower and never wrong. A builder uploads first and then moves the pointer, on the
condition that it is still the one the builder saw: of two builders one wins, and one that dies in between leaves the
old segment in place.
"""

from datetime import timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any

from chalicelib.catalogue.models import Card, SearchSegment
from chalicelib.catalogue.search_docs import doc_of
from chalicelib.catalogue.search_segment import FORMAT, Doc, NotReadable, Segment, build, packed, unpacked
from chalicelib.core import clock, context
from chalicelib.core.errors import RaceLost, Refused
from chalicelib.core.settings import settings
from chalicelib.core.table import query
from chalicelib.core.telemetry import logger
from chalicelib.core.transaction import Transaction

SHARDS = 4
OVERLAP = 15.0  # seconds looked at again: clocks differ, and indexes follow the table a little later
WORTHWHILE = 1_000  # products from which on a segment loads sooner than cards
BEHIND = 500  # changes from which on a segment is built anew
OLDEST = timedelta(days=5)  # the bucket lets segments go after a month
BUILT_MEANWHILE = Refused("built_meanwhile", "Another builder was quicker.", status=409)


def load() -> tuple[Segment, str] | None:
    """The shop's present segment, and the moment from which on changes are to be read; None where there is none."""
    for _ in range(2):  # the one pointed to may be replaced, and removed, meanwhile
        pointer = SearchSegment.find(consistent=False)
        if pointer is None or pointer.format != FORMAT:
            return None
        try:
            return unpacked(_get(pointer.file)), pointer.until
        except (NotReadable, OSError) as error:
            logger().warning("a search segment cannot be read", extra={"file": pointer.file, "why": str(error)})
    return None


def build_if_behind() -> bool:
    """Build the shop's segment anew where loading it would leave much to read. True where it was built."""
    pointer = SearchSegment.find()
    if pointer is not None and pointer.format == FORMAT:
        old = clock.parse(pointer.built_at) < clock.moment() - OLDEST
        if not old and _changes_since(pointer.until, BEHIND) < BEHIND:
            return False
    elif _changes_since("", WORTHWHILE) < WORTHWHILE:
        return False
    return rebuild(pointer)


def rebuild(pointer: SearchSegment | None = None) -> bool:
    """Build the shop's segment from its cards. False where another builder was quicker."""
    pointer = pointer or SearchSegment.find()
    until = clock.as_text(clock.moment() - timedelta(seconds=OVERLAP))
    segment = build(_all_docs())
    data = packed(segment)
    file = f"search/{context.shop()}/{sha256(data).hexdigest()[:32]}"
    _put(file, data)
    told: dict[str, Any] = {
        "file": file,
        "format": FORMAT,
        "until": until,
        "products": segment.size,
        "bytes": len(data),
        "built_at": clock.now(),
    }
    before, gone = (pointer.file, pointer.before) if pointer else ("", "")
    try:
        with Transaction() as tx:
            if pointer is None:
                tx.create(SearchSegment.new(before="", **told), otherwise=BUILT_MEANWHILE)
            else:
                tx.change(pointer, before=before, **told)
    except (RaceLost, Refused):
        logger().info("another builder of the search segment was quicker")
        return False
    if gone and gone not in (before, file):
        _remove(gone)
    return True


def _changes_since(until: str, most: int) -> int:
    """How many cards changed since a moment, as far as `most` of a shard."""
    between = (until, "~") if until else None
    return sum(1 for shard in range(SHARDS) for _ in query(f"CARDS#{shard}", index="g2", between=between, limit=most))


def _all_docs() -> list[Doc]:
    latest: dict[str, tuple[int, Doc | None]] = {}
    for shard in range(SHARDS):
        for card in query(f"CARDS#{shard}", index="g2"):
            if isinstance(card, Card) and card.version > latest.get(card.product_id, (0, None))[0]:
                latest[card.product_id] = card.version, doc_of(card) if card.on_sale else None
    return [doc for _, doc in latest.values() if doc is not None]


# The bucket


@lru_cache
def _bucket() -> Any:
    """The client of the file store; made when first needed, since boto3 is slow to import."""
    import boto3

    return boto3.client("s3", endpoint_url=settings.aws_url, region_name=settings.region)


def _get(file: str) -> bytes:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return bytes(_bucket().get_object(Bucket=settings.bucket, Key=file)["Body"].read())
    except (BotoCoreError, ClientError) as error:
        raise OSError(str(error)) from error


def _put(file: str, data: bytes) -> None:
    _bucket().put_object(Bucket=settings.bucket, Key=file, Body=data, ContentType="application/octet-stream")


def _remove(file: str) -> None:
    _bucket().delete_object(Bucket=settings.bucket, Key=file)
