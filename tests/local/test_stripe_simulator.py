"""The contract between Daybook and Stripe, kept by the simulator.

With STRIPE_SECRET_KEY=sk_test_... (a key of Stripe's test mode, not the simulator's own sk_test_daybook) those that take
`stripe_account` run against Stripe itself, and those that need the simulator's trigger API are skipped.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FIXTURES = Path("/work/shared/data/stripe/fixtures3.json")
SECRET = "whsec_of_these_tests"
KEY = "sk_test_daybook"
TEST_MODE_KEY = os.environ.get("STRIPE_SECRET_KEY", "")
ON_STRIPE = TEST_MODE_KEY.startswith("sk_test_") and TEST_MODE_KEY != KEY
NEVER_REDIRECTS = {"enabled": True, "allow_redirects": "never"}


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


class Receiver:
    """A webhook endpoint that keeps what it gets; `answers` are its next status codes, 200 when they run out."""

    def __init__(self, port: int = 0) -> None:
        self.got: list[tuple[str, bytes]] = []
        self.answers: list[int] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = receiver.answers.pop(0) if receiver.answers else 200
                if status == 200:
                    receiver.got.append((self.headers["Stripe-Signature"], body))
                self.send_response(status)
                self.end_headers()

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/webhooks/stripe"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def events(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.got]

    def types(self, about: str) -> list[str]:
        """The types of the events got whose object is `about`, or belongs to it."""
        found = []
        for event in self.events():
            object = event["data"]["object"]
            if about in (object["id"], object.get("payment_intent")):
                found.append(event["type"])
        return sorted(found)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Simulator:
    """The simulator as a process of its own, as `make run` starts it."""

    def __init__(self, home: Path, webhook: str | None = None, **environment: str) -> None:
        self.home, self.webhook, self.port = home, webhook, free_port()
        self.environment = environment
        self.start()

    def start(self) -> None:
        self.process = started(self.port, self.home, self.webhook, **self.environment)
        said = self.process.stdout.readline() if self.process.stdout else ""
        assert f"http://127.0.0.1:{self.port}" in said, self.process.stderr and self.process.stderr.read()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def trigger(self, path: str, method: str = "POST", **fields: Any) -> dict[str, Any]:
        request = urllib.request.Request(
            f"{self.url}/_daybook/{path}",
            json.dumps(fields).encode() if method == "POST" else None,
            {"Content-Type": "application/json"},
            method=method,
        )
        with urllib.request.urlopen(request) as answer:
            return dict(json.load(answer))

    def settle(self) -> None:
        assert self.trigger("settle")["settled"]

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self._ended()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self._ended()

    def _ended(self) -> int:
        status = self.process.wait(30)
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()
        return status


def started(port: int, home: Path, webhook: str | None = None, *more: str, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "infra.local.stripe", "--port", str(port), "--home", str(home), *more]
    if webhook:
        command += ["--webhook", webhook, "--secret", SECRET]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.close()


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory, receiver: Receiver) -> Iterator[Simulator]:
    if ON_STRIPE:
        pytest.skip("Needs the simulator: Stripe itself has no trigger API.")
    simulator = Simulator(tmp_path_factory.mktemp("stripe"), receiver.url)
    yield simulator
    assert simulator.stop() == 0


@pytest.fixture(scope="module")
def stripe_account(request: pytest.FixtureRequest) -> Any:
    """A StripeClient: of the simulator, or of Stripe's test mode when its key is there."""
    if ON_STRIPE:
        import stripe

        return stripe.StripeClient(TEST_MODE_KEY, max_network_retries=2).v1
    return client(request.getfixturevalue("simulator"))


def client(simulator: Simulator, key: str = KEY) -> Any:
    import stripe

    return stripe.StripeClient(key, base_addresses={"api": simulator.url}, max_network_retries=2).v1


def new_intent(account: Any, amount: int = 10_000, **more: Any) -> Any:
    given = {"amount": amount, "currency": "nok", "automatic_payment_methods": NEVER_REDIRECTS, **more}
    return account.payment_intents.create(given)


