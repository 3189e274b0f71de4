"""Products, collections and stock in the admin, in headless Chromium, against the whole of Daybook."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_account import until
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


def test_many_variants_are_pasted_over_and_what_is_refused_stays_written(desk: Page, merchant: Shopper) -> None:  # noqa: F811
    price = [{"amount": 10000, "currency": "NOK"}]
    variants = [{"sku": f"CUP-{n}", "options": {"Size": str(n)}, "prices": price} for n in (1, 2, 3)]
    merchant.post("/api/admin/products", {"title": "Stacking cup", "variants": variants}).must(201)
    desk.goto("/admin/products/bulk?q=CUP-1")
    first = desk.get_by_label("Price (NOK), Stacking cup · 1")
    first.focus()
    first.press("ArrowDown")
    first.press("ArrowUp")
    expect(first).to_be_focused()
    paste = """([cell, text]) => {
        const held = new DataTransfer(); held.setData("text/plain", text);
        cell.dispatchEvent(new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true}));
    }"""
    desk.evaluate(paste, [first.element_handle(), "120,50\t150\t60\n99\t\tx\n80\t\t\n70"])
    expect(desk.get_by_role("status").filter(has_text="rows changed")).to_contain_text(
        "3 rows changed. 1 cells are marked: put them right first. 1 pasted cells fell outside"
    )
    assert faults(desk) == []
    desk.get_by_label("Cost (NOK), Stacking cup · 2").fill("")
    desk.get_by_label("Barcode, Stacking cup · 3").fill("7038010000013")  # 0 is the digit that fits
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("2 saved, 1 refused.")).to_be_visible()
    expect(desk.get_by_text("The last digit of this barcode does not fit")).to_be_visible()
    expect(desk.get_by_label("Barcode, Stacking cup · 3")).to_have_value("7038010000013")
    assert faults(desk) == []
    desk.get_by_label("Barcode, Stacking cup · 3").fill("7038010000010")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("1 saved, 0 refused.")).to_be_visible()
    kept = [merchant.get(f"/api/admin/variants/CUP-{n}").must() for n in (1, 2, 3)]
    assert [each["prices"][0]["amount"] for each in kept] == [12050, 9900, 8000]
    assert [each["compare_at"] for each in kept] == [[{"amount": 15000, "currency": "NOK"}], [], []]
    assert [each["barcode"] for each in kept] == [None, None, "7038010000010"]


def test_a_collection_is_filled_by_hand_then_by_rule_and_removed(desk: Page, merchant: Shopper) -> None:  # noqa: F811
    for title, tags in (("Tin box", ["tin"]), ("Tin lid", [])):
        merchant.post("/api/admin/products", {"title": title, "tags": tags, "variants": [{}]}).must(201)
    desk.goto("/admin/collections")
    loaded(desk)
    assert faults(desk) == []
    desk.get_by_role("link", name="Add a collection").click()
    desk.get_by_label("Title", exact=True).fill("All of tin")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(heading(desk, "All of tin")).to_be_visible()
    expect(desk.get_by_text("No products in it yet.")).to_be_visible()
    desk.get_by_role("button", name="Put products in").click()
    choosing = desk.get_by_role("dialog", name="Put products in")
    choosing.get_by_label("Search products").fill("tin lid")
    choosing.get_by_role("button", name="Put Tin lid in").click()
    expect(choosing.get_by_text("In it")).to_be_visible()
    assert faults(desk) == []
    choosing.get_by_role("button", name="Close").click()
    expect(desk.get_by_role("button", name="Take Tin lid out")).to_be_visible()

    desk.get_by_label("Filled").select_option("rule")
    desk.get_by_label("Value", exact=True).fill("tin")
    assert faults(desk) == []
    saved(desk)
    expect(desk.get_by_role("button", name="Take Tin lid out")).to_have_count(0)
    assert merchant.get("/api/admin/collections/all-of-tin").must()["rule"] == {
        "match": "all",
        "conditions": [{"field": "tag", "is": "is", "value": "tin"}],
    }
    desk.get_by_role("button", name="Remove this collection").click()
    desk.get_by_role("dialog").get_by_role("button", name="Remove", exact=True).click()
    expect(heading(desk, "Collections")).to_be_visible()
    assert merchant.get("/api/admin/collections/all-of-tin").status == 404


def test_a_collection_gets_a_picture_a_place_and_an_order_of_its_own(
    desk: Page,
    sample_shop: Daybook,
    merchant: Shopper,  # noqa: F811
) -> None:
    titles = ("Copper cup", "Copper jug", "Copper pan")
    merchant.post("/api/admin/collections", {"title": "Copper", "handle": "copper"}).must(201)
    for title in titles:
        variant = {"prices": [{"amount": 9900, "currency": "NOK"}]}
        body = {"title": title, "status": "active", "collections": ["copper"], "variants": [variant]}
        merchant.post("/api/admin/products", body).must(201)
    desk.goto("/admin/collections/copper")
    desk.get_by_label("Add a picture").set_input_files(PICTURE)
    expect(desk.get_by_role("button", name="Describe Picture 1")).to_be_visible()
    desk.get_by_label("Place among the collections").fill("first")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("Write the place as a whole number, such as 10.")).to_be_visible()
    assert faults(desk) == []
    desk.get_by_label("Place among the collections").fill("3")
    saved(desk)
    kept = merchant.get("/api/admin/collections/copper").must()
    assert (kept["position"], kept["image"]["url"][:7]) == (3, "/media/")

    held: list[Route] = []
    slow = re.compile(r"/api/admin/collections/copper$")
    desk.route(slow, lambda route: held.append(route))  # noqa: PLW0108  (Playwright takes no built-in)
    for title in ("Copper jug", "Copper cup"):  # the second while the first awaits its answer
        desk.get_by_role("button", name=f"Put first: {title}").click()
    first = desk.get_by_role("list", name="Products that come first")
    expect(first.get_by_role("link")).to_have_text(["Copper jug", "Copper cup"])
    assert len(held) == 1
    desk.unroute(slow)  # what was held goes on
    arranged = lambda: len(merchant.get("/api/admin/collections/copper").must()["product_order"])  # noqa: E731
    until(lambda: arranged() == 2)
    desk.get_by_role("button", name="Move Copper cup up").click()
    expect(first.get_by_role("link")).to_have_text(["Copper cup", "Copper jug"])
    expect(desk.get_by_role("list", name="Products", exact=True).get_by_role("link")).to_have_text(["Copper pan"])
    assert faults(desk) == []
    sample_shop.wait_until_idle()
    desk.reload()
    expect(first.get_by_role("link")).to_have_text(["Copper cup", "Copper jug"])
    sample_shop.wait_until_idle()
    shop = Shopper(sample_shop.url)
    listed = lambda: [each["title"] for each in shop.get("/api/products?collection=copper").must()["items"]]  # noqa: E731
    until(lambda: listed() == ["Copper cup", "Copper jug", "Copper pan"])
    desk.get_by_role("button", name="Not first: Copper jug").click()
    expect(first.get_by_role("link")).to_have_text(["Copper cup"])
    assert merchant.call("DELETE", "/api/admin/collections/copper").status == 204


def test_stock_is_counted_by_scanning_posted_once_and_moved(desk: Page, merchant: Shopper) -> None:  # noqa: F811
    merchant.post("/api/admin/products", {"title": "Counted pan", "variants": [{"sku": "PAN-1"}]}).must(201)
    places = merchant.get("/api/admin/locations").must()["items"]
    here = places[0]
    body = {"sku": "PAN-1", "location_id": here["id"], "reason": "counted", "counted": 5}
    merchant.post("/api/admin/inventory/movements", body).must(201)
    desk.goto("/admin/inventory/counts")
    desk.get_by_role("button", name="Begin a count").click()
    form = desk.get_by_role("dialog")
    form.get_by_label("Location").select_option(here["id"])
    form.get_by_label("Title").fill("Shelf 4")
    assert faults(desk) == []
    form.get_by_role("button", name="Begin", exact=True).click()
    expect(heading(desk, "Shelf 4")).to_be_visible()
    sku = desk.get_by_label("SKU", exact=True)
    held: list[Route] = []
    entering = re.compile(r"/api/admin/inventory/counts/[^/]+$")
    desk.route(entering, lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
    for typed in ("PAN-1", "NO-SUCH-THING", "PAN-1"):  # a scanner does not wait for answers
        sku.press_sequentially(typed)
        sku.press("Enter")
        expect(sku).to_have_value("")
    assert len(held) == 1
    desk.unroute(entering)  # what was held goes on, and the others after it
    expect(desk.get_by_text("PAN-1: 2 counted.")).to_be_visible()
    alert = desk.get_by_role("alert")
    expect(alert).to_contain_text("NO-SUCH-THING is not counted: No product has this SKU.")
    assert faults(desk) == []
    alert.get_by_role("button", name="Try NO-SUCH-THING again").click()
    expect(alert).to_be_visible()
    alert.get_by_role("button", name="Leave NO-SUCH-THING out").click()
    expect(alert).to_have_count(0)
    row = desk.get_by_role("row").filter(has_text="PAN-1")
    expect(row).to_contain_text("-3")
    assert faults(desk) == []
    desk.get_by_role("button", name="Post the differences").click()
    expect(desk.get_by_text("Posted").first).to_be_visible()
    assert merchant.get("/api/admin/inventory/PAN-1").must()["on_hand"] == 2

    if len(places) < 2:
        merchant.post("/api/admin/locations", {"name": "The cellar"}).must(201)
    there = merchant.get("/api/admin/locations").must()["items"][1]
    desk.goto("/admin/inventory?q=PAN")
    desk.get_by_role("button", name="Move stock").click()
    form.get_by_label("From").select_option(here["id"])
    form.get_by_label("To", exact=True).select_option(there["id"])
    form.get_by_label("SKU").fill("PAN-1")
    form.get_by_label("How many").fill("3")
    form.get_by_role("button", name="Move", exact=True).click()
    expect(form.get_by_role("alert")).to_be_visible()
    assert faults(desk) == []
    form.get_by_label("How many").fill("2")
    form.get_by_role("button", name="Move", exact=True).click()
    expect(desk.get_by_text("Moved.")).to_be_visible()
    levels = {
        each["location_id"]: each["on_hand"] for each in merchant.get("/api/admin/inventory/PAN-1").must()["levels"]
    }
    assert levels == {here["id"]: 0, there["id"]: 2}
    loaded(desk)
    assert faults(desk) == []
