"""Numbers and the arithmetic of credit notes."""

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.invoicing import rules
from chalicelib.invoicing.rules import Tax

# 25 %: 839.20 + 209.80 = 1049.00; 15 %: 100.00 + 15.00 = 115.00
INVOICED = [Tax(2500, 83920, 20980), Tax(1500, 10000, 1500)]


def test_each_kind_of_document_has_a_series_of_its_own():
    assert rules.number("invoice", 1) == "F000001"
    assert rules.number("credit_note", 123) == "K000123"
    assert rules.number("invoice", 1234567) == "F1234567"


def test_a_credit_is_split_over_the_rates_in_proportion_and_adds_up():
    # 10000 * 104900 / 116400 = 9012.03 and 987.97: the larger remainder takes the odd one
    # 9012 * 20980 / 104900 = 1802.4; 988 * 1500 / 11500 = 128.87
    assert rules.split_credit(10000, INVOICED) == [Tax(2500, 7210, 1802), Tax(1500, 859, 129)]


def test_the_credit_of_all_that_is_left_takes_exactly_that():
    first = rules.split_credit(10000, INVOICED)
    left = rules.still_creditable(INVOICED, first)
    assert left == [Tax(2500, 76710, 19178), Tax(1500, 9141, 1371)]
    assert rules.split_credit(106400, left) == left
    assert rules.added(first, left) == INVOICED


def test_more_than_is_left_is_cut_to_what_is_left_and_nothing_is_no_credit():
    assert rules.split_credit(999999, INVOICED) == INVOICED
    assert rules.split_credit(0, INVOICED) == []
    assert rules.split_credit(5, rules.still_creditable(INVOICED, INVOICED)) == []


rates = st.lists(
    st.builds(Tax, st.integers(0, 3000), st.integers(0, 10**6), st.integers(0, 10**5)),
    min_size=1,
    max_size=4,
    unique_by=lambda tax: tax.rate,
)


@given(rates, st.lists(st.integers(1, 10**6), max_size=12))
def test_however_many_credits_there_are_they_never_exceed_any_part_of_the_invoice(invoiced, amounts):
    credited = []
    for amount in amounts:
        left = rules.still_creditable(invoiced, credited)
        credits = rules.split_credit(amount, left)
        assert sum(each.gross for each in credits) == min(amount, sum(each.gross for each in left))
        credited = rules.added(credited, credits)
        assert all(each.base >= 0 and each.tax >= 0 for each in rules.still_creditable(invoiced, credited))


def test_a_receivable_is_settled_by_what_its_order_no_longer_owes():
    assert rules.owed(100, 30, cancelled=False) == 70
    assert rules.owed(100, 130, cancelled=False) == 0
    assert rules.owed(100, 30, cancelled=True) == 0
    assert rules.settled(100, 70) == 30
    assert rules.settled(50, 70) == 0
    assert rules.settled(50, 0) == 50