def paid_intent(account: Any, amount: int = 10_000, card: str = "pm_card_visa", **more: Any) -> Any:
    return new_intent(account, amount, payment_method=card, confirm=True, **more)


# Contract: these run on Stripe's test mode too.


def test_a_new_intent_waits_for_a_payment_method(stripe_account: Any) -> None:
    intent = new_intent(stripe_account, metadata={"order": "ord_1"}, description="Order 1")
    found = stripe_account.payment_intents.retrieve(intent.id)
    assert (found.status, found.amount, found.currency) == ("requires_payment_method", 10_000, "nok")
    assert (found.capture_method, found.latest_charge, found.amount_received) == ("automatic_async", None, 0)
    assert found.metadata.order == "ord_1"
    assert found.client_secret.startswith(f"{intent.id}_secret_")


def test_a_good_card_pays_the_whole_amount(stripe_account: Any) -> None:
    intent = paid_intent(stripe_account, expand=["latest_charge"])
    charge = intent.latest_charge
    assert (intent.status, intent.amount_received) == ("succeeded", 10_000)
    assert (charge.paid, charge.captured, charge.amount_captured, charge.refunded) == (True, True, 10_000, False)
    assert charge.payment_method_details.card.last4 == "4242"
    assert [found.id for found in stripe_account.charges.list({"payment_intent": intent.id}).data] == [charge.id]


@pytest.mark.parametrize(
    ("card", "code", "decline_code"),
    [
        ("pm_card_visa_chargeDeclined", "card_declined", "generic_decline"),
        ("pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"),
        ("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc"),
    ],
)
def test_a_declined_card_leaves_the_intent_open_for_another(
    stripe_account: Any, card: str, code: str, decline_code: str
) -> None:
    import stripe

    intent = new_intent(stripe_account)
    with pytest.raises(stripe.CardError) as refused:
        stripe_account.payment_intents.confirm(intent.id, {"payment_method": card})
    assert (refused.value.http_status, refused.value.code) == (402, code)
    declined = stripe_account.payment_intents.retrieve(intent.id)
    assert (declined.status, declined.payment_method) == ("requires_payment_method", None)
    assert (declined.last_payment_error.code, declined.last_payment_error.decline_code) == (code, decline_code)
    paid = stripe_account.payment_intents.confirm(intent.id, {"payment_method": "pm_card_visa"})
    assert (paid.status, paid.amount_received, paid.last_payment_error) == ("succeeded", 10_000, None)
    tried = stripe_account.charges.list({"payment_intent": intent.id}).data
    assert [charge.status for charge in tried] == ["succeeded", "failed"]


def test_a_card_that_wants_3d_secure_sends_the_buyer_to_the_bank(stripe_account: Any) -> None:
    intent = new_intent(stripe_account, automatic_payment_methods={"enabled": True})
    confirmed = stripe_account.payment_intents.confirm(
        intent.id, {"payment_method": "pm_card_authenticationRequired", "return_url": "http://127.0.0.1/back"}
    )
    assert (confirmed.status, confirmed.next_action.type) == ("requires_action", "redirect_to_url")
    assert confirmed.next_action.redirect_to_url.return_url == "http://127.0.0.1/back"


def test_a_confirmation_that_may_redirect_needs_a_return_url(stripe_account: Any) -> None:
    import stripe

    intent = new_intent(stripe_account, automatic_payment_methods={"enabled": True})
    with pytest.raises(stripe.InvalidRequestError, match="return_url"):
        stripe_account.payment_intents.confirm(intent.id, {"payment_method": "pm_card_visa"})


def test_manual_capture_takes_a_part_and_releases_the_rest(stripe_account: Any) -> None:
    intent = paid_intent(stripe_account, capture_method="manual")
    assert (intent.status, intent.amount_capturable, intent.amount_received) == ("requires_capture", 10_000, 0)
    taken = stripe_account.payment_intents.capture(intent.id, {"amount_to_capture": 7_500, "expand": ["latest_charge"]})
    assert (taken.status, taken.amount_capturable, taken.amount_received) == ("succeeded", 0, 7_500)
    assert (taken.latest_charge.amount_captured, taken.latest_charge.amount_refunded) == (7_500, 2_500)


