"""Webhooks that arrive whatever happens, and a process that starts only where it should and survives kill -9."""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.local.stripe_process import (
    KEY,
    ON_STRIPE,
    SECRET,
    Receiver,
    Simulator,
    client,
    free_port,
    new_intent,
    paid_intent,
    receiver,
    simulator,
    started,
    stripe_account,
)

__all__ = ["receiver", "simulator", "stripe_account"]  # fixtures


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
        kept = list(account.payment_intents.list({"limit": 100}).auto_paging_iter())
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
