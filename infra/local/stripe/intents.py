"""PaymentIntents: docs.stripe.com/payments/paymentintents/lifecycle as functions, one per verb."""

from __future__ import annotations

import hmac
from typing import Any

from . import charges, disputes, events, refunds
from .call import Call, Kept, new_id
from .cards import CARDS, Card
from .customers import method_of, shipping
from .errors import DOCUMENTATION, Refused, unexpected_state
from .parameters import amount_within, boolean, choice, currency, integer, merged_metadata, required, table, text
from .store import Body

TEXTS = ("description", "receipt_email", "statement_descriptor", "statement_descriptor_suffix", "transfer_group")
WRITTEN = frozenset(
    {*TEXTS, "amount", "currency", "customer", "metadata", "shipping", "payment_method", "payment_method_data",
     "capture_method", "setup_future_usage", "expand"}
)  # fmt: skip
CONFIRM = frozenset(
    {"payment_method", "payment_method_data", "return_url", "use_stripe_sdk", "receipt_email", "shipping",
     "setup_future_usage", "capture_method", "off_session", "error_on_requires_action", "expand"}
)  # fmt: skip
CREATE = WRITTEN | {"automatic_payment_methods", "confirm", "return_url", "off_session", "use_stripe_sdk"}
CREATE |= {"allowed_payment_method_types", "confirmation_method", "error_on_requires_action"}
UPDATE = WRITTEN
CAPTURE = frozenset({"amount_to_capture", "final_capture", "metadata", "expand"})
CANCEL = frozenset({"cancellation_reason", "expand"})
REASONS = ("abandoned", "duplicate", "fraudulent", "requested_by_customer")
CAPTURE_METHODS = ("automatic", "automatic_async", "manual")
OPEN = ("requires_payment_method", "requires_confirmation", "requires_action")
# What a publishable key may see of an intent.
SEEN_IN_BROWSER = """
    id object amount amount_details automatic_payment_methods canceled_at cancellation_reason capture_method
    client_secret confirmation_method created currency description last_payment_error livemode next_action
    payment_method payment_method_configuration_details payment_method_types processing receipt_email
    setup_future_usage shipping source status
"""
BROWSER = SEEN_IN_BROWSER.split()


def create(call: Call) -> Body | Kept:
    given = call.given
    required(given, "amount", "currency")
    id = new_id("pi")
    types = given.get("allowed_payment_method_types")
    if types not in (None, ["card"]):
        raise Refused("The Stripe simulator takes cards only.", "simulator_unsupported", "allowed_payment_method_types")
    intent: Body = {
        "id": id,
        "object": "payment_intent",
        "allowed_payment_method_types": types,
        "amount": 0,
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "application": None,
        "application_fee_amount": None,
        "automatic_payment_methods": None if types else _automatic(table(given, "automatic_payment_methods")),
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": "automatic_async",
        "client_secret": f"{id}_{new_id('secret', 25)}",
        "confirmation_method": choice(given, "confirmation_method", ("automatic",), "automatic"),
        "created": call.now,
        "currency": None,
        "customer": None,
        "customer_account": None,
        "description": None,
        "excluded_payment_method_types": None,
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": {},
        "next_action": None,
        "on_behalf_of": None,
        "payment_method": None,
        "payment_method_configuration_details": None,
        "payment_method_options": {"card": {"installments": None, "request_three_d_secure": "automatic"}},
        "payment_method_types": ["card"],
        "processing": None,
        "receipt_email": None,
        "review": None,
        "setup_future_usage": None,
        "shipping": None,
        "source": None,
        "statement_descriptor": None,
        "statement_descriptor_suffix": None,
        "status": "requires_payment_method",
        "transfer_data": None,
        "transfer_group": None,
    }
    confirming = boolean(given, "confirm")
    if confirming:
        _return_needed(call, intent)
    _write(call, intent)
    call.store.add(intent)
    events.record(call, "payment_intent.created", intent)
    return _confirmed(call, intent) if confirming else intent


def _automatic(given: dict[str, Any]) -> Body:
    enabled = boolean(given, "enabled", True)
    return {"allow_redirects": choice(given, "allow_redirects", ("always", "never"), "always"), "enabled": enabled}


def retrieve(call: Call, id: str) -> Body:
    intent = call.need("payment_intent", id, "intent")
    return _in_browser(call, intent) if call.publishable else intent


