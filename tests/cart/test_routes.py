"""Carts over HTTP."""

import pytest

from chalicelib.cart import rules, service
from chalicelib.catalogue import service as catalogue
from tests.cart.build import quantities, shop_with_goods
from tests.http import Client, application

ADDRESS = {"name": "Kari Nordmann", "line1": "Storgata 1", "city": "Oslo", "postal_code": "0155", "country": "NO"}
MUG = rules.line_id("MUG")


@pytest.fixture
def client(table, monkeypatch):
    client = Client(application())
    monkeypatch.setattr(service, "TOTALS", rules.subtotal_alone)
    shop_with_goods()
    return client


@pytest.fixture
def opened(client):
    """The path and the token of a new cart."""
    body = client.post("/api/carts", {}).json
    return f"/api/carts/{body['id']}", body["token"]


def test_a_cart_from_nothing_to_two_lines(client):
    started = client.post("/api/carts", {"currency": "NOK", "language": "nb"})
    assert started.status == 201
    body = started.json
    nothing = {"amount": 0, "currency": "NOK"}
    assert body == {
        "id": body["id"],
        "token": body["token"],
        "state": "open",
        "currency": "NOK",
        "language": "nb",
        "lines": [],
        "totals": dict.fromkeys(("subtotal", "discount", "shipping", "tax", "total"), nothing),
        "problems": [],
        "version": 1,
        "email": None,
        "shipping_address": None,
        "billing_address": None,
        "delivery_option": None,
        "coupons": [],
        "note": "",
        "gift_note": "",
        "tax_number": None,
        "accepts_marketing": False,
        "payment_method": None,
        "order_id": None,
    }
    path, token = f"/api/carts/{body['id']}", body["token"]
    added = client.post(f"{path}/lines", {"sku": "TEE", "quantity": 2}, token=token)
    assert added.status == 200
    assert added.json["lines"] == [
        {
            "id": rules.line_id("TEE"),
            "sku": "TEE",
            "title": "Tee",
            "variant_title": "M",
            "handle": "tee",
            "image": None,
            "quantity": 2,
            "unit_price": {"amount": 25000, "currency": "NOK"},
            "compare_at_price": None,
            "total": {"amount": 50000, "currency": "NOK"},
            "variant_kind": "goods",
            "available": 2,
        }
    ]
    client.post(f"{path}/lines", {"sku": "MUG"}, token=token)
    seen = client.get(path, token=token).json
    assert [(each["sku"], each["quantity"]) for each in seen["lines"]] == [("TEE", 2), ("MUG", 1)]
    assert (seen["totals"]["total"]["amount"], seen["version"]) == (60000, 3)


def test_a_change_costs_two_round_trips_over_http_too(client, opened):
    path, token = opened
    assert client.post(f"{path}/lines", {"sku": "MUG", "quantity": 1}, token=token).cost[0] == 2
    assert client.patch(f"{path}/lines/{MUG}", {"quantity": 2}, token=token).cost[0] == 2
    assert client.patch(path, {"note": "ring twice"}, token=token).cost[0] == 2
    assert client.get(path, token=token).cost[0] == 2
    assert client.delete(f"{path}/lines/{MUG}", token=token).cost[0] == 2
    assert client.get(path, token=token).cost[0] == 1


def test_lines_are_changed_and_removed(client, opened):
    path, token = opened
    client.post(f"{path}/lines", {"sku": "MUG", "quantity": 1}, token=token)
    changed = client.patch(f"{path}/lines/{MUG}", {"quantity": 7}, token=token).json
    assert changed["lines"][0]["quantity"] == 7
    assert changed["problems"] == [{"code": "out_of_stock", "detail": "Only 5 of Mug (MUG) are left.", "line_id": MUG}]
    removed = client.delete(f"{path}/lines/{MUG}", token=token)
    assert (removed.status, removed.json["lines"]) == (200, [])
    assert client.delete(f"{path}/lines/{MUG}", token=token).status == 404
    assert client.patch(f"{path}/lines/{MUG}", {"quantity": 1}, token=token).status == 404


