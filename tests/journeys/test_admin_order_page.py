"""The page of an order in the admin: its past, what a deed will do before it is done, orders made for a customer."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_admin import TWO, act, buy, merchant, open_order, password, states  # noqa: F401  (fixtures)

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


def test_a_refund_of_a_line_shows_what_it_will_do_and_then_does_it_once(
    desk: Page,
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    order = buy(sample_shop, "foreseen@example.com")
    path = f"/api/admin/orders/{order['id']}"
    merchant.post(f"{path}/payments", {"amount": {"amount": TWO, "currency": "NOK"}}).must(201)
    sample_shop.wait_until_idle()
    open_order(desk, order)
    dialog = act(desk, "Refund")
    dialog.get_by_label("Lines and delivery").check()
    expect(dialog.get_by_text("Say what goes back")).to_be_visible()
    dialog.get_by_label("Brass compass").fill("1")
    foreseen = dialog.get_by_role("region", name="What will happen")
    # One compass of 429.00 with 25 % within: 42900 * 2500 / 12500 = 8580; 937.00 - 429.00 = 508.00 can still go back
    for label, figure in (
        ("Back to the buyer, by you (By hand)", "NOK 429.00"),
        ("Credit note", "NOK 429.00"),
        ("Of which tax, 25% of NOK 343.20", "NOK 85.80"),
        ("Can still go back", "NOK 508.00"),
        ("The payment is then", "Partly refunded"),
    ):
        fact = foreseen.locator("dl div", has=desk.get_by_text(label, exact=True)).last
        expect(fact).to_contain_text(figure)
    assert faults(desk) == []
    dialog.get_by_label("Reason").fill("One was dented")
    dialog.get_by_role("button", name="Refund").dblclick()
    expect(states(desk)).to_have_text(["Placed", "Partly refunded", "To ship"])
    expect(desk.locator("main").get_by_text(re.compile("^1 . Brass compass$"))).to_be_visible()
    kept = merchant.get(path).must()
    assert [(each["amount"]["amount"], each["reason"]) for each in kept["refunds"]] == [(42900, "One was dented")]

    dialog = act(desk, "Refund")
    dialog.get_by_label("Amount (NOK)").fill("600")
    refused = dialog.get_by_role("region", name="What will happen")
    expect(refused).to_contain_text("At most 508.00 NOK can still go back.")
    assert faults(desk) == []
    dialog.get_by_role("button", name="Back").click()


def test_a_cancellation_shows_money_and_stock_before_it_is_done_and_an_order_that_moved_on_is_looked_at_again(
    desk: Page,
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    order = buy(sample_shop, "undone@example.com", "stripe")
    path = f"/api/admin/orders/{order['id']}"
    open_order(desk, order)
    dialog = act(desk, "Cancel order")
    foreseen = dialog.get_by_role("region", name="What will happen")
    expect(foreseen).to_contain_text("Back to the card (visa 4242)")
    expect(foreseen).to_contain_text(re.compile("2 . Brass compass"))
    expect(foreseen).to_contain_text("Credit note")
    assert faults(desk) == []
    merchant.post(f"{path}/notes", {"text": "Rang, no longer wanted"}).must(201)
    dialog.get_by_label("Reason").fill("Changed their mind")
    dialog.get_by_role("button", name="Cancel order").click()
    expect(dialog.get_by_role("alert")).to_contain_text("changed by someone else meanwhile")
    dialog.get_by_role("button", name="Back").click()
    desk.reload()
    again = act(desk, "Cancel order")
    expect(again.get_by_role("region", name="What will happen")).to_contain_text("Back to the card (visa 4242)")
    again.get_by_label("Reason").fill("Changed their mind")
    again.get_by_role("button", name="Cancel order").click()
    expect(states(desk)).to_have_text(["Cancelled", "Refunded"])
    assert merchant.get(path).must()["refunded"]["amount"] == TWO


def test_an_order_that_has_not_shipped_is_changed_by_dialogs_and_the_timeline_tells_what_changed(
    desk: Page,
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    order = buy(sample_shop, "edited@example.com")
    path = f"/api/admin/orders/{order['id']}"
    open_order(desk, order)
    main, dialog = desk.locator("main"), desk.get_by_role("dialog")
    main.get_by_role("button", name="Change details").click()
    expect(dialog.get_by_label("Billed to the delivery address")).to_be_checked()
    dialog.get_by_label("Address", exact=True).fill("Kirkegata 9")
    dialog.get_by_label("Postal code").fill("12")
    dialog.get_by_label("Gift note, printed on the slip").fill("Happy birthday")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_label("Postal code")).to_have_attribute("aria-invalid", "true")
    assert faults(desk) == []
    dialog.get_by_label("Postal code").fill("0153")

    # Somebody else changes the order meanwhile: it is told, and what was written is kept
    version = merchant.get(path).must()["version"]
    merchant.patch(path, {"version": version, "note": "Ring twice"}).must(200)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("This was changed by someone else meanwhile.")
    assert faults(desk) == []
    dialog.get_by_role("button", name="Load it again, and keep what I wrote").click()
    expect(dialog.get_by_label("The buyer's note")).to_have_value("Ring twice")
    expect(dialog.get_by_label("Address", exact=True)).to_have_value("Kirkegata 9")
    dialog.get_by_label("Reason").fill("Rang us")
    dialog.get_by_role("button", name="Save").dblclick()
    expect(dialog).to_have_count(0)
    timeline = desk.locator("section", has=desk.get_by_role("heading", name="Timeline"))
    expect(timeline.get_by_text("Gift note: nothing is now “Happy birthday”")).to_be_visible()
    expect(timeline.get_by_text("Rang us")).to_be_visible()
    kept = merchant.get(path).must()
    for address in (kept["shipping_address"], kept["billing_address"]):
        assert (address["line1"], address["postal_code"]) == ("Kirkegata 9", "0153")
    assert (kept["note"], kept["gift_note"]) == ("Ring twice", "Happy birthday")

    main.get_by_role("button", name="Change tags").click()
    dialog.get_by_label("Tags", exact=True).fill("rush, gift, rush")
    dialog.get_by_label("Priority").select_option("3")
    assert faults(desk) == []
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    expect(timeline.get_by_text("Tags: nothing is now gift, rush")).to_be_visible()
    kept = merchant.get(path).must()
    assert (kept["tags"], kept["priority"]) == (["gift", "rush"], 3)

    merchant.post(f"{path}/cancel", {"reason": "Changed their mind"}).must(200)
    desk.reload()
    expect(main.get_by_role("button", name="Change tags")).to_be_visible()
    expect(main.get_by_role("button", name="Change details")).to_have_count(0)
