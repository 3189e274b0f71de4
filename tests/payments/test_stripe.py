"""The one file that speaks to Stripe: what it asks, what it makes of refusals, and what it costs to import."""

import subprocess
import sys

import pytest

from chalicelib.core import clock
from chalicelib.core.errors import Refused
from chalicelib.payments import stripe
from tests.payments import build


def refused(what, *given):
    with pytest.raises(Refused) as error:
        what(*given)
    return error.value.code, error.value.status


def test_importing_the_module_does_not_import_stripes_library():
    lazily = "import sys, chalicelib.payments.module; print('stripe' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", lazily], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"


def test_what_stripe_refuses_becomes_a_code_a_status_and_a_sentence(provider, monkeypatch):
    build.shop()
    order, intent_id = build.begun()
    assert refused(stripe.fetch_intent, "pi_none") == ("provider_has_none", 409)
    assert refused(stripe.capture, intent_id, 1) == ("payment_moved_on", 409)
    assert refused(stripe.refund, intent_id, 1, f"ref_1_{order.order_id}", order.order_id) == ("payment_moved_on", 409)
    assert refused(stripe.create_intent, f"small_{order.order_id}", "N", 1, "NOK", "automatic") == (
        "amount_too_small",
        422,
    )
    again = ("provider_saw_another", 409)
    assert refused(stripe.create_intent, order.order_id, order.number, 9_999, "NOK", "automatic") == again
    provider.pay(intent_id)
    assert refused(stripe.refund, intent_id, 10_001, f"ref_2_{order.order_id}", order.order_id) == (
        "provider_refused",
        409,
    )
    monkeypatch.setenv("STRIPE_SECRET_KEY", "wrong")
    assert refused(stripe.fetch_intent, intent_id) == ("provider_not_set_up", 503)


def test_a_library_with_a_timeout_of_seconds_and_two_more_tries(provider):
    build.shop()
    build.begun()
    client = stripe._client("sk_test_daybook", provider.simulator.url)
    assert client._requestor._client._timeout == (2.0, 4.0)
    assert client._requestor._options.max_network_retries == 2


def test_intents_are_listed_page_by_page_within_their_time(provider, monkeypatch):
    build.shop(on_hand=20)
    monkeypatch.setattr(stripe, "PER_PAGE", 2)
    since = clock.epoch()
    made = [build.begun()[1] for _ in range(5)]
    until = clock.epoch(seconds=5)
    mine = [each.intent_id for each in stripe.list_intents(since, until) if each.intent_id in made]
    assert mine == made[::-1]
    assert [each for each in stripe.list_intents(since + 100, until + 100) if each.intent_id in made] == []


def test_a_partly_captured_payment_shows_what_was_taken_and_what_went_back(provider):
    build.shop(capture="manual")
    order, intent_id = build.begun()
    provider.pay(intent_id)
    held = stripe.fetch_intent(intent_id)
    assert (held.state, held.capturable, held.given_back) == ("authorised", 10_000, 0)
    stripe.capture(intent_id, 6_000)
    taken = stripe.fetch_intent(intent_id)
    assert (taken.state, taken.received, taken.given_back) == ("succeeded", 6_000, 0)
    stripe.refund(intent_id, 2_500, f"ref_{order.order_id}", order.order_id)
    seen = stripe.fetch_all(intent_id, refunds=False, disputes=False)
    assert (seen.intent.given_back, [each.amount for each in seen.refunds]) == (2_500, [2_500])
