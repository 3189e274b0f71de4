"""What would not fit one transaction is refused with a sentence, and races at the settings end in one winner."""

from chalicelib.core.table import only, query
from chalicelib.inventory import service as inventory
from chalicelib.inventory.rules import MOST_PLACES
from chalicelib.orders.models import Order
from chalicelib.shop import service as shop
from tests.builders import OWNER
from tests.checkout.build import POST, cart, checkout, ready_shop
from tests.fulfilment.build import in_parallel
from tests.http import Client, application


def spread_shop(skus):
    """A shop with one unit of each SKU at each of two locations."""
    ready_shop(**dict.fromkeys(skus, 1))
    inventory.add_location("North", location_id="north")
    for sku in skus:
        inventory.set_level(sku, "north", 1)


def placed():
    return [order for n in range(4) for order in only(query(f"ORDERS#{n}", index="g2"), Order)]


def test_an_order_whose_goods_lie_at_too_many_places_is_refused_and_a_smaller_one_taken(table):
    skus = [f"S{n}" for n in range(MOST_PLACES // 2 + 1)]  # 23 SKUs at two places each: 46 pairs, of 45
    spread_shop(skus)
    client = Client(application())
    refused = checkout(client, cart(client, *((sku, 2) for sku in skus)))
    assert (refused.status, refused.json["code"], placed()) == (409, "spread_too_wide", [])
    taken = checkout(client, cart(client, *((sku, 2) for sku in skus[:-1])), key="one")
    assert (taken.status, taken.json["order"]["state"]) == (201, "placed")
    order = placed()[0]
    assert [len(line["allocations"]) for line in order.lines] == [2] * 22
    staff = Client(client.app, bearer=shop.sign_in(*OWNER)[0])
    assert staff.post(f"/api/admin/orders/{order.order_id}/cancel", {}, key="two").status == 200
    assert all(inventory.rebuilt(sku) == [] for sku in skus)


def test_of_six_who_replace_the_same_delivery_options_one_does(table):
    ready_shop()
    staff = Client(application(), bearer=shop.sign_in(*OWNER)[0])
    version = staff.get("/api/admin/delivery-options").json["version"]

    def replace(n):
        body = {"version": version, "options": [{**POST, "handling_days": n}]}
        return staff.put("/api/admin/delivery-options", body).status

    assert sorted(in_parallel(6, replace)) == [200, 412, 412, 412, 412, 412]
    assert staff.get("/api/admin/delivery-options").json["version"] == version + 1
