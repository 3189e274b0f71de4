"""The catalogue through HTTP: what shoppers see of it, and what staff may do to it."""

import pytest

from chalicelib.catalogue import service
from chalicelib.core import access
from tests.catalogue.build import product, variants

MUG = {
    "title": "Mug",
    "status": "active",
    "description": '<p onclick="x()">For coffee</p>',
    "images": [{"url": "/media/mug.svg", "alt": "A mug"}],
    "variants": [
        {"sku": "M-R", "options": {"Colour": "Red"}, "prices": [{"amount": 9900, "currency": "NOK"}]},
        {
            "sku": "M-B",
            "options": {"Colour": "Blue"},
            "prices": [{"amount": 10900, "currency": "NOK"}],
            "compare_at": [{"amount": 12900, "currency": "NOK"}],
            "barcode": "4006381333931",
            "tracked": False,
        },
    ],
}


def test_a_product_made_by_staff_is_seen_by_shoppers(owner, client):
    made = owner.post("/api/admin/products", MUG)
    assert (made.status, made.json["handle"], made.json["description"]) == (201, "mug", "<p>For coffee</p>")
    listed = client.get("/api/products")
    assert listed.json["total"] == 1
    assert listed.json["items"] == [
        {
            "id": made.json["id"],
            "handle": "mug",
            "title": "Mug",
            "vendor": "",
            "price": {"amount": 9900, "currency": "NOK"},
            "price_varies": True,
            "compare_at_price": None,
            "image": {"url": "/media/mug.svg", "alt": "A mug"},
            "rating": {"average": None, "count": 0},
            "in_stock": True,
        }
    ]
    shown = client.get("/api/products/mug")
    assert shown.cost[0] == 2
    assert [
        (each["sku"], each["title"], each["price"]["amount"], each["compare_at_price"], each["available"])
        for each in shown.json["variants"]
    ] == [
        ("M-R", "Red", 9900, None, False),
        ("M-B", "Blue", 10900, {"amount": 12900, "currency": "NOK"}, True),
    ]
    assert shown.json["options"] == [{"name": "Colour", "values": ["Red", "Blue"]}]
    assert shown.json["rating"] == {"average": None, "count": 0, "histogram": dict.fromkeys("12345", 0)}


def test_the_list_takes_the_contracts_filters_and_refuses_others(client):
    product("Reef lamp", vendor="Havn", variants=variants(2))
    product("Chair", 90000, sell_when_out=True, tags=["new"])
    titles = lambda path: [item["title"] for item in client.get(path).json["items"]]  # noqa: E731
    assert titles("/api/products?q=laamp") == ["Reef lamp"]
    assert titles("/api/products?option.Size=1") == ["Reef lamp"]
    assert titles("/api/products?option.size=0&option.size=9") == ["Reef lamp"]
    assert titles("/api/products?tag=new&in_stock=true&min_price=90000&vendor=") == ["Chair"]
    assert titles("/api/products?sort=-price&limit=1") == ["Chair"]
    page = client.get("/api/products?sort=price&limit=1")
    again = client.get(f"/api/products?sort=price&limit=1&cursor={page.json['next_cursor']}")
    assert ([again.json["items"][0]["title"]], again.json["next_cursor"]) == (["Chair"], None)
    for path, field in (
        ("/api/products?colour=red", "colour"),
        ("/api/products?option.=red", "option."),
        ("/api/products?sort=best", "sort"),
        ("/api/products?min_price=cheap", "min_price"),
        ("/api/products?limit=0", "limit"),
        ("/api/products?cursor=x", "cursor"),
    ):
        refused = client.get(path)
        assert (refused.status, refused.json["fields"][0]["field"]) == (422, field), path


def test_a_moved_product_answers_at_its_old_address_and_a_hidden_one_nowhere(owner, client):
    made = owner.post("/api/admin/products", MUG).json
    path = f"/api/admin/products/{made['id']}"
    assert owner.patch(path, {"handle": "cup", "version": made["version"]}).status == 200
    assert client.get("/api/products/mug").json["handle"] == "cup"
    late = owner.patch(path, {"title": "Late", "version": made["version"]})
    assert (late.status, late.json["code"]) == (412, "version_moved_on")
    assert owner.delete(path).json["status"] == "archived"
    assert client.get("/api/products/cup").status == 404
    assert client.get("/api/products").json["total"] == 0
    assert owner.get(path).json["status"] == "archived"
    assert [row["status"] for row in owner.get("/api/admin/products?status=archived&q=m-b").json["items"]] == [
        "archived"
    ]
    assert owner.get("/api/admin/products?status=draft").json["items"] == []
    for unknown in ("x", "x" * 3000, "%00"):
        assert client.get(f"/api/products/{unknown}").status == 404
        assert owner.get(f"/api/admin/products/{unknown}").status == 404


