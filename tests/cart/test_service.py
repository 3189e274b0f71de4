"""Carts: two round trips a change, nothing lost, nobody else's."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from chalicelib.cart import rules, service
from chalicelib.cart.models import Cart
from chalicelib.catalogue import service as catalogue
from chalicelib.core import clock
from chalicelib.core.access import Caller
from chalicelib.core.errors import Refused
from chalicelib.core.table import measure
from chalicelib.core.transaction import Transaction
from chalicelib.inventory import service as inventory
from tests.cart.build import cart, quantities, sell, shop_with_goods
from tests.inventory.build import hold

MUG, TEE = rules.line_id("MUG"), rules.line_id("TEE")


@pytest.fixture(autouse=True)
def goods(table, monkeypatch):
    monkeypatch.setattr(service, "TOTALS", rules.subtotal_alone)
    shop_with_goods()


def refusal_of(work, *args, **more):
    with pytest.raises(Refused) as refused:
        work(*args, **more)
    return refused.value


def round_trips(work, *args, **more):
    inventory.locations()  # held for some seconds, as in any process that is warm
    cost = measure()
    work(*args, **more)
    return cost.round_trips


def test_every_change_is_two_round_trips_and_a_look_one_or_two():
    cart_id, who = cart()
    assert round_trips(service.start_cart, None, None, Caller()) == 1
    assert round_trips(service.show_cart, cart_id, who.token) == 1
    assert round_trips(service.add_line, cart_id, who, "MUG", 1) == 2
    assert round_trips(service.add_line, cart_id, who, "MUG", 1) == 2
    assert round_trips(service.change_line, cart_id, who, MUG, 3) == 2
    assert round_trips(service.change_cart, cart_id, who, note="ring twice") == 2
    assert round_trips(service.add_line, cart_id, who, "TEE", 1) == 2
    assert round_trips(service.show_cart, cart_id, who.token) == 2
    assert round_trips(service.remove_line, cart_id, who, MUG) == 2


def test_a_full_cart_at_one_location_is_looked_at_in_two_round_trips():
    cart_id, who = cart()
    for n in range(45):
        sell(f"S{n}", 100, f"Article {n}")
        service.add_line(cart_id, who, f"S{n}", 1)
    assert round_trips(service.show_cart, cart_id, who.token) == 2  # 45 variants + 45 levels: 90 of a batch's 100
    assert refusal_of(service.add_line, cart_id, who, "MUG", 1).code == "cart_full"


def test_parallel_adds_lose_nothing():
    cart_id, who = cart()
    contexts = [copy_context() for _ in range(24)]

    def add(n):
        return contexts[n].run(service.add_line, cart_id, who, ("MUG", "TEE", "BOOK")[n % 3], 1)

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(add, range(24)))
    assert quantities(cart_id) == {"MUG": 8, "TEE": 8, "BOOK": 8}
    assert Cart.get(cart_id=cart_id).version == 25


def test_the_answer_to_a_change_tells_of_the_changed_line():
    cart_id, who = cart()
    look = service.add_line(cart_id, who, "MUG", 6)
    assert [(each.code, each.detail) for each in look.problems] == [("out_of_stock", "Only 5 of Mug (MUG) are left.")]
    assert look.totals == {"subtotal": 60000, "discount": 0, "shipping": 0, "tax": 0, "total": 60000}
    look = service.change_line(cart_id, who, MUG, 5)
    assert (look.problems, look.left, look.totals["total"]) == ([], {MUG: 5}, 50000)


def test_a_look_tells_of_every_line():
    cart_id, who = cart()
    service.add_line(cart_id, who, "MUG", 2)
    service.add_line(cart_id, who, "TEE", 2)
    service.add_line(cart_id, who, "BOOK", 1)
    catalogue.change_variant(catalogue.get_variants(["MUG"])["MUG"].product_id, "MUG", prices={"NOK": 9000})
    hold("TEE", 1)
    look = service.show_cart(cart_id, who.token)
    assert [(each.code, each.line_id, each.detail) for each in look.problems] == [
        ("price_changed", MUG, "The price of Mug was 100.00 NOK when you added it, and is 90.00 NOK now."),
        ("out_of_stock", TEE, "Only 1 of Tee, M (TEE) is left."),
    ]
    assert look.left == {MUG: 5, TEE: 1, rules.line_id("BOOK"): None}
    assert look.totals["total"] == 2 * 9000 + 2 * 25000 + 4900
    assert Cart.get(cart_id=cart_id).lines[0]["unit_price"] == 10000  # a look writes nothing


def test_a_changed_line_takes_todays_price_for_good():
    cart_id, who = cart()
    service.add_line(cart_id, who, "MUG", 2)
    catalogue.change_variant(catalogue.get_variants(["MUG"])["MUG"].product_id, "MUG", prices={"NOK": 9000})
    service.change_line(cart_id, who, MUG, 3)
    assert service.show_cart(cart_id, who.token).problems == []


def test_what_left_the_catalogue_stays_in_the_cart_and_says_so():
    cart_id, who = cart()
    service.add_line(cart_id, who, "MUG", 2)
    catalogue.archive_product(catalogue.get_variants(["MUG"])["MUG"].product_id)
    look = service.show_cart(cart_id, who.token)
    assert [each.code for each in look.problems] == ["not_for_sale"]
    refused = refusal_of(service.add_line, cart_id, who, "MUG", 1)
    assert (refused.status, refused.code, refused.fields[0]["field"]) == (422, "not_for_sale", "sku")


def test_what_is_sold_when_out_is_never_out():
    sell("SOFA", 500000, "Sofa", stock=0, sell_when_out=True)
    cart_id, who = cart()
    look = service.add_line(cart_id, who, "SOFA", 3)
    assert (look.problems, look.left) == ([], {rules.line_id("SOFA"): None})


def test_nobody_opens_a_cart_without_its_token():
    cart_id, who = cart()
    other = cart()[1]
    for token in ("", other.token, who.token + "x"):
        assert refusal_of(service.open_cart, cart_id, token).status == 404
        assert refusal_of(service.add_line, cart_id, Caller(token=token), "MUG", 1).status == 404
        assert refusal_of(service.change_cart, cart_id, Caller(token=token), note="x").status == 404
    assert refusal_of(service.open_cart, "crt_none", who.token).status == 404
    assert quantities(cart_id) == {}


def test_a_change_to_an_older_version_is_refused_and_changes_nothing():
    cart_id, who = cart()
    service.add_line(cart_id, who, "MUG", 1, version=1)
    for work in (
        lambda: service.add_line(cart_id, who, "MUG", 1, version=1),
        lambda: service.change_line(cart_id, who, MUG, 5, version=1),
        lambda: service.remove_line(cart_id, who, MUG, version=1),
        lambda: service.change_cart(cart_id, who, version=1, note="x"),
    ):
        assert refusal_of(work).status == 412
    assert quantities(cart_id) == {"MUG": 1}
    assert service.remove_line(cart_id, who, MUG, version=2).cart.lines == []


def test_a_cart_that_was_ordered_cannot_be_changed():
    cart_id, who = cart()
    service.add_line(cart_id, who, "MUG", 1)
    with Transaction() as tx:
        tx.change(Cart.get(cart_id=cart_id), state="ordered", order_id="ord_1")
    refused = refusal_of(service.add_line, cart_id, who, "MUG", 1)
    assert (refused.status, refused.code, refused.more) == (409, "cart_ordered", {"order_id": "ord_1"})
    assert service.show_cart(cart_id, who.token).cart.state == "ordered"


def test_the_cart_of_someone_who_signed_in_remembers_them():
    cart_id, who = cart()
    assert Cart.get(cart_id=cart_id).customer_id is None
    service.add_line(cart_id, Caller("customer", "cus_1", token=who.token), "MUG", 1)
    assert Cart.get(cart_id=cart_id).customer_id == "cus_1"
    started = service.start_cart(None, None, Caller("customer", "cus_2"))
    assert started.customer_id == "cus_2"
    assert service.start_cart(None, None, Caller("staff", "stf_1")).customer_id is None


def test_a_cart_expires_60_days_after_its_last_change():
    with clock.held_at("2026-11-22T10:00:00Z"):
        cart_id, who = cart()
    with clock.held_at("2026-12-22T10:00:00Z"):
        service.add_line(cart_id, who, "MUG", 1)
    with clock.held_at("2027-02-20T09:59:59Z"):  # 60 days after 22 December
        assert service.open_cart(cart_id, who.token).cart_id == cart_id
    with clock.held_at("2027-02-20T10:00:00Z"):
        assert refusal_of(service.open_cart, cart_id, who.token).status == 404


def test_a_currency_or_language_the_shop_does_not_have_is_refused():
    assert refusal_of(service.start_cart, "EUR", None, Caller()).fields[0]["field"] == "currency"
    assert refusal_of(service.start_cart, None, "fr", Caller()).fields[0]["field"] == "language"
    started = service.start_cart("NOK", "nb", Caller())
    assert (started.currency, started.language, started.state, started.version) == ("NOK", "nb", "open", 1)


def test_the_totals_are_reckoned_by_whoever_sets_the_hook(monkeypatch):
    def doubled(seen):
        assert [line["unit_price"] for line in seen.lines] == [10000]
        return {"subtotal": 1, "discount": 0, "shipping": 2, "tax": 3, "total": 6}

    cart_id, who = cart()
    monkeypatch.setattr(service, "TOTALS", doubled)
    assert service.add_line(cart_id, who, "MUG", 1).totals["total"] == 6


def test_a_removed_line_comes_back_to_its_place_until_the_next_change():
    cart_id, who = cart()
    for sku in ("MUG", "TEE", "BOOK"):
        service.add_line(cart_id, who, sku, 2)
    service.remove_line(cart_id, who, TEE)
    assert service.restore_line(cart_id, who, MUG).cart.removed is not None  # another line: nothing happens
    service.restore_line(cart_id, who, TEE)
    assert list(quantities(cart_id).items()) == [("MUG", 2), ("TEE", 2), ("BOOK", 2)]
    service.restore_line(cart_id, who, TEE)  # sent twice
    assert quantities(cart_id)["TEE"] == 2
    service.remove_line(cart_id, who, TEE)
    service.change_line(cart_id, who, MUG, 1)
    service.restore_line(cart_id, who, TEE)
    assert quantities(cart_id) == {"MUG": 1, "BOOK": 2}


def test_a_line_put_in_again_before_it_is_restored_stays_as_it_is():
    cart_id, who = cart()
    service.add_line(cart_id, who, "MUG", 2)
    removed = service.remove_line(cart_id, who, MUG).cart.removed
    assert rules.with_restored([{**removed["line"], "quantity": 1}], removed["line"], 0)[0]["quantity"] == 1


def test_a_link_of_articles_fills_a_cart_once_however_often_it_is_opened():
    cart_id, who = cart()
    service.add_line(cart_id, who, "MUG", 1)
    wanted = {"MUG": 2, "TEE": 1}
    _, refused = service.add_linked(cart_id, who, "MUG:2,TEE", wanted)
    assert (refused, quantities(cart_id)) == ({}, {"MUG": 3, "TEE": 1})
    service.add_linked(cart_id, who, "MUG:2,TEE", wanted)
    assert quantities(cart_id) == {"MUG": 3, "TEE": 1}
    service.remove_line(cart_id, who, TEE)
    service.add_linked(cart_id, who, "MUG:2,TEE", wanted)  # what was taken out comes back, the rest stays
    assert quantities(cart_id) == {"MUG": 3, "TEE": 1}
    service.add_linked(cart_id, who, "TEE:4", {"TEE": 4})
    assert quantities(cart_id) == {"MUG": 3, "TEE": 5}


def test_a_link_puts_in_what_it_can_and_says_why_not_the_rest():
    catalogue.change_product(catalogue.find_by_handle("book").product.product_id, status="draft")
    cart_id, who = cart()
    look, refused = service.add_linked(cart_id, who, "x", {"MUG": 1, "NONE": 1, "BOOK": 1, "TEE": 9999})
    assert {sku: each.code for sku, each in refused.items()} == {"NONE": "unknown_sku", "BOOK": "not_for_sale"}
    assert quantities(cart_id) == {"MUG": 1, "TEE": 9999}
    assert [each.code for each in look.problems] == ["out_of_stock"]
    _, refused = service.add_linked(cart_id, who, "y", {"TEE": 1})
    assert [each.code for each in refused.values()] == ["too_many"]


def test_a_link_of_articles_is_two_round_trips():
    cart_id, who = cart()
    wanted = {"MUG": 2, "TEE": 1, "BOOK": 1}
    assert round_trips(service.add_linked, cart_id, who, "a", wanted) == 2


def test_the_same_link_opened_by_many_at_once_adds_once():
    cart_id, who = cart()
    with ThreadPoolExecutor(8) as pool:
        work = [
            pool.submit(copy_context().run, service.add_linked, cart_id, who, "MUG:2", {"MUG": 2}) for _ in range(8)
        ]
        for each in work:
            each.result()
    assert quantities(cart_id) == {"MUG": 2}
