"""Imports: exact counts, again without effect, and on from where they stopped."""

import io
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.models import Product
from chalicelib.core import journal
from chalicelib.core.errors import Refused
from chalicelib.core.table import collect, fetch, only, page, query
from chalicelib.interchange import report, service
from chalicelib.interchange.models import Job, Unfinished
from chalicelib.inventory import service as inventory
from chalicelib.inventory.models import Level, Movement

FIXTURES = Path(__file__).parent / "fixtures"
ROOT = Path(__file__).parents[2]
HEAD = (
    "Handle,Title,Type,Status,Option1 Name,Option1 Value,Variant SKU,Variant Price,"
    "Variant Inventory Tracker,Variant Inventory Qty\n"
)


def imported(text, **more):
    return service.import_file(io.BytesIO(text.encode()), "shopify-products", **more)


def lines(job, taken=None):
    found, cursor = report.read(job.job_id, 100, None, taken)
    assert cursor is None
    return [(line["row"], line["column"], line["code"], line["value"]) for line in found]


def counted(job):
    return {name: count for name, count in job.counts.items() if count}


def writes():
    """How often each product was written: what an import that changes nothing leaves as it was."""
    found = [each for n in range(4) for each in query(f"PRODUCTS#{n}", index="g2")]
    return {each.handle: (each.version, each.updated_at) for each in found}


@pytest.fixture(autouse=True)
def shop(owner):
    """Each of these imports into an open shop with no location yet."""


def test_our_fixture_becomes_products_with_everything_in_its_place():
    job = service.import_file(FIXTURES / "current.csv", "shopify-products")
    assert (job.state, job.name, job.read) == ("done", "current.csv", (FIXTURES / "current.csv").stat().st_size)
    page = catalogue.find_by_handle("reef-lamp")
    product = page.product
    assert (product.title, product.vendor, product.product_type, product.tags) == (
        "Reef lamp",
        "Havn",
        "Lamps",
        ["light", "Home"],
    )
    assert product.description == "<h3>Reef</h3><p>A lamp, <b>warm</b>.</p>"
    assert product.collections == ["lamps"]
    assert product.custom_fields["Product category"] == "Home & Garden > Lighting"
    assert [image["url"] for image in product.images] == [
        "https://img.test/b.jpg", "https://img.test/a.jpg", "https://img.test/c.jpg",
    ]  # fmt: skip
    small, large = page.variants
    assert (small.sku, small.prices, small.compare_at, small.cost) == (
        "RL-S-W", {"NOK": 129900}, {"NOK": 149900}, {"NOK": 64050},
    )  # fmt: skip
    assert (small.barcode, small.grams, small.image, small.tax_class, small.variant_kind) == (
        "2000000000015", 850, "/media/white.svg", "standard", "goods",
    )  # fmt: skip
    assert small.options == {"Size": "Small", "Colour": "White", "Shade": "Linen"}
    assert small.custom_fields == {"Tax code": "LAMP", "Weight unit for display": "kg", "Unit price total measure": "1"}
    assert (large.sell_when_out, large.prices) == (True, {"NOK": 159900})
    # 12 of the small one; the large one's -3 is entered as 0 and reported.
    assert (page.in_stock(small), page.in_stock(large)) == (12, 0)
    assert (3, "", "stock_negative", "-3") in lines(job, taken=False)
    assert (catalogue.find_by_handle("notes-file", any_status=True).product.status) == "draft"
    assert [each.title for each in catalogue.collections()] == ["Files", "Lamps"]


def test_importing_the_same_file_again_changes_nothing():
    first = service.import_file(FIXTURES / "legacy.csv", "shopify-products")
    before, movements = writes(), stock_history(first)
    second = service.import_file(FIXTURES / "legacy.csv", "shopify-products")
    assert second.job_id != first.job_id
    assert writes() == before
    assert stock_history(first) == movements
    products = first.counts["created"]
    assert products > 0
    assert second.counts == {**first.counts, "created": 0, "unchanged": products}


def stock_history(job):
    skus = [sku for product in products() for sku in product.skus]
    return {sku: len(only(collect(f"SKU#{sku}"), Movement)) for sku in skus}


def products():
    return [each for n in range(4) for each in only(query(f"PRODUCTS#{n}", index="g2"), Product)]


