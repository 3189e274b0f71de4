"""Buying as a person does it: in a browser, from a whole running Daybook, in three languages, with the test cards."""

import json
import re
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from infra.local.running import Daybook

GOOD, ASKS, DECLINED = "4242424242424242", "4000002760003184", "4000000000000002"
THANKS = {
    "en": "Thank you for your order",
    "nb": "Takk for bestillingen",
    "id": "Terima kasih atas pesanan Anda",
}


def put_in_cart(page: Page, shop: Daybook, language: str = "en", handle: str = "steel-flask") -> None:
    page.goto(f"{shop.url}/{language}/products/{handle}")
    page.locator("[data-buy]").click()
    expect(page.locator("#drawer[open] .line")).to_have_count(1)
    expect(page.locator(".cart-count")).to_have_text("1")


def give_contact(page: Page, email: str) -> None:
    known = {
        "email": email,
        "name": "Kari Nordmann",
        "line1": "Storgata 1",
        "postal_code": "0155",
        "city": "Oslo",
    }
    for name, value in known.items():
        page.fill(f"#f-{name}", value)
    page.locator("form[action$='/checkout/contact'] button").click()


def to_review(page: Page, shop: Daybook, language: str, email: str, method: str) -> None:
    """From a product to the last step, paying in this way."""
    put_in_cart(page, shop, language)
    page.locator("#drawer a[href$='/checkout']").click()
    page.wait_for_url("**/checkout/contact")
    give_contact(page, email)
    page.wait_for_url("**/checkout/delivery")
    page.locator("form[action$='/checkout/delivery'] button").click()
    page.wait_for_url("**/checkout/payment")
    choose_payment(page, method)


def choose_payment(page: Page, method: str) -> None:
    page.locator(f"[value={method}]").check()
    page.locator("form[action$='/checkout/payment'] button").click()
    page.wait_for_url("**/checkout/review")


def to_card(page: Page, shop: Daybook, language: str = "en", email: str = "kari@example.com") -> FrameLocator:
    to_review(page, shop, language, email, "stripe")
    return page.frame_locator("[data-frame] iframe")


def type_card(card: FrameLocator, number: str) -> None:
    card.locator("#number").fill(number)
    card.locator("#expiry").fill("12 / 40")
    card.locator("#cvc").fill("123")


def pay(page: Page) -> None:
    page.locator("shop-payment button.wide").click()


def order_of(page: Page, shop: Daybook) -> dict[str, Any]:
    """The order whose page is open, as the API shows it once every event has been handled."""
    found = re.search(r"/orders/(ord_\w+)\?token=([\w-]+)", page.url)
    assert found, page.url
    shop.wait_until_idle()
    with urllib.request.urlopen(f"{shop.url}/api/orders/{found[1]}?token={found[2]}", timeout=10) as answer:
        return dict(json.load(answer))


def mails_to(shop: Daybook, email: str) -> list[dict[str, Any]]:
    shop.wait_until_idle()
    return [mail for mail in shop.mail() if email in json.dumps(mail)]


def is_paid(order: dict[str, Any]) -> None:
    assert (order["payment_state"], order["paid"]) == ("paid", order["totals"]["total"])
    assert order["state"] in ("placed", "released")
    assert [(line["handle"], line["quantity"]) for line in order["lines"]] == [("steel-flask", 1)]
    assert order["totals"]["total"]["amount"] == order["totals"]["subtotal"]["amount"] + 7900  # the flask, and post


def test_a_good_card_in_english(sample_shop: Daybook, shopper: Page) -> None:
    card = to_card(shopper, sample_shop, "en", "good@example.com")
    type_card(card, GOOD)
    pay(shopper)
    expect(shopper.get_by_role("heading", level=1)).to_have_text(THANKS["en"])
    order = order_of(shopper, sample_shop)
    is_paid(order)
    assert order["email"] == "good@example.com"
    expect(shopper.locator(".cart-count")).to_be_hidden()


def test_a_card_that_asks_for_3d_secure_in_norwegian(sample_shop: Daybook, shopper: Page) -> None:
    card = to_card(shopper, sample_shop, "nb", "asks@example.com")
    type_card(card, ASKS)
    pay(shopper)
    bank = shopper.get_by_role("dialog", name="3-D Secure").frame_locator("iframe")
    bank.locator("[data-outcome=fail]").click()
    expect(shopper.locator("shop-payment [data-fault]")).to_be_visible()
    type_card(card, ASKS)
    pay(shopper)
    bank.locator("[data-outcome=complete]").click()
    expect(shopper.get_by_role("heading", level=1)).to_have_text(THANKS["nb"])
    is_paid(order_of(shopper, sample_shop))


def test_a_declined_card_then_a_good_one_in_indonesian(sample_shop: Daybook, shopper: Page) -> None:
    card = to_card(shopper, sample_shop, "id", "declined@example.com")
    type_card(card, DECLINED)
    pay(shopper)
    fault = shopper.locator("shop-payment [data-fault]")
    expect(fault).to_be_visible()
    expect(fault).not_to_be_empty()
    type_card(card, GOOD)
    pay(shopper)
    expect(shopper.get_by_role("heading", level=1)).to_have_text(THANKS["id"])
    is_paid(order_of(shopper, sample_shop))


