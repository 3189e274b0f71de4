"""Writing a page of the shop in the admin, in two languages: a draft, its preview, published, named, and taken away."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_account import until
from tests.journeys.test_admin import heading, merchant, password  # noqa: F401  (fixtures)

SLUG = "wool-care"


@pytest.fixture
def study(chromium: Browser, sample_shop: Daybook, merchant: Shopper) -> Iterator[Page]:  # noqa: F811
    """The pages, signed in; afterwards there is none of ours. The policy is off, so that axe may look."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, locale="en-GB", base_url=sample_shop.url, bypass_csp=True
    )
    said: list[str] = []
    page = watched(context, said)
    page.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    page.goto("/admin/pages")
    expect(heading(page, "Pages")).to_be_visible()
    yield page
    context.close()
    merchant.call("DELETE", f"/api/admin/pages/{SLUG}").must(204, 404)
    assert [text for text in said if not MEANT.search(text)] == []


def test_a_page_is_drafted_published_and_taken_away(study: Page, sample_shop: Daybook) -> None:
    anyone = Shopper(sample_shop.url)
    study.get_by_role("link", name="Write a page").click()
    study.get_by_label("Title", exact=True).fill("Caring for wool")
    study.get_by_label("Text", exact=True).fill("<p>Air it. <script>alert(1)</script>Wash it cold.</p>")
    study.get_by_role("button", name="Norsk bokmål").click()
    study.get_by_label("Title", exact=True).fill("Stell av ull")
    study.get_by_label("Address").fill(SLUG)
    study.get_by_label("Named in").select_option(label="The foot of every page")
    assert faults(study) == []
    study.get_by_role("link", name="Orders", exact=True).click()
    leaving = study.get_by_role("dialog", name="Leave without saving?")
    expect(leaving).to_be_visible()
    leaving.get_by_role("button", name="Stay here").click()
    study.get_by_role("button", name="Save").click()
    expect(heading(study, "Caring for wool")).to_be_visible()

    assert anyone.get(f"/en/pages/{SLUG}").status == 404
    with study.expect_popup() as opened:
        study.get_by_role("link", name="See the draft").click()
    expect(opened.value.get_by_role("heading", name="Caring for wool", level=1)).to_be_visible()
    opened.value.close()

    study.get_by_label("State").select_option(label="Published: seen by everyone")
    study.get_by_role("button", name="Save").click()
    expect(study.get_by_text("Published", exact=True)).to_be_visible()
    shown = anyone.get(f"/en/pages/{SLUG}")
    assert (shown.status, b"Wash it cold." in shown.body, b"alert(1)" in shown.body) == (200, True, False)
    assert b"Stell av ull" in anyone.get(f"/nb/pages/{SLUG}").body
    until(lambda: b"Stell av ull" in anyone.get("/nb").body)

    study.get_by_role("button", name="Remove this page").click()
    study.get_by_role("dialog").get_by_role("button", name="Remove", exact=True).click()
    expect(heading(study, "Pages")).to_be_visible()
    expect(study.get_by_text("Caring for wool")).to_have_count(0)
    assert anyone.get(f"/en/pages/{SLUG}").status == 404


def test_an_address_that_is_taken_is_told_beside_it(study: Page) -> None:
    study.get_by_role("link", name="Write a page").click()
    study.get_by_label("Title", exact=True).fill("About us again")
    study.get_by_label("Address").fill("about")
    study.get_by_role("button", name="Save").click()
    expect(study.get_by_label("Address")).to_have_attribute("aria-invalid", "true")
    assert faults(study) == []
    study.set_viewport_size({"width": 390, "height": 844})
    assert faults(study) == []
