"""Making up an order for a customer in the admin: by invoice, by a link the buyer pays with, and what is refused."""

import re
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_account import until
from tests.journeys.test_admin import buy, heading, merchant, password, states, stored  # noqa: F401  (fixtures)
from tests.journeys.test_admin_people import desk, loaded  # noqa: F401  (a fixture)
from tests.journeys.test_purchase import pay, type_card

BEANIE, NONE_LEFT = "VH-BEA-OCH", "VH-BEA-BER"
BARCODE = "2000000000084"  # the ochre beanie's: NOK 349
ADDRESS = {"Name": "Ola Nordmann", "Address": "Storgata 2", "Postal code": "0155", "City": "Oslo"}


def card(page: Page, title: str) -> Locator:
    return page.locator("main section").filter(has=page.get_by_role("heading", name=title, exact=True))


def scan(page: Page, code: str) -> None:
    """As a scanner does: the code, and Enter."""
    page.get_by_label("Product, SKU or barcode").fill(code)
    page.keyboard.press("Enter")


def begin(page: Page, email: str) -> None:
    page.goto("/admin/orders")
    page.get_by_role("link", name="New order").click()
    page.get_by_label("E-mail", exact=True).fill(email)
    page.get_by_role("button", name="Begin the order").click()
    expect(page.get_by_text("Nothing is ordered yet.")).to_be_visible()


def give_address(page: Page, **more: str) -> None:
    page.get_by_role("button", name="Change details").click()
    dialog = page.get_by_role("dialog")
    for label, text in (ADDRESS | more).items():
        dialog.get_by_label(label, exact=True).fill(text)
    dialog.get_by_role("button", name="Save").click()


def placed(page: Page, merchant: Shopper) -> dict[str, Any]:  # noqa: F811
    """The order whose page is open."""
    page.wait_for_url(re.compile(r"/orders/ord_"))
    return stored(merchant, {"id": page.url.rsplit("/", 1)[1]})


def test_an_order_for_somebody_new_is_made_up_left_found_again_and_placed_by_invoice(
    desk: Page,  # noqa: F811
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    begin(desk, "ola@example.com")
    place = desk.get_by_role("button", name="Place the order")
    expect(desk.get_by_text("Put in what is ordered.")).to_be_visible()
    assert faults(desk) == []

    scan(desk, BARCODE)
    quantity = desk.get_by_label(re.compile("^Quantity of Ribbed wool beanie"))
    expect(quantity).to_have_value("1")
    scan(desk, BEANIE)  # the same again, by its SKU
    expect(quantity).to_have_value("2")
    desk.get_by_role("button", name="One less of Ribbed wool beanie, Ochre").click()
    expect(quantity).to_have_value("1")
    slow = re.compile(r"/api/carts/[^/]+/lines/[^/]+$")
    desk.route(slow, lambda _: None)  # not answered yet
    for shown in ("2", "3"):
        desk.get_by_role("button", name="One more of Ribbed wool beanie, Ochre").click()
        expect(quantity).to_have_value(shown)
    quantity.fill("4")
    quantity.press("Enter")
    expect(quantity).to_have_value("4")
    desk.get_by_role("button", name="One less of Ribbed wool beanie, Ochre").click()
    desk.unroute(slow)  # what was held goes on, and the last that was asked after it
    expect(card(desk, "Goods").get_by_text("NOK 1,047.00")).to_be_visible()

    scan(desk, "flask")  # words: what they find is offered
    desk.get_by_role("button", name=re.compile("VH-FLA-05-INK")).click()
    expect(desk.get_by_label(re.compile("^Quantity of Steel flask"))).to_have_value("1")
    desk.get_by_role("button", name=re.compile("^Take Steel flask")).click()
    expect(desk.get_by_label(re.compile("^Quantity of"))).to_have_count(1)

    give_address(desk, **{"Postal code": "1"})
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_role("alert")).to_be_visible()
    assert faults(desk) == []
    dialog.get_by_label("Postal code", exact=True).fill("0155")
    dialog.get_by_role("button", name="Save").click()
    expect(card(desk, "Buyer").get_by_text("0155 Oslo")).to_be_visible()
    assert place.get_attribute("aria-disabled") == "true"
    card(desk, "Delivery").get_by_label(re.compile("^Post")).first.check()
    card(desk, "Payment").get_by_label(re.compile("^Invoice")).check()
    card(desk, "What is written on it").get_by_role("button", name="Change").click()
    desk.get_by_role("dialog").get_by_label("The buyer's note").fill("Ring the bell twice")
    desk.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Ring the bell twice")).to_be_visible()

    desk.goto("/admin/orders")  # left, and found again
    desk.get_by_role("link", name="New order").click()
    expect(quantity).to_have_value("3")
    expect(desk.get_by_text("Ring the bell twice")).to_be_visible()
    expect(card(desk, "Payment").get_by_label(re.compile("^Invoice"))).to_be_checked()
    assert faults(desk) == []
    desk.set_viewport_size({"width": 390, "height": 844})
    assert faults(desk) == []

    place.dblclick()
    order = placed(desk, merchant)
    assert (order["email"], order["payment_method"], order["state"]) == ("ola@example.com", "invoice", "placed")
    assert [(line["sku"], line["quantity"]) for line in order["lines"]] == [(BEANIE, 3)]
    assert order["totals"]["subtotal"]["amount"] == 104700
    expect(states(desk)).to_have_text(["Placed", "Unpaid", "To ship"])
    expect(card(desk, "Buyer").get_by_text("Made up by")).to_be_visible()
    sample_shop.wait_until_idle()
    letter = next(each for each in sample_shop.mail() if "ola@example.com" in str(each["to"]))
    assert order["number"] in letter["subject"]
    desk.goto("/admin/orders/new")
    expect(desk.get_by_role("button", name="Begin the order")).to_be_visible()  # nothing is left of it


