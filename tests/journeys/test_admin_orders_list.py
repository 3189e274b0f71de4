"""The list of orders in the admin: narrowed, kept as views, its columns chosen, and many orders worked on at once."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_admin import buy, heading, merchant, password  # noqa: F401  (fixtures)

CLOTH = ("VH-CLO", 1)
REFUSED = {"status": 422, "code": "not_now", "detail": "This cannot be shown now."}


@pytest.fixture
def seat(chromium: Browser, sample_shop: Daybook, merchant: Shopper) -> Iterator[Callable[..., Page]]:  # noqa: F811
    """A screen of a width, signed in. Any error in the console fails the test. axe looks only without the policy."""
    said: list[str] = []
    contexts = []

    def opened(width: int = 1280, bypass_csp: bool = False) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 860}, locale="en-GB", base_url=sample_shop.url, bypass_csp=bypass_csp
        )
        contexts.append(context)
        context.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
        return watched(context, said)

    yield opened
    for context in contexts:
        context.close()
    assert [text for text in said if not MEANT.search(text)] == []


def orders_with(shop: Daybook, merchant: Shopper, tag: str, number: int) -> list[dict[str, Any]]:  # noqa: F811
    """So many orders that have a tag, and are found by it."""
    made = [buy(shop, f"{tag}{n}@example.com", line=CLOTH) for n in range(number)]
    for order in made:
        merchant.call("PATCH", f"/api/admin/orders/{order['id']}", {"add_tags": [tag]}).must()
    shop.wait_until_idle()
    return made


def now(merchant: Shopper, order: dict[str, Any]) -> dict[str, Any]:  # noqa: F811
    return dict(merchant.get(f"/api/admin/orders/{order['id']}").must())


def rows(page: Page) -> Locator:
    return page.locator("tbody tr")


def row(page: Page, order: dict[str, Any]) -> Locator:
    return rows(page).filter(has_text=order["number"])


def chosen(page: Page, orders: list[dict[str, Any]]) -> Locator:
    for order in orders:
        page.get_by_role("checkbox", name=f"Choose order {order['number']}").check()
    return page.get_by_role("region", name="With the chosen orders")


def views(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Views")


def test_the_list_is_narrowed_by_conditions_that_say_how_many_orders_they_have(
    seat: Callable[..., Page],
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    first, second = orders_with(sample_shop, merchant, "narrow", 2)
    merchant.post(f"/api/admin/orders/{second['id']}/holds", {"type": "fraud", "reason": "Odd"}).must(201)
    sample_shop.wait_until_idle()
    counts = merchant.get("/api/admin/orders/counts").must()
    page = seat()
    page.goto("/admin/orders")
    page.get_by_role("button", name="Filters").click()
    filters = page.get_by_role("region", name="Filters")
    filters.get_by_label("Tag").select_option(label="narrow (2)")
    expect(rows(page)).to_have_count(2)
    held = filters.get_by_role("group", name="State").get_by_role("button", name="On hold")
    expect(held).to_have_text(f"On hold {counts['state']['on_hold']}")
    held.click()
    expect(rows(page)).to_have_count(1)
    expect(row(page, second)).to_be_visible()
    filters.get_by_role("group", name="State").get_by_role("button", name="Placed").click()
    expect(rows(page)).to_have_count(2)
    expect(page).to_have_url(re.compile("state=placed%2Con_hold"))

    filters.get_by_label("Total from (NOK)").fill("a lot")
    filters.get_by_role("button", name="Apply").click()
    expect(filters.get_by_text("Write an amount such as 12.50.")).to_be_visible()
    filters.get_by_label("Total from (NOK)").fill("100000")
    filters.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("No order matches.")).to_be_visible()
    on = page.get_by_role("list", name="Filters that are on")
    on.get_by_role("button", name="Without: Total from").click()
    on.get_by_role("button", name="Without: State").click()
    expect(on.get_by_role("listitem")).to_have_text(["Tag: narrow"])
    expect(row(page, first)).to_be_visible()


def test_what_is_shown_is_kept_as_a_view_changed_shared_deleted_and_brought_back(
    seat: Callable[..., Page],
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    orders_with(sample_shop, merchant, "viewed", 2)
    page = seat()
    page.goto("/admin/orders?tag=viewed")
    expect(rows(page)).to_have_count(2)
    page.get_by_role("button", name="Save as a view").click()
    dialog = page.get_by_role("dialog", name="Save as a view")
    dialog.get_by_label("Name of the view").fill("Viewed")
    dialog.get_by_role("button", name="Save").click()
    tab = views(page).get_by_role("link", name="Viewed")
    expect(tab).to_have_attribute("aria-current", "page")
    expect(tab).to_have_text("Viewed2")

    page.get_by_role("button", name="Columns").click()
    page.get_by_role("dialog", name="Columns").get_by_label("Tags").check()
    page.keyboard.press("Escape")
    expect(page.get_by_role("columnheader", name="Tags")).to_be_visible()
    expect(tab).to_contain_text("Changed, not saved")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("View saved.")).to_be_visible()
    expect(tab).not_to_contain_text("Changed, not saved")

    views(page).get_by_role("link", name="All").click()
    expect(page.get_by_role("columnheader", name="Tags")).to_have_count(0)
    tab.click()
    page.get_by_role("button", name="Change or delete this view").click()
    dialog = page.get_by_role("dialog", name="Change or delete this view")
    dialog.get_by_label("Name of the view").fill("Everybody's")
    dialog.get_by_label("Shared").check()
    dialog.get_by_role("button", name="Save").click()
    tab = views(page).get_by_role("link", name="Everybody's")
    expect(tab.get_by_label("Shared")).to_be_visible()
    [kept] = [view for view in merchant.get("/api/admin/orders/views").must()["items"] if view["name"] == "Everybody's"]
    assert (kept["shared"], kept["filters"], "tags" in kept["columns"]) == (True, {"tag": "viewed"}, True)

    page.get_by_role("button", name="Change or delete this view").click()
    page.get_by_role("button", name="Delete the view").click()
    expect(tab).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(tab).to_have_count(1)


def test_many_orders_are_shipped_and_what_is_refused_says_why_and_is_tried_again(
    seat: Callable[..., Page],
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    ready, held, gone = orders_with(sample_shop, merchant, "leave", 3)
    merchant.post(f"/api/admin/orders/{held['id']}/holds", {"type": "custom", "reason": "Ask first"}).must(201)
    page = seat()
    page.goto("/admin/orders?tag=leave")
    rows(page).first.get_by_role("link").focus()  # the whole of it by keyboard: x chooses, j goes on
    for key in "xjxjx":
        page.keyboard.press(key)
    bar = page.get_by_role("region", name="With the chosen orders")
    expect(bar.get_by_role("status")).to_have_text("Chosen: 3")
    merchant.post(f"/api/admin/orders/{gone['id']}/cancel", {"reason": "Test"}).must()  # somebody else is faster
    bar.get_by_role("button", name="Ship", exact=True).click()
    dialog = page.get_by_role("dialog", name="Ship 3 orders")
    dialog.get_by_label("Carrier").fill("Posten")
    dialog.get_by_role("button", name="Ship", exact=True).click()
    expect(dialog.get_by_role("status")).to_have_text("Done: 1 of 3. Not done: 2.")
    expect(dialog.get_by_role("listitem").filter(has_text=held["number"]).get_by_role("alert")).not_to_be_empty()
    [hold] = now(merchant, held)["holds"]
    merchant.post(f"/api/admin/orders/{held['id']}/holds/{hold['id']}/release", {}).must()
    dialog.get_by_role("button", name="Try the rest again").click()
    expect(dialog.get_by_role("status")).to_have_text("Done: 2 of 3. Not done: 1.")
    dialog.get_by_role("button", name="Done").click()
    assert [now(merchant, each)["fulfilment_state"] for each in (ready, held)] == ["fulfilled", "fulfilled"]
    assert len(merchant.get(f"/api/admin/orders/{ready['id']}/shipments").must()["items"]) == 1


def test_many_orders_are_tagged_with_an_undo_and_cancelled(
    seat: Callable[..., Page],
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    made = orders_with(sample_shop, merchant, "many", 2)
    page = seat()
    page.goto("/admin/orders?tag=many")
    chosen(page, made).get_by_role("button", name="Tags").click()
    dialog = page.get_by_role("dialog", name="Tags of 2 orders")
    dialog.get_by_label("Add tags").fill("gift, rush")
    dialog.get_by_role("button", name="Change tags").click()
    expect(dialog.get_by_role("status")).to_contain_text("Done: 2 of 2.")
    dialog.get_by_role("button", name="Done").click()
    assert [now(merchant, each)["tags"] for each in made] == [["gift", "many", "rush"]] * 2
    with (
        page.expect_response(lambda answer: answer.request.method == "PATCH" and made[0]["id"] in answer.url),
        page.expect_response(lambda answer: answer.request.method == "PATCH" and made[1]["id"] in answer.url),
    ):
        page.get_by_role("button", name="Undo").click()
    assert [now(merchant, each)["tags"] for each in made] == [["many"]] * 2

    page.get_by_role("region", name="With the chosen orders").get_by_role("button", name="Cancel the orders").click()
    dialog = page.get_by_role("dialog", name="Cancel 2 orders")
    dialog.get_by_label("Reason").fill("Closing down")
    dialog.get_by_role("button", name="Cancel the orders").click()
    expect(dialog.get_by_text("Cancelled")).to_have_count(2)
    dialog.get_by_role("button", name="Done").click()
    assert [now(merchant, each)["state"] for each in made] == ["cancelled", "cancelled"]
    expect(page.locator("td[data-heading=Shipping]")).to_have_text(["\u2013", "\u2013"])  # nothing of them is to ship


def test_the_columns_one_chose_are_there_wherever_one_signs_in(
    seat: Callable[..., Page],
    merchant: Shopper,  # noqa: F811
) -> None:
    page = seat()
    page.goto("/admin/orders")
    page.get_by_role("button", name="Columns").click()
    dialog = page.get_by_role("dialog", name="Columns")
    dialog.get_by_label("Country", exact=True).check()
    with page.expect_response(lambda answer: answer.request.method == "PATCH" and answer.url.endswith("/me")):
        dialog.get_by_label("Items", exact=True).uncheck()
    up = dialog.get_by_role("button", name="Move Buyer up")
    up.focus()
    with page.expect_response(lambda answer: answer.request.method == "PATCH" and answer.url.endswith("/me")):
        page.keyboard.press("Enter")
    expect(dialog.get_by_role("status")).to_have_text("Buyer is now number 1 of 7.")
    expect(dialog.get_by_role("button", name="Move Buyer down")).to_be_focused()  # it cannot go further up
    other = seat()
    other.goto("/admin/orders")
    expect(other.get_by_role("columnheader")).to_have_text(
        ["Choose", "Order", "Buyer", "Placed at", "State", "Payment", "Shipping", "Country", "Total"]
    )
    with page.expect_response(lambda answer: answer.request.method == "PATCH" and answer.url.endswith("/me")):
        dialog.get_by_role("button", name="Standard columns").click()


def long_list(page: Page, made: dict[str, Any], number: int) -> None:
    """The list answers with so many orders, a hundred at a time, made from one."""

    def answer(route: Route) -> None:
        after = int(parse_qs(urlsplit(route.request.url).query).get("cursor", ["0"])[0])
        upto = min(after + 100, number)
        items = [{**made, "id": f"ord_{n}", "number": f"LONG-{n:04}"} for n in range(after, upto)]
        more = {"next_cursor": str(upto) if upto < number else None, "cut_short": False}
        route.fulfill(json={"items": items, **more})

    page.route(re.compile(r"/api/admin/orders\?"), answer)


@pytest.mark.parametrize("width", [1280, 390])
def test_of_a_long_list_only_the_rows_in_sight_are_in_the_page_and_keys_and_choices_go_through_all_of_it(
    seat: Callable[..., Page],
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
    width: int,
) -> None:
    orders_with(sample_shop, merchant, f"long{width}", 1)
    [listed] = merchant.get(f"/api/admin/orders?tag=long{width}").must()["items"]
    page = seat(width, bypass_csp=True)
    long_list(page, listed, 450)
    page.goto("/admin/orders")
    table = page.get_by_role("table", name="Orders")
    links = page.locator("tbody [data-row-link]")
    more = page.get_by_role("button", name="Show more")
    more.click()
    expect(links).to_have_count(200)  # so many are all there, for the browser's own search
    expect(table).not_to_have_attribute("aria-rowcount", re.compile("."))
    more.click()
    expect(table).to_have_attribute("aria-rowcount", "-1")  # there are more than are loaded
    assert page.evaluate("scrollY") > 1000  # one stays where one was
    for _ in range(2):
        more.click()
    expect(table).to_have_attribute("aria-rowcount", "451")
    assert links.count() < 120

    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last = page.locator("tbody tr", has_text="LONG-0449")
    expect(last).to_have_attribute("aria-rowindex", "451")
    last.get_by_role("checkbox").check()
    bar = page.get_by_role("region", name="With the chosen orders")
    page.evaluate("scrollTo(0, 0)")
    first = page.locator("tbody tr", has_text="LONG-0000")
    expect(first).to_have_attribute("aria-rowindex", "2")
    first.get_by_role("link").focus()
    for _ in range(120):  # through the rows in sight and far beyond
        page.keyboard.press("ArrowDown")
    expect(page.locator("[data-row-link]:focus")).to_have_text("LONG-0120")
    page.keyboard.press("x")
    expect(bar.get_by_role("status")).to_have_text("Chosen: 2")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(last.get_by_role("checkbox")).to_be_checked()
    expect(page.locator("[data-row-link]:focus")).to_have_text("LONG-0120")  # the row in focus stays
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(links).to_have_count(450)  # on paper are all
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(table).to_have_attribute("aria-rowcount", "451")


def test_chosen_orders_are_exported_and_their_slips_printed(
    seat: Callable[..., Page],
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    made = orders_with(sample_shop, merchant, "taken", 2)
    page = seat()
    page.goto("/admin/orders?tag=taken")
    bar = chosen(page, made)
    with page.context.expect_page() as opened:
        bar.get_by_role("button", name="Packing slips (2)").click()
    opened.value.close()
    bar.get_by_role("button", name="Export these").click()
    expect(page).to_have_url(re.compile("/admin/imports/exp_"))
    expect(page.get_by_text("Download the file")).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text=re.compile("^2$"))).to_be_visible()


def test_the_list_is_readable_on_a_phone_and_axe_finds_nothing_in_any_of_its_states(
    seat: Callable[..., Page],
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    made = orders_with(sample_shop, merchant, "small", 2)

    def fits(page: Page) -> None:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert faults(page) == []

    for width in (320, 390, 1280):
        page = seat(width, bypass_csp=True)
        page.goto("/admin/orders?tag=small&state=placed")
        expect(heading(page, "Orders")).to_be_visible()
        expect(rows(page)).to_have_count(2)
        page.get_by_role("button", name="Filters (2)").click()
        expect(page.get_by_role("region", name="Filters")).to_be_visible()
        fits(page)
        bar = chosen(page, made)
        expect(bar).to_be_visible()
        fits(page)
        if width == 390:
            continue
        for button in ("Ship", "Tags", "Cancel the orders"):
            bar.get_by_role("button", name=button, exact=True).click()
            expect(page.get_by_role("dialog")).to_be_visible()
            fits(page)
            page.keyboard.press("Escape")
        page.get_by_role("button", name="Columns").click()
        fits(page)
        page.keyboard.press("Escape")
        page.route(re.compile(r"/api/admin/orders\?"), lambda route: route.fulfill(status=422, json=REFUSED))
        page.get_by_role("button", name="Without: Tag: small").click()
        expect(page.get_by_role("alert")).to_contain_text("This cannot be shown now.")
        fits(page)
