"""An example of every message, for staff who want to see how they look."""

from collections.abc import Callable
from typing import Any

from chalicelib.core.errors import invalid
from chalicelib.notifications import letters
from chalicelib.notifications.letters import Bill, Letter, Sender

_TITLES = {"en": ("Stoneware mug", "Blue"), "nb": ("Steintøykopp", "Blå"), "id": ("Cangkir keramik", "Biru")}
_BUYER = "kari@example.com"
_ADDRESS = {"name": "Kari Nordmann", "line1": "Storgata 1", "postal_code": "0155", "city": "Oslo", "country": "NO"}


def _order(language: str, **more: Any) -> dict[str, Any]:
    # 2 x 249.00 + 49.00 for delivery = 547.00, of which 25 % tax is 109.40
    title, variant = _TITLES[language]
    return {
        "order_id": "ord_EXAMPLE",
        "number": "7K2M-9QXA",
        "token": "example",
        "email": _BUYER,
        "language": language,
        "currency": "NOK",
        "payment_method": "stripe",
        "paid": 54700,
        "prices_include_tax": 1,
        "lines": [{"id": "line-1", "title": title, "variant_title": variant, "quantity": 2, "total": 49800}],
        "totals": {"subtotal": 49800, "discount": 0, "shipping": 4900, "tax": 10940, "total": 54700},
        "delivery": {
            "title": "Posten",
            "delivery_kind": "delivery",
            "promise": {"earliest": "2026-11-24", "latest": "2026-11-26"},
        },
        "shipping_address": _ADDRESS,
        **more,
    }


def _placed(sender: Sender, language: str) -> Letter:
    return letters.order_placed(sender, _order(language), None)


def _placed_by_invoice(sender: Sender, language: str) -> Letter:
    order = _order(language, payment_method="invoice", paid=0)
    return letters.order_placed(sender, order, Bill("F000001", "2026-12-06", b""))


def _started(sender: Sender, language: str) -> Letter:
    return letters.order_started(sender, _order(language, paid=0), "2026-11-29")


def _paid(sender: Sender, language: str) -> Letter:
    return letters.order_paid(sender, _order(language), 54700, 54700)


def _shipped(sender: Sender, language: str) -> Letter:
    order = _order(language)
    shipped = {
        "email": _BUYER,
        "language": language,
        "all": True,
        "carrier": "Posten",
        "tracking_number": "70438101015432113",
        "tracking_url": "https://tracking.example/70438101015432113",
        "lines": [{"line_id": "line-1", "title": _TITLES[language][0], "quantity": 2}],
    }
    return letters.order_shipped(sender, order, shipped)


def _delivered(sender: Sender, language: str) -> Letter:
    return letters.order_delivered(sender, _order(language))


def _refunded(sender: Sender, language: str) -> Letter:
    return letters.order_refunded(sender, _order(language), 24900, 24900, "")


def _cancelled(sender: Sender, language: str) -> Letter:
    return letters.order_cancelled(sender, _order(language), 54700, 0, "cancelled_by_buyer")


def _reply(sender: Sender, language: str) -> Letter:
    title, _ = _TITLES[language]
    return letters.review_reply(sender, _BUYER, language, title, "Thank you, Kari!\nWe are glad you like it.")


def _in_stock(sender: Sender, language: str) -> Letter:
    title, variant = _TITLES[language]
    about = {"sku": "MUG-BLUE", "handle": "stoneware-mug", "price": 24900, "currency": "NOK"}
    told = {**about, "titles": {language: title}, "own": language, "variant_title": variant}
    return letters.back_in_stock(sender, _BUYER, language, told)


def _code(sender: Sender, language: str) -> Letter:
    return letters.sign_in_code(sender, _BUYER, language, "123456")


def _invited(sender: Sender, language: str) -> Letter:
    return letters.staff_link(sender, "kim@example.com", "Kim", language, "lnk_EXAMPLE.0", invited=True)


def _new_password(sender: Sender, language: str) -> Letter:
    return letters.staff_link(sender, "kim@example.com", "Kim", language, "lnk_EXAMPLE.0", invited=False)


def _confirm_email(sender: Sender, language: str) -> Letter:
    return letters.confirm_email(sender, _BUYER, language, "123456")


def _email_changed(sender: Sender, language: str) -> Letter:
    return letters.email_changed(sender, _BUYER, language)


def _passkey_added(sender: Sender, language: str) -> Letter:
    return letters.passkey_changed(sender, _BUYER, language, added=True)


def _passkey_removed(sender: Sender, language: str) -> Letter:
    return letters.passkey_changed(sender, _BUYER, language, added=False)


def _problem(sender: Sender, language: str) -> Letter:
    sentence = "The buyer's bank disputes this payment (fraudulent)."
    advice = "Answer with evidence on the provider's pages before the date given there."
    return letters.staff_problem(sender, "owner@example.com", language, _order(language), sentence, advice, 54700)


_SAMPLES: dict[str, Callable[[Sender, str], Letter]] = {
    "order_placed": _placed,
    "order_placed_by_invoice": _placed_by_invoice,
    "order_started": _started,
    "order_paid": _paid,
    "order_shipped": _shipped,
    "order_delivered": _delivered,
    "order_refunded": _refunded,
    "order_cancelled": _cancelled,
    "review_reply": _reply,
    "back_in_stock": _in_stock,
    "sign_in_code": _code,
    "staff_invited": _invited,
    "staff_password": _new_password,
    "confirm_email": _confirm_email,
    "email_changed": _email_changed,
    "passkey_added": _passkey_added,
    "passkey_removed": _passkey_removed,
    "staff_problem": _problem,
}
TEMPLATES = tuple(_SAMPLES)


def sample(template: str, language: str, sender: Sender) -> Letter:
    """An example of this message in this language; 422 where there is none."""
    if template not in _SAMPLES:
        raise invalid("template", "unknown_template", f"Choose one of {', '.join(TEMPLATES)}.")
    if language not in _TITLES:
        raise invalid("language", "unknown_language", f"Choose one of {', '.join(_TITLES)}.")
    return _SAMPLES[template](sender, language)
