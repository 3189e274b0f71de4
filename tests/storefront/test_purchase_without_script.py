"""From the list to the order by plain forms, as a browser without script sends them."""

import json
from urllib.parse import quote

import pytest

from chalicelib.cart.models import Cart
from chalicelib.catalogue import glossary
from chalicelib.catalogue import service as catalogue
from chalicelib.core import table as core_table
from chalicelib.inventory import service as inventory
from chalicelib.inventory.models import Level
from chalicelib.orders.models import Order
from tests.storefront.build import ADDRESS, furnished_shop
from tests.storefront.shopper import Page, Shopper


@pytest.fixture
def shopper(table: str) -> Shopper:
    furnished_shop(payment_methods=["invoice"])
    return Shopper()


def orders() -> list[Order]:
    return [order for n in range(4) for order in core_table.only(core_table.query(f"ORDERS#{n}", index="g2"), Order)]


def test_the_shops_own_words_are_said_in_the_visitors_language_and_kept_as_they_are(shopper: Shopper) -> None:
    words = {"Colour": {"nb": "Farge"}, "Blue": {"nb": "Blå"}, "Large": {"nb": "Stor"}, "tea": {"nb": "te"}}
    glossary.set_glossary(words, 0)
    page = shopper.get("/nb/products/enamel-mug")
    assert (page.says("Farge"), page.says("Colour"), page.says("Size")) == (True, False, True)
    assert page.form("/cart/lines").choices["option0"] == ["Red", "Blue"]  # what is sent stays the shop's
    cart = with_in_cart(shopper, "enamel-mug", "nb", option0="Blue", option1="Large")
    assert cart.says("Blå / Stor")
    payment = to_payment(shopper, "nb")
    assert payment.says("Blå / Stor")
    placed = shopper.submit(payment.form("/checkout/review"), payment_method="invoice")
    assert placed.says("Blå / Stor")
    (order,) = orders()
    assert order.lines[0]["variant_title"] == "Blue / Large"
    found = shopper.get("/nb/collections/kitchen?option.Colour=Blue")
    assert found.says("Farge: Blå")
    assert "option.Colour" in found.reply.text
    assert shopper.get("/en/collections/kitchen?option.Colour=Blue").says("Colour: Blue")
    for words, names in (("blå", True), ("bla emaljekrus", True), ("stor", True), ("blåe krus", False)):
        assert shopper.get(f"/nb/search?q={quote(words)}").says("1 produkt") is names, words
    assert shopper.get(f"/en/search?q={quote('blå')}").says("1 product") is False
    offered = json.loads(shopper.call("GET", f"/nb/search/suggest?q={quote('blå')}").body)
    assert "Emaljekrus" in str(offered)


def with_in_cart(shopper: Shopper, handle: str = "window-lamp", language: str = "en", **choices: str) -> Page:
    return shopper.submit(shopper.get(f"/{language}/products/{handle}").form("/cart/lines"), **choices)


def to_delivery(shopper: Shopper, language: str = "en", **changed: str) -> Page:
    contact = shopper.get(f"/{language}/checkout")
    return shopper.submit(contact.form("/checkout/contact"), **{**ADDRESS, **changed})


def to_payment(shopper: Shopper, language: str = "en", option: str = "post") -> Page:
    delivery = to_delivery(shopper, language)
    return shopper.submit(delivery.form("/checkout/delivery"), delivery_option=option)


@pytest.mark.parametrize(
    ("language", "thanks"),
    [("en", "Thank you for your order"), ("nb", "Takk for bestillingen"), ("id", "Terima kasih atas pesanan Anda")],
)
def test_a_purchase_by_invoice(shopper: Shopper, language: str, thanks: str) -> None:
    cart = with_in_cart(shopper, "enamel-mug", language, option0="Blue", option1="Large", quantity="2")
    assert shopper.hops == [f"/{language}/cart/lines", f"/{language}/cart"]
    assert "200.00" in cart.reply.text.replace(",", ".")
    payment = to_payment(shopper, language)
    assert shopper.hops[-1] == f"/{language}/checkout/review"
    placed = shopper.submit(payment.form("/checkout/review"), payment_method="invoice")
    assert (placed.status, placed.heading) == (200, thanks)
    (order,) = orders()
    assert shopper.hops[-1] == f"/{language}/orders/{order.order_id}?token={order.token}"
    # two mugs at 100 and post at 49; tax is 25 % of what is left when it is taken out: 249 / 5 = 49.80
    assert order.totals == {"subtotal": 20000, "discount": 0, "shipping": 4900, "tax": 4980, "total": 24900}
    assert (order.state, order.payment_method, order.language) == ("placed", "invoice", language)
    assert [(line["sku"], line["quantity"]) for line in order.lines] == [("MUG-BL", 2)]
    assert order.shipping_address["city"] == "Oslo"
    assert Level.get(sku="MUG-BL", location_id="main").available == 18


