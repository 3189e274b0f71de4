"""Where goods are, what tax is on them and how they are paid for, set in the admin."""

import re

from playwright.sync_api import Page, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.test_account import until
from tests.journeys.test_admin import COMPASS, buy, heading, merchant, password  # noqa: F401
from tests.journeys.test_admin_settings import opened, room  # noqa: F401


def saved(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()


def names(merchant: Shopper) -> list[str]:  # noqa: F811
    return [each["name"] for each in merchant.get("/api/admin/locations").must()["items"]]


def test_a_location_is_added_guarded_put_in_order_closed_and_opened(room: Page, merchant: Shopper) -> None:  # noqa: F811
    before = names(merchant)
    opened(room, "Locations")
    room.get_by_role("link", name="Add a location").click()
    expect(heading(room, "New location")).to_be_visible()
    room.get_by_label("Name", exact=True).fill("Tromsø")
    room.get_by_label("Address", exact=True).fill("Sjøgata 7")
    room.get_by_label("Country").select_option("NO")
    room.get_by_role("link", name="All locations").click()
    room.get_by_role("dialog").get_by_role("button", name="Stay here").click()
    room.get_by_role("button", name="Save", exact=True).click()
    expect(heading(room, "Locations")).to_be_visible()
    expect(room.get_by_role("listitem").last).to_contain_text("Sjøgata 7, Norway")
    assert names(merchant) == [*before, "Tromsø"]

    room.get_by_role("button", name="Move Tromsø up").click()
    until(lambda: names(merchant) == [*before[:-1], "Tromsø", before[-1]])
    room.get_by_role("link", name="Tromsø").click()
    room.get_by_label("Buyers may pick up here").check()
    saved(room)
    room.get_by_role("button", name="Close the location").click()
    room.get_by_role("dialog").get_by_role("button", name="Close the location").click()
    expect(room.get_by_role("heading", name="Open it again")).to_be_visible()
    [tromso] = [each for each in merchant.get("/api/admin/locations").must()["items"] if each["name"] == "Tromsø"]
    assert (tromso["active"], tromso["pickup"], tromso["address"]["line1"]) == (False, True, "Sjøgata 7")
    room.get_by_role("link", name="All locations").click()
    expect(room.get_by_role("listitem").filter(has_text="Tromsø")).to_contain_text("Closed")


def test_a_location_that_holds_goods_for_an_order_is_not_closed(
    room: Page, sample_shop: Daybook, merchant: Shopper  # noqa: F811
) -> None:  # fmt: skip
    buy(sample_shop, "held-there@example.com")
    [level] = [
        each for each in merchant.get(f"/api/admin/inventory/{COMPASS[0]}").must()["levels"] if each["reserved"]
    ][:1]
    room.goto(f"/admin/settings/locations/{level['location_id']}")
    room.get_by_role("button", name="Close the location").click()
    asked = room.get_by_role("dialog")
    asked.get_by_role("button", name="Close the location").click()
    expect(asked.get_by_role("alert")).to_contain_text("Ship or cancel what it holds for orders")
    assert merchant.get(f"/api/admin/locations/{level['location_id']}").must()["active"] is True


def test_taxes_are_tried_refused_saved_and_not_overwritten(room: Page, merchant: Shopper) -> None:  # noqa: F811
    before = merchant.get("/api/admin/taxes").must()
    opened(room, "Taxes")
    room.get_by_role("button", name="Add a tax class").click()
    room.get_by_label("Name of the tax class").last.fill("Books")
    norway = room.get_by_role("group", name="Norway")
    norway.get_by_label("Books, in percent").fill("a little")
    room.get_by_role("button", name="Save", exact=True).click()
    expect(norway).to_contain_text("A rate is a number from 0 to 100")
    norway.get_by_label("Books, in percent").fill("12,5")
    room.get_by_role("button", name="Add countries").click()
    danes = room.get_by_role("group", name="New countries")
    danes.get_by_label("Add a country").select_option(label="Denmark")
    danes = room.get_by_role("group", name="Denmark")
    danes.get_by_label("Name", exact=True).fill("Danmark")
    danes = room.get_by_role("group", name="Danmark")
    danes.get_by_label("Standard, in percent").fill("25")
    expect(danes.get_by_label("Add a country").locator("option", has_text="Norway")).to_have_count(0)

    example = room.locator("section", has=room.get_by_role("heading", name="An example"))
    example.get_by_label("Tax class").select_option(label="Books")
    example.get_by_label("Price in NOK").fill("225")
    # 225.00 with 12.5 % holds 225 * 12.5 / 112.5 = 25.00
    expect(example.get_by_role("status")).to_contain_text(re.compile(r"25\.00 of it is tax, at 12\.5%"))
    example.get_by_label("Goods go to").select_option(label="Any other country")
    expect(example.get_by_role("status")).to_contain_text("0.00 of it is tax")
    saved(room)
    now = merchant.get("/api/admin/taxes").must()
    assert now["classes"][-1] == {"id": "books", "title": "Books"}
    assert now["zones"][0]["rates"] == {**before["zones"][0]["rates"], "books": 1250}
    assert now["zones"][-1] == {"id": "danmark", "title": "Danmark", "countries": ["DK"], "rates": {"standard": 2500}}

    merchant.call("PUT", "/api/admin/taxes", {**before, "version": now["version"]}).must()  # somebody else puts it back
    danes.get_by_label("Standard, in percent").fill("26")
    room.get_by_role("button", name="Save", exact=True).click()
    room.get_by_role("button", name="Show what is stored now").click()
    expect(danes).to_have_count(0)


def test_ways_to_pay_are_chosen_put_in_order_and_one_stays(room: Page, merchant: Shopper) -> None:  # noqa: F811
    def offered() -> list[str]:
        return list(merchant.get("/api/admin/shop").must()["payment_methods"])

    before = offered()
    opened(room, "Payment")
    room.get_by_role("button", name="Move Invoice up").click()
    room.get_by_label("By agreement", exact=True).uncheck()
    saved(room)
    assert offered() == ["invoice", "stripe"]
    room.get_by_label("Card or wallet", exact=True).uncheck()
    expect(room.get_by_label("Invoice", exact=True)).to_be_disabled()
    room.get_by_role("main").get_by_role("link", name="Settings").click()
    room.get_by_role("dialog").get_by_role("button", name="Leave").click()
    expect(heading(room, "Settings")).to_be_visible()
    version = merchant.get("/api/admin/shop").must()["version"]
    merchant.patch("/api/admin/shop", {"version": version, "payment_methods": before}).must()
    assert offered() == before


def test_the_keys_of_the_provider_are_shown_masked_and_tried(room: Page, sample_shop: Daybook) -> None:  # noqa: F811
    buy(sample_shop, "webhook@example.com", "stripe")
    opened(room, "Payment")
    stripe = room.locator("section", has=room.get_by_role("heading", name="Card payments through Stripe"))
    expect(stripe.get_by_text("Simulated", exact=True)).to_be_visible()
    expect(stripe).to_contain_text("sk_test_…")
    expect(stripe).not_to_contain_text("sk_test_daybook")
    expect(stripe.get_by_text("None has come yet")).to_have_count(0)
    expect(stripe.get_by_label("Webhook address")).to_have_value(re.compile(r"/webhooks/stripe$"))
    stripe.get_by_role("button", name="Try the key").click()
    expect(stripe.get_by_text("Stripe answers and knows the key.")).to_be_visible()