def test_a_changed_file_changes_what_it_says_and_leaves_the_rest():
    imported(
        HEAD
        + "mug,Mug,Cups,active,Colour,Red,M-R,100,shopify,5\nmug,,,,,Blue,M-B,100,shopify,0\ncap,Cap,,active,,,C,50,,\n"
    )
    made = catalogue.find_by_handle("mug").product
    catalogue.change_product(made.product_id, tags=["mine"], custom_fields={"shelf": "A4"})
    job = imported(
        HEAD
        + "mug,Mug,Cups,active,Colour,Red,M-R,120,shopify,7\nmug,,,,,Green,M-G,100,shopify,1\n"
        + "cap,Cap,,active,,,C,50,,\n"
    )
    assert counted(job) == {"changed": 1, "unchanged": 1, "variants": 3, "stock": 8}
    page = catalogue.find_by_handle("mug")
    assert [(each.sku, each.prices["NOK"]) for each in page.variants] == [
        ("M-R", 12000),
        ("M-B", 10000),
        ("M-G", 10000),
    ]
    assert (page.product.custom_fields, page.in_stock(page.variants[0])) == ({"shelf": "A4"}, 7)
    assert page.product.options == [{"name": "Colour", "values": ["Red", "Blue", "Green"]}]
    reasons = [each.reason for each in only(collect("SKU#M-R"), Movement)]
    assert reasons == ["imported", "imported"]


def test_rows_that_come_back_later_are_added_to_their_product():
    text = HEAD + "mug,Mug,,active,Size,S,M-S,10,shopify,1\ncap,Cap,,active,,,C,5,,\nmug,,,,Size,L,M-L,12,shopify,2\n"
    job = imported(text)
    assert counted(job) == {"created": 2, "variants": 3, "stock": 3, "reported": 1}
    assert [each.sku for each in catalogue.find_by_handle("mug").variants] == ["M-S", "M-L"]
    assert imported(text).counts["unchanged"] == 2


def test_a_sku_of_another_product_is_left_out_and_named():
    catalogue.create_product("Old", [catalogue.NewVariant(sku="M-L")], status="active")
    job = imported(
        HEAD + "mug,Mug,,active,Size,S,M-S,10,,\nmug,,,,Size,L,M-L,12,shopify,2\nold2,Old 2,,active,,,,5,,\n"
    )
    assert counted(job) == {"created": 2, "variants": 2, "reported": 2, "refused": 1}
    assert lines(job, taken=False) == [(3, "", "sku_elsewhere", "M-L")]
    assert [each.sku for each in catalogue.find_by_handle("mug").variants] == ["M-S"]


def test_a_product_that_cannot_be_is_reported_and_the_others_are_taken():
    catalogue.create_product("Mug", [catalogue.NewVariant(sku="A", options={"Colour": "Red"})], status="active")
    job = imported(HEAD + "mug,Mug,,active,Size,S,M-S,10,,\ncap,Cap,,active,,,C,5,,\n")
    assert counted(job) == {"created": 1, "not_taken": 1, "variants": 1, "reported": 1, "refused": 1}
    assert lines(job) == [(2, "", "option_missing", "")]


def test_a_file_that_is_none_fails_with_a_sentence():
    job = imported("PK\x03\x04 something")
    assert (job.state, job.trouble[:37]) == ("failed", "This is a spreadsheet or a zip file. ")
    assert counted(job) == {"reported": 1, "refused": 1}
    with pytest.raises(Refused) as refused:
        service.import_file(io.BytesIO(b"x"), "magento")
    assert refused.value.code == "format_unknown"


def test_an_import_that_died_goes_on_and_ends_as_if_it_had_not(monkeypatch):
    monkeypatch.setattr(service, "SLICE", 4)
    text = HEAD + "".join(f"p{n},Product {n},Things,active,,,S-{n},1{n}.00,shopify,{n - 2}\n" for n in range(1, 10))
    real, calls = inventory.set_levels, []

    def dies(*given, **more):
        calls.append(given[0])
        if len(calls) == 3:
            raise KeyboardInterrupt
        real(*given, **more)

    monkeypatch.setattr(inventory, "set_levels", dies)
    with pytest.raises(KeyboardInterrupt):
        imported(text)
    assert len(products()) == 6  # two to a slice of four; the last two have no stock yet
    stopped = Job.get(job_id=Unfinished.get(digest=digest_of(text), format="shopify-products").job_id)
    assert (stopped.state, stopped.position, stopped.counts["created"]) == ("running", 6, 4)
    seen = []
    job = imported(text, progress=lambda each: seen.append((each.read, each.counts["created"])))
    assert job.job_id == stopped.job_id
    # p1 has -1: entered as 0. The rest have 0, 1, ... 7: 28 in all.
    assert counted(job) == {"created": 9, "variants": 9, "stock": 28, "reported": 1, "refused": 1}
    assert lines(job) == [(2, "", "stock_negative", "-1")]
    assert [created for _, created in seen] == [6, 8, 9]
    levels = fetch(inventory.level_refs([f"S-{n}" for n in range(1, 10)], [inventory.main_location()]))
    assert [level.on_hand for level in levels] == [0, 0, 1, 2, 3, 4, 5, 6, 7]
    assert all(len(only(collect(f"SKU#S-{n}"), Movement)) == 1 for n in range(1, 10))
    assert journal.verify(journal.timeline(f"JOB#{job.job_id}"), Job.get(job_id=job.job_id).head) == []
    assert imported(text).counts["unchanged"] == 9


