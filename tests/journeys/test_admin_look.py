"""Setting the shop's look in the admin: colours that can be read, home sections by keyboard, a draft and publishing."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_admin import heading, merchant, password  # noqa: F401  (fixtures)

MOVED_ON = re.compile(r"status of 412")
GREY = "#bbbbbb"


@pytest.fixture
def studio(chromium: Browser, sample_shop: Daybook, merchant: Shopper) -> Iterator[Page]:  # noqa: F811
    """The look, signed in; afterwards it is as it was. The policy is off, so that axe may look."""
    before = look(merchant)
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, locale="en-GB", base_url=sample_shop.url, bypass_csp=True
    )
    said: list[str] = []
    page = watched(context, said)
    page.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    page.goto("/admin/look")
    expect(heading(page, "Look")).to_be_visible()
    yield page
    context.close()
    now = look(merchant)
    given = {"version": now["version"], "design": before["design"], "sections": before["sections"]}
    kept = merchant.patch("/api/admin/look", given).must()
    merchant.post("/api/admin/look/publish", {"version": kept["version"]}).must()
    assert [text for text in said if not (MEANT.search(text) or MOVED_ON.search(text))] == []


def look(merchant: Shopper) -> dict[str, Any]:  # noqa: F811
    return dict(merchant.get("/api/admin/look").must())


def test_colours_that_cannot_be_read_are_told_with_their_ratio_and_not_published(studio: Page) -> None:
    expect(studio.get_by_text("Contrast 14.62 to 1; 4.50 is needed.")).to_be_visible()
    studio.get_by_label("Text", exact=True).fill(GREY)
    expect(studio.get_by_text("Hard to read: contrast 1.71 to 1; 4.50 is needed.")).to_be_visible()
    publish = studio.get_by_role("button", name="Publish")
    expect(publish).to_be_disabled()
    assert [each for each in faults(studio) if not each.startswith("color-contrast: ")] == []  # the example shows them
    studio.get_by_role("button", name="the nearest that can be read").click()
    expect(publish).to_be_enabled()
    expect(studio.get_by_text("Hard to read")).to_have_count(0)
    assert faults(studio) == []


def test_a_draft_is_seen_by_its_maker_alone_until_it_is_published(
    studio: Page,
    merchant: Shopper,  # noqa: F811
    sample_shop: Daybook,
) -> None:
    anyone = Shopper(sample_shop.url)
    studio.get_by_label("Accent", exact=True).fill("7a1f3d")
    studio.get_by_label("Corners").select_option("square")
    expect(studio.get_by_text("Not saved", exact=True)).to_be_visible()
    studio.get_by_role("button", name="Save the draft").click()
    expect(studio.get_by_text("Saved, not published", exact=True)).to_be_visible()
    assert b"/look/" not in anyone.get("/en").body
    with studio.expect_popup() as opened:
        studio.get_by_role("link", name="See the saved draft").click()
    shown = opened.value
    expect(shown.get_by_text("This is a preview of your draft.")).to_be_visible()
    accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()"
    assert shown.evaluate(accent) == "#7a1f3d"
    shown.close()
    studio.get_by_role("button", name="Publish").click()
    expect(studio.get_by_text("Published", exact=True)).to_be_visible()
    assert look(merchant)["design"]["corners"] == "square"
    sample_shop.wait_until_idle()

    studio.get_by_label("Corners").select_option("round")
    merchant.patch("/api/admin/look", {"version": look(merchant)["version"], "sections": []}).must()  # one is faster
    studio.get_by_role("button", name="Save the draft").click()
    studio.get_by_role("button", name="Load what is kept now").click()
    expect(studio.get_by_label("Corners")).to_have_value("square")
    expect(studio.get_by_text("No sections")).to_be_visible()


def test_home_sections_are_added_moved_hidden_and_removed_by_keyboard(studio: Page, merchant: Shopper) -> None:  # noqa: F811
    before = [each["id"] for each in look(merchant)["draft_sections"]]
    rows = studio.locator("[data-section]")
    expect(rows).to_have_count(len(before))
    studio.get_by_label("Add a section").select_option("story")
    studio.get_by_role("button", name="Add", exact=True).press("Enter")
    form = studio.get_by_role("dialog", name="Text with picture")
    english = form.get_by_role("group", name="English")
    english.get_by_label("Title").fill("From the fjord")
    english.get_by_label("Text").fill("We weave it ourselves.")
    form.get_by_role("button", name="Done").press("Enter")
    expect(rows).to_have_count(len(before) + 1)
    up = rows.last.get_by_role("button", name="Move up: From the fjord")
    up.press("Enter")
    expect(studio.get_by_text(f"From the fjord is now number {len(before)} of {len(before) + 1}.")).to_be_attached()
    story = studio.locator('[data-section="story-1"]')
    expect(story.get_by_role("button", name="Move up: From the fjord")).to_be_focused()
    first = studio.locator(f'[data-section="{before[0]}"]')
    first.get_by_role("button", name=re.compile("^Hide: ")).press("Enter")
    expect(first.get_by_text("Hidden", exact=True)).to_be_visible()
    studio.locator(f'[data-section="{before[-1]}"]').get_by_role("button", name=re.compile("^Take away: ")).press(
        "Enter"
    )
    expect(story.get_by_role("button", name="Take away: From the fjord")).to_be_focused()
    studio.get_by_role("button", name="Save the draft").click()
    expect(studio.get_by_text("Saved, not published", exact=True)).to_be_visible()
    kept = look(merchant)["draft_sections"]
    assert [each["id"] for each in kept] == [*before[:-1], "story-1"]
    assert (kept[0]["hidden"], kept[-1]["texts"]["en"]["title"]) == (True, "From the fjord")


def test_the_look_fits_a_phone_in_the_dark(studio: Page) -> None:
    studio.emulate_media(color_scheme="dark")
    studio.set_viewport_size({"width": 320, "height": 800})
    expect(studio.get_by_role("heading", name="Home page")).to_be_visible()
    studio.get_by_role("button", name=re.compile("^Edit: ")).first.click()
    expect(studio.get_by_role("dialog")).to_be_visible()
    assert faults(studio) == []
