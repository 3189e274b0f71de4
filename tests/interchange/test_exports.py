"""Exports through HTTP and a worker: what leaves, that our import takes it back as it was, and who may have it."""

import csv
import io

import boto3
import pytest
from moto import mock_aws

from chalicelib.catalogue import service as catalogue
from chalicelib.core import clock
from chalicelib.core.table import only, query
from chalicelib.customers import service as customers
from chalicelib.interchange import exporting, files, parcels
from chalicelib.inventory import service as inventory
from chalicelib.orders import facets
from chalicelib.orders.models import Order
from chalicelib.shop import service as shop_service
from tests import builders
from tests.http import Client
from tests.interchange.test_routes import REAL, carried_out, needs_real
from tests.interchange.test_service import FIXTURES

BUCKET = "daybook-local"


@pytest.fixture
def bucket(monkeypatch):
    """A file store, as `settings` name it."""
    with mock_aws():
        store = boto3.client("s3", region_name="eu-north-1")
        store.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
        monkeypatch.setattr(files, "store", lambda: store)
        monkeypatch.setattr(parcels, "store", lambda: store)
        yield store


def begun(owner, content, **only):
    started = owner.post("/api/admin/exports", {"content": content, **only})
    assert (started.status, started.json["state"], started.json["task"]) == (202, "waiting", "export")
    return started.json["id"]


def exported(owner, worker, bucket, content, **only):
    """The bytes of an export that was carried out, and its job."""
    export_id = begun(owner, content, **only)
    worker.work(f"EXPORT#{export_id}")
    job = owner.get(f"/api/admin/jobs/{export_id}").json
    assert (job["state"], job["progress"]) == ("done", 100)
    body = bucket.get_object(Bucket=BUCKET, Key=parcels.file_key(export_id))["Body"].read()
    assert job["exported"]["bytes"] == len(body)
    return body, job


def rows_of(body):
    return list(csv.DictReader(io.StringIO(body.decode())))


def kept(bucket):
    return [each["Key"] for each in bucket.list_objects_v2(Bucket=BUCKET).get("Contents", [])]


def test_products_that_were_exported_are_taken_back_without_a_change(owner, worker, bucket):
    carried_out(owner, worker, (FIXTURES / "current.csv").read_bytes())
    body, job = exported(owner, worker, bucket, "products")
    again = carried_out(owner, worker, body)
    made = again["counts"]
    assert (made["unchanged"], made["created"], made["changed"]) == (job["exported"]["records"], 0, 0)
    assert made["refused"] == 0


@needs_real
@pytest.mark.parametrize("name", ["apparel", "jewelry"])
def test_a_real_catalogue_is_taken_back_without_a_change(owner, worker, bucket, name):
    first = carried_out(owner, worker, (REAL / f"{name}.csv").read_bytes())
    body, _job = exported(owner, worker, bucket, "products")
    again = carried_out(owner, worker, body)
    assert again["counts"] == {
        **first["counts"],
        "created": 0,
        "unchanged": first["counts"]["created"],
        "reported": 0,
        "refused": 0,
    }


def test_what_a_true_and_false_cannot_say_of_a_variant_comes_back_as_well(owner, worker, bucket):
    made = {"title": "Course", "status": "active", "variants": [
        {"sku": "C-1", "prices": {"NOK": 100, "EUR": 9}, "compare_at": {"NOK": 120, "EUR": 11}, "tax_class": "reduced",
         "variant_kind": "service", "custom_fields": {"Hours": "3"}},
    ]}  # fmt: skip
    product = catalogue.create_product(
        made["title"], [catalogue.NewVariant(**each) for each in made["variants"]], status="active"
    )
    body, _job = exported(owner, worker, bucket, "products")
    assert carried_out(owner, worker, body)["counts"]["changed"] == 1  # "Hours" comes back as "Variant Hours"
    [variant] = catalogue.find_by_id(product.product_id).variants
    assert (variant.tax_class, variant.variant_kind) == ("reduced", "service")
    assert (variant.prices, variant.compare_at) == ({"NOK": 100, "EUR": 9}, {"NOK": 120, "EUR": 11})
    assert variant.custom_fields == {"Hours": "3", "Variant Hours": "3"}


