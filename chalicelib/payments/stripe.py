"""Stripe: the only file that imports its library, which costs 130 ms, so that it is imported where it is used.

What Stripe answers becomes `seen`, what it refuses becomes a `Refused` with a sentence. Every call has a timeout of a
few seconds and is tried again under the same idempotency key. docs.stripe.com/payments/paymentintents/lifecycle has the
states; the API's version is the library's own.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import Any

from chalicelib.core import context
from chalicelib.core.errors import Refused
from chalicelib.core.settings import MissingSetting, settings
from chalicelib.core.telemetry import span
from chalicelib.payments.seen import Failure, Intent, Notice, Seen, SeenDispute, SeenRefund

SECONDS = (2.0, 4.0)  # to connect, to answer
RETRIES = 2
TOLERANCE = 300  # seconds a signature may be old
PER_PAGE = 100
STATES = {
    "requires_payment_method": "pending",
    "requires_confirmation": "pending",
    "requires_action": "requires_action",
    "processing": "processing",
    "requires_capture": "authorised",
    "succeeded": "succeeded",
    "canceled": "cancelled",
}
REFUND_STATES = {"succeeded": "succeeded", "failed": "failed", "canceled": "failed"}
TYPES = (
    "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.processing",
    "payment_intent.requires_action", "payment_intent.canceled", "payment_intent.amount_capturable_updated",
    "charge.refunded", "charge.expired", "refund.created", "refund.updated", "refund.failed",
    "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated",
)  # fmt: skip
UNREADABLE = Refused("malformed", "The body is not an event of Stripe's.", status=400)


@lru_cache
def _client(key: str, url: str | None) -> Any:
    import stripe

    return stripe.StripeClient(
        key,
        base_addresses={"api": url} if url else {},
        max_network_retries=RETRIES,
        http_client=stripe.RequestsClient(timeout=SECONDS),
    )


@contextmanager
def _account() -> Iterator[Any]:
    """The account's API, with Stripe's errors as refusals."""
    import stripe

    try:
        with span("Stripe"):
            yield _client(settings.stripe_key, settings.stripe_url).v1
    except stripe.StripeError as error:
        raise _refusal(error) from error


def _refusal(error: Any) -> Refused:
    """What a person is told of an error of Stripe's. A 503 is worth trying again, the others are not."""
    import stripe

    code = getattr(error, "code", None)
    message = str(getattr(error, "user_message", None) or "no reason given")
    if isinstance(error, (stripe.AuthenticationError, stripe.PermissionError)):
        sentence = "The payment provider does not know this shop. Its owner must check the Stripe keys."
        return Refused("provider_not_set_up", sentence, status=503)
    if isinstance(error, (stripe.APIConnectionError, stripe.RateLimitError)) or (error.http_status or 500) >= 500:
        sentence = "The payment provider does not answer just now. Try again in a minute; you will not pay twice."
        return Refused("provider_unreachable", sentence, status=503)
    if code == "resource_missing":
        return Refused("provider_has_none", "The payment provider does not have this payment.", status=409)
    if code == "payment_intent_unexpected_state":
        sentence = "The payment has moved on meanwhile. Load the order again and look at its payment."
        return Refused("payment_moved_on", sentence, status=409)
    if code == "amount_too_small":
        sentence = "This total is too small to be paid by card. Choose another way to pay."
        return Refused("amount_too_small", sentence, status=422)
    if isinstance(error, stripe.IdempotencyError):
        sentence = "The payment provider had this request in another form. Load the order again before you repeat it."
        return Refused("provider_saw_another", sentence, status=409)
    return Refused("provider_refused", f"The payment provider refused: {message}", status=409)


# Intents


def create_intent(order_id: str, number: str, amount: int, currency: str, capture: str) -> Intent:
    """The order's one PaymentIntent. The same order always gives the same intent, whatever became of it since.

    All arguments must be those of the first time: they are kept with the payment.
    """
    asked = {
        "amount": amount,
        "currency": currency.lower(),
        "automatic_payment_methods": {"enabled": True},
        "capture_method": "manual" if capture == "manual" else "automatic",
        "description": f"Order {number}",
        "metadata": {"order_id": order_id, "shop": context.shop(), "number": number},
    }
    with _account() as account:
        return _intent(account.payment_intents.create(asked, {"idempotency_key": f"intent-{order_id}"}))


