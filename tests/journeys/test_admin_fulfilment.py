"""What is to ship in the admin: found by location, picked by scanner, camera and thumb, shipped whole or in parts."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_admin import COMPASS, buy, heading, merchant, password  # noqa: F401  (fixtures)

SKU = COMPASS[0]
NO_LONGER = re.compile(r"ERR_FAILED")  # an answer that this test loses
# A browser with a detector of its own and a camera that shows a blank picture; `see(code)` puts a barcode before it.
CAMERA = """
  window.see = (code) => { window.seen = code };
  window.BarcodeDetector = class {
    static getSupportedFormats() { return Promise.resolve(["ean_13"]) }
    detect() { return Promise.resolve(window.seen ? [{ rawValue: window.seen }] : []) }
  };
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  let shade = 0;
  setInterval(() => { shade = 255 - shade; pen.fillStyle = `rgb(${shade} 0 0)`; pen.fillRect(0, 0, 9, 9) }, 100);
  const devices = { getUserMedia: () => Promise.resolve(canvas.captureStream(5)) };
  Object.defineProperty(navigator, "mediaDevices", { value: devices });
"""


@pytest.fixture
def phone(chromium: Browser, sample_shop: Daybook, merchant: Shopper) -> Iterator[Callable[..., Page]]:  # noqa: F811
    """Phones of a warehouse, signed in. Any error in the console fails the test. axe looks only without the policy."""
    said: list[str] = []
    contexts = []

    def opened(script: str = "", bypass_csp: bool = False) -> Page:
        context = chromium.new_context(
            viewport={"width": 390, "height": 844}, locale="en-GB", base_url=sample_shop.url, bypass_csp=bypass_csp
        )
        contexts.append(context)
        page = watched(context, said)
        page.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}');{script}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [text for text in said if not (MEANT.search(text) or NO_LONGER.search(text))] == []


def work(merchant: Shopper) -> list[dict[str, Any]]:  # noqa: F811
    return list(merchant.get("/api/admin/fulfilment?limit=100").must()["items"])


def placed(shop: Daybook, units: int) -> dict[str, Any]:
    """An order of so many compasses that the work list knows of, with where it is to be packed."""
    return buy(shop, "pack@example.com", line=(SKU, units))


def pack(page: Page, merchant: Shopper, order: dict[str, Any]) -> dict[str, Any]:  # noqa: F811
    [job] = [each for each in work(merchant) if each["order_id"] == order["id"]]
    page.goto(f"/admin/fulfilment/{order['id']}?location={job['location_id']}")
    expect(heading(page, f"Pack {order['number']}")).to_be_visible()
    return job


def row(page: Page, order: dict[str, Any]) -> Locator:
    """The order's row, however many orders of other tests stand before it."""
    found = page.get_by_role("row").filter(has_text=order["number"])
    more = page.get_by_role("button", name="Show more")
    expect(found.or_(more).first).to_be_visible()
    while found.count() == 0:
        rows = page.locator("tbody tr").count()
        more.click()
        expect(page.locator("tbody tr").nth(rows)).to_be_visible()
    return found


def scan(page: Page, code: str) -> None:
    """What a USB scanner does: it types fast, wherever the focus is, and ends with Enter."""
    page.keyboard.type(code)
    page.keyboard.press("Enter")


def so_far(page: Page) -> Locator:
    return page.get_by_role("list", name="To pack").locator("li p.text-lg")


def said(page: Page) -> Locator:
    return page.locator("[aria-live=assertive]")


def barcode(merchant: Shopper) -> str:  # noqa: F811
    return str(merchant.get(f"/api/admin/variants?code={SKU}").must()["items"][0]["barcode"])


