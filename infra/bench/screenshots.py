"""Pictures of the admin's main screens, with the sample business and some orders, for docs/admin.md."""

import io
import json
import shutil
import sys
import tempfile
from pathlib import Path

from infra.bench.shopper import ADDRESS, Shopper, sign_in
from infra.local.running import Daybook

OUT = Path(__file__).parents[2] / "docs" / "admin"
MOST_BYTES = 100_000
OWNER = "owner@daybook.example"
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 780}
GOODS = ("VH-COM", "VH-HAM", "VH-CLO")
# A name, the address (with what the shop answers in braces), and whether on a phone
SCREENS = (
    ("home", "/", False),
    ("orders", "/orders", False),
    ("order", "/orders/{order}", False),
    ("new-order", "/orders/new", False),
    ("products", "/products", False),
    ("product", "/products/{product}", False),
    ("inventory", "/inventory", False),
    ("customer", "/customers/{customer}", False),
    ("reviews", "/reviews?state=published", False),
    ("payments", "/payments", False),
    ("import", "/imports/{import_}", False),
    ("look", "/look", False),
    ("settings", "/settings", False),
    ("home-phone", "/", True),
    ("order-phone", "/orders/{order}", True),
)
FILE = b"""Handle,Title,Status,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Material,Title
linen-shirt,Linen shirt,active,Havn,Size,Small,SH-S,899.00,Linen,x
linen-shirt,,,,,Large,SH-L,free,,
wool-cap,Wool cap,draft,Havn,,,WC-1,349.00,Wool,x
"""


def main() -> int:
    home = Path(tempfile.mkdtemp(prefix="daybook-screenshots-"))
    daybook = Daybook(home, sample=True)
    daybook.start(patience=300)
    try:
        password = json.loads((home / "settings.json").read_text())["owner_password"]
        merchant = sign_in(daybook.url, OWNER, password)
        heavy = draw(daybook, merchant, filled(daybook, merchant))
    finally:
        daybook.stop()
        shutil.rmtree(home, ignore_errors=True)
    print(f"Larger than {MOST_BYTES} bytes: {', '.join(heavy)}" if heavy else f"{len(SCREENS)} pictures in {OUT}")
    return 1 if heavy else 0


def filled(daybook: Daybook, merchant: Shopper) -> dict[str, str]:
    """Some orders and an import to show; gives the ids that addresses name."""
    for n in range(12):
        shopper = Shopper(daybook.url, f"http://127.0.0.1:{daybook.port + 1}")
        said = {"email": f"buyer{n}@example.com", "shipping_address": ADDRESS, "delivery_option": "post"}
        cart = shopper.fill_cart([(GOODS[n % len(GOODS)], 1 + n % 3)], **said)
        placed = shopper.checkout(cart, "stripe" if n % 3 else "manual").must(201)
        if n % 3:
            shopper.pay(placed["payment"]).must(200)
    daybook.wait_until_idle()
    begun = shopper.fill_cart([(GOODS[0], 2), (GOODS[2], 1)], **said, payment_method="stripe")

    def first(path: str) -> str:
        return str(merchant.get(f"/api/admin/{path}").must()["items"][0]["id"])

    path = "/api/admin/imports?format=shopify-products&start=false&name=autumn.csv"
    job = merchant.call("POST", path, body=FILE).must(202)
    return {
        "order": first("orders"),
        "product": first("products"),
        "customer": first("customers"),
        "import_": job["id"],
        "begun": json.dumps({"id": begun["id"], "token": begun["token"]}),
    }


def draw(daybook: Daybook, merchant: Shopper, named: dict[str, str]) -> list[str]:
    """Take every picture; gives the names of those that are too large."""
    from playwright.sync_api import sync_playwright

    OUT.mkdir(parents=True, exist_ok=True)
    heavy = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, path, on_phone in SCREENS:
            context = browser.new_context(
                viewport=PHONE if on_phone else WIDE, locale="en-GB", reduced_motion="reduce", base_url=daybook.url
            )
            context.add_init_script(f"sessionStorage.setItem('daybook.session', '{merchant.bearer}')")
            context.add_init_script(f"localStorage.setItem('daybook.new-order', {json.dumps(named['begun'])})")
            page = context.new_page()
            page.goto("/admin" + path.format(**named))
            page.wait_for_load_state("networkidle")
            page.get_by_role("heading", level=1).wait_for()
            if not kept(name, page.screenshot()):
                heavy.append(name)
            context.close()
        browser.close()
    return heavy


def kept(name: str, picture: bytes) -> bool:
    """Keep a picture as WebP; false where it is too large."""
    from PIL import Image

    file = OUT / f"{name}.webp"
    Image.open(io.BytesIO(picture)).save(file, "WEBP", quality=82, method=6)
    return file.stat().st_size < MOST_BYTES


if __name__ == "__main__":
    sys.exit(main())
