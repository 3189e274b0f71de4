"""Signing in by a code, a customer's own pages, and what buyers write about products."""

import json
import re
from typing import Any

import pytest

from chalicelib.catalogue import service as catalogue
from chalicelib.core.journal import Event, timeline
from chalicelib.customers import service as customers
from chalicelib.customers.models import Customer
from chalicelib.reviews import service as reviews
from tests.builders import order, order_line
from tests.media.conftest import bucket  # noqa: F401  (fixture)
from tests.media.pictures import picture
from tests.storefront.build import furnished_shop
from tests.storefront.shopper import Form, Page, Shopper
from tests.storefront.test_catalogue_pages import structured

EMAIL = "kari@example.com"


@pytest.fixture
def shopper(table: str) -> Shopper:
    furnished_shop()
    return Shopper()


def code_sent() -> str:
    events: list[Event] = timeline(f"CUSTOMER#{customers.customer_id_for(EMAIL)}")
    return customers.code_for([event.payload["code_id"] for event in events if "code_id" in event.payload][-1])


def sign_in(shopper: Shopper, path: str = "/en/account") -> Page:
    asked = shopper.submit(shopper.get(path).form("/sign-in"), email=EMAIL)
    return shopper.submit(asked.form("/sign-in/code"), code=code_sent())


def product_id(shopper: Shopper) -> str:
    return str(catalogue.find_by_handle("window-lamp").product.product_id)


def received(shopper: Shopper) -> None:
    customer_id = customers.customer_id_for(EMAIL)
    reviews.remember_purchases(customer_id, [product_id(shopper)], "ord_1", "Kari Nordmann", EMAIL, "en")


def test_a_code_signs_in_and_leads_to_where_one_was_going(shopper: Shopper) -> None:
    page = sign_in(shopper)
    assert (page.path, page.heading) == ("/en/account", "Account")
    assert page.says("You have not ordered anything yet.")
    assert page.reply.headers["cache-control"] == "no-store"
    out = shopper.submit(page.form("/sign-out"))
    assert out.path == "/en"
    assert shopper.get("/en/account").path.startswith("/en/sign-in")


def test_the_account_begins_with_the_latest_orders(shopper: Shopper) -> None:
    sign_in(shopper)
    made = order(customer_id=customers.customer_id_for(EMAIL), email=EMAIL)
    for path in ("/en/account", "/en/account/orders"):
        assert shopper.get(path).says(made.number)
    assert not shopper.get("/en/account").says("Buy again")
    assert shopper.get("/en/account/orders").says("Buy again")


def test_a_wrong_code_is_said_beside_the_form_and_the_right_one_still_works(shopper: Shopper) -> None:
    asked = shopper.submit(shopper.get("/nb/sign-in").form("/sign-in"), email=EMAIL)
    right = code_sent()
    wrong = shopper.submit(asked.form("/sign-in/code"), code=f"{(int(right) + 1) % 10**6:06}")
    assert wrong.status == 401
    assert wrong.says("Koden er feil, eller gjelder ikke lenger.")
    assert shopper.submit(wrong.form("/sign-in/code"), code=right).path == "/nb/account"


def test_what_is_no_address_gets_no_code(shopper: Shopper) -> None:
    page = shopper.submit(shopper.get("/id/sign-in").form("/sign-in"), email="kari")
    assert page.status == 422
    assert page.says("Tulis alamat e-mail lengkap")


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "/api/orders"])
def test_signing_in_never_leads_to_another_site(shopper: Shopper, elsewhere: str) -> None:
    asked = shopper.submit(shopper.get("/en/sign-in").form("/sign-in"), email=EMAIL)
    page = shopper.submit(asked.form("/sign-in/code"), code=code_sent(), next=elsewhere)
    assert page.path == "/en/account"


def test_details_are_kept_and_shown_as_text(shopper: Shopper) -> None:
    sign_in(shopper)
    page = shopper.get("/en/account/details")
    saved = shopper.submit(page.form("/account/details"), name="<b>Kari</b>", accepts_marketing="true")
    assert saved.says("Saved.")
    assert "<b>Kari</b>" not in saved.reply.text
    kept = Customer.get(customer_id=customers.customer_id_for(EMAIL))
    assert (kept.name, kept.accepts_marketing) == ("<b>Kari</b>", True)
    again = shopper.submit(saved.form("/account/details"), accepts_marketing="false")
    assert again.says("Saved.")
    assert Customer.get(customer_id=kept.customer_id).accepts_marketing is False


def test_only_who_received_it_may_review_it(shopper: Shopper) -> None:
    page = shopper.get("/en/products/window-lamp/review")
    assert page.says("Only those who have received the product can review it.")
    assert not [form for form in page.forms if form.action.endswith("/review")]
    forced = shopper.post("/en/products/window-lamp/review", {"stars": "5"})
    assert forced.status == 401


