"""Reviews by those who received the product: remembering who did, writing, reading, and finding helpful.

What staff do with reviews is in `moderation`, comments are in `comments`; both are re-exported for other modules.
"""

import base64
import binascii
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from chalicelib.core import clock, ids, table
from chalicelib.core.access import NOT_SIGNED_IN, Caller
from chalicelib.core.errors import RaceLost, Refused, not_found
from chalicelib.core.table import Page
from chalicelib.core.transaction import LIMIT, Transaction, retried
from chalicelib.orders import service as orders
from chalicelib.reviews import photos, rating, rules, shelf
from chalicelib.reviews.comments import (
    comments_by,
    list_all_comments,
    list_comments,
    moderate_comment,
    post_comment,
    remove_remains,
)
from chalicelib.reviews.events import ReviewDeleted, ReviewEdited, ReviewPosted
from chalicelib.reviews.finding import MISSING, find_published, find_review
from chalicelib.reviews.models import Purchase, Review, ReviewPointer, Vote
from chalicelib.reviews.moderation import (
    change_settings,
    find_settings,
    list_by_state,
    list_comments_by_state,
    moderate_reviews,
    policy,
    publish_review,
    reject_review,
    reply_to_review,
)
from chalicelib.reviews.photos import MOST as MOST_PHOTOS
from chalicelib.reviews.photos import remove_photo
from chalicelib.reviews.rating import recount
from chalicelib.reviews.shapes import public_review

__all__ = [
    "MOST_PHOTOS",
    "change_settings",
    "comments_by",
    "find_published",
    "find_settings",
    "list_all_comments",
    "list_by_state",
    "list_comments",
    "list_comments_by_state",
    "moderate_comment",
    "moderate_reviews",
    "post_comment",
    "public_review",
    "publish_review",
    "recount",
    "reject_review",
    "remove_photo",
    "remove_remains",
    "reply_to_review",
]
PAGE = shelf.LENGTH  # reviews on a product's page
RANKED = 500  # a list by helpfulness ranks this many of the newest reviews, and shows no older ones


# Who received what


@retried
def remember_purchases(
    customer_id: str, product_ids: Sequence[str], order_id: str, name: str, email: str, language: str
) -> None:
    """Let this customer review these products. What is remembered already stays as it is."""
    wanted = [
        Purchase.new(
            customer_id=customer_id, product_id=product_id, order_id=order_id, name=name, email=email,
            language=language, at=clock.now(),
        )
        for product_id in dict.fromkeys(product_ids)
    ]  # fmt: skip
    known = table.fetch([Purchase.ref(customer_id=customer_id, product_id=each.product_id) for each in wanted])
    new = [purchase for purchase, found in zip(wanted, known, strict=True) if found is None]
    for start in range(0, len(new), LIMIT):
        with Transaction() as tx:
            for purchase in new[start : start + LIMIT]:
                tx.create(purchase, otherwise=RaceLost("the purchase was remembered meanwhile"))


def find_purchase(product_id: str, who: Caller, order_id: str | None = None) -> Purchase:
    """The purchase by which this caller may review: a signed-in customer's, or that of a delivered order they open.

    Raises 401 for anyone else, 403 where the product was not received, and 404 for an order that is not theirs.
    """
    if who.kind in ("staff", "key"):
        raise rules.STAFF_DO_NOT_REVIEW
    if order_id is not None:
        return _purchase_in(order_id, product_id, who)
    if who.kind != "customer":
        raise NOT_SIGNED_IN
    return rules.only_buyers(Purchase.find(customer_id=who.id, product_id=product_id))


def _purchase_in(order_id: str, product_id: str, who: Caller) -> Purchase:
    """From the order itself, since the event that tells of its delivery may still be on its way."""
    whole = orders.open_order(order_id, who)
    order = whole.order
    delivered = [line for each in whole.of_kind("shipment") if each.state == "delivered" for line in each.lines]
    if not rules.received(order.lines, delivered, product_id):
        raise rules.NOT_RECEIVED
    address = order.shipping_address or order.billing_address or {}
    return Purchase.new(
        customer_id=order.customer_id, product_id=product_id, order_id=order_id, name=address.get("name") or "",
        email=order.email, language=order.language, at=clock.now(),
    )  # fmt: skip


# Writing


def post_review(
    product_id: str,
    customer_id: str,
    stars: int,
    title: str = "",
    text: str = "",
    language: str | None = None,
    files: Sequence[bytes] = (),
) -> Review:
    """Keep one review per buyer, and the product's rating with it; published when nothing speaks against it."""
    purchase = rules.only_buyers(Purchase.find(customer_id=customer_id, product_id=product_id))
    return post_for(purchase, stars, title, text, language, files)