def fetch_intent(intent_id: str) -> Intent:
    """The intent as it is now, with its last charge. Refused `provider_has_none` where the account has none."""
    with _account() as account:
        return _intent(account.payment_intents.retrieve(intent_id, {"expand": ["latest_charge"]}))


def fetch_all(intent_id: str, refunds: bool, disputes: bool) -> Seen:
    """The intent with its refunds and disputes; those are asked for only where there may be some."""
    intent = fetch_intent(intent_id)
    return Seen(
        intent,
        list_refunds(intent_id) if refunds or intent.given_back else [],
        _list_disputes(intent_id) if disputes or intent.disputed else [],
    )


def change_amount(intent_id: str, amount: int) -> Intent:
    """Set the amount of an intent that is still open."""
    with _account() as account:
        return _intent(account.payment_intents.update(intent_id, {"amount": amount}))


def capture(intent_id: str, amount: int) -> Intent:
    """Take this much of what is authorised; the rest is let go."""
    key = {"idempotency_key": f"capture-{intent_id}-{amount}"}
    with _account() as account:
        return _intent(account.payment_intents.capture(intent_id, {"amount_to_capture": amount}, key))


def cancel_intent(intent_id: str) -> Intent:
    """Let go of the payment and of what is authorised. Refused `payment_moved_on` where money has come already."""
    with _account() as account:
        return _intent(account.payment_intents.cancel(intent_id))  # no key: a refusal would be remembered under it


def answers() -> None:
    """Ask for next to nothing: raises Refused where the provider is away or does not know the key."""
    with _account() as account:
        account.payment_intents.list({"limit": 1})


def list_intents(since: int, until: int) -> Iterator[Intent]:
    """The intents made from `since` up to `until` (epoch seconds), newest first, each with its last charge."""
    asked = {"created": {"gte": since, "lte": until}, "limit": PER_PAGE, "expand": ["data.latest_charge"]}
    with _account() as account:
        for found in account.payment_intents.list(asked).auto_paging_iter():
            yield _intent(found)


def _intent(found: Any) -> Intent:
    body = _plain(found)
    charge = body.get("latest_charge")
    charge = charge if isinstance(charge, dict) else {}
    metadata = body.get("metadata") or {}
    captured = bool(charge.get("captured"))
    lapsed = bool(charge) and not captured and bool(charge.get("refunded"))
    let_go = charge["amount"] - charge["amount_captured"] if captured else charge.get("amount_refunded", 0)
    return Intent(
        intent_id=body["id"],
        state="cancelled" if lapsed and body["status"] == "requires_capture" else STATES[body["status"]],
        amount=body["amount"],
        currency=body["currency"].upper(),
        capturable=body.get("amount_capturable") or 0,
        received=body.get("amount_received") or 0,
        given_back=charge.get("amount_refunded", 0) - let_go,
        disputed=bool(charge.get("disputed")),
        order_id=metadata.get("order_id"),
        shop=metadata.get("shop"),
        client_secret=body.get("client_secret") or "",
        card=_card(charge),
        failure=_failure(body) if body["status"] == "requires_payment_method" else None,
        created=body["created"],
    )


def _card(charge: dict[str, Any]) -> str | None:
    card = (charge.get("payment_method_details") or {}).get("card")
    return f"{card['brand']} {card['last4']}" if card and charge.get("status") == "succeeded" else None


def _failure(body: dict[str, Any]) -> Failure | None:
    error = body.get("last_payment_error")
    if not error:
        return None
    method = (error.get("payment_method") or {}).get("id")
    attempt = error.get("charge") or "/".join(filter(None, (error.get("code"), method))) or "attempt"
    return Failure(str(attempt), str(error.get("message") or "The payment did not go through.")[:500])


# Refunds and disputes


