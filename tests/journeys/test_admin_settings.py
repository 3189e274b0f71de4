"""Setting up the shop in the admin: what is saved, asked about first, refused, and shown to whoever has the right."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_account import until
from tests.journeys.test_admin import heading, merchant, password  # noqa: F401  (fixtures)

MOVED_ON = re.compile(r"status of 412")


@pytest.fixture
def room(chromium: Browser, sample_shop: Daybook, merchant: Shopper) -> Iterator[Page]:  # noqa: F811
    """The settings, signed in. Any error in the console fails the test. The policy is off, so that axe may look."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 860}, locale="en-GB", base_url=sample_shop.url, bypass_csp=True
    )
    said: list[str] = []
    page = watched(context, said)
    page.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    page.goto("/admin/settings")
    expect(heading(page, "Settings")).to_be_visible()
    yield page
    context.close()
    assert [text for text in said if not (MEANT.search(text) or MOVED_ON.search(text))] == []


def opened(page: Page, section: str) -> None:
    page.goto("/admin/settings")
    page.get_by_role("main").get_by_role("link", name=section, exact=True).click()
    expect(heading(page, section)).to_be_visible()


def test_business_details_are_saved_guarded_and_not_overwritten(room: Page, merchant: Shopper) -> None:  # noqa: F811
    opened(room, "Business")
    days = room.get_by_label("Days until an invoice is due")
    days.fill("21")
    room.get_by_role("main").get_by_role("link", name="Settings").click()
    leaving = room.get_by_role("dialog", name="Leave without saving?")
    leaving.get_by_role("button", name="Stay here").click()
    expect(days).to_have_value("21")
    room.get_by_role("button", name="Save").click()
    expect(room.get_by_text("Saved.")).to_be_visible()
    assert merchant.get("/api/admin/shop").must()["invoice_days"] == 21

    days.fill("30")
    shop = merchant.get("/api/admin/shop").must()
    merchant.patch("/api/admin/shop", {"version": shop["version"], "invoice_days": 10}).must()  # somebody is faster
    room.get_by_role("button", name="Save").click()
    room.get_by_role("button", name="Show what is stored now").click()
    expect(days).to_have_value("10")
    assert merchant.get("/api/admin/shop").must()["invoice_days"] == 10


def test_a_tax_number_of_another_country_is_kept_once(room: Page, merchant: Shopper) -> None:  # noqa: F811
    opened(room, "Business")
    numbers = room.locator("section", has=room.get_by_role("heading", name="Tax numbers in other countries"))
    for n, number in ((1, "SE556677889901"), (2, "SE000000000001")):
        numbers.get_by_role("button", name="Add a country").click()
        row = numbers.get_by_role("group", name=f"Tax number {n}")
        row.get_by_label("Country").select_option("SE")
        row.get_by_label("Tax number", exact=True).fill(number)
    room.get_by_role("button", name="Save").click()
    expect(numbers.get_by_text("Give one tax number for each country.")).to_be_visible()
    assert faults(room) == []
    numbers.get_by_role("button", name="Remove tax number 2").click()
    room.get_by_role("button", name="Save").click()
    expect(room.get_by_text("Saved.")).to_be_visible()
    kept = merchant.get("/api/admin/shop").must()["tax_registrations"]
    assert kept == [{"country": "SE", "number": "SE556677889901"}]


def test_somebody_is_invited_gets_another_role_and_is_switched_off(room: Page, merchant: Shopper) -> None:  # noqa: F811
    opened(room, "Staff and roles")
    room.get_by_role("button", name="Invite somebody").click()
    form = room.get_by_role("dialog")
    form.get_by_label("Name").fill("Siti Rahayu")
    form.get_by_label("E-mail").fill("siti@vaerhus.example")
    form.get_by_role("button", name="Send the invitation").click()
    row = room.get_by_role("listitem").filter(has_text="Siti Rahayu")
    expect(row).to_contain_text("Invited")
    row.get_by_role("button", name="Change Siti Rahayu").click()
    form.get_by_label("Role").select_option("fulfilment")
    form.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("Fulfilment")
    row.get_by_role("button", name="Change Siti Rahayu").click()
    form.get_by_role("button", name="Switch off").click()
    expect(row).to_contain_text("Off")
    [person] = [each for each in merchant.get("/api/admin/staff").must()["items"] if each["name"] == "Siti Rahayu"]
    assert (person["role"], person["active"]) == ("fulfilment", False)


