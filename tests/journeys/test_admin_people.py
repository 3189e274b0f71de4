"""Customers, reviews and money in the admin, in headless Chromium, against the whole of Daybook."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_admin import TWO, buy, heading, merchant, password  # noqa: F401  (fixtures)

MOVED_ON = re.compile(r"status of 412")
CODE = re.compile(r"\b\d{3} ?\d{3}\b")


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


def review(shop: Daybook, merchant: Shopper, email: str, stars: int, text: str) -> dict[str, Any]:  # noqa: F811
    """A review by somebody who bought two compasses and received them."""
    order = buy(shop, email)
    path = f"/api/admin/orders/{order['id']}"
    merchant.post(f"{path}/payments", {"amount": {"amount": TWO, "currency": "NOK"}}).must(201)
    shipment = merchant.post(f"{path}/shipments", {}).must(201)
    merchant.post(f"{path}/shipments/{shipment['id']}/delivered", {}).must()
    handle = merchant.get(path).must()["lines"][0]["handle"]
    said = {"stars": stars, "text": text, "order_id": order["id"]}
    return dict(Shopper(shop.url).post(f"/api/products/{handle}/reviews", said, token=order["token"]).must(201))


def signed_in(shop: Daybook, email: str) -> Shopper:
    """A customer, signed in by the code that was mailed to them."""
    shopper = Shopper(shop.url)
    shopper.post("/api/customers/codes", {"email": email}).must(202)
    shop.wait_until_idle()
    letter = next(each for each in shop.mail() if email in str(each["to"]) and CODE.search(each["text"]))
    code = CODE.search(letter["text"])
    assert code is not None
    given = {"email": email, "code": code[0].replace(" ", "")}
    return Shopper(shop.url, bearer=shopper.post("/api/customers/sessions", given).must(201)["token"])


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


def test_reviews_wait_by_the_rules_and_many_are_decided_at_once(
    desk: Page,
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    desk.goto("/admin/reviews/rules")
    words = desk.get_by_label("Texts with one of these words")
    words.fill("rubbish\nwobbly")
    desk.get_by_label("Reviews with few stars").select_option("2")
    loaded(desk)
    assert faults(desk) == []
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved.")).to_be_visible()
    for name, stars, text in (("a", 5, "A wobbly one."), ("b", 2, "Hm."), ("c", 5, "Lovely."), ("d", 1, "Bad.")):
        review(sample_shop, merchant, f"reviewer-{name}@example.com", stars, text)
    desk.goto("/admin/reviews")
    cards = desk.get_by_role("main").get_by_role("article")
    expect(cards.filter(has_text="A wobbly one.")).to_contain_text("A word of your list")
    expect(cards.filter(has_text="Hm.")).to_contain_text("Few stars")
    expect(cards.filter(has_text="Lovely.")).to_have_count(0)
    loaded(desk)
    assert faults(desk) == []

    [wobbly] = [each for each in merchant.get("/api/admin/reviews").must()["items"] if "wobbly" in each["text"]]
    for text in ("A wobbly one.", "Hm."):
        cards.filter(has_text=text).get_by_role("checkbox").check()
    merchant.post(f"/api/admin/reviews/{wobbly['id']}/reject", {"reason": "Somebody was faster"}).must()
    desk.get_by_role("button", name="Publish 2").click()
    expect(desk.get_by_role("alert")).to_contain_text("1 of 2 were decided")
    expect(cards.filter(has_text="Hm.")).to_have_count(0)
    cards.filter(has_text="Bad.").get_by_role("checkbox").check()
    desk.get_by_role("button", name="Reject 1").click()
    form = desk.get_by_role("dialog")
    form.get_by_label("Reason").fill("Says nothing of the compass")
    assert faults(desk) == []
    form.get_by_role("button", name="Reject").click()
    expect(cards.filter(has_text="Bad.")).to_have_count(0)

    desk.get_by_role("link", name="Published", exact=True).click()
    desk.get_by_label("Stars", exact=True).select_option("2")
    card = cards.filter(has_text="Hm.")
    card.get_by_role("button", name="Reply").click()
    form.get_by_label("Reply").fill("Thank you, we shall do better.")
    form.get_by_role("button", name="Reply").click()
    expect(card).to_contain_text("Thank you, we shall do better.")
    found = merchant.get("/api/admin/reviews?state=rejected").must()["items"]
    reasons = {each["text"]: each["reason"] for each in found}
    assert (reasons["A wobbly one."], reasons["Bad."]) == ("Somebody was faster", "Says nothing of the compass")
    path = "/api/admin/review-settings"  # as other journeys know it
    merchant.call("PUT", path, {"version": merchant.get(path).must()["version"], "words": []}).must()


def test_a_comment_that_waits_is_read_beside_its_review_and_rejected(
    desk: Page,
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    said = review(sample_shop, merchant, "reviewer-e@example.com", 5, "Points north, always.")
    stranger = signed_in(sample_shop, "stranger@example.com")
    stranger.post(f"/api/reviews/{said['id']}/comments", {"text": "Cheaper at www.elsewhere.example"}).must(201)
    desk.goto("/admin/reviews/comments")
    card = desk.get_by_role("listitem").filter(has_text="www.elsewhere.example")
    expect(card).to_contain_text("Points north, always.")
    loaded(desk)
    assert faults(desk) == []
    card.get_by_role("button", name="Reject").click()
    form = desk.get_by_role("dialog")
    form.get_by_label("Reason").fill("An advertisement")
    form.get_by_role("button", name="Reject").click()
    expect(card).to_have_count(0)
    desk.goto("/admin/reviews?state=published")
    card = desk.get_by_role("main").get_by_role("article").filter(has_text="Points north, always.")
    card.get_by_role("button", name="Comments").click()
    expect(form).to_contain_text("Rejected: An advertisement")
    assert faults(desk) == []


def test_payments_refunds_disputes_and_what_is_owed_are_listed_and_each_row_opens_its_order(
    desk: Page,
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    order = buy(sample_shop, "money@example.com", "stripe")
    path = f"/api/admin/orders/{order['id']}/refunds"
    merchant.post(path, {"amount": {"amount": 10050, "currency": "NOK"}, "reason": "Scratched"}).must(201)
    sample_shop.wait_until_idle()
    desk.goto("/admin/payments?method=stripe")
    row = desk.locator("tbody tr").filter(has_text=order["number"])
    expect(row).to_contain_text("NOK 937.00")
    loaded(desk)
    assert faults(desk) == []
    desk.get_by_label("From").fill("2999-01-01")
    expect(desk.get_by_text("No payment matches.")).to_be_visible()
    assert faults(desk) == []
    desk.get_by_role("link", name="Refunds", exact=True).click()
    row = desk.locator("tbody tr").filter(has_text=order["number"])
    expect(row).to_contain_text("Scratched")
    expect(row).to_contain_text("NOK 100.50")
    assert faults(desk) == []
    row.get_by_role("link").click()
    expect(heading(desk, f"Order {order['number']}")).to_be_visible()
    desk.goto("/admin/payments/disputes")
    expect(heading(desk, "Disputes")).to_be_visible()
    loaded(desk)
    assert faults(desk) == []

    owed = buy(sample_shop, "owes@example.com", "invoice")
    sample_shop.wait_until_idle()
    desk.goto("/admin/invoices/owed")
    expect(desk.locator("tbody tr").filter(has_text=owed["number"])).to_contain_text("NOK 937.00")
    loaded(desk)
    assert faults(desk) == []
    desk.get_by_role("link", name="Credit notes", exact=True).click()
    expect(desk.locator("tbody tr").filter(has_text=order["number"])).to_contain_text("corrects")
    loaded(desk)
    assert faults(desk) == []


def test_two_customers_become_one_who_takes_their_data_along_and_is_erased(
    desk: Page,
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    first, second = buy(sample_shop, "ana@example.com"), buy(sample_shop, "ana.work@example.com")
    sample_shop.wait_until_idle()
    [ana] = merchant.get("/api/admin/customers?q=ana@example.com").must()["items"]
    desk.goto(f"/admin/customers/{ana['id']}")
    form = desk.get_by_role("dialog")
    desk.get_by_role("button", name="Merge", exact=True).click()
    form.get_by_label("The other customer").fill("ana.work@")
    form.get_by_role("button", name="Search").click()
    form.get_by_role("radio").check()
    assert faults(desk) == []
    form.get_by_role("button", name="Merge", exact=True).click()
    expect(desk.get_by_text("also ana.work@example.com")).to_be_visible()
    for order in (first, second):
        expect(desk.get_by_role("link", name=order["number"])).to_be_visible()
    loaded(desk)
    assert faults(desk) == []

    with desk.expect_download() as taken:
        desk.get_by_role("button", name="Export data").click()
    told = json.loads(taken.value.path().read_text())
    assert sorted(each["number"] for each in told["orders"]) == sorted([first["number"], second["number"]])
    assert (told["customer"]["email"], told["customer"]["other_emails"]) == (
        "ana@example.com",
        ["ana.work@example.com"],
    )

    desk.get_by_role("button", name="Erase", exact=True).click()
    form.get_by_role("button", name="Erase for good").click()
    expect(form.get_by_text("Write ana@example.com to erase")).to_be_visible()
    form.get_by_label("The customer's e-mail address").fill("ana@example.com")
    form.get_by_role("button", name="Erase for good").click()
    expect(form.get_by_role("alert")).to_contain_text("There is an order under way.")
    assert faults(desk) == []
    for order in (first, second):
        merchant.post(f"/api/admin/orders/{order['id']}/cancel", {"reason": "Erased"}).must()
    sample_shop.wait_until_idle()
    form.get_by_role("button", name="Erase for good").click()
    expect(heading(desk, "Customers")).to_be_visible()
    sample_shop.wait_until_idle()
    assert merchant.get(f"/api/admin/customers/{ana['id']}").status == 404
    assert merchant.get("/api/admin/customers?q=ana.work@example.com").must()["items"] == []
    assert merchant.get(f"/api/admin/invoices?order={first['id']}").must()["items"] != []
