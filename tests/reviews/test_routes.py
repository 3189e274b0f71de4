"""Reviews over HTTP: who is let in, what is taken, what is shown to whom."""

import base64

import pytest

from chalicelib.catalogue.module import catalogue
from chalicelib.customers.module import customers
from chalicelib.customers.service import start_session
from chalicelib.fulfilment.module import fulfilment
from chalicelib.inventory.module import inventory
from chalicelib.media.module import media
from chalicelib.orders.module import orders
from chalicelib.payments.module import payments
from chalicelib.pricing.module import pricing
from chalicelib.reviews import moderation, service
from chalicelib.reviews.module import reviews
from chalicelib.shop.module import shop
from tests.http import Client
from tests.media.conftest import bucket  # noqa: F401  (fixture)
from tests.media.pictures import picture
from tests.reviews import build
from tests.reviews.build import SPAM, bought, reviewed, shopper
from tests.shop.build import application, owner_of_new_shop

MODULES = (shop, pricing, media, catalogue, inventory, customers, orders, payments, fulfilment, reviews)
PATH = "/api/products/enamel-mug/reviews"


@pytest.fixture
def app(table):
    with application(*MODULES) as running:
        yield running


@pytest.fixture
def owner(app):
    return owner_of_new_shop(app)


@pytest.fixture
def product_id(owner):
    return build.product("Enamel mug").product_id


@pytest.fixture
def anyone(app, product_id):
    return Client(app)


def signed_in(app, customer_id):
    return Client(app, bearer=start_session(customer_id))


def problem(reply):
    return reply.status, reply.json["code"]


def test_a_signed_in_buyer_reviews_and_everyone_reads_it_with_average_and_histogram(app, product_id, anyone):
    kari = signed_in(app, bought(product_id))
    assert kari.get(PATH + "/mine").json == {"may_review": True, "review": None}
    posted = kari.post(PATH, {"stars": 4, "title": " Fin ", "text": "Varm.", "language": "nb"})
    assert (posted.status, posted.json["state"], posted.json["name"]) == (201, "published", "Kari N.")
    for customer, stars in (("ola", 5), ("per", 5)):
        reviewed(product_id, customer, stars)
    reply = anyone.get(PATH + "?limit=2")
    assert [each["stars"] for each in reply.json["items"]] == [5, 5]
    # (4 + 5 + 5) / 3 = 4.666..., to two decimals 4.67
    assert reply.json["summary"] == {
        "average": 4.67, "count": 3, "histogram": {"1": 0, "2": 0, "3": 0, "4": 1, "5": 2},
    }  # fmt: skip
    rest = anyone.get(f"{PATH}?limit=2&cursor={reply.json['next_cursor']}").json
    assert (rest["next_cursor"], rest["items"]) == (None, [
        {
            "id": posted.json["id"], "name": "Kari N.", "stars": 4, "title": "Fin", "text": "Varm.", "language": "nb",
            "helpful": 0, "edited": False, "reply": None, "photos": [], "created_at": posted.json["created_at"],
            "updated_at": posted.json["created_at"],
        }
    ])  # fmt: skip
    assert [each["stars"] for each in anyone.get(PATH + "?stars=4&language=nb").json["items"]] == [4]
    assert kari.get(PATH + "/mine").json["review"]["id"] == posted.json["id"]


def test_an_average_is_rounded_half_up(product_id, anyone):
    for n in range(8):
        reviewed(product_id, f"b{n}", 5 if n == 0 else 4)
    assert anyone.get(PATH).json["summary"]["average"] == 4.13  # 33 / 8 = 4.125


def test_a_product_without_reviews_has_no_average(anyone):
    reply = anyone.get(PATH).json
    assert (reply["items"], reply["summary"]["average"], reply["summary"]["count"]) == ([], None, 0)
    assert problem(anyone.get("/api/products/none/reviews")) == (404, "not_found")


