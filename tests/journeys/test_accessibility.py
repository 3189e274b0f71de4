"""axe (WCAG 2.2 AA) finds nothing on any page of the shop, and no page is wider than the screen."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.local.running import Daybook
from tests.journeys.conftest import watched
from tests.journeys.test_purchase import choose_payment, give_contact, pay, put_in_cart

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
# What is within the card form's frame is the payment provider's
WHERE = {"exclude": ["iframe"]}
PAGES = (
    "",
    "/products?option.Colour=Moss",
    "/search",
    "/collections/wool",
    "/search?q=zzzz",
    "/cart",
    "/nothing",
    "/sign-in",
    "/products/enamel-mug/review",
)


def faults(page: Page) -> list[str]:
    """What axe finds, and whether one must scroll sideways."""
    page.add_script_tag(path=str(AXE))
    found: Any = page.evaluate("([where, rules]) => axe.run(where, rules)", [WHERE, RULES])
    told = [f"{each['id']}: {node['html'][:120]}" for each in found["violations"] for node in each["nodes"]]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*told, *([f"{wide} pixels too wide"] if wide > 0 else [])]


@pytest.mark.skipif(not AXE.exists(), reason="The frontends' packages are not installed.")
@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(320, "light", "id"), (390, "dark", "nb"), (1280, "light", "en")],
)
def test_axe_finds_nothing(sample_shop: Daybook, chromium: Browser, width: int, scheme: Any, language: str) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    page = watched(context, [])
    start = f"{sample_shop.url}/{language}"
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        found[name] = faults(page)

    for path in PAGES:
        page.goto(start + path)
        look(path)
    page.goto(f"{start}/search?q=wool")
    if width < 960:
        page.locator(".filters-link").click()
        look("filters")
        page.keyboard.press("Escape")
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially("woo")
    expect(page.locator(".suggestion").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    look("suggestions")
    put_in_cart(page, sample_shop, language, "enamel-mug")
    look("drawer")
    page.keyboard.press("Escape")
    look("product")
    page.locator(".strip a").first.click()
    expect(page.locator(".zoom[open]")).to_be_visible()
    look("zoom")
    page.goto(f"{start}/checkout/contact")
    look("contact")
    page.locator("form[action$='/checkout/contact'] button").click()
    page.locator("[aria-invalid]").first.wait_for()
    look("contact with faults")
    give_contact(page, "axe@example.com")
    page.wait_for_url("**/delivery")
    look("delivery")
    page.locator("form[action$='/checkout/delivery'] button").click()
    page.wait_for_url("**/payment")
    look("payment")
    choose_payment(page, "stripe")
    card = page.frame_locator("[data-frame] iframe")
    card.locator("#number").wait_for()
    look("review by card")
    pay(page)
    expect(page.locator("shop-payment [data-fault]")).not_to_be_empty()
    look("review with a fault")
    page.goto(f"{start}/checkout/payment")
    choose_payment(page, "invoice")
    look("review by invoice")
    pay(page)
    page.wait_for_url("**/orders/**")
    look("order")
    context.close()
    assert [f"{name}: {fault}" for name, each in found.items() for fault in each] == []
