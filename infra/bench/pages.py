"""What a shopper's phone makes of the shop's pages: `make lighthouse`; `--runs 1` for a first look.

Lighthouse as pinned in infra/bench/lighthouse: mobile emulation, throttled by the browser (DevTools), several runs of
each page, medians. The shop holds the catalogues apparel.csv and bicycles.csv of ../shared/data; their pictures are at
addresses nobody can reach from here, so each is replaced by one of a few photographs drawn here and kept by the shop.
Prints a table; exits with 1 where a median misses its budget. `--report FILE` keeps the table too.
"""

import argparse
import csv
import io
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from infra.bench.shopper import Shopper, sign_in, stock_shop
from infra.local.running import Daybook

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "shopify_products"
LIGHTHOUSE = Path(__file__).parent / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
OWNER, PASSWORD = "owner@daybook.example", "a long password for benchmarks"
CATALOGUES = ("apparel.csv", "bicycles.csv")
IMAGE_COLUMNS = ("Image Src", "Variant Image")
PHOTOGRAPHS = 16
CATEGORIES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}  # at least
TIMES = {"largest-contentful-paint": 2000.0, "total-blocking-time": 50.0, "cumulative-layout-shift": 0.02}  # at most
HEAD = ("page", "perf", "a11y", "best", "SEO", "LCP ms", "TBT ms", "CLS", "KB")
# A page that no search engine is to keep is marked down for saying so.
PRIVATE = "is-crawlable"


class Visit(NamedTuple):
    """A page to measure: its name in the table, its path, the cookie it is asked with, and whether it may be found."""

    name: str
    path: str
    cookie: str = ""
    public: bool = True


class Look(NamedTuple):
    """What one run, or the median of several, found. `scores` are out of 100, `times` in ms (CLS without unit)."""

    scores: dict[str, float]
    times: dict[str, float]
    kilobytes: float
    faults: tuple[str, ...]


def photograph(seed: int) -> bytes:
    """A JPEG of 1600 x 1600 pixels that is as hard to pack as a photograph: soft shapes under a fine grain."""
    from PIL import Image, ImageFilter

    chance = random.Random(seed)
    coarse = Image.frombytes("RGB", (12, 12), bytes(chance.randrange(90, 240) for _ in range(12 * 12 * 3)))
    picture = coarse.resize((1600, 1600), Image.Resampling.BICUBIC)
    grain = Image.frombytes("L", (400, 400), chance.randbytes(160_000)).resize((1600, 1600))
    grain = grain.filter(ImageFilter.GaussianBlur(2))
    picture = Image.blend(picture, grain.convert("RGB"), 0.12)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()


def keep_photographs(merchant: Shopper) -> list[str]:
    """Their addresses, as the shop keeps them."""
    sent = [merchant.call("POST", "/api/admin/media", body=photograph(seed)) for seed in range(PHOTOGRAPHS)]
    return [each.must(200, 201)["url"] for each in sent]


def with_pictures(source: Path, addresses: list[str]) -> bytes:
    """The catalogue with every picture's address replaced, the same by the same."""
    replaced: dict[str, str] = {}
    out = io.StringIO()
    with source.open(newline="", encoding="utf-8-sig") as told:
        rows = csv.DictReader(told)
        write = csv.DictWriter(out, rows.fieldnames or ())
        write.writeheader()
        for row in rows:
            for column in IMAGE_COLUMNS:
                if row.get(column):
                    row[column] = replaced.setdefault(row[column], addresses[len(replaced) % len(addresses)])
            write.writerow(row)
    return out.getvalue().encode()


def fill(daybook: Daybook) -> Shopper:
    """A shop open for business, with both catalogues."""
    merchant = sign_in(daybook.url, OWNER, PASSWORD)
    stock_shop(merchant, {"FIRST": (10000, 100)})
    addresses = keep_photographs(merchant)
    daybook.wait_until_idle(600)
    for name in CATALOGUES:
        body = with_pictures(DATA / name, addresses)
        job = merchant.call("POST", f"/api/admin/imports?format=shopify-products&name={name}", body=body).must(202)
        while (job := merchant.get(f"/api/admin/jobs/{job['id']}").must())["state"] not in ("done", "failed"):
            time.sleep(0.2)
        assert job["state"] == "done", job
    daybook.wait_until_idle(600)
    return merchant


def visits(daybook: Daybook) -> Iterator[Visit]:
    """The pages of the budgets: a cart and a checkout have something in them."""
    shopper = Shopper(daybook.url)
    cards = shopper.get("/api/products?limit=100").must()["items"]
    products = (shopper.get(f"/api/products/{card['handle']}").must() for card in cards)
    there = (each["sku"] for product in products for each in product["variants"] if each["available"])
    cart = shopper.fill_cart([(next(sku for sku in there if sku != "FIRST"), 1), ("FIRST", 2)])
    cookie = f"daybook_cart={cart['id']}.{cart['token']}"
    yield Visit("home", "/en")
    yield Visit("list, both catalogues", "/en/products")
    yield Visit("search", "/en/search?q=wheel", public=False)
    yield Visit("product, apparel", "/en/products/harriet-chambray")
    yield Visit("product, bicycles", "/en/products/pure-fix-straight-fork")
    yield Visit("cart", "/en/cart", cookie, public=False)
    yield Visit("checkout", "/en/checkout/contact", cookie, public=False)


