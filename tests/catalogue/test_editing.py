"""Options and variants that come and go, collections by rule and in the merchant's order, and planned publication."""

import pytest

from chalicelib.catalogue import grouping, handlers, service
from chalicelib.catalogue.events import CollectionChanged, CollectionRefilled
from chalicelib.catalogue.models import Publication
from chalicelib.core import clock
from chalicelib.core.table import only, query
from tests.catalogue.build import product, variants

NOK = [{"amount": 10000, "currency": "NOK"}]


def of_size(*sizes: str) -> list[dict[str, object]]:
    return [{"options": {"Size": size}, "prices": NOK} for size in sizes]


def kept(owner, product_id):
    return owner.get(f"/api/admin/products/{product_id}").json


def test_a_variant_that_is_removed_and_added_again_is_the_same_one(owner):
    made = owner.post("/api/admin/products", {"title": "Shirt", "variants": of_size("S", "M")}).json
    address, skus = f"/api/admin/products/{made['id']}", [each["sku"] for each in made["variants"]]
    gone = owner.patch(address, {"variants": {"remove": [skus[1]]}, "version": made["version"]}).json
    assert ([each["sku"] for each in gone["variants"]], gone["options"][0]["values"]) == ([skus[0]], ["S"])
    back = owner.patch(address, {"variants": {"add": of_size("L", "M")}}).json
    assert [(each["sku"], each["options"]["Size"]) for each in back["variants"]] == [
        (skus[0], "S"), ("SHIRT-L", "L"), (skus[1], "M"),
    ]  # fmt: skip


def test_a_product_and_its_variants_change_in_one_transaction_or_not_at_all(owner):
    made = owner.post("/api/admin/products", {"title": "Shirt", "variants": of_size("S", "M")}).json
    address, [small, medium] = f"/api/admin/products/{made['id']}", [each["sku"] for each in made["variants"]]
    both = {"title": "Blouse", "version": made["version"]}
    same = {"change": [{"sku": medium, "options": {"Size": "S"}}]}
    assert owner.patch(address, {**both, "variants": same}).json["code"] == "variant_repeats"
    assert kept(owner, made["id"]) == made
    right = {"change": [{"sku": small, "grams": 200}], "remove": [medium]}
    changed = owner.patch(address, {**both, "variants": right}).json
    assert (changed["title"], [(each["sku"], each["grams"]) for each in changed["variants"]]) == (
        "Blouse", [(small, 200)],
    )  # fmt: skip
    assert owner.patch(address, {**both, "variants": right}).status == 412


def test_an_option_is_added_to_many_variants_in_several_transactions(owner):
    made = product("Many", variants=variants(100))
    change = [{"sku": f"V-{n:04}", "options": {"Size": str(n), "Colour": "Red"}} for n in range(100)]
    more = [{"sku": "X", "options": {"Size": "0", "Colour": "Blue"}, "prices": NOK}]
    body = {"variants": {"change": change, "add": more}, "version": made.version, "title": "More"}
    changed = owner.patch(f"/api/admin/products/{made.product_id}", body).json
    assert (changed["title"], len(changed["variants"])) == ("More", 101)
    assert changed["options"][1] == {"name": "Colour", "values": ["Red", "Blue"]}
    assert {each["title"] for each in changed["variants"][:2]} == {"0 / Red", "1 / Red"}


def test_a_collection_by_rule_holds_what_fits_whoever_else_was_put_in_it(owner):
    old = product("Old", tags=["Wool"])
    rule = {
        "match": "all",
        "conditions": [
            {"field": "tag", "is": "is", "value": "wool"},
            {"field": "price", "is": "below", "value": "NOK 20000"},
        ],
    }
    made = owner.post("/api/admin/collections", {"title": "Warm", "rule": rule}).json
    assert made["rule"] == rule
    handlers.fill_by_rule(CollectionChanged("warm", ["rule"]), None)
    assert kept(owner, old.product_id)["collections"] == ["warm"]
    new, dear = product("New", tags=["wool"]), product("Dear", tags=["wool"], price=30000, sku="DEAR")
    assert (new.collections, dear.collections) == (["warm"], [])
    owner.patch(f"/api/admin/products/{dear.product_id}/variants/DEAR", {"prices": NOK})
    assert kept(owner, dear.product_id)["collections"] == ["warm"]
    owner.patch(f"/api/admin/products/{new.product_id}", {"tags": ["silk"], "collections": ["warm"]})
    assert kept(owner, new.product_id)["collections"] == []
    owner.patch("/api/admin/collections/warm", {"rule": None})
    owner.patch(f"/api/admin/products/{new.product_id}", {"collections": ["warm"]})
    assert kept(owner, new.product_id)["collections"] == ["warm"]


