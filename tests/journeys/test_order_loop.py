"""The whole loop over HTTP, events and queues: bought, paid, invoiced, e-mailed, shipped, reviewed, refunded."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from infra.bench.shopper import ADDRESS, CARDS, Shopper, sign_in, stock_shop
from infra.local.running import Daybook

PASSWORD = "a long password for tests"
SAID = {"email": "kari@example.com", "shipping_address": ADDRESS, "delivery_option": "post"}


@pytest.fixture(scope="module")
def daybook(tmp_path_factory):
    env = {"DAYBOOK_OWNER_PASSWORD": PASSWORD}
    with Daybook(tmp_path_factory.mktemp("loop") / "home", env=env) as running:
        yield running


@pytest.fixture(scope="module")
def merchant(daybook):
    found = sign_in(daybook.url, "owner@daybook.example", PASSWORD)
    stock_shop(found, {"A": (10000, 50), "TEN": (10000, 10)})
    return found


@pytest.fixture
def shopper(daybook, merchant):
    return Shopper(daybook.url, f"http://127.0.0.1:{daybook.port + 1}")


def order_of(merchant, order_id):
    return merchant.get(f"/api/admin/orders/{order_id}").must(200)


def until(what, wanted, patience=20.0):
    deadline = time.monotonic() + patience
    while (found := what()) != wanted and time.monotonic() < deadline:
        time.sleep(0.1)
    assert found == wanted


def mails(daybook, email):
    return sorted(message["subject"] for message in daybook.mail() if email in message["to"])


def bought(shopper, email, method="stripe", **more):
    cart = shopper.fill_cart([("A", 2)], **{**SAID, "email": email})
    return shopper.checkout(cart, method, **more).must(201)


def test_an_order_is_paid_by_card_invoiced_mailed_shipped_reviewed_and_refunded(daybook, merchant, shopper):
    placed = bought(shopper, "loop@example.com")
    order, token = placed["order"], placed["order"]["token"]
    assert (order["state"], order["total"]) == ("pending_payment", {"amount": 24900, "currency": "NOK"})
    assert shopper.pay(placed["payment"]).must(200)["status"] == "succeeded"
    until(lambda: order_of(merchant, order["id"])["state"], "placed")
    daybook.wait_until_idle()
    seen = order_of(merchant, order["id"])
    assert (seen["payment_state"], seen["paid"]["amount"]) == ("paid", 24900)
    [invoice] = seen["documents"]
    assert (invoice["document"], invoice["total"]["amount"]) == ("invoice", 24900)
    pdf = shopper.get(f"/api/orders/{order['id']}/documents/{invoice['number']}", token=token)
    assert (pdf.status, pdf.headers["content-type"], pdf.body[:5]) == (200, "application/pdf", b"%PDF-")
    assert len(mails(daybook, "loop@example.com")) == 1

    shipment = merchant.post(f"/api/admin/orders/{order['id']}/shipments", {"carrier": "Posten"}, key="s").must(201)
    merchant.post(f"/api/admin/orders/{order['id']}/shipments/{shipment['id']}/delivered", {}).must(200)
    until(lambda: order_of(merchant, order["id"])["state"], "completed")
    review = {"stars": 5, "title": "Good", "text": "It does what it should.", "order_id": order["id"]}
    handle = seen["lines"][0]["handle"]
    shopper.post(f"/api/products/{handle}/reviews", review, token=token).must(201)
    until(lambda: shopper.get(f"/api/products/{handle}").must()["rating"]["count"], 1)

    refund = {"amount": {"amount": 10000, "currency": "NOK"}, "reason": "one was broken"}
    merchant.post(f"/api/admin/orders/{order['id']}/refunds", refund, key="r").must(200, 201, 202)
    until(lambda: order_of(merchant, order["id"])["refunded"]["amount"], 10000)
    daybook.wait_until_idle()
    seen = order_of(merchant, order["id"])
    assert seen["payment_state"] == "partly_refunded"
    assert [(each["document"], each["total"]["amount"]) for each in seen["documents"]] == [
        ("invoice", 24900),
        ("credit_note", 10000),
    ]
    assert len(mails(daybook, "loop@example.com")) == 4  # placed, shipped, delivered, refunded


def test_a_declined_card_can_be_tried_again_on_the_same_intent(merchant, shopper):
    placed = bought(shopper, "declined@example.com")
    assert shopper.pay(placed["payment"], CARDS["declined"]).status == 402
    until(lambda: order_of(merchant, placed["order"]["id"])["payment_state"], "failed")
    assert shopper.pay(placed["payment"]).must(200)["status"] == "succeeded"
    until(lambda: order_of(merchant, placed["order"]["id"])["state"], "placed")


def test_a_buyer_who_lost_the_answer_asks_again_and_gets_the_same_order_and_payment(shopper):
    cart = shopper.fill_cart([("A", 1)], **{**SAID, "email": "lost@example.com"})
    first, again = shopper.checkout(cart, "stripe").must(201), shopper.checkout(cart, "stripe").must(201)
    assert again == first
    refused = shopper.checkout(cart, "manual")
    assert (refused.status, refused.json["code"]) == (409, "cart_ordered")


def test_duplicate_checkouts_and_webhooks_in_parallel_are_one_order_charge_invoice_and_mail(daybook, merchant, shopper):
    stripe = Shopper(f"http://127.0.0.1:{daybook.port + 1}")
    stripe.post("/_daybook/mode", {"mode": "duplicate", "copies": 8}).must(200)
    try:
        cart = shopper.fill_cart([("A", 1)], **{**SAID, "email": "twice@example.com"})

        def checkout(_):
            return Shopper(daybook.url).checkout(cart, "stripe", key="one").must(201)

        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(checkout, range(8)))
        assert len({json.dumps(each, sort_keys=True) for each in answers}) == 1
        order_id = answers[0]["order"]["id"]
        shopper.pay(answers[0]["payment"]).must(200)
        until(lambda: order_of(merchant, order_id)["state"], "placed")
        stripe.post("/_daybook/settle", {"timeout": 30}).must(200)
    finally:
        stripe.post("/_daybook/mode", {"mode": "normal"}).must(200)
    daybook.wait_until_idle()
    seen = order_of(merchant, order_id)
    assert (seen["paid"]["amount"], len(seen["documents"]), len(mails(daybook, "twice@example.com"))) == (14900, 1, 1)
    mine = merchant.get("/api/admin/orders?q=twice@example.com").must()["items"]
    assert [each["id"] for each in mine] == [order_id]
    headers = {"Authorization": "Bearer sk_test_daybook"}
    charges = stripe.get("/v1/charges?limit=100", headers=headers).must()["data"]
    intent = answers[0]["payment"]["intent_id"]
    assert [each["amount"] for each in charges if each["payment_intent"] == intent and each["paid"]] == [14900]


def test_ten_units_and_fifty_parallel_buyers_are_ten_orders_and_forty_polite_refusals(daybook, merchant, shopper):
    carts = [shopper.fill_cart([("TEN", 1)], **{**SAID, "email": f"b{n}@example.com"}) for n in range(50)]
    with ThreadPoolExecutor(16) as pool:
        replies = list(pool.map(lambda n: Shopper(daybook.url).checkout(carts[n], "manual", key=f"t{n}"), range(50)))
    assert sorted(reply.status for reply in replies) == [201] * 10 + [409] * 40
    assert {reply.json["code"] for reply in replies if reply.status == 409} == {"out_of_stock"}
    [level] = merchant.get("/api/admin/inventory/TEN").must()["levels"]
    assert (level["on_hand"], level["reserved"], level["available"]) == (10, 10, 0)
    daybook.wait_until_idle()
    rows = merchant.get("/api/admin/orders?sku=TEN&limit=100").must()["items"]
    assert len(rows) == 10
