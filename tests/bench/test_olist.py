"""The replay's arithmetic: what a sale costs, how it is paid, and what it must end as."""

import pytest

from infra.bench import olist

ORDER = {
    "order_id": "o1",
    "order_status": "delivered",
    "order_delivered_carrier_date": "2017-01-02",
    "order_delivered_customer_date": "2017-01-05",
}
BUYER = {
    "customer_unique_id": "b1",
    "customer_city": "sao paulo",
    "customer_state": "SP",
    "customer_zip_code_prefix": "1310",
}


def item(product_id="p1", price="19.9", freight="7.05"):
    return {"product_id": product_id, "price": price, "freight_value": freight}


def payment(amount, kind="voucher", sequential=1):
    return {"payment_type": kind, "payment_value": amount, "payment_sequential": str(sequential)}


def sale(items=None, payments=None, **order):
    return olist.sale_of({**ORDER, **order}, BUYER, items or [item()], payments or [payment("26.95", "boleto")], [])


def test_amounts_are_exact_centavos():
    assert [olist.centavos(text) for text in ("199.0", "199.9", "0.07", "1107.06")] == [19900, 19990, 7, 110706]
    with pytest.raises(ValueError, match="no whole number"):
        olist.centavos("0.005")


def test_equal_articles_are_one_line_and_another_price_is_another_sku():
    found = sale([item(), item(), item(price="21.0")])
    assert [(line.sku, line.quantity) for line in found.lines] == [("p1-1990", 2), ("p1-2100", 1)]
    assert found.freight == 3 * 705
    assert found.total == 2 * 1990 + 2100 + 2115


def test_an_order_one_card_pays_is_charged_its_total_whatever_the_data_say():
    found = sale(payments=[payment("30.00", "credit_card")])
    assert found.by_card
    assert (found.total, found.paid, found.tendered) == (2695, 2695, 3000)


def test_a_split_payment_is_entered_in_its_order_until_nothing_is_owed():
    parts = [payment("20.00", "voucher", 2), payment("10.00", "credit_card", 1), payment("0.0", "voucher", 3)]
    found = sale(payments=parts)
    assert not found.by_card
    assert [(each.kind, each.amount) for each in found.payments] == [("credit_card", 1000), ("voucher", 1695)]


def test_what_is_paid_short_stays_owed_and_the_order_is_not_complete():
    found = sale(payments=[payment("26.93")])
    assert (found.paid, found.ends_as) == (2693, "fulfilled")


@pytest.mark.parametrize(
    ("status", "shipped", "delivered", "state"),
    [
        ("delivered", "1", "1", "completed"),
        ("shipped", "1", "", "fulfilled"),
        ("processing", "", "", "placed"),
        ("unavailable", "", "", "on_hold"),
        ("canceled", "", "", "cancelled"),
        ("canceled", "1", "1", "completed"),
    ],
)
def test_what_an_order_ends_as(status, shipped, delivered, state):
    dates = {"order_delivered_carrier_date": shipped, "order_delivered_customer_date": delivered}
    assert sale(order_status=status, **dates).ends_as == state


def test_a_postal_prefix_becomes_a_whole_code():
    assert sale().postal_code == "01310000"
