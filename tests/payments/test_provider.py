"""How card payments are set up, as the merchant sees it: keys are never whole, and what is wrong is named."""

import pytest

from chalicelib.payments import reconciliation, rules
from chalicelib.shop import service as shop
from tests import builders
from tests.http import Client, application
from tests.payments import build

LIVE = "sk_live_51H8abcdefWXYZ"
PROVIDER = "/api/admin/payment-provider"


@pytest.fixture
def client(provider):
    """The whole application, called by the shop's owner."""
    build.shop()
    token, _ = shop.sign_in(*builders.OWNER)
    return Client(application(), bearer=token)


@pytest.mark.parametrize(
    ("key", "mode", "shown"),
    [
        ("sk_test_daybook", "simulator", "sk_test_…"),
        ("sk_test_51H8abcdefWXYZ", "test", "sk_test_…WXYZ"),
        (LIVE, "live", "sk_live_…WXYZ"),
        ("rk_live_51H8abcdefWXYZ", "live", "rk_live_…WXYZ"),
        ("pk_live_short", "live", "pk_live_…"),
        ("a password somebody pasted", "unknown", "…sted"),
        ("hunter2", "unknown", "…"),
    ],
)
def test_a_key_shows_how_it_begins_and_ends_and_no_more(key, mode, shown):
    assert (rules.key_mode(key), rules.masked(key)) == (mode, shown)


@pytest.mark.parametrize(
    ("secret", "public", "signed", "problems"),
    [
        ("sk_test_daybook", "pk_test_daybook", True, []),
        (LIVE, "pk_live_1", True, []),
        (LIVE, "pk_test_1", True, ["keys_differ"]),
        ("pk_live_1", LIVE, True, ["keys_swapped"]),
        ("hunter2", "pk_live_1", False, ["unknown_key", "no_webhook_secret"]),
    ],
)
def test_what_is_wrong_with_the_keys_is_named(secret, public, signed, problems):
    assert rules.key_problems(secret, public, signed) == problems


def test_the_simulator_is_told_apart_and_no_webhook_has_come_yet(client):
    assert client.get(PROVIDER).json == {
        "mode": "simulator",
        "secret_key": "sk_test_…",
        "publishable_key": "pk_test_…",
        "problems": [],
        "webhook": {
            "url": "http://127.0.0.1:8000/webhooks/stripe",
            "secret_set": True,
            "last_at": None,
            "last_type": None,
            "compared_at": None,
            "missed": 0,
        },
    }


def test_a_webhook_that_came_is_told_of_and_one_found_by_our_own_looking_is_not(client, provider):
    _, intent_id = build.begun()
    provider.pay(intent_id)
    compared = reconciliation.reconcile(on_its_way=0)  # takes the event that no webhook brought
    webhook = client.get(PROVIDER).json["webhook"]
    assert (webhook["last_at"], webhook["compared_at"]) == (None, compared.ran_at)
    assert webhook["missed"] == compared.events > 0

    _, intent_id = build.begun()
    provider.pay(intent_id)
    (event,) = provider.events(intent_id, "payment_intent.succeeded")
    raw, signature = build.signed(event)
    headers = {"Stripe-Signature": signature, "Content-Type": "application/json"}
    Client(client.app).call("POST", "/webhooks/stripe", body=raw, headers=headers)
    webhook = client.get(PROVIDER).json["webhook"]
    assert webhook["last_type"] == "payment_intent.succeeded"
    assert webhook["last_at"] >= compared.ran_at


def test_trying_the_key_says_whether_the_provider_answers_and_knows_it(client, monkeypatch):
    assert client.post(PROVIDER).json == {"answers": True, "code": None, "detail": None}
    monkeypatch.setenv("STRIPE_SECRET_KEY", LIVE)  # the simulator knows test keys only
    told = client.post(PROVIDER).json
    assert (told["answers"], told["code"]) == (False, "provider_not_set_up")
    assert "abcdef" not in str(client.get(PROVIDER).json)
