"""The checkout's steps by plain forms: addresses as countries write them, what is explained, links that fill a cart."""

from typing import Any

import pytest

from chalicelib.cart.models import Cart
from chalicelib.checkout import service as checkout
from chalicelib.core.transaction import Transaction
from chalicelib.customers import service as customers
from chalicelib.inventory.models import Level
from chalicelib.orders import service as order_service
from chalicelib.payments import service as payments
from chalicelib.payments.service import PaymentStart
from chalicelib.storefront.linked import articles_of
from tests.checkout.build import PICKUP, POST
from tests.storefront.build import ADDRESS, furnished_shop
from tests.storefront.shopper import Page, Shopper
from tests.storefront.test_account_and_reviews import sign_in
from tests.storefront.test_purchase_without_script import orders, to_delivery, with_in_cart

BOTH = ["stripe", "invoice"]


@pytest.fixture
def shopper(table: str) -> Shopper:
    furnished_shop(payment_methods=BOTH)
    return Shopper()


def cart_of(shopper: Shopper) -> Cart:
    return Cart.get(cart_id=shopper.cookies["daybook_cart"].partition(".")[0])


def to_review(shopper: Shopper, method: str = "invoice", **changed: str) -> Page:
    delivery = to_delivery(shopper, **changed)
    payment = shopper.submit(delivery.form("/checkout/delivery"), delivery_option="post")
    return shopper.submit(payment.form("/checkout/payment"), payment_method=method)


def names_of(page: Page) -> list[str]:
    """The fields of the address, in their order."""
    asked = ("line1", "line2", "postal_code", "city", "region")
    return [given["name"] for tag, given in page.tags if tag in ("input", "select") and given.get("name") in asked]


def test_each_step_has_an_address_and_leads_to_the_next(shopper: Shopper) -> None:
    with_in_cart(shopper)
    review = to_review(shopper)
    assert review.path == "/en/checkout/review"
    assert [review.links[name] for name in ("Cart", "Contact", "Delivery", "Payment")] == [
        "/en/cart",
        "/en/checkout/contact",
        "/en/checkout/delivery",
        "/en/checkout/payment",
    ]
    assert review.says("NOK 1,250.00")  # the lamp; post is free from 1,000
    placed = shopper.submit(review.form("/checkout/review"))
    assert placed.heading == "Thank you for your order"
    assert orders()[0].payment_method == "invoice"


def test_a_shop_with_one_way_to_pay_asks_nothing(table: str) -> None:
    furnished_shop(payment_methods=["invoice"])
    shopper = Shopper()
    with_in_cart(shopper)
    delivery = to_delivery(shopper)
    assert "Payment" not in delivery.links
    review = shopper.submit(delivery.form("/checkout/delivery"), delivery_option="post")
    assert review.path == "/en/checkout/review"
    assert shopper.get("/en/checkout/payment").path == "/en/checkout/review"


def test_the_way_to_pay_must_be_chosen_and_one_of_the_shops(shopper: Shopper) -> None:
    with_in_cart(shopper)
    to_review(shopper)
    for typed in ({}, {"payment_method": "barter"}):
        page = shopper.post("/en/checkout/payment", typed)
        assert page.status == 422
        assert page.says("Choose how you want to pay.")
    assert cart_of(shopper).payment_method == "invoice"


def test_the_card_is_asked_for_where_one_pays_by_it_alone(shopper: Shopper) -> None:
    with_in_cart(shopper)
    by_card = to_review(shopper, "stripe")
    assert by_card.all("div", class_="card-frame") or "data-frame" in by_card.reply.text
    assert by_card.says("Pay NOK 1,250.00")
    assert by_card.says("Card payment needs JavaScript.")
    other = shopper.submit(shopper.get("/en/checkout/payment").form("/checkout/payment"), payment_method="invoice")
    assert "data-frame" not in other.reply.text
    assert other.says("Place the order \u2013 NOK 1,250.00")


@pytest.mark.parametrize(
    ("country", "names", "label"),
    [
        ("NO", ["line1", "line2", "postal_code", "city"], "Postal code"),
        ("US", ["line1", "line2", "city", "region", "postal_code"], "ZIP code"),
        ("GB", ["line1", "line2", "city", "postal_code"], "Town"),
        ("AE", ["line1", "line2", "region"], "Emirate"),
        ("ID", ["line1", "line2", "city", "region", "postal_code"], "Province"),
    ],
)
def test_an_address_has_its_countrys_fields(shopper: Shopper, country: str, names: list[str], label: str) -> None:
    part = shopper.call(
        "GET", f"/en/checkout/contact?country={country}&scope=shipping+", None, {"Daybook-Part": "address"}
    )
    page = Page(part, "/")
    assert page.status == 200
    assert names_of(page) == names
    assert page.says(label)
    assert page.all("input", id="f-line1")[0]["autocomplete"] == "shipping address-line1"