def test_variants_are_added_changed_and_removed(owner):
    made = owner.post("/api/admin/products", MUG).json
    path = f"/api/admin/products/{made['id']}/variants"
    added = owner.post(path, {"options": {"Colour": "Green"}, "prices": [{"amount": 1, "currency": "NOK"}]})
    assert (added.status, added.json["sku"], added.json["position"]) == (201, "MUG-GREEN", 2)
    changed = owner.patch(f"{path}/MUG-GREEN", {"grams": 340, "kind": "digital", "version": added.json["version"]})
    assert (changed.json["grams"], changed.json["kind"]) == (340, "digital")
    assert owner.patch(f"{path}/MUG-GREEN", {"grams": 1, "version": added.json["version"]}).status == 412
    assert owner.get("/api/admin/variants/MUG-GREEN").json["grams"] == 340
    left = owner.delete(f"{path}/MUG-GREEN")
    assert [each["sku"] for each in left.json["variants"]] == ["M-R", "M-B"]
    assert owner.get("/api/admin/variants/MUG-GREEN").status == 404
    assert owner.patch(f"{path}/MUG-GREEN", {"grams": 1}).status == 404
    taken = owner.post(path, {"sku": "M-B", "options": {"Colour": "Grey"}})
    assert (taken.status, taken.json["fields"][0]["field"]) == (409, "sku")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"handle": "Not this"}, "handle"),
        ({"variants": []}, "variants"),
        ({"variants": [{"barcode": "4006381333932"}]}, "variants.0.barcode"),
        ({"variants": [{"sku": " x\u0000"}]}, "variants.0.sku"),
        ({"variants": [{"prices": [{"amount": -1, "currency": "NOK"}]}]}, "variants.0.prices.0.amount"),
        ({"variants": [{"prices": [{"amount": 1.5, "currency": "NOK"}]}]}, "variants.0.prices.0.amount"),
        ({"images": [{"url": "javascript:alert(1)"}]}, "images.0.url"),
        ({"collections": ["none-such"]}, "collections"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_no_product_can_be_is_refused_by_field(owner, change, field):
    refused = owner.post("/api/admin/products", {**MUG, **change})
    assert (refused.status, refused.json["fields"][0]["field"]) == (422, field)
    assert owner.get("/api/admin/products").json["items"] == []


def test_a_product_is_made_once_under_one_idempotency_key(owner):
    first = owner.post("/api/admin/products", MUG, key="k1")
    again = owner.post("/api/admin/products", MUG, key="k1")
    assert (first.status, again.status, again.json["id"]) == (201, 201, first.json["id"])
    other = owner.post("/api/admin/products", {**MUG, "title": "Cup"}, key="k1")
    assert (other.status, other.json["code"]) == (409, "idempotency_key_reused")
    assert len(owner.get("/api/admin/products").json["items"]) == 1


def test_only_staff_who_may_do_it_change_the_catalogue(client, owner, monkeypatch):
    assert client.post("/api/admin/products", MUG).status == 401
    clerk = access.Caller("staff", "stf_clerk", permissions=frozenset({"catalogue.read"}))
    monkeypatch.setattr(access, "find_staff", lambda staff_id, session: clerk)
    assert owner.get("/api/admin/products").status == 200
    assert owner.post("/api/admin/products", MUG).status == 403


def test_collections_hold_products_and_filter_the_list(owner, client):
    made = [owner.post("/api/admin/products", {**MUG, "title": t, "variants": [{"sku": t}]}).json for t in ("A", "B")]
    summer = owner.post("/api/admin/collections", {"title": "Summer", "description": "<b>Sun</b><script/>"})
    assert (summer.status, summer.json["handle"], summer.json["description"]) == (201, "summer", "<b>Sun</b>")
    assert owner.post("/api/admin/collections", {"title": "Summer"}).status == 409
    members = {"product_ids": [each["id"] for each in made]}
    assert owner.post("/api/admin/collections/summer/products", members).status == 204
    assert owner.delete(f"/api/admin/collections/summer/products/{made[1]['id']}").status == 204
    listed = client.get("/api/products?collection=summer").json
    assert [item["title"] for item in listed["items"]] == ["A"]
    facet = next(each for each in listed["facets"] if each["name"] == "collection")
    assert facet["values"] == [{"value": "summer", "title": "Summer", "count": 1}]
    changed = owner.patch("/api/admin/collections/summer", {"title": "Sommer", "position": 3, "version": 1})
    assert (changed.json["title"], changed.json["version"]) == ("Sommer", 2)
    assert owner.patch("/api/admin/collections/summer", {"title": "X", "version": 1}).status == 412
    assert [each["title"] for each in client.get("/api/collections").json["items"]] == ["Sommer"]
    assert owner.delete("/api/admin/collections/summer").status == 204
    assert client.get("/api/collections/summer").status == 404
    assert all(
        each["name"] != "collection" or not each["values"] for each in client.get("/api/products").json["facets"]
    )
    back = owner.post("/api/admin/collections", {"title": "Summer"})
    assert (back.status, client.get("/api/products?collection=summer").json["total"]) == (201, 1)


def test_levels_and_ratings_beside_a_product_show_on_its_page(client):
    from chalicelib.core.transaction import Transaction
    from chalicelib.inventory.models import Level
    from chalicelib.reviews.models import Rating

    made = product("Mug", sku="M-1")
    with Transaction() as tx:
        tx.create(Level.new(sku="M-1", location_id="oslo", product_id=made.product_id, available=3))
        tx.create(Rating.new(product_id=made.product_id, reviews=3, stars=13, four=2, five=1))
    shown = client.get("/api/products/mug").json
    assert shown["variants"][0]["available"] is True
    # (4 + 4 + 5) / 3 = 4.333
    histogram = {"1": 0, "2": 0, "3": 0, "4": 2, "5": 1}
    assert shown["rating"] == {"average": 4.33, "count": 3, "histogram": histogram}
    assert service.find_by_handle("mug").in_stock(service.get_variants(["M-1"])["M-1"]) == 3
