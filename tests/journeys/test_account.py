"""A customer's own pages in a browser: signing in, addresses, consent, devices; and reviews from writing to votes."""

import json
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.bench.shopper import ADDRESS, CARDS, Shopper
from infra.bench.shopper import sign_in as sign_in_staff
from infra.local.running import Daybook
from tests.journeys.conftest import watched
from tests.journeys.test_accessibility import AXE, visit
from tests.journeys.test_purchase import mails_to

OWN = ("", "/orders", "/addresses", "/addresses?edit=new", "/details", "/reviews", "/privacy")


@pytest.fixture(scope="module")
def merchant(sample_shop: Daybook) -> Shopper:
    password = str(json.loads((sample_shop.home / "settings.json").read_text())["owner_password"])
    return sign_in_staff(sample_shop.url, "owner@daybook.example", password)


def until(so: Callable[[], bool], patience: float = 90.0) -> None:
    deadline = time.monotonic() + patience
    while not so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def bought(shop: Daybook, merchant: Shopper, email: str, handle: str) -> dict[str, Any]:
    """An order of one of a product, paid and delivered."""
    shopper = Shopper(shop.url, f"http://127.0.0.1:{shop.port + 1}")
    variants = shopper.get(f"/api/products/{handle}").must()["variants"]
    cart = shopper.fill_cart([(variants[0]["sku"], 1)], email=email, shipping_address=ADDRESS)
    option = shopper.get(f"/api/carts/{cart['id']}/delivery-options", token=cart["token"]).must()["items"][0]["id"]
    said = {"delivery_option": option}
    cart = {**cart, **shopper.patch(f"/api/carts/{cart['id']}", said, token=cart["token"]).must()}
    placed = shopper.checkout(cart, "stripe").must(201)
    shopper.pay(placed["payment"], CARDS["succeeds"]).must(200)
    path = f"/api/admin/orders/{placed['order']['id']}"
    until(lambda: merchant.get(path).must()["state"] != "pending_payment")  # the provider tells it in its own time
    path = f"{path}/shipments"
    shipment = merchant.post(path, {"carrier": "Posten"}).must(201)
    merchant.post(f"{path}/{shipment['id']}/delivered", {}).must()
    shop.wait_until_idle()
    return dict(placed["order"])


def sign_in(page: Page, shop: Daybook, email: str, language: str = "en", at: str = "127.0.0.1") -> None:
    page.goto(f"{shop.url.replace('127.0.0.1', at)}/{language}/account")
    page.fill("#f-email", email)
    page.locator("form[action$='/sign-in'] button").click()
    expect(page.locator("#f-code")).to_be_visible()
    codes = (re.search(r"\b(\d{6})\b", mail["text"]) for mail in mails_to(shop, email))
    page.fill("#f-code", next(found[1] for found in codes if found))
    page.locator("form[action$='/sign-in/code'] button").click()
    page.wait_for_url(f"**/{language}/account")


def test_a_passkey_is_added_signs_in_by_itself_and_is_removed(sample_shop: Daybook, shopper: Page) -> None:
    devices = shopper.context.new_cdp_session(shopper)
    devices.send("WebAuthn.enable")
    phone = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    known = devices.send("WebAuthn.addVirtualAuthenticator", {"options": phone})["authenticatorId"]
    sign_in(shopper, sample_shop, "passkey@example.com", "nb", at="localhost")
    shopper.get_by_role("link", name="Enheter og personvern").click()
    add = shopper.get_by_role("button", name="Legg til en passnøkkel")
    add.click()
    expect(shopper.get_by_text("Passnøkkelen er lagt til.")).to_be_visible()
    expect(shopper.get_by_text("ikke brukt ennå")).to_be_visible()
    add.click()  # this device has one
    expect(shopper.get_by_role("alert")).to_have_text(re.compile("^Ingen passnøkkel ble laget"))
    remove = shopper.get_by_role("button", name="Fjern")
    expect(remove).to_have_count(1)

    shopper.get_by_role("button", name="Logg ut", exact=True).first.click()
    here = sample_shop.url.replace("127.0.0.1", "localhost")
    shopper.goto(f"{here}/nb/account/privacy")
    shopper.get_by_role("button", name="Logg inn med passnøkkel").click()
    shopper.wait_for_url("**/nb/account/privacy")
    expect(shopper.get_by_text("Sist brukt")).to_be_visible()
    remove.click()
    expect(shopper.get_by_text("Passnøkkelen er fjernet.")).to_be_visible()
    expect(remove).to_have_count(0)

    shopper.get_by_role("button", name="Logg ut", exact=True).first.click()
    shopper.goto(f"{here}/nb/sign-in")
    shopper.get_by_role("button", name="Logg inn med passnøkkel").click()  # the phone has it still
    expect(shopper.get_by_text("Passnøkkelen kunne ikke kontrolleres.", exact=False)).to_be_visible()
    devices.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": known})


