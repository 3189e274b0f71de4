"""Two customers who are one, and customers who leave: whole, once, under races, and after a crash."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from chalicelib.core import journal
from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from chalicelib.customers import handlers, service
from chalicelib.customers.events import CustomerErased
from chalicelib.customers.leaving import Holder, hold
from chalicelib.customers.models import Customer, CustomerEmail
from tests.customers.build import mailed_code, placed_order

KARI, WORK = (service.customer_id_for(f"{name}@example.com") for name in ("kari", "work"))


@pytest.fixture
def two(opened):
    """Kari, and Kari with her address at work: one order of 1250 each."""
    service.remember_buyer(placed_order())
    service.remember_buyer(placed_order(email="work@example.com"))


def merge(into=KARI, other=WORK):
    versions = [Customer.get(customer_id=each).version for each in (into, other)]
    return service.merge_customers(into, other, *versions)


def test_a_merged_customer_keeps_what_was_theirs_and_fills_in_what_was_empty(two):
    kari = Customer.get(customer_id=KARI)
    service.change_customer(KARI, kari.version, note="Calls.")
    elsewhere = placed_order()["shipping_address"] | {"city": "Bergen"}
    service.add_address(WORK, elsewhere)
    service.change_customer(WORK, tax_number="123", note="Pays late.", group="b2b", accepts_marketing=True)
    kept = merge()
    assert (kept.tax_number, kept.note, kept.group) == ("123", "Calls.\n\nPays late.", "b2b")
    assert ([each["city"] for each in kept.addresses], kept.accepts_marketing) == (["Oslo", "Bergen"], False)
    assert [(each.currency, each.orders, each.spent) for each in service.totals_of(KARI)] == [("NOK", 2, 250000)]
    assert [(each.name, each.members) for each in service.groups()] == [("b2b", 1)]
    assert service.open_customer(WORK).customer_id == KARI
    assert [each.customer_id for each in service.list_customers(10).items] == [KARI]
    assert [each.name for each in journal.timeline(f"CUSTOMER#{WORK}")][-1] == "customer.merged"
    assert journal.verify_shop() == []


def test_the_old_address_signs_in_buys_and_gets_money_back_as_the_one_who_is_left(two):
    merge()
    service.request_code("work@example.com")
    service.sign_in("work@example.com", mailed_code("work@example.com"))
    service.remember_buyer(placed_order(email="work@example.com", accepts_marketing=True))
    service.add_refund(WORK, "NOK", 1000)
    kari = Customer.get(customer_id=KARI)
    [nok] = service.totals_of(KARI)
    assert (nok.orders, nok.spent, nok.refunded) == (3, 375000, 1000)
    assert (kari.has_account, kari.accepts_marketing, Customer.find(customer_id=WORK)) == (True, True, None)


def test_twice_is_once_and_what_may_not_be_merged_is_refused(two):
    versions = [Customer.get(customer_id=each).version for each in (KARI, WORK)]
    merged = service.merge_customers(KARI, WORK, *versions)
    assert service.merge_customers(KARI, WORK, *versions).version == merged.version
    for given, code in (((KARI, KARI, 1, 1), "same_customer"), ((KARI, "cus_none", merged.version, 1), "not_found")):
        with pytest.raises(Refused) as refused:
            service.merge_customers(*given)
        assert refused.value.code == code
    service.remember_buyer(placed_order(email="third@example.com"))
    third = service.customer_id_for("third@example.com")
    with pytest.raises(Refused) as refused:
        service.merge_customers(third, KARI, 99, merged.version)
    assert refused.value.status == 412
    assert service.ids_of(merge(third, KARI).customer_id) == [third, KARI, WORK]
    assert service.open_customer(WORK).customer_id == third


def test_two_who_merge_each_into_the_other_at_once_end_as_one(two):
    versions = {each: Customer.get(customer_id=each).version for each in (KARI, WORK)}

    def one(pair):
        try:
            return service.merge_customers(*pair, versions[pair[0]], versions[pair[1]]).customer_id
        except Refused as refusal:
            return refusal.code

    with ThreadPoolExecutor(8) as pool:
        wanted = [(KARI, WORK), (WORK, KARI)] * 4
        said = [each.result() for each in [pool.submit(copy_context().run, one, pair) for pair in wanted]]
    [left] = service.list_customers(10).items
    assert set(said) <= {left.customer_id, "not_found", "version_moved_on"}
    assert len(service.ids_of(left.customer_id)) == 2


def test_orders_that_come_while_two_are_merged_are_all_counted(two):
    def buy(n):
        service.remember_buyer(placed_order(email="work@example.com", order_id=f"ord_{n}"))

    with ThreadPoolExecutor(6) as pool:
        waiting = [pool.submit(copy_context().run, buy, n) for n in range(8)]
        waiting.append(pool.submit(copy_context().run, merge))
        for each in waiting:
            each.result()
    [nok] = service.totals_of(KARI)
    assert (nok.orders, nok.spent) == (10, 10 * 125000)
    assert Customer.find(customer_id=WORK) is None


def test_a_merge_that_dies_before_it_is_written_leaves_both_as_they_were(two, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(Transaction, "commit", lambda _: (_ for _ in ()).throw(RuntimeError("the process dies here")))
        with pytest.raises(RuntimeError):
            merge()
    assert {each.customer_id for each in service.list_customers(10).items} == {KARI, WORK}
    assert service.ids_of(merge().customer_id) == [KARI, WORK]


def test_an_erased_customer_is_gone_with_all_that_was_merged_into_them_and_only_that_is_kept(two):
    merge()
    service.change_customer(KARI, group="b2b")
    service.erase_customer(KARI)
    fact = CustomerErased(KARI, [WORK])
    for _ in range(2):
        handlers.remove_remains(fact, None)
    assert [Customer.find(customer_id=each) for each in (KARI, WORK)] == [None, None]
    assert [CustomerEmail.find(email=f"{each}@example.com") for each in ("kari", "work")] == [None, None]
    assert [journal.timeline(f"CUSTOMER#{each}") for each in (KARI, WORK)] == [[], []]
    assert service.groups() == []
    with pytest.raises(Refused) as refused:
        service.erase_customer(KARI)
    assert refused.value.status == 404
    assert journal.verify_shop() == []
    service.remember_buyer(placed_order())  # whoever comes back is somebody new
    assert service.totals_of(KARI)[0].orders == 1


def test_erasing_waits_for_what_is_under_way_and_happens_once_under_many_at_once(two, monkeypatch):
    waits = [Refused("order_under_way", "There is an order under way.")]
    monkeypatch.setattr("chalicelib.customers.leaving._holders", {})
    hold("orders", Holder(export=lambda _: ["an order"], objection=lambda _: waits[0]))
    with pytest.raises(Refused, match="under way"):
        service.erase_customer(KARI)
    assert service.data_of(KARI)["orders"] == ["an order"]
    waits[0] = None

    def erase(_):
        try:
            service.erase_customer(KARI)
        except Refused as refusal:
            return refusal.code
        return "erased"

    with ThreadPoolExecutor(8) as pool:
        said = [each.result() for each in [pool.submit(copy_context().run, erase, n) for n in range(8)]]
    assert sorted(said) == ["erased"] + ["not_found"] * 7
