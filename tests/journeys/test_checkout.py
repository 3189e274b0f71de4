"""The checkout in a browser beyond the plain way: by keyboard alone, in another country, by link, paid otherwise."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from infra.local.running import Daybook
from tests.journeys.test_purchase import (
    ASKS,
    DECLINED,
    THANKS,
    choose_payment,
    give_contact,
    order_of,
    pay,
    put_in_cart,
    to_card,
    type_card,
)

MOST_TABS = 80


def has_focus(found: Locator) -> bool:
    """Whether it has the focus, in a frame too."""
    return bool(found.evaluate("each => each === each.ownerDocument.activeElement && each.ownerDocument.hasFocus()"))


def tab_to(page: Page, found: Locator) -> None:
    """Press Tab until it has the focus."""
    found.wait_for()
    for _ in range(MOST_TABS):
        if has_focus(found):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{MOST_TABS} tabs do not lead to {found}")


def test_a_purchase_by_keyboard_alone(sample_shop: Daybook, shopper: Page) -> None:
    page, press = shopper, shopper.keyboard.press
    page.goto(f"{sample_shop.url}/en/products/steel-flask")
    tab_to(page, page.locator("[data-buy]"))
    press("Enter")
    expect(page.locator("#drawer-title")).to_be_focused()
    tab_to(page, page.locator("#drawer a[href$='/checkout']"))
    press("Enter")
    page.wait_for_url("**/checkout/contact")
    tab_to(page, page.locator("#f-email"))
    press("Enter")  # sent too early
    expect(page.locator("#problem")).to_be_focused()
    typed = {"email": "keys@example.com", "name": "Kari Nordmann", "line1": "Storgata 1", "postal_code": "0155"}
    for name, value in typed.items():
        tab_to(page, page.locator(f"#f-{name}"))
        page.keyboard.type(value)
    press("Tab")
    expect(page.locator("#f-city")).to_have_value(re.compile("oslo", re.IGNORECASE))  # the postal code told it
    tab_to(page, page.locator("form[action$='/checkout/contact'] > .row button"))
    press("Enter")
    page.wait_for_url("**/checkout/delivery")
    tab_to(page, page.locator("[name=delivery_option]:checked"))
    press("ArrowDown")
    tab_to(page, page.locator("form[action$='/checkout/delivery'] button"))
    press("Enter")
    page.wait_for_url("**/checkout/payment")
    tab_to(page, page.locator("[name=payment_method]:checked"))
    expect(page.locator("[name=payment_method]:checked")).to_have_value("stripe")
    press("Enter")  # in a form's field, Enter sends it
    page.wait_for_url("**/checkout/review")
    card = page.frame_locator("[data-frame] iframe")
    for name, value in (("number", ASKS), ("expiry", "1240"), ("cvc", "123")):
        tab_to(page, card.locator(f"#{name}"))
        page.keyboard.type(value)
    tab_to(page, page.locator("shop-payment button.wide"))
    press("Enter")
    bank = page.get_by_role("dialog", name="3-D Secure").frame_locator("iframe")
    tab_to(page, bank.locator("[data-outcome=complete]:enabled"))
    press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(THANKS["en"])
    assert order_of(page, sample_shop)["payment_state"] == "paid"


def test_another_country_brings_its_fields_and_keeps_what_was_typed(sample_shop: Daybook, shopper: Page) -> None:
    put_in_cart(shopper, sample_shop)
    shopper.goto(f"{sample_shop.url}/en/checkout")
    shopper.fill("#f-name", "Kari Nordmann")
    shopper.select_option("#f-country", "US")
    expect(shopper.get_by_label("State")).to_be_visible()
    expect(shopper.locator("#f-name")).to_have_value("Kari Nordmann")
    shopper.get_by_label("State").select_option("OR")
    shopper.select_option("#f-country", "NO")
    expect(shopper.get_by_label("State")).to_have_count(0)
    shopper.fill("#f-postal_code", "5003")
    shopper.locator("#f-postal_code").press("Tab")
    expect(shopper.locator("#f-city")).to_have_value(re.compile("bergen", re.IGNORECASE))


def test_a_link_fills_the_cart_and_what_is_taken_out_comes_back(sample_shop: Daybook, shopper: Page) -> None:
    shopper.goto(f"{sample_shop.url}/cart/VH-MUG-MOS:2,VH-MUG-RUS:1")
    shopper.wait_for_url("**/en/cart")
    expect(shopper.locator(".line")).to_have_count(2)
    expect(shopper.locator(".cart-count")).to_have_text("3")
    shopper.get_by_role("button", name="Remove").first.click()
    expect(shopper.locator(".line")).to_have_count(1)
    shopper.get_by_role("button", name="Put it back").click()
    expect(shopper.locator(".line")).to_have_count(2)
    expect(shopper.locator("input[type=number]").first).to_have_value("2")


def test_who_was_declined_pays_another_way(sample_shop: Daybook, shopper: Page) -> None:
    card = to_card(shopper, sample_shop, "nb", "other@example.com")
    type_card(card, DECLINED)
    pay(shopper)
    expect(shopper.locator("[data-fault]")).to_have_text("Kortet ble avvist. Prøv et annet kort.")
    shopper.get_by_role("link", name="Betal på en annen måte").click()
    shopper.get_by_role("button", name="Betal på en annen måte").click()
    shopper.wait_for_url("**/checkout/review")
    shopper.goto(f"{sample_shop.url}/nb/checkout/payment")
    choose_payment(shopper, "invoice")
    pay(shopper)
    expect(shopper.get_by_role("heading", level=1)).to_have_text(THANKS["nb"])
    assert order_of(shopper, sample_shop)["payment_method"] == "invoice"


def test_going_back_and_loading_again_are_harmless_at_every_step(sample_shop: Daybook, shopper: Page) -> None:
    put_in_cart(shopper, sample_shop)
    shopper.goto(f"{sample_shop.url}/en/checkout")
    steps: list[tuple[str, Callable[[], None]]] = [
        ("contact", lambda: give_contact(shopper, "back@example.com")),
        ("delivery", lambda: shopper.locator("form[action$='/checkout/delivery'] button").click()),
        ("payment", lambda: choose_payment(shopper, "invoice")),
    ]
    for step, go_on in steps:
        shopper.wait_for_url(f"**/checkout/{step}")
        shopper.reload()
        go_on()
    for step, _ in reversed(steps):
        shopper.go_back()
        shopper.wait_for_url(f"**/checkout/{step}")
    expect(shopper.locator("#f-email")).to_have_value("back@example.com")
    for _ in steps:
        shopper.go_forward()
    shopper.wait_for_url("**/checkout/review")
    pay(shopper)
    expect(shopper.get_by_role("heading", level=1)).to_have_text(THANKS["en"])
    ordered = shopper.url
    shopper.go_back()
    expect(shopper).to_have_url(ordered)  # the cart became this order
