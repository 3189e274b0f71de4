"""What staff do with reviews: publish, reject, reply, and say what waits for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.catalogue import service as catalogue
from chalicelib.core import clock, context, table
from chalicelib.core.errors import Refused, version_moved_on
from chalicelib.core.held import forget, held
from chalicelib.core.table import Page
from chalicelib.core.transaction import Transaction, retried
from chalicelib.reviews import rating, rules, shelf
from chalicelib.reviews.events import ReviewPublished, ReviewRejected, ReviewReplied, ReviewSettingsChanged
from chalicelib.reviews.finding import find_review
from chalicelib.reviews.models import Purchase, Review, ReviewSettings

SHARDS = 4


def list_by_state(state: str, limit: int, cursor: str | None = None, stars: int | None = None) -> Page:
    """The shop's reviews in a state: what waits oldest first, as a work list; what is decided newest first."""
    shards = [f"REVIEWS#{state}#{n}" for n in range(SHARDS)]
    where = None if stars is None else (lambda review: review.stars == stars)
    return table.page(shards, index="g2", limit=limit, cursor=cursor, newest_first=state != "pending", where=where)


def list_comments_by_state(state: str, limit: int, cursor: str | None = None) -> Page:
    """The shop's comments in a state, oldest first."""
    shards = [f"COMMENTS#{state}#{n}" for n in range(SHARDS)]
    return table.page(shards, index="g2", limit=limit, cursor=cursor)


def _read_as(version: int | None, review_id: str) -> Review:
    """The review, at the version the moderator read, if given: nobody publishes a text they have not seen."""
    review = find_review(review_id)
    if version is not None and review.version != version:
        raise version_moved_on()
    return review


@retried
def publish_review(review_id: str, version: int | None = None) -> Review:
    """Show a review, and count it. Twice is once."""
    review = _read_as(version, review_id)
    if review.state == "published":
        return review
    with Transaction() as tx:
        tx.change(review, state="published", reason=None)
        event_id = tx.publish(ReviewPublished(review_id, review.product_id, review.stars), on=review)
        rating.count(tx, review, 0, review.stars, event_id)
    shelf.try_to_show(review.product_id)
    return review


@retried
def reject_review(review_id: str, reason: str, version: int | None = None) -> Review:
    """Take a review out of sight, with a reason for its author. Twice is once."""
    review = _read_as(version, review_id)
    if review.state == "rejected":
        return review
    was = review.counted
    with Transaction() as tx:
        tx.change(review, state="rejected", reason=reason)
        event_id = tx.publish(ReviewRejected(review_id, review.product_id, reason, was), on=review)
        rating.count(tx, review, was, 0, event_id)
    shelf.try_to_show(review.product_id)
    return review


@dataclass(frozen=True)
class Outcome:
    """What became of one of many reviews: the review as it is now, or why it was not done."""

    review_id: str
    review: Review | None = None
    refusal: Refused | None = None


def moderate_reviews(deed: str, wanted: Sequence[tuple[str, int]], reason: str = "") -> list[Outcome]:
    """Publish or reject many, each at the version that was read, in a transaction of its own: none hinders another.

    To repeat it is harmless: one that is decided so already counts as done.
    """
    with context.acting(once=None):
        return [_moderated(deed, review_id, version, reason) for review_id, version in wanted]


def _moderated(deed: str, review_id: str, version: int, reason: str) -> Outcome:
    try:
        if deed == "publish":
            return Outcome(review_id, publish_review(review_id, version))
        return Outcome(review_id, reject_review(review_id, reason, version))
    except Refused as refusal:
        if refusal.status == 412:
            now = find_review(review_id)
            if now.state == ("published" if deed == "publish" else "rejected"):
                return Outcome(review_id, now)
        return Outcome(review_id, refusal=refusal)


@retried
def reply_to_review(review_id: str, text: str) -> Review:
    """Answer a published review as the merchant; a second answer replaces the first. The buyer is told."""
    review = find_review(review_id)
    if review.state != "published":
        raise rules.NOT_PUBLISHED
    if review.reply and review.reply["text"] == text:
        return review
    purchase = Purchase.get(customer_id=review.customer_id, product_id=review.product_id)
    fact = ReviewReplied(
        review_id, review.product_id, _title_of(review.product_id, purchase.language), purchase.email,
        purchase.language, text, review.reply is not None,
    )  # fmt: skip
    with Transaction() as tx:
        tx.change(review, reply={"text": text, "by": context.actor.get(), "at": clock.now()})
        tx.publish(fact, on=review)
    shelf.try_to_show(review.product_id)
    return review


def _title_of(product_id: str, language: str) -> str:
    product = catalogue.find_products([product_id]).get(product_id)
    if product is None:
        return ""
    translated = product.translations.get(language, {}).get("title")
    return str(translated or product.title)


# Settings


def find_settings() -> ReviewSettings:
    """What the shop decided about reviews; version 0 where it never did."""
    return ReviewSettings.find() or ReviewSettings.new(version=0, words=[])


def policy() -> rules.Policy:
    """What a moderator must look at first; a few seconds old at most."""
    found: ReviewSettings = held("review_settings", find_settings)
    return rules.Policy(
        tuple(found.words),
        int(found.hold_stars or 0),
        bool(found.hold_all),
        bool(found.hold_strangers),
        bool(found.trust_photos),
    )


@retried
def change_settings(
    words: list[str],
    version: int,
    hold_stars: int = 0,
    hold_all: bool = False,
    hold_strangers: bool = False,
    trust_photos: bool = False,
) -> ReviewSettings:
    """Replace what waits for a moderator; 412 when `version` is not the stored one. What is published stays so."""
    wanted: dict[str, Any] = {
        "words": words,
        "hold_stars": hold_stars,
        "hold_all": hold_all,
        "hold_strangers": hold_strangers,
        "trust_photos": trust_photos,
    }
    with Transaction() as tx:
        written = tx.replace(find_settings(), version, **wanted)
        tx.publish(ReviewSettingsChanged(words, hold_stars, hold_all, hold_strangers, trust_photos), on=written)
    forget("review_settings")
    return written
