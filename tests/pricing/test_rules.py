"""Tax arithmetic: exact, per rate, rounded once."""

import pytest

from chalicelib.pricing import rules
from chalicelib.pricing.models import TaxTable
from chalicelib.pricing.rules import Priced, TaxLine


def default_table() -> TaxTable:
    return TaxTable(version=0, classes=rules.DEFAULT_CLASSES, zones=rules.DEFAULT_ZONES)


@pytest.mark.parametrize(
    ("tax_class", "country", "rate"),
    [
        ("standard", "NO", 2500),
        ("reduced", "NO", 1500),
        ("low", "NO", 1200),
        ("zero", "NO", 0),
        ("reduced", "SE", 1200),
        ("low", "SE", 600),
        ("standard", "ID", 1100),
        ("zero", "ID", 0),
        ("standard", "GB", 2000),
        ("reduced", "GB", 500),
        ("standard", "US", 0),
        ("no_such_class", "NO", 2500),
    ],
)
def test_a_class_has_the_rate_of_its_zone(tax_class, country, rate):
    assert rules.rate_for(default_table(), tax_class, country) == rate


def test_tax_in_inclusive_prices_is_what_the_gross_sum_of_a_rate_holds():
    # 199.00 + 99.00 = 298.00 at 25 %: 29800 * 2500 / 12500 = 5960; 115.00 at 15 %: 11500 * 1500 / 11500 = 1500
    taxes = rules.tax_document([Priced(19900, 2500), Priced(11500, 1500), Priced(9900, 2500)], inclusive=True)
    assert taxes == [TaxLine(2500, 23840, 5960), TaxLine(1500, 10000, 1500)]
    assert rules.document_total(taxes) == 19900 + 11500 + 9900


def test_tax_on_exclusive_prices_comes_on_top():
    # (1999 + 1) * 20 % = 400
    taxes = rules.tax_document([Priced(1999, 2000), Priced(1, 2000)], inclusive=False)
    assert taxes == [TaxLine(2000, 2000, 400)]
    assert rules.document_total(taxes) == 2400


def test_tax_is_rounded_once_per_rate_and_not_per_line():
    # Three lines of 0.02 at 25 %: each alone would round 0.5 up to 1 (3 in all); the document has 6 * 25 % = 1.5, so 2
    taxes = rules.tax_document([Priced(2, 2500)] * 3, inclusive=False)
    assert taxes == [TaxLine(2500, 6, 2)]


def test_halves_are_rounded_away_from_zero_for_credits_too():
    # 2 * 25 % = 0.5
    assert rules.tax_document([Priced(2, 2500)], inclusive=False) == [TaxLine(2500, 2, 1)]
    assert rules.tax_document([Priced(-2, 2500)], inclusive=False) == [TaxLine(2500, -2, -1)]


def test_untaxed_lines_are_on_the_document_with_no_tax():
    taxes = rules.tax_document([Priced(500, 0), Priced(1250, 2500)], inclusive=True)
    assert taxes == [TaxLine(2500, 1000, 250), TaxLine(0, 500, 0)]


def test_a_document_of_nothing_has_no_tax():
    assert rules.tax_document([], inclusive=True) == []


def test_a_price_is_never_converted():
    assert rules.price_in({"NOK": 1250}, "NOK") == 1250
    assert rules.price_in({"NOK": 1250}, "SEK") is None
