"""What orders tell about buyers, however often they tell it."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from types import SimpleNamespace

from chalicelib.core import context, journal, outbox
from chalicelib.core.context import FirstWrite, acting
from chalicelib.core.outbox import Handled
from chalicelib.customers import handlers, service
from chalicelib.customers.models import Customer, CustomerEmail
from tests.customers.build import placed_order

KARI = service.customer_id_for("kari@example.com")


def happen(handler, event_id: str, **fact) -> None:
    """The handler inside its marker, as the worker runs it."""
    marker = Handled.new(event_id=event_id, handler=f"customers.{handler.__name__}")
    with acting(once=FirstWrite(marker)):
        try:
            handler(SimpleNamespace(**fact), None)
        except context.AlreadyDone:
            return


def totals() -> list[tuple[str, int, int, int]]:
    return [(each.currency, each.orders, each.spent, each.refunded) for each in service.totals_of(KARI)]


def test_a_first_order_makes_a_guest_customer(opened):
    happen(handlers.remember_buyer, "evt_1", order=placed_order())
    kari = Customer.get(customer_id=KARI)
    assert (kari.name, kari.phone, kari.language, kari.has_account) == (
        "Kari Nordmann",
        "+47 22 33 44 55",
        "nb",
        False,
    )
    assert [each["city"] for each in kari.addresses] == ["Oslo"]
    assert CustomerEmail.get(email="kari@example.com").customer_id == KARI
    assert [event.name for event in journal.timeline(f"CUSTOMER#{KARI}")] == ["customer.added"]
    assert totals() == [("NOK", 1, 125000, 0)]


def test_a_repeated_event_counts_once_and_another_order_again(opened):
    for event_id in ("evt_1", "evt_1", "evt_2", "evt_1"):
        happen(handlers.remember_buyer, event_id, order=placed_order())
    assert totals() == [("NOK", 2, 250000, 0)]


def test_one_event_delivered_eight_times_at_once_counts_once(opened):
    order = placed_order()
    with ThreadPoolExecutor(8) as pool:
        for each in [
            pool.submit(copy_context().run, lambda: happen(handlers.remember_buyer, "evt_1", order=order))
            for _ in range(8)
        ]:
            each.result()
    assert totals() == [("NOK", 1, 125000, 0)]


def test_eight_first_orders_of_one_buyer_at_once_make_one_customer(opened):
    order = placed_order()
    with ThreadPoolExecutor(8) as pool:
        for each in [
            pool.submit(copy_context().run, lambda n=n: happen(handlers.remember_buyer, f"evt_{n}", order=order))
            for n in range(8)
        ]:
            each.result()
    assert totals() == [("NOK", 8, 8 * 125000, 0)]
    assert len(journal.timeline(f"CUSTOMER#{KARI}")) == 1


def test_a_guest_without_a_name_gets_it_from_the_first_order_and_keeps_it(opened):
    service.request_code("kari@example.com")
    happen(handlers.remember_buyer, "evt_1", order=placed_order())
    other = placed_order()["shipping_address"] | {"name": "Somebody Else", "city": "Bergen"}
    happen(handlers.remember_buyer, "evt_2", order=placed_order(shipping_address=other))
    kari = Customer.get(customer_id=KARI)
    assert (kari.name, [each["city"] for each in kari.addresses]) == ("Kari Nordmann", ["Oslo"])


def test_consent_given_at_the_checkout_is_kept_and_never_taken_back_by_one_without(opened):
    happen(handlers.remember_buyer, "evt_1", order=placed_order())
    assert Customer.get(customer_id=KARI).accepts_marketing is False
    happen(handlers.remember_buyer, "evt_2", order=placed_order(accepts_marketing=True))
    happen(handlers.remember_buyer, "evt_3", order=placed_order(accepts_marketing=False))
    happen(handlers.remember_buyer, "evt_4", order=placed_order(accepts_marketing=True))
    assert Customer.get(customer_id=KARI).accepts_marketing is True
    told = [event.name for event in journal.timeline(f"CUSTOMER#{KARI}")]
    assert told == ["customer.added", "customer.consent_changed"]


def test_consent_of_a_new_buyer_is_told_with_the_buyer(opened):
    happen(handlers.remember_buyer, "evt_1", order=placed_order(accepts_marketing=True))
    assert Customer.get(customer_id=KARI).accepts_marketing is True
    told = [event.name for event in journal.timeline(f"CUSTOMER#{KARI}")]
    assert told == ["customer.added", "customer.consent_changed"]


def test_who_has_an_account_is_left_as_they_are(opened):
    service.add_customer("kari@example.com", has_account=True)
    before = Customer.get(customer_id=KARI).facts()
    happen(handlers.remember_buyer, "evt_1", order=placed_order())
    assert Customer.get(customer_id=KARI).facts() == before
    assert totals() == [("NOK", 1, 125000, 0)]


def test_a_digital_order_without_an_address_makes_a_customer_too(opened):
    happen(handlers.remember_buyer, "evt_1", order=placed_order(shipping_address=None))
    kari = Customer.get(customer_id=KARI)
    assert (kari.name, kari.addresses) == ("", [])


def test_refunds_are_counted_in_any_order_and_once(opened):
    refund = {"customer_id": KARI, "currency": "NOK", "amount": 5000}
    happen(handlers.add_refund, "evt_2", **refund)
    happen(handlers.remember_buyer, "evt_1", order=placed_order())
    happen(handlers.add_refund, "evt_2", **refund)
    happen(handlers.add_refund, "evt_3", **refund | {"currency": "SEK", "amount": 700})
    assert totals() == [("NOK", 1, 125000, 5000), ("SEK", 0, 0, 700)]


def test_what_was_cancelled_unpaid_is_counted_once_and_a_checkout_that_lapsed_is_not(opened):
    cancelled = {"customer_id": KARI, "currency": "NOK", "was": "placed", "never_paid": 125000}
    happen(handlers.add_cancelled, "evt_2", **cancelled)
    happen(handlers.remember_buyer, "evt_1", order=placed_order())
    happen(handlers.add_cancelled, "evt_2", **cancelled)
    happen(handlers.add_cancelled, "evt_3", **cancelled | {"was": "pending_payment"})
    happen(handlers.add_cancelled, "evt_4", **cancelled | {"customer_id": ""})  # an event of before
    [nok] = service.totals_of(KARI)
    assert (nok.orders, nok.cancelled, nok.spent, nok.never_paid) == (1, 1, 125000, 125000)


def test_the_module_listens_to_orders(app):
    listeners = [
        name
        for event in ("order.placed", "order.refunded", "order.cancelled")
        for _, name, _ in outbox.module.registry.listeners(event)
    ]
    assert listeners == ["customers.remember_buyer", "customers.add_refund", "customers.add_cancelled"]