def digest_of(text):
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()


def test_an_import_killed_at_any_moment_goes_on_and_loses_nothing(table, tmp_path):
    file = tmp_path / "products.csv"
    rows = "".join(f"p{n},Product {n},,active,,,S-{n},5.00,shopify,{n}\n" for n in range(1, 61))
    file.write_text(HEAD + rows)
    code = (
        "import sys; from chalicelib.core.context import acting; from chalicelib.interchange import service\n"
        "service.SLICE = 16\n"
        "with acting(shop=sys.argv[1]): service.import_file(sys.argv[2], 'shopify-products')"
    )
    for products_by_then in (5, 30):
        running = subprocess.Popen([sys.executable, "-c", code, table, str(file)], cwd=ROOT)
        while len(products()) < products_by_then and running.poll() is None:
            time.sleep(0.01)
        running.kill()
        assert running.wait() == -9
    job = service.import_file(file, "shopify-products")
    # 1 + 2 + ... + 60 = 1830
    assert counted(job) == {"created": 60, "variants": 60, "stock": 1830}
    levels = fetch(inventory.level_refs([f"S-{n}" for n in range(1, 61)], [inventory.main_location()]))
    assert [level.on_hand for level in levels] == list(range(1, 61))
    assert len(only(query("JOBS", index="g1"), Job)) == 1


def test_a_long_report_is_paged_in_the_files_order():
    rows = "".join(f"p{n},Product {n},,active,,,S-{n},x,,\n" for n in range(130))
    job = imported(HEAD + rows)
    assert (job.counts["created"], job.counts["refused"]) == (130, 130)
    seen, cursor = [], None
    while True:
        found, cursor = report.read(job.job_id, 40, cursor, taken=False)
        seen += [line["row"] for line in found]
        if cursor is None:
            break
    assert seen == list(range(2, 132))
    with pytest.raises(Refused) as refused:
        report.read(job.job_id, 40, "bm9uc2Vuc2U=", None)
    assert refused.value.code == "bad_cursor"


def test_jobs_are_listed_latest_first():
    first, second = imported(HEAD + "a,A,,,,,A,1,,\n"), imported(HEAD + "b,B,,,,,B,1,,\n")
    assert [job.job_id for job in service.list_jobs(5, None).items] == [second.job_id, first.job_id]


def test_a_large_product_comes_whole():
    rows = "".join(f"bolt,{'Bolt' if n == 0 else ''},,active,Size,{n},B-{n},1.00,shopify,1\n" for n in range(300))
    job = imported(HEAD + rows)
    assert counted(job) == {"created": 1, "variants": 300, "stock": 300}
    assert len(catalogue.find_by_handle("bolt").variants) == 300
    more = HEAD + rows.replace(",1.00,", ",2.00,") + "bolt,,,,Size,300,B-300,2.00,shopify,1\n"
    assert counted(imported(more)) == {"changed": 1, "variants": 301, "stock": 301}
    assert {each.prices["NOK"] for each in catalogue.find_by_handle("bolt").variants} == {200}
    levels = only(catalogue.find_by_handle("bolt").others, Level)
    assert sum(level.on_hand for level in levels) == 301
    assert page("JOBS", index="g1", limit=10).next_cursor is None


def test_long_addresses_and_part_numbers_are_taken_as_the_reader_gives_them():
    rows = f"{'h' * 250},Long,,active,,,{'S' * 128},1,shopify,1\n,{'Very long title ' * 20},,active,,,,1,,\n"
    job = imported(HEAD + rows)
    assert (job.counts["created"], job.counts["not_taken"]) == (2, 0)
    assert catalogue.find_by_handle("h" * 200).variants[0].sku == "S" * 128
    assert imported(HEAD + rows).counts["unchanged"] == 2
