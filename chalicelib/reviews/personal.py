"""What reviews keep of a customer: theirs to take along, moved when they are merged, removed when forgotten."""

from typing import Any

from chalicelib.core import table
from chalicelib.core.errors import RaceLost
from chalicelib.core.journal import Event
from chalicelib.core.keys import TABLE_KEYS
from chalicelib.core.transaction import LIMIT, Transaction, retried
from chalicelib.customers.service import Holder
from chalicelib.reviews import service, shapes
from chalicelib.reviews.events import ReviewMoved
from chalicelib.reviews.models import Purchase, Review, ReviewPointer


def export(customer_id: str) -> dict[str, Any]:
    """Reviews and comments, as their author sees them."""
    return {
        "reviews": [shapes.own_review(each) for each in service.reviews_of(customer_id)],
        "comments": [shapes.own_comment(each) for each in service.comments_by(customer_id)],
    }


def move(customer_id: str, into: str) -> None:
    """Let a customer have what another one, who turned out to be them, received and reviewed. Safe to repeat.

    Where both reviewed a product, the other's review stays as it is: it is published under a name, not an account.
    """
    for purchase in table.only(table.collect(f"CUSTOMER#{customer_id}", starts="PURCHASE#"), Purchase):
        _move_one(purchase.product_id, customer_id, into)


@retried
def _move_one(product_id: str, customer_id: str, into: str) -> None:
    places = [
        of.ref(product_id=product_id, customer_id=who) for of in (Purchase, Review) for who in (customer_id, into)
    ]
    purchase, theirs, review, own = table.fetch(places)
    if not isinstance(purchase, Purchase):
        return
    with Transaction() as tx:
        if theirs is None:
            there = RaceLost("the purchase was remembered meanwhile")
            tx.create(Purchase.new(**purchase.facts() | {"customer_id": into}), otherwise=there)
        if isinstance(review, Review) and own is None:
            moved = Review.new(**_fields(review) | {"customer_id": into})
            tx.delete(review)
            tx.create(moved, otherwise=RaceLost("they reviewed it meanwhile"))
            tx.save(ReviewPointer.new(review_id=review.review_id, product_id=product_id, customer_id=into))
            tx.publish(ReviewMoved(review.review_id, product_id, customer_id, into), on=moved)
        tx.delete(purchase)


def _fields(review: Review) -> dict[str, Any]:
    """All of a review but its keys: its version and the head of its chain too."""
    hidden = TABLE_KEYS | {"kind", "schema"}
    return {name: value for name, value in review.attribute_values.items() if name not in hidden}


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
