"""Shipments over HTTP: who may, what is taken, and once only."""

import pytest

from chalicelib.core.http import Remembered
from chalicelib.core.table import call
from chalicelib.customers import service as customers
from chalicelib.shop import service as shop
from tests.builders import OWNER, open_shop, order, order_line
from tests.fulfilment.build import in_parallel, level, shipments, split_order
from tests.http import Client, application


@pytest.fixture
def staff(table):
    open_shop()
    token, _ = shop.sign_in(*OWNER)
    return Client(application(), bearer=token)


def path(made, rest=""):
    return f"/api/admin/orders/{made.order_id}/shipments{rest}"


def problem(reply):
    return reply.status, reply.json["code"]


def test_a_shipment_is_made_listed_delivered_and_seen_by_the_buyer(staff):
    made = order(order_line(quantity=3), stock=10)
    said = {"carrier": "Posten", "tracking_number": "NO1", "tracking_url": "https://posten.no/NO1"}
    sent = staff.post(path(made), {"lines": [{"line_id": "line-A", "quantity": 2}], **said})
    assert sent.status == 201
    assert sent.json["lines"] == [{"line_id": "line-A", "sku": "A", "quantity": 2, "location_id": "main"}]
    assert (sent.json["state"], sent.json["delivered_at"]) == ("shipped", None)
    again = staff.post(path(made), {})
    assert [each["id"] for each in staff.get(path(made)).json["items"]] == [sent.json["id"], again.json["id"]]
    arrived = staff.post(path(made, f"/{sent.json['id']}/delivered"))
    assert (arrived.status, arrived.json["state"]) == (200, "delivered")
    seen = Client(staff.app).get(f"/api/orders/{made.order_id}", token=made.token).json["shipments"]
    assert [(each["state"], each["tracking_url"]) for each in seen] == [
        ("delivered", "https://posten.no/NO1"),
        ("shipped", ""),
    ]


def test_one_line_named_twice_is_summed(staff):
    made = order(order_line(quantity=3), stock=10)
    one = {"line_id": "line-A", "quantity": 1}
    assert staff.post(path(made), {"lines": [one, one]}).json["lines"][0]["quantity"] == 2
    assert problem(staff.post(path(made), {"lines": [one, one]})) == (409, "not_at_location")


def test_a_key_sent_twice_or_in_parallel_is_one_shipment(staff):
    made = split_order(main=2, north=3)
    replies = in_parallel(6, lambda _: staff.post(path(made), {"location_id": "main"}, key="one"))
    assert {reply.status for reply in replies} == {201}
    assert len({reply.json["id"] for reply in replies}) == 1
    assert (len(shipments(made.order_id)), level("A", "main"), level("A", "north")) == (1, (8, 0, 8), (10, 3, 7))
    assert problem(staff.post(path(made), {"location_id": "north"}, key="one")) == (409, "idempotency_key_reused")


def test_a_lost_answer_is_made_anew_for_the_shipment_of_that_key(staff, table):
    made = split_order(main=2, north=3)
    first = staff.post(path(made), {"location_id": "main"}, key="one").json
    staff.post(path(made), {"location_id": "north"}, key="two")
    lose_answers(table)
    replay = staff.post(path(made), {"location_id": "main"}, key="one")
    assert (replay.json["id"], replay.headers["idempotent-replayed"]) == (first["id"], "true")


def lose_answers(shop_id):
    """What is left of requests whose process died after their effect: the marker, old, and no answer."""
    scan = call("Scan", FilterExpression="kind = :k", ExpressionAttributeValues={":k": {"S": Remembered.KIND}})
    for raw in scan["Items"]:
        if raw["pk"]["S"].startswith(f"{shop_id}/"):
            call(
                "UpdateItem",
                Key={name: raw[name] for name in ("pk", "sk")},
                UpdateExpression="REMOVE #s, body SET expires_at = expires_at - :long",
                ExpressionAttributeNames={"#s": "status"},
                ExpressionAttributeValues={":long": {"N": "600"}},
            )


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"tracking_url": "javascript:alert(1)"}, "tracking_url"),
        ({"tracking_url": "posten.no"}, "tracking_url"),
        ({"lines": []}, "lines"),
        ({"lines": [{"line_id": "line-A", "quantity": 0}]}, "lines.0.quantity"),
        ({"lines": [{"line_id": "line-A", "quantity": 1.5}]}, "lines.0.quantity"),
        ({"lines": [{"line_id": "line-A", "quantity": "1"}]}, "lines.0.quantity"),
        ({"location_id": ""}, "location_id"),
        ({"carrier": "x" * 81}, "carrier"),
        ({"weight": 3}, "weight"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_field_and_nothing_leaves(staff, body, field):
    made = order(stock=10)
    reply = staff.post(path(made), body)
    assert (reply.status, [each["field"] for each in reply.json["fields"]]) == (422, [field])
    assert (shipments(made.order_id), level("A")) == ([], (10, 1, 9))


@pytest.mark.parametrize("order_id", ["nobody", "ord_" + "9" * 26, "%C3%A6", "x" * 512, "a%20b"])
def test_orders_and_shipments_that_are_not_there_are_404(staff, order_id):
    base = f"/api/admin/orders/{order_id}/shipments"
    for reply in (staff.get(base), staff.post(base, {}), staff.post(base + "/shp_1/delivered")):
        assert problem(reply) == (404, "not_found")


def test_only_those_who_may_ship_do(staff):
    made = order(stock=10)
    anyone, buyer = Client(staff.app), Client(staff.app, bearer=customers.start_session(made.customer_id))
    assert problem(anyone.post(path(made), {}, token=made.token)) == (401, "not_signed_in")
    assert problem(buyer.post(path(made), {})) == (401, "not_signed_in")
    reader = Client(staff.app, bearer=shop.create_api_key("reader", ["fulfilment.read"])[0])
    assert reader.get(path(made)).json == {"items": [], "next_cursor": None}
    assert problem(reader.post(path(made), {})) == (403, "not_allowed")
    assert level("A") == (10, 1, 9)
