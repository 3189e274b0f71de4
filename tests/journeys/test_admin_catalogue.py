"""Products, collections and stock in the admin, in headless Chromium, against the whole of Daybook."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_admin import heading, merchant, password  # noqa: F401  (fixtures)

MOVED_ON = re.compile(r"status of 412")
PICTURE = Path(__file__).parents[2] / "frontend" / "admin" / "public" / "mark.svg"


@pytest.fixture
def desk(chromium: Browser, sample_shop: Daybook, merchant: Shopper) -> Iterator[Page]:  # noqa: F811
    """A desk, signed in. Any error in the console fails the test. The policy is off, so that axe may look."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 860}, locale="en-GB", base_url=sample_shop.url, bypass_csp=True
    )
    said: list[str] = []
    page = watched(context, said)
    page.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    yield page
    context.close()
    assert [text for text in said if not (MEANT.search(text) or MOVED_ON.search(text))] == []


def loaded(page: Page) -> None:
    expect(page.get_by_role("status").filter(has_text="Loading")).to_have_count(0)


def saved(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.").first).to_be_visible()
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_attribute("aria-disabled", "true")


def test_a_product_with_options_is_made_translated_guarded_and_found(desk: Page, merchant: Shopper) -> None:  # noqa: F811
    desk.goto("/admin/products/new")
    desk.get_by_label("Title", exact=True).fill("Down blanket")
    desk.get_by_label("Description", exact=True).fill("<p>Warm & <b>light</b><script>alert(1)</script></p>")
    desk.get_by_role("button", name="Preview").click()
    expect(desk.get_by_text("Warm & light")).to_be_visible()
    desk.get_by_role("button", name="Norsk bokmål").click()
    desk.get_by_label("Title", exact=True).fill("Dunteppe")
    desk.get_by_label("Tags").fill("warm, bed, warm")
    desk.get_by_label("Vendor").fill("Værhus")
    desk.get_by_label(re.compile(r"^Price of ")).fill("1 299,50")
    desk.get_by_role("button", name="Add options").click()
    options = desk.get_by_role("dialog", name="Options")
    options.get_by_label("Name").fill("Size")
    options.get_by_label("Values").fill("Single, Double")
    expect(options.get_by_role("status")).to_have_text("Variants: 2")
    assert faults(desk) == []
    options.get_by_role("button", name="Make variants").click()
    desk.get_by_role("button", name="Details of Double").click()
    details = desk.get_by_role("dialog", name="Double")
    details.get_by_label("SKU").fill("DOWN-DOUBLE")
    details.get_by_label("Barcode").fill("7038010000013")  # 0 is the digit that fits
    assert faults(desk) == []
    details.get_by_role("button", name="Done").click()
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_role("alert")).to_contain_text("The last digit of this barcode does not fit")

    desk.get_by_role("main").get_by_role("link", name="Products").click()
    desk.get_by_role("dialog", name="Leave without saving?").get_by_role("button", name="Stay here").click()
    desk.get_by_role("button", name="Details of Double").click()
    details.get_by_label("Barcode").fill("")
    details.get_by_role("button", name="Done").click()
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(heading(desk, "Down blanket")).to_be_visible()
    loaded(desk)
    assert faults(desk) == []

    [row] = merchant.get("/api/admin/products?q=down-double").must()["items"]
    made = merchant.get(f"/api/admin/products/{row['id']}").must()
    assert (made["handle"], made["status"], made["tags"]) == ("down-blanket", "draft", ["warm", "bed"])
    assert made["translations"] == {"nb": {"title": "Dunteppe", "description": ""}}
    assert [(each["options"], each["prices"]) for each in made["variants"]] == [
        ({"Size": "Single"}, [{"amount": 129950, "currency": "NOK"}]),
        ({"Size": "Double"}, [{"amount": 129950, "currency": "NOK"}]),
    ]
    desk.goto("/admin/products")
    desk.get_by_label("Status").select_option("draft")
    desk.get_by_label("Search products").fill("down")
    desk.get_by_label("Search products").press("Enter")
    expect(desk.get_by_role("link", name="Down blanket")).to_be_visible()
    assert faults(desk) == []
    desk.get_by_label("Stock").select_option("in")
    expect(desk.get_by_text("No product matches.")).to_be_visible()


def test_options_are_changed_without_losing_variants_and_nobody_is_overwritten(
    desk: Page,
    merchant: Shopper,  # noqa: F811
) -> None:
    price = [{"amount": 19900, "currency": "NOK"}]
    variants = [{"sku": f"BOWL-{size}", "options": {"Size": size}, "prices": price} for size in "SM"]
    made = merchant.post("/api/admin/products", {"title": "Bowl", "variants": variants}).must(201)
    address = f"/api/admin/products/{made['id']}"
    desk.goto(f"/admin/products/{made['id']}")
    desk.get_by_role("button", name="Change options").click()
    options = desk.get_by_role("dialog", name="Options")
    options.get_by_label("Name").fill("Width")
    options.get_by_label("Values").fill("M, L")
    options.get_by_role("button", name="Add an option").click()
    options.get_by_label("Name").last.fill("Colour")
    options.get_by_label("Values").last.fill("White")
    options.get_by_role("button", name="Make variants").click()
    saved(desk)
    now = merchant.get(address).must()
    assert [(each["sku"], each["options"]) for each in now["variants"]] == [
        ("BOWL-M", {"Width": "M", "Colour": "White"}),
        ("BOWL-L-WHITE", {"Width": "L", "Colour": "White"}),
    ]
    merchant.patch(address, {"title": "Wide bowl", "version": now["version"]}).must()  # somebody is faster
    desk.get_by_label("Vendor").fill("Nobody")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_role("button", name="Show what is stored now").click()
    expect(heading(desk, "Wide bowl")).to_be_visible()
    expect(desk.get_by_label("Vendor")).to_have_value("")


def test_pictures_are_sent_described_pointed_at_and_put_in_order(desk: Page, merchant: Shopper, tmp_path: Path) -> None:  # noqa: F811
    second = tmp_path / "second.svg"
    second.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20H0z"/></svg>')
    bad = tmp_path / "letter.png"
    bad.write_text("Dear reader")
    body = {"title": "Pictured", "variants": [{"sku": "PICTURED"}]}
    made = merchant.post("/api/admin/products", body).must(201)
    desk.goto(f"/admin/products/{made['id']}")
    desk.get_by_label("Add pictures").last.set_input_files([PICTURE, second, bad])
    expect(desk.get_by_role("alert")).to_contain_text("letter.png")
    expect(desk.get_by_role("button", name=re.compile("^Describe "))).to_have_count(2)
    assert faults(desk) == []
    desk.get_by_role("button", name="Describe Picture 2").click()
    about = desk.get_by_role("dialog", name="Picture")
    about.get_by_label("What it shows, in English").fill("A black plate")
    about.get_by_label("From the left").fill("250")
    assert faults(desk) == []
    about.get_by_role("button", name="Done").click()
    desk.get_by_role("button", name="Move A black plate forward").click()
    saved(desk)
    images = merchant.get(f"/api/admin/products/{made['id']}").must()["images"]
    assert [each["alt"] for each in images] == ["A black plate", ""]
    assert (images[0]["focal"], images[0]["width"]) == ({"x": 250, "y": 500}, 40)
