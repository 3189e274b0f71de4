"""From a cart to an order, over HTTP."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from chalicelib.catalogue import service as catalogue
from chalicelib.checkout import service
from chalicelib.core.table import only, query
from chalicelib.inventory.models import Level, Movement
from chalicelib.orders.models import Order
from tests.checkout.build import POST, cart, checkout, ready_shop
from tests.http import Client, application


@pytest.fixture
def client(table):
    ready_shop(A=10, B=3)
    return Client(application())


def level(sku):
    found = Level.get(sku=sku, location_id="main")
    return found.on_hand, found.reserved, found.available


def orders():
    return [order for n in range(4) for order in only(query(f"ORDERS#{n}", index="g2"), Order)]


def parallel(work, times, threads=8):
    with ThreadPoolExecutor(threads) as pool:
        return [each.result() for each in [pool.submit(copy_context().run, work, n) for n in range(times)]]


def test_an_order_has_the_carts_lines_totals_taxes_and_stock(client):
    of = cart(client, ("A", 2), ("B", 1))
    # 2 x 10000 + 10000 + 4900 post; 25 % within 34900 is 6980
    amounts = {name: each["amount"] for name, each in of["totals"].items()}
    assert amounts == {"subtotal": 30000, "discount": 0, "shipping": 4900, "tax": 6980, "total": 34900}
    placed = checkout(client, of)
    assert placed.status == 201, placed.text
    order = placed.json["order"]
    assert placed.json["payment"] is None
    assert (order["state"], order["payment_state"], order["total"]) == (
        "placed", "pending", {"amount": 34900, "currency": "NOK"},
    )  # fmt: skip
    seen = client.get(f"/api/orders/{order['id']}", token=order["token"]).json
    assert [(line["sku"], line["quantity"], line["total"]["amount"]) for line in seen["lines"]] == [
        ("A", 2, 20000), ("B", 1, 10000),
    ]  # fmt: skip
    assert seen["taxes"] == [
        {"rate": 2500, "base": {"amount": 27920, "currency": "NOK"}, "tax": {"amount": 6980, "currency": "NOK"}}
    ]
    assert (level("A"), level("B")) == ((10, 2, 8), (3, 1, 2))
    assert client.get(f"/api/orders/{order['id']}", token="wrong").status == 404
    assert client.get(f"/api/carts/{of['id']}", token=of["token"]).json["order_id"] == order["id"]


def test_placing_an_order_takes_at_most_four_round_trips_and_a_cart_change_two(client):
    of = cart(client, ("A", 1))
    added = client.post(f"/api/carts/{of['id']}/lines", {"sku": "B", "quantity": 1}, token=of["token"])
    assert added.cost[0] == 2
    placed = checkout(client, {**of, "totals": added.json["totals"]}, key="k1")
    assert (placed.status, placed.cost[0]) == (201, 4)
    of = cart(client, ("A", 1))
    assert checkout(client, of).cost[0] == 3


def test_stock_of_ten_and_fifty_buyers_is_ten_orders_and_forty_polite_refusals(client):
    carts = [cart(client, ("A", 1)) for _ in range(50)]
    replies = parallel(lambda n: checkout(client, carts[n], key=f"k{n}"), 50, threads=16)
    assert sorted(reply.status for reply in replies) == [201] * 10 + [409] * 40
    assert {reply.json["code"] for reply in replies if reply.status == 409} == {"out_of_stock"}
    assert level("A") == (10, 10, 0)
    assert len(orders()) == 10
    reserved = [each for each in only(query("SKU#A", starts="MOVEMENT#"), Movement) if each.reason == "reserved"]
    assert len(reserved) == 10


def test_the_same_checkout_sent_eight_times_at_once_is_one_order_with_one_answer(client):
    of = cart(client, ("A", 1))
    replies = parallel(lambda _: checkout(client, of, key="same"), 8)
    assert {reply.status for reply in replies} == {201}
    assert len({reply.json["order"]["id"] for reply in replies}) == 1
    assert (len(orders()), level("A")) == (1, (10, 1, 9))
    other = checkout(client, of, method="invoice", key="same")
    assert (other.status, other.json["code"]) == (409, "idempotency_key_reused")


def test_a_double_click_without_a_key_is_one_order_and_a_refusal_that_names_it(client):
    of = cart(client, ("A", 1))
    replies = parallel(lambda _: checkout(client, of), 4)
    assert sorted(reply.status for reply in replies) == [201, 409, 409, 409]
    placed = next(reply for reply in replies if reply.status == 201).json["order"]["id"]
    refused = [reply.json for reply in replies if reply.status == 409]
    assert {(each["code"], each["order_id"]) for each in refused} == {("cart_ordered", placed)}
    assert len(orders()) == 1


def test_a_price_that_changed_meanwhile_is_told_and_not_charged(client):
    of = cart(client, ("A", 1))
    catalogue.change_variant(catalogue.get_variants(["A"])["A"].product_id, "A", prices={"NOK": 12000})
    refused = checkout(client, of)
    assert (refused.status, refused.json["code"]) == (409, "total_changed")
    assert refused.json["total"] == {"amount": 16900, "currency": "NOK"}
    seen = client.get(f"/api/carts/{of['id']}", token=of["token"]).json
    assert [each["code"] for each in seen["problems"]] == ["price_changed"]
    assert checkout(client, seen).status == 201


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"delivery_option": None}, "delivery_option_missing", "delivery_option"),
        ({"delivery_option": "teleport"}, "delivery_option_missing", "delivery_option"),
        ({"shipping_address": None}, "missing", "shipping_address"),
        ({"email": None}, "missing", "email"),
    ],
)
def test_what_is_missing_is_named(client, change, code, field):
    of = cart(client, ("A", 1))
    of = client.patch(f"/api/carts/{of['id']}", change, token=of["token"]).json
    refused = checkout(client, of)
    assert (refused.status, refused.json["code"], refused.json["fields"][0]["field"]) == (422, code, field)
    assert (orders(), level("A")) == ([], (10, 0, 10))


def test_an_empty_cart_is_refused(client):
    assert checkout(client, cart(client)).json["code"] == "cart_empty"


def test_what_is_no_longer_for_sale_is_refused_with_its_line(client):
    of = cart(client, ("A", 1))
    catalogue.archive_product(catalogue.get_variants(["A"])["A"].product_id)
    refused = checkout(client, of).json
    assert (refused["code"], refused["fields"][0]["field"]) == ("not_for_sale", f"lines.{of['lines'][0]['id']}")


def test_more_than_there_is_is_refused_with_how_many_are_left(client):
    refused = checkout(client, cart(client, ("B", 4)))
    assert (refused.status, refused.json["code"]) == (409, "out_of_stock")
    assert "3" in refused.json["detail"]


def test_a_pickup_needs_no_address_and_is_held_at_its_location(client):
    of = cart(client, ("A", 1), option="pickup", shipping_address=None)
    placed = checkout(client, of)
    assert placed.status == 201, placed.text
    assert placed.json["order"]["total"]["amount"] == 10000


def test_delivery_options_are_shown_with_their_promise(client):
    of = cart(client, ("A", 1))
    shown = client.get(f"/api/carts/{of['id']}/delivery-options", token=of["token"]).json["items"]
    assert [(each["id"], each["price"]["amount"]) for each in shown] == [("pickup", 0), ("post", 4900)]
    assert all(each["promise"]["earliest"] <= each["promise"]["latest"] for each in shown)


def test_two_staff_changing_the_delivery_options_do_not_overwrite_each_other(client):
    first = service.set_delivery([POST], 1)
    assert first.version == 2
    with pytest.raises(Exception, match="changed by someone else"):
        service.set_delivery([], 1)


def test_a_cart_of_forty_five_different_things_is_one_transaction(table):
    ready_shop(**{f"S{n}": 5 for n in range(45)})
    client = Client(application())
    of = cart(client, *((f"S{n}", 1) for n in range(45)))
    refused = client.post(f"/api/carts/{of['id']}/lines", {"sku": "S0", "quantity": 0}, token=of["token"])
    assert refused.status == 422
    placed = checkout(client, of, key="big")
    assert placed.status == 201, placed.text
    assert {level(f"S{n}") for n in range(45)} == {(5, 1, 4)}
