"""Reviews and comments as JSON: for everyone, for their authors, for staff."""

from collections.abc import Mapping
from typing import Any

from chalicelib.reviews.models import Comment, Review

_PUBLIC = ("name", "stars", "title", "text", "language", "helpful", "edited", "created_at", "updated_at")


def public_review(review: Review) -> dict[str, Any]:
    """What everyone sees. Who of the staff replied is not told."""
    reply = {"text": review.reply["text"], "at": review.reply["at"]} if review.reply else None
    photos = [{name: each[name] for name in ("url", "width", "height")} for each in review.photos or []]
    return {
        "id": review.review_id,
        "reply": reply,
        "photos": photos,
        **{name: getattr(review, name) for name in _PUBLIC},
    }


def own_review(review: Review) -> dict[str, Any]:
    """What its author sees."""
    return public_review(review) | {name: getattr(review, name) for name in ("product_id", "state", "reason")}


def staff_review(review: Review, titles: Mapping[str, str]) -> dict[str, Any]:
    """What a moderator sees. `titles` is those of products, by id."""
    shown = {name: getattr(review, name) for name in ("customer_id", "doubts", "version")}
    return own_review(review) | shown | {"product_title": titles.get(review.product_id, "")}


def public_comment(comment: Comment) -> dict[str, Any]:
    """What everyone sees."""
    names = ("review_id", "name", "text", "created_at")
    return {"id": comment.comment_id, **{name: getattr(comment, name) for name in names}}


def own_comment(comment: Comment) -> dict[str, Any]:
    """What its author sees."""
    return public_comment(comment) | {"state": comment.state}


def staff_comment(comment: Comment, review: Review | None, titles: Mapping[str, str]) -> dict[str, Any]:
    """What a moderator sees: the comment, and the review it is about."""
    about = None
    if review is not None:
        about = {name: getattr(review, name) for name in ("name", "stars", "title", "text", "product_id")}
        about["product_title"] = titles.get(review.product_id, "")
    shown = {name: getattr(comment, name) for name in ("customer_id", "doubts", "reason")}
    return own_comment(comment) | shown | {"about": about}
