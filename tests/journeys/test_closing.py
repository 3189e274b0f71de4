"""Closing the shop in the admin, what visitors read, walking through it by the preview, and opening it again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults, visit
from tests.journeys.test_account import until
from tests.journeys.test_admin import heading, merchant, password  # noqa: F401  (fixtures)

CLOSED, NOTICE = "Closed for a while", "We are counting our stock."


@pytest.fixture(scope="module")
def sample_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Daybook]:
    """A shop of its own: each server holds the settings for seconds, and the other journeys buy meanwhile."""
    with Daybook(tmp_path_factory.mktemp("closing") / "home", sample=True) as daybook:
        yield daybook


@pytest.fixture
def room(chromium: Browser, sample_shop: Daybook, merchant: Shopper) -> Iterator[Page]:  # noqa: F811
    """Signed in to the admin. The policy is off, so that axe may look."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 860}, locale="en-GB", base_url=sample_shop.url, bypass_csp=True
    )
    said: list[str] = []
    page = watched(context, said)
    page.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    yield page
    context.close()
    assert [text for text in said if not MEANT.search(text)] == []


def test_a_shop_is_closed_with_a_notice_looked_at_and_opened_again(
    room: Page, chromium: Browser, sample_shop: Daybook
) -> None:
    anyone = Shopper(sample_shop.url)
    room.goto("/admin/settings")
    room.get_by_role("main").get_by_role("link", name="Closing the shop", exact=True).click()
    expect(heading(room, "Closing the shop")).to_be_visible()
    room.get_by_label("Closed to visitors").check()
    room.get_by_label("English").fill(NOTICE)
    room.get_by_label("Back at").fill("2031-05-02T09:00")
    room.get_by_role("button", name="Save").click()
    expect(room.get_by_text("The shop is closed: visitors can order nothing.")).to_be_visible()
    assert faults(room) == []

    until(lambda: anyone.get("/en").status == 503)
    look = visit(chromium, "dark")
    for language, title in (("en", CLOSED), ("nb", "Stengt en stund"), ("id", "Tutup sementara")):
        look.page.goto(f"{sample_shop.url}/{language}/products")
        expect(look.page.get_by_role("heading", name=title, level=1)).to_be_visible()
        expect(look.page.get_by_text(NOTICE)).to_be_visible()
        look(language)
    look.page.context.close()
    assert look.told() == []

    with room.expect_popup() as opened:
        room.get_by_role("link", name="Look at the closed shop").click()
    shop = opened.value
    expect(shop.get_by_text("The shop is closed. Only you see it, with your draft.")).to_be_visible()
    shop.get_by_role("navigation", name="Collections").get_by_role("link").first.click()
    shop.locator("main a[href*='/products/']").first.click()
    expect(shop.get_by_role("button", name="Add to cart").first).to_be_visible()
    shop.close()

    room.get_by_role("link", name="Open it").click()
    room.get_by_label("Closed to visitors").uncheck()
    room.get_by_role("button", name="Save").click()
    expect(room.get_by_text("The shop is closed: visitors can order nothing.")).to_have_count(0)
    until(lambda: anyone.get("/en").status == 200)
