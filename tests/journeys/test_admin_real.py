"""The admin over real data: Bicycles' catalogue and orders of Olist, replayed; what is shown is what the data say."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from infra.bench import olist
from infra.bench.olist import Sale
from infra.bench.replay import (
    Played,
    Stage,
    by_buyer,
    email_of,
    moderate,
    open_shop,
    opening_stock,
    play,
    review,
    run_all,
)
from infra.bench.shopper import sign_in
from infra.local.running import Daybook
from tests.journeys.conftest import MEANT, watched
from tests.journeys.test_accessibility import faults
from tests.journeys.test_admin import heading, states
from tests.real_data import REAL_DATA

BICYCLES = REAL_DATA / "shopify_products" / "bicycles.csv"
ORDERS, THREADS = 60, 4
WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
STATES = {
    "placed": "Placed",
    "on_hold": "On hold",
    "fulfilled": "Shipped",
    "completed": "Completed",
    "cancelled": "Cancelled",
}
OWNER, PASSWORD = "owner@daybook.example", "a long password for real data"

pytestmark = pytest.mark.skipif(not (BICYCLES.exists() and olist.FOLDER.is_dir()), reason="The real data are not here.")


@dataclass
class Real:
    """The running shop, and each sale with what became of it."""

    stage: Stage
    plays: list[Played]

    @property
    def sales(self) -> list[Sale]:
        return [each.sale for each in self.plays]

    def order(self, played: Played) -> dict[str, Any]:
        return dict(self.stage.merchant.get(f"/api/admin/orders/{played.order_id}").must())

    def first(self, state: str, by_card: bool = True) -> Played:
        return next(each for each in self.plays if (each.sale.ends_as, each.sale.by_card) == (state, by_card))


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Real]:
    home = tmp_path_factory.mktemp("real") / "home"
    with Daybook(home, env={"DAYBOOK_OWNER_EMAIL": OWNER, "DAYBOOK_OWNER_PASSWORD": PASSWORD}) as daybook:
        stage = Stage(daybook, sign_in(daybook.url, OWNER, PASSWORD).bearer)
        history = olist.read_history(ORDERS)
        open_shop(stage, history, THREADS)
        stage.merchant.call("POST", "/api/admin/imports?format=shopify-products", body=BICYCLES.read_bytes()).must(202)
        daybook.wait_until_idle(300)  # by then every process knows that the shop sells in reais
        plays = [Played(sale) for sale in history.sales]
        groups = by_buyer(plays)
        run_all(stage, "orders", lambda group: [play(stage, each) for each in group] and None, groups, THREADS)
        daybook.wait_until_idle(300)
        run_all(stage, "reviews", lambda group: [review(stage, each) for each in group] and None, groups, THREADS)
        moderate(stage)
        assert stage.failures == []
        yield Real(stage, plays)


@pytest.fixture(scope="module")
def bicycles() -> dict[str, list[dict[str, str]]]:
    """The catalogue's rows by handle: the first of each tells of the product, and each with a SKU of a variant."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(BICYCLES.read_text("utf-8-sig").splitlines(keepends=True)):
        found.setdefault(row["Handle"], []).append(row)
    return found


@pytest.fixture
def desk(chromium: Browser, real: Real) -> Iterator[Page]:
    """A desk, signed in. Any error in the console fails the test. The policy is off, so that axe may look."""
    url = real.stage.daybook.url
    context = chromium.new_context(viewport=WIDE, locale="en-GB", base_url=url, bypass_csp=True)
    context.route(
        lambda address: not address.startswith(url), lambda route: route.fulfill(body="")
    )  # pictures far away
    said: list[str] = []
    page = watched(context, said)
    page.add_init_script(f"sessionStorage.setItem('daybook.session', '{real.stage.bearer}')")
    yield page
    context.close()
    assert [text for text in said if not MEANT.search(text)] == []


def reais(amount: int) -> str:
    return f"R${amount // 100:,}.{amount % 100:02}"


def rows(page: Page, table: str) -> Locator:
    return page.get_by_role("table", name=table).locator("tbody tr")


def opened(page: Page, path: str, title: str) -> None:
    page.goto(f"/admin{path}")
    expect(heading(page, title)).to_be_visible()


def part(page: Page, title: str) -> Locator:
    return page.locator("section").filter(has=page.get_by_role("heading", name=title, exact=True))


def all_rows(page: Page, table: str, count: int) -> list[str]:
    """The texts of a list's rows, once it is shown to its end; as many as there should be, or the test fails."""
    found, more = rows(page, table), page.get_by_role("button", name="Show more")
    while expect(found.first).to_be_visible() or (found.count() < count and more.count()):
        shown = found.count()
        more.click()
        expect(found.nth(shown)).to_be_visible()
    expect(found).to_have_count(count)
    expect(more).to_have_count(0)
    return found.all_inner_texts()


