"""Tax arithmetic and the choice of a price. Rates are basis points: 2500 is 25 %.

Tax is rounded once for each rate on the document, not on each line (EN 16931, BR-CO-17: the tax of a category is its
base times its rate, rounded), half away from zero. With prices that include tax, the tax is what a rate's gross sum
holds: gross * rate / (10000 + rate).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chalicelib.core.money import part

if TYPE_CHECKING:
    from chalicelib.pricing.models import TaxTable

WHOLE = 10_000  # basis points in one
STANDARD = "standard"


@dataclass(frozen=True)
class Priced:
    """An amount in minor units and the rate of tax on it, in basis points. The amount includes the tax or not."""

    amount: int
    rate: int


@dataclass(frozen=True)
class TaxLine:
    """The tax of one rate on a document: `base` is without tax. Amounts are minor units."""

    rate: int
    base: int
    tax: int


def rate_for(table: "TaxTable", tax_class: str, country: str) -> int:
    """The rate in basis points of a tax class in a country.

    A country in no zone is untaxed; a class that the zone gives no rate has its standard rate, so that a forgotten
    class never goes untaxed.
    """
    for zone in table.zones:
        if country in zone["countries"]:
            rates: dict[str, int] = zone["rates"]
            return rates.get(tax_class, rates.get(STANDARD, 0))
    return 0


def tax_document(lines: Iterable[Priced], inclusive: bool) -> list[TaxLine]:
    """The tax of a document per rate, highest rate first; `inclusive` says whether the amounts include it."""
    sums: dict[int, int] = {}
    for line in lines:
        sums[line.rate] = sums.get(line.rate, 0) + line.amount
    return [_tax_of(amount, rate, inclusive) for rate, amount in sorted(sums.items(), reverse=True)]


def _tax_of(amount: int, rate: int, inclusive: bool) -> TaxLine:
    if inclusive:
        tax = part(amount, rate, WHOLE + rate)
        return TaxLine(rate, amount - tax, tax)
    return TaxLine(rate, amount, part(amount, rate, WHOLE))


def document_total(taxes: Iterable[TaxLine]) -> int:
    """What is to be paid: every base with its tax, in minor units."""
    return sum(each.base + each.tax for each in taxes)


def price_in(prices: Mapping[str, int], currency: str) -> int | None:
    """A variant's price in this currency, in minor units; None where it is not sold in it (nothing is converted)."""
    return prices.get(currency)


DEFAULT_CLASSES = [
    {"id": "standard", "title": "Standard"},
    {"id": "reduced", "title": "Reduced"},
    {"id": "low", "title": "Low"},
    {"id": "zero", "title": "Untaxed"},
]


def _zone(country: str, title: str, standard: int, reduced: int, low: int) -> dict[str, object]:
    rates = {"standard": standard, "reduced": reduced, "low": low, "zero": 0}
    return {"id": country.lower(), "title": title, "countries": [country], "rates": rates}


# Norway: merverdiavgiftsloven and the yearly decision of the Storting (25, 15 for food, 12 for travel and cinema).
# Sweden: mervärdesskattelagen (2023:200) (25, 12, 6). Indonesia: PMK 131/2024 (11 on what is not a luxury).
# United Kingdom: VAT Act 1994 (20, 5 and zero).
DEFAULT_ZONES = [
    _zone("NO", "Norway", 2500, 1500, 1200),
    _zone("SE", "Sweden", 2500, 1200, 600),
    _zone("ID", "Indonesia", 1100, 1100, 1100),
    _zone("GB", "United Kingdom", 2000, 500, 0),
]