def test_capturing_more_than_is_held_or_twice_is_refused(stripe_account: Any) -> None:
    import stripe

    intent = paid_intent(stripe_account, capture_method="manual")
    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_account.payment_intents.capture(intent.id, {"amount_to_capture": 10_001})
    assert refused.value.code == "amount_too_large"
    stripe_account.payment_intents.capture(intent.id)
    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_account.payment_intents.capture(intent.id)
    assert refused.value.code == "payment_intent_unexpected_state"


def test_a_held_amount_is_released_by_cancelling(stripe_account: Any) -> None:
    intent = paid_intent(stripe_account, capture_method="manual")
    cancelled = stripe_account.payment_intents.cancel(intent.id, {"cancellation_reason": "abandoned"})
    assert (cancelled.status, cancelled.cancellation_reason) == ("canceled", "abandoned")
    assert cancelled.amount_capturable == 0
    assert cancelled.canceled_at >= cancelled.created


def test_a_finished_intent_is_neither_cancelled_nor_confirmed_nor_repriced(stripe_account: Any) -> None:
    import stripe

    intent = paid_intent(stripe_account)
    intents = stripe_account.payment_intents
    for attempt in (
        lambda: intents.cancel(intent.id),
        lambda: intents.confirm(intent.id, {"payment_method": "pm_card_visa"}),
        lambda: intents.update(intent.id, {"amount": 20_000}),
    ):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            attempt()
        assert refused.value.code == "payment_intent_unexpected_state"
    assert intents.update(intent.id, {"metadata": {"order": "ord_2"}}).metadata.order == "ord_2"


def test_one_intent_is_repriced_in_place_until_it_is_paid(stripe_account: Any) -> None:
    intent = new_intent(stripe_account, metadata={"a": "1", "b": "2"})
    changed = stripe_account.payment_intents.update(intent.id, {"amount": 12_300, "metadata": {"a": "", "c": "3"}})
    assert (changed.id, changed.amount, changed.status) == (intent.id, 12_300, "requires_payment_method")
    assert changed.metadata.to_dict() == {"b": "2", "c": "3"}


def test_refunds_add_up_to_the_charge_and_no_further(stripe_account: Any) -> None:
    import stripe

    intent = paid_intent(stripe_account)
    refund = stripe_account.refunds.create(
        {"payment_intent": intent.id, "amount": 3_000, "reason": "requested_by_customer"}
    )
    assert (refund.status, refund.amount, refund.charge) == ("succeeded", 3_000, intent.latest_charge)
    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_account.refunds.create({"payment_intent": intent.id, "amount": 7_001})
    assert refused.value.param == "amount"
    rest = stripe_account.refunds.create({"payment_intent": intent.id})
    assert rest.amount == 7_000
    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_account.refunds.create({"payment_intent": intent.id, "amount": 1})
    assert refused.value.code == "charge_already_refunded"
    charge = stripe_account.charges.retrieve(intent.latest_charge, {"expand": ["refunds"]})
    assert (charge.amount_refunded, charge.refunded) == (10_000, True)
    assert [made.amount for made in charge.refunds.data] == [7_000, 3_000]
    assert [made.id for made in stripe_account.refunds.list({"charge": charge.id}).data] == [rest.id, refund.id]
    assert stripe_account.refunds.retrieve(refund.id).reason == "requested_by_customer"


def test_an_unpaid_intent_cannot_be_refunded_nor_a_settled_refund_cancelled(stripe_account: Any) -> None:
    import stripe

    with pytest.raises(stripe.InvalidRequestError):
        stripe_account.refunds.create({"payment_intent": new_intent(stripe_account).id})
    refund = stripe_account.refunds.create({"payment_intent": paid_intent(stripe_account).id})
    with pytest.raises(stripe.InvalidRequestError):
        stripe_account.refunds.cancel(refund.id)