def test_a_customer_keeps_addresses_and_consent_and_ends_a_session(sample_shop: Daybook, shopper: Page) -> None:
    sign_in(shopper, sample_shop, "eva@example.com")
    expect(shopper.get_by_text("You have not ordered anything yet.")).to_be_visible()
    shopper.get_by_role("link", name="Addresses", exact=True).click()
    form = shopper.locator("form[action$='/account/addresses']")
    for name, value in {"name": "Eva Berg", "line1": "Storgata 2", "postal_code": "15", "city": "Oslo"}.items():
        form.locator(f"#f-{name}").fill(value)
    form.get_by_role("button", name="Save the address").click()
    expect(form.locator("#f-postal_code")).to_have_attribute("aria-invalid", "true")  # and the rest is as typed
    expect(form.locator("#f-line1")).to_have_value("Storgata 2")
    form.locator("#f-postal_code").fill("0155")
    form.get_by_role("button", name="Save the address").click()
    expect(shopper.get_by_text("Saved.")).to_be_visible()
    place = shopper.locator(".places li")
    expect(place).to_contain_text("Storgata 2")
    place.get_by_role("link", name="Change").click()
    form.locator("#f-line1").fill("Storgata 3")
    form.get_by_role("button", name="Save the address").click()
    expect(place).to_contain_text("Storgata 3")
    place.get_by_role("button", name="Remove").click()
    expect(shopper.get_by_text("The address is removed.")).to_be_visible()
    expect(place).to_have_count(0)
    shopper.get_by_role("link", name="Your details").click()
    news = shopper.get_by_label("Send me news and offers")
    expect(news).not_to_be_checked()
    news.check()
    shopper.get_by_role("button", name="Save", exact=True).click()
    expect(news).to_be_checked()
    expect(shopper.get_by_text("You agreed on")).to_be_visible()
    shopper.get_by_role("link", name="Devices and privacy").click()
    expect(shopper.get_by_text("this one")).to_be_visible()
    shopper.get_by_role("button", name="Sign out everywhere").click()
    shopper.goto(f"{sample_shop.url}/en/account")
    expect(shopper).to_have_url(re.compile("/en/sign-in"))