def test_the_list_says_what_is_to_ship_where_and_a_held_order_is_marked(
    phone: Callable[..., Page],
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    ready, held = placed(sample_shop, 2), placed(sample_shop, 1)
    hold = {"type": "address", "reason": "No such street"}
    merchant.post(f"/api/admin/orders/{held['id']}/holds", hold).must(201)
    sample_shop.wait_until_idle()
    page = phone(bypass_csp=True)
    page.goto("/admin/fulfilment?location=oslo&show=held")
    expect(row(page, held)).to_contain_text("On hold")
    expect(row(page, held)).to_contain_text("Address")
    expect(page.get_by_text(ready["number"])).to_have_count(0)
    page.get_by_label("Show").select_option("ready")
    expect(row(page, ready)).to_contain_text("2 \u00d7 Brass compass")
    assert faults(page) == []
    nothing = {"items": [], "next_cursor": None}
    page.route("**/api/admin/fulfilment?*", lambda route: route.fulfill(json=nothing))
    page.get_by_role("link", name=re.compile("Bergen")).click()
    expect(page.get_by_text("Nothing of this kind.")).to_be_visible()
    page.get_by_role("link", name="Show all that is to ship").click()
    expect(page.get_by_text("Nothing to ship.")).to_be_visible()
    page.goto(f"/admin/fulfilment/{held['id']}?location=oslo")
    expect(page.get_by_text("On hold (Address)")).to_be_visible()
    expect(page.get_by_role("button", name="Pick")).to_have_count(0)
    assert faults(page) == []
    for order in (ready, held):
        merchant.post(f"/api/admin/orders/{order['id']}/cancel", {"reason": "Test"}).must()


def test_a_scanner_picks_a_part_is_told_of_what_is_wrong_and_the_rest_goes_later(
    phone: Callable[..., Page],
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    order = placed(sample_shop, 3)
    sample_shop.wait_until_idle()
    page = phone()
    pack(page, merchant, order)
    expect(so_far(page)).to_have_text("0 of 3")
    scan(page, SKU.lower())
    expect(said(page)).to_have_text("Brass compass: 1 of 3")
    scan(page, barcode(merchant))
    expect(said(page)).to_have_text("Brass compass: 2 of 3")
    scan(page, "GI-404")  # G and I would lead to the inventory, were it no scanner
    expect(said(page)).to_have_text("Wrong item: GI-404 is not to be packed here.")
    expect(so_far(page)).to_have_text("2 of 3")
    page.get_by_role("button", name="One less of Brass compass").click()
    expect(so_far(page)).to_have_text("1 of 3")
    page.get_by_role("button", name="One more of Brass compass").click()
    page.reload()  # what was picked is kept by the shop, not by the phone
    expect(so_far(page)).to_have_text("2 of 3")
    page.get_by_role("button", name="Ship a part (2 of 3)").click()
    form = page.get_by_role("dialog")
    expect(form).to_contain_text("Items that stay in the order for later: 1.")
    form.get_by_label("Carrier").fill("Posten")
    form.get_by_label("Tracking number").fill("NO123")
    form.get_by_role("button", name="Ship").click()
    expect(heading(page, f"Order {order['number']} is shipped")).to_be_visible()
    [sent] = merchant.get(f"/api/admin/orders/{order['id']}/shipments").must()["items"]
    assert (sent["carrier"], sent["tracking_number"], sent["lines"][0]["quantity"]) == ("Posten", "NO123", 2)
    page.get_by_role("button", name="Pack the rest now").click()
    expect(so_far(page)).to_have_text("0 of 1")
    for words in ("Brass compass: 1 of 1", "Too many: all 1 of Brass compass are packed."):
        scan(page, SKU)
        expect(said(page)).to_have_text(words)
    page.get_by_role("button", name="Ship", exact=True).click()
    expect(form.get_by_label("Carrier")).to_have_value("Posten")
    form.get_by_role("button", name="Ship").click()
    expect(heading(page, f"Order {order['number']} is shipped")).to_be_visible()
    assert merchant.get(f"/api/admin/orders/{order['id']}").must()["fulfilment_state"] == "fulfilled"


def test_a_camera_picks_once_for_each_time_a_barcode_comes_into_sight(
    phone: Callable[..., Page],
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    order, code = placed(sample_shop, 2), barcode(merchant)
    sample_shop.wait_until_idle()
    page = phone(CAMERA)
    pack(page, merchant, order)
    page.get_by_role("button", name="Scan with the camera").click()
    expect(page.get_by_text("Hold the barcode in front of the camera.")).to_be_visible()
    page.evaluate("see", code)
    expect(so_far(page)).to_have_text("1 of 2")
    page.wait_for_timeout(1500)  # it is in sight all the while: that is one compass
    expect(so_far(page)).to_have_text("1 of 2")
    page.evaluate("see", "4006381333931")
    expect(said(page)).to_contain_text("Wrong item: 4006381333931")
    page.evaluate("see", None)
    page.wait_for_timeout(1500)
    page.evaluate("see", code)
    expect(so_far(page)).to_have_text("2 of 2")
    page.get_by_role("button", name="Close the camera").click()
    expect(page.get_by_text("Hold the barcode")).to_have_count(0)
    merchant.post(f"/api/admin/orders/{order['id']}/cancel", {"reason": "Test"}).must()


def test_two_who_pack_the_same_order_see_each_other_and_one_ships_it(
    phone: Callable[..., Page],
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    order, other = placed(sample_shop, 1), placed(sample_shop, 1)
    sample_shop.wait_until_idle()
    page = phone(bypass_csp=True)
    job = pack(page, merchant, order)
    body = {"location_id": job["location_id"], "line_id": job["lines"][0]["line_id"], "quantity": 1}
    merchant.post(f"/api/admin/orders/{order['id']}/packing", body).must()
    page.get_by_role("button", name="One more of Brass compass").or_(
        page.get_by_text("1 of 1", exact=True)
    ).first.click()
    expect(so_far(page)).to_have_text("1 of 1")
    merchant.post(f"/api/admin/orders/{order['id']}/shipments", {"location_id": job["location_id"]}).must(201)
    expect(page.get_by_text("somebody has shipped it")).to_be_visible()  # it looks again by itself
    assert faults(page) == []
    page.get_by_role("link", name=re.compile("^Next order: ")).click()  # the oldest that is ready, of whatever test
    expect(page.get_by_role("heading", name=re.compile("^Pack "), level=1)).to_be_visible()
    assert faults(page) == []
    merchant.post(f"/api/admin/orders/{other['id']}/cancel", {"reason": "Test"}).must()


def test_what_is_picked_while_the_shop_does_not_answer_is_saved_when_it_does(
    phone: Callable[..., Page],
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    order = placed(sample_shop, 2)
    sample_shop.wait_until_idle()
    page = phone()
    job = pack(page, merchant, order)
    page.route("**/packing", lambda route: route.abort())
    page.get_by_role("button", name="One more of Brass compass").click()
    expect(page.get_by_text("The shop does not answer.")).to_be_visible()
    expect(so_far(page)).to_have_text("1 of 2")
    page.unroute("**/packing")
    expect(page.get_by_text("The shop does not answer.")).to_have_count(0)
    path = f"/api/admin/orders/{order['id']}/packing?location={job['location_id']}"
    assert [line["picked"] for line in merchant.get(path).must()["lines"]] == [1]
    merchant.post(f"/api/admin/orders/{order['id']}/cancel", {"reason": "Test"}).must()


def test_many_are_printed_and_shipped_at_once_and_one_that_left_meanwhile_says_so(
    phone: Callable[..., Page],
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    first, gone = placed(sample_shop, 1), placed(sample_shop, 1)
    sample_shop.wait_until_idle()
    page = phone(bypass_csp=True)
    page.goto("/admin/fulfilment?location=oslo")
    for order in (first, gone):
        row(page, order).get_by_role("checkbox").check()
    with page.expect_response(re.compile("/packing-slips")) as slips:
        page.get_by_role("button", name="Packing slips").click()
    assert slips.value.header_value("content-type") == "application/pdf"
    merchant.post(f"/api/admin/orders/{gone['id']}/shipments", {}).must(201)
    page.get_by_role("button", name="Ship (2)").click()
    form = page.get_by_role("dialog")
    form.get_by_label(f"Tracking number of {first['number']}").fill("NO9")
    assert faults(page) == []
    form.get_by_role("button", name="Ship", exact=True).click()
    expect(form.get_by_text("Shipped: 1 of 2. Not shipped: 1.")).to_be_visible()
    expect(form.get_by_role("alert")).to_contain_text("left to ship from there")
    assert faults(page) == []
    form.get_by_role("button", name="Done").click()
    expect(page.get_by_text(first["number"])).to_have_count(0)
    [sent] = merchant.get(f"/api/admin/orders/{first['id']}/shipments").must()["items"]
    assert sent["tracking_number"] == "NO9"
