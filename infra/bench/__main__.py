"""What the one-machine runtime does, in numbers: `make bench`; `python -m infra.bench --quick` for a smoke test.

It starts a Daybook of its own on free ports with the sample business. Exits with 1 where a request takes
more round trips than the design promises, or fails.
"""

import argparse
import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from infra.bench import imports, load, storage
from infra.bench.load import Shelf
from infra.bench.shopper import ADDRESS, CARDS, Reply, Shopper, sign_in
from infra.local.running import Daybook

OWNER, PASSWORD = "owner@daybook.example", "a long password for benchmarks"
SKUS = tuple(f"BENCH-{n}" for n in range(8))
STOCK = 1_000_000
LIMITS = {"product page": 2, "product page, HTML": 2, "cart change": 2, "placing an order": 4}
COST = re.compile(r"round_trips=(\d+); units=([\d.]+)")
START_PATIENCE = 900.0
COLD_SECONDS = 5.5  # what a process holds is forgotten after five


@contextmanager
def running(daybook: Daybook) -> Iterator[Daybook]:
    """Started, however long that takes on a busy machine, and stopped."""
    try:
        daybook.start(START_PATIENCE)
        yield daybook
    finally:
        daybook.stop(60)


class Bench:
    """One run."""

    def __init__(self, quick: bool, home: Path) -> None:
        self.quick = quick
        self.home = home
        self.env = {"DAYBOOK_OWNER_EMAIL": OWNER, "DAYBOOK_OWNER_PASSWORD": PASSWORD}
        self.wrong: list[str] = []

    def daybook(self, **env: str) -> Daybook:
        return Daybook(self.home, sample=True, env={**self.env, **env})

    def run(self) -> int:
        tell_machine()
        self.starting()
        print("\nDatabase round trips and capacity units, by request (one web worker; Daybook-Cost)")
        metered = self.daybook(DAYBOOK_METER="1", DAYBOOK_WEB_WORKERS="1")
        with running(metered):
            shelf = prepare(metered)
            self.costs(shelf)
            self.bytes_stored(metered, shelf)
        print("\nImport of the API function")
        imports.tell(1 if self.quick else imports.RUNS)
        self.loads(shelf)
        for each in self.wrong:
            print(f"WRONG: {each}")
        return 1 if self.wrong else 0

    # Start-up

    def starting(self) -> None:
        print("\nStart-up, until /health says ok")
        for what in ("first start, with the sample business", "later start"):
            daybook = self.daybook()
            started = time.perf_counter()
            with running(daybook):
                print(f"  {what:<40} {time.perf_counter() - started:>6.1f} s")
                daybook.wait_until_idle(300)

    # Round trips

    def costs(self, shelf: Shelf) -> None:
        print(f"  {'':<28} {'held':>12} {'nothing held yet':>20}   what a process holds of the shop is kept 5 s")
        shopper = Shopper(shelf.url, shelf.stripe_url)
        self.cost("product list", lambda: shopper.get("/api/products?limit=24"))
        self.cost("product page", lambda: shopper.get(f"/api/products/{shelf.handle}"))
        if shopper.get(f"/en/products/{shelf.handle}").status == 200:
            self.cost("product page, HTML", lambda: shopper.get(f"/en/products/{shelf.handle}"))
        cart = shopper.post("/api/carts", {}).must(201)
        lines, token = f"/api/carts/{cart['id']}/lines", cart["token"]
        self.cost("new cart", lambda: shopper.post("/api/carts", {}))
        self.cost("cart change", lambda: shopper.post(lines, {"sku": SKUS[0], "quantity": 1}, token=token))
        said = {"email": "cost@example.com", "shipping_address": ADDRESS, "delivery_option": shelf.delivery_option}
        self.cost("cart: address and delivery", lambda: shopper.patch(f"/api/carts/{cart['id']}", said, token=token))
        carts = iter([shopper.fill_cart([(SKUS[1], 1)], **said) for _ in range(4)])
        self.cost("placing an order", lambda: shopper.checkout(next(carts), "stripe", key=os.urandom(8).hex()), 2)

    def cost(self, what: str, ask: Any, times: int = 3) -> None:
        """Print what one request costs with nothing held and at its dearest afterwards; note a limit it exceeds."""
        time.sleep(0 if self.quick else COLD_SECONDS)
        cold = cost_of(ask())
        warm = max(cost_of(ask()) for _ in range(times))
        limit = LIMITS.get(what)
        if limit is not None and warm[0] > limit:
            self.wrong.append(f"{what} took {warm[0]} round trips; the limit is {limit}")
        promised = f"   at most {limit} promised" if limit else ""
        print(f"  {what:<28} {warm[0]:>3} {warm[1]:>6.1f} u {cold[0]:>11} {cold[1]:>6.1f} u{promised}")

    # Storage

    def bytes_stored(self, daybook: Daybook, shelf: Shelf) -> None:
        """An order of two lines, paid by card, invoiced, mailed, shipped and delivered, in bytes."""
        orders = 2 if self.quick else 10
        env = daybook.told["env"]
        place = (env["DAYBOOK_DYNAMODB_URL"], env["DAYBOOK_TABLE"])
        merchant = sign_in(daybook.url, OWNER, PASSWORD)
        daybook.wait_until_idle(300)
        before = storage.scan(*place)
        for number in range(orders):
            buy_whole(shelf, merchant, number)
        daybook.wait_until_idle(300)
        print("\nBytes stored per order (two lines; paid by card, invoiced, mailed, shipped, delivered)")
        storage.tell(before, storage.scan(*place), orders)

    # Load

    def loads(self, shelf: Shelf) -> None:
        daybook = self.daybook()
        with running(daybook):
            here = Shelf(daybook.url, stripe_of(daybook), shelf.handle, shelf.skus, shelf.delivery_option)
            html = Shopper(daybook.url).get(f"/en/products/{here.handle}").status == 200
            seconds = 1.0 if self.quick else 6.0
            print(f"\nLoad: clients on this machine too, {seconds:.0f} s each")
            print(load.HEAD)
            for deed in load.DEEDS:
                if deed == "product page, HTML" and not html:
                    print(f"{deed:<26} the storefront's pages are not there")
                    continue
                for clients in (1, 4) if self.quick else (1, 8, 32):
                    self.load(deed, here, clients, seconds)
            daybook.wait_until_idle(900)
            tell_memory(daybook)

    def load(self, deed: str, shelf: Shelf, clients: int, seconds: float) -> None:
        took = load.run(deed, shelf, clients, seconds)
        for name in (deed, *(name for name in took.times if name != deed)):
            print(load.told(name, clients, took), flush=True)
        if took.failures:
            self.wrong.append(f"{deed} with {clients} clients: {len(took.failures)} failed")


