"""The admin's frame, signing in and home, in headless Chromium: by pointer, by keyboard, and as axe sees it."""

import json
import re
import secrets
from collections.abc import Iterator
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from chalicelib.core import clock
from chalicelib.shop import totp
from infra.bench.shopper import Shopper, sign_in
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import AXE, faults
from tests.journeys.test_admin import OWNER, buy, heading
from tests.journeys.test_reading_order import walked

PASSWORD = "a long password of Kim"
OURS = re.compile(r"status of (401|503)|ERR_INTERNET_DISCONNECTED")


@pytest.fixture(scope="module")
def password(sample_shop: Daybook) -> str:
    return str(json.loads((sample_shop.home / "settings.json").read_text())["owner_password"])


@pytest.fixture(scope="module")
def merchant(sample_shop: Daybook, password: str) -> Shopper:
    return sign_in(sample_shop.url, OWNER, password)


@pytest.fixture
def office(chromium: Browser, sample_shop: Daybook) -> Iterator[Page]:
    """A wide screen, at a name that passkeys can be for. Any error in the console fails the test."""
    here = sample_shop.url.replace("127.0.0.1", "localhost")
    context = chromium.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB", base_url=here)
    said: list[str] = []
    yield watched(context, said)
    context.close()
    assert [text for text in said if not (MEANT.search(text) or OURS.search(text))] == []


@pytest.fixture
def desk(office: Page, merchant: Shopper) -> Page:
    office.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    office.goto("/admin")
    expect(heading(office, "Home")).to_be_visible()
    return office


def colleague(merchant: Shopper, role: str = "manager", **more: Any) -> str:
    """Somebody new who works here; their e-mail address."""
    email = f"kim{secrets.token_hex(4)}@daybook.example"
    merchant.post("/api/admin/staff", {"email": email, "name": "Kim", "role": role, **more}).must(201)
    return email