def test_a_guest_reviews_edits_and_deletes_with_the_token_of_the_delivered_order(product_id, anyone):
    order = build.delivered(product_id)
    body = {"stars": 5, "text": "Fine", "order_id": order.order_id}
    assert problem(anyone.post(PATH, body)) == (404, "not_found")
    assert problem(anyone.post(PATH, body, token="not the token")) == (404, "not_found")
    assert problem(anyone.post(PATH, {"stars": 5}, token=order.token)) == (401, "not_signed_in")
    posted = anyone.post(PATH, body, token=order.token)
    assert posted.status == 201
    assert problem(anyone.post(PATH, body, token=order.token)) == (409, "already_reviewed")
    own = f"/api/reviews/{posted.json['id']}"
    edited = anyone.patch(own, {"stars": 3, "order_id": order.order_id}, token=order.token)
    assert (edited.json["stars"], edited.json["edited"], edited.json["text"]) == (3, True, "Fine")
    assert problem(anyone.patch(own, {"stars": 1})) == (401, "not_signed_in")
    assert anyone.get(PATH).json["summary"]["average"] == 3
    assert problem(anyone.delete(own)) == (401, "not_signed_in")
    assert anyone.delete(f"{own}?order_id={order.order_id}", token=order.token).status == 204
    assert anyone.get(PATH).json["summary"]["count"] == 0


def test_an_undelivered_order_and_a_customer_who_received_nothing_open_no_review(app, product_id, anyone):
    order = build.order(product_id)
    body = {"stars": 5, "order_id": order.order_id}
    assert problem(anyone.post(PATH, body, token=order.token)) == (403, "not_received")
    assert problem(signed_in(app, "cus_nobody").post(PATH, {"stars": 5})) == (403, "not_received")


def test_a_review_sent_twice_under_one_key_is_one_review(app, product_id):
    kari = signed_in(app, bought(product_id))
    first = kari.post(PATH, {"stars": 5}, key="k1")
    again = kari.post(PATH, {"stars": 5}, key="k1")
    assert (again.status, again.json, again.headers["idempotent-replayed"]) == (201, first.json, "true")
    assert problem(kari.post(PATH, {"stars": 4}, key="k1")) == (409, "idempotency_key_reused")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"stars": 0}, "stars"),
        ({"stars": 6}, "stars"),
        ({"stars": 4.5}, "stars"),
        ({"stars": "5"}, "stars"),
        ({"stars": None}, "stars"),
        ({"text": "No stars"}, "stars"),
        ({"stars": 5, "title": "two\nlines"}, "title"),
        ({"stars": 5, "title": "x" * 121}, "title"),
        ({"stars": 5, "text": "x" * 5001}, "text"),
        ({"stars": 5, "text": "a\u0000b"}, "text"),
        ({"stars": 5, "language": "Norwegian"}, "language"),
        ({"stars": 5, "helpful": 9}, "helpful"),
        ({"stars": 5, "state": "published"}, "state"),
    ],
)
def test_what_cannot_be_a_review_is_refused_with_its_field(app, product_id, body, field):
    reply = signed_in(app, bought(product_id)).post(PATH, body)
    assert (reply.status, [each["field"] for each in reply.json["fields"]]) == (422, [field])
    assert service.recount(product_id).stored["reviews"] == 0


@pytest.mark.parametrize("query", ["stars=0", "stars=x", "sort=best", "limit=101", "cursor=x", "language=Norsk", "a=b"])
def test_a_list_refuses_what_it_does_not_know(anyone, query):
    assert anyone.get(f"{PATH}?{query}").status == 422