def test_the_order_is_shown_to_its_link_alone(shopper: Shopper) -> None:
    with_in_cart(shopper)
    shopper.submit(to_payment(shopper).form("/checkout/review"), payment_method="invoice")
    (order,) = orders()
    stranger = Shopper()
    assert stranger.get(f"/en/orders/{order.order_id}").status == 404
    assert stranger.get(f"/en/orders/{order.order_id}?token=wrong").status == 404
    page = stranger.get(f"/nb/orders/{order.order_id}?token={order.token}")
    assert page.status == 200
    assert page.says(f"Bestilling {order.number}")
    assert page.reply.headers["cache-control"] == "no-store"
    assert page.reply.headers["referrer-policy"] == "same-origin"


def test_sending_the_order_twice_makes_one_order(shopper: Shopper) -> None:
    with_in_cart(shopper)
    form = to_payment(shopper).form("/checkout/review")
    first = shopper.submit(form, payment_method="invoice")
    second = shopper.submit(form, payment_method="invoice")
    assert first.path == second.path
    assert len(orders()) == 1


def test_going_back_into_the_checkout_of_an_ordered_cart_shows_the_order(shopper: Shopper) -> None:
    with_in_cart(shopper)
    placed = shopper.submit(to_payment(shopper).form("/checkout/review"), payment_method="invoice")
    for step in ("", "/contact", "/delivery", "/payment", "/review"):
        assert shopper.get(f"/en/checkout{step}").path == placed.path
    assert shopper.get("/en/cart").says("Your cart is empty")
    with_in_cart(shopper)
    assert shopper.get("/en/cart").says("NOK 1,250.00")


def test_a_price_that_changed_meanwhile_is_shown_not_charged(shopper: Shopper) -> None:
    with_in_cart(shopper)
    form = to_payment(shopper).form("/checkout/review")
    product = catalogue.find_by_handle("window-lamp").product
    catalogue.change_variant(product.product_id, "LAMP", prices={"NOK": 130000})
    page = shopper.submit(form, payment_method="invoice")
    assert page.status == 409
    assert page.says("A price, tax or delivery cost has changed since you last looked.")
    assert orders() == []
    again = shopper.submit(page.form("/checkout/review"), payment_method="invoice")
    assert again.heading == "Thank you for your order"
    assert orders()[0].totals["subtotal"] == 130000


def test_the_last_one_gone_meanwhile_leads_back_to_a_cart_that_says_so(shopper: Shopper) -> None:
    with_in_cart(shopper)
    form = to_payment(shopper).form("/checkout/review")
    inventory.set_level("LAMP", "main", 0)
    page = shopper.submit(form, payment_method="invoice")
    assert (page.path, page.status) == ("/en/cart", 200)
    assert page.says("Sold out")
    assert orders() == []


def test_what_is_downloaded_needs_no_address(shopper: Shopper) -> None:
    with_in_cart(shopper, "trail-guide")
    contact = shopper.get("/en/checkout")
    assert "line1" not in contact.form("/checkout/contact").fields
    payment = shopper.submit(contact.form("/checkout/contact"), email="kari@example.com")
    assert shopper.hops[-1] == "/en/checkout/review"
    assert shopper.get("/en/checkout/delivery").path == "/en/checkout/review"
    assert (
        shopper.submit(payment.form("/checkout/review"), payment_method="invoice").heading == "Thank you for your order"
    )
    assert orders()[0].totals["total"] == 4900


def test_faults_stand_beside_their_fields_and_what_was_typed_stays(shopper: Shopper) -> None:
    with_in_cart(shopper)
    page = to_delivery(shopper, "nb", email="kari", postal_code="99", line1="")
    assert (page.status, page.path) == (422, "/nb/checkout/contact")
    assert page.says("Skriv en hel e-postadresse")
    assert page.all("input", id="f-email")[0]["aria-invalid"] == "true"
    again = to_delivery(shopper, "nb", postal_code="99", line1="")
    assert again.says("Dette er ikke et postnummer i det valgte landet.")
    assert again.says("Fyll ut dette.")
    assert again.form("/checkout/contact").fields["city"] == "Oslo"
    assert again.all("input", id="f-postal_code")[0]["aria-describedby"].strip() == "h-postal_code e-postal_code"


