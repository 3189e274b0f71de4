"""Photos in reviews: taken in before the review is written, shown with it, and let go of when it no longer has them.

What was taken in for a review that was never written is shown by nothing, and media lets go of it within days.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from chalicelib.core.access import throttle
from chalicelib.core.errors import Refused, invalid
from chalicelib.core.transaction import Transaction, retried
from chalicelib.media import service as media
from chalicelib.reviews import shelf
from chalicelib.reviews.events import ReviewPhotoRemoved
from chalicelib.reviews.finding import find_review
from chalicelib.reviews.models import Review

MOST = 4
MOST_BYTES = 4 * 1024 * 1024  # of all in one request, as media takes of one
PER_DAY = 40  # of one buyer
NAMES = ("url", "width", "height", "colour")
TOO_MANY = invalid("photos", "too_many_photos", f"A review has at most {MOST} photos. Take some out.")
TOO_LARGE = invalid("photos", "photos_too_large", "Photos of one review have at most 4 MB together. Send smaller ones.")


def take_in(files: Sequence[bytes], customer_id: str, beside: int = 0) -> list[dict[str, Any]]:
    """Keep what a buyer sent, and give it as a review holds it; the same photo twice is one.

    `beside` is how many the review keeps. Raises 422 about `photos`, 429 after many in a day.
    """
    if len(files) + beside > MOST:
        raise TOO_MANY
    if sum(map(len, files)) > MOST_BYTES:
        raise TOO_LARGE
    kept = {}
    for content in files:
        throttle(f"review photos of {customer_id}", limit=PER_DAY, seconds=24 * 60 * 60)
        photo = _kept(content)
        kept[photo.url] = {name: getattr(photo, name) for name in NAMES}
    return list(kept.values())


def _kept(content: bytes) -> Any:
    try:
        return media.keep_photo(content)
    except Refused as refusal:
        if refusal.status != 422:
            raise
        raise invalid("photos", refusal.code, refusal.sentence) from None


def changed(
    now: Sequence[Mapping[str, Any]], added: Sequence[Mapping[str, Any]], without: Collection[str]
) -> list[dict[str, Any]]:
    """The photos of a review after some were added and others taken out; 422 for more than four."""
    photos = {each["url"]: dict(each) for each in (*now, *added) if each["url"] not in without}
    if len(photos) > MOST:
        raise TOO_MANY
    return list(photos.values())


@retried
def remove_photo(review_id: str, name: str) -> Review:
    """A moderator takes a photo out of a review, by `name_of` its address; what else it says stays. Twice is once."""
    review = find_review(review_id)
    gone = [each["url"] for each in review.photos or [] if name == name_of(each["url"])]
    if gone:
        with Transaction() as tx:
            tx.change(review, photos=changed(review.photos, (), gone))
            tx.publish(ReviewPhotoRemoved(review_id, review.product_id, gone[0]), on=review)
        shelf.try_to_show(review.product_id)
    return review


def name_of(url: str) -> str:
    """What tells a photo from the others: "/media/SHOP/NAME-8x4.jpg"."""
    return url.rpartition("/")[2].partition("-")[0]


def note(review_id: str) -> None:
    """Say which photos a review shows, so that others are let go of. Safe to repeat.

    They are read again after that: of several that do this at once, the last to write has seen the last change.
    """
    noted = None
    while noted != (now := _urls(review_id)):
        media.note_uses(f"review:{review_id}", now)
        noted = now


def _urls(review_id: str) -> list[str]:
    try:
        return [each["url"] for each in find_review(review_id).photos or []]
    except Refused:
        return []  # it was taken back