def test_a_key_is_shown_once_works_and_is_revoked(room: Page, sample_shop: Daybook) -> None:
    opened(room, "API keys")
    room.get_by_role("button", name="Create a key").click()
    form = room.get_by_role("dialog")
    form.get_by_label("What it is for").fill("The warehouse")
    form.get_by_label("Orders: see").check()
    form.get_by_role("button", name="Create", exact=True).click()
    secret = form.get_by_label("Secret").input_value()
    with_key = Shopper(sample_shop.url, bearer=secret)
    assert with_key.get("/api/admin/orders").status == 200
    assert with_key.get("/api/admin/customers").status == 403
    form.get_by_role("button", name="I have kept it").click()
    room.get_by_role("button", name="Revoke The warehouse").click()
    form.get_by_role("button", name="Revoke").click()
    expect(room.get_by_text("Revoked", exact=True)).to_be_visible()
    assert with_key.get("/api/admin/orders").status == 401


def test_a_way_of_delivery_is_added_and_removed(room: Page, merchant: Shopper) -> None:  # noqa: F811
    def offered() -> list[str]:
        return [each["id"] for each in merchant.get("/api/admin/delivery-options").must()["options"]]

    before = offered()
    opened(room, "Delivery")
    room.get_by_role("button", name="Add a way of delivery").click()
    form = room.get_by_role("dialog")
    form.get_by_label("Title in English").fill("Bicycle courier")
    form.get_by_label("Short name").fill("bicycle")
    form.get_by_label("Add a country").select_option(label="Norway")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_role("alert")).to_contain_text("a price in at least one currency")
    form.get_by_label("Price in NOK").fill("59,50")
    form.get_by_text("Working days, weight and tax").click()
    form.get_by_label("Packed the same day until").fill("14:30")
    form.get_by_label("At most, in kg").fill("2,5")
    form.get_by_role("group", name="Packed on").get_by_label("Fri").uncheck()
    form.get_by_label("Closed on").fill("2026-12-24\n2026-12-25")
    form.get_by_role("button", name="Save").click()
    expect(room.get_by_text("Bicycle courier")).to_be_visible()
    added = merchant.get("/api/admin/delivery-options").must()["options"][-1]
    assert (added["id"], added["prices"], added["countries"]) == ("bicycle", {"NOK": 5950}, ["NO"])
    assert (added["cut_off"], added["max_grams"], added["tax_class"]) == ("14:30", 2500, "standard")
    assert (added["packing_weekdays"], added["transit_weekdays"]) == ([1, 2, 3, 4], [1, 2, 3, 4, 5])
    assert added["closed_on"] == ["2026-12-24", "2026-12-25"]
    room.get_by_role("button", name="Change Bicycle courier").click()
    form.get_by_role("button", name="Remove it").click()
    expect(form).to_have_count(0)
    expect(room.get_by_text("Bicycle courier")).to_have_count(0)
    assert offered() == before


def test_a_module_is_switched_off_after_a_question_and_on_again(room: Page, merchant: Shopper) -> None:  # noqa: F811
    opened(room, "Modules")
    asked = room.get_by_role("dialog")
    room.get_by_label("Reviews", exact=True).click()
    asked.get_by_role("button", name="Switch off").click()
    expect(asked.get_by_role("alert")).to_have_text("Switch off Storefront too: it needs Reviews.")
    asked.get_by_role("button", name="Back").click()

    moving = room.get_by_label("Moving in and out", exact=True)
    moving.click()
    asked.get_by_role("button", name="Switch off").click()
    expect(moving).not_to_be_checked()
    until(lambda: merchant.get("/api/admin/jobs").status == 404)  # other processes hear of it within seconds
    moving.click()
    expect(moving).to_be_checked()
    until(lambda: merchant.get("/api/admin/jobs").status == 200)


def test_the_log_names_who_changed_what_and_is_verified(room: Page, merchant: Shopper) -> None:  # noqa: F811
    shop = merchant.get("/api/admin/shop").must()
    merchant.patch("/api/admin/shop", {"version": shop["version"], "hold_minutes": 17}).must()
    opened(room, "Audit log")
    first = room.get_by_role("listitem").filter(has_text="hold minutes").first
    expect(first.get_by_role("definition").filter(has_text="17")).to_have_text(re.compile(r"^\d+ →became 17$"))
    room.get_by_role("button", name="Verify the log").click()
    expect(room.get_by_text("every chain is whole")).to_be_visible()


def test_letters_can_be_read_in_each_language(room: Page) -> None:
    opened(room, "Messages")
    room.get_by_label("Language", exact=True).last.select_option("nb")
    expect(room.get_by_label("The message as text")).to_contain_text("Takk for bestillingen")


def test_a_role_must_sign_in_with_two_steps(room: Page, merchant: Shopper) -> None:  # noqa: F811
    opened(room, "Staff and roles")
    room.get_by_label("Credit controller", exact=True).check()
    room.get_by_role("button", name="Save", exact=True).click()
    expect(room.get_by_text("Saved.", exact=True)).to_be_visible()
    shop = merchant.get("/api/admin/shop").must()
    assert shop["second_factor_roles"] == ["credit_controller"]
    merchant.patch("/api/admin/shop", {"version": shop["version"], "second_factor_roles": []}).must()


