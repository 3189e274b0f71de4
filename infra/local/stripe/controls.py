"""The trigger API under /_daybook/: what happens at a bank or on the road, on demand, and how webhooks travel."""

from __future__ import annotations

import time
from typing import Any

from . import bank, disputes, events, refunds
from .call import Call
from .errors import Refused, missing
from .parameters import choice, integer, required, seconds
from .store import Body

MODES = ("normal", "duplicate", "shuffle", "delay", "hold")
MOST_COPIES = 20
DELIVERY_STATES = ("pending", "delivered", "failed")


def open_dispute(call: Call) -> Body:
    intent = call.named("payment_intent", "payment_intent")
    charge = call.need("charge", intent["latest_charge"]) if intent else call.named("charge", "charge")
    if charge is None:
        raise missing("charge")
    amount = integer(call.given, "amount") or charge["amount_captured"]
    return disputes.open(call, charge, amount, disputes.reason_given(call))


def close_dispute(call: Call, id: str) -> Body:
    required(call.given, "status")
    return disputes.decide(call, id, str(choice(call.given, "status", ("won", "lost"))))


def authenticate(call: Call, id: str) -> Body:
    required(call.given, "outcome")
    return bank.authenticate(call, id, choice(call.given, "outcome", ("complete", "fail")) == "complete")


def process(call: Call, id: str) -> Body:
    required(call.given, "outcome")
    return bank.process(call, id, choice(call.given, "outcome", ("succeed", "fail")) == "succeed")


def mode(call: Call) -> dict[str, Any]:
    return call.store.setting("mode") or events.NORMAL


def set_mode(call: Call) -> dict[str, Any]:
    """Say how deliveries of events from now on travel; leaving `hold` lets go of what was held."""
    required(call.given, "mode")
    chosen = str(choice(call.given, "mode", MODES))
    copies = integer(call.given, "copies") or (2 if chosen == "duplicate" else 1)
    if copies > MOST_COPIES:
        raise Refused(f"An event is delivered {MOST_COPIES} times at most.", param="copies")
    wait = seconds(call.given, "seconds", 1 if chosen == "shuffle" else 0, 86_400)
    call.store.set("mode", {"mode": chosen, "seconds": wait, "copies": copies})
    return mode(call)


def release(call: Call) -> dict[str, Any]:
    """Back to normal, and everything pending is due now."""
    call.store.set("mode", events.NORMAL)
    released = call.store.run("UPDATE deliveries SET due = ? WHERE state = 'pending'", time.time()).rowcount
    return {"released": released}


def deliveries(call: Call) -> dict[str, Any]:
    """The last deliveries, newest first, 1,000 at most."""
    state = choice(call.given, "state", DELIVERY_STATES)
    rows = call.store.run(
        "SELECT deliveries.*, objects.type FROM deliveries JOIN objects ON objects.id = deliveries.event "
        "WHERE ?1 IS NULL OR state = ?1 ORDER BY deliveries.id DESC LIMIT 1000",
        state,
    )
    return {"data": [dict(row) for row in rows]}


def resend(call: Call, id: str) -> Body:
    """Deliver an event once more, as the button on Stripe's dashboard does."""
    event = call.need("event", id)
    if call.notifies:
        events.deliver(call.store, id)
    return events.shown(call.store, event)


ROUTES = (
    ("POST", r"/_daybook/disputes", open_dispute),
    ("POST", r"/_daybook/disputes/(\w+)/close", close_dispute),
    ("POST", r"/_daybook/refunds/(\w+)/fail", refunds.fail),
    ("POST", r"/_daybook/refunds/(\w+)/succeed", refunds.succeed),
    ("POST", r"/_daybook/payment_intents/(\w+)/lapse", bank.lapse),
    ("POST", r"/_daybook/payment_intents/(\w+)/authenticate", authenticate),
    ("POST", r"/_daybook/payment_intents/(\w+)/process", process),
    ("GET", r"/_daybook/mode", mode),
    ("POST", r"/_daybook/mode", set_mode),
    ("POST", r"/_daybook/release", release),
    ("GET", r"/_daybook/deliveries", deliveries),
    ("POST", r"/_daybook/events/(\w+)/send", resend),
)