@pytest.mark.parametrize(
    "quantity", [0, -1, 10000, 1.5, 1.0, "1.5", "", "one", "²", None, True, [1], 10**30, "9" * 400]
)
def test_a_quantity_is_a_whole_number_from_1_to_9999(client, opened, quantity):
    path, token = opened
    reply = client.post(f"{path}/lines", {"sku": "MUG", "quantity": quantity}, token=token)
    assert (reply.status, reply.json["fields"][0]["field"]) == (422, "quantity")


def test_a_form_may_send_the_quantity_as_text(client, opened):
    path, token = opened
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    reply = client.call("POST", f"{path}/lines", body=b"sku=MUG&quantity=3", headers=form, token=token)
    assert reply.json["lines"][0]["quantity"] == 3


def test_what_is_not_for_sale_is_refused_with_the_field(client, opened):
    path, token = opened
    reply = client.post(f"{path}/lines", {"sku": "NO-SUCH", "quantity": 1}, token=token)
    assert (reply.status, reply.json["code"], reply.json["fields"][0]["field"]) == (422, "unknown_sku", "sku")
    catalogue.archive_product(catalogue.get_variants(["MUG"])["MUG"].product_id)
    reply = client.post(f"{path}/lines", {"sku": "MUG", "quantity": 1}, token=token)
    assert (reply.status, reply.json["code"], reply.json["fields"][0]["field"]) == (422, "not_for_sale", "sku")


def test_a_wrong_token_is_a_404_everywhere(client, opened):
    path, _ = opened
    for reply in (
        client.get(path),
        client.get(path, token="wrong"),
        client.patch(path, {"note": "x"}, token="wrong"),
        client.post(f"{path}/lines", {"sku": "MUG", "quantity": 1}, token="wrong"),
        client.patch(f"{path}/lines/{MUG}", {"quantity": 1}, token="wrong"),
        client.delete(f"{path}/lines/{MUG}", token="wrong"),
    ):
        assert (reply.status, reply.json["code"]) == (404, "not_found")


def test_the_token_may_stand_in_the_query(client, opened):
    path, token = opened
    assert client.get(f"{path}?token={token}").status == 200


def test_ids_of_any_length_are_not_found(client, opened):
    path, token = opened
    assert client.get("/api/carts/" + "x" * 5000, token=token).status == 404
    assert client.patch(f"{path}/lines/lin_{'QUFB' * 900}", {"quantity": 1}, token=token).status == 404


def test_the_version_is_taken_from_if_match_or_the_body(client, opened):
    path, token = opened
    added = client.post(f"{path}/lines", {"sku": "MUG", "quantity": 1, "version": 1}, token=token)
    assert added.json["version"] == 2
    for given in ({"version": 1, "note": "x"},):
        assert client.patch(path, given, token=token).status == 412
    for tag in ('"1"', "1", 'W/"1"', "abc"):
        reply = client.delete(f"{path}/lines/{MUG}", token=token, headers={"If-Match": tag})
        assert (reply.status, reply.json["code"]) == (412, "version_moved_on")
    assert client.patch(path, {"note": "x"}, token=token, headers={"If-Match": "*"}).status == 200
    assert client.delete(f"{path}/lines/{MUG}", token=token, headers={"If-Match": '"3"'}).status == 200


def test_the_same_key_adds_once(client, opened):
    path, token = opened
    first = client.post(f"{path}/lines", {"sku": "MUG", "quantity": 2}, token=token, key="k1")
    again = client.post(f"{path}/lines", {"sku": "MUG", "quantity": 2}, token=token, key="k1")
    assert (again.json, again.headers["idempotent-replayed"]) == (first.json, "true")
    other = client.post(f"{path}/lines", {"sku": "MUG", "quantity": 3}, token=token, key="k1")
    assert (other.status, other.json["code"]) == (409, "idempotency_key_reused")
    assert quantities(path.rsplit("/", 1)[1]) == {"MUG": 2}