def post_for(
    purchase: Purchase,
    stars: int,
    title: str = "",
    text: str = "",
    language: str | None = None,
    files: Sequence[bytes] = (),
) -> Review:
    """The same, for a purchase found otherwise (`find_purchase`); it is remembered with the review.

    `files` are at most four photos; 422 about `photos` where one cannot be taken.
    """
    rules.only_stars(stars)
    if files and Review.find(product_id=purchase.product_id, customer_id=purchase.customer_id) is not None:
        raise rules.ALREADY_REVIEWED
    kept = photos.take_in(files, purchase.customer_id)
    doubts = rules.review_doubts(f"{title}\n{text}", stars, policy(), bool(kept))
    at = clock.now()
    review = Review.new(
        review_id=ids.new("rev"), product_id=purchase.product_id, customer_id=purchase.customer_id,
        name=rules.shown_name(purchase.name), stars=stars, title=title, text=text, photos=kept,
        language=language or purchase.language, state=rules.state_for(doubts), doubts=doubts, created_at=at,
        updated_at=at,
    )  # fmt: skip
    fact = ReviewPosted(
        review.review_id, review.product_id, review.customer_id, stars, review.state, review.language, doubts
    )
    with Transaction() as tx:
        tx.create(review, otherwise=rules.ALREADY_REVIEWED)
        tx.create(_pointer(review))
        tx.save(purchase)
        event_id = tx.publish(fact, on=review)
        rating.count(tx, review, 0, review.counted, event_id)
    shelf.try_to_show(review.product_id)
    return review


def _pointer(review: Review) -> ReviewPointer:
    return ReviewPointer.new(review_id=review.review_id, product_id=review.product_id, customer_id=review.customer_id)


def find_own(review_id: str, who: Caller, order_id: str | None = None) -> Review:
    """A review this caller wrote (known by session, or by the token of the order it came from); a 404 for others."""
    review = find_review(review_id)
    if order_id is None and who.kind == "customer":
        author = who.id
    else:
        author = find_purchase(review.product_id, who, order_id).customer_id
    if author != review.customer_id:
        raise MISSING
    return review


def edit_review(
    review_id: str, customer_id: str, files: Sequence[bytes] = (), without: Collection[str] = (), **fields: Any
) -> Review:
    """Its author changes stars, title, text, language or photos: `files` are added, those of addresses `without` go.

    By the rules it stays as it is, or waits for a moderator.
    """
    review = _of(review_id, customer_id)
    staying = [each for each in review.photos or [] if each["url"] not in without]
    added = photos.take_in(files, customer_id, len(staying))
    return _edit(review_id, customer_id, added, without, fields)


@retried
def _edit(
    review_id: str,
    customer_id: str,
    added: Sequence[Mapping[str, Any]],
    without: Collection[str],
    fields: Mapping[str, Any],
) -> Review:
    review = _of(review_id, customer_id)
    shown = photos.changed(review.photos or [], added, without)
    wanted = {**fields, "photos": shown} if shown != (review.photos or []) else fields
    changes = {name: value for name, value in wanted.items() if getattr(review, name) != value}
    if not changes:
        return review
    rules.only_stars(changes.get("stars", review.stars))
    was = review.counted
    new = {each["url"] for each in shown} - {each["url"] for each in review.photos or []}
    unseen = bool(new) or (review.state != "published" and "photos" in review.doubts and bool(shown))
    title, text = changes.get("title", review.title), changes.get("text", review.text)
    stars, shops = changes.get("stars", review.stars), policy()
    judged = bool(new) or bool({"title", "text"} & set(changes)) or ("stars" in changes and shops.holds(stars))
    doubts = rules.review_doubts(f"{title}\n{text}", stars, shops, unseen) if judged else review.doubts
    state = rules.state_after_edit(review.state, judged, doubts)
    with Transaction() as tx:
        tx.change(review, state=state, doubts=doubts, reason=None, edited=True, updated_at=clock.now(), **changes)
        fact = ReviewEdited(review_id, review.product_id, review.stars, state, was, review.counted, doubts)
        event_id = tx.publish(fact, on=review)
        rating.count(tx, review, was, review.counted, event_id)
    shelf.try_to_show(review.product_id)
    return review


@retried
def delete_review(review_id: str, customer_id: str) -> None:
    """Its author takes it back; they may write another. Its journal stays."""
    review = _of(review_id, customer_id)
    with Transaction() as tx:
        tx.delete(review)
        tx.delete(_pointer(review))
        event_id = tx.publish(ReviewDeleted(review_id, review.product_id, review.counted), on=review)
        rating.count(tx, review, review.counted, 0, event_id)
    shelf.try_to_show(review.product_id)


def _of(review_id: str, customer_id: str) -> Review:
    review = find_review(review_id)
    if review.customer_id != customer_id:
        raise MISSING
    return review