def test_a_cursor_of_one_list_is_refused_by_another(owner, product_id, anyone):
    build.product("Cup")
    for n in range(3):
        reviewed(product_id, f"b{n}")
        reviewed(product_id, f"s{n}", text=SPAM)
    of_mug = anyone.get(PATH + "?limit=1").json["next_cursor"]
    of_pending = owner.get("/api/admin/reviews?limit=1").json["next_cursor"]
    assert anyone.get(f"/api/products/cup/reviews?cursor={of_mug}").status == 422
    assert owner.get(f"/api/admin/reviews?state=published&cursor={of_pending}").status == 422
    assert anyone.get(f"{PATH}?sort=helpful&cursor={of_mug}").status == 422


def test_a_pending_review_is_seen_by_its_author_and_staff_alone_until_it_is_published(app, owner, product_id, anyone):
    kari = signed_in(app, bought(product_id))
    posted = kari.post(PATH, {"stars": 2, "text": SPAM}).json
    assert (posted["state"], anyone.get(PATH).json["items"]) == ("pending", [])
    assert kari.get(PATH + "/mine").json["review"]["state"] == "pending"
    waiting = owner.get("/api/admin/reviews?state=pending").json["items"]
    assert [(each["id"], each["doubts"], each["version"]) for each in waiting] == [(posted["id"], ["link"], 1)]
    assert owner.get(f"/api/admin/reviews/{posted['id']}").json == waiting[0]
    published = owner.post(f"/api/admin/reviews/{posted['id']}/publish", {"version": 1})
    assert (published.status, published.json["state"], published.json["version"]) == (200, "published", 2)
    assert [each["id"] for each in anyone.get(PATH).json["items"]] == [posted["id"]]
    assert owner.get("/api/admin/reviews").json["items"] == []


def test_a_rejected_review_tells_its_author_why(app, owner, product_id, anyone):
    review = reviewed(product_id)
    path = f"/api/admin/reviews/{review.review_id}/reject"
    assert problem(owner.post(path, {})) == (422, "invalid")
    assert problem(owner.post(path, {"reason": "Off", "version": 9})) == (412, "version_moved_on")
    assert owner.post(path, {"reason": "Of another product"}, key="r1").json["state"] == "rejected"
    assert owner.post(path, {"reason": "Of another product"}, key="r1").json["state"] == "rejected"
    mine = signed_in(app, "cus_kari").get(PATH + "/mine").json["review"]
    assert (mine["state"], mine["reason"]) == ("rejected", "Of another product")
    assert anyone.get(PATH).json["summary"]["count"] == 0


def test_the_merchants_reply_is_shown_without_who_wrote_it(owner, product_id, anyone):
    review = reviewed(product_id)
    owner.post(f"/api/admin/reviews/{review.review_id}/reply", {"text": "Takk!"})
    [shown] = anyone.get(PATH).json["items"]
    assert (shown["reply"]["text"], set(shown["reply"])) == ("Takk!", {"text", "at"})


def test_shoppers_comment_and_vote_when_signed_in(app, owner, product_id, anyone):
    review = reviewed(product_id)
    path = f"/api/reviews/{review.review_id}"
    ola = signed_in(app, shopper("Ola Hansen"))
    assert problem(anyone.post(path + "/comments", {"text": "Hi"})) == (401, "not_signed_in")
    assert problem(anyone.post(path + "/votes")) == (401, "not_signed_in")
    assert problem(ola.post(path + "/comments", {"text": "  "})) == (422, "invalid")
    said = ola.post(path + "/comments", {"text": "True."})
    assert (said.status, said.json["state"], said.json["name"]) == (201, "published", "Ola H.")
    spam = ola.post(path + "/comments", {"text": SPAM}).json
    assert [each["text"] for each in anyone.get(path + "/comments").json["items"]] == ["True."]
    waiting = owner.get("/api/admin/review-comments").json["items"]
    assert [(each["id"], each["doubts"]) for each in waiting] == [(spam["id"], ["link"])]
    of_staff = f"/api/admin/reviews/{review.review_id}/comments"
    assert owner.post(f"{of_staff}/{spam['id']}/reject", {"reason": "Spam"}).json["reason"] == "Spam"
    assert owner.post(f"{of_staff}/{spam['id']}/publish").json["state"] == "published"
    assert [each["text"] for each in anyone.get(path + "/comments").json["items"]] == ["True.", SPAM]
    assert ola.post(path + "/votes").json == {"helpful": 1}
    assert problem(ola.post(path + "/votes")) == (409, "already_voted")
    assert [each["helpful"] for each in anyone.get(PATH + "?sort=helpful").json["items"]] == [1]
    assert ola.delete(path + "/votes").json == {"helpful": 0}