def test_what_a_country_needs_is_asked_for_without_script(shopper: Shopper) -> None:
    checkout.set_delivery([{**POST, "countries": []}, PICKUP], 1)
    with_in_cart(shopper)
    page = to_delivery(shopper, country="US", postal_code="1", city="Springfield")
    assert page.status == 422
    assert names_of(page) == ["line1", "line2", "city", "region", "postal_code"]
    assert page.says("Fill this in.")
    assert page.says("For example 95014")
    done = shopper.submit(page.form("/checkout/contact"), region="OR", postal_code="97477")
    assert done.path == "/en/checkout/delivery"
    kept = cart_of(shopper).shipping_address
    assert (kept["region"], kept["postal_code"], kept["city"]) == ("OR", "97477", "Springfield")


def test_all_that_is_wrong_is_said_at_once(shopper: Shopper) -> None:
    with_in_cart(shopper)
    page = to_delivery(shopper, email="kari", name="", line1="", postal_code="", city="")
    assert page.status == 422
    wrong = [given["name"] for tag, given in page.tags if tag == "input" and given.get("aria-invalid") == "true"]
    assert wrong == ["email", "name", "line1", "postal_code", "city"]


def test_a_postal_code_tells_its_town(shopper: Shopper) -> None:
    part = shopper.call("GET", "/nb/checkout/contact?country=NO&postal_code=5003", None, {"Daybook-Part": "address"})
    assert Page(part, "/").all("input", id="f-city")[0]["value"].upper() == "BERGEN"
    with_in_cart(shopper)
    to_delivery(shopper, postal_code="5003", city="")
    assert cart_of(shopper).shipping_address["city"].upper() == "BERGEN"


def test_only_countries_the_shop_sends_to_are_offered(shopper: Shopper) -> None:
    checkout.set_delivery([{**POST, "countries": ["NO", "SE"]}, PICKUP], 1)
    with_in_cart(shopper)
    offered = shopper.get("/en/checkout/contact").form("/checkout/contact").choices["country"]
    assert offered == ["NO", "SE"]
    checkout.set_delivery([{**POST, "countries": []}, PICKUP], 2)
    assert len(shopper.get("/en/checkout/contact").form("/checkout/contact").choices["country"]) > 200


def test_a_greeting_a_business_number_and_consent_go_with_the_order(shopper: Shopper) -> None:
    with_in_cart(shopper)
    said: dict[str, Any] = {
        "gift_note": " Happy birthday!\n/K ",
        "tax_number": "NO 999 888 777 MVA",
        "note": "Ring twice",
    }
    contact = shopper.get("/en/checkout/contact").form("/checkout/contact")
    assert "accepts_marketing" not in contact.fields  # nobody has consented by doing nothing
    contact.fields["accepts_marketing"] = "true"
    shopper.submit(contact, **ADDRESS, **said)
    shopper.post("/en/checkout/delivery", {"delivery_option": "post"})
    review = shopper.post("/en/checkout/payment", {"payment_method": "invoice"})
    assert review.says("Happy birthday!")
    assert review.says("Business number NO 999 888 777 MVA")
    placed = shopper.submit(review.form("/checkout/review"))
    (order,) = orders()
    assert order.accepts_marketing
    assert (order.gift_note, order.tax_number) == ("Happy birthday!\n/K", "NO 999 888 777 MVA")
    assert placed.says("Ring twice")
    assert placed.says("Happy birthday!")


def test_a_kept_address_is_chosen_by_one_click(shopper: Shopper) -> None:
    sign_in(shopper)
    me = customers.customer_id_for("kari@example.com")
    home = {name: ADDRESS[name] for name in ("country", "name", "line1", "postal_code", "city")}
    customers.add_address(me, home)
    customers.add_address(me, {**home, "line1": "Torget 2"})
    with_in_cart(shopper)
    contact = shopper.get("/en/checkout/contact").form("/checkout/contact")
    first, second, another = contact.choices["address_id"]
    assert (contact.fields["address_id"], another, contact.fields["email"]) == (first, "", "kari@example.com")
    shopper.submit(contact, address_id=second)
    assert shopper.hops[-1] == "/en/checkout/delivery"
    assert cart_of(shopper).shipping_address["line1"] == "Torget 2"
    assert shopper.get("/en/checkout/contact").form("/checkout/contact").fields["address_id"] == second
    stranger = Shopper()
    with_in_cart(stranger)
    page = to_delivery(stranger, line1="")
    form = page.form("/checkout/contact")
    form.fields["address_id"] = second
    assert stranger.submit(form, line1="").status == 422  # an id is no key to another's address


def test_tax_and_delivery_are_explained_before_and_after_the_address_is_known(shopper: Shopper) -> None:
    cart = with_in_cart(shopper, "enamel-mug")
    assert cart.says("from NOK 49.00")
    assert cart.says("Of this, 25% tax")
    assert cart.says("Reckoned as for Norway, until you say where it goes.")
    delivery = to_delivery(shopper)
    assert delivery.says("The tax is that of Norway.")


