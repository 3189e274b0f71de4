"""Every list of the admin while it waits, fails, is empty or matches nothing, and where more of it fails."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_admin import merchant, password  # noqa: F401  (fixtures)

BROKEN = {
    "type": "urn:daybook:problem:internal_error",
    "title": "Internal error",
    "status": 500,
    "code": "internal_error",
    "detail": "Something went wrong on our side.",
    "request_id": "req-states",
}


@dataclass(frozen=True)
class List:
    """A list: its address, what of the API it shows, and what it says where there is nothing."""

    path: str
    asks: str
    empty: str
    pages: bool = True


LISTS = (
    List("orders", "orders", "No orders yet."),
    List("fulfilment", "fulfilment", "Nothing to ship."),
    List("problems", "problems", "No order has a problem."),
    List("products", "products", "No products yet."),
    List("products/bulk", "variants", "No products yet."),
    List("collections", "collections", "No collections yet."),
    List("collections/wool", "products", "No products in it yet."),
    List("inventory", "inventory", "No stock is kept yet."),
    List("inventory/counts", "inventory/counts", "Nothing was counted yet."),
    List("inventory/waited-for", "stock-alerts", "Nobody waits for anything."),
    List("running-out", "reports/running-out", "There is enough of everything."),
    List("customers", "customers", "No customers yet."),
    List("reviews", "reviews", "No review waits for you."),
    List("reviews/comments", "review-comments", "No comment waits for you."),
    List("payments", "payments", "No payments yet."),
    List("payments/refunds", "refunds", "No refunds yet."),
    List("payments/disputes", "disputes", "No disputes."),
    List("invoices", "invoices", "No document yet."),
    List("invoices/owed", "receivables", "Nobody owes anything."),
    List("imports", "jobs", "Nothing has been imported or exported yet."),
    List("pages", "pages", "No pages yet.", pages=False),
    List("settings/audit", "audit", "Nothing in the log matches."),
    List("settings/failed", "dead-letters", "No work has failed.", pages=False),
    List("settings/keys", "api-keys", "No API keys yet.", pages=False),
    List("settings/locations", "locations", "No location yet.", pages=False),
    List("settings/messages", "messages", "No message here."),
)
# Narrowed to what there is none of: what it says, and the way back to all
NARROWED = (
    ("orders?q=zzzz", "No order matches.", "Show all orders"),
    ("products?q=zzzz", "No product matches.", "Show all products"),
    ("products/bulk?q=zzzz", "No product matches.", "Show all products"),
    ("inventory?q=zzzz", "No SKU begins so.", "Show all stock"),
    ("customers?q=zzzz", "No customer matches.", "Show all customers"),
    ("invoices?q=F999999", "No document matches.", "Show all of them"),
    ("payments?state=failed", "No payment matches.", "Show all payments"),
    ("payments/refunds?state=failed", "No refund matches.", "Show all refunds"),
    ("payments/disputes?state=lost", "No dispute matches.", "Show all disputes"),
    ("reviews?stars=1", "No review with these stars here.", "With any number of stars"),
)


@pytest.fixture(scope="module")
def desk(chromium: Browser, sample_shop: Daybook, merchant: Shopper) -> Iterator[Page]:  # noqa: F811
    """Signed in, for all tests here. The policy is off, so that axe may look."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 860}, locale="en-GB", base_url=sample_shop.url, bypass_csp=True,
        reduced_motion="reduce",
    )  # fmt: skip
    page = watched(context, [])
    page.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    yield page
    context.close()


def asked(of: List) -> re.Pattern[str]:
    return re.compile(rf"/api/admin/{re.escape(of.asks)}(\?|$)")


def broken(route: Route) -> None:
    route.fulfill(status=500, content_type="application/problem+json", body=json.dumps(BROKEN))


def alert(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text=BROKEN["detail"])


@pytest.mark.parametrize("of", LISTS, ids=lambda of: of.path)
def test_a_list_waits_fails_is_asked_for_again_and_is_empty(desk: Page, of: List) -> None:
    held: list[Route] = []
    waits = True
    desk.route(asked(of), lambda route: held.append(route) if waits else broken(route))
    with desk.expect_request(asked(of)):
        desk.goto(f"/admin/{of.path}")
    expect(desk.get_by_role("status").filter(has_text="Loading").first).to_be_attached()
    waits = False
    for each in held:
        broken(each)
    expect(alert(desk)).to_be_visible()
    expect(alert(desk)).to_contain_text("Request req-states")
    expect(desk.get_by_text(of.empty)).to_have_count(0)  # a failure is not taken for nothing
    assert faults(desk) == []
    desk.unroute(asked(of))
    nothing: dict[str, Any] = {"items": [], "next_cursor": None}
    desk.route(asked(of), lambda route: route.fulfill(json=nothing))
    alert(desk).get_by_role("button", name="Try again").click()
    expect(desk.get_by_text(of.empty)).to_be_visible()
    expect(alert(desk)).to_have_count(0)
    desk.unroute(asked(of))
    assert faults(desk) == []


