"""Customers, reviews and money in the admin, in headless Chromium, against the whole of Daybook."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_admin import buy, heading, merchant, password  # noqa: F401  (fixtures)

MOVED_ON = re.compile(r"status of 412")


@pytest.fixture
def desk(chromium: Browser, sample_shop: Daybook, merchant: Shopper) -> Iterator[Page]:  # noqa: F811
    """A desk, signed in. Any error in the console fails the test. The policy is off, so that axe may look."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 860}, locale="en-GB", base_url=sample_shop.url, bypass_csp=True
    )
    said: list[str] = []
    page = watched(context, said)
    page.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    yield page
    context.close()
    assert [text for text in said if not (MEANT.search(text) or MOVED_ON.search(text))] == []


def loaded(page: Page) -> None:
    expect(page.get_by_role("status").filter(has_text="Loading")).to_have_count(0)


def test_a_customer_is_entered_found_changed_and_never_overwritten(desk: Page, merchant: Shopper) -> None:  # noqa: F811
    desk.goto("/admin/customers")
    desk.get_by_role("button", name="Add a customer").click()
    form = desk.get_by_role("dialog")
    form.get_by_label("E-mail").fill("siti@example.com")
    form.get_by_label("Name").fill("Siti Rahayu")
    form.get_by_label("Group").fill("Wholesale")
    form.get_by_label("Phone").fill("call me")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(form.get_by_role("alert")).to_be_visible()
    assert faults(desk) == []
    form.get_by_label("Phone").fill("+62 21 555 0123")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(heading(desk, "Siti Rahayu")).to_be_visible()
    expect(desk.get_by_text("No orders yet.")).to_be_visible()
    loaded(desk)
    assert faults(desk) == []

    desk.get_by_role("button", name="Change", exact=True).click()
    form.get_by_label("Note").fill("Calls on Mondays.")
    form.get_by_label("Wants news by e-mail").check()
    assert faults(desk) == []
    form.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Calls on Mondays.")).to_be_visible()
    expect(desk.get_by_text("Agreed to news by e-mail")).to_be_visible()
    [siti] = merchant.get("/api/admin/customers?q=siti@example.com").must()["items"]
    assert (siti["group"], siti["accepts_marketing"], siti["phone"]) == ("Wholesale", True, "+62 21 555 0123")

    desk.get_by_role("button", name="Change", exact=True).click()
    path = f"/api/admin/customers/{siti['id']}"
    merchant.patch(path, {"version": merchant.get(path).must()["version"], "name": "Siti R."}).must()
    form.get_by_label("Note").fill("Calls on Tuesdays.")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_role("alert")).to_contain_text("changed by someone else meanwhile")
    assert merchant.get(path).must()["note"] == "Calls on Mondays."
    form.get_by_role("button", name="Back").click()

    desk.goto("/admin/customers?group=Wholesale&news=yes")
    expect(desk.locator("tbody tr")).to_have_count(1)
    desk.get_by_label("Kind").select_option("account")
    expect(desk.get_by_text("No customer matches.")).to_be_visible()
    loaded(desk)
    assert faults(desk) == []


def test_a_customers_page_tells_what_they_bought_and_opens_each_order(
    desk: Page,
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    kept, cancelled = (buy(sample_shop, "nora@example.com") for _ in range(2))  # 937.00 each
    merchant.post(f"/api/admin/orders/{cancelled['id']}/cancel", {"reason": "Changed her mind"}).must()
    sample_shop.wait_until_idle()
    desk.goto("/admin/customers")
    desk.get_by_label("Search customers").fill("nora@example.com")
    desk.keyboard.press("Enter")
    expect(desk.locator("tbody tr")).to_have_count(1)
    expect(desk.locator("tbody tr")).to_contain_text("NOK 937.00")
    desk.locator("tbody a").first.click()
    figures = desk.locator("section").filter(has_text="What they bought").locator("dd")
    expect(figures).to_have_text(["21 cancelled", "NOK 937.00after refunds", "NOK 0.00", "NOK 937.00"])
    expect(desk.get_by_text(re.compile("^Credit note$"))).to_have_count(1)
    expect(desk.get_by_text(re.compile("^Invoice$"))).to_have_count(2)
    loaded(desk)
    assert faults(desk) == []
    desk.get_by_role("link", name=kept["number"]).click()
    expect(heading(desk, f"Order {kept['number']}")).to_be_visible()