def test_staff_routes_are_for_staff_with_the_permission(app, owner, product_id):
    review = reviewed(product_id)
    kari = signed_in(app, "cus_kari")
    for path in ("/api/admin/reviews", "/api/admin/review-comments", "/api/admin/review-settings"):
        assert problem(kari.get(path)) == (401, "not_signed_in")
    key = owner.post("/api/admin/api-keys", {"title": "Reader", "permissions": ["reviews.read"]}).json["secret"]
    reader = Client(app, bearer=key)
    assert reader.get("/api/admin/reviews").status == 200
    for deed, body in (("publish", {}), ("reject", {"reason": "x"}), ("reply", {"text": "x"})):
        reply = reader.post(f"/api/admin/reviews/{review.review_id}/{deed}", body)
        assert problem(reply) == (403, "not_allowed")


def test_the_shops_words_are_read_and_replaced(owner):
    path = "/api/admin/review-settings"
    none = {"hold_stars": 0, "hold_all": False, "hold_strangers": False, "trust_photos": False}
    assert owner.get(path).json == {"version": 0, "words": [], **none}
    assert owner.put(path, {"version": 0, "words": ["Rubbish", "rubbish", "fake"]}).json == {
        "version": 1, "words": ["fake", "rubbish"], **none,
    }  # fmt: skip
    assert problem(owner.put(path, {"version": 0, "words": []})) == (412, "version_moved_on")
    assert problem(owner.put(path, {"version": 1, "words": [""]})) == (422, "invalid")


def test_many_reviews_are_decided_at_once_each_with_its_own_result_and_a_repeat_is_harmless(owner, product_id):
    waiting = [reviewed(product_id, f"b{n}", stars=n + 1, text=SPAM) for n in range(3)]
    service.edit_review(waiting[1].review_id, waiting[1].customer_id, text=f"{SPAM} now")  # read before that
    wanted = [{"id": each.review_id, "version": 1} for each in waiting] + [{"id": "rev_none", "version": 1}]
    body = {"deed": "publish", "reviews": wanted}
    first = owner.post("/api/admin/reviews", body).json["items"]
    assert [(each["done"], each["code"]) for each in first] == [
        (True, None), (False, "version_moved_on"), (True, None), (False, "not_found"),
    ]  # fmt: skip
    assert [each["done"] for each in owner.post("/api/admin/reviews", body).json["items"]] == [True, False, True, False]
    assert service.recount(product_id).agrees
    listed = owner.get("/api/admin/reviews?state=published").json["items"]
    assert sorted(each["stars"] for each in listed) == [1, 3]
    assert {each["product_title"] for each in listed} == {"Enamel mug"}
    assert [each["stars"] for each in owner.get("/api/admin/reviews?state=published&stars=3").json["items"]] == [3]
    unexplained = owner.post("/api/admin/reviews", body | {"deed": "reject", "reason": " "})
    assert (unexplained.status, unexplained.json["code"]) == (422, "invalid")
    moved = [{"id": each["id"], "version": each["version"]} for each in listed]
    rejected = owner.post("/api/admin/reviews", {"deed": "reject", "reason": "An advertisement", "reviews": moved})
    assert [each["review"]["reason"] for each in rejected.json["items"]] == ["An advertisement"] * 2