def test_hostile_answers_stay_text(shopper: Shopper) -> None:
    evil = '"><script>alert(1)</script>'
    with_in_cart(shopper)
    page = to_delivery(shopper, name=evil, note=evil)
    assert page.status == 200
    assert page.says(evil)
    assert "<script>alert" not in page.reply.text


def test_an_address_nothing_goes_to_says_so(shopper: Shopper) -> None:
    with_in_cart(shopper)
    page = to_delivery(shopper, country="DE", postal_code="10115", city="Berlin")
    assert page.says("We cannot deliver this cart to the address you gave.")
    forced = shopper.post("/en/checkout/delivery", {"delivery_option": "post"})
    assert forced.status == 422
    assert shopper.get("/en/checkout/review").path == "/en/checkout/delivery"


def test_no_step_can_be_skipped(shopper: Shopper) -> None:
    assert shopper.get("/en/checkout/review").path == "/en/cart"
    with_in_cart(shopper)
    assert shopper.get("/en/checkout/review").path == "/en/checkout/contact"
    to_delivery(shopper)
    assert shopper.get("/en/checkout/review").path == "/en/checkout/delivery"


def test_lines_are_changed_and_removed_by_forms(shopper: Shopper) -> None:
    page = with_in_cart(shopper)
    change, remove = [form for form in page.forms if "/cart/lines/" in form.action]
    assert shopper.cookies["daybook_count"] == "1"
    page = shopper.submit(change, quantity="3")
    assert page.says("NOK 3,750.00")
    assert shopper.cookies["daybook_count"] == "3"
    assert shopper.submit(remove).says("Your cart is empty")
    assert shopper.cookies["daybook_count"] == "0"


def test_more_than_there_is_is_said_beside_the_line(shopper: Shopper) -> None:
    page = with_in_cart(shopper, quantity="9")
    assert page.says("Only 3 left")
    assert shopper.get("/en/checkout").path == "/en/cart"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"quantity": "0"}, "Some of this is not right yet."),
        ({"quantity": "many"}, "Some of this is not right yet."),
        ({"option0": "Green"}, "This combination does not exist."),
    ],
)
def test_what_cannot_be_added_is_refused_with_a_sentence(shopper: Shopper, typed: dict, sentence: str) -> None:
    page = with_in_cart(shopper, "enamel-mug", **typed)
    assert page.status == 422
    assert page.says(sentence)


def test_a_form_from_another_site_is_refused(shopper: Shopper) -> None:
    page = shopper.post("/en/cart/lines", {"sku": "LAMP"}, **{"Sec-Fetch-Site": "cross-site"})
    assert page.status == 403
    assert page.says("This form was not sent from the shop's own page.")
    assert shopper.cookies == {}


def test_the_carts_cookie_is_hidden_from_script_and_other_sites(shopper: Shopper) -> None:
    form = shopper.get("/en/products/window-lamp").form("/cart/lines")
    body = "&".join(f"{name}={value}" for name, value in form.fields.items()).encode()
    kept, count = shopper.call("POST", form.action, body).cookies
    assert kept.endswith("; Path=/; Max-Age=5184000; SameSite=Lax; HttpOnly")
    assert count == "daybook_count=1; Path=/; Max-Age=5184000; SameSite=Lax"


def test_a_cookie_of_no_cart_is_no_error(shopper: Shopper) -> None:
    shopper.cookies["daybook_cart"] = "crt_nothing.wrong"
    assert shopper.get("/en/cart").says("Your cart is empty")
    assert with_in_cart(shopper).says("NOK 1,250.00")


def test_the_drawer_is_a_part_of_a_page(shopper: Shopper) -> None:
    form = shopper.get("/nb/products/window-lamp").form("/cart/lines")
    part = shopper.post(form.action, form.fields, **{"Daybook-Part": "drawer"})
    assert part.status == 200
    assert part.says("Lagt i handlekurven.")
    assert not part.all("html")
    problem = shopper.call("POST", form.action, b"sku=NONE", {"Daybook-Part": "drawer", "Accept": "application/json"})
    assert (problem.status, problem.headers["content-type"]) == (422, "application/problem+json")


def test_the_order_can_be_cancelled_from_its_page(shopper: Shopper) -> None:
    with_in_cart(shopper)
    placed = shopper.submit(to_payment(shopper).form("/checkout/review"), payment_method="invoice")
    page = shopper.submit(next(form for form in placed.forms if "/cancel" in form.action))
    assert page.says("This order was cancelled.")
    assert Cart.get(cart_id=orders()[0].cart_id).state == "ordered"
    assert orders()[0].state == "cancelled"
    again = shopper.submit(next(form for form in placed.forms if "/cancel" in form.action))
    assert again.status == 409
