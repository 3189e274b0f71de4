"""The admin's list of orders at 100,000 orders: `make bench-orders`; `--orders N` for another number.

Made-up orders are put into a Daybook of its own (made_orders.py). First the list is compared with what was put in, then
the API is asked over HTTP, then headless Chromium opens the list and narrows it as a person does. Prints the median of
five beside its budget, and exits with 1 where one is missed or the list is wrong. `--report FILE` keeps the tables too.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from infra.bench import made_orders
from infra.bench.made_orders import Filled
from infra.bench.shopper import Shopper, sign_in
from infra.local.running import Daybook

OWNER, PASSWORD = "owner@daybook.example", "a long password for benchmarks"
INTERACTIVE_MS, FILTERED_MS = 2500, 300  # issue 4
TIMES = 5
START_PATIENCE = 900.0
INDEXED_AGAIN = 200  # orders
LOADED, PAGE = 500, 25  # rows


class Report:
    """What was printed, and what was over its budget or wrong."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.wrong: list[str] = []

    def say(self, text: str = "") -> None:
        self.lines.append(text)
        print(text, flush=True)

    def head(self, what: str) -> None:
        self.say()
        self.say(f"{what:<72}{'median':>8} {'slowest':>9} {'budget':>8}  ms")

    def row(self, what: str, times: list[float], budget: int | None = None) -> None:
        middle = statistics.median(times)
        over = budget is not None and middle > budget
        self.say(
            f"  {what:<70}{middle:>8.0f} {max(times):>9.0f} {budget if budget else '':>8}{'  OVER' if over else ''}"
        )
        if over:
            self.wrong.append(f"{what}: {middle:.0f} ms, budget {budget} ms")

    def right(self, what: str, found: Any, put_in: Any) -> None:
        self.say(f"  {what}: {'as put in' if found == put_in else f'WRONG: {found}, but {put_in} were put in'}")
        if found != put_in:
            self.wrong.append(what)


def timed(ask: Callable[[], Any]) -> float:
    started = time.perf_counter()
    ask()
    return (time.perf_counter() - started) * 1000


def walked(merchant: Shopper, query: str) -> list[str]:
    """The ids of all orders of a list, page by page."""
    found: list[str] = []
    cursor = ""
    while True:
        page = merchant.get(f"/api/admin/orders?limit=100&{query}{cursor}").must()
        found += [each["id"] for each in page["items"]]
        if page["next_cursor"] is None:
            return found
        cursor = f"&cursor={page['next_cursor']}"


def compare(merchant: Shopper, filled: Filled, told: Report) -> None:
    """The list and its counts, with what was put in."""
    told.say("\nThe list is what was put in")
    everything = walked(merchant, "")
    told.right(
        f"all {filled.orders:,} orders, each once", (len(everything), len(set(everything))), (filled.orders,) * 2
    )
    for name, code in (("state", "on_hold"), ("tag", "rush"), ("country", "ID"), ("fulfilment_state", "unfulfilled")):
        told.right(f"{name}={code}", len(set(walked(merchant, f"{name}={code}"))), filled.counts[name][code])
    counts = merchant.get("/api/admin/orders/counts").must()
    for name, put_in in filled.counts.items():
        shown = {code: number for code, number in counts[name].items() if number}
        told.right(f"counts by {name} ({len(put_in)})", shown, dict(put_in))


