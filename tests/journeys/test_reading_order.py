"""What a screen reader and the Tab key meet, and in which order: as it stands on the page, by its landmarks."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.local.running import Daybook
from tests.journeys.conftest import watched
from tests.journeys.test_purchase import give_contact, put_in_cart

# Nothing is put elsewhere than where it is read: no order, no reversed flow, no tabindex above 0 (WCAG 1.3.2, 2.4.3)
ELSEWHERE = """() => [...document.querySelectorAll("body *")].filter((each) => {
    const style = getComputedStyle(each);
    return style.order !== "0" || style.flexDirection.endsWith("reverse") || style.flexWrap === "wrap-reverse"
        || each.tabIndex > 0;
}).map((each) => each.outerHTML.slice(0, 90))"""
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter((each) => each.checkVisibility()).map((each) => Number(each.tagName[1]))"""
LANDMARKS = """() => ["header", "main", "footer"].map((name) =>
    [...document.querySelectorAll(name)].filter((each) => each.parentElement === document.body).length)"""
# Each stop of the Tab key in what is read: whether the next one stands beside or below it
STOPS = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    const fixed = (each) => each && (getComputedStyle(each).position === "fixed" || fixed(each.parentElement));
    return [at.outerHTML.slice(0, 90), box.top + scrollY, box.bottom + scrollY, box.left, Boolean(fixed(at)),
        at === document.body, at.closest("header, main, footer")?.tagName ?? ""];
}"""
# What has the focus while bars that stay in place hide all of it, or it is out of sight (WCAG 2.4.11)
OBSCURED = """async () => {
    const at = document.activeElement;
    if (at === document.body) return null;
    const stays = (each) => each && (["fixed", "sticky"].includes(getComputedStyle(each).position) ? each
        : stays(each.parentElement));
    const seen = () => {
        const box = at.getBoundingClientRect(), across = [0.05, 0.5, 0.95];
        return across.flatMap((x) => across.map((y) => [x, y])).some(([x, y]) => {
            const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
            const bar = stays(top);
            return top && (!bar || bar.contains(at) || at.contains(bar));
        });
    };
    for (let frame = 0; frame < 120 && !seen(); frame++) await new Promise(requestAnimationFrame);
    return seen() ? null : at.outerHTML.slice(0, 120);
}"""
PAGES = ("", "/products", "/search?q=wool", "/products/enamel-mug", "/cart", "/sign-in", "/pages/about", "/nothing")
MOST_STOPS = 250


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_are_read_and_walked_in_the_order_in_which_they_stand(
    sample_shop: Daybook, chromium: Browser, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = watched(context, [])
    for path in PAGES:
        page.goto(f"{sample_shop.url}/en{path}")
        in_order(page, path)
    put_in_cart(page, sample_shop)
    page.goto(f"{sample_shop.url}/en/cart")
    in_order(page, "filled cart")
    page.goto(f"{sample_shop.url}/en/products/fell-jumper")
    assert [*walked(page, "Tab"), *walked(page, "Shift+Tab")] == []
    page.goto(f"{sample_shop.url}/en/products")
    assert [*walked(page, "Tab"), *walked(page, "Shift+Tab")] == []
    page.goto(f"{sample_shop.url}/en/checkout/contact")
    in_order(page, "contact")
    give_contact(page, "reader@example.com")
    page.wait_for_url("**/delivery")
    in_order(page, "delivery")
    page.locator("form[action$='/checkout/delivery'] button").click()
    page.wait_for_url("**/payment")
    in_order(page, "payment")
    context.close()


def in_order(page: Page, name: str) -> None:
    levels = page.evaluate(HEADINGS)
    assert (levels[0], levels.count(1)) == (1, 1), f"{name}: {levels}"
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == [], f"{name}: {levels}"
    assert page.evaluate(LANDMARKS) == [1, 1, 1], name
    assert page.evaluate(ELSEWHERE) == [], name
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#main")  # the first stop leads past the menus
    assert backwards(page) == [], name


def walked(page: Page, key: str) -> list[str]:
    """What was hidden when it had the focus, once around by this key."""
    found: list[str] = []
    page.evaluate("window.metFirst = null")
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement === document.body || document.activeElement === window.metFirst"):
            return found
        page.evaluate("window.metFirst ??= document.activeElement")
        found += filter(None, [page.evaluate(OBSCURED)])
    raise AssertionError(f"The page does not end within {MOST_STOPS} stops")


def backwards(page: Page) -> list[str]:
    """The stops of the Tab key that stand wholly above the one before, in the same landmark's column."""
    told, before = [], page.evaluate(STOPS)
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        now = page.evaluate(STOPS)
        words, _top, bottom, left, fixed, over, landmark = now
        if over or 'class="skip"' in words:  # once around
            return told
        hidden = page.evaluate(OBSCURED)
        assert hidden is None, f"hidden behind a bar: {hidden}"
        same = landmark == before[6] and left <= before[3]
        if same and not fixed and not before[4] and bottom <= before[1]:
            told.append(f"{words} after {before[0]}")
        before = now
    raise AssertionError(f"{MOST_STOPS} stops and no end of {page.url}")


def test_what_happens_is_said_where_it_is_heard(sample_shop: Daybook, shopper: Page) -> None:
    """A live region tells of the cart; a refused form moves the focus to its summary; a field names its fault."""
    shopper.goto(f"{sample_shop.url}/nb/products/enamel-mug")
    shopper.locator("[data-buy]").click()
    drawer = shopper.get_by_role("dialog")
    expect(shopper.locator("#drawer-title")).to_be_focused()  # read out with what it heads
    expect(drawer).to_have_accessible_name(re.compile("handlekurv", re.IGNORECASE))
    quantity = drawer.locator("input[type=number]")
    expect(quantity).to_have_accessible_name(re.compile("Emaljekrus|Enamel mug"))
    drawer.get_by_role("button", name=re.compile("^Én til|One more")).first.click()
    expect(
        shopper.locator("[role=status], [aria-live=polite]").filter(has_text=re.compile(r"\S")).first
    ).to_be_attached()
    shopper.keyboard.press("Escape")
    expect(shopper.locator("[data-buy]")).to_be_focused()
    shopper.goto(f"{sample_shop.url}/nb/checkout/contact")
    shopper.locator("form[action$='/checkout/contact'] button").click()
    expect(shopper.locator("#problem")).to_be_focused()
    email = shopper.locator("#f-email")
    expect(email).to_have_attribute("aria-invalid", "true")
    expect(email).to_have_accessible_description(re.compile(r"\S"))
