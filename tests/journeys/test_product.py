"""A product's page on a phone: the button that comes along, and what was looked at, kept in the browser alone."""

import re

from playwright.sync_api import Browser, Page, expect

from infra.local.running import Daybook
from tests.journeys.conftest import watched
from tests.journeys.test_accessibility import faults

OTHER = "oak-clock"


def test_the_button_comes_along_once_its_place_is_scrolled_past(sample_shop: Daybook, shopper: Page) -> None:
    shopper.goto(f"{sample_shop.url}/en/products/enamel-mug")
    bar = shopper.locator("[data-bar]")
    expect(bar).to_be_hidden()
    shopper.locator("label.pill", has_text="Rust").click()
    shopper.locator(".foot").scroll_into_view_if_needed()
    expect(bar).to_be_visible()
    expect(bar).to_contain_text("Enamel mug")
    price = shopper.locator(".product-price b").inner_text()
    expect(bar.locator("b")).to_have_text(price)
    bar.get_by_role("button", name="Add to cart").click()
    drawer = shopper.locator("#drawer[open]")
    expect(drawer).to_contain_text("Rust")
    shopper.keyboard.press("Escape")
    shopper.locator("h1").scroll_into_view_if_needed()
    expect(bar).to_be_hidden()


def test_what_was_looked_at_is_kept_in_the_browser_and_forgotten_on_demand(sample_shop: Daybook, shopper: Page) -> None:
    recent = shopper.locator("shop-recent")
    shopper.goto(f"{sample_shop.url}/en/products/enamel-mug")
    expect(recent).to_be_hidden()
    shopper.goto(f"{sample_shop.url}/nb/products/{OTHER}")
    expect(recent.get_by_role("heading", name="Du så på")).to_be_visible()
    expect(recent.get_by_role("link")).to_have_count(1)
    assert shopper.context.cookies() == []
    recent.get_by_role("link", name="Enamel mug").click()
    expect(shopper).to_have_url(re.compile("/nb/products/enamel-mug$"))
    shopper.get_by_role("button", name="Glem dem").click()
    expect(recent).to_be_hidden()
    shopper.reload()
    expect(shopper.locator("h1")).to_be_visible()
    expect(recent).to_be_hidden()


def test_axe_finds_nothing_with_the_bar_and_the_list(sample_shop: Daybook, chromium: Browser) -> None:
    context = chromium.new_context(
        viewport={"width": 320, "height": 700}, base_url=sample_shop.url, bypass_csp=True, color_scheme="dark"
    )
    page = watched(context, [])
    page.goto(f"/id/products/{OTHER}")
    page.goto("/id/products/enamel-mug")
    page.locator("shop-recent").scroll_into_view_if_needed()
    expect(page.locator("[data-bar]")).to_be_visible()
    assert faults(page) == []
    context.close()