def tell_machine() -> None:
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.machine(),
    )
    load_average = "/".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC, {os.cpu_count()} cores ({model}), "
          f"Python {platform.python_version()}, load average {load_average} before")  # fmt: skip


def stripe_of(daybook: Daybook) -> str:
    return f"http://127.0.0.1:{daybook.port + 1}"


def prepare(daybook: Daybook) -> Shelf:
    """Articles that do not sell out, and the first way of delivery that this cart may choose."""
    merchant = sign_in(daybook.url, OWNER, PASSWORD)
    locations = [each["id"] for each in merchant.get("/api/admin/locations").must()["items"]]
    price = {"amount": 24900, "currency": merchant.get("/api/admin/shop").must()["currency"]}
    handles = []
    for sku in SKUS:
        product = {"title": f"Bench {sku}", "status": "active", "variants": [{"sku": sku, "prices": [price]}]}
        handles.append(merchant.post("/api/admin/products", product).must(201)["handle"])
    lines = [{"sku": sku, "location_id": place, "on_hand": STOCK} for sku in SKUS for place in locations]
    merchant.post("/api/admin/inventory/feed", {"feed_id": "bench", "lines": lines}).must()
    shopper = Shopper(daybook.url)
    cart = shopper.fill_cart([(SKUS[0], 1)], shipping_address=ADDRESS)
    options = shopper.get(f"/api/carts/{cart['id']}/delivery-options", token=cart["token"]).must()["items"]
    return Shelf(daybook.url, stripe_of(daybook), handles[0], SKUS, options[0]["id"])


def buy_whole(shelf: Shelf, merchant: Shopper, number: int) -> None:
    """One order from the cart to the doorstep."""
    shopper = Shopper(shelf.url, shelf.stripe_url)
    said = {
        "email": f"bytes-{number}@example.com",
        "shipping_address": ADDRESS,
        "delivery_option": shelf.delivery_option,
    }
    cart = shopper.fill_cart([(SKUS[2], 1), (SKUS[3], 2)], **said)
    placed = shopper.checkout(cart, "stripe", key=f"bytes-{number}").must(201)
    order = placed["order"]
    shopper.pay(placed["payment"], CARDS["succeeds"]).must(200)
    deadline = time.monotonic() + 60
    while shopper.get(f"/api/orders/{order['id']}", token=order["token"]).must()["state"] != "placed":
        assert time.monotonic() < deadline, f"{order['id']} was paid and is not placed"
        time.sleep(0.05)
    path = f"/api/admin/orders/{order['id']}/shipments"
    shipment = merchant.post(path, {"carrier": "Posten"}, key=f"ship-{number}").must(201)
    merchant.post(f"{path}/{shipment['id']}/delivered", {}).must()


def cost_of(reply: Reply) -> tuple[int, float]:
    """Round trips and capacity units of a request, as its answer says."""
    reply.must(200, 201)
    found = COST.fullmatch(reply.headers.get("daybook-cost", ""))
    assert found is not None, "the answer does not say what it cost: is DAYBOOK_METER on?"
    return int(found[1]), float(found[2])


def tell_memory(daybook: Daybook) -> None:
    """The most each process ever held (VmHWM), children of a part beside it."""
    parents: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents.setdefault(int(status.read_text().rsplit(") ", 1)[1].split()[1]), []).append(
                int(status.parent.name)
            )
        except OSError:
            continue
    print("\nPeak memory (VmHWM; what processes share is counted in each)")
    total = 0
    assert daybook.process is not None
    for name, pid in {"supervisor": daybook.process.pid, **daybook.told["children"]}.items():
        own = parents.get(pid, []) if name != "supervisor" else []
        peaks = [peak_of(each) for each in (pid, *own)]
        total += sum(peaks)
        print(f"  {name:<20} {' + '.join(f'{peak:.0f}' for peak in peaks):>20} MB")
    print(f"  {'in all':<20} {total:>20.0f} MB")


def peak_of(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description="What the one-machine runtime does, in numbers.")
    parser.add_argument("--quick", action="store_true", help="a smoke test of a minute: few clients, short runs")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return Bench(given.quick, Path(folder) / "home").run()


if __name__ == "__main__":
    sys.exit(main())
