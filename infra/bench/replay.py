"""Real orders played through the HTTP API as shoppers would, and every order, cent, unit and star accounted for.

    make replay                       the first 2,000 orders of ../shared/data/olist
    python -m infra.bench.replay --orders 100

It starts a Daybook of its own, on free ports, with an empty shop in a temporary folder. How each thing of the data is
played is told in README.md beside this file. Exits with 1 on any difference.
"""

import argparse
import itertools
import os
import platform
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from infra.bench import accounts, olist
from infra.bench.olist import Article, History, Line, Sale
from infra.bench.shopper import Shopper, sign_in
from infra.local.running import Daybook

OWNER, PASSWORD = "owner@daybook.example", "a long password for the replay"
CURRENCY = "BRL"
# Freight in two services, so that every centavo of it is in the order: so many reais and so many centavos.
FREIGHT = {"FRETE-REAL": 100, "FRETE-CENTAVO": 1}
DELIVERY = {"id": "correios", "titles": {"en": "Correios"}, "countries": ["BR"], "prices": {CURRENCY: 0}}
SPARE = 3  # units of each SKU that nobody buys
WAIT_SECONDS = 60.0
SETTLE_SECONDS = 3600.0


@dataclass
class Played:
    """What became of a sale here."""

    sale: Sale
    order_id: str = ""
    token: str = ""
    refusals: list[str] = field(default_factory=list)  # codes of what the API rightly refused


@dataclass
class Stage:
    """The running Daybook and what is known of the play so far."""

    daybook: Daybook
    bearer: str
    location_id: str = ""
    handles: dict[str, str] = field(default_factory=dict)  # by product
    failures: list[str] = field(default_factory=list)
    mine: threading.local = field(default_factory=threading.local)

    @property
    def shopper(self) -> Shopper:
        """This thread's connection as a shopper."""
        if not hasattr(self.mine, "shopper"):
            self.mine.shopper = Shopper(self.daybook.url, f"http://127.0.0.1:{self.daybook.port + 1}")
        return self.mine.shopper  # type: ignore[no-any-return]

    @property
    def merchant(self) -> Shopper:
        """This thread's connection as the owner."""
        if not hasattr(self.mine, "merchant"):
            self.mine.merchant = Shopper(self.daybook.url, bearer=self.bearer)
        return self.mine.merchant  # type: ignore[no-any-return]


