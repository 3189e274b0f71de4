"""Delivery options, promise dates and totals."""

from datetime import date

from chalicelib.checkout import rules
from tests.checkout.build import PICKUP, POST

LINES = [{"unit_price": 10000, "quantity": 2, "grams": 300, "variant_kind": "goods"}]
SUNDAY = date(2026, 11, 22)


def options(lines=LINES, country="NO", currency="NOK", language="en", given=(POST, PICKUP)):
    return rules.options_for(list(given), lines, country, currency, language, SUNDAY)


def test_working_days_pass_over_the_weekend():
    assert rules.workdays_after(date(2026, 11, 20), 1) == date(2026, 11, 23)  # Friday to Monday
    assert rules.workdays_after(SUNDAY, 0) == SUNDAY


def test_options_come_cheapest_first_with_their_promise():
    # ready on Monday 23 (one day of handling), then one to three days on the way
    found = [(each.id, each.price, each.earliest, each.latest) for each in options()]
    assert found == [("pickup", 0, "2026-11-24", "2026-11-26"), ("post", 4900, "2026-11-24", "2026-11-26")]


def test_shipping_is_free_from_the_subtotal_that_says_so():
    lines = [{**LINES[0], "quantity": 10}]  # 10 x 10000 = 100000
    assert {each.id: each.price for each in options(lines)} == {"pickup": 0, "post": 0}


def test_an_option_must_go_there_carry_it_and_have_a_price_in_the_currency():
    assert options(country="ID") == []
    assert options(currency="SEK") == []
    assert [each.id for each in options(given=[{**POST, "max_grams": 599}])] == []
    assert [each.id for each in options(given=[{**POST, "max_grams": 600}])] == ["post"]


def test_what_is_no_goods_is_sent_by_e_mail_for_nothing():
    [option] = options([{**LINES[0], "variant_kind": "digital"}], language="nb")
    assert (option.id, option.title, option.price) == ("digital", "Sendes på e-post", 0)


def test_totals_that_include_tax():
    taxes = [{"rate": 2500, "base": 19920, "tax": 4980}, {"rate": 1500, "base": 8696, "tax": 1304}]
    totals = rules.reckon([20000, 10000], 4900, taxes, inclusive=True)
    assert totals.shown() == {"subtotal": 30000, "discount": 0, "shipping": 4900, "tax": 6284, "total": 34900}


def test_totals_without_tax_have_it_added():
    totals = rules.reckon([20000], 4900, [{"rate": 2500, "base": 24900, "tax": 6225}], inclusive=False)
    assert totals.shown() == {"subtotal": 20000, "discount": 0, "shipping": 4900, "tax": 6225, "total": 31125}