def update(call: Call, id: str) -> Body:
    intent = call.need("payment_intent", id, "intent")
    fixed = ("amount", "currency", "payment_method", "payment_method_data", "capture_method", "customer")
    for name in fixed:
        if name in call.given and intent["status"] not in OPEN:
            raise unexpected_state(
                f"This PaymentIntent's {name} could not be updated because it has a status of {intent['status']}. You "
                f"may only update the {name} of a PaymentIntent with one of the following statuses: {', '.join(OPEN)}.",
                payment_intent=intent,
            )
    _write(call, intent)
    if intent["status"] == "requires_action" and call.given.keys() & {*fixed}:
        intent |= {"status": "requires_confirmation", "next_action": None}
    return call.store.change(intent)


def _write(call: Call, intent: Body) -> None:
    """Put a request's fields on the intent."""
    given = call.given
    intent["currency"] = currency(given) or intent["currency"]
    intent["amount"] = integer(given, "amount") or intent["amount"]
    amount_within(intent["amount"], intent["currency"])
    intent["capture_method"] = choice(given, "capture_method", CAPTURE_METHODS, intent["capture_method"])
    for name in TEXTS:
        if name in given:
            intent[name] = text(given, name)
    if "setup_future_usage" in given:
        intent["setup_future_usage"] = choice(given, "setup_future_usage", ("off_session", "on_session"))
    if "shipping" in given:
        intent["shipping"] = shipping(given)
    if "customer" in given:
        customer = call.named("customer", "customer")
        intent["customer"] = customer["id"] if customer else None
    intent["metadata"] = merged_metadata(intent["metadata"], given)
    if given.get("payment_method") == "" and intent["status"] in OPEN:
        intent |= {"payment_method": None, "status": "requires_payment_method"}
    elif method := method_of(call):
        intent |= {"payment_method": method["id"], "status": "requires_confirmation"}


def confirm(call: Call, id: str) -> Body | Kept:
    intent = call.need("payment_intent", id, "intent")
    if call.publishable:
        _in_browser(call, intent)
    if intent["status"] == "succeeded":
        raise unexpected_state(
            "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.",
            payment_intent=intent,
        )
    if intent["status"] not in OPEN:
        raise unexpected_state(
            f"You cannot confirm this PaymentIntent because it has a status of {intent['status']}. Only a "
            f"PaymentIntent with one of the following statuses may be confirmed: {', '.join(OPEN)}.",
            payment_intent=intent,
        )
    _return_needed(call, intent)
    _write(call, intent)
    answer = _confirmed(call, intent)
    return _in_browser(call, answer) if call.publishable and not isinstance(answer, Kept) else answer


def _return_needed(call: Call, intent: Body) -> None:
    automatic = intent["automatic_payment_methods"]
    redirects = automatic and automatic["enabled"] and automatic["allow_redirects"] == "always"
    if redirects and not call.given.get("return_url") and not boolean(call.given, "use_stripe_sdk"):
        raise Refused(
            "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of "
            "these might redirect your customer off of your page, you must provide a `return_url`. If you don't want "
            "to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and "
            "`automatic_payment_methods[allow_redirects]` to `never` when creating the PaymentIntent."
        )


def _confirmed(call: Call, intent: Body) -> Body | Kept:
    if intent["payment_method"] is None:
        raise unexpected_state(
            "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update "
            "the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a "
            "payment method or ConfirmationToken.",
            payment_intent=intent,
        )
    card = CARDS[call.store.behaviour(intent["payment_method"])]
    intent["last_payment_error"] = None
    if card.slow:
        intent |= {"status": "processing", "processing": {"type": "card"}}
        events.record(call, "payment_intent.processing", call.store.change(intent))
        return intent
    if not card.authenticates:
        return charged(call, intent, card, authenticated=False)
    if boolean(call.given, "off_session") or boolean(call.given, "error_on_requires_action"):
        needs = Card(card.number, code="authentication_required", decline_code="authentication_required",
                     message="Your card was declined. This transaction requires authentication.")  # fmt: skip
        return charged(call, intent, needs, authenticated=False)
    intent |= {"status": "requires_action", "next_action": _next_action(call, intent)}
    call.store.change(intent)
    events.record(call, "payment_intent.requires_action", intent)
    return intent


def _next_action(call: Call, intent: Body) -> Body:
    page = f"{call.origin}/v3/challenge/{intent['id']}?client_secret={intent['client_secret']}"
    if boolean(call.given, "use_stripe_sdk"):
        return {"type": "use_stripe_sdk", "use_stripe_sdk": {"type": "daybook_challenge", "url": page}}
    return {"type": "redirect_to_url", "redirect_to_url": {"return_url": text(call.given, "return_url"), "url": page}}


