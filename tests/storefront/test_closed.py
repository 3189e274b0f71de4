"""A shop that is closed to visitors: its notice on every page, no orders, what was bought goes on, and its preview."""

from typing import Any

import pytest

from chalicelib.core import clock
from chalicelib.core.errors import Refused
from chalicelib.core.held import forget
from chalicelib.core.table import call
from chalicelib.look import service as looks
from chalicelib.payments import service as payments
from chalicelib.payments.service import PaymentStart
from chalicelib.shop import service as shop
from tests.builders import OWNER
from tests.http import Client, application
from tests.look.test_content import ABOUT
from tests.storefront.build import ADDRESS, furnished_shop
from tests.storefront.shopper import Shopper
from tests.storefront.test_checkout import to_review
from tests.storefront.test_purchase_without_script import orders, with_in_cart

NOTICE = {"en": "We are counting our stock.\nThank you for waiting.", "nb": "Vi teller lageret."}


@pytest.fixture
def shopper(table: str) -> Shopper:
    furnished_shop(payment_methods=["stripe", "invoice"])
    return Shopper()


def close(**changes: Any) -> None:
    shop.change_shop(shop.stored().version, closed=True, closed_notice=NOTICE, **changes)


def signed_in() -> Client:
    token, _ = shop.sign_in(*OWNER)
    return Client(application(), bearer=token)


def reopen() -> None:
    shop.change_shop(shop.stored().version, closed=False)


@pytest.mark.parametrize(
    "path",
    ["/en", "/en/products", "/en/search?q=mug", "/en/products/enamel-mug", "/en/collections/kitchen", "/en/cart",
     "/en/cart/LAMP:1", "/en/nothing", "/en/nothing/there"],
)  # fmt: skip
def test_visitors_read_the_notice_wherever_they_come_and_no_cache_keeps_it(shopper: Shopper, path: str) -> None:
    close()
    page = shopper.get(path)
    assert (page.status, page.heading) == (503, "Closed for a while")
    assert page.says("We are counting our stock.")
    assert page.says("Thank you for waiting.")
    assert page.reply.headers["retry-after"] == "3600"
    assert page.reply.headers["cache-control"] == "no-store"
    assert {"Everything", "Kitchen", "Cart", "Search"} & set(page.links) == set()


def test_the_notice_is_in_the_visitors_language_or_else_in_the_shops(shopper: Shopper) -> None:
    close()
    norwegian, indonesian = shopper.get("/nb"), shopper.get("/id")
    assert (norwegian.heading, norwegian.says("Vi teller lageret.")) == ("Stengt en stund", True)
    assert (indonesian.heading, indonesian.says("We are counting our stock.")) == ("Tutup sementara", True)
    assert [each.get("lang") for each in indonesian.all("p", lang="en")] == ["en", "en"]
    assert norwegian.all("p", lang="nb") == []
    shop.change_shop(shop.stored().version, closed_notice={"en": "", "nb": ""})
    assert shopper.get("/nb").says("Vi arbeider med butikken. Kom gjerne tilbake litt senere.")


def test_it_says_when_it_opens_until_that_is_past(shopper: Shopper) -> None:
    with clock.held_at("2026-11-26T10:00:00.000Z"):
        close(back_at="2026-11-26T12:30:00.000Z", time_zone="Europe/Oslo")
        page = shopper.get("/en")
        assert page.says("We expect to be back 26 Nov, 13:30.")
        assert page.reply.headers["retry-after"] == "9000"
    with clock.held_at("2026-11-26T12:30:00.000Z"):
        page = shopper.get("/en")
        assert not page.says("We expect")
        assert (page.status, page.reply.headers["retry-after"]) == (503, "3600")


def test_a_checkout_under_way_orders_nothing_and_finds_its_cart_again(shopper: Shopper) -> None:
    with_in_cart(shopper)
    review = to_review(shopper)
    close()
    placed = shopper.submit(review.form("/checkout/review"))
    assert (placed.status, placed.heading, orders()) == (503, "Closed for a while", [])
    assert [shopper.get(f"/en/checkout/{step}").status for step in ("contact", "delivery", "payment", "review")] == [
        503
    ] * 4
    reopen()
    assert shopper.submit(shopper.get("/en/checkout/review").form("/checkout/review")).heading == (
        "Thank you for your order"
    )


def test_by_the_api_too_nothing_is_ordered(shopper: Shopper) -> None:
    with_in_cart(shopper)
    to_review(shopper)
    cart_id, _, token = shopper.cookies["daybook_cart"].partition(".")
    close()
    client = Client(application())
    headers = {"Daybook-Token": token, "Idempotency-Key": "once"}
    answer = client.post(f"/api/carts/{cart_id}/checkout", {"payment_method": "invoice"}, headers=headers)
    assert (answer.status, answer.json["code"], answer.headers["retry-after"]) == (503, "shop_closed", "3600")
    assert orders() == []


