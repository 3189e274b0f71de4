"""Delivery options, promise dates and totals: pure decisions.

Nothing is rounded here: taxes come from pricing, per rate, on the document.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from chalicelib.core.errors import Refused
from chalicelib.core.money import total

DIGITAL: dict[str, Any] = {
    "id": "digital",
    "titles": {"en": "Sent by e-mail", "nb": "Sendes på e-post", "id": "Dikirim lewat e-mail"},
    "delivery_kind": "digital",
    "countries": [],
    "prices": {},
    "free_from": {},
    "tax_class": "standard",
    "handling_days": 0,
    "transit_days": [0, 0],
    "location_id": None,
    "max_grams": None,
    "active": True,
}
NO_DELIVERY = Refused("delivery_option_missing", "Choose how the goods are delivered.", 422, "delivery_option")


@dataclass(frozen=True)
class Option:
    """A way to deliver this cart, with its price in minor units and its promise."""

    id: str
    title: str
    delivery_kind: str
    price: int
    tax_class: str
    earliest: str
    latest: str
    location_id: str | None


@dataclass(frozen=True)
class Totals:
    """What a cart costs, in minor units of its currency. `tax` is included in the others where prices include tax."""

    subtotal: int
    discount: int
    shipping: int
    tax: int
    total: int
    taxes: list[dict[str, int]]  # [{"rate", "base", "tax"}]

    def shown(self) -> dict[str, int]:
        names = ("subtotal", "discount", "shipping", "tax", "total")
        return {name: getattr(self, name) for name in names}


def workdays_after(start: date, days: int) -> date:
    """The date this many working days (Monday to Friday) after a date."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            days -= 1
    return day


def needs_delivery(lines: list[dict[str, Any]]) -> bool:
    """Whether anything in the cart is goods."""
    return any(line["variant_kind"] == "goods" for line in lines)


def options_for(
    options: list[dict[str, Any]],
    lines: list[dict[str, Any]],
    country: str,
    currency: str,
    language: str,
    today: date,
) -> list[Option]:
    """The options this cart may choose from, cheapest first; only goods need one."""
    if not needs_delivery(lines):
        return [_priced(DIGITAL, 0, language, today)]
    grams = sum(line["grams"] * line["quantity"] for line in lines)
    subtotal = total(line["unit_price"] * line["quantity"] for line in lines)
    found = []
    for option in options:
        price = _price(option, subtotal, currency)
        fits = option["max_grams"] is None or grams <= option["max_grams"]
        goes_there = not option["countries"] or country in option["countries"]
        if option["active"] and price is not None and fits and goes_there:
            found.append(_priced(option, price, language, today))
    return sorted(found, key=lambda each: (each.price, each.latest, each.id))


def _price(option: dict[str, Any], subtotal: int, currency: str) -> int | None:
    free_from = option["free_from"].get(currency)
    if free_from is not None and subtotal >= free_from:
        return 0
    price = option["prices"].get(currency)
    return None if price is None else int(price)


def _priced(option: dict[str, Any], price: int, language: str, today: date) -> Option:
    titles = option["titles"]
    ready = workdays_after(today, option["handling_days"])
    soonest, slowest = option["transit_days"]
    return Option(
        option["id"],
        titles.get(language) or titles.get("en") or next(iter(titles.values())),
        option["delivery_kind"],
        price,
        option["tax_class"],
        workdays_after(ready, soonest).isoformat(),
        workdays_after(ready, slowest).isoformat(),
        option["location_id"],
    )


def reckon(lines: list[int], shipping: int, taxes: list[dict[str, int]], inclusive: bool) -> Totals:
    """The totals of lines and shipping (minor units) with the document's taxes, which they include or not."""
    subtotal = total(lines)
    tax = total(each["tax"] for each in taxes)
    return Totals(subtotal, 0, shipping, tax, subtotal + shipping + (0 if inclusive else tax), taxes)
