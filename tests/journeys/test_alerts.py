"""Something is sold out: a shopper asks to be told, stock comes, and the letter leads to it."""

import json
import re
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_account import until
from tests.journeys.test_admin import heading, merchant, password  # noqa: F401  (fixtures)

HANDLE, WHO = "enamel-mug", "waits@example.com"


def count_of(shop: Daybook, merchant: Shopper, sku: str, counted: int) -> None:  # noqa: F811
    levels = merchant.get(f"/api/admin/inventory/{sku}").must()["levels"]
    for level in levels:
        given = {"sku": sku, "location_id": level["location_id"], "reason": "counted", "counted": counted}
        merchant.post("/api/admin/inventory/movements", given).must()
    shop.wait_until_idle()


def test_a_shopper_is_told_when_it_is_back(sample_shop: Daybook, merchant: Shopper, chromium: Browser) -> None:  # noqa: F811
    variants = Shopper(sample_shop.url).get(f"/api/products/{HANDLE}").must()["variants"]
    gone, there = variants[-1], variants[0]
    count_of(sample_shop, merchant, gone["sku"], 0)
    said: list[str] = []
    context = chromium.new_context(viewport={"width": 390, "height": 780}, base_url=sample_shop.url, bypass_csp=True)
    page = watched(context, said)
    page.goto(f"/en/products/{HANDLE}?sku={there['sku']}")
    form = page.locator("[data-alert]")
    expect(form).to_be_hidden()
    for value in gone["options"].values():
        page.locator("label.pill", has_text=re.compile(f"^{re.escape(value)}")).first.click()
    expect(form).to_be_visible()
    form.get_by_label("Tell me when it is there again").fill("waits")
    form.get_by_role("button", name="Tell me").click()
    expect(page.get_by_text("Write a whole e-mail address")).to_be_visible()
    assert faults(page) == []
    page.locator("[data-alert]").get_by_label("Tell me when it is there again").fill(WHO)
    page.get_by_role("button", name="Tell me").click()
    expect(page.get_by_role("status").filter(has_text="We will write to you once it is there again.")).to_be_visible()
    assert faults(page) == []

    sample_shop.wait_until_idle()
    [row] = [each for each in merchant.get("/api/admin/stock-alerts").must()["items"] if each["sku"] == gone["sku"]]
    assert row["waiting"] == 1
    count_of(sample_shop, merchant, gone["sku"], 7)
    until(lambda: letters(merchant) == ["sent"])
    count_of(sample_shop, merchant, gone["sku"], 0)
    count_of(sample_shop, merchant, gone["sku"], 30)
    assert letters(merchant) == ["sent"]

    page.goto(link_in_mail(sample_shop, WHO))
    expect(page.locator("[data-stock]")).to_have_class("in-stock")
    expect(page).to_have_url(re.compile(f"/en/products/{HANDLE}\\?sku={re.escape(gone['sku'])}"))
    context.close()
    assert [text for text in said if not MEANT.search(text)] == []


def link_in_mail(shop: Daybook, email: str) -> str:
    with urlopen(Request(f"{shop.url}/dev/mail", headers={"Accept": "application/json"})) as answer:
        listed = json.loads(answer.read())["items"]
    [letter] = [each for each in listed if email in json.dumps(each["to"])]
    [link] = set(re.findall(rf"/en/products/{HANDLE}\?sku=[\w-]+", letter["text"]))
    return str(link)


def letters(merchant: Shopper) -> list[str]:  # noqa: F811
    """The states of the messages to who waits."""
    found = merchant.get("/api/admin/messages?template=back_in_stock").must()["items"]
    return [each["state"] for each in found if each["recipient"] == WHO]


def test_staff_see_what_is_waited_for(sample_shop: Daybook, merchant: Shopper, chromium: Browser) -> None:  # noqa: F811
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, base_url=sample_shop.url, bypass_csp=True)
    page = watched(context, [])
    page.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    page.goto("/admin/inventory")
    page.get_by_role("link", name="Waited for").click()
    expect(heading(page, "Waited for")).to_be_visible()
    assert faults(page) == []
    context.close()
