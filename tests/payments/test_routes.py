"""The payments routes through HTTP: who may, what is refused, and what is sent twice."""

import pytest

from chalicelib.orders import service as orders
from chalicelib.payments import reconciliation, service
from chalicelib.payments.settling import catch_up
from chalicelib.shop import service as shop
from tests import builders
from tests.http import Client, application
from tests.payments import build


@pytest.fixture
def client(provider):
    """The whole application, called by the shop's owner."""
    build.shop(capture="manual")
    token, _ = shop.sign_in(*builders.OWNER)
    return Client(application(), bearer=token)


def nok(amount):
    return {"amount": amount, "currency": "NOK"}


def paid(provider):
    order, intent_id = build.begun()
    provider.pay(intent_id)
    catch_up(order.order_id)
    service.capture_order(order.order_id)
    return order, intent_id


def test_a_webhook_is_answered_200_once_it_is_entered_and_400_unsigned(client, provider):
    order, intent_id = build.begun()
    provider.pay(intent_id)
    (event,) = provider.events(intent_id, "payment_intent.amount_capturable_updated")
    raw, signature = build.signed(event)
    headers = {"Stripe-Signature": signature, "Content-Type": "application/json; charset=utf-8"}
    client.bearer = None
    replies = [client.call("POST", "/webhooks/stripe", body=raw, headers=headers) for _ in range(2)]
    assert [(reply.status, reply.json) for reply in replies] == [
        (200, {"received": True, "detail": "Entered."}),
        (200, {"received": True, "detail": "It was taken before."}),
    ]
    assert build.state(order.order_id)[:2] == ("placed", "authorised")
    unsigned = client.call("POST", "/webhooks/stripe", body=raw)
    assert (unsigned.status, unsigned.json["code"]) == (400, "bad_signature")


def test_a_webhook_is_answered_503_while_the_provider_is_away(client, provider, monkeypatch):
    _, intent_id = build.begun()
    provider.pay(intent_id)
    (event,) = provider.events(intent_id, "payment_intent.amount_capturable_updated")
    raw, signature = build.signed(event)
    monkeypatch.setenv("DAYBOOK_STRIPE_URL", f"http://127.0.0.1:{build.free_port()}")
    reply = client.call("POST", "/webhooks/stripe", body=raw, headers={"Stripe-Signature": signature})
    assert (reply.status, reply.json["code"]) == (503, "provider_unreachable")


def test_the_holder_of_the_orders_token_can_go_on_paying(client, provider):
    order, intent_id = build.begun()
    path = f"/api/orders/{order.order_id}/payment"
    client.bearer = None
    reply = client.post(path, token=order.token)
    secret = provider.account.payment_intents.retrieve(intent_id).client_secret
    assert (reply.status, reply.json) == (
        200,
        {
            "provider": "stripe",
            "intent_id": intent_id,
            "client_secret": secret,
            "publishable_key": "pk_test_daybook",
        },
    )
    assert client.post(path, token="another").status == 404
    orders.cancel_order(order.order_id, "cancelled_by_shop")
    over = client.post(path, token=order.token)
    assert (over.status, over.json["code"]) == (409, "not_waiting")
    by_invoice = build.order(method="invoice")
    reply = client.post(f"/api/orders/{by_invoice.order_id}/payment", token=by_invoice.token)
    assert (reply.status, reply.json["code"]) == (409, "not_by_card")


def test_a_capture_sent_twice_with_one_key_takes_the_money_once(client, provider):
    order, intent_id = build.begun()
    provider.pay(intent_id)
    catch_up(order.order_id)
    path = f"/api/admin/orders/{order.order_id}/capture"
    first = client.post(path, {"amount": nok(6_000)}, key="capture-1")
    again = client.post(path, {"amount": nok(6_000)}, key="capture-1")
    assert (first.status, first.json["paid"], first.json["authorised"]) == (200, nok(6_000), nok(0))
    assert (again.status, again.json, again.headers["idempotent-replayed"]) == (200, first.json, "true")
    other = client.post(path, {"amount": nok(5_000)}, key="capture-1")
    assert (other.status, other.json["code"]) == (409, "idempotency_key_reused")
    third = client.post(path, {}, key="capture-2")
    assert (third.status, third.json["code"]) == (409, "nothing_authorised")


def test_a_refund_sent_eight_times_at_once_with_one_key_is_one_refund(client, provider):
    order, _ = paid(provider)
    path = f"/api/admin/orders/{order.order_id}/refunds"
    asked = {"amount": nok(4_000), "reason": "scratched"}
    replies = build.in_parallel(8, lambda n: client.post(path, asked, key="refund-1"))
    assert [reply.status for reply in replies] == [201] * 8
    assert len({reply.json["id"] for reply in replies}) == 1
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 4_000, 0)
    assert replies[0].json["state"] == "requested"
    other = client.post(path, {"amount": nok(4_000), "reason": "another"}, key="refund-1")
    assert (other.status, other.json["code"]) == (409, "idempotency_key_reused")


