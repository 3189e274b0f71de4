"""The sample business agrees with itself: files name what other files have, and the importer takes all of it."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from chalicelib.core.markup import sanitise
from chalicelib.interchange.cells import gtin_is_valid
from chalicelib.interchange.shopify_products import ImportedProduct, read_products

SAMPLE = Path(__file__).parents[2] / "infra" / "local" / "sample"
IMAGES = SAMPLE / "images"


def told(name: str) -> Any:
    return json.loads((SAMPLE / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def products() -> list[ImportedProduct]:
    with (SAMPLE / "products.csv").open("rb") as stream:
        return [group.product for group in read_products(stream) if group.product]


def image_names(product: ImportedProduct) -> set[str]:
    addresses = [image.url for image in product.images] + [v.image_url for v in product.variants if v.image_url]
    assert all(address.startswith("/media/sample/") for address in addresses)
    return {address.removeprefix("/media/sample/") for address in addresses}


def test_the_importer_takes_every_row_without_a_problem() -> None:
    with (SAMPLE / "products.csv").open("rb") as stream:
        reading = read_products(stream)
        groups = list(reading)
    assert [problem for group in groups for problem in group.problems] == []
    assert (reading.dialect, reading.columns_not_kept, len(groups)) == ("current", (), 36)
    with (SAMPLE / "products.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 81  # 80 variants, and one picture of a mug on a row of its own
    assert sum(len(group.product.variants) for group in groups if group.product) == 80


def test_the_catalogue_shows_every_kind_of_product(products: list[ImportedProduct]) -> None:
    assert {len(product.options) for product in products} == {0, 1, 2, 3}
    assert {variant.tax_code for product in products for variant in product.variants} == {"standard", "food", "zero"}
    assert sum(1 for product in products for variant in product.variants if variant.quantity == 0) == 7
    assert sum(1 for product in products if product.variants[0].compare_at_text) == 3
    unshipped = {product.handle for product in products if not product.variants[0].requires_shipping}
    assert unshipped == set(told("shop")["kinds"]) == {"trail-guide", "gift-wrapping"}


def test_every_barcode_is_a_valid_one_of_nobodys_and_unique(products: list[ImportedProduct]) -> None:
    barcodes = [variant.barcode for product in products for variant in product.variants if variant.barcode]
    assert len(barcodes) == len(set(barcodes)) == 78
    assert all(re.fullmatch(r"200\d{10}", barcode) and gtin_is_valid(barcode) for barcode in barcodes)


def test_every_picture_is_there_is_used_and_is_small(products: list[ImportedProduct]) -> None:
    files = {path.name: path for path in IMAGES.iterdir()}
    assert set(files) == {name for product in products for name in image_names(product)}
    for path in files.values():
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
        assert root.get("viewBox") == "0 0 1200 1200"
        assert path.stat().st_size < 6_000, path.name


def test_drawing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    for module in SAMPLE.glob("*.py"):
        (tmp_path / module.name).write_bytes(module.read_bytes())
    subprocess.run([sys.executable, "draw.py"], cwd=tmp_path, check=True)
    drawn = {path.name: path.read_bytes() for path in (tmp_path / "images").iterdir()}
    assert drawn == {path.name: path.read_bytes() for path in IMAGES.iterdir()}


def test_stock_by_location_adds_up_to_what_the_file_says(products: list[ImportedProduct]) -> None:
    locations = {location["code"] for location in told("locations")}
    assert locations == {"oslo", "bergen", "jakarta"}
    stock = told("stock")
    tracked = {variant.sku: variant.quantity for product in products for variant in product.variants if variant.tracked}
    assert {sku: sum(held.values()) for sku, held in stock.items()} == tracked
    assert all(set(held) == locations for held in stock.values())


def test_every_review_is_of_a_product_by_a_customer_once(products: list[ImportedProduct]) -> None:
    handles = {product.handle for product in products}
    people = {customer["email"] for customer in told("customers")}
    reviews = told("reviews")
    assert {review["product"] for review in reviews} <= handles
    assert {review["customer"] for review in reviews} == people
    assert len({(review["product"], review["customer"]) for review in reviews}) == len(reviews) == 44
    assert {review["stars"] for review in reviews} == {1, 2, 3, 4, 5}
    assert {review["language"] for review in reviews} == {"en", "nb", "id"}
    replies = [review for review in reviews if review["reply"]]
    assert len(replies) == 7
    assert all(review["reply"]["written_at"] > review["written_at"] for review in replies)


def test_every_customer_is_invented() -> None:
    customers = told("customers")
    assert len({customer["email"] for customer in customers}) == len(customers) == 12
    assert all(re.search(r"@(example\.com|[a-z]+\.test)$", customer["email"]) for customer in customers)
    assert {customer["address"]["country"] for customer in customers} == {"NO", "ID", "SE", "GB"}


def test_collections_and_translations_name_products_that_are_there(products: list[ImportedProduct]) -> None:
    handles = {product.handle for product in products}
    collections = told("collections")
    assert {handle for collection in collections for handle in collection["products"]} == handles
    assert all((IMAGES / Path(collection["image_url"]).name).is_file() for collection in collections)
    translations = told("translations")
    assert set(translations) == handles
    for words in translations.values():
        assert set(words) == {"nb", "id"}
        assert all(
            each["title"] and sanitise(each["description_html"]) == each["description_html"] for each in words.values()
        )


def test_tax_classes_are_those_the_products_name(products: list[ImportedProduct]) -> None:
    classes = {each["code"]: each["percent"] for each in told("shop")["tax_classes"]}
    assert classes == {"standard": 25, "food": 15, "zero": 0}
    by_class = {handle: product.variants[0].tax_code for product in products for handle in [product.handle]}
    assert [handle for handle, code in by_class.items() if code == "zero"] == ["cabin-book", "trail-guide"]
    assert sum(1 for code in by_class.values() if code == "food") == 4
