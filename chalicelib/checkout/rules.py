"""Delivery options, promise dates and totals: pure decisions.

A promise: what is ordered before the cut-off, on a day when the shop packs, is being packed from that day; all else
from the next packing day. Then come the handling days, counted in packing days, and the days on the way, counted in
days when the carrier delivers. On a closed date nobody does either. All days are those of the shop's own time zone.

Nothing is rounded here: taxes come from pricing, per rate, on the document.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
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
    "packing_weekdays": [1, 2, 3, 4, 5, 6, 7],
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
    order_before: str | None = None  # today, on the shop's clock: what comes later arrives later


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


@dataclass(frozen=True)
class Calendar:
    """On which weekdays (ISO 8601: 1 is Monday) something is done, and on which dates it is not."""

    weekdays: Collection[int] = (1, 2, 3, 4, 5)
    closed: Collection[str] = ()

    def works_on(self, day: date) -> bool:
        return day.isoweekday() in self.weekdays and day.isoformat() not in self.closed

    def after(self, start: date, days: int) -> date:
        """The date this many working days after a date."""
        day = start
        while days > 0:
            day += timedelta(days=1)
            days -= self.works_on(day)
        return day


@dataclass(frozen=True)
class Promise:
    """The first and the last day on which the goods arrive, and until when today that holds."""

    earliest: date
    latest: date
    order_before: str | None


def promise(option: dict[str, Any], now: datetime) -> Promise:
    """When what is ordered now, on the shop's clock, arrives."""
    closed = option.get("closed_on") or ()
    packing = Calendar(option.get("packing_weekdays") or (1, 2, 3, 4, 5), closed)
    carrying = Calendar(option.get("transit_weekdays") or (1, 2, 3, 4, 5), closed)
    cut_off = option.get("cut_off")
    today = now.date()
    in_time = packing.works_on(today) and (cut_off is None or now.time() < time.fromisoformat(cut_off))
    begun = today if in_time else packing.after(today, 1)
    ready = packing.after(begun, option["handling_days"])
    soonest, slowest = option["transit_days"]
    return Promise(
        carrying.after(ready, soonest) if soonest else ready,
        carrying.after(ready, slowest) if slowest else ready,
        cut_off if in_time else None,
    )


def needs_delivery(lines: list[dict[str, Any]]) -> bool:
    """Whether anything in the cart is goods."""
    return any(line["variant_kind"] == "goods" for line in lines)


def options_for(
    options: list[dict[str, Any]],
    lines: list[dict[str, Any]],
    country: str,
    currency: str,
    language: str,
    now: datetime,
) -> list[Option]:
    """The options this cart may choose from, cheapest first; only goods need one. `now` is on the shop's clock."""
    if not needs_delivery(lines):
        return [_priced(DIGITAL, 0, language, now)]
    grams = sum(line["grams"] * line["quantity"] for line in lines)
    subtotal = total(line["unit_price"] * line["quantity"] for line in lines)
    found = []
    for option in options:
        price = _price(option, subtotal, currency)
        fits = option["max_grams"] is None or grams <= option["max_grams"]
        goes_there = not option["countries"] or country in option["countries"]
        if option["active"] and price is not None and fits and goes_there:
            found.append(_priced(option, price, language, now))
    return sorted(found, key=lambda each: (each.price, each.latest, each.id))


def _price(option: dict[str, Any], subtotal: int, currency: str) -> int | None:
    free_from = option["free_from"].get(currency)
    if free_from is not None and subtotal >= free_from:
        return 0
    price = option["prices"].get(currency)
    return None if price is None else int(price)


def _priced(option: dict[str, Any], price: int, language: str, now: datetime) -> Option:
    titles, promised = option["titles"], promise(option, now)
    return Option(
        option["id"],
        titles.get(language) or titles.get("en") or next(iter(titles.values())),
        option["delivery_kind"],
        price,
        option["tax_class"],
        promised.earliest.isoformat(),
        promised.latest.isoformat(),
        option["location_id"],
        promised.order_before,
    )


def reckon(lines: list[int], shipping: int, taxes: list[dict[str, int]], inclusive: bool) -> Totals:
    """The totals of lines and shipping (minor units) with the document's taxes, which they include or not."""
    subtotal = total(lines)
    tax = total(each["tax"] for each in taxes)
    return Totals(subtotal, 0, shipping, tax, subtotal + shipping + (0 if inclusive else tax), taxes)