def test_a_file_of_many_parts_is_whole(owner, worker, bucket, monkeypatch):
    monkeypatch.setattr(exporting, "PIECE", 2)
    monkeypatch.setattr(exporting, "PARTS", 1)
    monkeypatch.setattr(parcels, "KEYS", 4)
    text = "Handle,Title,Status,Variant SKU,Variant Price,Body (HTML)\n"
    long = "a " * 45_000  # 90 KB each: 60 of them are 5.4 MB, the first part's least and a rest
    text += "".join(f"pot-{n},Pot {n},active,P-{n},99,{long}\n" for n in range(61))
    for start in range(0, 61, 20):
        lines = text.splitlines(True)
        carried_out(owner, worker, "".join([lines[0], *lines[1 + start : 21 + start]]).encode())
    body, job = exported(owner, worker, bucket, "products")
    assert job["exported"] == {
        "size": 61,
        "gathered": 61,
        "records": 61,
        "bytes": len(body),
        "kept_until": job["exported"]["kept_until"],
    }
    assert [row["Handle"] for row in rows_of(body)] == [f"pot-{n}" for n in range(61)]
    assert kept(bucket) == [parcels.file_key(job["id"])]  # what was gathered on the way is gone


def test_a_step_that_is_taken_again_changes_nothing(owner, worker, bucket):
    carried_out(owner, worker, (FIXTURES / "current.csv").read_bytes())
    body, job = exported(owner, worker, bucket, "products")
    worker.seen.clear()
    worker.work(f"EXPORT#{job['id']}")
    assert owner.get(f"/api/admin/jobs/{job['id']}").json == job
    assert bucket.get_object(Bucket=BUCKET, Key=parcels.file_key(job["id"]))["Body"].read() == body


def test_an_empty_shop_is_exported_as_a_header_alone(owner, worker, bucket):
    body, job = exported(owner, worker, bucket, "customers")
    assert (body.count(b"\r\n"), body.startswith(b"Customer ID,First Name"), job["exported"]["size"]) == (1, True, 0)


def test_customers_leave_with_their_totals_and_no_formula(owner, worker, bucket):
    address = {"name": "Kari Nordmann", "line1": "=1+1", "postal_code": "0150", "city": "Oslo", "country": "NO"}
    customers.add_customer("kari@example.com", [address], name="Kari Anne Nordmann", phone="+47 22 22 22 22")
    [row] = rows_of(exported(owner, worker, bucket, "customers")[0])
    assert (row["First Name"], row["Last Name"], row["Email"]) == ("Kari Anne", "Nordmann", "kari@example.com")
    assert (row["Default Address Address1"], row["Phone"]) == ("'=1+1", "+47 22 22 22 22")
    assert (row["Total Spent"], row["Total Orders"], row["Accepts Email Marketing"]) == ("0.00", "0", "no")


def test_orders_leave_a_row_for_each_line(owner, worker, bucket):
    order = builders.order(builders.order_line("A", 2, 10000), builders.order_line("B", 1, 5000))
    body, _job = exported(owner, worker, bucket, "orders")
    rows = rows_of(body)
    assert [(row["Name"], row["Lineitem sku"], row["Lineitem quantity"], row["Lineitem price"]) for row in rows] == [
        (order.number, "A", "2", "100.00"),
        (order.number, "B", "1", "50.00"),
    ]
    total = only(query(f"ORDER#{order.order_id}"), Order)[0].totals["total"]
    assert (rows[0]["Total"], rows[1]["Total"]) == (f"{total // 100}.{total % 100:02}", "")
    assert order.token.encode() not in body


def test_orders_leave_by_id_or_by_what_they_match(owner, worker, bucket):
    first, second, third = (builders.order(builders.order_line(sku), stock=1000) for sku in ("A", "A", "B"))
    for each in (first, second, third):
        facets.index_order(each.order_id)

    def names(**only):
        body, _job = exported(owner, worker, bucket, "orders", **only)
        return [row["Name"] for row in rows_of(body)]

    assert names(orders=[third.order_id, first.order_id, third.order_id, "ord_gone"]) == [third.number, first.number]
    assert names(matching={"sku": "A", "state": "placed,released"}) == [first.number, second.number]
    assert names(matching={"tag": "none"}) == []
    for wrong in ({"content": "stock", "orders": ["x"]}, {"content": "orders", "orders": ["x"], "matching": {}}):
        assert owner.post("/api/admin/exports", wrong).status == 422