@pytest.mark.parametrize(
    ("given", "code", "param"),
    [
        ({"currency": "nok"}, "parameter_missing", "amount"),
        ({"amount": 1_000}, "parameter_missing", "currency"),
        ({"amount": 0, "currency": "nok"}, "parameter_invalid_integer", "amount"),
        ({"amount": "12.5", "currency": "nok"}, "parameter_invalid_integer", "amount"),
        ({"amount": 299, "currency": "nok"}, "amount_too_small", "amount"),
        ({"amount": 100_000_000, "currency": "nok"}, "amount_too_large", "amount"),
        ({"amount": 1_000, "currency": "zzz"}, None, "currency"),
        ({"amount": 1_000, "currency": "nok", "colour": "red"}, "parameter_unknown", "colour"),
        ({"amount": 1_000, "currency": "nok", "customer": "cus_none"}, "resource_missing", "customer"),
    ],
)
def test_wrong_money_and_unknown_parameters_are_refused(
    stripe_account: Any, given: dict[str, Any], code: str | None, param: str
) -> None:
    import stripe

    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_account.payment_intents.create(given)
    assert (refused.value.http_status, refused.value.code, refused.value.param) == (400, code, param)


def test_an_unknown_object_answers_404(stripe_account: Any) -> None:
    import stripe

    for service in (stripe_account.payment_intents, stripe_account.charges, stripe_account.refunds):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            service.retrieve("xx_none")
        assert (refused.value.http_status, refused.value.code) == (404, "resource_missing")


def test_an_idempotency_key_repeats_its_answer_and_refuses_other_parameters(stripe_account: Any) -> None:
    import stripe

    options = {"idempotency_key": uuid.uuid4().hex}
    given = {"amount": 5_000, "currency": "nok"}
    first = stripe_account.payment_intents.create(given, options)
    again = stripe_account.payment_intents.create(given, options)
    assert again.id == first.id
    assert again.last_response.headers["idempotent-replayed"] == "true"
    with pytest.raises(stripe.IdempotencyError):
        stripe_account.payment_intents.create({**given, "amount": 5_001}, options)
    with pytest.raises(stripe.IdempotencyError):
        stripe_account.payment_intents.update(first.id, {"description": "x"}, options)


def test_a_decline_is_repeated_under_its_key_and_tried_once(stripe_account: Any) -> None:
    import stripe

    intent = new_intent(stripe_account)
    options = {"idempotency_key": uuid.uuid4().hex}
    for _ in range(2):
        with pytest.raises(stripe.CardError):
            stripe_account.payment_intents.confirm(
                intent.id, {"payment_method": "pm_card_visa_chargeDeclined"}, options
            )
    assert len(stripe_account.charges.list({"payment_intent": intent.id}).data) == 1


def test_customers_are_kept_changed_and_charged(stripe_account: Any) -> None:
    import stripe

    customer = stripe_account.customers.create({"email": "kari@example.com", "address": {"country": "NO"}})
    changed = stripe_account.customers.update(customer.id, {"name": "Kari Nordmann"})
    assert (changed.email, changed.name, changed.address.country) == ("kari@example.com", "Kari Nordmann", "NO")
    intent = paid_intent(stripe_account, customer=customer.id, expand=["customer"])
    assert intent.customer.name == "Kari Nordmann"
    assert stripe_account.payment_intents.list({"customer": customer.id}).data[0].id == intent.id
    with pytest.raises(stripe.InvalidRequestError, match="cannot be expanded"):
        stripe_account.payment_intents.retrieve(intent.id, {"expand": ["amount"]})


def test_lists_page_by_cursor_without_gap_or_repeat(stripe_account: Any) -> None:
    customer = stripe_account.customers.create({"email": "pages@example.com"}).id
    made = [new_intent(stripe_account, customer=customer).id for _ in range(5)]
    page = stripe_account.payment_intents.list({"customer": customer, "limit": 2})
    assert (page.has_more, [intent.id for intent in page.auto_paging_iter()]) == (True, made[::-1])
    back = stripe_account.payment_intents.list({"customer": customer, "limit": 2, "ending_before": made[1]})
    assert [intent.id for intent in back.data] == [made[3], made[2]]


