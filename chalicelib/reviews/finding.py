"""From a review's id to the review: what every verb about one begins with."""

from collections.abc import Iterable

from chalicelib.core.errors import not_found
from chalicelib.core.table import fetch, only
from chalicelib.reviews.models import Review, ReviewPointer

LONGEST_ID = 64
MISSING = not_found("review")


def find_review(review_id: str) -> Review:
    """A review in whatever state, or a 404. Two round trips."""
    pointer = ReviewPointer.find(review_id=review_id) if len(review_id) <= LONGEST_ID else None
    found = Review.find(product_id=pointer.product_id, customer_id=pointer.customer_id) if pointer else None
    if found is None or found.review_id != review_id:
        raise MISSING
    return found


def find_reviews(review_ids: Iterable[str]) -> dict[str, Review]:
    """Those of these reviews that there are, by id. Two round trips."""
    refs = [ReviewPointer.ref(review_id=each) for each in dict.fromkeys(review_ids)]
    pointers = only((each for each in fetch(refs) if each), ReviewPointer) if refs else []
    where = [Review.ref(product_id=each.product_id, customer_id=each.customer_id) for each in pointers]
    return {each.review_id: each for each in only((each for each in fetch(where) if each), Review)} if where else {}


def find_published(review_id: str) -> Review:
    """A published review; a 404 for any other, which only its author and staff may see."""
    found = find_review(review_id)
    if found.state != "published":
        raise MISSING
    return found