def test_stock_leaves_a_row_for_each_place(owner, worker, bucket):
    carried_out(owner, worker, b"Handle,Title,Variant SKU,Variant Price\nmug,Mug,M-1,99\n")
    there = [inventory.main_location(), inventory.add_location("Annex")]
    for count, place in enumerate(there, start=3):
        inventory.set_levels({"M-1": count}, place.location_id, "counted", "")
    rows = rows_of(exported(owner, worker, bucket, "stock")[0])
    assert [(row["SKU"], row["Title"], row["Location"], row["On hand"], row["Available"]) for row in rows] == [
        ("M-1", "Mug", there[0].name, "3", "3"),
        ("M-1", "Mug", "Annex", "4", "4"),
    ]


def test_a_cancelled_export_leaves_no_file(owner, worker, bucket):
    carried_out(owner, worker, (FIXTURES / "current.csv").read_bytes())
    export_id = begun(owner, "products")
    worker.work(f"EXPORT#{export_id}", most=2)
    assert len(kept(bucket)) == 2
    assert owner.post(f"/api/admin/jobs/{export_id}/cancel").json["state"] == "cancelled"
    worker.work(f"EXPORT#{export_id}")
    assert (kept(bucket), owner.post(f"/api/admin/jobs/{export_id}/cancel").status) == ([], 200)
    refused = owner.post(f"/api/admin/jobs/{export_id}/file")
    assert (refused.status, refused.json["code"]) == (409, "export_not_done")


def test_a_step_that_ends_after_the_export_was_cancelled_leaves_nothing(owner, worker, bucket, monkeypatch):
    carried_out(owner, worker, (FIXTURES / "current.csv").read_bytes())
    export_id = begun(owner, "products")
    keep = parcels.keep_piece

    def keep_then_cancel(*given):
        keep(*given)
        exporting.cancel_export(export_id)

    monkeypatch.setattr(parcels, "keep_piece", keep_then_cancel)
    worker.work(f"EXPORT#{export_id}")
    assert (owner.get(f"/api/admin/jobs/{export_id}").json["state"], kept(bucket)) == ("cancelled", [])


def test_a_file_is_fetched_by_an_address_and_that_is_written_down(owner, worker, bucket):
    _body, job = exported(owner, worker, bucket, "stock")
    given = owner.post(f"/api/admin/jobs/{job['id']}/file")
    assert given.status == 200
    assert "X-Amz-Expires=600" in given.json["url"]
    assert "attachment" in given.json["url"]
    told = [each.name for each in query(f"EXPORT#{job['id']}", starts="EVENT#")]
    assert told[-2:] == ["export.finished", "export.fetched"]


def test_a_file_whose_time_has_passed_goes(owner, worker, bucket, monkeypatch):
    _body, job = exported(owner, worker, bucket, "stock")
    exporting.expire()
    assert owner.get(f"/api/admin/jobs/{job['id']}").json["state"] == "done"
    monkeypatch.setattr(clock, "now", lambda: "2099-01-01T00:00:00.000000Z")
    exporting.expire()
    monkeypatch.undo()
    assert owner.get(f"/api/admin/jobs/{job['id']}").json["state"] == "expired"


def test_who_may_not_see_customers_may_not_take_them_along(owner, worker, bucket, table):
    key = shop_service.create_api_key("Narrow", ["jobs.read", "jobs.write", "catalogue.read"])[0]
    narrow = Client(owner.app, bearer=key)
    assert narrow.post("/api/admin/exports", {"content": "products"}).status == 202
    assert narrow.post("/api/admin/exports", {"content": "customers"}).json["code"] == "not_allowed"
    _body, job = exported(owner, worker, bucket, "customers")
    assert narrow.post(f"/api/admin/jobs/{job['id']}/file").json["code"] == "not_allowed"
    assert owner.get("/api/admin/jobs/exp_none").status == 404