def money(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": CURRENCY}


# Opening the shop


def open_shop(stage: Stage, history: History, threads: int) -> None:
    """Brazil, reais, one location, one way of delivery, every article that will be asked for, and enough of it."""
    merchant = stage.merchant
    shop = merchant.get("/api/admin/shop").must()
    # A shop keeps the currency it was opened with.
    currencies = [shop["currency"], CURRENCY]
    changes = {"version": shop["version"], "name": "Olist replayed", "country": "BR", "currencies": currencies}
    merchant.patch("/api/admin/shop", changes).must()
    stage.location_id = merchant.post("/api/admin/locations", {"name": "Depósito"}).must(201)["id"]
    merchant.call("PUT", "/api/admin/delivery-options", {"version": 0, "options": [DELIVERY]}).must()
    lines: dict[str, set[Line]] = defaultdict(set)
    for sale in history.sales:
        for line in sale.lines:
            lines[line.product_id].add(Line(line.product_id, line.price, 1))
    merchant.post("/api/admin/products", freight_product()).must(201)

    def add(product_id: str) -> None:
        product = product_of(history.articles[product_id], sorted(lines[product_id], key=lambda line: line.price))
        stage.handles[product_id] = stage.merchant.post("/api/admin/products", product).must(201)["handle"]

    run_all(stage, "products", add, sorted(lines), threads)
    take_stock(stage, opening_stock(history.sales))


def freight_product() -> dict[str, Any]:
    parts = {"FRETE-REAL": "reais", "FRETE-CENTAVO": "centavos"}
    variants = [
        {"sku": sku, "prices": [money(price)], "kind": "service", "tracked": False, "options": {"Unit": parts[sku]}}
        for sku, price in FREIGHT.items()
    ]
    return {"title": "Frete", "status": "active", "variants": variants}


def product_of(article: Article, lines: list[Line]) -> dict[str, Any]:
    """A product with a variant for each price it was sold at."""
    variants = []
    for line in lines:
        variant = {"sku": line.sku, "prices": [money(line.price)], "grams": article.grams}
        variants.append(variant | ({"options": {"Price": str(line.price)}} if len(lines) > 1 else {}))
    return {"title": article.title, "status": "active", "product_type": article.category, "variants": variants}


def opening_stock(sales: Iterable[Sale]) -> dict[str, int]:
    """What is on the shelf of each SKU before the first order: all that will be ordered, and a few to spare."""
    stock: dict[str, int] = defaultdict(lambda: SPARE)
    for sale in sales:
        for line in sale.lines:
            stock[line.sku] += line.quantity
    return dict(stock)


def take_stock(stage: Stage, stock: dict[str, int]) -> None:
    for number, part in enumerate(in_parts(sorted(stock.items()), 500)):
        lines = [{"sku": sku, "location_id": stage.location_id, "on_hand": on_hand} for sku, on_hand in part]
        told = stage.merchant.post("/api/admin/inventory/feed", {"feed_id": f"opening-{number}", "lines": lines}).must()
        if told["taken"] != len(lines):
            raise AssertionError(f"the feed took {told['taken']} of {len(lines)} lines")


def in_parts(items: list[Any], size: int) -> list[list[Any]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


# Playing


def play(stage: Stage, played: Played) -> None:
    """One sale from the cart to where the data leave it; the buyer's opinion comes later."""
    sale = played.sale
    cart = stage.shopper.fill_cart(
        cart_lines(sale),
        CURRENCY,
        email=email_of(sale),
        shipping_address=address_of(sale),
        delivery_option="correios",
    )
    assert cart["totals"]["total"] == money(sale.total), f"the cart costs {cart['totals']['total']}, not {sale.total}"
    method = "stripe" if sale.by_card else "manual"
    placed = stage.shopper.checkout(cart, method, key=sale.sale_id).must(201)
    played.order_id, played.token = placed["order"]["id"], placed["order"]["token"]
    if sale.by_card:
        assert stage.shopper.pay(placed["payment"]).must()["status"] == "succeeded"
        wait_until_placed(stage, played)
    else:
        enter_payments(stage, played)
    carry_out(stage, played)


def cart_lines(sale: Sale) -> list[tuple[str, int]]:
    """(SKU, quantity) of the articles, and of the freight in reais and centavos."""
    reais, centavos = divmod(sale.freight, 100)
    freight = zip(FREIGHT, (reais, centavos), strict=True)
    return [(line.sku, line.quantity) for line in sale.lines] + [(sku, count) for sku, count in freight if count]


def email_of(sale: Sale) -> str:
    return f"{sale.buyer}@olist.example"


def address_of(sale: Sale) -> dict[str, str]:
    """The data name city, state and postal code; of the buyer and the street they say nothing."""
    return {
        "name": f"Buyer {sale.buyer[:6]}",
        "line1": "(street not in the data)",
        "city": sale.city,
        "region": sale.state,
        "postal_code": sale.postal_code,
        "country": "BR",
    }


def wait_until_placed(stage: Stage, played: Played) -> None:
    """As the order page does after a card payment: look until the webhook has placed it."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        seen = stage.shopper.get(f"/api/orders/{played.order_id}", token=played.token).must()
        if seen["state"] == "placed":
            return
        time.sleep(0.05)
    raise AssertionError(f"{played.order_id} was paid, and is {seen['state']} after {WAIT_SECONDS:.0f} s")


def enter_payments(stage: Stage, played: Played) -> None:
    """The merchant enters each part as it came. The note names the tender and its amount, for the accounts."""
    for number, part in enumerate(played.sale.payments):
        given = {"amount": money(part.amount), "note": f"{part.kind} {part.amount}"}
        key = f"{played.sale.sale_id}-{number}"
        stage.merchant.post(f"/api/admin/orders/{played.order_id}/payments", given, key=key).must()


def carry_out(stage: Stage, played: Played) -> None:
    """What the merchant, the carrier and the buyer then did."""
    sale, path = played.sale, f"/api/admin/orders/{played.order_id}"
    if sale.shipped:
        parcel = {"carrier": "Correios", "tracking_number": sale.sale_id[:13].upper()}
        shipment = stage.merchant.post(f"{path}/shipments", parcel, key=f"ship-{sale.sale_id}").must(201)
        if sale.delivered:
            stage.merchant.post(f"{path}/shipments/{shipment['id']}/delivered", {}).must()
    if sale.status == "unavailable":
        stage.merchant.post(f"{path}/holds", {"type": "stock", "reason": "unavailable"}).must(200, 201)
    if sale.status == "canceled":
        given = {"reason": "changed my mind"}
        reply = stage.shopper.post(f"/api/orders/{played.order_id}/cancel", given, token=played.token)
        if sale.shipped:
            played.refusals.append(refused(reply))
        else:
            reply.must()


def refused(reply: Any) -> str:
    """The code of a refusal; anything else is an error."""
    reply.must(403, 409)
    return str(reply.json["code"])


def review(stage: Stage, played: Played) -> None:
    """The buyer's opinions on the first article of the order: one review, edited by every later opinion.

    An opinion on what was never delivered is posted all the same, and must be refused.
    """
    sale = played.sale
    path = f"/api/products/{stage.handles[sale.lines[0].product_id]}/reviews"
    for opinion in sale.opinions:
        said = {"stars": opinion.stars, "title": opinion.title, "text": opinion.text, "order_id": played.order_id}
        reply = stage.shopper.post(path, said, token=played.token)
        if not sale.delivered:
            played.refusals.append(refused(reply))
        elif reply.status == 409 and reply.json["code"] == "already_reviewed":
            edit_review(stage, path, played, said)
        else:
            reply.must(201)


def edit_review(stage: Stage, path: str, played: Played, said: dict[str, Any]) -> None:
    """Say it anew in the review that is there."""
    customer_id = stage.merchant.get(f"/api/admin/orders/{played.order_id}").must()["customer_id"]
    for state in ("published", "pending"):
        for found in accounts.listed(stage.merchant, f"/api/admin/reviews?state={state}"):
            if found["customer_id"] == customer_id and path.split("/")[3] == handle_in(stage, found["product_id"]):
                stage.shopper.patch(f"/api/reviews/{found['id']}", said, token=played.token).must()
                return
    raise AssertionError(f"no review of {customer_id} to edit")


def handle_in(stage: Stage, product_id: str) -> str:
    return str(stage.merchant.get(f"/api/admin/products/{product_id}").must()["handle"])


def moderate(stage: Stage) -> int:
    """The merchant publishes what the rules kept back for a look; gives how many."""
    waiting = list(accounts.listed(stage.merchant, "/api/admin/reviews?state=pending"))
    for each in waiting:
        stage.merchant.post(f"/api/admin/reviews/{each['id']}/publish", {"version": each["version"]}).must()
    return len(waiting)


# Running


def run_all(stage: Stage, what: str, deed: Callable[[Any], None], over: list[Any], threads: int) -> float:
    """The deed on each, in so many threads, with a progress line; gives the seconds it took."""
    done, started = itertools.count(1), time.perf_counter()

    def one(each: Any) -> None:
        try:
            deed(each)
        except Exception as failure:
            stage.failures.append(f"{what} {name_of(each)}: {failure!r}"[:600])
        show_progress(what, next(done), len(over), time.perf_counter() - started)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(one, over))
    return time.perf_counter() - started


def name_of(each: Any) -> str:
    return ", ".join(e.sale.sale_id for e in each) if isinstance(each, list) else str(each)


def show_progress(what: str, done: int, of: int, seconds: float) -> None:
    if sys.stderr.isatty():
        print(f"\r{what}: {done} of {of}, {done / seconds:.1f}/s ", end="\n" if done == of else "", file=sys.stderr)
    elif done % 250 == 0 or done == of:
        print(f"{what}: {done} of {of}, {done / seconds:.1f}/s", file=sys.stderr, flush=True)


def by_buyer(plays: list[Played]) -> list[list[Played]]:
    """A buyer's orders one after the other; buyers beside each other."""
    groups: dict[str, list[Played]] = defaultdict(list)
    for each in plays:
        groups[each.sale.buyer].append(each)
    return list(groups.values())


def replay(stage: Stage, history: History, threads: int) -> bool:
    """Play it all and account for it; whether all is right."""
    opening = time.perf_counter()
    open_shop(stage, history, threads)
    print(f"shop opened with {len(history.articles)} products in {time.perf_counter() - opening:.1f} s")
    plays = [Played(sale) for sale in history.sales]
    groups = by_buyer(plays)
    seconds = run_all(stage, "orders", lambda group: [play(stage, each) for each in group] and None, groups, threads)
    print(
        f"{len(plays)} orders bought, paid, shipped, delivered or cancelled in {seconds:.1f} s: "
        f"{len(plays) / seconds:.1f} orders/s with {threads} threads"
    )
    settled = time.perf_counter()
    stage.daybook.wait_until_idle(SETTLE_SECONDS)
    print(f"every event handled {time.perf_counter() - settled:.1f} s later")
    run_all(stage, "reviews", lambda group: [review(stage, each) for each in group] and None, groups, threads)
    moderated = moderate(stage)
    stage.daybook.wait_until_idle(SETTLE_SECONDS)
    print(f"{moderated} reviews waited for a moderator and were published")
    return accounts.account_for(stage, history, plays, threads)


def main() -> int:
    parser = argparse.ArgumentParser(description="Real orders through the HTTP API, every cent accounted for.")
    parser.add_argument("--orders", type=int, default=2000)
    parser.add_argument("--threads", type=int, default=6, choices=range(1, 33), metavar="1..32")
    given = parser.parse_args()
    if not olist.FOLDER.is_dir():
        print(f"The orders to replay are not there: {olist.FOLDER}", file=sys.stderr)
        return 2
    history = olist.read_history(given.orders)
    print(f"{time.strftime('%Y-%m-%d %H:%M')} UTC, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{len(history.sales)} orders of Olist by time of purchase; {history.skipped} without any item passed over")
    with tempfile.TemporaryDirectory() as folder:
        daybook = Daybook(Path(folder) / "home", env={"DAYBOOK_OWNER_EMAIL": OWNER, "DAYBOOK_OWNER_PASSWORD": PASSWORD})
        with daybook:
            stage = Stage(daybook, sign_in(daybook.url, OWNER, PASSWORD).bearer)
            return 0 if replay(stage, history, given.threads) else 1


if __name__ == "__main__":
    sys.exit(main())
