"""A product's rating: changed in the transaction of the review that changes it, and checked against all reviews."""

from dataclasses import dataclass

from chalicelib.catalogue import service as catalogue
from chalicelib.core import clock, table
from chalicelib.core.transaction import Transaction
from chalicelib.reviews import rules
from chalicelib.reviews.models import Rating, RatingMovement, Review

FIELDS = ("reviews", "stars", *rules.STAR_NAMES)


class OutOfStep(Exception):
    """A rating holds less than the review that is taken from it gave: a fault, to be looked into with `recount`."""


def count(tx: Transaction, review: Review, was: int, now: int, event_id: str) -> None:
    """Bring the rating along with a review that counted with `was` stars and will count with `now`."""
    deltas = rules.rating_change(was, now)
    if not deltas:
        return
    rating = Rating.new(product_id=review.product_id)
    floors = {name: 0 for name, delta in deltas.items() if delta < 0}
    tx.add(rating, floor=floors, otherwise=OutOfStep(f"the rating of {review.product_id}"), when=None, **deltas)
    movement = RatingMovement.new(
        product_id=review.product_id, event_id=event_id, review_id=review.review_id, was=was, now=now,
        at=clock.now(),
    )  # fmt: skip
    tx.create(movement)


@dataclass(frozen=True)
class Recount:
    """A product's rating three times over: as stored, counted from its published reviews, summed from its movements."""

    stored: dict[str, int]
    counted: dict[str, int]
    moved: dict[str, int]

    @property
    def agrees(self) -> bool:
        return self.stored == self.counted == self.moved


def recount(product_id: str) -> Recount:
    """Count a product's rating anew, to verify it; the numbers are those of FIELDS. Reads all its reviews."""
    items = table.collect(f"PRODUCT#{product_id}", starts="R")  # RATING and REVIEW#..., in one consistent query
    stored = next(iter(table.only(items, Rating)), None)
    movements = table.only(table.collect(f"RATING#{product_id}"), RatingMovement)
    return Recount(
        _numbers(stored),
        _sum([(0, review.counted) for review in table.only(items, Review)]),
        _sum([(each.was, each.now) for each in movements]),
    )


def _numbers(rating: Rating | None) -> dict[str, int]:
    return {name: getattr(rating, name, 0) or 0 for name in FIELDS}


def _sum(changes: list[tuple[int, int]]) -> dict[str, int]:
    total = dict.fromkeys(FIELDS, 0)
    for was, now in changes:
        for name, delta in rules.rating_change(was, now).items():
            total[name] += delta
    return total


def show_rating(product_id: str) -> None:
    """Tell the catalogue the rating as it is now.

    It is read again after it was told, and told again when it moved meanwhile: of several handlers at work at once, the
    last to write has seen the last change.
    """
    told = None
    while told != (numbers := _numbers(Rating.find(product_id=product_id))):
        catalogue.set_rating(product_id, reviews=numbers["reviews"], stars=numbers["stars"])
        told = numbers