def enter(page: Page, email: str, code: str | None = None) -> None:
    page.goto("/admin/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    if code is not None:
        page.get_by_label("Code").fill(code)
        page.get_by_role("button", name="Sign in", exact=True).click()


def account(page: Page) -> None:
    page.get_by_role("button", name="Account: Kim").click()
    page.get_by_role("link", name="Your sign-in and security").click()
    expect(heading(page, "Your sign-in and security")).to_be_visible()


def link_in_mail(shop: Daybook, email: str) -> str:
    shop.wait_until_idle()
    with urlopen(Request(f"{shop.url}/dev/mail", headers={"Accept": "application/json"})) as answer:
        letters = json.loads(answer.read())
    listed = letters["items"] if isinstance(letters, dict) else letters
    [letter] = [each for each in listed if email in json.dumps(each["to"])]
    if "/admin/choose-password" not in json.dumps(letter):
        with urlopen(f"{shop.url}/dev/mail/{letter['id']}") as answer:
            letter = {"body": answer.read().decode()}
    [link] = set(re.findall(r"/admin/choose-password#[\w.-]+", json.dumps(letter)))
    return str(link)


def test_who_is_invited_chooses_a_password_sets_up_an_app_and_signs_in_with_its_code(
    office: Page, sample_shop: Daybook, merchant: Shopper
) -> None:
    email = colleague(merchant)
    office.goto(link_in_mail(sample_shop, email))
    office.get_by_label("New password").fill(PASSWORD)
    office.get_by_role("button", name="Keep this password").click()
    expect(heading(office, "Home")).to_be_visible()

    account(office)
    office.get_by_role("button", name="Set up an app").click()
    dialog = office.get_by_role("dialog")
    dialog.get_by_label("Your password").fill(PASSWORD)
    dialog.get_by_role("button", name="Go on").click()
    expect(dialog.get_by_role("img", name="A picture for your authenticator app")).to_be_visible()
    secret = secret_of(dialog.locator("p.font-mono").inner_text())
    dialog.get_by_label("Code").fill("000000")
    dialog.get_by_role("button", name="Confirm").click()
    expect(dialog.get_by_role("alert")).to_contain_text("This code is not right.")
    used = clock.epoch() // totp.SECONDS
    dialog.get_by_label("Code").fill(totp.code_at(secret, used))
    dialog.get_by_role("button", name="Confirm").click()
    expect(dialog.get_by_role("listitem")).to_have_count(10)
    recovery = dialog.get_by_role("listitem").first.inner_text()
    dialog.get_by_role("button", name="I have kept them").click()
    expect(office.get_by_text("Recovery codes left: 10")).to_be_visible()

    office.get_by_role("button", name="Account: Kim").click()
    office.get_by_role("button", name="Sign out", exact=True).click()
    enter(office, email, totp.code_at(secret, used))
    expect(office.get_by_role("alert")).to_contain_text(re.compile("was used already|is not right"))
    office.get_by_label("Code").fill(totp.code_at(secret, max(used, clock.epoch() // totp.SECONDS) + 1))
    office.get_by_role("button", name="Sign in", exact=True).click()
    expect(heading(office, "Home")).to_be_visible()
    office.get_by_role("button", name="Account: Kim").click()
    office.get_by_role("button", name="Sign out", exact=True).click()
    enter(office, email, recovery)
    expect(heading(office, "Home")).to_be_visible()


def secret_of(letters: str) -> bytes:
    import base64

    plain = letters.replace(" ", "")
    return base64.b32decode(plain + "=" * (-len(plain) % 8))


def test_a_passkey_is_made_and_signs_in_by_itself(office: Page, merchant: Shopper) -> None:
    devices = office.context.new_cdp_session(office)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    email = colleague(merchant, password=PASSWORD)
    enter(office, email)
    expect(heading(office, "Home")).to_be_visible()
    account(office)
    office.get_by_role("button", name="Add a passkey").click()
    office.get_by_label("What you call it").fill("Yellow key")
    office.get_by_role("button", name="Go on").click()
    expect(office.get_by_text("Yellow key")).to_be_visible()

    office.get_by_role("button", name="Account: Kim").click()
    office.get_by_role("button", name="Sign out", exact=True).click()
    office.get_by_role("button", name="Sign in with a passkey").click()
    expect(heading(office, "Home")).to_be_visible()
    account(office)
    expect(office.get_by_text(re.compile("^Made .*, last used "))).to_be_visible()
    expect(office.get_by_text("with a passkey", exact=False).last).to_be_visible()
    office.get_by_role("button", name="Remove Yellow key").click()
    expect(office.get_by_text("The passkey is removed.")).to_be_visible()
    expect(office.get_by_text("Yellow key")).to_have_count(0)


def test_sessions_are_seen_and_ended_and_the_password_is_changed(
    office: Page, sample_shop: Daybook, merchant: Shopper
) -> None:
    email = colleague(merchant, password=PASSWORD)
    phone = sign_in(sample_shop.url, email, PASSWORD)
    enter(office, email)
    account(office)
    office.get_by_role("button", name="End", exact=True).click()
    expect(office.get_by_role("button", name="End", exact=True)).to_have_count(0)
    assert phone.get("/api/admin/me").status == 401
    office.get_by_label("Present password").fill("not the password")
    office.get_by_label("New password").fill(PASSWORD + "!")
    office.get_by_role("button", name="Change the password").click()
    expect(office.get_by_role("alert")).to_have_text("The present password is not right.")
    office.get_by_label("Present password").fill(PASSWORD)
    office.get_by_role("button", name="Change the password").click()
    expect(office.get_by_text("Your password is changed, and all other sessions have ended.")).to_be_visible()
    office.get_by_role("button", name="Sign out everywhere").click()
    expect(heading(office, "Sign in to Daybook")).to_be_visible()


def test_the_palette_finds_an_order_and_goes_anywhere_by_keyboard(desk: Page, sample_shop: Daybook) -> None:
    order = buy(sample_shop, "palette@example.com")
    desk.keyboard.press("Control+k")
    expect(desk.get_by_placeholder("An order, a customer")).to_be_focused()
    desk.keyboard.type(order["number"])
    expect(desk.get_by_role("option", name=re.compile(order["number"]))).to_be_visible()
    desk.keyboard.press("Enter")
    expect(heading(desk, f"Order {order['number']}")).to_be_visible()
    desk.keyboard.press("Control+k")
    desk.keyboard.type("invoi")
    desk.keyboard.press("Enter")
    expect(heading(desk, "Invoices")).to_be_visible()
    desk.keyboard.press("Control+k")
    desk.keyboard.type("zzzzzz")
    expect(desk.get_by_text("Nothing matches.")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog")).to_have_count(0)


def test_a_letter_after_g_goes_there_and_a_question_mark_shows_all(desk: Page) -> None:
    expect(desk.get_by_role("link", name="Products")).to_be_visible()  # what one may see is known
    desk.keyboard.press("g")
    desk.keyboard.press("p")
    expect(heading(desk, "Products")).to_be_visible()
    desk.keyboard.press("?")
    sheet = desk.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet.locator("dl > div", has_text="Customers").locator("kbd").last).to_have_text("C")
    desk.keyboard.press("Escape")
    desk.get_by_label("Search products").focus()
    desk.keyboard.type("go")  # typing is not a shortcut
    expect(heading(desk, "Products")).to_be_visible()
    desk.get_by_role("button", name="Fold the menu").click()
    expect(desk.get_by_role("button", name="Widen the menu")).to_be_visible()
    desk.get_by_role("button", name="Widen the menu").click()


def test_home_shows_todays_sales_and_each_number_opens_the_list_behind_it(
    desk: Page, sample_shop: Daybook, merchant: Shopper
) -> None:
    before = merchant.get("/api/admin/reports/home").must()
    buy(sample_shop, "home@example.com")
    sample_shop.wait_until_idle()
    now = merchant.get("/api/admin/reports/home").must()
    assert now["today"]["orders"] == before["today"]["orders"] + 1
    desk.reload()
    today = desk.get_by_role("region", name="Today")
    expect(today.locator("dd > span").nth(2)).to_have_text(str(now["today"]["orders"]))
    placed = next(each["count"] for each in now["states"] if each["state"] == "placed")
    pipeline = desk.get_by_role("link", name=re.compile(rf"^{placed}\s*Placed"))
    expect(pipeline).to_have_attribute("href", "/admin/orders?state=placed")

    chart = desk.get_by_role("application")
    chart.focus()
    desk.keyboard.press("End")
    expect(desk.locator("p[aria-live]").first).to_contain_text(f"{now['today']['orders']} orders")
    desk.get_by_text("The same as a table").click()
    expect(desk.get_by_role("region", name="Sales by day").locator("tbody tr")).to_have_count(30)
    desk.get_by_label("Period").select_option("7")
    expect(desk.get_by_role("region", name="Sales by day").locator("tbody tr")).to_have_count(7)
    pipeline.click()
    expect(heading(desk, "Orders")).to_be_visible()
    expect(desk.locator("tbody tr").first).to_be_visible()
    desk.go_back()
    today.get_by_role("link", name="Orders").click()
    expect(desk.get_by_text(re.compile("^Placed from: "))).to_be_visible()
    expect(desk.locator("tbody tr")).to_have_count(min(now["today"]["orders"], 25))
    desk.get_by_role("button", name=re.compile("^Without: Placed from: ")).click()
    expect(desk.get_by_text("Placed from: ")).to_have_count(0)


def test_what_runs_out_opens_from_home_and_from_the_notices(desk: Page, merchant: Shopper) -> None:
    low = merchant.get("/api/admin/reports/running-out?limit=100").must()["items"]
    assert low
    desk.get_by_role("link", name=f"All: {len(low)}").click()
    expect(heading(desk, "Running out of stock")).to_be_visible()
    expect(desk.locator("tbody tr")).to_have_count(min(len(low), 25))
    expect(desk.locator("tbody tr").first).to_contain_text(low[0]["sku"])
    desk.get_by_role("link", name="Home", exact=True).click()
    desk.get_by_role("button", name=re.compile("^Notices")).click()
    desk.get_by_role("link", name=f"Running out of stock: {len(low)}").click()
    expect(heading(desk, "Running out of stock")).to_be_visible()


def test_who_may_not_read_orders_is_greeted_without_figures(desk: Page) -> None:
    def without_orders(route: Route) -> None:
        told = route.fetch()
        route.fulfill(response=told, json={**told.json(), "permissions": ["catalogue.read"]})

    desk.route(re.compile(r"/api/admin/me$"), without_orders)
    desk.reload()
    expect(desk.get_by_text("Choose from the menu where you want to work.", exact=False)).to_be_visible()
    places = desk.get_by_role("navigation", name="Main").get_by_role("link")
    expect(places).to_have_text(["Home", "Products", "Collections"])


def test_the_list_for_a_new_shop_is_put_away_and_brought_back(desk: Page, merchant: Shopper) -> None:
    expect(desk.get_by_text("Set up your shop")).to_be_visible()
    desk.get_by_role("button", name="Put away").click()
    expect(desk.get_by_text("Set up your shop")).to_have_count(0)
    desk.get_by_role("button", name="Undo").click()
    expect(desk.get_by_text("Set up your shop")).to_be_visible()


def test_no_connection_is_said_and_home_says_why_it_cannot_be_shown(desk: Page) -> None:
    desk.context.set_offline(True)
    expect(desk.get_by_text("You are offline.", exact=False)).to_be_visible()
    desk.context.set_offline(False)
    expect(desk.get_by_text("You are offline.", exact=False)).to_have_count(0)
    broken = re.compile(r"/api/admin/reports/home")
    answer = {"type": "about:blank", "title": "", "code": "database_away", "detail": "Try again soon.", "status": 422}
    desk.route(broken, lambda route: route.fulfill(status=422, json=answer))
    desk.reload()
    expect(desk.get_by_role("alert")).to_contain_text("Try again soon.")
    desk.unroute(broken)
    desk.get_by_role("button", name="Try again").click()
    expect(desk.get_by_role("region", name="Today")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_no_bar_hides_what_has_the_focus(
    sample_shop: Daybook, chromium: Browser, merchant: Shopper, width: int
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 700}, reduced_motion="reduce", locale="en-GB", base_url=sample_shop.url
    )
    page = watched(context, [])
    page.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    for path, title in (
        ("settings/words", "Words of the catalogue"),
        ("settings/business", "Business"),
        ("orders", "Orders"),
        ("products", "Products"),
    ):
        page.goto(f"/admin/{path}")
        expect(heading(page, title)).to_be_visible()
        expect(page.get_by_role("main").get_by_role("status").filter(has_text="Loading")).to_have_count(0)
        if path == "settings/words":
            page.get_by_role("group", name="Colour").get_by_role("textbox").first.fill("Kulør")  # Save is now in reach
        if path == "orders":
            page.get_by_role("checkbox").nth(1).check()  # and so is what can be done with it
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        assert [*walked(page, "Tab"), *walked(page, "Shift+Tab")] == [], path
    context.close()


@pytest.mark.parametrize(
    ("locale", "email", "password", "does", "wrong", "silent"),
    [
        ("nb-NO", "E-post", "Passord", "Logg inn", "E-postadressen eller passordet er ikke riktig.", "Butikken svarte"),
        ("id-ID", "Email", "Kata sandi", "Masuk", "Alamat email atau kata sandi salah.", "Toko tidak menjawab"),
    ],
)
def test_what_is_refused_is_said_in_the_language_of_the_screen(
    sample_shop: Daybook, chromium: Browser, locale: str, email: str, password: str, does: str, wrong: str, silent: str
) -> None:
    context = chromium.new_context(locale=locale, base_url=sample_shop.url)
    page = context.new_page()
    page.goto("/admin/sign-in")
    page.get_by_label(email).fill("nobody@example.com")
    page.get_by_label(password, exact=True).fill("not the password")
    page.get_by_role("button", name=does, exact=True).click()
    expect(page.get_by_role("alert")).to_have_text(wrong)
    context.set_offline(True)
    page.get_by_role("button", name=does, exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text(silent)
    context.close()


@pytest.mark.skipif(not AXE.exists(), reason="The frontends' packages are not installed.")
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light")])
def test_axe_finds_nothing_in_the_frame(
    sample_shop: Daybook, chromium: Browser, merchant: Shopper, width: int, scheme: Any
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        bypass_csp=True,
        reduced_motion="reduce",
        locale="en-GB",
        base_url=sample_shop.url,
    )
    page = watched(context, [])
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        found[name] = faults(page)

    for path, title in (("sign-in", "Sign in to Daybook"), ("forgotten", "A new password")):
        page.goto(f"/admin/{path}")
        expect(heading(page, title)).to_be_visible()
        look(path)
    page.goto("/admin/choose-password#x.y")
    page.get_by_label("New password").fill("long enough to be sent")
    page.get_by_role("button", name="Keep this password").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look("a link that is over")
    page.evaluate(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
    page.goto("/admin")
    expect(page.get_by_role("region", name="Today")).to_be_visible()
    look("home")
    page.get_by_text("The same as a table").click()
    page.get_by_role("application").focus()
    page.keyboard.press("Home")
    look("home, read by day")
    page.get_by_role("button", name=re.compile("^Notices")).click()
    look("notices")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^Account")).click()
    look("account menu")
    page.keyboard.press("Escape")
    for key, name in (("Control+k", "palette"), ("?", "shortcuts")):
        page.locator("#content").focus()
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_be_visible()
        look(name)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    if width < 1024:
        page.get_by_role("button", name="Menu", exact=True).click()
        look("menu")
    page.goto("/admin/account")
    expect(page.get_by_role("button", name="Sign out everywhere")).to_be_visible()
    expect(page.get_by_text("This one")).to_be_visible()
    look("security")
    page.get_by_role("button", name="Set up an app").click()
    page.get_by_label("Your password").fill("wrong")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_be_visible()
    look("a wrong password in a dialog")
    page.goto("/admin/nowhere")
    expect(page.get_by_text("There is nothing at this address.")).to_be_visible()
    look("nothing there")
    context.close()
    assert {name: told for name, told in found.items() if told} == {}
