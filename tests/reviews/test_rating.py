"""The rating is the published reviews, whatever happens to them, in whatever order, by however many at once."""

import secrets
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from chalicelib.core.context import acting
from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from chalicelib.reviews import rating, service
from chalicelib.reviews.models import Rating
from tests.builders import open_shop
from tests.reviews.build import SPAM, bought, reviewed

PRODUCT = "prd_mug"


def outcome(call, *given):
    try:
        call(*given)
    except Refused as refusal:
        return refusal.code
    return "done"


def in_parallel(call, given, workers=8):
    """Each in a context of its own, as requests are; gives "done" or the refusal's code for each."""
    with ThreadPoolExecutor(workers) as pool:
        waiting = [pool.submit(copy_context().run, outcome, call, *argument) for argument in given]
        return [each.result() for each in waiting]


def test_thirty_buyers_post_at_once_and_each_counts(table):
    open_shop()
    buyers = [bought(PRODUCT, f"b{n}") for n in range(30)]
    done = in_parallel(lambda n: service.post_review(PRODUCT, buyers[n], n % 5 + 1), [(n,) for n in range(30)])
    assert done == ["done"] * 30
    # six reviews of each number of stars: 30 reviews, 6 * (1+2+3+4+5) = 90 stars
    counted = {"reviews": 30, "stars": 90, "one": 6, "two": 6, "three": 6, "four": 6, "five": 6}
    found = service.recount(PRODUCT)
    assert (found.stored, found.counted, found.moved) == (counted, counted, counted)
    assert found.agrees


def test_one_review_posted_by_eight_requests_at_once_counts_once(table):
    open_shop()
    buyer = bought(PRODUCT)
    done = in_parallel(service.post_review, [(PRODUCT, buyer, 4)] * 8)
    assert Counter(done) == {"done": 1, "already_reviewed": 7}
    assert service.recount(PRODUCT).stored["stars"] == 4