def test_a_keyed_decision_on_many_is_finished_by_its_repeat_after_a_crash(owner, product_id, monkeypatch):
    waiting = [reviewed(product_id, f"b{n}", text=SPAM) for n in range(2)]
    body = {"deed": "publish", "reviews": [{"id": each.review_id, "version": 1} for each in waiting]}
    whole = moderation.publish_review

    def dies(review_id, version):
        if review_id == waiting[1].review_id:
            raise RuntimeError("the process dies here")
        return whole(review_id, version)

    monkeypatch.setattr(moderation, "publish_review", dies)
    assert owner.post("/api/admin/reviews", body, key="many").status == 500
    monkeypatch.setattr(moderation, "publish_review", whole)
    again = owner.post("/api/admin/reviews", body, key="many")
    assert (again.status, [each["done"] for each in again.json["items"]]) == (200, [True, True])
    assert service.recount(product_id).stored["reviews"] == 2


def test_what_the_shop_holds_waits_with_its_doubt(owner, app, product_id):
    path = "/api/admin/review-settings"
    owner.put(path, {"version": 0, "words": [], "hold_stars": 2, "hold_strangers": True})
    low, high = reviewed(product_id, "low", stars=2), reviewed(product_id, "high", stars=3)
    assert (low.state, low.doubts, high.state) == ("pending", ["few_stars"], "published")
    lowered = service.edit_review(high.review_id, high.customer_id, stars=1)
    assert (lowered.state, lowered.doubts) == ("pending", ["few_stars"])
    service.publish_review(low.review_id)
    said = signed_in(app, shopper()).post(f"/api/reviews/{low.review_id}/comments", {"text": "Really?"}).json
    assert said["state"] == "pending"
    [comment] = owner.get("/api/admin/review-comments").json["items"]
    assert (comment["doubts"], comment["about"]["stars"]) == (["stranger"], 2)
    assert [each["id"] for each in owner.get(f"/api/admin/reviews/{low.review_id}/comments").json["items"]] == [
        comment["id"]
    ]
    owner.put(path, {"version": 1, "words": [], "hold_all": True})
    assert reviewed(product_id, "any").doubts == ["all_wait"]


def test_nothing_is_at_the_address_of_a_review_that_is_not_there(owner, app, product_id):
    kari = signed_in(app, bought(product_id))
    for path in ("/api/reviews/rev_none", "/api/reviews/" + "x" * 3000):
        assert problem(kari.patch(path, {"stars": 1})) == (404, "not_found")
        assert problem(kari.delete(path)) == (404, "not_found")
        assert problem(kari.get(path + "/comments")) == (404, "not_found")
        assert problem(kari.post(path + "/votes")) == (404, "not_found")
        assert problem(owner.post(path.replace("/api/", "/api/admin/") + "/publish", {})) == (404, "not_found")


def test_a_page_of_reviews_costs_three_round_trips(product_id, anyone):
    for n in range(3):
        reviewed(product_id, f"b{n}")
    anyone.get(PATH)  # the shop's settings are held from here on
    assert anyone.get(PATH).cost[0] == 3  # the address, the product with its rating, the page


def test_photos_come_as_base64_and_staff_take_one_out(app, owner, product_id, bucket):  # noqa: F811
    kari = signed_in(app, bought(product_id))
    sent = base64.b64encode(picture()).decode()
    posted = kari.post(PATH, {"stars": 5, "photos": [sent]}).json
    assert (posted["state"], [(each["width"], each["height"]) for each in posted["photos"]]) == ("pending", [(8, 4)])
    bad = kari.patch(f"/api/reviews/{posted['id']}", {"photos": [base64.b64encode(b"text").decode()]})
    assert (bad.status, bad.json["fields"][0]["field"]) == (422, "photos")
    path = f"/api/admin/reviews/{posted['id']}/photos/{posted['photos'][0]['url'].split('/')[3].split('-')[0]}"
    assert kari.delete(path).status in (401, 403)
    assert [owner.delete(path).json["photos"] for _ in range(2)] == [[], []]