def test_what_is_written_in_a_dialog_is_not_lost_by_escape(room: Page) -> None:
    opened(room, "Staff and roles")
    room.get_by_role("button", name="Invite somebody").click()
    form = room.get_by_role("dialog")
    form.get_by_label("Name").fill("Somebody")
    room.keyboard.press("Escape")
    expect(form.get_by_role("alert")).to_contain_text("not saved yet")
    expect(form.get_by_label("Name")).to_have_value("Somebody")
    form.get_by_label("Close").click()
    expect(form).to_have_count(0)


def test_words_of_the_catalogue_are_written_once_and_read_in_the_shop(
    room: Page,
    merchant: Shopper,  # noqa: F811
    sample_shop: Daybook,
) -> None:
    opened(room, "Words of the catalogue")
    assert faults(room) == []
    word = room.get_by_role("group", name="Regular", exact=True)
    expect(word.get_by_label("Norsk bokmål")).to_have_value("Vanlig")
    word.get_by_label("Norsk bokmål").fill("Normal")
    word.get_by_label("Bahasa Indonesia").fill("")
    added = room.get_by_label("A word that nothing on sale uses yet")
    for text, told in (("Size", True), ("Heather", False)):
        added.fill(text)
        added.press("Enter")
        expect(room.get_by_text("This word is there already.")).to_have_count(int(told))
    room.get_by_role("group", name="Heather").get_by_label("Norsk bokmål").fill("Lyng")
    room.get_by_role("button", name="Save").click()
    expect(room.get_by_text("Saved.")).to_be_visible()
    kept = {each["word"]: each for each in merchant.get("/api/admin/glossary").must()["words"]}
    assert (kept["Regular"]["texts"], kept["Heather"]["used_as"]) == ({"nb": "Normal"}, "")
    room.get_by_label("Only those that lack a language").check()
    expect(word).to_be_visible()
    expect(room.get_by_role("group", name="Colour")).to_have_count(0)
    room.get_by_label("Search words").fill("no such word")
    expect(room.get_by_text("No word matches.")).to_be_visible()
    assert faults(room) == []

    shop = room.context.new_page()
    until(lambda: "Normal" in (shop.goto(f"{sample_shop.url}/nb/products/sleeping-bag") and shop.content()))
    expect(shop.get_by_role("radio", name="Normal")).to_have_value("Regular")
    expect(shop.get_by_role("group", name="Lengde")).to_be_visible()


def test_custom_fields_are_defined_used_and_taken_away(room: Page, merchant: Shopper) -> None:  # noqa: F811
    before = merchant.get("/api/admin/shop").must()["custom_fields"]
    opened(room, "Custom fields")
    room.get_by_role("button", name="Add a field to Customers").click()
    field = room.get_by_role("group", name="New field")
    field.get_by_label("Title").fill("Terms & conditions")
    field = room.get_by_role("group", name="Terms & conditions")
    field.get_by_label("It takes").select_option(label="One of several")
    field.get_by_label("The choices").fill("Net 14\nNet 30\n\nNet 14")
    room.get_by_role("button", name="Save", exact=True).click()
    expect(room.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(field).to_contain_text("Its name in the API is terms_conditions.")
    now = merchant.get("/api/admin/shop").must()["custom_fields"]
    terms = {
        "name": "terms_conditions",
        "title": "Terms & conditions",
        "type": "choice",
        "choices": ["Net 14", "Net 30"],
    }
    assert {name: now["customer"][-1][name] for name in terms} == terms
    assert now.get("product") == before.get("product")
    room.get_by_role("button", name="Add a field to Products").click()
    field = room.get_by_role("group", name="New field")
    field.get_by_label("Buyers may narrow lists by it").check()
    expect(field.get_by_label("Buyers see it on the product's page")).to_be_checked()  # what narrows is seen
    expect(field.get_by_label("Buyers see it on the product's page")).to_be_disabled()
    room.get_by_role("button", name="Remove New field").click()
    room.get_by_role("button", name="Remove Terms & conditions").click()
    room.get_by_role("button", name="Save", exact=True).click()
    expect(room.get_by_text("Saved.", exact=True)).to_be_visible()
    assert merchant.get("/api/admin/shop").must()["custom_fields"].get("customer", []) == before.get("customer", [])


def test_a_letter_is_shown_as_its_designed_page_under_the_policy(
    chromium: Browser, sample_shop: Daybook, merchant: Shopper  # noqa: F811
) -> None:  # fmt: skip
    context = chromium.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB", base_url=sample_shop.url)
    said: list[str] = []
    page = watched(context, said)
    page.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    page.goto("/admin/settings/messages")
    page.get_by_label("Message", exact=True).select_option("order_shipped")
    letter = page.locator("[aria-hidden=true] h1")  # in its shadow root
    expect(letter).to_be_visible()
    expect(letter).to_have_css("font-size", "24px")
    assert page.locator("[aria-hidden=true] a[href]").count() == 0
    context.close()
    assert said == []
