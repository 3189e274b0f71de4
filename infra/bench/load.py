"""Shoppers in processes of their own: how many requests a second, and how long each takes.

Every client has its own connection and does one thing again and again for some seconds. The clients share the machine
with what they measure, so the numbers are what one machine does in all.
"""

import multiprocessing
import statistics
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from infra.bench.shopper import ADDRESS, Shopper

PROCESSES = 4  # at most; the rest are threads in them
CART_LINES = 40  # then a client takes a new cart


@dataclass(frozen=True)
class Shelf:
    """Where to shop and for what."""

    url: str
    stripe_url: str
    handle: str
    skus: tuple[str, ...]
    delivery_option: str


@dataclass
class Took:
    """Milliseconds of each success by name, failures as sentences, and the seconds they were measured in."""

    times: dict[str, list[float]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: "Took") -> None:
        for name, values in other.times.items():
            self.times.setdefault(name, []).extend(values)
        self.failures += other.failures


class Client:
    """One shopper who does the same thing again and again."""

    def __init__(self, shelf: Shelf, number: int) -> None:
        self.shelf, self.number = shelf, number
        self.shopper = Shopper(shelf.url, shelf.stripe_url)
        self.cart: dict[str, Any] = {}
        self.lines = CART_LINES
        self.took = Took()

    def timed(self, name: str, deed: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        answer = deed()
        self.took.times.setdefault(name, []).append((time.perf_counter() - start) * 1000)
        return answer

    def product_list(self) -> None:
        self.timed("product list", lambda: self.shopper.get("/api/products?limit=24").must(200))

    def product_page(self) -> None:
        self.timed("product page, API", lambda: self.shopper.get(f"/api/products/{self.shelf.handle}").must(200))

    def product_html(self) -> None:
        self.timed("product page, HTML", lambda: self.shopper.get(f"/en/products/{self.shelf.handle}").must(200))

    def add_to_cart(self) -> None:
        if self.lines >= CART_LINES:
            self.cart, self.lines = self.shopper.post("/api/carts", {}).must(201), 0
        self.lines += 1
        path, token = f"/api/carts/{self.cart['id']}/lines", self.cart["token"]
        given = {"sku": self.shelf.skus[self.lines % len(self.shelf.skus)], "quantity": 1}
        self.timed("add to cart", lambda: self.shopper.post(path, given, token=token).must(200))

    def checkout(self) -> None:
        """Cart, line, address, order and card: five requests and the provider's answer."""
        self.timed("whole checkout", self._checkout)

    def _checkout(self) -> None:
        sku = self.shelf.skus[self.number % len(self.shelf.skus)]
        email = f"bench-{uuid.uuid4().hex[:12]}@example.com"
        said = {"email": email, "shipping_address": ADDRESS, "delivery_option": self.shelf.delivery_option}
        cart = self.shopper.fill_cart([(sku, 1)], **said)
        key = uuid.uuid4().hex
        placed = self.timed("of it: placing the order", lambda: self.shopper.checkout(cart, "stripe", key).must(201))
        self.shopper.pay(placed["payment"]).must(200)

    def repeat(self, deed: Callable[[], None], until: float) -> None:
        while time.time() < until:
            try:
                deed()
            except Exception as failure:
                self.took.failures.append(repr(failure)[:300])


DEEDS: dict[str, Callable[[Client], None]] = {
    "product list": Client.product_list,
    "product page, API": Client.product_page,
    "product page, HTML": Client.product_html,
    "add to cart": Client.add_to_cart,
    "whole checkout": Client.checkout,
}


def run(deed: str, shelf: Shelf, clients: int, seconds: float) -> Took:
    """So many clients at once, for so many seconds."""
    spawning = multiprocessing.get_context("spawn")
    count = min(clients, PROCESSES)
    shares = [clients // count + (n < clients % count) for n in range(count)]
    start = time.time() + 2.0  # every process is up by then
    with spawning.Pool(count) as pool:
        parts = [pool.apply_async(one_process, (deed, shelf, share, start, seconds)) for share in shares]
        took = Took(seconds=seconds)
        for part in parts:
            took.add(part.get(seconds + 120))
    return took


def one_process(deed: str, shelf: Shelf, clients: int, start: float, seconds: float) -> Took:
    shoppers = [Client(shelf, number) for number in range(clients)]
    time.sleep(max(start - time.time(), 0))
    until = time.time() + seconds
    threads = [threading.Thread(target=each.repeat, args=(lambda e=each: DEEDS[deed](e), until)) for each in shoppers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = Took()
    for each in shoppers:
        took.add(each.took)
    return took


def percentile(times: list[float], part: int) -> float:
    """The time that this part of a hundred did not exceed (nearest rank)."""
    ranked = sorted(times)
    return ranked[max(-(-len(ranked) * part // 100), 1) - 1]


def told(name: str, clients: int, took: Took) -> str:
    """One line of the report."""
    times = took.times.get(name, [])
    if not times:
        return f"{name:<26} {clients:>3}   nothing succeeded: {took.failures[:1]}"
    p50, p95, p99 = (percentile(times, part) for part in (50, 95, 99))
    wrong = f"   {len(took.failures)} FAILED: {took.failures[0]}" if took.failures else ""
    return (
        f"{name:<26} {clients:>3} {len(times) / took.seconds:>9.1f} {statistics.mean(times):>9.1f}"
        f" {p50:>9.1f} {p95:>9.1f} {p99:>9.1f}{wrong}"
    )


HEAD = f"{'':<26} {'clients':>7} {'per s':>5} {'mean ms':>9} {'p50':>9} {'p95':>9} {'p99':>9}"