def look(url: str, visit: Visit, folder: Path) -> Look:
    """One run of Lighthouse."""
    report = folder / "report.json"
    command = ["node", str(LIGHTHOUSE), url + visit.path, "--quiet", "--output=json", f"--output-path={report}"]
    command += ["--throttling-method=devtools", f"--only-categories={','.join(CATEGORIES)}"]
    command += ["--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"]
    if not visit.public:
        command.append(f"--skip-audits={PRIVATE}")
    if visit.cookie:
        headers = folder / "headers.json"
        headers.write_text(json.dumps({"Cookie": visit.cookie}))
        command.append(f"--extra-headers={headers}")
    env = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
    subprocess.run(command, check=True, env=env, timeout=300)
    told = json.loads(report.read_text())
    shown = told["finalDisplayedUrl"].removeprefix(url)
    if shown != visit.path:
        raise RuntimeError(f"{visit.path} led to {shown}")
    return read(told)


def read(told: dict[str, Any]) -> Look:
    """Lighthouse's own report, in short. A category's faults are the audits with weight that are not passed."""
    if told.get("runtimeError"):
        raise RuntimeError(told["runtimeError"]["message"])
    audits = told["audits"]
    faults = {
        f"{name}: {audits[each['id']]['title']}"
        for name, category in told["categories"].items()
        for each in category["auditRefs"]
        if name != "performance" and each["weight"] and audits[each["id"]]["score"] not in (None, 1)
    }
    return Look(
        {name: round(100 * (told["categories"][name]["score"] or 0)) for name in CATEGORIES},
        {name: float(audits[name]["numericValue"]) for name in TIMES},
        audits["total-byte-weight"]["numericValue"] / 1024,
        tuple(sorted(faults)),
    )


def median(looks: list[Look]) -> Look:
    return Look(
        {name: statistics.median(each.scores[name] for each in looks) for name in CATEGORIES},
        {name: statistics.median(each.times[name] for each in looks) for name in TIMES},
        statistics.median(each.kilobytes for each in looks),
        tuple(sorted({fault for each in looks for fault in each.faults})),
    )


def misses(found: Look) -> list[str]:
    """The budgets that are not met."""
    low = [
        f"{name} {found.scores[name]:.0f} < {least}" for name, least in CATEGORIES.items() if found.scores[name] < least
    ]
    slow = [f"{name} {found.times[name]:.3g} > {most:.3g}" for name, most in TIMES.items() if found.times[name] > most]
    return [*low, *slow, *found.faults]


def line(cells: tuple[str, ...]) -> str:
    return f"{cells[0]:<24}" + "".join(f"{each:>8}" for each in cells[1:])


def row(name: str, found: Look) -> str:
    lcp, tbt, cls = (found.times[each] for each in TIMES)
    scores = tuple(f"{found.scores[each]:.0f}" for each in CATEGORIES)
    return line((name, *scores, f"{lcp:.0f}", f"{tbt:.0f}", f"{cls:.3f}", f"{found.kilobytes:.0f}"))


def measure(runs: int, only: str) -> tuple[list[str], bool]:
    """The table, told as it comes, and whether every budget is met."""
    told: list[str] = []
    met = True

    def tell(text: str) -> None:
        told.append(text)
        print(text, flush=True)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        env = {"DAYBOOK_OWNER_EMAIL": OWNER, "DAYBOOK_OWNER_PASSWORD": PASSWORD}
        daybook = Daybook(folder / "home", env=env)
        daybook.start(300)
        try:
            fill(daybook)
            tell(line(HEAD))
            for visit in visits(daybook):
                if only and only not in visit.name:
                    continue
                found = median([look(daybook.url, visit, folder) for _ in range(runs)])
                tell(row(visit.name, found))
                for each in misses(found):
                    met = False
                    tell(f"    MISSED: {each}")
        finally:
            daybook.stop(60)
    return told, met


def main() -> int:
    parser = argparse.ArgumentParser(description="What a shopper's phone makes of the shop's pages.")
    parser.add_argument("--runs", type=int, default=5, help="of each page; medians are told (5)")
    parser.add_argument("--only", default="", help="pages with this in their name")
    parser.add_argument("--report", type=Path, help="a file to keep the table in")
    given = parser.parse_args()
    if not all((DATA / name).exists() for name in CATALOGUES):
        print(f"The catalogues are not at {DATA}.", file=sys.stderr)
        return 2
    load = "/".join(f"{each:.1f}" for each in os.getloadavg())
    first = (
        f"{time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC, {os.cpu_count()} cores, load average {load} before; "
        f"medians of {given.runs}, mobile, DevTools throttling"
    )
    print(first)
    told, met = measure(given.runs, given.only)
    if given.report:
        given.report.write_text("\n".join([first, *told]) + "\n")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