def test_home_counts_what_the_data_say_and_leads_to_it(desk: Page, real: Real) -> None:
    opened(desk, "/?currency=BRL", "Home")
    total, refunded = sum(sale.total for sale in real.sales), sum(sale.paid for sale in real.sales if sale.cancelled)
    today = part(desk, "Today")
    for shown in (reais(total), str(ORDERS), reais((2 * total + ORDERS) // (2 * ORDERS)), reais(refunded)):
        expect(today.get_by_text(shown, exact=True)).to_be_visible()
    states = Counter(sale.ends_as for sale in real.sales)
    pipeline = part(desk, "Orders by state")
    for state, word in STATES.items():
        expect(pipeline.get_by_role("link", name=re.compile(rf"^{states[state]}\s*{word}"))).to_be_visible()
    pipeline.get_by_role("link", name=re.compile("On hold")).click()
    expect(heading(desk, "Orders")).to_be_visible()
    assert all("On hold" in row for row in all_rows(desk, "Orders", states["on_hold"]))


def test_every_order_is_in_the_list_and_a_buyer_finds_theirs(desk: Page, real: Real) -> None:
    opened(desk, "/orders", "Orders")
    shown = all_rows(desk, "Orders", ORDERS)
    assert Counter(re.findall(r"R\$[\d,.]+", " ".join(shown))) == Counter(reais(sale.total) for sale in real.sales)
    played = real.first("completed", by_card=False)
    desk.get_by_label("Search orders").fill(email_of(played.sale))
    desk.keyboard.press("Enter")
    [row] = all_rows(desk, "Orders", 1)
    assert reais(played.sale.total) in row


def test_a_cancelled_order_tells_why_and_shows_the_moment_before(desk: Page, real: Real) -> None:
    played = real.first("cancelled")
    order = real.order(played)
    opened(desk, f"/orders/{played.order_id}", f"Order {order['number']}")
    expect(states(desk).nth(0)).to_have_text("Cancelled")
    expect(states(desk).nth(1)).to_have_text("Refunded")
    timeline = part(desk, "Timeline").get_by_role("listitem")
    cancelled = timeline.filter(has_text="cancelled").filter(has_text="changed my mind").first
    expect(cancelled).to_be_visible()
    expect(desk.get_by_role("main")).to_contain_text(re.compile(r"Credit note K\d{6}"))
    timeline.filter(has_text="Order placed").get_by_text("Show this moment").click()
    expect(states(desk).nth(0)).to_have_text("Placed")
    expect(states(desk).nth(1)).to_have_text("Paid")
    expect(desk.get_by_role("main")).not_to_contain_text("Credit note K")


def test_a_customers_page_tells_what_they_bought_less_what_went_back(desk: Page, real: Real) -> None:
    kept, gone = real.first("completed").sale, real.first("cancelled").sale
    for sale, revenue in ((kept, kept.total), (gone, 0)):
        opened(desk, f"/customers?q={email_of(sale)}", "Customers")
        [row] = all_rows(desk, "Customers", 1)
        assert re.search(rf"\b1\s+{re.escape(reais(revenue))}$", row.strip())
        desk.get_by_role("link", name=f"Buyer {sale.buyer[:6]}").click()
        bought = part(desk, "What they bought")
        expect(bought.locator("div").filter(has_text="Revenue").last).to_contain_text(reais(revenue))
        expect(bought.locator("div").filter(has_text="Average order").last).to_contain_text(reais(sale.total))


def test_payments_refunds_and_documents_are_all_there_to_the_centavo(desk: Page, real: Real) -> None:
    cancelled = [sale.total for sale in real.sales if sale.cancelled]
    opened(desk, "/payments", "Payments")
    paid = all_rows(desk, "Payments", ORDERS)  # what was entered in parts is one payment
    assert Counter(amounts(paid)) == Counter(reais(sale.paid) for sale in real.sales)
    opened(desk, "/payments/refunds", "Refunds")
    assert Counter(amounts(all_rows(desk, "Refunds", len(cancelled)))) == Counter(map(reais, cancelled))
    opened(desk, "/invoices?state=invoice", "Invoices")
    invoiced = all_rows(desk, "Invoices", ORDERS)
    assert Counter(amounts(invoiced)) == Counter(reais(sale.total) for sale in real.sales)
    numbers = sorted(re.findall(r"\bF\d{6}\b", " ".join(invoiced)))
    assert numbers == [f"F{number:06}" for number in range(1, ORDERS + 1)]
    opened(desk, "/invoices?state=credit_note", "Invoices")
    assert Counter(amounts(all_rows(desk, "Invoices", len(cancelled)))) == Counter(map(reais, cancelled))


def amounts(texts: list[str]) -> list[str]:
    """The last amount of each row."""
    return [re.findall(r"R\$[\d,.]+", text)[-1] for text in texts]


def test_what_is_to_ship_is_what_was_neither_shipped_nor_cancelled(desk: Page, real: Real) -> None:
    left = Counter(sale.ends_as for sale in real.sales)
    opened(desk, "/fulfilment", "Fulfilment")
    expect(desk.get_by_text(f"Ready: {left['placed']}. On hold: {left['on_hold']}.")).to_be_visible()
    played = real.first("placed")
    desk.get_by_role("link", name=real.order(played)["number"]).click()
    for line in played.sale.lines:
        expect(desk.get_by_role("main")).to_contain_text(line.sku)


def test_stock_is_what_was_there_less_what_left(desk: Page, real: Real) -> None:
    sale = real.first("placed").sale
    line = sale.lines[0]
    left = opening_stock(real.sales)[line.sku] - sum(
        each.quantity for other in real.sales if other.shipped for each in other.lines if each.sku == line.sku
    )
    kept = sum(
        each.quantity
        for other in real.sales
        if other.ends_as in ("placed", "on_hold")
        for each in other.lines
        if each.sku == line.sku
    )
    opened(desk, f"/inventory?q={line.sku}", "Inventory")
    [row] = all_rows(desk, "Inventory", 1)
    assert row.split()[-3:] == [str(left), str(kept), str(left - kept)]


def test_reviews_are_found_by_their_stars_and_answered(desk: Page, real: Real) -> None:
    said = [sale.opinions[-1] for sale in real.sales if sale.delivered and sale.opinions]
    fives = sum(opinion.stars == 5 for opinion in said)
    opened(desk, "/reviews?state=published&stars=5", "Reviews")
    reviews = desk.get_by_role("main").get_by_role("article")
    expect(reviews).to_have_count(fives)
    opinion = next(each for each in said if each.stars == 1 and each.text)
    desk.get_by_label("Stars", exact=True).select_option("1")
    angry = reviews.filter(has_text=opinion.text.split("\n")[0].strip()[:40]).first
    angry.get_by_role("button", name="Reply").click()
    replying = desk.get_by_role("dialog")
    replying.get_by_role("textbox").fill("Sentimos muito. O restante está a caminho.")
    replying.get_by_role("button", name=re.compile("Reply|Publish")).click()
    expect(angry).to_contain_text("O restante está a caminho.")


def test_the_catalogue_is_whole_and_found_by_vendor_and_title(
    desk: Page, real: Real, bicycles: dict[str, list[dict[str, str]]]
) -> None:
    desk.goto("/admin/imports")
    expect(rows(desk, "Import and export").first).to_contain_text(f"{len(bicycles)} created, 0 changed, 0 not taken")
    vendor = "Park Tool"
    theirs = [made for made in bicycles.values() if made[0]["Vendor"] == vendor]
    opened(desk, f"/products?vendor={vendor}", "Products")
    shown = all_rows(desk, "Products", len(theirs))
    assert all(vendor in row for row in shown)
    most = max(bicycles.values(), key=lambda made: sum(bool(row["Variant SKU"]) for row in made))
    title, variants = most[0]["Title"], sum(bool(row["Variant SKU"]) for row in most)
    desk.goto(f"/admin/products?q={title}")
    expect(rows(desk, "Products").filter(has_text=title).get_by_text(str(variants), exact=True)).to_be_visible()
    desk.get_by_role("link", name=title, exact=True).click()
    expect(heading(desk, title)).to_be_visible()


def test_ctrl_k_goes_to_an_order_a_customer_and_a_product(
    desk: Page, real: Real, bicycles: dict[str, list[dict[str, str]]]
) -> None:
    played = real.first("completed")
    number, title = real.order(played)["number"], next(iter(bicycles.values()))[0]["Title"]
    buyer = f"Buyer {played.sale.buyer[:6]}"
    opened(desk, "/orders", "Orders")
    for sought, shown, leads_to in (
        (number, number, f"Order {number}"),
        (buyer, email_of(played.sale), buyer),
        (title, title, title),
    ):
        desk.keyboard.press("Control+k")
        desk.get_by_placeholder("An order, a customer").fill(sought)
        desk.get_by_role("option", name=re.compile(re.escape(shown))).first.click()
        expect(heading(desk, leads_to)).to_be_visible()


def test_the_audit_log_of_all_this_is_sound(desk: Page, real: Real) -> None:
    desk.goto("/admin/settings/audit")
    desk.get_by_role("button", name="Verify the log").click()
    expect(desk.get_by_text("every chain is whole")).to_be_visible()


def test_axe_finds_nothing_where_there_is_much_to_show(desk: Page, real: Real) -> None:
    found = {}
    for path in ("/?currency=BRL", "/orders", "/products", "/customers", "/payments", "/invoices", "/fulfilment"):
        for size in (WIDE, PHONE):
            desk.set_viewport_size(size)  # type: ignore[arg-type]
            desk.goto(f"/admin{path}")
            expect(desk.get_by_role("status").filter(has_text="Loading")).to_have_count(0)
            expect(desk.get_by_role("heading", level=1)).to_be_visible()
            found[f"{path} {size['width']}"] = faults(desk)
    assert {where: told for where, told in found.items() if told} == {}
