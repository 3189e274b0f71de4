"""Many changes at once: each has its own result, and making them again changes nothing."""

import pytest

from chalicelib.catalogue import bulk, handlers, service
from chalicelib.catalogue.events import BulkEditMoved
from chalicelib.catalogue.models import BulkEdit
from tests.catalogue.build import product, variants

PRICE = {"amount": 9900, "currency": "NOK"}


def rows(*skus: str, price: int = 9900, **more: object) -> list[dict[str, object]]:
    return [{"sku": sku, "prices": [{"amount": price, "currency": "NOK"}], **more} for sku in skus]


def price(sku: str) -> int:
    return int(service.get_variants([sku])[sku].prices["NOK"])


def test_one_row_that_is_refused_keeps_no_other_from_being_made(owner):
    product("Mug", variants=variants(3))
    answer = owner.post(
        "/api/admin/bulk-edits",
        {
            "variants": [
                *rows("V-0000"),
                {"sku": "V-0001", "barcode": "4006381333932"},
                *rows("NONE"),
                {"sku": "V-0002", "colour": "red"},
                *rows("V-0002", version=7),
            ]
        },
    )
    assert answer.status == 200
    assert [(each["row"], each["id"], each["state"], each["code"]) for each in answer.json["results"]] == [
        (1, "V-0000", "taken", None),
        (2, "V-0001", "refused", "invalid"),
        (3, "NONE", "refused", "not_found"),
        (4, "V-0002", "refused", "invalid"),
        (5, "V-0002", "refused", "version_moved_on"),
    ]
    assert answer.json["counts"] == {"taken": 1, "refused": 4}
    assert [price(f"V-000{n}") for n in range(3)] == [9900, 10000, 10000]


def test_a_row_sent_again_is_taken_though_its_version_moved_on(owner):
    product("Mug", sku="MUG")
    version = service.get_variants(["MUG"])["MUG"].version
    for _ in range(2):
        answer = owner.post("/api/admin/bulk-edits", {"variants": rows("MUG", version=version)})
        assert [each["state"] for each in answer.json["results"]] == ["taken"]
    assert service.get_variants(["MUG"])["MUG"].version == version + 1


def test_of_two_people_who_edit_one_cell_the_second_is_told(owner):
    product("Mug", sku="MUG")
    version = service.get_variants(["MUG"])["MUG"].version
    owner.post("/api/admin/bulk-edits", {"variants": rows("MUG", version=version)})
    second = owner.post("/api/admin/bulk-edits", {"variants": rows("MUG", price=8800, version=version)})
    assert second.json["results"][0]["code"] == "version_moved_on"
    assert price("MUG") == 9900


def test_products_are_published_tagged_and_put_into_collections(owner):
    owner.post("/api/admin/collections", {"title": "Summer"})
    made = [product(title, status="draft", tags=["old", "kept"]).product_id for title in ("One", "Two")]
    change = {"status": "active", "add_tags": ["new"], "remove_tags": ["old"], "add_collections": ["summer"]}
    for _ in range(2):  # again changes nothing
        answer = owner.post("/api/admin/bulk-edits", {"product_ids": [*made, "prd_none"], "change": change})
        assert [each["state"] for each in answer.json["results"]] == ["taken", "taken", "refused"]
    kept = owner.get(f"/api/admin/products/{made[0]}").json
    assert (kept["status"], kept["tags"], kept["collections"]) == ("active", ["kept", "new"], ["summer"])
    assert kept["version"] == 2


def test_a_bulk_edit_says_products_or_variants(owner):
    for body in (
        {},
        {"variants": [], "product_ids": []},
        {"product_ids": ["x"]},
        {"variants": rows("A"), "change": {}},
    ):
        assert owner.post("/api/admin/bulk-edits", body).status == 422


@pytest.fixture
def large(owner):
    """A bulk edit of 120 rows, started: 3 parts, of which none is made."""
    product("Many", variants=variants(120))
    body = {"title": "Sale", "variants": [*rows(*(f"V-{n:04}" for n in range(119))), *rows("NONE"), {"sku": ""}]}
    answer = owner.post("/api/admin/bulk-edits", body, headers={"Idempotency-Key": "once"})
    assert (answer.status, answer.json["state"], answer.json["rows"]) == (202, "running", 121)
    assert owner.post("/api/admin/bulk-edits", body, headers={"Idempotency-Key": "once"}).json == answer.json
    return answer.json["id"]


def deliver(bulk_id: str) -> None:
    """What the queue does: hand each event of the bulk edit to the handler, the new ones too, some twice."""
    while True:
        edit = BulkEdit.get(bulk_id=bulk_id)
        if edit.state == "done":
            return
        for _ in range(2):
            handlers.take_part(BulkEditMoved(bulk_id, edit.made), None)


def test_many_rows_are_made_by_a_worker_part_by_part_and_can_be_found_again(owner, large):
    assert owner.get("/api/admin/bulk-edits").json["items"][0]["id"] == large
    handlers.take_part(BulkEditMoved(large, 0), None)
    half = owner.get(f"/api/admin/bulk-edits/{large}").json
    assert (half["state"], half["counts"]) == ("running", {"taken": 50, "refused": 1})
    deliver(large)
    done = owner.get(f"/api/admin/bulk-edits/{large}").json
    assert (done["state"], done["counts"]) == ("done", {"taken": 119, "refused": 2})
    assert [(each["row"], each["code"]) for each in done["results"]] == [(120, "not_found"), (121, "invalid")]
    assert {price(f"V-{n:04}") for n in range(119)} == {9900}


def test_a_worker_that_dies_between_a_part_and_its_note_makes_it_again_without_harm(owner, large, monkeypatch):
    real = bulk.Transaction

    class Dying(Exception):
        pass

    def dies():
        raise Dying

    monkeypatch.setattr(bulk, "Transaction", dies)
    with pytest.raises(Dying):
        bulk.take_part(large, 0)
    monkeypatch.setattr(bulk, "Transaction", real)
    assert price("V-0000") == 9900
    deliver(large)
    assert owner.get(f"/api/admin/bulk-edits/{large}").json["counts"] == {"taken": 119, "refused": 2}
    assert service.get_variants(["V-0000"])["V-0000"].version == 2


def test_the_grid_lists_variants_with_their_products_and_finds_one_by_what_a_scanner_reads(owner):
    product("Mug", variants=variants(2), vendor="Kiln")
    product("Hat", sku="HAT", barcode="4006381333931")
    listed = owner.get("/api/admin/variants?vendor=kiln").json
    assert [(each["product_title"], each["sku"]) for each in listed["items"]] == [("Mug", "V-0000"), ("Mug", "V-0001")]
    for code in ("4006381333931", "HAT"):
        assert [each["sku"] for each in owner.get(f"/api/admin/variants?code={code}").json["items"]] == ["HAT"]
    assert owner.get("/api/admin/variants?code=none").json["items"] == []


def test_the_list_of_products_is_narrowed_by_what_products_say(owner):
    owner.post("/api/admin/collections", {"title": "Summer"})
    one = product("One", vendor="Kiln", product_type="Mug", tags=["blue"], collections=["summer"], tracked=False)
    product("Two", vendor="Mill")
    for asked in (
        "vendor=KILN",
        "type=mug",
        "tag=Blue",
        "collection=summer",
        "stock=in",
        f"product_id={one.product_id}",
    ):
        found = owner.get(f"/api/admin/products?{asked}").json["items"]
        assert [each["title"] for each in found] == ["One"], asked
    assert [each["title"] for each in owner.get("/api/admin/products?stock=out").json["items"]] == ["Two"]