def test_a_review_is_written_shown_and_commented_on(shopper: Shopper) -> None:
    sign_in(shopper)
    received(shopper)
    form = shopper.get("/en/products/window-lamp/review").form("/review")
    evil = "<script>alert(1)</script> lovely"
    done = shopper.submit(form, stars="4", title="Warm light", text=evil)
    assert done.says("Thank you.")
    twice = shopper.submit(form, stars="5")
    assert (twice.status, twice.says("You have already reviewed this product.")) == (409, True)
    found = reviews.list_reviews(product_id(shopper), 10).items or reviews.list_by_state("pending", 10, None).items
    reviews.publish_review(found[0].review_id)
    page = shopper.get("/en/products/window-lamp")
    assert page.says("Warm light")
    assert page.says("4 of 5 stars")
    assert "<script>alert" not in page.reply.text
    data = structured(page)[0]
    assert data["aggregateRating"] == {"@type": "AggregateRating", "ratingValue": 4.0, "reviewCount": 1}
    [told] = data["review"]
    assert (told["author"]["name"], told["reviewRating"]["ratingValue"]) == (found[0].name, 4)
    assert (told["name"], told["reviewBody"]) == ("Warm light", evil)
    assert shopper.get("/en/products/window-lamp?stars=5").says("No review fits. Show all, or choose otherwise.")
    own = shopper.get(f"/en/reviews/{found[0].review_id}")
    assert own.says("Nobody has commented yet.")
    said = shopper.submit(own.form(f"/reviews/{found[0].review_id}"), text="Thank you for this.")
    assert said.status == 200
    assert re.search("posted=(published|pending)", said.path)


def test_photos_are_sent_with_the_form_shown_once_read_and_taken_out_again(shopper: Shopper, bucket: Any) -> None:  # noqa: F811
    sign_in(shopper)
    received(shopper)
    path = "/en/products/window-lamp/review"
    form = shopper.get(path).form("/review")
    damaged = shopper.send(form, {"stars": "5", "text": "Bright"}, "photos", [b"text"])
    assert (damaged.status, damaged.form("/review").fields["text"]) == (422, "Bright")
    assert damaged.says("This is not a photo. Send JPEG, PNG or WebP. Choose the photos again.")
    red, blue = picture(colour=(200, 0, 0)), picture(colour=(0, 0, 200))
    done = shopper.send(form, {"stars": "5", "text": "Bright"}, "photos", [red, blue])
    assert done.says("Thank you. Your review will be shown once we have read it.")
    [review] = reviews.list_by_state("pending", 10).items
    assert shopper.get("/en/products/window-lamp").all("a", href=review.photos[0]["url"]) == []
    reviews.publish_review(review.review_id)
    page = shopper.get("/en/products/window-lamp")
    assert [len(page.all("a", href=each["url"])) for each in review.photos] == [1, 1]
    assert [each["alt"] for each in page.all("img", width="8")] == ["Photo 1 by Kari N.", "Photo 2 by Kari N."]

    again = shopper.get(path).form("/review")
    kept = shopper.send(again, {"without0": review.photos[0]["url"]}, "photos", [])
    assert kept.says("Thank you. Your review is on the product's page.")
    assert [each["url"] for each in reviews.find_published(review.review_id).photos] == [review.photos[1]["url"]]


def test_a_review_without_stars_is_asked_again_with_its_text(shopper: Shopper) -> None:
    sign_in(shopper)
    received(shopper)
    page = shopper.submit(shopper.get("/nb/products/window-lamp/review").form("/review"), text="Fin lampe")
    assert page.status == 422
    assert page.says("Fyll ut dette.")
    assert page.form("/review").fields["text"] == "Fin lampe"


def test_products_in_the_list_of_orders_are_called_as_the_visitor_calls_them(shopper: Shopper) -> None:
    found = catalogue.find_by_handle("window-lamp").product
    catalogue.change_product(found.product_id, translations={"nb": {"title": "Vinduslampe"}})
    line = order_line(product_id=found.product_id, title="Window lamp")
    order(line, customer_id=customers.customer_id_for(EMAIL), email=EMAIL)
    sign_in(shopper, "/nb/account")
    for path in ("/nb/account", "/nb/account/orders"):
        page = shopper.get(path)
        assert (page.says("Vinduslampe"), page.says("Window lamp")) == (True, False)
    assert shopper.get("/en/account").says("Window lamp")


def test_a_passkey_that_cannot_be_read_or_checked_leads_back_to_the_form_with_a_sentence(shopper: Shopper) -> None:
    form = shopper.get("/en/sign-in").form("/sign-in/passkey")
    unreadable = shopper.submit(form, passkey="{}")
    assert (unreadable.status, unreadable.form("/sign-in/passkey").method) == (422, "post")
    made_up = json.dumps({"id": "aaaa", "client_data": "aaaa", "authenticator_data": "aaaa", "signature": "aaaa"})
    refused = shopper.submit(form, passkey=made_up)
    assert refused.status == 401
    assert refused.says("This passkey could not be checked. Try again, or sign in with a code.")
    assert "daybook_customer" not in shopper.cookies
    assert shopper.get("/en/sign-in/passkey").path == "/en/sign-in"


def test_passkeys_stand_with_the_devices_and_removing_one_twice_is_once(shopper: Shopper) -> None:
    sign_in(shopper)
    page = shopper.get("/en/account/privacy")
    assert page.says("This browser cannot make passkeys here.")  # until script says otherwise
    assert shopper.submit(page.form("/account/passkeys"), passkey="nothing").status == 422
    assert shopper.get("/en/account/passkeys").path == "/en/account/privacy"
    for _ in range(2):
        form = Form("/en/account/passkeys/unknown", "post")
        assert shopper.submit(form).says("The passkey is removed.")