def index_again(env: dict[str, str], orders: int, told: Report) -> None:
    """The module's own indexing finds nothing to change in what was put in."""
    made_orders.use(env)
    from chalicelib.core import table
    from chalicelib.core.context import acting
    from chalicelib.core.settings import settings
    from chalicelib.orders import facets

    some = [f"ord_{number:026}" for number in range(0, orders, max(1, orders // INDEXED_AGAIN))]
    with acting(shop=settings.shop, by="bench"):
        for order_id in some:
            facets.index_order(order_id)
        kept = table.only(filter(None, table.fetch([facets.Facets.ref(order_id=each) for each in some])), facets.Facets)
        turns = Counter(each.turn for each in kept)
    told.right(f"pointers of {len(some)} orders, by the module's own indexing", turns, Counter({1: len(some)}))


def questions(filled: Filled) -> dict[str, str]:
    return {
        "all": "",
        "placed": "state=placed",
        "to ship (three states)": "state=placed,released,partly_fulfilled",
        "tag": "tag=rush",
        "on hold, to Denmark, tag (three conditions)": "state=on_hold&country=DK&tag=gift",
        "completed, to Norway (two long lists)": "state=completed&country=NO",
        "SKU, in a month": "sku=SKU-007&placed_from=2026-10-01T00:00:00Z&placed_to=2026-10-31T00:00:00Z",
        "total from 5,000.00": "total_from=500000",
        "number": f"q={made_orders.number_of(filled.orders // 2)}",
        "e-mail": f"q={next(reversed(filled.emails))}",
        "part of a name, common": "q=astrid",
        "part of a name that nobody has (looks at 500, says so)": "q=nobody",
        "urgent first": "sort=-priority",
    }


def ask_api(merchant: Shopper, filled: Filled, told: Report) -> None:
    told.head("The API over HTTP, one page of 25")
    for what, query in questions(filled).items():
        path = f"/api/admin/orders?limit=25&{query}"
        found = merchant.get(path).must()
        rows = f"{len(found['items'])} rows{', cut short' if found['cut_short'] else ''}"
        told.row(f"{what}: {rows}", [timed(lambda: merchant.get(path).must()) for _ in range(TIMES)])  # noqa: B023
    counts = [timed(lambda: merchant.get("/api/admin/orders/counts").must()) for _ in range(TIMES)]
    told.row("counts of all filters", counts)


# From the deed until the frame after the one in which other rows stand there, or more of them
ROWS = """(element, value) => new Promise((done) => {
  const shown = () => [...document.querySelectorAll("tbody [data-row-link]")].map((link) => link.textContent).join();
  const before = shown(), begun = performance.now();
  const look = () => {
    const now = shown();
    if (now === "" || now === before) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
  };
  if (element instanceof HTMLSelectElement) {
    element.value = value;
    element.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (element instanceof HTMLInputElement) {
    element.value = value;
    element.form.requestSubmit();
  } else element.click();
  look();
})"""

# From the click on a row's box until the bar of deeds stands there
CHOSEN = """(box) => new Promise((done) => {
  const begun = performance.now();
  const there = () => document.querySelector('[aria-label="With the chosen orders"]');
  const look = () => (there() ? setTimeout(() => done(performance.now() - begun)) : requestAnimationFrame(look));
  box.click();
  look();
})"""


COUNTED = "['tbody [data-row-link]', '*'].map((what) => document.querySelectorAll(what).length)"


class Desk:
    """The list in a browser, signed in."""

    def __init__(self, browser: Browser, url: str, merchant: Shopper) -> None:
        context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB", base_url=url)
        context.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
        self.page = context.new_page()
        self.page.set_default_timeout(60_000)

    def opened(self, query: str = "") -> Page:
        """The list, loaded anew, with nothing under way."""
        self.page.goto(f"/admin/orders{query}")
        self.page.locator("tbody [data-row-link]").first.wait_for()
        self.page.wait_for_load_state("networkidle")
        return self.page

    def until_worked_on(self) -> float:
        """Milliseconds from the address to a list that is worked on: a row that is clicked is chosen."""
        started = time.perf_counter()
        self.page.goto("/admin/orders", wait_until="commit")
        self.page.locator("tbody tr input[type=checkbox]").first.check()
        expect(self.page.get_by_role("region", name="With the chosen orders")).to_be_visible()
        return (time.perf_counter() - started) * 1000

    def filtered(self, state: str) -> float:
        page = self.opened()
        page.get_by_role("button", name="Filters").click()
        group = page.get_by_role("region", name="Filters").get_by_role("group", name="State")
        return float(group.get_by_role("button", name=state).evaluate(ROWS))

    def filtered_more(self, country: str) -> float:
        page = self.opened("?state=completed")
        page.get_by_role("button", name="Filters").click()
        return float(page.get_by_role("region", name="Filters").get_by_label("Country").evaluate(ROWS, country))

    def viewed(self, view: str) -> float:
        page = self.opened()
        return float(page.get_by_role("navigation", name="Views").get_by_role("link", name=view).evaluate(ROWS))

    def searched(self, text: str) -> float:
        return float(self.opened().get_by_label("Search orders").evaluate(ROWS, text))

    def sorted_by(self, sort: str) -> float:
        page = self.opened()
        page.get_by_role("button", name="Filters").click()
        return float(page.get_by_role("region", name="Filters").get_by_label("Order by").evaluate(ROWS, sort))

    def shown_more(self) -> float:
        return float(self.page.get_by_role("button", name="Show more").evaluate(ROWS))

    def chosen(self) -> float:
        box = self.page.locator("tbody tr input[type=checkbox]").first
        took = float(box.evaluate(CHOSEN))
        box.uncheck()
        return took


def ask_browser(url: str, merchant: Shopper, filled: Filled, told: Report) -> None:
    told.head("Headless Chromium, 1280 x 860, nothing of the shop in memory")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        cold, warm = [], []
        for _ in range(TIMES):
            desk = Desk(browser, url, merchant)
            cold.append(desk.until_worked_on())
            warm.append(desk.until_worked_on())
            desk.page.context.close()
        told.row("opened until a row can be chosen, empty cache", cold, INTERACTIVE_MS)
        told.row("opened again", warm, INTERACTIVE_MS)
        desk = Desk(browser, url, merchant)
        states = ("Placed", "On hold", "Cancelled", "Partly shipped", "Completed")
        told.row("a filter: five states", [desk.filtered(each) for each in states], FILTERED_MS)
        countries = list(made_orders.COUNTRIES)
        told.row(
            "a second filter: completed, and five countries",
            [desk.filtered_more(each) for each in countries],
            FILTERED_MS,
        )
        views = ("To ship", "Unpaid", "On hold", "Urgent", "To ship")
        told.row("a view: to ship, unpaid, on hold, urgent", [desk.viewed(each) for each in views], FILTERED_MS)
        ask = questions(filled)
        texts = [ask["number"][2:], ask["e-mail"][2:], "astrid", "SKU-007", "Dewi Nilssen"]
        told.row("a search: number, e-mail, name, SKU, rare name", [desk.searched(each) for each in texts], FILTERED_MS)
        sorts = ("-total", "total", "-priority", "placed_at", "-total")
        told.row(
            "an order: highest, lowest, urgent, oldest first", [desk.sorted_by(each) for each in sorts], FILTERED_MS
        )
        desk.opened()
        told.row("25 more", [desk.shown_more() for _ in range(TIMES)], FILTERED_MS)
        for _ in range(LOADED // PAGE - 1 - TIMES):
            desk.page.get_by_role("button", name="Show more").click()
        desk.page.wait_for_load_state("networkidle")
        desk.page.evaluate("scrollTo(0, 0)")
        rows, elements = desk.page.evaluate(COUNTED)
        told.row(f"a row chosen, {LOADED} loaded", [desk.chosen() for _ in range(TIMES)])
        told.say(f"  with {LOADED} rows loaded, {rows} of them and {elements:,} elements are in the page")
        browser.close()


def main() -> int:
    parser = argparse.ArgumentParser(description="The admin's list of orders, with many orders.")
    parser.add_argument("--orders", type=int, default=100_000)
    parser.add_argument("--report", type=Path, help="a file to keep the tables in")
    wanted = parser.parse_args()
    told = Report()
    load = "/".join(f"{each:.1f}" for each in os.getloadavg())
    told.say(
        f"{time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC, {os.cpu_count()} cores, load average {load} before"
    )
    with tempfile.TemporaryDirectory(prefix="daybook-orders-") as folder:
        daybook = Daybook(Path(folder) / "home", env={"DAYBOOK_OWNER_EMAIL": OWNER, "DAYBOOK_OWNER_PASSWORD": PASSWORD})
        with daybook:
            daybook.wait_until_idle(300)
            env = daybook.told["env"]  # gone once it stops
        started = time.perf_counter()
        filled = made_orders.fill(daybook.home, env, wanted.orders)
        told.say(
            f"{filled.orders:,} orders, {filled.items:,} items, put in within {time.perf_counter() - started:.0f} s"
        )
        with daybook:
            merchant = sign_in(daybook.url, OWNER, PASSWORD)
            daybook.wait_until_idle(300)
            compare(merchant, filled, told)
            index_again(daybook.told["env"], filled.orders, told)
            ask_api(merchant, filled, told)
            ask_browser(daybook.url, merchant, filled, told)
    told.say()
    for each in told.wrong:
        told.say(f"WRONG: {each}")
    if not told.wrong:
        told.say("Every budget is kept.")
    if wanted.report:
        wanted.report.write_text("\n".join(told.lines) + "\n")
    return 1 if told.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