def test_what_was_taken_out_can_be_put_back(shopper: Shopper) -> None:
    page = with_in_cart(shopper, quantity="2")
    remove = [form for form in page.forms if "/cart/lines/" in form.action][1]
    gone = shopper.submit(remove)
    assert gone.says("Window lamp was removed.")
    back = shopper.submit(next(form for form in gone.forms if form.fields.get("restore")))
    assert back.says("NOK 2,500.00")
    assert not back.says("was removed")
    assert shopper.cookies["daybook_count"] == "2"


def test_what_is_left_can_be_taken_by_one_click(shopper: Shopper) -> None:
    page = with_in_cart(shopper, quantity="9")
    assert "Go to checkout" not in page.links
    mended = shopper.submit(next(form for form in page.forms if form.fields.get("quantity") == "3"))
    assert mended.says("NOK 3,750.00")
    assert "Go to checkout" in mended.links


# Links that fill a cart


def test_a_link_fills_the_cart_and_loaded_again_adds_nothing(shopper: Shopper) -> None:
    page = shopper.get("/cart/MUG-RL:2,LAMP")
    assert page.path == "/en/cart"
    assert shopper.cookies["daybook_count"] == "3"
    shopper.get("/en/cart/MUG-RL:2,LAMP")
    assert [(line["sku"], line["quantity"]) for line in cart_of(shopper).lines] == [("MUG-RL", 2), ("LAMP", 1)]


def test_what_a_link_cannot_add_is_said_and_the_rest_is_added(shopper: Shopper) -> None:
    page = shopper.get("/nb/cart/LAMP:1,NONE:2")
    assert (page.status, page.path) == (200, "/nb/cart/LAMP:1,NONE:2")
    assert page.says("NONE finnes ikke i butikken vår, og ble ikke lagt til.")
    assert [line["sku"] for line in cart_of(shopper).lines] == ["LAMP"]


@pytest.mark.parametrize("link", [",", "LAMP:0", "a" * 129, ",".join(f"S{n}" for n in range(46))])
def test_a_link_that_names_nothing_is_no_page(shopper: Shopper, link: str) -> None:
    page = shopper.get(f"/en/cart/{link}")
    assert page.status == 404
    assert page.says("This link names no articles.")
    assert "daybook_cart" not in shopper.cookies


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A:2,B:1", {"A": 2, "B": 1}),
        ("A,B", {"A": 1, "B": 1}),
        ("A:2, A:3", {"A": 5}),
        ("A:B:2", {"A:B": 2}),
        ("A:B", {"A:B": 1}),
        ("A:9999,A:9999", {"A": 9999}),
        ("A:12345", {"A:12345": 1}),  # no number of things: part of its name
    ],
)
def test_a_links_articles(text: str, found: dict[str, int]) -> None:
    assert articles_of(text) == found


# Another way to pay


def waiting_order(shopper: Shopper, monkeypatch: pytest.MonkeyPatch, meanwhile: Any = lambda order_id: None) -> Page:
    """The page of an order that waits for its card; `meanwhile` is what the provider knows once it is asked."""

    def begin(*_: Any) -> PaymentStart:
        return PaymentStart("stripe", "pi_1", "pi_1_secret_2", "pk_test_daybook")

    monkeypatch.setattr(payments, "begin", begin)
    monkeypatch.setattr(payments, "follow", lambda order_id: None)
    with_in_cart(shopper, "enamel-mug")
    page = shopper.submit(to_review(shopper, "stripe", note="Ring twice").form("/checkout/review"))
    monkeypatch.setattr(payments, "follow", meanwhile)
    return page


def pay_in_full(order_id: str) -> None:
    order = order_service.whole(order_id).order
    with Transaction() as tx:
        order_service.enter_paid(tx, order, order.totals["total"], "stripe")


def test_an_unpaid_order_becomes_a_cart_again_to_be_paid_another_way(
    shopper: Shopper, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = waiting_order(shopper, monkeypatch)
    again = shopper.submit(next(form for form in page.forms if form.fields.get("again")))
    assert again.path == "/en/checkout/review"
    assert again.says("Ring twice")
    (cancelled,) = orders()
    assert cancelled.state == "cancelled"
    assert Level.get(sku="MUG-RS", location_id="main").available == 5
    payment = shopper.get("/en/checkout/payment").form("/checkout/payment")
    review = shopper.submit(payment, payment_method="invoice")
    assert shopper.submit(review.form("/checkout/review")).heading == "Thank you for your order"
    assert sorted((each.state, each.payment_method) for each in orders()) == [
        ("cancelled", "stripe"),
        ("placed", "invoice"),
    ]


@pytest.mark.parametrize("entered", [True, False])
def test_an_order_that_was_paid_meanwhile_is_not_cancelled_to_pay_again(
    shopper: Shopper, monkeypatch: pytest.MonkeyPatch, entered: bool
) -> None:
    page = waiting_order(shopper, monkeypatch, pay_in_full)
    form = next(form for form in page.forms if form.fields.get("again"))
    if entered:
        pay_in_full(orders()[0].order_id)
    answer = shopper.submit(form)
    assert answer.heading == "Thank you for your order"
    assert answer.status == (200 if entered else 409)
    assert orders()[0].state == "placed"
