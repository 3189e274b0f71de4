"""What a cart may hold, without a database."""

from types import SimpleNamespace

import pytest

from chalicelib.cart import rules
from chalicelib.core.errors import Refused


def variant(sku="MUG", price=10000, **more):
    fields = {
        "sku": sku,
        "product_id": "prd_1",
        "handle": "mug",
        "product_title": "Mug",
        "title": "",
        "image": None,
        "product_image": "/m.jpg",
        "active": True,
        "prices": {"NOK": price},
        "compare_at": {"NOK": 12000},
        "tax_class": "standard",
        "variant_kind": "goods",
        "grams": 300,
        "tracked": True,
    }
    return SimpleNamespace(**(fields | more))


def line(sku="MUG", quantity=1, price=10000):
    return rules.line_of(variant(sku, price), quantity, "NOK")


def refusal_of(work, *args):
    with pytest.raises(Refused) as refused:
        work(*args)
    return refused.value


def test_a_line_carries_what_is_shown_and_sold():
    assert rules.line_of(variant(), 2, "NOK") == {
        "id": "lin_TVVH",
        "sku": "MUG",
        "quantity": 2,
        "product_id": "prd_1",
        "handle": "mug",
        "title": "Mug",
        "variant_title": "",
        "image": "/m.jpg",
        "unit_price": 10000,
        "compare_at": 12000,
        "tax_class": "standard",
        "variant_kind": "goods",
        "grams": 300,
        "tracked": True,
    }


@pytest.mark.parametrize("sku", ["MUG", "a/b c?", "ÅØ-1", "x" * 128])
def test_a_line_id_is_safe_in_an_address_and_names_its_sku(sku):
    made = rules.line_id(sku)
    assert set(made) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    assert rules.sku_of(made) == sku


@pytest.mark.parametrize("made", ["", "lin_", "TVVH", "lin_!", "lin_A", "lin__w", "lin_å", "lin_" + "QUFB" * 43])
def test_what_is_no_line_id_is_not_found(made):
    assert refusal_of(rules.sku_of, made).status == 404


def test_the_same_sku_joins_its_line():
    lines = rules.with_added([line("MUG", 2), line("TEE", 1)], line("MUG", 3))
    assert [(each["sku"], each["quantity"]) for each in lines] == [("MUG", 5), ("TEE", 1)]


def test_a_cart_takes_45_different_articles_and_more_of_each():
    lines = [line(f"S{n}") for n in range(45)]
    refused = refusal_of(rules.with_added, lines, line("S45"))
    assert (refused.status, refused.code) == (409, "cart_full")
    assert refused.sentence == "A cart holds at most 45 different articles. Order these first, or remove one."
    assert rules.with_added(lines, line("S44"))[44]["quantity"] == 2
    assert len(rules.with_added(lines[:44], line("S45"))) == 45


def test_a_line_grows_to_9999():
    assert rules.with_added([line(quantity=9998)], line())[0]["quantity"] == 9999
    refused = refusal_of(rules.with_added, [line(quantity=9999)], line())
    assert (refused.status, refused.code, refused.fields[0]["field"]) == (422, "too_many", "quantity")


def test_what_is_not_for_sale_or_not_in_this_currency_is_refused():
    assert refusal_of(rules.line_of, variant(active=False), 1, "NOK").code == "not_for_sale"
    refused = refusal_of(rules.line_of, variant(), 1, "EUR")
    assert (refused.code, refused.sentence) == ("no_price", "Mug is not sold in EUR. Choose something else.")


def test_a_line_is_refreshed_to_todays_price_and_the_buyer_told():
    now, problems = rules.refreshed(line(quantity=2), variant(price=12550, title="Red"), "NOK", None, "")
    assert (now["unit_price"], now["quantity"], now["variant_title"]) == (12550, 2, "Red")
    assert problems == [
        rules.Problem(
            "price_changed",
            "The price of Mug was 100.00 NOK when you added it, and is 125.50 NOK now.",
            "lin_TVVH",
            10000,
            12550,
        )
    ]


def test_a_line_of_which_too_few_are_left_says_so():
    _, problems = rules.refreshed(line(quantity=3), variant(), "NOK", 2, "Only 2 of Mug (MUG) are left.")
    assert problems == [rules.Problem("out_of_stock", "Only 2 of Mug (MUG) are left.", "lin_TVVH")]
    assert rules.refreshed(line(quantity=2), variant(), "NOK", 2, "")[1] == []


@pytest.mark.parametrize("gone", [None, variant(active=False), variant(prices={})])
def test_a_line_that_is_no_longer_for_sale_stays_as_it_was_and_says_so(gone):
    before = line()
    now, problems = rules.refreshed(before, gone, "NOK", None, "")
    assert now == before
    assert [(each.code, each.detail) for each in problems] == [
        ("not_for_sale", "Mug is no longer for sale. Remove it from the cart.")
    ]


def test_lines_cost_price_times_quantity():
    assert rules.lines_total([line(quantity=3), line("TEE", 2, 25000)]) == 80000  # 3 x 10000 + 2 x 25000
