"""Money: integer minor units with a currency. Never a float.

Rounding is stated where it happens: `part` rounds half away from zero, which is what invoices in our markets use.
Minor units per currency follow ISO 4217.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

_NO_MINOR_UNIT = frozenset(
    (
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    )
)
_THOUSANDTHS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
LARGEST = 10**12


def exponent(currency: str) -> int:
    """How many decimals a currency's minor unit has (ISO 4217)."""
    return 0 if currency in _NO_MINOR_UNIT else 3 if currency in _THOUSANDTHS else 2


def parse(text: str, currency: str) -> int:
    """The minor units a decimal text names exactly ("12.50" NOK is 1250). Raises ValueError where it is not exact."""
    try:
        scaled = Decimal(text).scaleb(exponent(currency))
    except InvalidOperation:
        raise ValueError(f"{text!r} is not an amount") from None
    if not scaled.is_finite() or scaled != scaled.to_integral_value() or abs(scaled) > LARGEST:
        raise ValueError(f"{text!r} is not an exact amount of {currency}")
    return int(scaled)


def as_decimal(amount: int, currency: str) -> str:
    """Minor units as decimal text: 1250 NOK is "12.50"."""
    places = exponent(currency)
    return f"{Decimal(amount).scaleb(-places):.{places}f}"


def in_words(amount: int, currency: str) -> str:
    """An amount inside a sentence: 1250 NOK is "12.50 NOK"."""
    return f"{as_decimal(amount, currency)} {currency}"


def part(amount: int, numerator: int, denominator: int) -> int:
    """amount * numerator / denominator, rounded half away from zero; exact integers throughout."""
    product = amount * numerator
    sign = -1 if (product < 0) != (denominator < 0) else 1
    product, denominator = abs(product), abs(denominator)
    return sign * ((2 * product + denominator) // (2 * denominator))


def share(amount: int, weights: Sequence[int]) -> list[int]:
    """Split an amount by weights so that the shares add up to it exactly (largest remainder, earlier first).

    With no weight at all, everything goes to the first share.
    """
    if not weights:
        return []
    total = sum(weights)
    if total == 0:
        return [amount] + [0] * (len(weights) - 1)
    sign = -1 if amount < 0 else 1
    shares = [abs(amount) * weight // total for weight in weights]
    rest = abs(amount) - sum(shares)
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(abs(amount) * weights[i] % total), i))
    for i in by_remainder[:rest]:
        shares[i] += 1
    return [sign * each for each in shares]


def money(amount: int, currency: str) -> dict[str, Any]:
    """The JSON form of an amount: {"amount": 1250, "currency": "NOK"}."""
    return {"amount": amount, "currency": currency}


def total(amounts: Iterable[int]) -> int:
    """The sum of minor units of one currency."""
    return sum(amounts)