def test_a_new_rule_is_put_to_all_products_slice_by_slice(owner, monkeypatch):
    for n in range(60):
        product(f"Product {n}", vendor="Mill" if n % 2 else "Kiln")
    rule = {"conditions": [{"field": "vendor", "is": "is", "value": "Mill"}]}
    owner.post("/api/admin/collections", {"title": "Of the mill", "rule": rule})
    told: list[str | None] = []
    monkeypatch.setattr(
        grouping, "CollectionRefilled", lambda handle, cursor: told.append(cursor) or CollectionRefilled(handle, cursor)
    )
    handlers.fill_by_rule(CollectionChanged("of-the-mill", ["rule"]), None)
    listed = "/api/admin/products?collection=of-the-mill&limit=100"
    assert len(owner.get(listed).json["items"]) == 25  # of the 50 that changed first, half are of the mill
    handlers.go_on_filling(CollectionRefilled("of-the-mill", told[0]), None)
    assert (len(owner.get(listed).json["items"]), told[1]) == (30, None)


@pytest.mark.parametrize(
    ("field", "asks", "value"), [("tag", "above", "x"), ("price", "above", "500"), ("title", "is", "x")]
)
def test_a_rule_that_asks_what_cannot_be_asked_is_refused(owner, field, asks, value):
    rule = {"conditions": [{"field": field, "is": asks, "value": value}]}
    assert owner.post("/api/admin/collections", {"title": "Odd", "rule": rule}).json["code"] == "rule_wrong"


def test_a_collection_is_listed_in_its_own_order_unless_another_is_asked_for(owner, client):
    owner.post("/api/admin/collections", {"title": "Shelf"})
    ids = [product(title, collections=["shelf"]).product_id for title in ("A", "B", "C")]
    owner.patch("/api/admin/collections/shelf", {"product_order": [ids[1], ids[0]]})
    listed = client.get("/api/products?collection=shelf&limit=2").json
    rest = client.get(f"/api/products?collection=shelf&limit=2&cursor={listed['next_cursor']}").json
    assert [each["title"] for each in listed["items"] + rest["items"]] == ["B", "A", "C"]
    titles = [each["title"] for each in client.get("/api/products?collection=shelf&sort=title").json["items"]]
    assert titles == ["A", "B", "C"]


def test_a_draft_goes_on_sale_at_its_moment_and_one_whose_plan_changed_does_not(owner):
    soon, other = product("Soon", status="draft"), product("Other", status="draft")
    for each in (soon, other):
        plan = {"publish_at": "2026-12-01T08:00:00Z"}
        assert owner.patch(f"/api/admin/products/{each.product_id}", plan).json["publish_at"] == (
            "2026-12-01T08:00:00.000Z"
        )
    owner.patch(f"/api/admin/products/{other.product_id}", {"publish_at": None})
    with clock.held_at("2026-12-01T07:59:59Z"):
        service.publish_due()
    assert kept(owner, soon.product_id)["status"] == "draft"
    for _ in range(2):
        with clock.held_at("2026-12-01T08:00:00Z"):
            service.publish_due()
    now = [kept(owner, each.product_id) for each in (soon, other)]
    assert [(each["status"], each["publish_at"]) for each in now] == [("active", None), ("draft", None)]
    assert [each for shard in range(4) for each in only(query(f"PUBLICATIONS#{shard}"), Publication)] == []