def test_a_card_that_is_disputed_later_loses_its_money_until_the_evidence_wins(stripe_account: Any) -> None:
    intent = paid_intent(stripe_account, card="pm_card_createDispute")
    for _ in range(60 if ON_STRIPE else 1):
        disputes = stripe_account.disputes.list({"payment_intent": intent.id}).data
        if disputes:
            break
        time.sleep(1)
    (dispute,) = disputes
    assert (dispute.status, dispute.amount, dispute.reason) == ("needs_response", 10_000, "fraudulent")
    stripe_account.disputes.update(dispute.id, {"evidence": {"uncategorized_text": "winning_evidence"}})
    for _ in range(60 if ON_STRIPE else 1):
        closed = stripe_account.disputes.retrieve(dispute.id)
        if closed.status == "won":
            break
        time.sleep(1)
    assert closed.status == "won"


def test_a_live_or_missing_key_is_not_let_in(stripe_account: Any) -> None:
    import stripe

    with pytest.raises(stripe.AuthenticationError) as refused:
        stripe_account.payment_intents.list({}, {"api_key": "sk_live_" + "x" * 24})
    assert refused.value.http_status == 401


# The simulator alone.


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


def test_every_webhook_is_signed_as_construct_event_expects(simulator: Simulator, receiver: Receiver) -> None:
    import stripe

    intent = paid_intent(client(simulator))
    simulator.settle()
    for signature, body in receiver.got:
        event = stripe.Webhook.construct_event(body, signature, SECRET)
        assert (event.object, event.livemode, event.api_version) == ("event", False, "2026-10-28.endive")
    signature, body = receiver.got[-1]
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(body + b" ", signature, SECRET)
    assert receiver.types(intent.id).count("payment_intent.succeeded") == 1


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


def test_a_refused_webhook_is_sent_again_until_it_is_taken(simulator: Simulator, receiver: Receiver) -> None:
    account = client(simulator)
    simulator.settle()
    receiver.answers = [500]
    intent = new_intent(account)
    (event,) = account.events.list({"type": "payment_intent.created", "limit": 1}).data
    assert event.data.object.id == intent.id
    simulator.settle()
    assert receiver.types(intent.id) == ["payment_intent.created"]
    (delivery,) = [each for each in simulator.trigger("deliveries", "GET")["data"] if each["event"] == event.id]
    assert (delivery["state"], delivery["attempts"], delivery["answer"]) == ("delivered", 2, "200")


def test_events_not_delivered_are_listed_until_they_are(simulator: Simulator) -> None:
    account = client(simulator)
    simulator.settle()
    simulator.trigger("mode", mode="hold")
    intent = new_intent(account)
    (waiting,) = account.events.list({"delivery_success": False}).data
    assert (waiting.data.object.id, waiting.pending_webhooks) == (intent.id, 1)
    assert simulator.trigger("release") == {"released": 1}
    simulator.settle()
    assert account.events.list({"delivery_success": False}).data == []
    assert account.events.retrieve(waiting.id).pending_webhooks == 0


def test_deliveries_are_duplicated_shuffled_and_delayed_on_demand(simulator: Simulator, receiver: Receiver) -> None:
    account = client(simulator)
    simulator.settle()
    simulator.trigger("mode", mode="duplicate", copies=3)
    thrice = new_intent(account)
    simulator.trigger("mode", mode="delay", seconds=0.5)
    started_at = time.monotonic()
    late = new_intent(account)
    simulator.trigger("mode", mode="shuffle", seconds=0.5)
    mixed = [new_intent(account).id for _ in range(20)]
    simulator.trigger("mode", mode="normal")
    simulator.settle()
    assert time.monotonic() - started_at >= 0.5
    assert receiver.types(thrice.id) == ["payment_intent.created"] * 3
    assert receiver.types(late.id) == ["payment_intent.created"]
    arrived = [event["data"]["object"]["id"] for event in receiver.events() if event["data"]["object"]["id"] in mixed]
    assert sorted(arrived) == sorted(mixed)
    assert arrived != mixed  # of 20! orders, one is the order they were made in


