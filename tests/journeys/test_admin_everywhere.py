"""Every screen of the admin, as its features register them, as axe sees it: wide, on a phone, refused, and its dialogs.

Nothing is changed: what would be written is refused, and the refusal is looked at too.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import watched
from tests.journeys.test_accessibility import AXE, faults
from tests.journeys.test_admin import heading, merchant, password  # noqa: F401

FEATURES = Path(__file__).parents[2] / "frontend" / "admin" / "src" / "features"
PATHS = sorted(
    path for file in FEATURES.glob("*/feature.ts") for path in re.findall(r'path: "(/[^"]*)"', file.read_text("utf-8"))
)
ABOUT_ME = re.compile(r"/api/admin/(me|shop|modules|sessions|notices)\b")  # what the frame stands on
REFUSAL = {"type": "about:blank", "title": "", "status": 422, "code": "not_now", "detail": "This cannot be done now."}
WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}

pytestmark = pytest.mark.skipif(not AXE.exists(), reason="The frontends' packages are not installed.")


@pytest.fixture(scope="module")
def named(merchant: Shopper) -> dict[str, str]:  # noqa: F811
    """One of each thing that has a page of its own, by the parameter of its address. A new one is to be added here."""

    def first(path: str, name: str = "id") -> str:
        return str(merchant.get(f"/api/admin/{path}").must()["items"][0][name])

    job = merchant.call("POST", "/api/admin/imports?format=shopify-products&start=false&name=odd.csv", body=ODD)
    count = merchant.post("/api/admin/inventory/counts", {"title": "Shelf", "location_id": first("locations")})
    return {
        "handle": first("collections", "handle"),
        "customerId": first("customers"),
        "jobId": job.must(202)["id"],
        "sku": first("inventory", "sku"),
        "countId": count.must(201)["id"],
        "orderId": first("orders"),
        "productId": first("products"),
        "locationId": first("locations"),
        "slug": first("pages", "slug"),
    }


ODD = b"Handle,Title,Status,Variant SKU,Variant Price\nodd,Odd,active,ODD-1,free\n"


@pytest.fixture
def room(chromium: Browser, sample_shop: Daybook, merchant: Shopper) -> Iterator[Page]:  # noqa: F811
    """Signed in. The policy is off, so that axe may look, and nothing is written."""
    context = chromium.new_context(
        viewport=WIDE, reduced_motion="reduce", bypass_csp=True, locale="en-GB", base_url=sample_shop.url
    )
    context.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    page = watched(context, [])
    page.route(re.compile(r"/api/admin/"), refuse_writing)
    yield page
    context.close()


def refuse_writing(route: Route) -> None:
    if route.request.method == "GET":
        route.continue_()
    else:
        route.fulfill(status=422, json=REFUSAL)


def refuse_all(route: Route) -> None:
    if route.request.method == "GET" and ABOUT_ME.search(route.request.url):
        route.continue_()
    else:
        route.fulfill(status=422, json=REFUSAL)


def opened(page: Page, path: str, named: dict[str, str]) -> None:
    page.goto("/admin" + re.sub(r"\$(\w+)", lambda name: named[name[1]], path))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Loading")).to_have_count(0)


def faulty(found: dict[str, list[str]]) -> dict[str, list[str]]:
    return {where: told for where, told in found.items() if told}


def test_there_are_screens_to_look_at() -> None:
    assert len(PATHS) >= 38
    assert "/orders/$orderId" in PATHS


def test_axe_finds_nothing_on_any_screen_wide_or_on_a_phone(room: Page, named: dict[str, str]) -> None:
    found = {}
    for path in PATHS:
        room.set_viewport_size(WIDE)  # type: ignore[arg-type]
        opened(room, path, named)
        found[path] = faults(room)
        room.set_viewport_size(PHONE)  # type: ignore[arg-type]
        found[f"{path} on a phone"] = faults(room)
    assert faulty(found) == {}


def test_axe_finds_nothing_where_the_shop_does_not_answer(room: Page, named: dict[str, str]) -> None:
    room.set_viewport_size(PHONE)  # type: ignore[arg-type]
    room.unroute_all()
    room.route(re.compile(r"/api/admin/"), refuse_all)
    found = {}
    for path in PATHS:
        opened(room, path, named)
        found[path] = faults(room)
    assert faulty(found) == {}


def test_axe_finds_nothing_in_any_dialog_a_screen_opens(room: Page, named: dict[str, str]) -> None:
    room.set_viewport_size(PHONE)  # type: ignore[arg-type]
    found = {}
    for path in PATHS:
        opened(room, path, named)
        names = room.locator(
            "#content button[type=button]:visible:not([aria-disabled=true]):not(:disabled)"
        ).all_inner_texts()
        for name in dict.fromkeys(each.strip() for each in names if each.strip()):
            button = room.get_by_role("main").get_by_role("button", name=name, exact=True)
            if button.count() == 0 or not button.first.is_enabled():
                continue  # what was pressed before took it away, or waits for it
            button.first.click()
            dialog = room.get_by_role("dialog")
            if dialog.count() == 0:
                continue
            found[f"{path}: {name}"] = faults(room)
            room.keyboard.press("Escape")
            expect(dialog).to_have_count(0)
    assert len(found) >= 8
    assert faulty(found) == {}