# Reading


def find_review_of(product_id: str, customer_id: str) -> tuple[bool, Review | None]:
    """Whether this customer may review this product, and the review they wrote. One round trip."""
    refs = [
        Purchase.ref(customer_id=customer_id, product_id=product_id),
        Review.ref(product_id=product_id, customer_id=customer_id),
    ]
    purchase, review = table.fetch(refs)
    assert review is None or isinstance(review, Review)
    return purchase is not None and review is None, review


def list_reviews(
    product_id: str,
    limit: int,
    cursor: str | None = None,
    sort: str = "newest",
    stars: int | None = None,
    language: str | None = None,
) -> Page:
    """A product's published reviews, the newest or the most helpful first, narrowed by stars and language."""

    def wanted(review: Review) -> bool:
        return stars in (None, review.stars) and language in (None, review.language)

    if sort == "helpful":
        return _most_helpful(product_id, limit, cursor, wanted)
    where = wanted if stars or language else None
    return shelf.newest(product_id, limit, cursor, where=where)


def _most_helpful(product_id: str, limit: int, cursor: str | None, wanted: Callable[[Review], bool]) -> Page:
    """The newest RANKED reviews by votes. The cursor is the rank of the last one shown, so that votes between two pages
    move a review but never the place where the next page begins."""
    below = _opened(cursor)
    partition = f"PRODUCT_REVIEWS#{product_id}#published"
    newest = table.only(table.query(partition, index="g1", newest_first=True, limit=RANKED), Review)
    ranked = sorted(((_rank(each), each) for each in newest if wanted(each)), key=lambda pair: pair[0], reverse=True)
    rest = [pair for pair in ranked if below is None or pair[0] < below]
    shown = rest[:limit]
    more = len(rest) > limit
    return Page([review for _, review in shown], _closed(shown[-1][0]) if more else None)


def _rank(review: Review) -> tuple[int, str, str]:
    return rules.helpful_rank(review.helpful, review.created_at, review.review_id)


def _closed(rank: tuple[int, str, str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(rank).encode()).decode()


def _opened(cursor: str | None) -> tuple[int, str, str] | None:
    if cursor is None:
        return None
    try:
        helpful, created_at, review_id = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        return int(helpful), str(created_at), str(review_id)
    except (ValueError, TypeError, binascii.Error):
        raise Refused(
            "bad_cursor", "This cursor is not one this list gave. Start from the first page.", 422, "cursor"
        ) from None


def list_own(customer_id: str, limit: int, cursor: str | None = None) -> Page:
    """What a customer received, each with the review they wrote of it or None: [(Purchase, Review | None)]."""
    page = table.page(f"CUSTOMER#{customer_id}", starts="PURCHASE#", limit=limit, cursor=cursor)
    refs = [Review.ref(product_id=each.product_id, customer_id=customer_id) for each in page.items]
    return Page(list(zip(page.items, table.fetch(refs) if refs else [], strict=True)), page.next_cursor)


def has_voted(review_id: str, customer_id: str) -> bool:
    """Whether this customer found this review helpful."""
    return Vote.find(review_id=review_id, customer_id=customer_id) is not None


def reviews_of(customer_id: str) -> list[Review]:
    """All reviews a customer wrote, in whatever state."""
    bought = table.only(table.collect(f"CUSTOMER#{customer_id}", starts="PURCHASE#"), Purchase)
    found = table.fetch([Review.ref(product_id=each.product_id, customer_id=customer_id) for each in bought])
    return [each for each in found if isinstance(each, Review)]


# Votes


def vote_helpful(review_id: str, customer_id: str) -> int:
    """Find a published review helpful, once. Gives how many do, as far as this request has seen."""
    review = find_published(review_id)
    if review.customer_id == customer_id:
        raise rules.OWN_REVIEW
    with Transaction() as tx:
        tx.create(Vote.new(review_id=review_id, customer_id=customer_id), otherwise=rules.ALREADY_VOTED)
        tx.add(review, helpful=1, when=Review.state == "published", otherwise=MISSING)
    shelf.try_to_show(review.product_id)
    return review.helpful + 1


def take_back_vote(review_id: str, customer_id: str) -> int:
    """No longer find a review helpful. Gives how many do, as far as this request has seen."""
    review = find_published(review_id)
    vote = Vote.new(review_id=review_id, customer_id=customer_id)
    with Transaction() as tx:
        tx.delete(vote, when=Vote.customer_id.exists(), otherwise=not_found("vote"))
        tx.add(review, helpful=-1, floor={"helpful": 0}, when=Review.state == "published", otherwise=MISSING)
    shelf.try_to_show(review.product_id)
    return review.helpful - 1
