"""What pages weigh as they travel: the HTML, and the built files their heads ask for. The build checks the rest."""

import gzip
import re
from pathlib import Path
from urllib.parse import quote

import pytest

from chalicelib.catalogue import service as catalogue
from chalicelib.storefront import assets
from tests.catalogue.build import product
from tests.storefront.build import ADDRESS, furnished_shop
from tests.storefront.shopper import Page, Shopper

KB = 1024
DIST = Path(__file__).parents[2] / "frontend" / "storefront" / "dist"
SENTENCE = "Woven in small runs on looms from the sixties, washed twice and finished by hand. "


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))


def imported(name: str) -> set[str]:
    """A built script's file with all that it imports before it runs."""
    manifest = assets._manifest()
    chunk = next(each for each in manifest.values() if each["file"] == name)
    return {name}.union(*(imported(manifest[each]["file"]) for each in chunk.get("imports", ())))


def fonts_of(page: Page) -> list[str]:
    """The built fonts that the faces of the page's style name; the shop's look draws with the first."""
    [style] = [each["href"] for each in page.all("link", rel="stylesheet") if each["href"].startswith("/static/")]
    return re.findall(r"/static/storefront/([\w-]+\.woff2)", (DIST / Path(style).name).read_text("utf-8"))


def weight(page: Page) -> dict[str, int]:
    """Bytes after gzip of the page, its script and its style; the font as it is."""

    def files(tag: str, address: str, **given: str) -> list[str]:
        return [
            Path(each[address]).name for each in page.all(tag, **given) if each.get(address, "").startswith("/static/")
        ]

    scripts = set().union(*(imported(name) for name in files("script", "src")))
    return {
        "html": packed(page.reply.body),
        "script": sum(packed((DIST / name).read_bytes()) for name in scripts),
        "style": sum(packed((DIST / name).read_bytes()) for name in files("link", "href", rel="stylesheet")),
        "font": sum((DIST / name).stat().st_size for name in fonts_of(page)[:1]),
    }


@pytest.fixture
def shopper(table: str) -> Shopper:
    furnished_shop()
    return Shopper()


def rich_product() -> str:
    """Four colours in eight sizes, ten pictures, a long text."""
    variants = [
        catalogue.NewVariant(
            sku=f"COAT-{colour}-{size}".upper(),
            prices={"NOK": 249_000 + size * 100},
            compare_at={"NOK": 299_000},
            options={"Colour": colour, "Size": str(size)},
            tracked=False,
        )
        for colour in ("Moss", "Rust", "Night", "Oat")
        for size in range(34, 50, 2)
    ]
    pictures = [
        {"url": f"/media/coat-{n}.jpg", "alt": f"The coat from angle {n}", "width": 1600, "height": 1600}
        for n in range(10)
    ]
    text = "".join(f"<p>{SENTENCE * 3}Part {n}.</p>" for n in range(12))
    return product("Coat", variants=variants, images=pictures, description=text, collections=["kitchen"]).handle


@pytest.mark.skipif(not (DIST / "manifest.json").exists(), reason="The storefront is not built.")
def test_pages_are_within_their_budgets(shopper: Shopper) -> None:
    coat = rich_product()
    for number in range(24):
        image = {"url": f"/media/{quote(f'vase {number}')}.jpg", "alt": "A vase", "width": 1600, "height": 1600}
        product(f"Vase {number}", 10_000 + number * 5_000, f"VASE-{number}", vendor=f"Maker {number}", images=[image])
    found = {
        "home": shopper.get("/en"),
        "list": shopper.get("/en/products"),
        "search": shopper.get("/en/search?q=vase"),
        "product": shopper.get(f"/en/products/{coat}"),
    }
    shopper.submit(found["product"].form("/cart/lines"))
    found["cart"] = shopper.get("/en/cart")
    found["contact"] = shopper.get("/en/checkout/contact")
    delivery = shopper.submit(found["contact"].form("/checkout/contact"), **ADDRESS)
    found["payment"] = shopper.submit(delivery.form("/checkout/delivery"))
    found["review"] = shopper.submit(found["payment"].form("/checkout/payment"), payment_method="stripe")
    assert {page.status for page in found.values()} == {200}
    assert found["review"].path == "/en/checkout/review"
    weights = {name: weight(page) for name, page in found.items()}
    most = {"html": 15 * KB, "script": 12 * KB, "style": 10 * KB, "font": 50 * KB}
    over = [
        f"{name}: {what} {bytes_} of {limit}"
        for name, weighed in weights.items()
        for what, bytes_ in weighed.items()
        if bytes_ > (limit := 35 * KB if name == "review" and what == "script" else most[what])
    ]
    assert over == []
    assert weights["review"]["script"] > weights["cart"]["script"]
    assert all(weighed["script"] and weighed["style"] and weighed["font"] for weighed in weights.values())