def test_after_a_decline_loading_again_shows_the_order_and_its_payment(sample_shop: Daybook, shopper: Page) -> None:
    card = to_card(shopper, sample_shop, "en", "reload@example.com")
    type_card(card, DECLINED)
    pay(shopper)
    expect(shopper.locator("shop-payment [data-fault]")).not_to_be_empty()
    shopper.reload()
    expect(shopper.get_by_role("heading", level=2, name="Pay by card")).to_be_visible()
    before = shopper.url
    shopper.goto(f"{sample_shop.url}/en/checkout/review")  # back, or a bookmark: the same order
    assert shopper.url == before
    type_card(shopper.frame_locator("[data-frame] iframe"), GOOD)
    pay(shopper)
    expect(shopper.get_by_role("heading", level=1)).to_have_text(THANKS["en"])
    is_paid(order_of(shopper, sample_shop))
    shopper.reload()
    expect(shopper.locator("shop-payment")).to_have_count(0)


def test_a_double_click_makes_one_order_and_one_payment(sample_shop: Daybook, shopper: Page) -> None:
    card = to_card(shopper, sample_shop, "en", "twice@example.com")
    type_card(card, GOOD)
    sent: list[str] = []
    shopper.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    shopper.locator("shop-payment button.wide").dblclick()
    expect(shopper.get_by_role("heading", level=1)).to_have_text(THANKS["en"])
    assert len([url for url in sent if url.endswith("/checkout/review")]) == 1
    is_paid(order_of(shopper, sample_shop))
    assert (
        len([mail for mail in mails_to(sample_shop, "twice@example.com") if "order" in json.dumps(mail).lower()]) >= 1
    )


def test_an_invoice_in_two_windows_makes_one_order(sample_shop: Daybook, shopper: Page) -> None:
    to_review(shopper, sample_shop, "en", "windows@example.com", "invoice")
    other = shopper.context.new_page()
    other.goto(shopper.url)
    for page in (shopper, other):
        pay(page)
        expect(page.get_by_role("heading", level=1)).to_have_text(THANKS["en"])
    assert shopper.url == other.url
    assert order_of(shopper, sample_shop)["payment_method"] == "invoice"


@pytest.mark.parametrize("language", ["en", "nb", "id"])
def test_without_script_everything_but_the_card_works(
    sample_shop: Daybook, without_script: Page, language: str
) -> None:
    page = without_script
    page.goto(f"{sample_shop.url}/{language}")
    page.locator(f"a[href='/{language}/products']").first.click()
    page.locator(".card a").first.wait_for()
    page.goto(f"{sample_shop.url}/{language}/products/enamel-mug")
    page.locator("label.pill").nth(1).click()
    page.locator("[data-buy]").click()
    page.wait_for_url("**/cart")
    page.locator("main a[href$='/checkout']").click()
    give_contact(page, f"plain-{language}@example.com")
    page.locator("form[action$='/checkout/delivery'] button").click()
    choose_payment(page, "invoice")
    pay(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(THANKS[language])
    order = order_of(page, sample_shop)
    assert [line["sku"] for line in order["lines"]] == ["VH-MUG-MOS"]
    assert (order["payment_method"], order["state"]) == ("invoice", "placed")


def test_choosing_changes_price_picture_and_address(sample_shop: Daybook, shopper: Page) -> None:
    shopper.goto(f"{sample_shop.url}/en/products/enamel-mug")
    shopper.locator("label.pill", has_text="Rust").click()
    expect(shopper).to_have_url(re.compile(r"\?sku=VH-MUG-RUS$"))
    expect(shopper.locator("[data-sku]")).to_have_text("VH-MUG-RUS")
    expect(shopper.locator(".thumbs a[aria-current]")).to_have_attribute("data-url", re.compile("enamel-mug-rust"))
    shopper.reload()
    expect(shopper.locator(".choice input:checked")).to_have_value("Rust")
    shopper.get_by_role("button", name="One more").click()
    expect(shopper.locator("#quantity")).to_have_value("2")


def test_the_drawer_changes_lines_and_gives_the_focus_back(sample_shop: Daybook, shopper: Page) -> None:
    put_in_cart(shopper, sample_shop)
    drawer = shopper.locator("#drawer[open]")
    drawer.get_by_role("button", name="One more").click()
    expect(shopper.locator(".cart-count")).to_have_text("2")
    expect(drawer.locator("input[name=quantity]").first).to_have_value("2")
    drawer.locator("button", has_text="Remove").click()
    expect(drawer.get_by_text("Your cart is empty")).to_be_visible()
    shopper.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(shopper.locator("[data-buy]")).to_be_focused()


def test_signing_in_by_an_e_mailed_code_shows_the_orders(sample_shop: Daybook, shopper: Page) -> None:
    to_review(shopper, sample_shop, "nb", "konto@example.com", "invoice")
    pay(shopper)
    expect(shopper.get_by_role("heading", level=1)).to_have_text(THANKS["nb"])
    number = order_of(shopper, sample_shop)["number"]
    shopper.goto(f"{sample_shop.url}/nb/account")
    shopper.fill("#f-email", "konto@example.com")
    shopper.get_by_role("button", name="Send meg en kode").click()
    expect(shopper.locator("#f-code")).to_be_visible()
    code = next(
        found[1]
        for mail in mails_to(sample_shop, "konto@example.com")
        if (found := re.search(r"\b(\d{6})\b", mail["text"]))
    )
    shopper.fill("#f-code", code)
    shopper.get_by_role("button", name="Logg inn").click()
    shopper.wait_for_url("**/nb/account")
    expect(shopper.get_by_text(number)).to_be_visible()
    shopper.get_by_role("button", name="Logg ut").click()
    shopper.goto(f"{sample_shop.url}/nb/account")
    expect(shopper).to_have_url(re.compile("/nb/sign-in"))
