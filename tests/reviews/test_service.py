"""Reviews through the service: one per buyer, states by rule, moderators, replies, comments and votes."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from chalicelib.core import clock, journal
from chalicelib.core import table as core_table
from chalicelib.core.access import Caller
from chalicelib.customers import service as customers
from chalicelib.reviews import personal, service
from chalicelib.reviews.finding import find_review
from chalicelib.reviews.models import Purchase, Rating, ReviewPointer, Vote
from tests.builders import open_shop
from tests.reviews import build
from tests.reviews.build import SPAM, bought, refused, reviewed, shopper

PRODUCT = "prd_mug"
ANYONE = Caller()


@pytest.fixture(autouse=True)
def shop(table):
    open_shop()


def numbers(product_id=PRODUCT):
    found = Rating.find(product_id=product_id)
    return (found.reviews, found.stars) if found else (0, 0)


def names_of(review_id):
    return [event.name for event in journal.timeline(f"REVIEW#{review_id}")]


def texts(page):
    return [each.text for each in page.items]


# Who may


def test_only_someone_who_received_the_product_may_review_it():
    bought("prd_other")
    assert refused(service.post_review, PRODUCT, "cus_kari", 5) == ("not_received", 403)
    review = service.post_review(PRODUCT, bought(PRODUCT), 5, "Fine", "Lovely.")
    assert (review.state, review.name, review.language, review.doubts) == ("published", "Kari N.", "nb", [])


def test_a_buyer_reviews_a_product_once():
    first = reviewed(PRODUCT, stars=5)
    assert refused(service.post_review, PRODUCT, "cus_kari", 1) == ("already_reviewed", 409)
    assert (numbers(), find_review(first.review_id).stars) == ((1, 5), 5)
    reviewed(PRODUCT, "ola", stars=2)
    assert numbers() == (2, 7)


def test_a_purchase_that_is_remembered_stays_as_it_was_first():
    bought(PRODUCT, name="Kari Nordmann")
    service.remember_purchases("cus_kari", [PRODUCT, "prd_cup", "prd_cup"], "ord_2", "K", "k@post.example", "en")
    assert Purchase.get(customer_id="cus_kari", product_id=PRODUCT).name == "Kari Nordmann"
    assert Purchase.get(customer_id="cus_kari", product_id="prd_cup").order_id == "ord_2"


def test_more_purchases_than_one_transaction_takes_are_all_remembered():
    service.remember_purchases("cus_kari", [f"prd_{n}" for n in range(205)], "ord_1", "Kari", "k@post.example", "nb")
    assert len(list(core_table.query("CUSTOMER#cus_kari", starts="PURCHASE#"))) == 205


def test_the_token_of_a_delivered_order_opens_a_review_of_what_was_delivered_in_it():
    order = build.delivered(PRODUCT, also=("prd_cup",))
    holder = Caller(token=order.token)
    purchase = service.find_purchase(PRODUCT, holder, order.order_id)
    assert (purchase.customer_id, purchase.email) == (order.customer_id, "kari@post.example")
    assert refused(service.find_purchase, "prd_cup", holder, order.order_id) == ("not_received", 403)
    assert refused(service.find_purchase, PRODUCT, Caller(token="another"), order.order_id) == ("not_found", 404)
    assert refused(service.find_purchase, PRODUCT, holder) == ("not_signed_in", 401)
    review = service.post_for(purchase, 4)
    assert Purchase.get(customer_id=review.customer_id, product_id=PRODUCT).order_id == order.order_id


def test_an_order_that_has_not_arrived_opens_nothing():
    order = build.order(PRODUCT)
    assert refused(service.find_purchase, PRODUCT, Caller(token=order.token), order.order_id) == ("not_received", 403)


def test_staff_write_no_reviews():
    order = build.delivered(PRODUCT)
    owner = Caller("staff", "stf_1", permissions=frozenset("*"))
    assert refused(service.find_purchase, PRODUCT, owner, order.order_id) == ("only_buyers", 403)


def test_only_its_author_finds_a_review_to_edit():
    order = build.delivered(PRODUCT)
    holder = Caller(token=order.token)
    review = service.post_for(service.find_purchase(PRODUCT, holder, order.order_id), 4)
    other = build.delivered(PRODUCT, email="ola@post.example")
    assert service.find_own(review.review_id, Caller("customer", order.customer_id)).stars == 4
    assert service.find_own(review.review_id, holder, order.order_id).stars == 4
    assert refused(service.find_own, review.review_id, Caller("customer", other.customer_id)) == ("not_found", 404)
    assert refused(service.find_own, review.review_id, Caller(token=other.token), other.order_id) == ("not_found", 404)
    assert refused(service.find_own, review.review_id, ANYONE) == ("not_signed_in", 401)
    assert refused(service.find_own, "rev_" + "x" * 3000, holder, order.order_id) == ("not_found", 404)


# States


def test_a_doubtful_review_waits_and_counts_when_a_moderator_publishes_it():
    review = reviewed(PRODUCT, stars=4, text=SPAM)
    assert (review.state, review.doubts, numbers()) == ("pending", ["link"], (0, 0))
    assert texts(service.list_by_state("pending", 10)) == [SPAM]
    assert texts(service.list_reviews(PRODUCT, 10)) == []
    for _ in range(2):
        assert service.publish_review(review.review_id).state == "published"
    assert numbers() == (1, 4)
    assert texts(service.list_reviews(PRODUCT, 10)) == [SPAM]
    assert texts(service.list_by_state("pending", 10)) == []
    assert names_of(review.review_id) == ["review.posted", "review.published"]


def test_a_rejected_review_stops_counting_and_its_author_can_bring_it_before_a_moderator_again():
    review = reviewed(PRODUCT, stars=1)
    for _ in range(2):
        assert service.reject_review(review.review_id, "Of another product").reason == "Of another product"
    assert numbers() == (0, 0)
    edited = service.edit_review(review.review_id, "cus_kari", text="Of this product.")
    assert (edited.state, edited.reason, numbers()) == ("pending", None, (0, 0))
    service.publish_review(review.review_id)
    assert numbers() == (1, 1)
    assert names_of(review.review_id) == ["review.posted", "review.rejected", "review.edited", "review.published"]


def test_an_edit_moves_the_rating_by_the_difference_and_doubts_take_it_out():
    review = reviewed(PRODUCT, stars=5)
    edited = service.edit_review(review.review_id, "cus_kari", stars=2, title="Hm")
    assert (edited.state, edited.edited, numbers()) == ("published", True, (1, 2))
    assert service.edit_review(review.review_id, "cus_kari", text=SPAM).state == "pending"
    assert numbers() == (0, 0)
    assert service.edit_review(review.review_id, "cus_kari", text="Sorry.").state == "published"
    assert numbers() == (1, 2)
    version = find_review(review.review_id).version
    service.edit_review(review.review_id, "cus_kari", text="Sorry.", stars=2)
    assert find_review(review.review_id).version == version  # nothing changed, so nothing was written
    assert refused(service.edit_review, review.review_id, "cus_kari", stars=9) == ("bad_stars", 422)
    assert refused(service.edit_review, review.review_id, "cus_ola", stars=1) == ("not_found", 404)


def test_a_moderator_does_not_publish_a_text_they_have_not_seen():
    review = reviewed(PRODUCT, text=SPAM)
    seen = review.version
    service.edit_review(review.review_id, "cus_kari", text=SPAM + " and worse")
    assert refused(service.publish_review, review.review_id, seen) == ("version_moved_on", 412)
    assert refused(service.reject_review, review.review_id, "Spam", seen) == ("version_moved_on", 412)
    assert service.publish_review(review.review_id, find_review(review.review_id).version).state == "published"


def test_a_deleted_review_is_gone_and_its_buyer_may_write_another():
    review = reviewed(PRODUCT, stars=5)
    assert refused(service.delete_review, review.review_id, "cus_ola") == ("not_found", 404)
    service.delete_review(review.review_id, "cus_kari")
    assert (numbers(), ReviewPointer.find(review_id=review.review_id)) == ((0, 0), None)
    assert refused(service.delete_review, review.review_id, "cus_kari") == ("not_found", 404)
    assert refused(find_review, review.review_id) == ("not_found", 404)
    again = service.post_review(PRODUCT, "cus_kari", 3)
    assert (numbers(), names_of(review.review_id)) == ((1, 3), ["review.posted", "review.deleted"])
    assert refused(find_review, review.review_id) == ("not_found", 404)  # the old id does not lead to the new review
    assert service.find_review_of(PRODUCT, "cus_kari")[1].review_id == again.review_id


def test_whether_a_customer_may_review_is_one_read():
    assert service.find_review_of(PRODUCT, "cus_kari") == (False, None)
    bought(PRODUCT)
    cost = core_table.measure()
    assert service.find_review_of(PRODUCT, "cus_kari") == (True, None)
    assert cost.round_trips == 1
    service.post_review(PRODUCT, "cus_kari", 5)
    assert service.find_review_of(PRODUCT, "cus_kari")[0] is False


def test_the_shops_own_words_make_a_review_wait():
    assert service.find_settings().version == 0
    service.change_settings(["bergans"], 0)
    assert reviewed(PRODUCT, text="Better than Bergans!").doubts == ["listed_word"]
    assert refused(service.change_settings, [], 0) == ("version_moved_on", 412)
    service.change_settings([], 1)
    assert reviewed(PRODUCT, "ola", text="Better than Bergans!").state == "published"


def test_each_journal_of_a_review_is_whole():
    review = reviewed(PRODUCT, text=SPAM)
    service.publish_review(review.review_id)
    service.reply_to_review(review.review_id, "Thank you.")
    service.post_comment(review.review_id, shopper(), "Agreed.")
    assert names_of(review.review_id) == ["review.posted", "review.published", "review.replied", "review.commented"]
    events = journal.timeline(f"REVIEW#{review.review_id}")
    assert journal.verify(events, head=find_review(review.review_id).head) == []


# Reading


def test_reviews_are_listed_newest_first_in_pages_and_narrowed():
    for n, (customer, stars, language) in enumerate([("a", 5, "nb"), ("b", 1, "en"), ("c", 5, "en"), ("d", 5, "en")]):
        reviewed(PRODUCT, customer, stars, text=f"t{n}", language=language)
    reviewed("prd_other", "a", 5, text="elsewhere")
    first = service.list_reviews(PRODUCT, 3)
    assert texts(first) == ["t3", "t2", "t1"]
    assert texts(service.list_reviews(PRODUCT, 3, first.next_cursor)) == ["t0"]
    assert texts(service.list_reviews(PRODUCT, 9, stars=5, language="en")) == ["t3", "t2"]
    assert texts(service.list_reviews(PRODUCT, 9, language="id")) == []


def test_the_most_helpful_come_first_and_pages_go_on_where_they_ended():
    reviews = [reviewed(PRODUCT, f"c{n}", text=f"t{n}") for n in range(5)]
    for voter, of in [("x", 1), ("y", 1), ("x", 3), ("x", 0)]:
        service.vote_helpful(reviews[of].review_id, voter)
    first = service.list_reviews(PRODUCT, 2, sort="helpful")
    assert texts(first) == ["t1", "t3"]  # two votes; of t3 and t0, with one each, the newer
    service.vote_helpful(reviews[4].review_id, "x")  # t4 moves up, above the place where the next page begins
    second = service.list_reviews(PRODUCT, 2, first.next_cursor, sort="helpful")
    assert texts(second) == ["t0", "t2"]
    assert second.next_cursor is None
    for cursor in ("x", "W10=", "bnVsbA==", "å", service.list_reviews(PRODUCT, 1).next_cursor):
        assert refused(service.list_reviews, PRODUCT, 2, cursor, sort="helpful") == ("bad_cursor", 422)


# Votes


def test_each_shopper_finds_a_review_helpful_once_and_may_take_it_back():
    review = reviewed(PRODUCT)
    version = find_review(review.review_id).version
    assert service.vote_helpful(review.review_id, "cus_ola") == 1
    assert refused(service.vote_helpful, review.review_id, "cus_ola") == ("already_voted", 409)
    assert refused(service.vote_helpful, review.review_id, "cus_kari") == ("own_review", 409)
    assert service.vote_helpful(review.review_id, "cus_per") == 2
    assert service.take_back_vote(review.review_id, "cus_ola") == 1
    assert refused(service.take_back_vote, review.review_id, "cus_ola") == ("not_found", 404)
    found = find_review(review.review_id)
    assert (found.helpful, found.version) == (1, version)  # votes are no new version


def test_a_vote_neither_reaches_a_review_out_of_sight_nor_brings_back_a_deleted_one(monkeypatch):
    review = reviewed(PRODUCT)
    stale = find_review(review.review_id)
    service.reject_review(review.review_id, "No")
    assert refused(service.vote_helpful, review.review_id, "cus_ola") == ("not_found", 404)
    monkeypatch.setattr(service, "find_published", lambda _: stale)  # it was read before it was taken away
    assert refused(service.vote_helpful, review.review_id, "cus_ola") == ("not_found", 404)
    service.delete_review(review.review_id, "cus_kari")
    assert refused(service.vote_helpful, review.review_id, "cus_ola") == ("not_found", 404)
    assert service.find_review_of(PRODUCT, "cus_kari") == (True, None)
    assert Vote.find(review_id=review.review_id, customer_id="cus_ola") is None


def test_forty_votes_of_twenty_shoppers_in_parallel_are_twenty():
    review = reviewed(PRODUCT)

    def vote(n):
        try:
            service.vote_helpful(review.review_id, f"cus_{n % 20}")
        except service.Refused as refusal:
            return refusal.code
        return "counted"

    with ThreadPoolExecutor(8) as pool:
        results = [each.result() for each in [pool.submit(copy_context().run, vote, n) for n in range(40)]]
    assert (results.count("counted"), results.count("already_voted")) == (20, 20)
    assert find_review(review.review_id).helpful == 20


# Replies and comments


def test_the_merchant_replies_once_or_better_and_the_buyer_is_told():
    product_id = build.product("Enamel mug", translations={"nb": {"title": "Emaljekopp"}}).product_id
    review = reviewed(product_id, text=SPAM)
    assert refused(service.reply_to_review, review.review_id, "Thanks") == ("not_published", 409)
    service.publish_review(review.review_id)
    for text in ("Thanks", "Thanks", "Thank you"):
        replied = service.reply_to_review(review.review_id, text)
    assert (replied.reply["text"], replied.reply["by"]) == ("Thank you", "test")
    told = [event.payload for event in journal.timeline(f"REVIEW#{review.review_id}")][2:]
    same = {
        "review_id": review.review_id, "product_id": product_id, "product_title": "Emaljekopp",
        "customer_email": "kari@post.example", "language": "nb",
    }  # fmt: skip
    assert told == [same | {"text": "Thanks", "again": False}, same | {"text": "Thank you", "again": True}]


def test_comments_are_published_by_the_rule_or_by_a_moderator():
    review = reviewed(PRODUCT)
    ola = shopper("Ola Hansen")
    clean = service.post_comment(review.review_id, ola, "True.")
    spam = service.post_comment(review.review_id, ola, SPAM)
    assert (clean.state, clean.name, spam.state, spam.doubts) == ("published", "Ola H.", "pending", ["link"])
    assert texts(service.list_comments(review.review_id, 10)) == ["True."]
    assert texts(service.list_comments_by_state("pending", 10)) == [SPAM]
    for _ in range(2):
        service.moderate_comment(review.review_id, spam.comment_id, "published")
    assert texts(service.list_comments(review.review_id, 10)) == ["True.", SPAM]
    service.moderate_comment(review.review_id, clean.comment_id, "rejected", "Off the subject")
    assert texts(service.list_comments(review.review_id, 10)) == [SPAM]
    assert texts(service.list_comments_by_state("rejected", 10)) == ["True."]
    assert refused(service.moderate_comment, review.review_id, "cmt_none", "published") == ("not_found", 404)
    assert names_of(review.review_id)[1:] == [
        "review.commented", "review.commented", "review.comment_published", "review.comment_rejected",
    ]  # fmt: skip


def test_comments_need_a_published_review_and_a_customer_who_is_there():
    review = reviewed(PRODUCT, text=SPAM)
    assert refused(service.post_comment, review.review_id, shopper(), "Yes") == ("not_found", 404)
    assert refused(service.list_comments, review.review_id, 5) == ("not_found", 404)
    service.publish_review(review.review_id)
    assert refused(service.post_comment, review.review_id, "cus_gone", "Yes") == ("not_signed_in", 401)


def test_a_shopper_who_comments_without_end_is_told_to_wait():
    review = reviewed(PRODUCT)
    ola = shopper("Ola Hansen")
    with clock.held_at("2026-11-22T10:00:00Z"):
        for n in range(20):
            service.post_comment(review.review_id, ola, f"And {n}")
        assert refused(service.post_comment, review.review_id, ola, "And 20") == ("too_many_attempts", 429)
    assert len(service.list_comments(review.review_id, 100).items) == 20


def test_the_name_under_a_comment_follows_the_customer():
    review = reviewed(PRODUCT)
    ola = shopper("Ola Hansen")
    customers.change_customer(ola, name="Ola Berg")
    assert service.post_comment(review.review_id, ola, "Hm").name == "Ola B."


def test_reviews_and_purchases_follow_their_author_into_another_customer_and_a_repeat_changes_nothing():
    review = reviewed(PRODUCT, "work", stars=4)
    bought(PRODUCT, "kari")
    for _ in range(2):
        personal.move("cus_work", "cus_kari")
    [moved] = service.reviews_of("cus_kari")
    assert (moved.review_id, moved.stars, service.reviews_of("cus_work")) == (review.review_id, 4, [])
    assert service.recount(PRODUCT).agrees
    assert [each.name for each in journal.timeline(moved.partition())] == ["review.posted", "review.moved"]
    assert journal.verify_shop() == []
    assert service.edit_review(review.review_id, "cus_kari", stars=5).counted == 5
    assert refused(service.post_review, PRODUCT, "cus_work", 1) == ("not_received", 403)