def test_a_customer_of_the_shop_gets_a_link_and_pays_by_card(
    desk: Page,  # noqa: F811
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
    chromium: Browser,
) -> None:
    before = buy(sample_shop, "regular@example.com")
    customer = stored(merchant, before)["customer_id"]
    until(lambda: merchant.get(f"/api/admin/customers/{customer}").status == 200)
    desk.goto("/admin/orders/new")
    desk.get_by_label("Name, e-mail address or phone number").fill("regular@example.com")
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name=re.compile("regular@example.com")).click()
    desk.get_by_role("button", name="Begin the order").click()
    expect(card(desk, "Buyer").get_by_text("Delivered and billed to")).to_be_visible()  # as they had it last
    scan(desk, BEANIE)
    card(desk, "Delivery").get_by_label(re.compile("^Post")).first.check()
    card(desk, "Payment").get_by_label(re.compile("^Send a link to pay by card")).check()
    desk.get_by_role("button", name="Place the order").click()
    order = placed(desk, merchant)
    assert (order["state"], order["customer_id"]) == ("pending_payment", customer)
    expect(states(desk).first).to_have_text("Awaiting payment")

    sample_shop.wait_until_idle()
    letter = next(each for each in sample_shop.mail() if order["number"] in each["subject"])
    assert "can be paid now" in letter["subject"]
    link = re.search(r"http\S+/orders/\S+token=[\w-]+", letter["text"])
    assert link is not None
    said: list[str] = []
    buyer = watched(chromium.new_context(viewport={"width": 390, "height": 844}), said)
    buyer.goto(link[0])
    expect(buyer.get_by_text("We hold the goods for you until")).to_be_visible()
    type_card(buyer.frame_locator("[data-frame] iframe"), "4242424242424242")
    pay(buyer)
    expect(buyer.get_by_role("heading", name="Thank you for your order")).to_be_visible()
    buyer.context.close()
    assert said == []
    expect(states(desk)).to_have_text(["Placed", "Paid", "To ship"])


def test_what_is_gone_is_said_and_nothing_is_placed_until_it_is_mended(
    desk: Page,  # noqa: F811
    merchant: Shopper,  # noqa: F811
) -> None:
    begin(desk, "late@example.com")
    scan(desk, "NO-SUCH-THING")
    expect(desk.get_by_text("Nothing matches “NO-SUCH-THING”.")).to_be_visible()
    scan(desk, BEANIE)
    scan(desk, NONE_LEFT)
    expect(card(desk, "Goods").get_by_role("listitem")).to_have_count(2)
    expect(
        card(desk, "Goods")
        .get_by_text("out of stock", exact=False)
        .or_(card(desk, "Goods").get_by_text("left", exact=False))
        .first
    ).to_be_visible()
    give_address(desk)
    card(desk, "Delivery").get_by_label(re.compile("^Post")).first.check()
    card(desk, "Payment").get_by_label(re.compile("^Arranged otherwise")).check()
    desk.get_by_role("button", name="Place the order").click()
    refused = card(desk, "Total").get_by_role("alert")
    expect(refused).to_be_visible()
    assert faults(desk) == []
    desk.get_by_role("button", name="Take Ribbed wool beanie, Berry away").click()
    expect(card(desk, "Goods").get_by_role("listitem")).to_have_count(1)
    desk.get_by_role("button", name="Place the order").click()
    order = placed(desk, merchant)
    assert [line["sku"] for line in order["lines"]] == [BEANIE]


def test_an_order_that_was_begun_is_not_mixed_up_with_another_customers(
    desk: Page,  # noqa: F811
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    customer = stored(merchant, buy(sample_shop, "second@example.com"))["customer_id"]
    begin(desk, "first@example.com")
    scan(desk, BEANIE)
    expect(card(desk, "Goods").get_by_role("listitem")).to_have_count(1)
    desk.goto(f"/admin/customers/{customer}")
    desk.get_by_role("link", name="New order").click()
    expect(desk.get_by_text("You have begun an order for first@example.com and not placed it.")).to_be_visible()
    assert faults(desk) == []
    desk.get_by_role("link", name="Go on with it").click()
    expect(card(desk, "Goods").get_by_role("listitem")).to_have_count(1)
    desk.get_by_role("button", name="Start over").click()
    expect(desk.get_by_role("button", name="Begin the order")).to_be_visible()
    desk.get_by_role("button", name="Undo").click()
    expect(card(desk, "Goods").get_by_role("listitem")).to_have_count(1)
    desk.goto(f"/admin/orders/new?customer={customer}")
    desk.get_by_role("button", name="Drop it and begin one for second@example.com").click()
    desk.get_by_role("button", name="Begin the order").click()
    expect(desk.get_by_text("Nothing is ordered yet.")).to_be_visible()
    expect(card(desk, "Buyer").get_by_text("second@example.com")).to_be_visible()