def test_what_was_ordered_goes_on(shopper: Shopper) -> None:
    with_in_cart(shopper)
    placed = shopper.submit(to_review(shopper).form("/checkout/review"))
    close()
    page = shopper.get(placed.path)
    assert (page.status, page.says("The shop is closed for a while.")) == (200, True)
    assert shopper.get("/en/sign-in").status == 200


def test_a_card_that_is_being_paid_can_be_paid(shopper: Shopper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        payments, "begin", lambda *_: PaymentStart("stripe", "pi_1", "pi_1_secret_2", "pk_test_daybook")
    )
    with_in_cart(shopper)
    form = to_review(shopper, method="stripe").form("/checkout/review")
    script = {"Accept": "application/json"}
    assert shopper.post(form.action, form.fields, **script).reply.json["client_secret"] == "pi_1_secret_2"
    close()
    assert shopper.post(form.action, form.fields, **script).reply.json["client_secret"] == "pi_1_secret_2"
    assert [order.state for order in orders()] == ["pending_payment"]


def test_pages_the_merchant_wrote_can_be_read(shopper: Shopper) -> None:
    assert signed_in().post("/api/admin/pages", ABOUT).status == 201
    close()
    assert shopper.get("/en/pages/about").status == 200


def test_with_a_preview_the_merchant_walks_through_the_closed_shop_but_orders_nothing(shopper: Shopper) -> None:
    close()
    home = shopper.get(f"/en?preview={looks.preview_token()}")
    assert (home.status, home.says("The shop is closed. Only you see it, with your draft.")) == (200, True)
    assert home.reply.headers["cache-control"] == "no-store"
    topic = shopper.get(home.links["Kitchen"])
    product = shopper.get(topic.links["Window lamp"])
    assert (product.status, product.heading) == (200, "Window lamp")
    cart = shopper.submit(product.form("/cart/lines"))
    assert cart.heading == "Cart"
    narrowed = shopper.submit(topic.form("/collections/kitchen"))
    assert narrowed.status == 200
    contact = shopper.get(cart.links["Go to checkout"])
    delivery = shopper.submit(contact.form("/checkout/contact"), **ADDRESS)
    payment = shopper.submit(delivery.form("/checkout/delivery"), delivery_option="post")
    review = shopper.submit(payment.form("/checkout/payment"), payment_method="invoice")
    refused = shopper.submit(review.form("/checkout/review"))
    assert (refused.status, orders()) == (503, [])
    assert refused.says("The shop is closed for a while. Nothing can be ordered until it opens again.")
    assert shopper.get("/en?preview=99999999999.x").status == 503


def test_whoever_may_change_settings_closes_it_and_the_journal_tells(table: str) -> None:
    furnished_shop()
    owner = signed_in()
    version = owner.get("/api/admin/shop").json["version"]
    assert owner.get("/api/admin/me").json["shop"]["closed"] is False
    for wrong in ("tomorrow", "2026-13-01T00:00:00Z"):
        refused = owner.patch("/api/admin/shop", {"version": version, "back_at": wrong})
        assert (refused.status, refused.json["fields"][0]["field"]) == (422, "back_at")
    wanted = {"closed": True, "closed_notice": NOTICE, "back_at": "2026-12-01T09:00:00+01:00"}
    now = owner.patch("/api/admin/shop", {"version": version, **wanted}).json
    assert (now["closed"], now["closed_notice"], now["back_at"]) == (True, NOTICE, "2026-12-01T08:00:00.000Z")
    assert owner.get("/api/admin/me").json["shop"]["closed"] is True
    assert (
        owner.patch("/api/admin/shop", {"version": now["version"], "closed": False, "back_at": ""}).json["back_at"]
        == ""
    )
    with pytest.raises(Refused) as raised:
        close()
        shop.only_open()
    assert raised.value.code == "shop_closed"


def test_a_shop_stored_before_there_was_closing_is_open(table: str) -> None:
    furnished_shop()
    key = {name: {"S": value} for name, value in (("pk", shop.stored().pk), ("sk", shop.stored().sk))}
    call("UpdateItem", Key=key, UpdateExpression="REMOVE closed, closed_notice, back_at")
    forget("shop")
    shop.only_open()
    assert Shopper().get("/en").status == 200
    now = signed_in().get("/api/admin/shop").json
    assert (now["closed"], now["closed_notice"], now["back_at"]) == (False, {}, "")
