"""What shoppers say under a review. The review is the root: its journal tells of its comments."""

from typing import Any

from chalicelib.core import clock, ids, table
from chalicelib.core.access import throttle
from chalicelib.core.errors import not_found
from chalicelib.core.table import Page
from chalicelib.core.transaction import LIMIT, Transaction, retried
from chalicelib.customers import service as customers
from chalicelib.reviews import rules
from chalicelib.reviews.events import CommentPublished, CommentRejected, ReviewCommented
from chalicelib.reviews.finding import find_published, find_review
from chalicelib.reviews.models import Comment, Purchase, Vote
from chalicelib.reviews.moderation import policy

MOST, IN_SECONDS = 20, 600  # comments of one shopper; more is a machine


def post_comment(review_id: str, customer_id: str, text: str) -> Comment:
    """Say something under a published review; it is published by the rule for reviews. 429 when too often."""
    throttle(f"comment:{customer_id}", MOST, IN_SECONDS)
    return _post(review_id, customer_id, text)


@retried
def _post(review_id: str, customer_id: str, text: str) -> Comment:
    review = find_published(review_id)
    name = rules.shown_name(customers.me(customer_id).name)
    shops = policy()
    received = shops.hold_strangers and _has_received(review.product_id, customer_id)
    doubts = rules.comment_doubts(text, received, shops)
    comment = Comment.new(
        review_id=review_id, comment_id=ids.new("cmt"), customer_id=customer_id, name=name, text=text,
        state=rules.state_for(doubts), doubts=doubts, created_at=clock.now(),
    )  # fmt: skip
    fact = ReviewCommented(review_id, review.product_id, comment.comment_id, customer_id, comment.state, doubts)
    with Transaction() as tx:
        tx.create(comment)
        tx.publish(fact, on=review)
    return comment


def _has_received(product_id: str, customer_id: str) -> bool:
    return Purchase.find(customer_id=customer_id, product_id=product_id) is not None


def list_all_comments(review_id: str, limit: int, cursor: str | None = None) -> Page:
    """A review's comments in whatever state, oldest first: for staff."""
    find_review(review_id)
    return table.page(f"REVIEW#{review_id}", starts="COMMENT#", limit=limit, cursor=cursor)


def list_comments(review_id: str, limit: int, cursor: str | None = None) -> Page:
    """A published review's published comments, oldest first."""
    find_published(review_id)
    partition = f"REVIEW#{review_id}"
    return table.page(partition, starts="COMMENT#", limit=limit, cursor=cursor, where=_is_published)


def comments_by(customer_id: str) -> list[Comment]:
    """All comments of a shopper, in whatever state."""
    return table.only(table.query(f"CUSTOMER_COMMENTS#{customer_id}", index="g1"), Comment)


def _is_published(comment: Comment) -> bool:
    return comment.state == "published"


@retried
def moderate_comment(review_id: str, comment_id: str, state: str, reason: str | None = None) -> Comment:
    """Publish or reject a comment. Twice is once."""
    review = find_review(review_id)
    comment = Comment.find(review_id=review_id, comment_id=comment_id)
    if comment is None:
        raise not_found("comment")
    if comment.state == state:
        return comment
    fact: Any = CommentPublished(review_id, comment_id)
    if state == "rejected":
        fact = CommentRejected(review_id, comment_id, reason or "")
    with Transaction() as tx:
        tx.change(comment, state=state, reason=reason)
        tx.publish(fact, on=review)
    return comment


def remove_remains(review_id: str) -> None:
    """Remove the comments and votes of a review that was taken back. Safe to repeat."""
    partition = f"REVIEW#{review_id}"
    remains = table.only(table.collect(partition, starts="COMMENT#"), Comment)
    votes = table.only(table.collect(partition, starts="VOTE#"), Vote)
    items = [*remains, *votes]
    for start in range(0, len(items), LIMIT):
        with Transaction() as tx:
            for item in items[start : start + LIMIT]:
                tx.delete(item)
