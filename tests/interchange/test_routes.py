"""Imports through HTTP and a worker: the three real exports by exact counts, twice, and with a crash between."""

from threading import Thread

import boto3
import pytest
from moto import mock_aws

from chalicelib.catalogue import service as catalogue
from chalicelib.core import context
from chalicelib.core.errors import RaceLost, Refused
from chalicelib.core.table import only, query
from chalicelib.core.transaction import Transaction
from chalicelib.interchange import files, preview, service
from chalicelib.interchange.models import FilePart
from chalicelib.inventory.models import Level
from tests.real_data import REAL_DATA

REAL = REAL_DATA / "shopify_products"
needs_real = pytest.mark.skipif(not REAL.is_dir(), reason="the shared folder of real exports is not on this machine")
CSV = (
    b"Handle,Title,Status,Variant SKU,Variant Price,Variant Inventory Tracker,Variant Inventory Qty,Title\n"
    b"mug,Mug,active,M-1,99,shopify,4,x\n"
)


def post(owner, content, query="", **more):
    path = f"/api/admin/imports?format=shopify-products{query}"
    return owner.call("POST", path, body=content, headers={"Content-Type": "text/csv"}, **more)


def carried_out(owner, worker, content):
    started = post(owner, content)
    assert (started.status, started.json["state"], started.json["progress"]) == (202, "waiting", 0)
    worker.work(f"JOB#{started.json['id']}")
    return owner.get(f"/api/admin/jobs/{started.json['id']}?limit=100").json


def test_a_file_is_taken_by_a_worker_and_reported(owner, worker):
    job = carried_out(owner, worker, CSV)
    assert (job["state"], job["progress"], job["columns_not_kept"]) == ("done", 100, ["Title"])
    assert job["counts"] == {
        "created": 1, "changed": 0, "unchanged": 0, "not_taken": 0, "variants": 1, "images": 0, "stock": 4,
        "reported": 0, "refused": 0,
    }  # fmt: skip
    assert owner.get("/api/products/mug").json["variants"][0]["available"] is True
    assert [each["id"] for each in owner.get("/api/admin/jobs").json["items"]] == [job["id"]]


@needs_real
@pytest.mark.parametrize(
    ("name", "expected", "on_sale"),
    [
        # stock: the sum of the quantities of the rows with a tracker that are shipped, those below nothing left out.
        # reported: 1 SKU is missing.
        ("apparel", {"created": 25, "variants": 96, "images": 55, "stock": 457, "reported": 1, "refused": 0}, 25),
        # reported: all 24 SKUs are missing.
        ("jewelry", {"created": 19, "variants": 24, "images": 25, "stock": 1, "reported": 24, "refused": 0}, 19),
        # reported: 41 SKUs repeat, 3 are missing, 5 quantities are below nothing. On sale: 58 of 284 are unpublished.
        (
            "bicycles",
            {"created": 284, "variants": 1121, "images": 1034, "stock": 48960, "reported": 49, "refused": 5},
            226,
        ),
    ],
)
def test_a_real_export_is_taken_whole_and_again_without_effect(owner, worker, name, expected, on_sale):
    content = (REAL / f"{name}.csv").read_bytes()
    job = carried_out(owner, worker, content)
    assert job["state"] == "done"
    assert job["counts"] == {**expected, "changed": 0, "unchanged": 0, "not_taken": 0}
    assert (len(job["report"]), job["next_cursor"], job["columns_not_kept"]) == (expected["reported"], None, [])
    assert owner.get("/api/products?limit=1").json["total"] == on_sale
    rows = every_product(owner)
    assert (len(rows), sum(row["variants"] for row in rows)) == (expected["created"], expected["variants"])
    assert sum(on_hand(row["id"]) for row in rows) == expected["stock"]
    again = carried_out(owner, worker, content)
    assert again["counts"] == {**job["counts"], "created": 0, "unchanged": expected["created"]}
    assert every_product(owner) == rows


def every_product(owner):
    rows, cursor = [], ""
    while cursor is not None:
        page = owner.get(f"/api/admin/products?limit=100&{cursor}").json
        rows += page["items"]
        cursor = page["next_cursor"] and f"cursor={page['next_cursor']}"
    return rows


def on_hand(product_id):
    return sum(level.on_hand for level in only(catalogue.find_by_id(product_id).others, Level))