def test_a_browser_may_call_from_another_origin(simulator: Simulator) -> None:
    request = urllib.request.Request(f"{simulator.url}/v1/payment_intents/x/confirm", method="OPTIONS")
    with urllib.request.urlopen(request) as answer:
        assert (answer.status, answer.headers["Access-Control-Allow-Origin"]) == (204, "*")
        assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]


# Life and death of the process.


def test_a_kill_in_the_middle_of_traffic_loses_no_payment_and_no_webhook(tmp_path: Path) -> None:
    """Nobody listens for webhooks while 4 threads pay; the kill comes; then all that was answered is delivered."""
    if ON_STRIPE:
        pytest.skip("Needs the simulator.")
    port = free_port()
    simulator = Simulator(tmp_path, f"http://127.0.0.1:{port}/webhooks/stripe")
    answered: list[str] = []

    def pay_until_the_end() -> None:
        import stripe

        account = stripe.StripeClient(KEY, base_addresses={"api": simulator.url}, max_network_retries=0).v1
        while True:
            try:
                answered.append(paid_intent(account).id)
            except stripe.APIConnectionError:
                return

    threads = [threading.Thread(target=pay_until_the_end) for _ in range(4)]
    for thread in threads:
        thread.start()
    while len(answered) < 40:
        time.sleep(0.01)
    simulator.kill()
    for thread in threads:
        thread.join()
    receiver = Receiver(port)
    simulator.start()
    try:
        account = client(simulator)
        simulator.trigger("release")
        simulator.settle()
        kept = [intent for intent in account.payment_intents.list({"limit": 100}).auto_paging_iter()]
        assert set(answered) <= {intent.id for intent in kept}
        # A payment cut off by the kill is whole or absent: none is between.
        assert Counter(intent.status for intent in kept) == {"succeeded": len(kept)}
        told = Counter(
            event["data"]["object"]["id"] for event in receiver.events() if event["type"] == "payment_intent.succeeded"
        )
        assert told == {intent.id: 1 for intent in kept}
    finally:
        assert simulator.stop() == 0
        receiver.close()


@pytest.mark.parametrize(
    ("more", "environment", "sentence"),
    [
        ((), {"STRIPE_SECRET_KEY": "sk_live_x"}, "STRIPE_SECRET_KEY holds a live Stripe key"),
        (("--host", "0.0.0.0"), {}, "listens on 127.0.0.1 only, not on 0.0.0.0"),
        (("--webhook", "https://example.com/hook"), {}, "sends webhooks to http://127.0.0.1 only"),
        (("--webhook", "http://127.0.0.1:1/hook"), {}, "--secret whsec_"),
    ],
)
def test_it_does_not_start_where_it_could_do_harm(
    tmp_path: Path, more: tuple[str, ...], environment: dict[str, str], sentence: str
) -> None:
    process = started(free_port(), tmp_path, None, *more, **environment)
    out, error = process.communicate(timeout=30)
    assert (process.returncode, out) == (1, "")
    assert sentence in error
    assert re.fullmatch(r"[^\n]+\.\n", error) or "whsec_" in error


def test_it_does_not_start_on_a_taken_port_or_on_a_home_in_use(tmp_path: Path) -> None:
    simulator = Simulator(tmp_path)
    try:
        for port, home, sentence in (
            (simulator.port, tmp_path / "other", f"Port {simulator.port} on 127.0.0.1 is taken"),
            (free_port(), tmp_path, "is in use by another Stripe simulator"),
        ):
            process = started(port, home)
            _, error = process.communicate(timeout=30)
            assert process.returncode == 1
            assert sentence in error
    finally:
        assert simulator.stop() == 0
