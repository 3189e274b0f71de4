"""Customers and their payment methods."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from . import events
from .call import Call, new_id
from .cards import CARDS, TOKENS, Card, card_of
from .errors import Refused, missing
from .parameters import Parameters, choice, merged_metadata, required, table, text, texts
from .store import Body

CUSTOMER_TEXT = ("description", "email", "name", "phone")
CREATE = UPDATE = frozenset({*CUSTOMER_TEXT, "address", "shipping", "metadata", "preferred_locales", "expand"})
METHOD_CREATE = frozenset({"type", "card", "billing_details", "metadata", "allow_redisplay", "expand"})
ADDRESS = ("city", "country", "line1", "line2", "postal_code", "state")


def address(given: Parameters) -> dict[str, str | None]:
    return {name: text(given, name) for name in ADDRESS}


def shipping(given: Parameters) -> Body | None:
    """Where the goods go; None when it is absent or unset by an empty value."""
    if not given.get("shipping"):
        return None
    value = table(given, "shipping")
    for name in ("address", "name"):
        if name not in value:
            raise missing(f"shipping[{name}]")
    return {
        "address": address(table(value, "address")),
        "carrier": text(value, "carrier"),
        "name": text(value, "name"),
        "phone": text(value, "phone"),
        "tracking_number": text(value, "tracking_number"),
    }


def create(call: Call) -> Body:
    customer: Body = {
        "id": new_id("cus", 14),
        "object": "customer",
        "address": None,
        "balance": 0,
        "created": call.now,
        "currency": None,
        "default_source": None,
        "delinquent": False,
        "description": None,
        "discount": None,
        "email": None,
        "invoice_prefix": new_id("x", 8)[2:].upper(),
        "invoice_settings": {
            "custom_fields": None,
            "default_payment_method": None,
            "footer": None,
            "rendering_options": None,
        },
        "livemode": False,
        "metadata": {},
        "name": None,
        "next_invoice_sequence": 1,
        "phone": None,
        "preferred_locales": [],
        "shipping": None,
        "tax_exempt": "none",
        "test_clock": None,
    }
    _write(call, customer)
    call.store.add(customer)
    events.record(call, "customer.created", customer)
    return customer


def update(call: Call, id: str) -> Body:
    customer = call.need("customer", id)
    old = dict(customer)
    _write(call, customer)
    call.store.change(customer)
    changed = {name: old[name] for name in old if old[name] != customer[name]}
    if changed:
        events.record(call, "customer.updated", customer, changed)
    return customer


def _write(call: Call, customer: Body) -> None:
    given = call.given
    for name in CUSTOMER_TEXT:
        if name in given:
            customer[name] = text(given, name)
    if "address" in given:
        customer["address"] = address(table(given, "address")) if given["address"] else None
    if "shipping" in given:
        customer["shipping"] = shipping(given)
    if "preferred_locales" in given:
        customer["preferred_locales"] = texts(given, "preferred_locales")
    customer["metadata"] = merged_metadata(customer["metadata"], given)


def create_payment_method(call: Call) -> Body:
    return new_payment_method(call, call.given, "")


def method_of(call: Call) -> Body | None:
    """The payment method a request brings: new details, a test token, or one that exists."""
    if "payment_method_data" in call.given:
        return new_payment_method(call, table(call.given, "payment_method_data"), "payment_method_data")
    token = call.given.get("payment_method")
    if isinstance(token, str) and token in TOKENS:
        return _kept(call, CARDS[TOKENS[token]], 12, _today(call).year + 1, {}, {})
    return call.named("payment_method", "payment_method")


def new_payment_method(call: Call, given: Parameters, within: str) -> Body:
    required(given, "type")
    if text(given, "type") != "card":
        raise Refused(
            "The Stripe simulator takes cards only.", "simulator_unsupported", f"{within}[type]" if within else "type"
        )
    if not table(given, "card"):
        raise missing("card")
    card, month, year = card_of(table(given, "card"), _today(call))
    return _kept(call, card, month, year, table(given, "billing_details"), given)


def _today(call: Call) -> datetime.date:
    return datetime.datetime.fromtimestamp(call.now, datetime.UTC).date()


def _kept(call: Call, card: Card, month: int, year: int, billing: Parameters, given: Parameters) -> Body:
    method = {
        "id": new_id("pm"),
        "object": "payment_method",
        "allow_redisplay": choice(given, "allow_redisplay", ("always", "limited", "unspecified"), "unspecified"),
        "billing_details": {
            "address": address(table(billing, "address")),
            "email": text(billing, "email"),
            "name": text(billing, "name"),
            "phone": text(billing, "phone"),
            "tax_id": None,
        },
        "card": card_shape(card, month, year),
        "created": call.now,
        "customer": None,
        "customer_account": None,
        "livemode": False,
        "metadata": merged_metadata({}, given),
        "type": "card",
    }
    return call.store.add(method, card.number)


def card_shape(card: Card, month: int, year: int) -> dict[str, Any]:
    return {
        "brand": card.brand,
        "checks": {"address_line1_check": None, "address_postal_code_check": None, "cvc_check": "unchecked"},
        "country": "US",
        "display_brand": card.brand,
        "exp_month": month,
        "exp_year": year,
        "fingerprint": hashlib.sha256(card.number.encode()).hexdigest()[:16],
        "funding": card.funding,
        "generated_from": None,
        "last4": card.number[-4:],
        "networks": {"available": [card.brand], "preferred": None},
        "regulated_status": "unregulated",
        "three_d_secure_usage": {"supported": True},
        "wallet": None,
    }
