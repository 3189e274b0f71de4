"""The page of an order in the admin: its past, what a deed will do before it is done, orders made for a customer."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_admin import TWO, buy, heading, merchant, open_order, password, states  # noqa: F401  (fixtures)

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


def test_any_earlier_moment_of_an_order_is_shown_and_nothing_can_be_changed_in_it(
    desk: Page,
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    order = buy(sample_shop, "moments@example.com")
    path = f"/api/admin/orders/{order['id']}"
    merchant.post(f"{path}/payments", {"amount": {"amount": TWO, "currency": "NOK"}}).must(201)
    merchant.post(f"{path}/holds", {"type": "fraud", "reason": "An odd address"}).must(201)
    merchant.post(f"{path}/notes", {"text": "Rang, all is well"}).must(201)
    sample_shop.wait_until_idle()
    open_order(desk, order)
    expect(states(desk)).to_have_text(["On hold", "Paid", "To ship"])
    timeline = desk.locator("section", has=desk.get_by_role("heading", name="Timeline"))
    expect(timeline.get_by_text("Fraud: An odd address")).to_be_visible()
    expect(timeline.get_by_text("NOK 937.00: By hand")).to_be_visible()
    expect(timeline.get_by_text("2 items, NOK 937.00")).to_be_visible()
    expect(timeline.get_by_text("Posted: Invoice")).to_be_visible()
    expect(desk.get_by_role("link", name="The buyer's page")).to_be_visible()

    timeline.get_by_role("link", name=re.compile("^Show the order after: Order placed")).click()
    expect(desk).to_have_url(re.compile(r"\?moment=1$"))
    past = desk.get_by_role("region", name="The past")
    expect(past).to_contain_text("after: Order placed. Nothing can be changed here.")
    expect(past).to_contain_text("The chain of all its events is whole")
    expect(states(desk)).to_have_text(["Placed", "Unpaid", "To ship"])
    expect(desk.get_by_text("On hold (Fraud)")).to_have_count(0)
    expect(desk.get_by_text("No document has been posted yet.")).to_be_visible()
    expect(desk.locator("main").get_by_role("button")).to_have_count(0)
    assert faults(desk) == []
    past.get_by_role("link", name="Later").click()
    expect(states(desk)).to_have_text(["Placed", "Paid", "To ship"])
    desk.reload()
    expect(past).to_contain_text("after: Money received")
    past.get_by_role("link", name="Back to now").click()
    expect(past).to_have_count(0)
    expect(states(desk)).to_have_text(["On hold", "Paid", "To ship"])
    assert faults(desk) == []