def test_moderators_and_authors_at_work_on_the_same_reviews_at_once_keep_the_rating_equal(table):
    open_shop()
    reviews = [reviewed(PRODUCT, f"b{n}", stars=3) for n in range(4)]

    def work(n):
        review = reviews[n % 4]
        match (n // 4) % 5:
            case 0:
                service.reject_review(review.review_id, "No")
            case 1 | 2:
                service.edit_review(review.review_id, review.customer_id, stars=n % 5 + 1, text=f"Round {n}")
            case 3:
                service.publish_review(review.review_id)
            case 4:
                service.vote_helpful(review.review_id, f"cus_voter{n}")

    done = in_parallel(work, [(n,) for n in range(80)])
    voted = [n for n in range(80) if n // 4 % 5 == 4]  # refused where the review is out of sight just then
    assert [done[n] for n in range(80) if n not in voted] == ["done"] * 64
    helpful = sum(service.find_review_of(PRODUCT, each.customer_id)[1].helpful for each in reviews)
    assert helpful == [done[n] for n in voted].count("done")
    found = service.recount(PRODUCT)
    assert found.stored == found.counted == found.moved
    for review in reviews:
        service.publish_review(review.review_id)
    found = service.recount(PRODUCT)
    assert (found.agrees, found.stored["reviews"]) == (True, 4)


def test_a_recount_tells_when_a_rating_was_tampered_with(table):
    open_shop()
    reviewed(PRODUCT, stars=5)
    with Transaction() as tx:
        tx.add(Rating.new(product_id=PRODUCT), reviews=1, stars=1, one=1)
    found = service.recount(PRODUCT)
    assert (found.agrees, found.counted == found.moved) == (False, True)
    assert (found.stored["stars"], found.counted["stars"]) == (6, 5)


def test_a_rating_never_goes_below_what_is_there_and_the_change_is_not_made(table):
    open_shop()
    review = reviewed(PRODUCT, stars=5)
    with Transaction() as tx:
        tx.add(Rating.new(product_id=PRODUCT), five=-1)
    with pytest.raises(rating.OutOfStep):
        service.reject_review(review.review_id, "No")
    assert service.find_review_of(PRODUCT, "cus_kari")[1].state == "published"


class Reviewing(RuleBasedStateMachine):
    """Three buyers and a moderator do anything, in any order; the rating is what the model says, counted three ways."""

    def __init__(self):
        super().__init__()
        self.context = acting(shop="shp_" + secrets.token_hex(6), by="test")
        self.context.__enter__()
        open_shop()
        self.buyers = [bought(PRODUCT, f"b{n}") for n in range(3)]
        self.reviews = {}  # buyer: [review id, stars, state, voters]

    def teardown(self):
        self.context.__exit__(None, None, None)

    buyer = st.integers(0, 2)
    stars = st.integers(1, 5)

    @rule(buyer=buyer, stars=stars, spam=st.booleans())
    def post(self, buyer, stars, spam):
        if buyer in self.reviews:
            with pytest.raises(Refused, match="already reviewed"):
                service.post_review(PRODUCT, self.buyers[buyer], stars)
            return
        review = service.post_review(PRODUCT, self.buyers[buyer], stars, text=SPAM if spam else "Fine")
        self.reviews[buyer] = [review.review_id, stars, "pending" if spam else "published", set()]

    @rule(buyer=buyer, stars=stars, text=st.sampled_from([None, "Fine", "Better", SPAM, SPAM + "!"]))
    def edit(self, buyer, stars, text):
        if buyer not in self.reviews:
            return
        review_id, before, state, voters = self.reviews[buyer]
        stored = service.find_review_of(PRODUCT, self.buyers[buyer])[1]
        new_text = text is not None and text != stored.text
        if state == "rejected" and (new_text or stars != before):
            state = "pending"
        elif new_text:
            state = "pending" if SPAM in text else "published"
        changes = {"stars": stars} | ({"text": text} if text is not None else {})
        service.edit_review(review_id, self.buyers[buyer], **changes)
        self.reviews[buyer] = [review_id, stars, state, voters]

    @rule(buyer=buyer, verdict=st.sampled_from(["published", "rejected"]))
    def moderate(self, buyer, verdict):
        if buyer not in self.reviews:
            return
        review_id = self.reviews[buyer][0]
        if verdict == "published":
            service.publish_review(review_id)
        else:
            service.reject_review(review_id, "No")
        self.reviews[buyer][2] = verdict

    @rule(buyer=buyer)
    def delete(self, buyer):
        if buyer in self.reviews:
            service.delete_review(self.reviews.pop(buyer)[0], self.buyers[buyer])

    @rule(buyer=buyer, voter=buyer)
    def vote(self, buyer, voter):
        if buyer not in self.reviews:
            return
        review_id, _, state, voters = self.reviews[buyer]
        expected = "done"
        if state != "published":
            expected = "not_found"
        elif buyer == voter:
            expected = "own_review"
        elif voter in voters:
            expected = "already_voted"
        assert outcome(service.vote_helpful, review_id, self.buyers[voter]) == expected
        if expected == "done":
            voters.add(voter)

    @invariant()
    def the_rating_is_the_published_reviews(self):
        shown = [(stars, len(voters)) for _, stars, state, voters in self.reviews.values() if state == "published"]
        published = [stars for stars, _ in shown]
        expected = {"reviews": len(published), "stars": sum(published)} | {
            name: published.count(n) for n, name in enumerate(("one", "two", "three", "four", "five"), start=1)
        }
        found = service.recount(PRODUCT)
        assert (found.stored, found.counted, found.moved) == (expected, expected, expected)
        listed = [(each.stars, each.helpful) for each in service.list_reviews(PRODUCT, 10).items]
        assert sorted(listed) == sorted(shown)


def test_the_rating_equals_the_published_reviews_after_any_sequence_of_deeds(table):
    run_state_machine_as_test(
        Reviewing,
        settings=settings(
            max_examples=15, stateful_step_count=20, deadline=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
