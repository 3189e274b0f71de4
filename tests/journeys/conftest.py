"""A whole Daybook with its sample business, and a headless Chromium to shop in it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from infra.local.running import Daybook

CHROMIUM = shutil.which("chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What the browser itself says of an answer that is meant: a refused form or passkey, a declined card, no such page
MEANT = re.compile(r"status of (401|402|404|409|422)")

expect.set_options(timeout=30_000)  # a busy machine draws late


@pytest.fixture(scope="package")
def sample_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Daybook]:
    """Værhus, the sample business, running on free ports; for all journeys through pages."""
    daybook = Daybook(tmp_path_factory.mktemp("journeys") / "home", sample=True)
    daybook.start(patience=300)  # the sample is as it will be once all its events are handled
    try:
        yield daybook
    finally:
        daybook.stop()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Debian's chromium is not installed.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(Path(CHROMIUM)), args=QUIET)
        yield browser
        browser.close()


def watched(context: BrowserContext, said: list[str]) -> Page:
    """A page whose errors, a breach of the content policy among them, are written down."""
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return page


@pytest.fixture
def shopper(chromium: Browser) -> Iterator[Page]:
    """A shopper with a phone. Any error in the console fails the test."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="en-GB")
    said: list[str] = []
    yield watched(context, said)
    context.close()
    assert [text for text in said if not MEANT.search(text)] == []


@pytest.fixture
def without_script(chromium: Browser) -> Iterator[Page]:
    """A shopper whose browser runs no script."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()
