"""What the simulator does beyond Stripe's API: guards, webhooks, triggers, and a life that survives kill -9."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.local.stripe_process import (
    ROOT,
    Receiver,
    Simulator,
    client,
    new_intent,
    paid_intent,
    receiver,
    simulator,
    stripe_account,
)
from tests.real_data import REAL_DATA

__all__ = ["receiver", "simulator", "stripe_account"]  # fixtures

FIXTURES = REAL_DATA / "stripe/fixtures3.json"


def browser_call(simulator: Simulator, path: str, form: str | None = None, key: str = "pk_test_daybook") -> Any:
    request = urllib.request.Request(
        simulator.url + path, form.encode() if form is not None else None, {"Authorization": f"Bearer {key}"}
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def test_a_browser_sees_and_confirms_its_own_intent_only(simulator: Simulator) -> None:
    account = client(simulator)
    intent, other = new_intent(account, metadata={"private": "1"}), new_intent(account)
    secret = f"client_secret={intent.client_secret}"
    status, seen = browser_call(simulator, f"/v1/payment_intents/{intent.id}?{secret}")
    assert (status, seen["status"]) == (200, "requires_payment_method")
    assert not {"metadata", "customer", "latest_charge"} & seen.keys()
    assert browser_call(simulator, f"/v1/payment_intents/{intent.id}")[0] == 400
    assert browser_call(simulator, f"/v1/payment_intents/{other.id}?{secret}")[0] == 400
    assert browser_call(simulator, "/v1/payment_intents")[0] == 403
    assert browser_call(simulator, f"/v1/payment_intents/{intent.id}/cancel", "")[0] == 403
    card = "&payment_method_data[type]=card&payment_method_data[card][number]=4242424242424242"
    card += "&payment_method_data[card][exp_month]=12&payment_method_data[card][exp_year]=40&use_stripe_sdk=true"
    status, paid = browser_call(simulator, f"/v1/payment_intents/{intent.id}/confirm", secret + card)
    assert (status, paid["status"]) == (200, "succeeded")
    assert "metadata" not in paid


@pytest.mark.parametrize(
    ("number", "code"),
    [("4242424242424241", "incorrect_number"), ("4111111111111111", "card_declined"), ("no card", "incorrect_number")],
)
def test_a_number_that_is_no_test_card_never_pays(simulator: Simulator, number: str, code: str) -> None:
    import stripe

    with pytest.raises(stripe.CardError) as refused:
        client(simulator).payment_methods.create(
            {"type": "card", "card": {"number": number, "exp_month": 12, "exp_year": 2040, "cvc": "123"}}
        )
    assert refused.value.code == code


def test_the_drift_guard_reads_the_same_parameters_as_stripes_own_types(simulator: Simulator) -> None:
    import importlib

    from stripe import RequestOptions

    from infra.local.stripe.api import ROUTES
    from infra.local.stripe.parameters import known_to_stripe

    for route in ROUTES:
        module = importlib.import_module(f"stripe.params._{route.resource}_{route.verb}_params")
        (types,) = [
            getattr(module, name)
            for name in dir(module)
            if name.lower() == f"{route.resource}_{route.verb}_params".replace("_", "")
        ]
        theirs = set(types.__annotations__) - set(RequestOptions.__annotations__)
        assert known_to_stripe(route.resource, route.verb) == theirs
        assert route.acted_on - {"expand"} <= theirs, f"{route.resource} {route.verb}"


def test_a_parameter_the_simulator_does_not_act_on_is_refused_by_name(simulator: Simulator) -> None:
    import stripe

    with pytest.raises(stripe.InvalidRequestError) as refused:
        new_intent(client(simulator), application_fee_amount=100)
    assert (refused.value.code, refused.value.param) == ("simulator_unsupported", "application_fee_amount")


def test_objects_have_the_fields_of_stripes_own_fixtures(simulator: Simulator) -> None:
    if not FIXTURES.exists():
        pytest.skip(f"{FIXTURES} is not here to compare with.")
    fixtures = json.loads(FIXTURES.read_text())["resources"]
    account = client(simulator)
    intent = paid_intent(account, card="pm_card_createDispute", expand=["latest_charge.balance_transaction"])
    refunded = paid_intent(account)
    made = {
        "payment_intent": intent,
        "charge": intent.latest_charge,
        "balance_transaction": intent.latest_charge.balance_transaction,
        "dispute": account.disputes.list({"payment_intent": intent.id}).data[0],
        "refund": account.refunds.create({"payment_intent": refunded.id}),
        "payment_method": account.payment_methods.retrieve(intent.payment_method),
        "customer": account.customers.create({"email": "shape@example.com"}),
        "event": account.events.list({"limit": 1}).data[0],
    }
    absent = {"charge": {"refunds"}, "payment_intent": {"managed_payments"}}
    for kind, object in made.items():
        shape = set(fixtures[kind]) - absent.get(kind, set())
        assert shape - set(object.to_dict()) == set(), kind
        assert object.object == kind


def test_eight_threads_using_a_hundred_keys_make_a_hundred_intents(simulator: Simulator) -> None:
    account = client(simulator)
    customer = account.customers.create({"email": "threads@example.com"}).id
    run = uuid.uuid4().hex

    def create_all(_: int) -> list[str]:
        given = {"amount": 5_000, "currency": "nok", "customer": customer}
        return [account.payment_intents.create(given, {"idempotency_key": f"{run}-{n}"}).id for n in range(100)]

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(create_all, range(8)))
    assert [answer == answers[0] for answer in answers] == [True] * 8
    kept = account.payment_intents.list({"customer": customer, "limit": 100}).auto_paging_iter()
    assert sorted(intent.id for intent in kept) == sorted(answers[0])
    assert len(set(answers[0])) == 100


@pytest.mark.parametrize(
    ("outcome", "status", "received", "types"),
    [
        ("complete", "succeeded", 10_000, ["charge.succeeded", "charge.updated", "payment_intent.created",
                                           "payment_intent.requires_action", "payment_intent.succeeded"]),
        ("fail", "requires_payment_method", 0, ["payment_intent.created", "payment_intent.payment_failed",
                                                "payment_intent.requires_action"]),
    ],
)  # fmt: skip
def test_3d_secure_is_completed_or_failed(
    simulator: Simulator, receiver: Receiver, outcome: str, status: str, received: int, types: list[str]
) -> None:
    account = client(simulator)
    intent = paid_intent(account, card="pm_card_authenticationRequired")
    assert intent.status == "requires_action"
    simulator.trigger(f"payment_intents/{intent.id}/authenticate", outcome=outcome)
    found = account.payment_intents.retrieve(intent.id)
    assert (found.status, found.amount_received, found.next_action) == (status, received, None)
    if outcome == "fail":
        assert found.last_payment_error.code == "payment_intent_authentication_failure"
    simulator.settle()
    assert receiver.types(intent.id) == types


def test_the_money_of_a_payment_is_in_its_balance_transactions(simulator: Simulator) -> None:
    account = client(simulator)
    intent = paid_intent(account)
    refund = account.refunds.create({"payment_intent": intent.id, "amount": 4_000})
    (charged,) = account.balance_transactions.list({"source": intent.latest_charge}).data
    (returned,) = account.balance_transactions.list({"source": refund.id}).data
    # 2.9 % of 10,000 is 290; with 30 on top the fee is 320.
    assert (charged.type, charged.amount, charged.fee, charged.net) == ("charge", 10_000, 320, 9_680)
    assert (returned.type, returned.amount, returned.fee, returned.net) == ("refund", -4_000, 0, -4_000)


def test_a_refund_that_fails_weeks_later_puts_the_money_back(simulator: Simulator, receiver: Receiver) -> None:
    account = client(simulator)
    intent = paid_intent(account)
    refund = account.refunds.create({"payment_intent": intent.id, "amount": 4_000})
    simulator.trigger(f"refunds/{refund.id}/fail", failure_reason="lost_or_stolen_card")
    failed = account.refunds.retrieve(refund.id)
    assert (failed.status, failed.failure_reason) == ("failed", "lost_or_stolen_card")
    assert account.balance_transactions.retrieve(failed.failure_balance_transaction).amount == 4_000
    assert account.charges.retrieve(intent.latest_charge).amount_refunded == 0
    simulator.settle()
    assert receiver.types(refund.id) == ["refund.created", "refund.failed", "refund.updated"]


def test_a_pending_refund_settles_or_is_cancelled(simulator: Simulator) -> None:
    account = client(simulator)
    intent = paid_intent(account, card="pm_card_pendingRefund")
    first = account.refunds.create({"payment_intent": intent.id, "amount": 1_000})
    second = account.refunds.create({"payment_intent": intent.id, "amount": 2_000})
    assert (first.status, second.status) == ("pending", "pending")
    simulator.trigger(f"refunds/{first.id}/succeed")
    assert account.refunds.cancel(second.id).status == "canceled"
    assert account.refunds.retrieve(first.id).status == "succeeded"
    assert account.charges.retrieve(intent.latest_charge).amount_refunded == 1_000


def test_an_authorisation_lapses(simulator: Simulator, receiver: Receiver) -> None:
    import stripe

    account = client(simulator)
    intent = paid_intent(account, capture_method="manual")
    simulator.trigger(f"payment_intents/{intent.id}/lapse")
    lapsed = account.payment_intents.retrieve(intent.id, {"expand": ["latest_charge"]})
    assert (lapsed.status, lapsed.cancellation_reason, lapsed.amount_capturable) == ("canceled", "automatic", 0)
    assert (lapsed.latest_charge.captured, lapsed.latest_charge.refunded) == (False, True)
    with pytest.raises(stripe.InvalidRequestError):
        account.payment_intents.capture(intent.id)
    simulator.settle()
    assert receiver.types(intent.id) == [
        "charge.expired",
        "charge.succeeded",
        "payment_intent.amount_capturable_updated",
        "payment_intent.canceled",
        "payment_intent.created",
    ]


@pytest.mark.parametrize(
    ("outcome", "net", "last"),
    # Withdrawn: 10,000 and the fee of 1,500. Reinstated: both come back.
    [("won", 0, ["charge.dispute.funds_reinstated"]), ("lost", -11_500, [])],
)
def test_a_dispute_moves_money_and_is_closed(
    simulator: Simulator, receiver: Receiver, outcome: str, net: int, last: list[str]
) -> None:
    import stripe

    account = client(simulator)
    intent = paid_intent(account)
    dispute = simulator.trigger("disputes", payment_intent=intent.id, reason="product_not_received")
    assert account.charges.retrieve(intent.latest_charge).disputed
    with pytest.raises(stripe.InvalidRequestError) as refused:
        account.refunds.create({"payment_intent": intent.id})
    assert refused.value.code == "charge_disputed"
    simulator.trigger(f"disputes/{dispute['id']}/close", status=outcome)
    closed = account.disputes.retrieve(dispute["id"])
    assert (closed.status, sum(moved.net for moved in closed.balance_transactions)) == (outcome, net)
    simulator.settle()
    opened = ["charge.dispute.closed", "charge.dispute.created", *last, "charge.dispute.funds_withdrawn"]
    assert receiver.types(dispute["id"]) == opened


def test_a_browser_may_call_from_another_origin(simulator: Simulator) -> None:
    request = urllib.request.Request(f"{simulator.url}/v1/payment_intents/x/confirm", method="OPTIONS")
    with urllib.request.urlopen(request) as answer:
        assert (answer.status, answer.headers["Access-Control-Allow-Origin"]) == (204, "*")
        assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]


def test_a_slow_payment_is_processing_until_the_bank_decides(simulator: Simulator, receiver: Receiver) -> None:
    account = client(simulator)
    paid, failed = (paid_intent(account, card="pm_daybook_processing") for _ in range(2))
    assert (paid.status, paid.processing.type, paid.latest_charge) == ("processing", "card", None)
    simulator.trigger(f"payment_intents/{paid.id}/process", outcome="succeed")
    simulator.trigger(f"payment_intents/{failed.id}/process", outcome="fail")
    assert account.payment_intents.retrieve(paid.id).amount_received == 10_000
    assert account.payment_intents.retrieve(failed.id).status == "requires_payment_method"
    simulator.settle()
    begun = ["payment_intent.created", "payment_intent.processing"]
    assert receiver.types(paid.id) == sorted([*begun, "charge.succeeded", "charge.updated", "payment_intent.succeeded"])
    assert receiver.types(failed.id) == sorted([*begun, "charge.failed", "payment_intent.payment_failed"])


def test_what_is_told_to_a_browser_holds_nothing_private_even_in_an_error(simulator: Simulator) -> None:
    intent = new_intent(client(simulator), metadata={"private": "1"})
    form = f"client_secret={intent.client_secret}&use_stripe_sdk=true"
    for more, status in (("&payment_method=pm_card_chargeDeclined", 402), ("", 400), ("&capture_method=manual", 400)):
        answered, body = browser_call(simulator, f"/v1/payment_intents/{intent.id}/confirm", form + more)
        assert answered == status
        assert "private" not in json.dumps(body)


def test_every_event_recorded_is_one_stripe_names(simulator: Simulator) -> None:
    """Reads the types in the simulator's source, so that none can be made up."""
    import stripe

    from infra.local.stripe.call import API_VERSION

    named = set(
        re.findall(
            r'"((?:charge|customer|payment_intent|refund)\.[a-z_.]+)"',
            Path(str(stripe.__file__)).with_name("_event.py").read_text("utf-8"),
        )
    )
    recorded = {
        type
        for file in Path(ROOT / "infra/local/stripe").glob("*.py")
        for type in re.findall(r'"((?:charge|customer|payment_intent|refund)\.[a-z_.]+)"', file.read_text("utf-8"))
    }
    assert stripe.api_version == API_VERSION
    assert len(recorded) == 23
    assert recorded - named == set()
