"""The test cards of docs.stripe.com/testing, and how each behaves.

A number that is none of them is declined as a real card in test mode, and no number is ever stored.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from .errors import Refused
from .parameters import Parameters

# The simulator's own: the intent is `processing` until the trigger API decides. Stripe does that for slow methods.
PROCESSING = "4000000000007007"
DECLINED = "Your card was declined."


@dataclass(frozen=True)
class Card:
    """One test card: what happens when it is charged."""

    number: str
    brand: str = "visa"
    funding: str = "credit"
    code: str | None = None
    decline_code: str | None = None
    message: str = DECLINED
    authenticates: bool = False
    disputed: str | None = None
    refund: str = "succeeded"
    slow: bool = False


def _declined(number: str, code: str, decline_code: str | None, message: str = DECLINED) -> Card:
    return Card(number, code=code, decline_code=decline_code, message=message)


CARDS = {
    card.number: card
    for card in (
        Card("4242424242424242"),
        Card("4000056655665556", funding="debit"),
        Card("5555555555554444", "mastercard"),
        Card("378282246310005", "amex"),
        Card("4000002760003184", authenticates=True),
        Card("4000002500003155", authenticates=True),
        Card("4000000000003220", authenticates=True),
        Card("4000008400001629", authenticates=True, code="card_declined", decline_code="generic_decline"),
        Card("4000000000000259", disputed="fraudulent"),
        Card("4000000000002685", disputed="product_not_received"),
        Card("4000000000007726", refund="pending"),
        Card(PROCESSING, slow=True),
        _declined("4000000000000002", "card_declined", "generic_decline"),
        _declined("4000000000009995", "card_declined", "insufficient_funds", "Your card has insufficient funds."),
        _declined("4000000000009987", "card_declined", "lost_card"),
        _declined("4000000000009979", "card_declined", "stolen_card"),
        _declined("4000000000000069", "expired_card", "expired_card", "Your card has expired."),
        _declined("4000000000000127", "incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
        _declined(
            "4000000000000119",
            "processing_error",
            "processing_error",
            "An error occurred while processing your card. Try again in a little bit.",
        ),
    )
}

# docs.stripe.com/testing?testing-method=payment-methods
TOKENS = {
    "pm_card_visa": "4242424242424242",
    "pm_card_visa_debit": "4000056655665556",
    "pm_card_mastercard": "5555555555554444",
    "pm_card_amex": "378282246310005",
    "pm_card_authenticationRequired": "4000002760003184",
    "pm_card_authenticationRequiredOnSetup": "4000002500003155",
    "pm_card_threeDSecure2Required": "4000000000003220",
    "pm_card_authenticationRequiredChargeDeclined": "4000008400001629",
    "pm_card_createDispute": "4000000000000259",
    "pm_card_createDisputeProductNotReceived": "4000000000002685",
    "pm_daybook_processing": PROCESSING,
    "pm_card_pendingRefund": "4000000000007726",
    "pm_card_chargeDeclined": "4000000000000002",
    "pm_card_visa_chargeDeclined": "4000000000000002",
    "pm_card_chargeDeclinedInsufficientFunds": "4000000000009995",
    "pm_card_visa_chargeDeclinedInsufficientFunds": "4000000000009995",
    "pm_card_visa_chargeDeclinedLostCard": "4000000000009987",
    "pm_card_visa_chargeDeclinedStolenCard": "4000000000009979",
    "pm_card_chargeDeclinedExpiredCard": "4000000000000069",
    "pm_card_chargeDeclinedIncorrectCvc": "4000000000000127",
    "pm_card_chargeDeclinedProcessingError": "4000000000000119",
}


def passes_luhn(number: str) -> bool:
    """ISO/IEC 7812-1 annex B."""
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[0::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10 == 0


def card_error(message: str, code: str, param: str | None = None, **more: object) -> Refused:
    return Refused(message, code, param, 402, "card_error", kept=True, **more)


def card_of(given: Parameters, today: datetime.date) -> tuple[Card, int, int]:
    """The test card a form names, with its month and year of expiry, or the error Stripe answers."""
    number = "".join(str(given.get("number", "")).split())
    if not (number.isascii() and number.isdigit()) or not 12 <= len(number) <= 19 or not passes_luhn(number):
        raise card_error("Your card number is incorrect.", "incorrect_number", "number")
    month, year = _whole(given.get("exp_month")), _whole(given.get("exp_year"))
    year += 2000 if 0 <= year < 100 else 0
    if not 1 <= month <= 12:
        raise card_error("Your card's expiration month is invalid.", "invalid_expiry_month", "exp_month")
    if (year, month) < (today.year, today.month) or year > today.year + 50:
        raise card_error("Your card's expiration year is invalid.", "invalid_expiry_year", "exp_year")
    cvc = given.get("cvc", "000")
    if not isinstance(cvc, str) or not (cvc.isascii() and cvc.isdigit()) or len(cvc) not in (3, 4):
        raise card_error("Your card's security code is invalid.", "invalid_cvc", "cvc")
    if number not in CARDS:
        raise card_error(
            "Your card was declined. Your request was in test mode, but used a non test (live) card. "
            "For a list of valid test cards, visit: https://docs.stripe.com/testing.",
            "card_declined",
            decline_code="test_mode_live_card",
        )
    return CARDS[number], month, year


def _whole(value: object) -> int:
    return int(value) if isinstance(value, str) and re.fullmatch("[0-9]{1,4}", value) else -1
