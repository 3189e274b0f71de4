"""A shop that invoices, orders at every stage, and their events given to the handlers in any order."""

from collections.abc import Iterable
from typing import Any

from chalicelib.core import journal, outbox
from chalicelib.core.journal import Event
from chalicelib.core.table import collect, only
from chalicelib.core.transaction import Transaction
from chalicelib.invoicing.models import Invoice, Posted, Receivable
from chalicelib.invoicing.module import invoicing
from chalicelib.orders import service as orders
from chalicelib.orders.models import Order
from chalicelib.orders.module import orders as orders_module
from chalicelib.payments.module import payments as payments_module
from tests import builders
from tests.installed import alone

LEGAL = {
    "name": "Fjell & Fjord AS",
    "line1": "Strandgaten 12",
    "line2": "",
    "postal_code": "5013",
    "city": "Bergen",
    "country": "NO",
    "tax_number": "NO 987 654 321 MVA",
    "email": "post@fjellfjord.example",
    "phone": "",
    "bank_account": "8601 11 17947",
}


def open_shop() -> None:
    builders.open_shop(legal=LEGAL)


def mixed_order(**more: Any) -> Order:
    """Two rates of tax. 25 %: 1000.00 and 49.00 shipping; 15 %: 115.00.

    Tax included: 104900 * 2500 / 12500 = 20980; 11500 * 1500 / 11500 = 1500. Total 116400.
    """
    lines = (
        builders.order_line("A", 2, 50000, title="Mug", variant_title="Blue"),
        builders.order_line("B", 1, 11500, title="Jam", tax_rate=1500),
    )
    fields: dict[str, Any] = {
        "totals": {"subtotal": 111500, "discount": 0, "shipping": 4900, "tax": 22480, "total": 116400},
        "taxes": [{"rate": 2500, "base": 83920, "tax": 20980}, {"rate": 1500, "base": 10000, "tax": 1500}],
    }
    return builders.order(*lines, **(fields | more))


def paid_by_card(made: Order) -> Order:
    with Transaction() as tx:
        orders.enter_paid(tx, made, made.totals["total"], "stripe")
    return Order.get(order_id=made.order_id)


def events_of(order_id: str, *names: str) -> list[Event]:
    """The order's events with one of these names (all, where none is named), oldest first."""
    return [event for event in journal.timeline(f"ORDER#{order_id}") if not names or event.name in names]


def deliver(shop: str, events: Iterable[Event]) -> None:
    """Give each event to every handler of invoicing that listens, as the queue would."""
    with alone(orders_module, payments_module, invoicing):
        for event in events:
            for name, _ in invoicing.listeners(event.name) if event.name in invoicing.handlers else []:
                outbox.handle(shop, name, event.message())


def documents(order_id: str) -> list[Invoice]:
    """The order's documents, by number."""
    posted = only(collect(f"ORDER#{order_id}", starts="DOCUMENT#"), Posted)
    return sorted((Invoice.get(number=each.number) for each in posted), key=lambda each: each.number)


def owed(order_id: str) -> int | None:
    """What is still owed of an order's invoice; None where there is no receivable."""
    invoice = next(each for each in documents(order_id) if each.document == "invoice")
    found = Receivable.find(number=invoice.number)
    return found.amount - found.settled if found else None
