"""Delivery options, promise dates and totals."""

from datetime import date, datetime

import pytest

from chalicelib.checkout import rules
from tests.checkout.build import PICKUP, POST

LINES = [{"unit_price": 10000, "quantity": 2, "grams": 300, "variant_kind": "goods"}]
SUNDAY = datetime.fromisoformat("2026-11-22 12:00")


def options(lines=LINES, country="NO", currency="NOK", language="en", given=(POST, PICKUP)):
    return rules.options_for(list(given), lines, country, currency, language, SUNDAY)


def test_working_days_pass_over_the_weekend_and_closed_dates():
    calendar = rules.Calendar(closed=["2026-11-24"])
    assert calendar.after(date(2026, 11, 20), 1) == date(2026, 11, 23)  # Friday to Monday
    assert calendar.after(date(2026, 11, 20), 2) == date(2026, 11, 25)  # Tuesday is closed
    assert calendar.after(date(2026, 11, 22), 0) == date(2026, 11, 22)


CUT_OFF = {**POST, "cut_off": "14:00"}
SATURDAYS = {**POST, "transit_weekdays": [1, 2, 3, 4, 5, 6]}
CHRISTMAS = {**POST, "closed_on": ["2026-12-24", "2026-12-25"]}
SAME_DAY = {**PICKUP, "handling_days": 0, "transit_days": [0, 0], "packing_weekdays": [1, 2, 3, 4, 5, 6]}


@pytest.mark.parametrize(
    ("option", "now", "days", "order_before"),
    [
        # one day of packing, one to three on the way
        (POST, "2026-11-23 23:59", "2026-11-25 2026-11-27", None),  # Monday: ready on Tuesday
        (POST, "2026-11-22 12:00", "2026-11-25 2026-11-27", None),  # Sunday: as if on Monday
        (CUT_OFF, "2026-11-23 13:59", "2026-11-25 2026-11-27", "14:00"),
        (CUT_OFF, "2026-11-23 14:00", "2026-11-26 2026-11-30", None),  # as if on Tuesday; Saturday and Sunday pass
        (CUT_OFF, "2026-11-27 14:00", "2026-12-02 2026-12-04", None),  # Friday: as if on Monday 30, ready on 1 December
        (SATURDAYS, "2026-11-24 12:00", "2026-11-26 2026-11-28", None),  # ready on Wednesday; the third day is Saturday
        (CHRISTMAS, "2026-12-23 12:00", "2026-12-29 2026-12-31", None),  # ready on Monday 28
        (SAME_DAY, "2026-11-28 12:00", "2026-11-28 2026-11-28", None),  # Saturday: ready at once
        (SAME_DAY, "2026-11-29 12:00", "2026-11-30 2026-11-30", None),
        (rules.DIGITAL, "2026-11-29 12:00", "2026-11-29 2026-11-29", None),
    ],
)
def test_a_promise_counts_from_the_day_that_packing_begins(option, now, days, order_before):
    found = rules.promise(option, datetime.fromisoformat(now))
    assert f"{found.earliest} {found.latest}" == days
    assert found.order_before == order_before


def test_options_come_cheapest_first_with_their_promise():
    # packing begins on Monday 23 and takes a day, then one to three days on the way
    found = [(each.id, each.price, each.earliest, each.latest) for each in options()]
    assert found == [("pickup", 0, "2026-11-25", "2026-11-27"), ("post", 4900, "2026-11-25", "2026-11-27")]


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
