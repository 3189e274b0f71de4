"""What the buyer's bank does to an intent, when the buyer, the trigger API or time asks it to."""

from __future__ import annotations

from . import events, intents
from .call import Call
from .cards import CARDS
from .errors import DOCUMENTATION, unexpected_state
from .store import Body

PAYS, DECLINES = CARDS["4242424242424242"], CARDS["4000000000000002"]


def authenticate(call: Call, id: str, completed: bool) -> Body:
    """What the bank's page does: the buyer completes 3-D Secure or fails it."""
    intent = call.need("payment_intent", id, "intent")
    if intent["status"] != "requires_action":
        raise unexpected_state(f"This PaymentIntent has a status of {intent['status']} and awaits no authentication.")
    if completed:
        intents.charged(call, intent, CARDS[call.store.behaviour(intent["payment_method"])], authenticated=True)
        return intent
    code = "payment_intent_authentication_failure"
    error = {
        "code": code,
        "doc_url": DOCUMENTATION + code.replace("_", "-"),
        "message": "We are unable to authenticate your payment method. Please choose a different payment method and "
        "try again.",
        "payment_method": call.need("payment_method", intent["payment_method"]),
        "type": "invalid_request_error",
    }
    intents.failed(call, intent, error)
    return intent


def process(call: Call, id: str, succeeded: bool) -> Body:
    """The bank makes up its mind on a payment that is processing."""
    intent = call.need("payment_intent", id, "intent")
    if intent["status"] != "processing":
        raise unexpected_state(f"This PaymentIntent has a status of {intent['status']} and is not processing.")
    intents.charged(call, intent, PAYS if succeeded else DECLINES, authenticated=False)
    return intent


def lapse(call: Call, id: str) -> Body:
    """The authorisation ran out before it was captured: the charge expires and the intent is cancelled."""
    intent = call.need("payment_intent", id, "intent")
    if intent["status"] != "requires_capture":
        raise unexpected_state(f"This PaymentIntent has a status of {intent['status']}: nothing is held on a card.")
    charge = call.need("charge", intent["latest_charge"])
    charge |= {"amount_refunded": charge["amount"], "refunded": True}
    events.record(call, "charge.expired", call.store.change(charge), {"amount_refunded": 0, "refunded": False})
    return intents.canceled(call, intent, "automatic")