def test_what_a_refund_may_not_be_is_refused_with_its_field(client, provider):
    order, _ = paid(provider)
    path = f"/api/admin/orders/{order.order_id}/refunds"

    def said(given):
        reply = client.post(path, given)
        return reply.status, reply.json["code"], [each["field"] for each in reply.json.get("fields", [])]

    assert said({"amount": nok(10_001), "reason": "r"}) == (409, "refund_too_large", ["amount"])
    assert said({"amount": {"amount": 1, "currency": "SEK"}, "reason": "r"}) == (
        422,
        "wrong_currency",
        ["amount.currency"],
    )
    assert said({"amount": nok(0), "reason": "r"})[:2] == (422, "invalid")
    assert said({"amount": {"amount": 1.5, "currency": "NOK"}, "reason": "r"})[:2] == (422, "invalid")
    assert said({"reason": "r", "lines": [{"line_id": "l1", "quantity": 1}]}) == (422, "not_restocking", ["lines"])
    shelf = {"reason": "r", "restock": True, "lines": [{"line_id": "l1", "quantity": 1}]}
    assert said(shelf) == (409, "more_than_shipped", ["lines"])
    assert said({"reason": "r", "all": True})[:2] == (422, "invalid")
    assert client.post("/api/admin/orders/ord_none/refunds", {"reason": "r"}).status == 404
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)


def test_a_payment_by_hand_is_entered_and_shown(client, provider):
    order = build.order(method="invoice")
    path = f"/api/admin/orders/{order.order_id}/payments"
    reply = client.post(path, {"amount": nok(4_000), "note": "by bank"}, key="pay-1")
    assert (reply.status, reply.json["paid"], reply.json["owed"]) == (201, nok(4_000), nok(6_000))
    assert client.post(path, {"amount": nok(4_000), "note": "by bank"}, key="pay-1").json == reply.json
    assert client.post(path, {"amount": nok(6_001)}).json["code"] == "more_than_owed"


def test_only_staff_with_the_permission_move_money(client, provider):
    order, _ = paid(provider)
    client.bearer = None
    for path, given in (
        ("refunds", {"reason": "r"}),
        ("capture", {}),
        ("payments", {"amount": nok(1)}),
    ):
        assert client.post(f"/api/admin/orders/{order.order_id}/{path}", given, token=order.token).status == 401
    assert client.get("/api/admin/reconciliation").status == 401


def test_the_last_reconciliation_is_shown(client, provider):
    assert client.get("/api/admin/reconciliation").json["ran_at"] is None
    order, intent_id = build.begun()
    provider.pay(intent_id)
    reconciliation.reconcile(on_its_way=-5)
    shown = client.get("/api/admin/reconciliation").json
    assert (shown["payments"], shown["found"], len(shown["items"])) == (1, 1, 1)
    assert (shown["items"][0]["order_id"], shown["items"][0]["mended"]) == (order.order_id, True)


def test_all_payments_and_refunds_are_listed_newest_first_and_narrowed(client, provider):
    order, _ = paid(provider)
    by_hand, waits = build.order(method="manual"), build.begun()[0]
    client.post(f"/api/admin/orders/{by_hand.order_id}/payments", {"amount": nok(600)})
    client.post(f"/api/admin/orders/{order.order_id}/refunds", {"amount": nok(250), "reason": "Scratched"})

    def listed(path):
        return client.get(f"/api/admin/{path}").json["items"]

    everything = listed("payments")
    assert [each["at"] for each in everything] == sorted((each["at"] for each in everything), reverse=True)
    assert {each["order_id"] for each in everything} >= {order.order_id, by_hand.order_id, waits.order_id}
    [manual] = listed("payments?method=manual")
    assert (manual["number"], manual["email"], manual["captured"]) == (by_hand.number, by_hand.email, nok(600))
    [card] = listed("payments?method=stripe&state=succeeded")
    assert (card["order_id"], card["number"], card["captured"]["amount"]) == (
        order.order_id,
        order.number,
        card["amount"]["amount"],
    )
    assert listed("payments?since=2999-01-01T00:00:00Z") == []
    [refund] = listed("refunds")
    assert (refund["order_id"], refund["amount"], refund["reason"]) == (order.order_id, nok(250), "Scratched")
    assert listed("refunds?state=failed") == []
    pages = client.get("/api/admin/payments?limit=1").json
    rest = client.get(f"/api/admin/payments?limit=1&cursor={pages['next_cursor']}").json
    assert [each["id"] for each in pages["items"] + rest["items"]] == [each["id"] for each in everything[:2]]
    bad = client.get("/api/admin/payments?since=yesterday")
    assert (bad.status, bad.json["fields"][0]["field"]) == (422, "since")


def test_disputes_are_listed_with_their_order(client, provider):
    order, intent_id = paid(provider)
    provider.trigger("disputes", payment_intent=intent_id, reason="fraudulent")
    catch_up(order.order_id)
    [dispute] = client.get("/api/admin/disputes").json["items"]
    assert (dispute["order_id"], dispute["number"], dispute["state"]) == (
        order.order_id,
        order.number,
        "needs_response",
    )
    assert client.get("/api/admin/disputes?state=won").json["items"] == []