def charged(call: Call, intent: Body, card: Card, authenticated: bool) -> Body | Kept:
    """Put the amount to the card: the intent is paid, held for capture, or open for another card."""
    method = call.need("payment_method", intent["payment_method"])
    charge = charges.attempt(call, intent, method, card, authenticated)
    intent |= {"latest_charge": charge["id"], "next_action": None, "processing": None}
    if card.code is not None:
        return failed(call, intent, _card_error(card, charge, method))
    if intent["capture_method"] == "manual":
        intent |= {"status": "requires_capture", "amount_capturable": intent["amount"]}
        events.record(call, "payment_intent.amount_capturable_updated", call.store.change(intent))
    else:
        intent |= {"status": "succeeded", "amount_received": intent["amount"]}
        events.record(call, "payment_intent.succeeded", call.store.change(intent))
    if card.disputed:
        disputes.open(call, charge, charge["amount"], card.disputed)
    return intent


def _card_error(card: Card, charge: Body, method: Body) -> Body:
    code = str(card.code)
    declined = {"advice_code": "try_again_later", "charge": charge["id"], "code": code}
    return declined | {
        "decline_code": card.decline_code,
        "doc_url": DOCUMENTATION + code.replace("_", "-"),
        "message": card.message,
        "payment_method": method,
        "type": "card_error",
    }


def failed(call: Call, intent: Body, error: Body) -> Kept:
    """The attempt failed: the intent waits for another card, and the caller is told 402."""
    intent |= {
        "status": "requires_payment_method",
        "payment_method": None,
        "next_action": None,
        "last_payment_error": error,
    }
    events.record(call, "payment_intent.payment_failed", call.store.change(intent))
    return Kept(402, {"error": error | {"payment_intent": intent}})


def capture(call: Call, id: str) -> Body:
    intent = call.need("payment_intent", id, "intent")
    if intent["status"] != "requires_capture":
        raise unexpected_state(
            f"This PaymentIntent could not be captured because it has a status of {intent['status']}. Only a "
            "PaymentIntent with one of the following statuses may be captured: requires_capture.",
            payment_intent=intent,
        )
    held = intent["amount_capturable"]
    amount = integer(call.given, "amount_to_capture") or held
    if amount > held:
        raise Refused(
            f"The amount_to_capture ({amount}) is greater than the amount that can be captured ({held}).",
            "amount_too_large",
            "amount_to_capture",
            kept=True,
        )
    if not boolean(call.given, "final_capture", True):
        raise Refused("The Stripe simulator captures once.", "simulator_unsupported", "final_capture")
    intent["metadata"] = merged_metadata(intent["metadata"], call.given)
    charge = charges.capture(call, call.need("charge", intent["latest_charge"]), amount)
    if amount < held:
        refunds.release(call, charge, held - amount)
    intent |= {"status": "succeeded", "amount_capturable": 0, "amount_received": amount}
    events.record(call, "payment_intent.succeeded", call.store.change(intent))
    return intent


def cancel(call: Call, id: str) -> Body:
    intent = call.need("payment_intent", id, "intent")
    if intent["status"] not in (*OPEN, "requires_capture"):
        raise unexpected_state(
            f"You cannot cancel this PaymentIntent because it has a status of {intent['status']}. Only a PaymentIntent "
            "with one of the following statuses may be canceled: requires_payment_method, requires_capture, "
            "requires_confirmation, requires_action, processing.",
            payment_intent=intent,
        )
    reason = choice(call.given, "cancellation_reason", REASONS)
    if intent["status"] == "requires_capture":
        charge = call.need("charge", intent["latest_charge"])
        refunds.release(call, charge, charge["amount"])
    return canceled(call, intent, reason)


def canceled(call: Call, intent: Body, reason: str | None) -> Body:
    intent |= {"status": "canceled", "canceled_at": call.now, "cancellation_reason": reason}
    intent |= {"amount_capturable": 0, "next_action": None}
    events.record(call, "payment_intent.canceled", call.store.change(intent))
    return intent


def holds_secret(intent: Body, secret: object) -> bool:
    return isinstance(secret, str) and hmac.compare_digest(secret.encode(), intent["client_secret"].encode())


def _in_browser(call: Call, intent: Body) -> Body:
    """What a publishable key may see, once it has shown the intent's client secret."""
    required(call.given, "client_secret")
    if not holds_secret(intent, call.given["client_secret"]):
        raise Refused(
            "The client_secret provided does not match the client_secret associated with the PaymentIntent.",
            "payment_intent_invalid_parameter",
            "client_secret",
        )
    return seen_in_browser(intent)


def seen_in_browser(intent: Body) -> Body:
    return {name: intent[name] for name in BROWSER}
