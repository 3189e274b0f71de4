"""What arrives at the webhook: proved on its raw bytes, foreign things let pass, failures sent again."""

import contextlib
import json

import pytest

from chalicelib.core import table
from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from chalicelib.orders import service as orders
from chalicelib.payments import service
from chalicelib.payments.models import StripeEvent
from tests.payments import build
from tests.real_data import REAL_DATA

PAYLOADS = REAL_DATA / "stripe/webhooks"


def event(kind="payment_intent", type="payment_intent.succeeded", **about):
    return {"id": "evt_1", "type": type, "data": {"object": {"object": kind, "id": "pi_1", **about}}}


def refused(raw, signature):
    with pytest.raises(Refused) as error:
        service.take_webhook(raw, signature)
    return error.value.code, error.value.status


def test_a_body_changed_by_a_byte_or_signed_by_another_is_refused(provider):
    raw, signature = build.signed(event())
    assert refused(raw + b" ", signature) == ("bad_signature", 400)
    assert refused(*build.signed(event(), secret="whsec_other")) == ("bad_signature", 400)
    assert refused(raw, "") == ("bad_signature", 400)
    assert refused(raw, "t=1,v1=00") == ("bad_signature", 400)
    assert refused(raw, "t=1,v1=\u00e9") == ("bad_signature", 400)
    assert refused(b"\xff\xfe", signature) == ("bad_signature", 400)


def test_a_signature_of_an_hour_ago_is_refused(provider, monkeypatch):
    monkeypatch.setattr(build.time, "time", lambda now=build.time.time: now() - 3_600)
    raw, signature = build.signed(event())
    monkeypatch.undo()
    monkeypatch.setenv("STRIPE_WEBHOOK_SECRET", "whsec_tests")
    assert refused(raw, signature) == ("bad_signature", 400)


@pytest.mark.parametrize("body", [{}, [], "x", 1, None, {"id": 1, "type": "x", "data": {"object": {"object": "o"}}}])
def test_a_signed_body_that_is_no_event_is_malformed(provider, body):
    assert refused(*build.signed(body)) == ("malformed", 400)


def test_types_and_objects_that_are_not_ours_are_taken_with_the_reason(provider):
    build.shop()
    assert service.take_webhook(*build.signed(event(type="customer.created"))) == (
        "Daybook does not act on customer.created."
    )
    foreign = "It is not about a payment that Daybook began."
    assert service.take_webhook(*build.signed(event())) == foreign
    absent = event(kind="charge", type="charge.refunded", payment_intent="pi_absent")
    assert service.take_webhook(*build.signed(absent)) == "The account has no such payment."
    strange = event(metadata={"order_id": "ord_none", "shop": build.context.shop()})
    assert service.take_webhook(*build.signed(strange)) == "This shop has no such order paid by card."
    assert StripeEvent.find(stripe_event_id="evt_1") is None


def test_an_event_that_names_an_order_its_payment_does_not_name_is_foreign(provider):
    build.shop()
    order, other = build.begun()[0], provider.account.payment_intents.create({"amount": 10_000, "currency": "nok"})
    claim = event(metadata={"order_id": order.order_id, "shop": build.context.shop()})
    claim["data"]["object"]["id"] = other.id
    assert service.take_webhook(*build.signed(claim)) == "The order is paid by another payment."
    bare = build.order()
    claim["data"]["object"]["metadata"]["order_id"] = bare.order_id
    assert service.take_webhook(*build.signed(claim)) == "The payment does not name this order."


def test_an_event_is_entered_in_the_shop_its_payment_names(provider, monkeypatch):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    with build.context.acting(shop="shp_front_door"):
        assert provider.deliver(intent_id, "payment_intent.succeeded") == ["Entered."]
    assert build.state(order.order_id)[:2] == ("placed", "paid")


def test_an_event_is_not_remembered_when_its_effect_fails_and_works_when_sent_again(provider, monkeypatch):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    (paid,) = provider.events(intent_id, "payment_intent.succeeded")
    real = table.call

    def broken(operation, **request):
        if operation == "TransactWriteItems":
            raise ConnectionError("the database is gone")
        return real(operation, **request)

    with monkeypatch.context() as gone:
        gone.setattr(table, "call", broken)
        with pytest.raises(ConnectionError):
            service.take_webhook(*build.signed(paid))
    assert build.state(order.order_id)[:2] == ("pending_payment", "pending")
    with monkeypatch.context() as away:
        away.setenv("DAYBOOK_STRIPE_URL", f"http://127.0.0.1:{build.free_port()}")
        assert refused(*build.signed(paid)) == ("provider_unreachable", 503)
    assert StripeEvent.find(stripe_event_id=paid["id"]) is None
    assert service.take_webhook(*build.signed(paid)) == "Entered."
    assert build.state(order.order_id)[:2] == ("placed", "paid")


def test_an_effect_and_the_memory_of_its_event_are_one_transaction(provider):
    build.shop()
    order, intent_id = build.begun()
    provider.pay(intent_id)
    (paid,) = provider.events(intent_id, "payment_intent.succeeded")
    with Transaction() as tx:  # as if another thread had just taken it, after ours had looked
        tx.create(StripeEvent.new(stripe_event_id=paid["id"], type=paid["type"], received_at="now"))
    assert service.take_webhook(*build.signed(paid)) == "It was taken before."
    assert build.state(order.order_id)[:2] == ("pending_payment", "pending")


def test_a_lapsing_order_and_its_payment_at_once_end_paid_or_given_back(provider):
    build.shop(on_hand=20)
    for n in range(6):
        order, intent_id = build.begun()
        provider.pay(intent_id)
        (paid,) = provider.events(intent_id, "payment_intent.succeeded")

        def race(thread, order=order, paid=paid):
            if thread % 2:
                return service.take_webhook(*build.signed(paid))
            with contextlib.suppress(Refused):  # paid meanwhile, as the schedule finds it too
                orders.lapse(order.order_id)
            return None

        build.in_parallel(2, race)
        build.work_events(order.order_id, "order.cancelled")
        build.work_events(order.order_id, "refund.requested")
        # The stock is there in either case, so the order is always honoured.
        assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)
        assert build.level() == (20, n + 1, 19 - n)


@pytest.mark.skipif(not PAYLOADS.exists(), reason="The recorded webhooks are not on this machine.")
def test_no_recorded_payload_of_stripes_is_more_than_a_refusal(provider):
    build.shop()
    said = {}
    for path in sorted(PAYLOADS.glob("*.json")):
        payload = json.loads(path.read_text())
        said[path.stem] = service.take_webhook(*build.signed(payload))
        payload["data"]["object"]["metadata"] = {"order_id": "ord_1", "shop": build.context.shop()}
        service.take_webhook(*build.signed(payload))
    assert len(said) == 44
    acted_on = {name: what for name, what in said.items() if not what.startswith("Daybook does not act on")}
    foreign, absent = "It is not about a payment that Daybook began.", "The account has no such payment."
    assert acted_on == {
        "charge.dispute.created": absent,
        "charge.dispute.funds_withdrawn": absent,
        "charge.refunded": absent,
        "payment_intent.canceled": foreign,
        "payment_intent.payment_failed": foreign,
        "payment_intent.requires_action": foreign,
    }
