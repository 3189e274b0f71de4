"""axe (WCAG 2.2 AA) finds nothing on any page of the shop, and no page is wider than the screen."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.local.running import Daybook
from tests.journeys.conftest import watched
from tests.journeys.test_purchase import ASKS, choose_payment, give_contact, pay, put_in_cart, type_card

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
# What is within the card form's frame is the payment provider's
WHERE = {"exclude": ["iframe"]}
GONE = "VH-BEA-BER"  # sold out
WIDTHS = (320, 390, 1280)
# The scheme stays for a whole visit: changed under a page that is open, axe compares colours of both
VISITS = (("en", "light"), ("nb", "dark"), ("id", "light"))
PAGES = (
    "",
    "/products?option.Colour=Moss",
    "/search",
    "/collections/wool",
    "/search?q=zzzz",
    "/search?q=wool&sort=price_asc",
    "/cart",
    "/pages/about",
    "/pages/terms",
    "/nothing",
    "/products/nothing",
    "/sign-in",
    "/orders/ord_NONE?token=none",
    "/products/enamel-mug/review",
    "/products/steel-flask?stars=5",
    "/checkout/contact",
)


AT_REST = """() => Promise.all(document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().endTime < Infinity)
    .map((each) => each.finished.catch(() => {})))"""


def faults(page: Page) -> list[str]:
    """What axe finds once nothing moves any more, and whether one must scroll sideways."""
    page.evaluate(AT_REST)
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=str(AXE))
    found: Any = page.evaluate("([where, rules]) => axe.run(where, rules)", [WHERE, RULES])
    told = [f"{each['id']}: {node['html'][:120]}" for each in found["violations"] for node in each["nodes"]]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*told, *([f"{wide} pixels too wide"] if wide > 0 else [])]


class Look:
    """Axe looks at a page at every width, and what it found is kept by the name of the state and the width."""

    def __init__(self, page: Page) -> None:
        self.page, self.found = page, dict[str, list[str]]()

    def __call__(self, name: str, *widths: int) -> None:
        for width in widths or WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 800})
            self.found[f"{name} at {width}"] = faults(self.page)

    def told(self) -> list[str]:
        return [f"{name}: {fault}" for name, each in self.found.items() for fault in each]


def visit(chromium: Browser, scheme: Any) -> Look:
    """A page without the policy, so that axe may look, in which nothing moves."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 800}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    return Look(watched(context, []))


@pytest.mark.skipif(not AXE.exists(), reason="The frontends' packages are not installed.")
@pytest.mark.parametrize(("language", "scheme"), VISITS)
def test_axe_finds_nothing_on_the_way_to_the_checkout(
    sample_shop: Daybook, chromium: Browser, language: str, scheme: str
) -> None:
    look = visit(chromium, scheme)
    page, start = look.page, f"{sample_shop.url}/{language}"
    for path in PAGES:
        page.goto(start + path)
        look(path)
    page.goto(f"{start}/search?q=wool")
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator(".filters-link").click()
    look("filters", 320, 390)
    page.keyboard.press("Escape")
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially("woo")
    expect(page.locator(".suggestion").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    look("suggestions")
    page.goto(f"{start}/products/wool-beanie?sku={GONE}")
    alert = page.locator("[data-alert]")
    expect(alert).to_be_visible()
    look("sold out")
    alert.locator("input[type=email]").fill("nobody")
    alert.locator("button").click()
    expect(page.locator("[data-alert] [aria-invalid=true]")).to_be_visible()
    look("sold out, with a fault")
    put_in_cart(page, sample_shop, language, "enamel-mug")
    look("drawer")
    page.keyboard.press("Escape")
    look("product")
    page.locator(".strip a").first.click()
    expect(page.locator(".zoom[open]")).to_be_visible()
    look("zoom")
    page.goto(f"{start}/cart/VH-NOTHING:1,{GONE}:1")
    look("cart, with what could not be put in")
    page.locator("input[type=number]").first.fill("9999")
    page.locator("input[type=number]").first.press("Enter")
    expect(page.locator(".line .fault, .line [role=alert], main [role=alert]").first).to_be_visible()
    look("cart, with more than there is")
    page.context.close()
    assert look.told() == []


@pytest.mark.skipif(not AXE.exists(), reason="The frontends' packages are not installed.")
@pytest.mark.parametrize(("language", "scheme"), VISITS)
def test_axe_finds_nothing_in_the_checkout_and_after_it(
    sample_shop: Daybook, chromium: Browser, language: str, scheme: str
) -> None:
    look = visit(chromium, scheme)
    page, start = look.page, f"{sample_shop.url}/{language}"
    put_in_cart(page, sample_shop, language, "enamel-mug")
    page.goto(f"{start}/checkout/contact")
    look("contact")
    page.locator("form[action$='/checkout/contact'] button").click()
    page.locator("[aria-invalid]").first.wait_for()
    look("contact with faults")
    page.select_option("#f-country", "US")
    expect(page.locator("#f-region")).to_be_visible()
    look("contact in another country")
    page.select_option("#f-country", "NO")
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
    expect(page.locator("shop-payment button.wide")).to_have_attribute("aria-disabled", "false")
    look("review with a fault")
    type_card(card, ASKS)
    pay(page)
    bank = page.frame_locator("dialog[open] iframe")
    bank.locator("[data-outcome=fail]:enabled").wait_for()
    look("3-D Secure")
    bank.locator("[data-outcome=fail]:enabled").click()
    expect(page.locator("shop-payment [data-fault]")).not_to_be_empty()
    expect(page.locator("shop-payment button.wide")).to_have_attribute("aria-disabled", "false")
    look("3-D Secure, given up")
    page.goto(f"{start}/checkout/payment")
    look("payment again")
    page.context.close()
    assert look.told() == []


@pytest.mark.skipif(not AXE.exists(), reason="The frontends' packages are not installed.")
@pytest.mark.parametrize(("language", "scheme"), VISITS)
def test_axe_finds_nothing_on_an_order(sample_shop: Daybook, chromium: Browser, language: str, scheme: str) -> None:
    look = visit(chromium, scheme)
    page = look.page
    put_in_cart(page, sample_shop, language, "enamel-mug")
    page.goto(f"{sample_shop.url}/{language}/checkout/contact")
    give_contact(page, "axe@example.com")
    page.wait_for_url("**/delivery")
    page.locator("form[action$='/checkout/delivery'] button").click()
    page.wait_for_url("**/payment")
    choose_payment(page, "invoice")
    look("review by invoice")
    pay(page)
    page.wait_for_url("**/orders/**")
    look("order")
    page.locator("details summary").click()
    look("order, to be cancelled")
    page.locator("details form button").click()
    expect(page.locator("details")).to_have_count(0)
    look("order, cancelled")
    page.context.close()
    assert look.told() == []
