"""Searching and narrowing in a browser: suggestions by keyboard, filters in place, and the same without script."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.local.running import Daybook


@pytest.fixture
def wide(chromium: Browser) -> Page:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


@pytest.mark.parametrize(
    ("language", "typed", "first", "said"),
    [
        ("en", "windw la", "Window lamp", "suggestion"),
        ("nb", "VINDUSL", "Vinduslampe", "forslag"),
        ("id", "window l", "Lampu jendela", "saran"),
    ],
)
def test_what_one_types_is_offered_and_chosen_by_keyboard(
    sample_shop: Daybook, wide: Page, language: str, typed: str, first: str, said: str
) -> None:
    wide.goto(f"{sample_shop.url}/{language}")
    field = wide.locator("#head-q")
    field.click()
    expect(field).to_have_attribute("role", "combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially(typed)
    option = wide.get_by_role("option").first
    expect(option).to_contain_text(first)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(wide.locator("shop-suggest [role=status]")).to_have_text(re.compile(said))
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    field.press("ArrowUp")  # back into the field
    expect(option).to_have_attribute("aria-selected", "false")
    expect(field).to_be_focused()
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value(typed)
    field.press("ArrowDown")
    expect(option).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    wide.wait_for_url(f"{sample_shop.url}/{language}/products/window-lamp")


def test_filters_change_the_list_in_place_and_keep_the_focus(sample_shop: Daybook, wide: Page) -> None:
    wide.goto(f"{sample_shop.url}/en/products")
    loads: list[str] = []
    wide.on("framenavigated", lambda frame: loads.append(frame.url))
    wide.evaluate("window.kept = true")
    every = wide.locator("#found").inner_text()
    moss = wide.get_by_role("checkbox", name=re.compile("^Moss"))
    moss.focus()
    wide.keyboard.press("Space")
    chip = wide.get_by_role("link", name="Remove filter Colour: Moss")
    expect(chip).to_be_visible()
    expect(wide).to_have_url(f"{sample_shop.url}/en/products?option.Colour=Moss")
    expect(moss).to_be_checked()
    expect(moss).to_be_focused()
    wide.locator("#sort").select_option("price")
    expect(wide).to_have_url(f"{sample_shop.url}/en/products?option.Colour=Moss&sort=price")
    narrowed = wide.locator("#found").inner_text()
    assert narrowed != every
    assert wide.locator("#results .card").count() == int(narrowed.split()[0])
    chip.click()
    expect(wide.locator("#found")).to_have_text(every)
    expect(wide.locator("#found")).to_be_focused()
    wide.go_back()
    expect(chip).to_be_visible()
    expect(moss).to_be_checked()
    assert wide.evaluate("window.kept") is True  # all in one document


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_filters_are_a_drawer_with_and_without_script(
    sample_shop: Daybook, chromium: Browser, script: bool
) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{sample_shop.url}/nb/search?q=ull")
    drawer = page.locator("#filters")
    expect(drawer).to_be_hidden()
    page.get_by_role("button", name="Filtrer").click()
    expect(drawer).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    page.get_by_role("button", name="Filtrer").click()
    drawer.get_by_role("checkbox").first.check()
    if script:
        expect(page.locator("#chips .chip").first).to_be_attached()  # behind the drawer, which stays open
        expect(drawer).to_be_visible()
    drawer.locator("#apply").click()
    expect(drawer).to_be_hidden()
    expect(page.locator("#chips .chip").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"/nb/search\?(.*&)?q=ull&"))
    context.close()