@needs_real
def test_a_crash_in_the_middle_of_a_real_export_changes_nothing_of_the_result(owner, worker, monkeypatch):
    content = (REAL / "apparel.csv").read_bytes()
    monkeypatch.setattr(service, "SLICE", 20)
    real, calls = catalogue.put_product, []

    def dies_twice(wanted):
        calls.append(wanted.handle)
        if len(calls) in (7, 19):
            raise ConnectionError("the worker died")
        return real(wanted)

    monkeypatch.setattr(catalogue, "put_product", dies_twice)
    started = post(owner, content).json
    deaths = 0
    while owner.get(f"/api/admin/jobs/{started['id']}").json["state"] not in ("done", "failed"):
        try:
            worker.work(f"JOB#{started['id']}")
        except ConnectionError:
            deaths += 1
    job = owner.get(f"/api/admin/jobs/{started['id']}").json
    assert deaths == 2
    assert (job["counts"]["created"], job["counts"]["variants"], job["counts"]["images"]) == (25, 96, 55)
    again = carried_out(owner, worker, content)
    assert again["counts"] == {**job["counts"], "created": 0, "unchanged": 25}


def test_what_is_no_import_is_refused(owner):
    for path, body, status, code in (
        ("/api/admin/imports?format=magento", CSV, 422, "invalid"),
        ("/api/admin/imports", CSV, 422, "invalid"),
        ("/api/admin/imports?format=shopify-products", b"", 422, "file_empty"),
        ("/api/admin/imports?format=shopify-products", b"x" * (service.LARGEST_BODY + 1), 422, "file_too_large"),
        ("/api/admin/imports?format=shopify-products&upload=../x", b"", 422, "invalid"),
    ):
        refused = owner.call("POST", path, body=body)
        assert (refused.status, refused.json["code"]) == (status, code), path
    assert owner.get("/api/admin/jobs").json["items"] == []
    assert owner.get("/api/admin/jobs/none").status == 404
    assert owner.call("POST", "/api/admin/imports?format=shopify-products", body=CSV, bearer="no").status == 401


def test_one_idempotency_key_is_one_import(owner, worker):
    first, again = post(owner, CSV, key="k"), post(owner, CSV, key="k")
    assert (again.status, again.json["id"]) == (202, first.json["id"])
    assert len(owner.get("/api/admin/jobs").json["items"]) == 1


def test_the_same_event_delivered_again_takes_no_slice_twice(owner, worker):
    job = carried_out(owner, worker, CSV)
    worker.seen.clear()
    worker.work(f"JOB#{job['id']}")
    assert owner.get(f"/api/admin/jobs/{job['id']}").json == job


