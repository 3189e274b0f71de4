"""What reviews do when they hear of deliveries and of themselves: once, twice, and in any order."""

from dataclasses import asdict

import pytest

from chalicelib.catalogue.models import Card
from chalicelib.core import journal, module
from chalicelib.core.journal import Happening
from chalicelib.reviews import handlers, rating, service
from chalicelib.reviews.events import ReviewPosted
from chalicelib.reviews.models import Comment, Purchase, Vote
from chalicelib.reviews.module import reviews
from tests.builders import open_shop
from tests.reviews import build
from tests.reviews.build import SPAM, bought, deliver, reviewed, shopper


@pytest.fixture(autouse=True)
def installed(table, monkeypatch):
    registry = module.Registry()
    registry.modules[reviews.name] = reviews
    monkeypatch.setattr(module, "registry", registry)
    open_shop()


def happening(event):
    return Happening(event.event_id, event.name, event.at, event.actor, event.aggregate, event.sequence)


def test_a_delivered_shipment_lets_its_buyer_review_what_was_in_it():
    order = build.delivered("prd_mug", also=("prd_cup",))
    for _ in range(2):
        assert "order.delivered" in deliver(f"ORDER#{order.order_id}")
    purchase = Purchase.get(customer_id=order.customer_id, product_id="prd_mug")
    told = (purchase.name, purchase.email, purchase.language, purchase.order_id)
    assert told == ("Kari Nordmann", "kari@post.example", "nb", order.order_id)
    assert Purchase.find(customer_id=order.customer_id, product_id="prd_cup") is None
    assert service.post_review("prd_mug", order.customer_id, 5).name == "Kari N."


def test_every_event_that_can_move_a_rating_is_heard():
    heard = {name for name in reviews.handlers if name.startswith("review.")}
    moving = {"review.posted", "review.edited", "review.published", "review.rejected", "review.deleted"}
    assert heard == {
        *moving,
        "review.replied",
        "review.photo_removed",
    }  # a reply, or a photo, changes what is shown, not the rating


def test_lists_show_the_rating_after_each_change():
    product_id = build.product("Mug").product_id
    review = reviewed(product_id, stars=5)
    seen = []
    for change in (
        lambda: None,
        lambda: service.edit_review(review.review_id, "cus_kari", stars=2),
        lambda: service.reject_review(review.review_id, "No"),
        lambda: service.publish_review(review.review_id),
        lambda: service.delete_review(review.review_id, "cus_kari"),
    ):
        change()
        deliver(f"REVIEW#{review.review_id}")
        seen.append(Card.get(product_id=product_id).rating)
    # five stars; two; out of sight; two again; gone
    assert [(each["reviews"], each["stars"]) for each in seen] == [(1, 5), (1, 2), (0, 0), (1, 2), (0, 0)]


def test_a_late_event_shows_the_rating_as_it_is_now():
    product_id = build.product("Mug").product_id
    first = reviewed(product_id, stars=5)
    reviewed(product_id, "ola", stars=3)
    posted = journal.timeline(f"REVIEW#{first.review_id}")[0]
    handlers.show_rating(ReviewPosted.read(posted.payload), happening(posted))
    assert Card.get(product_id=product_id).rating == {"reviews": 2, "stars": 8}


def test_a_rating_that_moves_while_it_is_shown_is_shown_again(monkeypatch):
    product_id = build.product("Mug").product_id
    reviewed(product_id, stars=5)
    told = []

    def set_rating(product_id, reviews, stars):
        told.append((reviews, stars))
        if len(told) == 1:
            reviewed(product_id, "ola", stars=1)  # another request, just then

    monkeypatch.setattr(rating.catalogue, "set_rating", set_rating)
    rating.show_rating(product_id)
    assert told == [(1, 5), (2, 6)]


def test_a_product_that_is_in_no_list_is_passed_over():
    review = reviewed("prd_unknown")
    assert deliver(f"REVIEW#{review.review_id}") == ["review.posted"]


def test_nothing_is_left_under_a_deleted_review_however_much_there_was():
    review = reviewed("prd_mug")
    comment = service.post_comment(review.review_id, shopper(), SPAM)
    for n in range(105):
        service.vote_helpful(review.review_id, f"cus_{n}")
    service.delete_review(review.review_id, "cus_kari")
    for _ in range(2):
        deliver(f"REVIEW#{review.review_id}")
    assert Comment.find(review_id=review.review_id, comment_id=comment.comment_id) is None
    assert [n for n in range(105) if Vote.find(review_id=review.review_id, customer_id=f"cus_{n}")] == []
    assert service.list_comments_by_state("pending", 10).items == []


def test_the_facts_read_back_as_they_were_told():
    review = reviewed("prd_mug", text=SPAM)
    told = journal.timeline(f"REVIEW#{review.review_id}")[0].payload
    assert asdict(ReviewPosted.read(told)) == {
        "review_id": review.review_id, "product_id": "prd_mug", "customer_id": bought("prd_mug"), "stars": 5,
        "state": "pending", "language": "nb", "doubts": ["link"],
    }  # fmt: skip
