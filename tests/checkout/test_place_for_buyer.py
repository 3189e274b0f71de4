"""Staff place the order of a cart they made up for its buyer, over HTTP."""

from typing import Any

import pytest

from chalicelib.core import clock, journal
from chalicelib.inventory.models import Level, Reservation
from chalicelib.orders import service as orders
from chalicelib.shop import service as shop
from tests.builders import OWNER
from tests.checkout.build import cart, ready_shop
from tests.checkout.test_place_order import level, parallel
from tests.checkout.test_place_order import orders as all_orders
from tests.http import Client, Reply, application


@pytest.fixture
def client(table):
    ready_shop(A=3)
    return Client(application())


@pytest.fixture
def desk(client):
    return signed_in(client)


def signed_in(client: Client) -> Client:
    return Client(client.app, bearer=shop.sign_in(*OWNER)[0])


def place(desk: Client, of: Any, method: str = "invoice", key: str | None = None, **more: Any) -> Reply:
    body = {"cart_id": of["id"], "payment_method": method, "expected_total": of["totals"]["total"], **more}
    return desk.post("/api/admin/orders", body, token=of["token"], key=key)


def test_an_order_by_invoice_is_placed_at_once_and_says_who_placed_it(client, desk):
    of = cart(client, ("A", 2))
    placed = place(desk, of)
    assert placed.status == 201, placed.text
    # 2 x 10000 + 4900 post
    assert (placed.json["state"], placed.json["payment_state"], placed.json["total"]["amount"]) == (
        "placed", "pending", 24900,
    )  # fmt: skip
    assert "token" not in placed.json
    shown = desk.get(f"/api/admin/orders/{placed.json['id']}").json
    me = desk.get("/api/admin/me").json
    assert (shown["placed_by"], shown["payment_method"]) == (f"staff:{me['id']}", "invoice")
    assert (shown["email"], shown["number"]) == ("kari@example.com", placed.json["number"])
    assert level("A") == (3, 2, 1)
    assert client.get(f"/api/carts/{of['id']}", token=of["token"]).json["order_id"] == placed.json["id"]


def test_an_order_by_card_holds_its_goods_to_the_end_of_the_seventh_day_on_the_shops_clock(client):
    shop.change_shop(shop.current().version, time_zone="Europe/Oslo")
    with clock.held_at("2026-11-27T23:30:00Z"):  # 00:30 on the 28th in Oslo
        placed = place(signed_in(client), cart(client, ("A", 1)), "stripe").json
        assert placed["state"] == "pending_payment"
        held = Reservation.get(order_id=placed["id"])
        assert (held.state, held.lapses_at) == ("held", "2026-12-05T22:59:00.000Z")
        told = [event for event in journal.timeline(f"ORDER#{placed['id']}") if event.name == "order.started"]
        (fact,) = (event.payload for event in told)
        assert (fact["pay_by"], fact["language"], fact["placed_by"][:6]) == (held.lapses_at, "en", "staff:")
    with clock.held_at("2026-12-05T22:58:00Z"):
        orders.lapse_unpaid()
        assert level("A") == (3, 1, 2)
    with clock.held_at("2026-12-05T23:00:00Z"):
        orders.lapse_unpaid()
        assert level("A") == (3, 0, 3)
        assert orders.whole(placed["id"]).order.cancel_reason == "payment_not_received"


def test_it_is_placed_by_invoice_or_by_hand_in_any_shop_and_while_it_is_closed(client, desk):
    first, second = cart(client, ("A", 1)), cart(client, ("A", 1))
    shop.change_shop(shop.current().version, payment_methods=["stripe"], closed=True)
    assert desk.get("/api/admin/me").json["shop"]["payment_methods"] == ["stripe"]
    refused = client.post(f"/api/carts/{first['id']}/checkout", {"payment_method": "invoice"}, token=first["token"])
    assert (refused.status, refused.json["code"]) == (503, "shop_closed")
    assert [place(desk, each, how).status for each, how in ((first, "invoice"), (second, "manual"))] == [201, 201]


def test_a_shop_that_takes_no_cards_gives_no_link_to_pay_by_card(client, desk):
    of = cart(client, ("A", 1))
    shop.change_shop(shop.current().version, payment_methods=["invoice"])
    refused = place(desk, of, "stripe")
    assert (refused.status, refused.json["code"], level("A")) == (422, "not_offered", (3, 0, 3))


def test_one_key_is_one_order_and_a_second_click_without_one_names_the_order(client, desk):
    of = cart(client, ("A", 1))
    replies = parallel(lambda _: place(desk, of, key="same"), 6)
    assert {reply.status for reply in replies} == {201}
    (placed,) = {reply.json["id"] for reply in replies}
    assert (len(all_orders()), level("A")) == (1, (3, 1, 2))
    again = place(desk, of)
    assert (again.status, again.json["code"], again.json["order_id"]) == (409, "cart_ordered", placed)


def test_of_three_left_ten_at_once_get_three_and_seven_are_told_that_there_are_none(client, desk):
    carts = [cart(client, ("A", 1)) for _ in range(10)]
    replies = parallel(lambda n: place(desk, carts[n]), 10)
    assert sorted(reply.status for reply in replies) == [201] * 3 + [409] * 7
    assert {reply.json["code"] for reply in replies if reply.status == 409} == {"out_of_stock"}
    assert level("A") == (3, 3, 0)
    assert Level.get(sku="A", location_id="main").available == 0


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"expected_total": {"amount": 1, "currency": "NOK"}}, 409, "total_changed"),
        ({"cart_id": "crt_NONE"}, 404, "not_found"),
        ({"payment_method": "barter"}, 422, "invalid"),
    ],
)
def test_what_is_not_right_is_refused_and_nothing_is_placed(client, desk, change, status, code):
    refused = place(desk, cart(client, ("A", 1)), **change)
    assert (refused.status, refused.json["code"]) == (status, code)
    assert (all_orders(), level("A")) == ([], (3, 0, 3))


def test_the_carts_token_is_asked_for_and_the_right_to_change_orders(client, desk):
    of = cart(client, ("A", 1))
    body = {"cart_id": of["id"], "payment_method": "invoice"}
    assert desk.post("/api/admin/orders", body).status == 404
    assert client.post("/api/admin/orders", body, token=of["token"]).status == 401
    narrow = Client(client.app, bearer=shop.create_api_key("Reads", ["orders.read"])[0])
    assert narrow.post("/api/admin/orders", body, token=of["token"]).status == 403