def test_a_review_is_written_changed_found_by_its_stars_and_voted_for(
    sample_shop: Daybook, merchant: Shopper, chromium: Browser, shopper: Page
) -> None:
    order = bought(sample_shop, merchant, "ola@example.com", "steel-flask")
    sign_in(shopper, sample_shop, "ola@example.com")
    expect(shopper.get_by_text(order["number"])).to_be_visible()
    shopper.get_by_role("link", name="Your reviews").click()
    shopper.get_by_role("link", name="Write a review").first.click()
    shopper.get_by_role("button", name="Send the review").click()
    expect(shopper.locator("#e-stars")).to_be_visible()
    shopper.locator("label.pill", has_text="3 ★").click()
    shopper.fill("#f-title", "It holds the heat")
    shopper.fill("#f-text", "Still hot after six hours on the fell.")
    shopper.get_by_role("button", name="Send the review").click()
    expect(shopper.locator("main [role=status]")).to_contain_text("Thank you.")
    sample_shop.wait_until_idle()
    waiting = merchant.get("/api/admin/reviews?state=pending").must()["items"]
    for each in waiting:
        if each["title"] == "It holds the heat":
            merchant.post(f"/api/admin/reviews/{each['id']}/publish", {}).must()
    shopper.goto(f"{sample_shop.url}/en/products/steel-flask/review")
    expect(shopper.locator("[name=stars][value='3']")).to_be_checked()
    shopper.locator("label.pill", has_text="2 ★").click()
    shopper.get_by_role("button", name="Save the review").click()
    sample_shop.wait_until_idle()
    waiting = merchant.get("/api/admin/reviews?state=pending").must()["items"]
    for each in waiting:
        if each["title"] == "It holds the heat":
            merchant.post(f"/api/admin/reviews/{each['id']}/publish", {}).must()
    other = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = watched(other, [])
    sign_in(page, sample_shop, "eva@example.com")
    page.goto(f"{sample_shop.url}/en/products/steel-flask?stars=2#reviews")
    review = page.locator(".review", has_text="It holds the heat")
    expect(review).to_contain_text("Verified buyer")
    expect(review).to_contain_text("edited")
    review.get_by_role("button", name="Helpful").click()
    page.wait_for_url("**/reviews/**")
    expect(page.get_by_text("1 person found this helpful.")).to_be_visible()
    page.get_by_role("button", name="You did too. Undo").click()
    expect(page.get_by_text("0 people found this helpful.")).to_be_visible()
    page.goto(f"{sample_shop.url}/en/products/steel-flask?stars=5#reviews")
    expect(page.locator(".review", has_text="It holds the heat")).to_have_count(0)
    other.close()


@pytest.mark.skipif(not AXE.exists(), reason="The frontends' packages are not installed.")
@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("nb", "light"), ("id", "dark")])
def test_axe_finds_nothing_on_a_customers_own_pages(
    sample_shop: Daybook, merchant: Shopper, chromium: Browser, language: str, scheme: str
) -> None:
    look = visit(chromium, scheme)
    page, start = look.page, f"{sample_shop.url}/{language}"
    email = f"axe-{language}@example.com"
    bought(sample_shop, merchant, email, "enamel-mug")
    page.goto(f"{start}/sign-in")
    page.fill("#f-email", f"wrong-{language}@example.com")
    page.locator("form[action$='/sign-in'] button").click()
    page.fill("#f-code", "12")
    page.locator("form[action$='/sign-in/code'] button").click()
    expect(page.locator("main [role=alert]").first).to_be_visible()
    look("a wrong code")
    sign_in(page, sample_shop, email, language)
    for path in OWN:
        page.goto(f"{start}/account{path}")
        look(path)
    page.goto(f"{start}/account/addresses?edit=new")
    form = page.locator("form[action$='/account/addresses']")
    for name, value in {"name": "Eva Berg", "line1": "Storgata 2", "postal_code": "15", "city": "Oslo"}.items():
        form.locator(f"#f-{name}").fill(value)
    form.locator("button").last.click()
    expect(form.locator("#f-postal_code")).to_have_attribute("aria-invalid", "true")
    look("an address with a fault")
    page.goto(f"{start}/products/enamel-mug/review")
    page.locator("main form button").click()
    expect(page.locator("#e-stars")).to_be_visible()
    look("a review with faults")
    page.goto(f"{start}/products/steel-flask?stars=5#reviews")
    page.locator(".review a").first.click()
    page.wait_for_url("**/reviews/**")
    look("a review with its comments")
    page.locator("main form[novalidate] button").click()
    expect(page.locator("main form[novalidate] [aria-invalid=true]").first).to_be_visible()
    look("a comment with faults")
    page.context.close()
    assert look.told() == []
