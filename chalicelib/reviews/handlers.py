"""What reviews do when they hear of deliveries, and of themselves.

All of it can be repeated without harm, and takes no once-marker: a purchase is remembered once by its key, a rating is
shown as it is now, and what is removed stays removed.
"""

from chalicelib.core.context import acting
from chalicelib.core.journal import Happening
from chalicelib.customers.events import CustomerErased, CustomerMerged
from chalicelib.fulfilment.events import OrderDelivered
from chalicelib.reviews import personal, photos, rating, service, shelf
from chalicelib.reviews.events import (
    ReviewDeleted,
    ReviewEdited,
    ReviewPhotoRemoved,
    ReviewPosted,
    ReviewPublished,
    ReviewRejected,
    ReviewReplied,
)


def remember_purchase(fact: OrderDelivered, _event: Happening) -> None:
    """Whoever received something may review it from now on."""
    with acting(once=None):
        service.remember_purchases(
            fact.customer_id, fact.product_ids, fact.order_id, fact.name, fact.email, fact.language
        )


def show_rating(
    fact: ReviewPosted | ReviewEdited | ReviewPublished | ReviewRejected | ReviewDeleted, _event: Happening
) -> None:
    """Lists and search show the rating as it is now."""
    with acting(once=None):
        rating.show_rating(fact.product_id)
        shelf.show(fact.product_id)


def note_photos(fact: ReviewPosted | ReviewEdited | ReviewPhotoRemoved | ReviewDeleted, _event: Happening) -> None:
    """The pictures know which of them are shown; the others are let go of."""
    with acting(once=None):
        photos.note(fact.review_id)


def show_reply(fact: ReviewReplied, _event: Happening) -> None:
    """The product's page shows the merchant's answer."""
    with acting(once=None):
        shelf.show(fact.product_id)


def forget_customer(fact: CustomerErased, _event: Happening) -> None:
    """Someone was erased: their reviews and comments go."""
    with acting(once=None):
        for each in (fact.customer_id, *fact.also):
            personal.forget(each)


def follow_customer(fact: CustomerMerged, _event: Happening) -> None:
    """A customer turned out to be another one: what they received and reviewed is that one's."""
    with acting(once=None):
        personal.move(fact.customer_id, fact.into)


def remove_remains(fact: ReviewDeleted, _event: Happening) -> None:
    """Nothing is left under a review that was taken back."""
    with acting(once=None):
        service.remove_remains(fact.review_id)
