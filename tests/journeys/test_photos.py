"""A review with photos from a phone: made smaller before they are sent, looked at by the shop, and shown."""

import io
import re
from pathlib import Path
from random import Random

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_account import bought
from tests.journeys.test_admin import heading, merchant, password  # noqa: F401  (fixtures)

HANDLE, SAID = "oak-clock", "It keeps time, see the photos."


def from_phone(folder: Path, name: str, colour: tuple[int, int, int]) -> Path:
    """A photo of some megabytes: grain makes it large."""
    grain = Image.frombytes("L", (1600, 1200), Random(name).randbytes(1600 * 1200)).resize((3200, 2400))
    image = Image.composite(Image.new("RGB", grain.size, colour), Image.new("RGB", grain.size, "white"), grain)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=95)
    path = folder / f"{name}.jpg"
    path.write_bytes(file.getvalue())
    return path


def test_a_buyer_sends_photos_the_shop_takes_one_out_and_the_other_is_shown(
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
    shopper: Page,
    chromium: Browser,
    tmp_path: Path,
) -> None:
    order = bought(sample_shop, merchant, "photos@example.com", HANDLE)
    sent = [from_phone(tmp_path, "shelf", (150, 90, 40)), from_phone(tmp_path, "face", (40, 90, 150))]
    assert sum(each.stat().st_size for each in sent) > 4 * 1024 * 1024
    shopper.goto(f"{sample_shop.url}/en/products/{HANDLE}/review?order={order['id']}&token={order['token']}")
    shopper.locator("[name=stars][value='5']").check()
    shopper.get_by_label("Your review").fill(SAID)
    shopper.get_by_label("Photos").set_input_files(sent)
    expect(shopper.locator("[data-chosen] img")).to_have_count(2)
    shopper.get_by_role("button", name="Send the review").click()
    expect(shopper.get_by_text("Your review will be shown once we have read it.")).to_be_visible()
    shopper.goto(f"{sample_shop.url}/en/products/{HANDLE}/review?order={order['id']}&token={order['token']}")
    expect(shopper.get_by_label("Take it out")).to_have_count(2)

    said: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=sample_shop.url, bypass_csp=True)
    desk = watched(context, said)
    desk.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    desk.goto("/admin/reviews")
    card = desk.get_by_role("article").filter(has_text=SAID)
    expect(card.get_by_role("img", name=re.compile("^Photo "))).to_have_count(2)
    assert faults(desk) == []
    card.get_by_role("button", name="Take photo 1 out").click()
    asked = desk.get_by_role("dialog")
    assert faults(desk) == []
    asked.get_by_role("button", name="Take out").click()
    expect(card.get_by_role("img", name=re.compile("^Photo "))).to_have_count(1)
    card.get_by_role("button", name="Publish").click()
    expect(card).to_have_count(0)
    sample_shop.wait_until_idle()

    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto(f"/en/products/{HANDLE}?in=en#reviews")
    review = desk.locator(".review", has_text=SAID)
    photo = review.get_by_role("img", name="Photo 1 by")
    photo.scroll_into_view_if_needed()
    until_drawn = "image => image.complete && image.naturalWidth > 0"
    desk.wait_for_function(until_drawn, arg=photo.element_handle())
    assert faults(desk) == []
    review.get_by_role("link", name="Photo 1 by").click()
    expect(desk).to_have_url(re.compile(r"/media/.*\.jpg$"))
    context.close()
    assert [text for text in said if not MEANT.search(text)] == []
