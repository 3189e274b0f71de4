"""The newest reviews of a product, kept beside it for its page: a projection of the published reviews.

It is written after each change of a review, by the verb itself, so that an author sees it at once; and again when the
change is told of, so that a crash in between leaves nothing old on the page.
"""

from typing import Any

from chalicelib.core import context, table
from chalicelib.core.errors import Refused
from chalicelib.core.table import Page
from chalicelib.core.telemetry import logger
from chalicelib.core.transaction import Transaction
from chalicelib.reviews.models import Shelf
from chalicelib.reviews.shapes import public_review

LENGTH = 8  # reviews on the first page
LONGEST = 2000  # characters of one text on the shelf: ten at 5,000 would make every read of the product dear


def newest(product_id: str, limit: int, cursor: str | None = None, **more: Any) -> Page:
    """Published reviews, newest first, as the index has them."""
    partition = f"PRODUCT_REVIEWS#{product_id}#published"
    return table.page(partition, index="g1", newest_first=True, limit=limit, cursor=cursor, **more)


def show(product_id: str) -> None:
    """Put the newest reviews on the shelf.

    They are read again after they were written, and written again when they changed meanwhile: of several that do this
    at once, the last to write has seen the last change.
    """
    shown = None
    while shown != (now := _as_it_is(product_id)):
        with context.acting(once=None), Transaction() as tx:
            tx.save(Shelf.new(product_id=product_id, reviews=now[0], cursor=now[1]))
        shown = now


def try_to_show(product_id: str) -> None:
    """The same, for the verb whose change is written already: where the database is busy, its event is told later."""
    try:
        show(product_id)
    except Refused:
        logger().warning("the shelf of a product is shown later", extra={"product_id": product_id})


def _as_it_is(product_id: str) -> tuple[list[dict[str, Any]], str | None]:
    page = newest(product_id, LENGTH)
    return [_short(public_review(each)) for each in page.items], page.next_cursor


def _short(review: dict[str, Any]) -> dict[str, Any]:
    text = review["text"]
    return review if len(text) <= LONGEST else review | {"text": text[:LONGEST].rstrip() + " \u2026", "cut": True}