def test_a_large_file_comes_through_an_upload_address(owner, worker, monkeypatch):
    with mock_aws():
        store = boto3.client("s3", region_name="eu-north-1")
        store.create_bucket(Bucket="daybook-local", CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
        monkeypatch.setattr(files, "store", lambda: store)
        made = owner.post("/api/admin/imports/uploads")
        upload = made.json["upload"]
        assert (made.status, made.json["method"]) == (201, "PUT")
        early = post(owner, None, f"&upload={upload}")
        assert (early.status, early.json["code"]) == (422, "upload_missing")
        store.put_object(Bucket="daybook-local", Key=files.upload_key(upload), Body=CSV)
        started = post(owner, None, f"&upload={upload}&name=all.csv")
        assert (started.status, started.json["name"]) == (202, "all.csv")
        assert post(owner, None, f"&upload={upload}").json["code"] == "import_started"
        worker.work(f"JOB#{upload}")
        job = owner.get(f"/api/admin/jobs/{upload}").json
        assert (job["state"], job["counts"]["created"]) == ("done", 1)


def keep(owner, content):
    kept = post(owner, content, "&start=false&name=shelf.csv")
    assert (kept.status, kept.json["state"], kept.json["progress"]) == (202, "draft", 0)
    return kept.json["id"]


ODD = (
    b"Handle,Title,Status,Vendor,Variant SKU,Variant Price,Material,Variant Fabric,Title\n"
    b"mug,Mug,active,Havn,M-1,99,Clay,,x\n"
    b"bowl,Bowl,active,Havn,B-1,free,Clay,Felt,x\n"
    b"bowl,,,,B-2,120,,,x\n"
)


def test_a_file_is_looked_at_before_any_of_it_is_taken(owner, worker):
    carried_out(owner, worker, CSV)
    job_id = keep(owner, ODD)
    worker.work(f"JOB#{job_id}")
    seen = owner.get(f"/api/admin/jobs/{job_id}/preview")
    assert (seen.status, seen.json["whole"], seen.json["trouble"], seen.json["dialect"]) == (200, True, None, "legacy")
    assert [tuple(column.values()) for column in seen.json["columns"]] == [
        ("Handle", "field", "handle", "mug"),
        ("Title", "field", "title", "Mug"),
        ("Status", "field", "status", "active"),
        ("Vendor", "field", "vendor", "Havn"),
        ("Variant SKU", "field", "sku", "M-1"),
        ("Variant Price", "field", "price", "99"),
        ("Material", "product_field", "", "Clay"),
        ("Variant Fabric", "variant_field", "", "Felt"),
        ("Title", "nothing", "", "x"),
    ]
    assert [(each["handle"], each["known"], each["variant_count"]) for each in seen.json["products"]] == [
        ("mug", True, 1),
        ("bowl", False, 1),  # the second variant has the same options as the first: none
    ]
    assert seen.json["products"][0]["variants"] == [
        {"sku": "M-1", "options": [], "price": {"amount": 9900, "currency": "NOK"}, "quantity": None}
    ]
    assert [(each["row"], each["code"]) for each in seen.json["problems"]] == [
        (4, "variant_repeats"),
        (3, "price_unreadable"),
    ]
    assert owner.get("/api/products/bowl").status == 404


def test_a_file_that_was_looked_at_is_started_once(owner, worker):
    job_id = keep(owner, CSV)
    assert owner.post(f"/api/admin/jobs/{job_id}/start").json["state"] == "waiting"
    again = owner.post(f"/api/admin/jobs/{job_id}/start")
    assert (again.status, again.json["code"]) == (409, "import_started")
    worker.work(f"JOB#{job_id}")
    assert owner.get(f"/api/admin/jobs/{job_id}").json["counts"]["created"] == 1


def test_a_preview_says_why_a_file_cannot_be_read(owner):
    seen = owner.get(f"/api/admin/jobs/{keep(owner, b'PK zip')}/preview").json
    assert (seen["trouble"], seen["columns"]) == (
        "This is a spreadsheet or a zip file. Save it as CSV (UTF-8) and import that.",
        [],
    )


def test_a_large_files_preview_ends_with_a_whole_product(owner):
    rows = b"".join(b"pot-%d,Pot,active,P-%d,99,,,\n" % (n, n) for n in range(40))
    seen = owner.get(f"/api/admin/jobs/{keep(owner, CSV.splitlines(True)[0] + rows)}/preview").json
    assert (seen["whole"], [each["handle"] for each in seen["products"]]) == (False, [f"pot-{n}" for n in range(20)])


def test_a_preview_reads_no_more_than_the_beginning_of_a_file(owner, monkeypatch):
    monkeypatch.setattr(preview, "HEAD", 150)
    seen = owner.get(f"/api/admin/jobs/{keep(owner, CSV + b'bowl,Bowl,active,B-1,99,,,' + b'x' * 500)}/preview").json
    assert (seen["whole"], [each["handle"] for each in seen["products"]]) == (False, ["mug"])


def test_a_cancelled_import_takes_nothing_more_and_says_what_it_took(owner, worker, monkeypatch):
    monkeypatch.setattr(service, "SLICE", 2)
    rows = b"".join(b"pot-%d,Pot,active,P-%d,99,,,\n" % (n, n) for n in range(3))
    job_id = post(owner, CSV.splitlines(True)[0] + rows).json["id"]
    assert worker.work(f"JOB#{job_id}", most=1) == 1
    cancelled = owner.post(f"/api/admin/jobs/{job_id}/cancel").json
    assert (cancelled["state"], cancelled["counts"]["created"]) == ("cancelled", 1)
    worker.work(f"JOB#{job_id}")
    job = owner.get(f"/api/admin/jobs/{job_id}").json
    assert (job["state"], job["counts"]["created"], job["counts"]["variants"]) == ("cancelled", 1, 1)
    assert owner.get("/api/products/pot-1").status == 404
    assert owner.post(f"/api/admin/jobs/{job_id}/cancel").json["state"] == "cancelled"
    assert owner.post(f"/api/admin/jobs/{job_id}/start").json["code"] == "import_started"


def test_what_a_slice_took_is_counted_though_the_job_was_cancelled_meanwhile(owner, worker, monkeypatch):
    job_id = post(owner, CSV).json["id"]
    put, cancelled = catalogue.put_product, []

    def put_then_cancel(wanted):
        done = put(wanted)
        cancelled.append(service.cancel_job(job_id).state)
        return done

    monkeypatch.setattr(catalogue, "put_product", put_then_cancel)
    worker.work(f"JOB#{job_id}")
    job = owner.get(f"/api/admin/jobs/{job_id}").json
    assert (cancelled, job["state"], job["counts"]["created"], job["counts"]["stock"]) == (
        ["cancelled"],
        "cancelled",
        1,
        4,
    )


def test_what_a_worker_took_and_did_not_live_to_count_is_counted_after_a_cancellation(owner, worker, monkeypatch):
    rows = b"".join(b"pot-%d,Pot,active,P-%d,99,,,\n" % (n, n) for n in range(9))
    job_id = post(owner, CSV.splitlines(True)[0] + rows).json["id"]
    put, killed = catalogue.put_product, []

    def put_twice_then_die(wanted):
        if wanted.handle == "pot-2":
            killed.append(wanted.handle)
            raise KeyboardInterrupt
        return put(wanted)

    with monkeypatch.context() as dying:
        dying.setattr(catalogue, "put_product", put_twice_then_die)
        with pytest.raises(KeyboardInterrupt):
            service.take_slice(job_id, 0)
    owner.post(f"/api/admin/jobs/{job_id}/cancel")
    worker.work(f"JOB#{job_id}")
    job = owner.get(f"/api/admin/jobs/{job_id}").json
    there = catalogue.known_handles(f"pot-{n}" for n in range(9))
    assert (killed, job["state"], job["counts"]["created"]) == (["pot-2"], "cancelled", 2)
    assert there == {"pot-0", "pot-1"}


def test_what_is_over_is_not_cancelled(owner, worker):
    job = carried_out(owner, worker, CSV)
    refused = owner.post(f"/api/admin/jobs/{job['id']}/cancel")
    assert (refused.status, refused.json["code"]) == (409, "job_over")


def test_an_import_whose_file_is_gone_says_so(owner, worker):
    job_id = keep(owner, CSV)
    with Transaction() as tx:
        tx.delete(only(query(f"JOB#{job_id}", starts="FILE#"), FilePart)[0])
    assert owner.get(f"/api/admin/jobs/{job_id}/preview").json["code"] == "file_gone"
    owner.post(f"/api/admin/jobs/{job_id}/start")
    worker.work(f"JOB#{job_id}")
    job = owner.get(f"/api/admin/jobs/{job_id}").json
    assert (job["state"], job["trouble"]) == ("failed", "The file of this import is no longer kept. Send it again.")


def test_workers_and_a_person_who_cancels_agree_on_what_was_taken(owner, worker, monkeypatch):
    """Two workers are given the same slices while somebody cancels: each product is taken and counted once."""
    monkeypatch.setattr(service, "SLICE", 2)
    rows = b"".join(b"pot-%d,Pot,active,P-%d,99,,,\n" % (n, n) for n in range(40))
    job_id = post(owner, CSV.splitlines(True)[0] + rows).json["id"]
    shop, ended = context.shop(), []

    def work():
        with context.acting(shop=shop):
            position, again = -1, False
            while (job := service.find_job(job_id)).state in ("waiting", "running") or again:
                position, again = (position if again else job.position), False
                try:
                    service.take_slice(job_id, position)
                except (RaceLost, Refused):
                    again = True  # as the queue does
            ended.append(position)

    def cancel():
        with context.acting(shop=shop):
            while service.find_job(job_id).counts["created"] < 5:
                pass
            service.cancel_job(job_id)

    threads = [Thread(target=work), Thread(target=work), Thread(target=cancel)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    job = service.find_job(job_id)
    there = catalogue.known_handles(f"pot-{n}" for n in range(40))
    assert (job.state, len(ended)) == ("cancelled", 2)
    assert 5 <= len(there) < 40
    assert job.counts["created"] == len(there) == job.counts["variants"]
