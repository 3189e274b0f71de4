"""What reviews keep of a customer: theirs to take along, and removed when they are forgotten."""

from typing import Any

from chalicelib.core import table
from chalicelib.core.journal import Event
from chalicelib.core.transaction import LIMIT, Transaction
from chalicelib.customers.service import Holder
from chalicelib.reviews import service, shapes
from chalicelib.reviews.models import Purchase, Review


def export(customer_id: str) -> dict[str, Any]:
    """Reviews and comments, as their author sees them."""
    return {
        "reviews": [shapes.own_review(each) for each in service.reviews_of(customer_id)],
        "comments": [shapes.own_comment(each) for each in service.comments_by(customer_id)],
    }


def forget(customer_id: str) -> None:
    """Take all reviews and comments of a customer down, with what was written of them. Safe to repeat."""
    for review in service.reviews_of(customer_id):
        service.delete_review(review.review_id, customer_id)
        _remove_history(review)
    _remove(service.comments_by(customer_id))
    _remove(table.only(table.collect(f"CUSTOMER#{customer_id}", starts="PURCHASE#"), Purchase))


def _remove_history(review: Review) -> None:
    """The events hold the texts they changed. The chain goes as a whole: what is left of it would prove nothing."""
    _remove(table.only(table.collect(review.partition(), starts="EVENT#"), Event))


def _remove(items: list[Any]) -> None:
    for start in range(0, len(items), LIMIT):
        with Transaction() as tx:
            for item in items[start : start + LIMIT]:
                tx.delete(item)


HELD = Holder(export=export)
