"""What staff do in the admin, in headless Chromium, with orders that were placed over HTTP."""

import csv
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from infra.bench.shopper import ADDRESS, Shopper, sign_in
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_account import until

OWNER = "owner@daybook.example"
COMPASS = ("VH-COM", 42900)  # a SKU of the sample business and its price
POSTAGE = 7900
TWO = 2 * COMPASS[1] + POSTAGE  # 93700
OURS = re.compile(r"status of 401|ERR_FAILED")  # a session that ended, an answer that was lost


@pytest.fixture(scope="module")
def password(sample_shop: Daybook) -> str:
    return str(json.loads((sample_shop.home / "settings.json").read_text())["owner_password"])


@pytest.fixture(scope="module")
def merchant(sample_shop: Daybook, password: str) -> Shopper:
    return sign_in(sample_shop.url, OWNER, password)


@pytest.fixture
def office(chromium: Browser, sample_shop: Daybook) -> Iterator[Page]:
    """A desk with a wide screen. Any error in the console fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB", base_url=sample_shop.url)
    said: list[str] = []
    yield watched(context, said)
    context.close()
    assert [text for text in said if not (MEANT.search(text) or OURS.search(text))] == []


@pytest.fixture
def desk(office: Page, merchant: Shopper) -> Page:
    """The same, signed in already: the form itself has a test of its own, and signing in often is refused."""
    keep = (
        f"sessionStorage.getItem('daybook.session') ?? sessionStorage.setItem('daybook.session', '{merchant.bearer}')"
    )
    office.add_init_script(keep)
    office.goto("/admin/orders")
    expect(heading(office, "Orders")).to_be_visible()
    return office


def fill_sign_in(page: Page, password: str) -> None:
    page.get_by_label("E-mail").fill(OWNER)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def heading(page: Page, text: str) -> Locator:
    return page.get_by_role("heading", name=text, exact=True, level=1)


def buy(shop: Daybook, email: str, method: str = "manual", line: tuple[str, int] = (COMPASS[0], 2)) -> dict[str, Any]:
    """An order, of two compasses unless said otherwise, paid where it is by card."""
    shopper = Shopper(shop.url, f"http://127.0.0.1:{shop.port + 1}")
    said = {"email": email, "shipping_address": ADDRESS, "delivery_option": "post"}
    placed = shopper.checkout(shopper.fill_cart([line], **said), method).must(201)
    if method == "stripe":
        shopper.pay(placed["payment"]).must(200)
        order = f"/api/orders/{placed['order']['id']}"
        until(lambda: shopper.get(order, token=placed["order"]["token"]).must()["state"] != "pending_payment")
    shop.wait_until_idle()  # the lists of orders follow what happened a moment later
    return dict(placed["order"])


def open_order(page: Page, order: dict[str, Any]) -> None:
    page.goto(f"/admin/orders/{order['id']}")
    expect(heading(page, f"Order {order['number']}")).to_be_visible()


def stored(merchant: Shopper, order: dict[str, Any]) -> dict[str, Any]:
    return dict(merchant.get(f"/api/admin/orders/{order['id']}").must(200))


def states(page: Page) -> Locator:
    return page.locator("main header h1 + p > span")


def act(page: Page, name: str) -> Locator:
    """Open the dialog of a deed."""
    page.locator("main header").get_by_role("button", name=name, exact=True).click()
    return page.get_by_role("dialog")


def test_an_order_is_paid_shipped_in_two_parcels_delivered_and_refunded(
    desk: Page, sample_shop: Daybook, merchant: Shopper
) -> None:
    order = buy(sample_shop, "parcels@example.com")
    desk.get_by_label("Search orders").fill("parcels@example.com")
    desk.keyboard.press("Enter")
    expect(desk.locator("tbody tr")).to_have_count(1)
    desk.get_by_role("link", name=order["number"]).click()
    expect(states(desk)).to_have_text(["Placed", "Unpaid", "To ship"])

    paying = act(desk, "Record payment")
    expect(paying.get_by_label("Amount (NOK)")).to_have_value("937.00")
    paying.get_by_label("Note").fill("By bank")
    paying.get_by_role("button", name="Record payment").click()
    expect(states(desk)).to_have_text(["Placed", "Paid", "To ship"])

    shipping = act(desk, "Ship")
    shipping.get_by_label("Brass compass").fill("1")
    shipping.get_by_label("Carrier").fill("Posten")
    shipping.get_by_label("Tracking number").fill("370001")
    shipping.get_by_role("button", name="Ship").click()
    expect(states(desk)).to_have_text(["Partly shipped", "Paid", "Partly shipped"])
    act(desk, "Ship").get_by_role("button", name="Ship").click()
    expect(states(desk)).to_have_text(["Shipped", "Paid", "Shipped"])
    for left in (1, 0):
        desk.get_by_role("button", name="Mark as delivered").first.click()
        expect(desk.get_by_role("button", name="Mark as delivered")).to_have_count(left)
    expect(states(desk)).to_have_text(["Completed", "Paid", "Shipped"])

    refunding = act(desk, "Refund")
    refunding.get_by_label("Reason").fill("One was scratched")
    refunding.get_by_label("Put goods back in stock").check()
    refunding.get_by_label("Brass compass").fill("1")
    desk.route(re.compile("/refunds/preview$"), lambda _: None)  # not answered
    refunding.get_by_label("Amount (NOK)").fill("100,50")
    does = refunding.get_by_role("button", name="Refund")
    expect(does).to_be_disabled()  # until it is shown what this will do
    refunding.get_by_label("Reason").press("Enter")
    desk.unroute(re.compile("/refunds/preview$"))
    does.click()
    expect(states(desk)).to_have_text(["Completed", "Partly refunded", "Shipped"])
    expect(desk.get_by_text(re.compile("^Credit note "))).to_be_visible()

    kept = stored(merchant, order)
    assert (kept["state"], kept["paid"]["amount"], kept["refunded"]["amount"]) == ("completed", TWO, 10050)
    assert [(each["carrier"], each["tracking_number"]) for each in kept["shipments"]] == [
        ("Posten", "370001"),
        ("", ""),
    ]
    assert [line["quantity"] for each in kept["shipments"] for line in each["lines"]] == [1, 1]
    assert (kept["lines"][0]["shipped"], kept["lines"][0]["returned"]) == (2, 1)
    assert [(each["amount"]["amount"], each["reason"]) for each in kept["refunds"]] == [(10050, "One was scratched")]


def test_a_card_payment_is_refunded_whole_through_the_provider_and_its_papers_open(
    desk: Page, sample_shop: Daybook, merchant: Shopper
) -> None:
    order = buy(sample_shop, "card@example.com", "stripe")
    open_order(desk, order)
    expect(states(desk)).to_have_text(["Placed", "Paid", "To ship"])
    act(desk, "Ship").get_by_role("button", name="Ship").click()
    expect(states(desk)).to_have_text(["Shipped", "Paid", "Shipped"])
    refunding = act(desk, "Refund")
    expect(refunding.get_by_label("Amount (NOK)")).to_have_value("937.00")
    refunding.get_by_label("Reason").fill("Sent back")
    refunding.get_by_role("button", name="Refund").click()
    expect(states(desk)).to_have_text(["Shipped", "Refunded", "Shipped"])
    kept = stored(merchant, order)
    assert (kept["refunded"]["amount"], kept["refundable"]["amount"]) == (TWO, 0)

    [invoice] = [each for each in kept["documents"] if each["document"] == "invoice"]
    with desk.expect_response(re.compile(r"/api/admin/invoices/.*/pdf$")) as fetched, desk.expect_popup():
        desk.get_by_role("button", name=f"PDF of {invoice['number']}").click()
    assert fetched.value.status == 200
    assert fetched.value.headers["content-type"] == "application/pdf"


def test_a_refusal_is_shown_as_its_sentence_beside_what_was_asked(
    desk: Page, sample_shop: Daybook, merchant: Shopper
) -> None:
    order = buy(sample_shop, "refused@example.com")
    open_order(desk, order)
    shipping = act(desk, "Ship")
    shipping.get_by_label("Carrier").fill("Posten")
    shipping.get_by_label("Tracking link").fill("ftp://parcels")
    shipping.get_by_role("button", name="Ship").click()
    expect(shipping.get_by_role("alert")).to_have_text("Give a tracking link that starts with https://")
    expect(shipping.get_by_label("Tracking link")).to_have_attribute("aria-invalid", "true")

    path = f"/api/admin/orders/{order['id']}/shipments"  # somebody else ships one of the two meanwhile
    line = {"line_id": stored(merchant, order)["lines"][0]["id"], "quantity": 1}
    merchant.post(path, {"lines": [line]}).must(201)
    shipping.get_by_label("Tracking link").fill("")
    shipping.get_by_label("Brass compass").fill("2")
    shipping.get_by_role("button", name="Ship").click()
    expect(shipping.get_by_role("alert")).to_have_text(re.compile("^Only 1 of that line are left to ship from there."))
    shipping.get_by_role("button", name="Back").click()

    cancelling = act(desk, "Hold")
    cancelling.get_by_label("Reason").fill("Look at the address")
    cancelling.get_by_role("button", name="Put on hold").click()
    expect(desk.get_by_text("On hold (Other): Look at the address")).to_be_visible()
    assert len(stored(merchant, order)["shipments"]) == 1


def test_a_wrong_password_says_so_and_keeps_the_person_out(office: Page) -> None:
    office.goto("/admin/orders")
    fill_sign_in(office, "not the password")
    expect(office.get_by_role("alert")).to_have_text("The e-mail address or the password is not right.")
    assert office.url.split("?")[0].endswith("/admin/sign-in")


def test_a_session_that_ended_leads_to_the_sign_in_and_back(desk: Page, sample_shop: Daybook, password: str) -> None:
    order = buy(sample_shop, "again@example.com")
    open_order(desk, order)
    desk.evaluate("sessionStorage.setItem('daybook.session', 'not.a.session')")
    desk.reload()
    expect(desk).to_have_url(re.compile(r"/admin/sign-in\?back="))
    fill_sign_in(desk, password)
    expect(desk).to_have_url(re.compile(rf"/admin/orders/{order['id']}$"))
    expect(heading(desk, f"Order {order['number']}")).to_be_visible()


def test_an_order_is_noted_held_released_and_cancelled(desk: Page, sample_shop: Daybook, merchant: Shopper) -> None:
    order = buy(sample_shop, "held@example.com")
    open_order(desk, order)
    desk.get_by_label("New note").fill("Called the buyer")
    desk.get_by_role("button", name="Add note").click()
    expect(desk.get_by_label("New note")).to_have_value("")
    holding = act(desk, "Hold")
    holding.get_by_label("Kind of hold").select_option("fraud")
    holding.get_by_label("Reason").fill("Unusual order")
    holding.get_by_role("button", name="Put on hold").click()
    expect(states(desk).first).to_have_text("On hold")
    desk.get_by_role("button", name="Release").click()
    expect(states(desk).first).to_have_text("Released")
    cancelling = act(desk, "Cancel order")
    cancelling.get_by_label("Reason").fill("The buyer changed their mind")
    cancelling.get_by_role("button", name="Cancel order").click()
    expect(states(desk).first).to_have_text("Cancelled")
    events = desk.locator("main ol > li p:first-of-type").filter(has_not_text="Posted:")
    expect(events).to_have_text(["Order cancelled", "Hold released", "Put on hold", "Note added", "Order placed"])
    expect(desk.locator("main ol > li").nth(2)).to_contain_text("Fraud: Unusual order")
    expect(desk.locator("main ol > li").nth(2)).to_contain_text("Owner")
    assert stored(merchant, order)["state"] == "cancelled"


def test_a_deed_is_sent_once_and_after_silence_again_under_the_same_key(
    desk: Page, sample_shop: Daybook, merchant: Shopper
) -> None:
    order = buy(sample_shop, "once@example.com")
    open_order(desk, order)
    keys: list[str] = []

    def silent_at_first(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) == 1:
            route.fetch()  # it arrives and is done, but its answer is lost
            route.abort()
        else:
            route.continue_()

    desk.route(re.compile(r"/payments$"), silent_at_first)
    paying = act(desk, "Record payment")
    paying.get_by_role("button", name="Record payment").dblclick()
    lost = "The shop did not answer. Check the connection and try again."
    expect(paying.get_by_role("alert")).to_have_text(lost)
    paying.get_by_role("button", name="Record payment").click()
    expect(states(desk)).to_have_text(["Placed", "Paid", "To ship"])
    assert len(keys) == 2
    assert keys[0] == keys[1]
    assert [each["amount"]["amount"] for each in stored(merchant, order)["payments"]] == [TWO]


def test_the_list_is_narrowed_paged_and_worked_from_the_keyboard(
    desk: Page, sample_shop: Daybook, merchant: Shopper
) -> None:
    for n in range(14):  # with the sample's 12 more than a page of 25
        buy(sample_shop, f"many{n}@example.com", line=("VH-CLO", 1))
    total = len(merchant.get("/api/admin/orders?limit=100").must()["items"])
    desk.goto("/admin/orders")
    expect(desk.locator("tbody tr")).to_have_count(25)
    desk.get_by_role("button", name="Show more").click()
    expect(desk.locator("tbody tr")).to_have_count(min(total, 50))

    desk.keyboard.press("/")
    desk.keyboard.type("many13@")
    desk.keyboard.press("Enter")
    expect(desk.locator("tbody tr")).to_have_count(1)
    desk.goto("/admin/orders?state=cancelled&payment=authorised")
    expect(desk.get_by_text("No order matches.")).to_be_visible()
    desk.get_by_role("link", name="Show all orders").click()
    rows = desk.locator("[data-row-link]")
    rows.first.focus()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("j")
    desk.keyboard.press("k")
    expect(rows.nth(1)).to_be_focused()
    number = rows.nth(1).inner_text()
    desk.keyboard.press("Enter")
    expect(heading(desk, f"Order {number}")).to_be_visible()


def test_what_cannot_be_shown_says_why_and_asks_again(desk: Page) -> None:
    desk.goto("/admin/orders/ord_nothing")
    expect(desk.get_by_role("alert")).to_contain_text("There is no such order.")
    desk.goto("/admin/nowhere")
    expect(desk.get_by_text("There is nothing at this address.")).to_be_visible()
    tired = {"code": "unavailable", "detail": "Try again soon.", "status": 503}
    failing = re.compile(r"/api/admin/orders\?")
    desk.route(failing, lambda route: route.fulfill(status=422, json={**tired, "status": 422}))
    desk.goto("/admin/orders")
    expect(desk.get_by_role("alert")).to_contain_text("Try again soon.")
    desk.unroute(failing)
    desk.get_by_role("button", name="Try again").click()
    expect(desk.locator("tbody tr").first).to_be_visible()


def test_a_product_is_priced_its_stock_counted_and_its_review_published(
    desk: Page, sample_shop: Daybook, merchant: Shopper
) -> None:
    desk.goto("/admin/products?q=hammock")
    desk.get_by_role("link", name="Forest hammock").click()
    price = desk.get_by_label(re.compile(r"^Price of "))
    price.fill("777,70")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(price).to_have_value("777.70")
    assert merchant.get("/api/admin/variants/VH-HAM").must()["prices"] == [{"amount": 77770, "currency": "NOK"}]

    desk.get_by_role("link", name="VH-HAM").click()
    desk.get_by_label("There are").fill("41")
    desk.get_by_role("button", name="Enter").click()
    expect(desk.get_by_label("There are")).to_have_value("")
    levels = merchant.get("/api/admin/inventory/VH-HAM").must()["levels"]
    assert [level["on_hand"] for level in levels if level["location_id"] == levels[0]["location_id"]] == [41]
    expect(desk.locator("tbody tr").first.locator("td").nth(1)).to_have_text("41")

    desk.goto("/admin/reviews?state=published")
    desk.get_by_role("button", name="Reply").first.click()
    replying = desk.get_by_role("dialog")
    replying.get_by_label("Reply", exact=True).fill("Thank you, from all of us.")
    replying.get_by_role("button", name="Reply").click()
    expect(desk.get_by_text("Thank you, from all of us.")).to_be_visible()


PRODUCTS = """Handle,Title,Status,Option1 Name,Option1 Value,Variant SKU,Variant Price,Material,Title
admin-kettle,Admin kettle,active,Title,Default Title,ADM-KET,499.00,Steel,Kettle
"""


def test_a_file_of_products_is_imported_and_reported(desk: Page, merchant: Shopper) -> None:
    desk.goto("/admin/imports")
    file = {"name": "kettles.csv", "mimeType": "text/csv", "buffer": PRODUCTS.encode()}
    desk.get_by_label("Product CSV").set_input_files([file])  # type: ignore[list-item]
    desk.get_by_role("button", name="Look at the file").click()
    expect(heading(desk, "kettles.csv")).to_be_visible()
    expect(desk.get_by_role("table", name="Products as they would be")).to_contain_text("ADM-KET · NOK 499.00")
    expect(desk.get_by_role("table", name="Columns of the file")).to_contain_text("Custom field of the product")
    expect(desk.get_by_text("Not kept: Title")).to_be_visible()
    assert merchant.get("/api/admin/variants/ADM-KET").status == 404
    desk.goto("/admin/imports")  # it can be left, and found again
    expect(desk.locator("tbody tr", has_text="kettles.csv")).to_contain_text("Not started")
    desk.get_by_role("link", name="kettles.csv").click()
    desk.get_by_role("button", name="Start the import").click()
    expect(desk.get_by_text("100 %")).to_be_visible()
    created = desk.locator("dl > div", has_text="Products created")
    expect(created.locator("dd")).to_have_text("1")
    assert merchant.get("/api/admin/variants/ADM-KET").must()["prices"] == [{"amount": 49900, "currency": "NOK"}]


def test_a_file_that_is_no_use_is_thrown_away(desk: Page) -> None:
    desk.goto("/admin/imports")
    file = {"name": "slides.csv", "mimeType": "text/csv", "buffer": b"PK no csv"}
    desk.get_by_label("Product CSV").set_input_files([file])  # type: ignore[list-item]
    desk.get_by_role("button", name="Look at the file").click()
    expect(desk.get_by_text("This is a spreadsheet or a zip file.")).to_be_visible()
    expect(desk.get_by_role("button", name="Start the import")).to_have_count(0)
    desk.get_by_role("button", name="Throw the file away").click()
    desk.get_by_role("dialog").get_by_role("button", name="Throw the file away").click()
    expect(desk.get_by_text("Cancelled", exact=True)).to_be_visible()


def test_a_large_file_is_sent_ahead_and_its_report_is_read_page_by_page(desk: Page, merchant: Shopper) -> None:
    rows = [
        "Handle,Title,Variant SKU,Variant Price,Vendor",
        *(f"big-{n},Big {n},BIG-{n},free,Nobody" for n in range(30)),
    ]
    rows.append(f"big-last,Big last,BIG-LAST,10.00,{'x' * 250}")
    padding = ["", *(f"big-last,,,,{'y' * 250}" for _ in range(18_000))]  # beyond what a request may hold
    file = {"name": "large.csv", "mimeType": "text/csv", "buffer": "\n".join([*rows, *padding]).encode()}
    assert len(file["buffer"]) > 4_400_000
    desk.goto("/admin/imports")
    desk.get_by_label("Product CSV").set_input_files([file])  # type: ignore[list-item]
    desk.get_by_role("button", name="Look at the file").click()
    desk.get_by_role("button", name="Start the import").click()
    expect(desk.get_by_text("100 %")).to_be_visible(timeout=120_000)
    lines = desk.get_by_role("table", name="What to look at").locator("tbody tr")
    expect(lines).to_have_count(25)
    desk.get_by_role("button", name="Show more").click()
    expect(lines).not_to_have_count(25)
    desk.get_by_label("Only what was not taken").check()
    expect(lines.first).to_be_visible()
    assert merchant.get("/api/admin/variants/BIG-LAST").must()["prices"] == [{"amount": 1000, "currency": "NOK"}]


def test_products_are_exported_and_their_file_is_fetched(desk: Page) -> None:
    desk.goto("/admin/imports")
    desk.get_by_label("What to take along").select_option(label="Products")
    desk.get_by_role("button", name="Start the export").click()
    with desk.expect_download(timeout=60_000) as download:
        desk.get_by_role("button", name="Download the file").click()
    rows = list(csv.DictReader(download.value.path().read_text("utf-8").splitlines()))
    assert re.fullmatch(r"products-\d{4}-\d\d-\d\d\.csv", download.value.suggested_filename)
    [row] = [row for row in rows if row["Variant SKU"] == COMPASS[0]]
    assert (row["Variant Price"], row["Option1 Value"]) == ("429.00", "Default Title")
    assert row["Image Src"].startswith("http")


def test_every_screen_opens_in_every_language(desk: Page, merchant: Shopper) -> None:
    titles = {
        "nb": {"products": "Produkter", "inventory": "Lager", "customers": "Kunder", "invoices": "Fakturaer"},
        "id": {
            "reviews": "Ulasan",
            "imports": "Impor dan ekspor",
            "settings": "Pengaturan",
            "problems": "Pesanan bermasalah",
        },
        "en": {"products": "Products"},  # kept with the person: the next test finds it as it was
    }
    account = re.compile("^(Account|Konto|Akun): ")
    for language, screens in titles.items():
        desk.get_by_role("button", name=account).click()
        desk.locator("header select").first.select_option(language)
        expect(desk.locator("html")).to_have_attribute("lang", language)
        for screen, title in screens.items():
            desk.goto(f"/admin/{screen}")
            expect(heading(desk, title)).to_be_visible()


def test_the_page_lets_in_nothing_but_its_own_files(office: Page) -> None:
    answer = office.goto("/admin/orders")
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