def test_a_cart_says_who_it_is_for_and_how_it_is_delivered(client, opened):
    path, token = opened
    given = {
        "email": "Kari@Example.org",
        "shipping_address": ADDRESS,
        "delivery_option": "post",
        "coupons": ["SPRING"],
        "note": "Ring twice",
    }
    changed = client.patch(path, given, token=token)
    assert changed.status == 200
    seen = client.get(path, token=token).json
    assert seen["email"].lower() == "kari@example.org"
    assert seen["shipping_address"] == {"company": "", "line2": "", "region": "", "phone": "", **ADDRESS}
    assert (seen["billing_address"], seen["delivery_option"], seen["note"]) == (None, "post", "Ring twice")
    assert seen["coupons"] == ["SPRING"]


def test_what_is_left_out_stays_and_null_takes_away(client, opened):
    path, token = opened
    client.patch(path, {"email": "kari@example.org", "note": "x", "coupons": ["A"]}, token=token)
    client.patch(path, {"billing_address": ADDRESS}, token=token)
    seen = client.patch(path, {"note": None, "coupons": None}, token=token).json
    assert (seen["email"], seen["note"], seen["coupons"]) == ("kari@example.org", "", [])
    assert seen["billing_address"]["city"] == "Oslo"
    assert client.patch(path, {"email": None, "billing_address": None}, token=token).json["billing_address"] is None


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"shipping_address": {**ADDRESS, "country": "XX"}}, "shipping_address.country"),
        ({"shipping_address": "Storgata 1"}, "shipping_address"),
        ({"delivery_option": "x" * 65}, "delivery_option"),
        ({"coupons": ["x"] * 11}, "coupons"),
        ({"note": "x" * 2001}, "note"),
        ({"state": "ordered"}, "state"),
        ({"version": 0}, "version"),
    ],
)
def test_what_a_cart_cannot_hold_is_refused_with_the_field(client, opened, given, field):
    path, token = opened
    reply = client.patch(path, given, token=token)
    assert (reply.status, reply.json["fields"][0]["field"]) == (422, field)


def test_a_cart_starts_only_in_a_currency_of_the_shop(client):
    reply = client.post("/api/carts", {"currency": "EUR"})
    assert (reply.status, reply.json["fields"][0]) == (
        422,
        {"field": "currency", "code": "not_offered", "detail": "This shop sells in NOK. Choose one."},
    )
    assert client.post("/api/carts", {"currency": "nok"}).status == 422


def test_a_cart_keeps_what_the_checkout_asks(client, opened):
    path, token = opened
    said = {
        "gift_note": "Happy birthday!",
        "tax_number": "999 999 999",
        "accepts_marketing": True,
        "payment_method": "invoice",
    }
    kept = client.patch(path, said, token=token).json
    assert {name: kept[name] for name in said} == said
    emptied = client.patch(path, {"gift_note": None, "tax_number": None}, token=token).json
    assert (emptied["gift_note"], emptied["tax_number"], emptied["payment_method"]) == ("", None, "invoice")
    assert client.patch(path, {"payment_method": "cheque"}, token=token).status == 422


def test_a_price_that_changed_is_told_with_both_amounts(client, opened):
    path, token = opened
    client.post(f"{path}/lines", {"sku": "MUG"}, token=token)
    catalogue.change_variant(catalogue.find_by_handle("mug").product.product_id, "MUG", prices={"NOK": 12550})
    [problem] = client.get(path, token=token).json["problems"]
    before, now = ({"amount": amount, "currency": "NOK"} for amount in (10000, 12550))
    assert (problem["code"], problem["before"], problem["now"]) == ("price_changed", before, now)
