"""Charges, and the balance transactions that say what each did to the account's money."""

from __future__ import annotations

from typing import Any

from . import events
from .call import Call, new_id
from .cards import Card
from .store import Body

AUTHORISED_FOR = 7 * 86_400  # seconds; docs.stripe.com/payments/place-a-hold-on-a-payment-method


def fee_on(amount: int) -> int:
    """What the simulator takes of a card payment: 2.9 per cent and 30 minor units, after Stripe's American price."""
    return (amount * 29 + 500) // 1000 + 30


def balance_transaction(
    call: Call, source: Body, amount: int, type: str, category: str, fee: int = 0, says: str | None = None
) -> Body:
    """Money moved: `amount` in minor units is negative when it leaves the account."""
    return call.store.add(
        {
            "id": new_id("txn"),
            "object": "balance_transaction",
            "amount": amount,
            "available_on": call.now + 2 * 86_400,
            "balance_type": "payments",
            "created": call.now,
            "currency": source["currency"],
            "description": says,
            "exchange_rate": None,
            "fee": fee,
            "fee_details": [_fee_detail(source["currency"], fee)] if fee else [],
            "net": amount - fee,
            "reporting_category": category,
            "source": source["id"],
            "status": "pending",
            "type": type,
        }
    )


def _fee_detail(currency: str, fee: int) -> Body:
    return {
        "amount": fee,
        "application": None,
        "currency": currency,
        "description": "Stripe processing fees",
        "type": "stripe_fee",
    }


def attempt(call: Call, intent: Body, method: Body, card: Card, authenticated: bool) -> Body:
    """Put the intent's amount to the card. The charge comes back succeeded (held or taken) or failed."""
    failed = card.code is not None
    taken = not failed and intent["capture_method"] != "manual"
    charge: Body = {
        "id": new_id("ch"),
        "object": "charge",
        "amount": intent["amount"],
        "amount_captured": intent["amount"] if taken else 0,
        "amount_refunded": 0,
        "application": None,
        "application_fee": None,
        "application_fee_amount": None,
        "balance_transaction": None,
        "billing_details": method["billing_details"],
        "calculated_statement_descriptor": "DAYBOOK TEST",
        "captured": taken,
        "created": call.now,
        "currency": intent["currency"],
        "customer": intent["customer"],
        "description": intent["description"],
        "disputed": False,
        "failure_balance_transaction": None,
        "failure_code": card.code,
        "failure_message": card.message if failed else None,
        "fraud_details": {},
        "livemode": False,
        "metadata": intent["metadata"],
        "on_behalf_of": None,
        "outcome": _outcome(card),
        "paid": not failed,
        "payment_intent": intent["id"],
        "payment_method": method["id"],
        "payment_method_details": _details(call, intent, method, card, authenticated),
        "receipt_email": intent["receipt_email"],
        "receipt_number": None,
        "receipt_url": None,
        "refunded": False,
        "review": None,
        "shipping": intent["shipping"],
        "source": None,
        "source_transfer": None,
        "statement_descriptor": intent["statement_descriptor"],
        "statement_descriptor_suffix": intent["statement_descriptor_suffix"],
        "status": "failed" if failed else "succeeded",
        "transfer_data": None,
        "transfer_group": intent["transfer_group"],
    }
    call.store.add(charge)
    if failed:
        events.record(call, "charge.failed", charge)
        return charge
    if taken and intent["capture_method"] == "automatic":
        _settle(call, charge)
    events.record(call, "charge.succeeded", charge)
    if taken and charge["balance_transaction"] is None:
        _settle(call, charge)
        events.record(call, "charge.updated", charge, {"balance_transaction": None})
    return charge


def _settle(call: Call, charge: Body) -> None:
    taken = charge["amount_captured"]
    moved = balance_transaction(call, charge, taken, "charge", "charge", fee_on(taken), charge["description"])
    charge["balance_transaction"] = moved["id"]
    call.store.change(charge)


def capture(call: Call, charge: Body, amount: int) -> Body:
    """Take `amount` minor units of what is held."""
    charge |= {"captured": True, "amount_captured": amount}
    charge["payment_method_details"]["card"].pop("capture_before", None)
    _settle(call, charge)
    before = {"amount_captured": 0, "balance_transaction": None, "captured": False}
    events.record(call, "charge.captured", charge, before)
    return charge


def _outcome(card: Card) -> dict[str, Any]:
    if card.code is None:
        return {
            "advice_code": None,
            "network_advice_code": None,
            "network_decline_code": None,
            "network_status": "approved_by_network",
            "reason": None,
            "risk_level": "normal",
            "risk_score": 10,
            "seller_message": "Payment complete.",
            "type": "authorized",
        }
    return {
        "advice_code": "try_again_later",
        "network_advice_code": None,
        "network_decline_code": "05",
        "network_status": "declined_by_network",
        "reason": card.decline_code,
        "risk_level": "normal",
        "risk_score": 10,
        "seller_message": f"The bank returned the decline code `{card.decline_code}`.",
        "type": "issuer_declined",
    }


def _details(call: Call, intent: Body, method: Body, card: Card, authenticated: bool) -> dict[str, Any]:
    held = intent["capture_method"] == "manual" and card.code is None
    shown = method["card"]
    details: dict[str, Any] = {
        "amount_authorized": intent["amount"] if card.code is None else None,
        "authorization_code": None,
        "brand": shown["brand"],
        "checks": {**shown["checks"], "cvc_check": "fail" if card.code == "incorrect_cvc" else "pass"},
        "country": shown["country"],
        "exp_month": shown["exp_month"],
        "exp_year": shown["exp_year"],
        "extended_authorization": {"status": "disabled"},
        "fingerprint": shown["fingerprint"],
        "funding": shown["funding"],
        "incremental_authorization": {"status": "unavailable"},
        "installments": None,
        "last4": shown["last4"],
        "mandate": None,
        "multicapture": {"status": "unavailable"},
        "network": shown["brand"],
        "network_token": {"used": False},
        "network_transaction_id": None,
        "overcapture": {"maximum_amount_capturable": intent["amount"], "status": "unavailable"},
        "regulated_status": shown["regulated_status"],
        "three_d_secure": {"authentication_flow": "challenge", "result": "authenticated", "version": "2.2.0"}
        if authenticated
        else None,
        "wallet": None,
    }
    if held:
        details["capture_before"] = call.now + AUTHORISED_FOR
    return {"card": details, "type": "card"}