@pytest.mark.parametrize("of", [each for each in LISTS if each.pages], ids=lambda of: of.path)
def test_what_is_there_stays_where_more_of_it_fails(desk: Page, of: List) -> None:
    def first_of_two(route: Route) -> None:
        if "cursor=more" in route.request.url:
            return broken(route)
        answer = route.fetch()
        return route.fulfill(response=answer, json={**answer.json(), "next_cursor": "more"})

    desk.route(asked(of), first_of_two)
    desk.goto(f"/admin/{of.path}")
    more = desk.get_by_role("button", name=re.compile("^(Show more|Look further back)$"))
    more.click()
    expect(alert(desk)).to_be_visible()
    rows = desk.locator("main tbody tr, main article, main ol > li").count()
    desk.unroute(asked(of))
    desk.route(asked(of), lambda route: route.fulfill(json={"items": [], "next_cursor": None}))
    alert(desk).get_by_role("button", name="Try again").click()
    expect(alert(desk)).to_have_count(0)
    expect(more).to_have_count(0)
    assert desk.locator("main tbody tr, main article, main ol > li").count() == rows
    desk.unroute(asked(of))


@pytest.mark.parametrize(("path", "says", "back"), NARROWED, ids=[path for path, _, _ in NARROWED])
def test_what_matches_nothing_says_so_and_leads_back_to_all(desk: Page, path: str, says: str, back: str) -> None:
    desk.goto(f"/admin/{path}")
    expect(desk.get_by_text(says)).to_be_visible()
    assert faults(desk) == []
    desk.get_by_role("link", name=back).click()
    expect(desk.get_by_text(says)).to_have_count(0)


def test_without_a_connection_it_says_so_and_goes_on_once_there_is_one(desk: Page) -> None:
    desk.goto("/admin/customers")
    expect(desk.locator("tbody tr").first).to_be_visible()
    desk.context.set_offline(True)
    desk.get_by_label("Search customers").fill("kari")
    desk.keyboard.press("Enter")
    lost = desk.get_by_role("alert").filter(has_text="The shop did not answer. Check the connection and try again.")
    expect(lost).to_be_visible()
    expect(lost.get_by_role("button", name="Try again")).to_be_visible()
    desk.context.set_offline(False)
    expect(lost).to_have_count(0)  # asked for again by itself
    expect(desk.get_by_text("No customer matches.")).to_be_visible()


# Where one writes: the page, the field, and what is written
WRITTEN = (
    ("settings/business", "Legal name", "Another name"),
    ("pages/new", "Title", "Half a page"),
    ("products/new", "Title", "Half a product"),
    ("collections/new", "Title", "Half a collection"),
    ("inventory/VH-COM", "Note", "Half a count"),
    ("account", "Present password", "half a password"),
    ("reviews/rules", "Texts with one of these words", "half"),
)


@pytest.mark.parametrize(("path", "field", "words"), WRITTEN, ids=[each[0] for each in WRITTEN])
def test_what_is_written_is_asked_for_before_it_is_left(desk: Page, path: str, field: str, words: str) -> None:
    desk.goto(f"/admin/{path}")
    written = desk.get_by_label(field, exact=True)
    written.fill(words)
    leave(desk)
    asked = desk.get_by_role("dialog", name="Leave without saving?")
    expect(asked).to_be_visible()
    asked.get_by_role("button", name="Stay here").click()
    expect(asked).to_have_count(0)
    expect(written).to_have_value(words)
    leave(desk)
    asked.get_by_role("button", name="Leave", exact=True).click()
    expect(desk.get_by_role("heading", name="Orders", level=1)).to_be_visible()


def leave(page: Page) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Orders", exact=True).click()


def test_a_dialog_asks_before_the_browsers_back_drops_what_is_written_in_it(desk: Page) -> None:
    desk.goto("/admin/orders")
    desk.get_by_role("navigation", name="Main").get_by_role("link", name="Customers", exact=True).click()
    desk.get_by_role("button", name="Add a customer").click()
    written = desk.get_by_label("E-mail", exact=True)
    written.fill("half@written.example")
    desk.go_back()
    asked = desk.get_by_role("dialog", name="Leave without saving?")
    expect(asked).to_be_visible()
    assert faults(desk) == []
    asked.get_by_role("button", name="Stay here").click()
    expect(asked).to_have_count(0)
    expect(written).to_have_value("half@written.example")


def test_a_dialog_asks_before_escape_drops_what_is_written_in_it_and_keeps_it_where_it_is_refused(desk: Page) -> None:
    desk.goto("/admin/customers")
    desk.get_by_role("button", name="Add a customer").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("E-mail", exact=True).fill("refused@example.com")
    desk.route("**/api/admin/customers", broken)
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text(BROKEN["detail"])
    expect(dialog.get_by_label("E-mail", exact=True)).to_have_value("refused@example.com")
    desk.unroute("**/api/admin/customers")
    desk.keyboard.press("Escape")
    expect(dialog.get_by_text("What you wrote here is not saved yet.")).to_be_visible()
    assert faults(desk) == []
    desk.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
