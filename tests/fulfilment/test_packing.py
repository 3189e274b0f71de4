"""Picking and packing: no unit is picked twice, and what is shipped is picked no longer."""

import pytest

from chalicelib.core.errors import Refused
from chalicelib.fulfilment import packing, service, worklist
from chalicelib.inventory import service as inventory
from chalicelib.orders import service as orders
from chalicelib.shop import service as shop
from tests.builders import OWNER, open_shop, order, order_line
from tests.fulfilment.build import in_parallel, service_line, split_order
from tests.http import Client, application


@pytest.fixture(autouse=True)
def _shop(table):
    open_shop()
    inventory.add_location("Main", location_id="main")
    inventory.add_location("North", location_id="north")


@pytest.fixture
def staff():
    token, _ = shop.sign_in(*OWNER)
    return Client(application(), bearer=token)


def picked(made, location_id="main"):
    return {each.line["id"]: (each.picked, each.to_ship) for each in packing.packing(made.order_id, location_id).lines}


def answer_of(call, *args):
    try:
        call(*args)
    except Refused as refused:
        return refused.code
    return "picked"


def test_nine_who_pick_five_units_at_once_pick_five():
    made = order(order_line(quantity=5), stock=10)
    results = in_parallel(9, lambda _: answer_of(packing.pick, made.order_id, "main", "line-A", 1))
    assert (results.count("picked"), results.count("all_picked")) == (5, 4)
    assert picked(made) == {"line-A": (5, 5)}


def test_pickers_and_shippers_at_once_never_leave_more_picked_than_is_left():
    made = order(order_line(quantity=6), stock=10)

    def one(n):
        if n % 3 == 0:
            return answer_of(service.ship_order, made.order_id, {"line-A": 1})
        return answer_of(packing.pick, made.order_id, "main", "line-A", 1)

    in_parallel(9, one)
    [pick] = [each for each in orders.parts_of(made.order_id) if each.kind == "picked"]
    shipped = orders.whole(made.order_id).order.lines[0]["shipped"]
    assert shipped == 3
    assert 0 <= pick.quantity <= 6 - shipped
    assert answer_of(packing.pick, made.order_id, "main", "line-A", 4 - pick.quantity) in ("too_many", "all_picked")


def test_more_than_is_left_there_is_refused_and_what_was_not_picked_cannot_be_put_back():
    made = split_order(main=2, north=3)
    pick = packing.pick
    assert answer_of(pick, made.order_id, "main", "line-A", 3) == "too_many"
    assert answer_of(pick, made.order_id, "main", "line-B", 1) == "not_to_pick"
    assert answer_of(pick, made.order_id, "south", "line-A", 1) == "not_to_pick"
    assert answer_of(pick, made.order_id, "main", "line-A", -1) == "nothing_picked"
    pick(made.order_id, "main", "line-A", 2)
    pick(made.order_id, "north", "line-A", 3)
    pick(made.order_id, "main", "line-A", -1)
    assert (picked(made), picked(made, "north")) == ({"line-A": (1, 2)}, {"line-A": (3, 3)})


def test_a_held_order_is_not_picked_and_what_was_picked_before_can_be_put_back():
    made = order(order_line(quantity=2))
    packing.pick(made.order_id, "main", "line-A", 1)
    orders.hold_order(made.order_id, "fraud", "odd")
    assert answer_of(packing.pick, made.order_id, "main", "line-A", 1) == "not_ready"
    packing.pick(made.order_id, "main", "line-A", -1)
    assert picked(made) == {"line-A": (0, 2)}


def test_what_is_shipped_is_picked_no_longer_and_the_rest_stays():
    made = order(order_line(quantity=5), service_line(), stock=10)
    packing.pick(made.order_id, "main", "line-A", 3)
    packing.pick(made.order_id, "main", "line-S", 1)
    service.ship_order(made.order_id, {"line-A": 2}, "main")
    assert picked(made) == {"line-A": (1, 3), "line-S": (1, 1)}
    service.ship_order(made.order_id, {"line-A": 2, "line-S": 1}, "main")
    assert picked(made) == {"line-A": (0, 1)}


def test_an_order_is_found_picked_and_shipped_over_http(staff):
    made = order(order_line(quantity=2), order_line("B", variant_title="Blue"), gift_note="Happy birthday")
    worklist.follow_order(made.order_id)
    row = staff.get("/api/admin/fulfilment?location=main&show=ready").json["items"][0]
    assert {name: row[name] for name in ("number", "stand", "partly", "due", "name", "city", "units", "holds")} == {
        "number": made.number,
        "stand": "ready",
        "partly": False,
        "due": "2026-11-26",
        "name": "Kari Nordmann",
        "city": "Oslo",
        "units": 3,
        "holds": [],
    }
    assert row["lines"][1] == {
        "line_id": "line-B", "sku": "B", "title": "Product B", "variant_title": "Blue", "quantity": 1,
    }  # fmt: skip
    assert staff.get("/api/admin/fulfilment/locations").json["items"] == [
        {"location_id": "main", "name": "Main", "ready": 1, "held": 0},
        {"location_id": "north", "name": "North", "ready": 0, "held": 0},
    ]
    path = f"/api/admin/orders/{made.order_id}/packing"
    one = {"location_id": "main", "line_id": "line-A", "quantity": 1}
    for _ in range(2):
        seen = staff.post(path, one, key="scan-1").json
    assert [(each["sku"], each["picked"], each["to_ship"]) for each in seen["lines"]] == [("A", 1, 2), ("B", 0, 1)]
    assert (seen["stand"], seen["gift_note"], seen["elsewhere"]) == ("ready", "Happy birthday", [])
    assert seen["lines"][0]["picked_by"].startswith("staff:")
    refused = staff.post(path, {**one, "quantity": 2})
    assert (refused.status, refused.json["code"], refused.json["detail"]) == (409, "too_many", "Only 1 more to pick.")
    assert staff.post(path, {**one, "quantity": 0}).status == 422
    sent = [{"line_id": "line-A", "quantity": 2}, {"line_id": "line-B", "quantity": 1}]
    staff.post(f"/api/admin/orders/{made.order_id}/shipments", {"lines": sent, "location_id": "main"})
    done = staff.get(f"{path}?location=main").json
    assert (done["stand"], done["lines"], len(done["shipments"])) == ("done", [], 1)
    assert done["shipments"][0]["shipped_by"] == seen["lines"][0]["picked_by"]
    assert staff.get("/api/admin/fulfilment").json["items"] == []


def test_what_another_location_has_still_to_send_is_told(staff):
    made = split_order(main=2, north=3)
    seen = staff.get(f"/api/admin/orders/{made.order_id}/packing?location=main").json
    assert seen["elsewhere"] == [{"location_id": "north", "name": "North", "units": 3}]
    assert staff.get(f"/api/admin/orders/{made.order_id}/packing").status == 422
    assert staff.get("/api/admin/orders/ord_nobody/packing?location=main").status == 404