def refund(intent_id: str, amount: int, refund_id: str, order_id: str) -> SeenRefund:
    """Give this much of what was captured back. The same refund id always gives the same refund."""
    asked = {
        "payment_intent": intent_id,
        "amount": amount,
        "metadata": {"refund_id": refund_id, "order_id": order_id, "shop": context.shop()},
    }
    with _account() as account:
        return _refund(_plain(account.refunds.create(asked, {"idempotency_key": f"refund-{refund_id}"})))


def list_refunds(intent_id: str) -> list[SeenRefund]:
    """All refunds of an intent. What was let go of a partly captured authorisation is not one."""
    with _account() as account:
        pages = account.refunds.list({"payment_intent": intent_id, "limit": PER_PAGE})
        found = [_plain(each) for each in pages.auto_paging_iter()]
    return [_refund(body) for body in found if not _is_release(body)]


def _is_release(body: dict[str, Any]) -> bool:
    ours = "refund_id" in (body.get("metadata") or {})
    return body["status"] == "succeeded" and not ours and body.get("balance_transaction") is None


def _refund(body: dict[str, Any]) -> SeenRefund:
    return SeenRefund(
        provider_id=body["id"],
        amount=body["amount"],
        currency=body["currency"].upper(),
        state=REFUND_STATES.get(body["status"], "requested"),
        reason=(body.get("reason") or "").replace("_", " "),
        refund_id=(body.get("metadata") or {}).get("refund_id"),
        failure=body.get("failure_reason"),
    )


def _list_disputes(intent_id: str) -> list[SeenDispute]:
    with _account() as account:
        pages = account.disputes.list({"payment_intent": intent_id, "limit": PER_PAGE})
        found = [_plain(each) for each in pages.auto_paging_iter()]
    return [
        SeenDispute(body["id"], body["amount"], body["currency"].upper(), body["status"], body["reason"])
        for body in found
    ]


# Events


def read_webhook(raw: bytes, signature: str) -> Notice:
    """The event in a webhook's body, once its signature is proved on the raw bytes. Refuses all else with a 400."""
    import stripe

    try:
        secret = settings.stripe_webhook_secret
    except MissingSetting:
        raise Refused("webhooks_not_set_up", "Set STRIPE_WEBHOOK_SECRET to take webhooks.", status=503) from None
    try:
        stripe.WebhookSignature.verify_header(raw, signature, secret, TOLERANCE)
    except (stripe.SignatureVerificationError, ValueError, TypeError) as error:  # TypeError: not ASCII
        sentence = "This is not signed with this shop's webhook secret, or too old."
        raise Refused("bad_signature", sentence, status=400) from error
    try:
        return replace(_notice(json.loads(raw)), pushed=True)
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        raise UNREADABLE from None


def undelivered(since: int) -> Iterator[Notice]:
    """The events since then that no endpoint has taken, of the types that matter here; newest first."""
    asked = {"created": {"gte": since}, "delivery_success": False, "types": list(TYPES), "limit": PER_PAGE}
    with _account() as account:
        for found in account.events.list(asked).auto_paging_iter():
            yield _notice(_plain(found))


def intent_of_charge(charge_id: str) -> str | None:
    """Which intent a charge belongs to, if any."""
    with _account() as account:
        found = _plain(account.charges.retrieve(charge_id)).get("payment_intent")
    return str(found) if found else None


def _notice(body: dict[str, Any]) -> Notice:
    about = body["data"]["object"]
    kind = str(about.get("object") or "")
    metadata = about.get("metadata") or {}
    intent = about.get("id") if kind == "payment_intent" else _id(about.get("payment_intent"))
    charge = about.get("id") if kind == "charge" else _id(about.get("charge"))
    given = (body["id"], body["type"], kind, about.get("id") or "")
    if not all(isinstance(each, str) for each in given) or not 0 < len(body["id"]) <= 255:
        raise ValueError("an event has texts for its id and type")
    return Notice(*given, _text(intent), _text(charge), _text(metadata.get("order_id")), _text(metadata.get("shop")))


def _id(found: Any) -> Any:
    return found.get("id") if isinstance(found, dict) else found


def _text(found: Any) -> str | None:
    return found if isinstance(found, str) and 0 < len(found) <= 255 else None


def _plain(found: Any) -> dict[str, Any]:
    body: dict[str, Any] = found.to_dict()
    return body
