"""Buyers who received something, orders that hold it, and reviews of it."""

from typing import Any

from chalicelib.core import clock, context, ids, journal, outbox
from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from chalicelib.customers import service as customers
from chalicelib.fulfilment import service as fulfilment
from chalicelib.orders import service as orders
from chalicelib.orders.models import Order
from chalicelib.reviews import service
from chalicelib.reviews.models import Review
from tests.catalogue.build import product

__all__ = ["product"]
SPAM = "Cheaper at www.elsewhere.example"


def bought(product_id: str, customer: str = "kari", name: str = "Kari Nordmann") -> str:
    """A customer who received this product; gives their id."""
    customer_id = f"cus_{customer}"
    service.remember_purchases(customer_id, [product_id], f"ord_{customer}", name, f"{customer}@post.example", "nb")
    return customer_id


def reviewed(product_id: str, customer: str = "kari", stars: int = 5, text: str = "Lovely.", **more: Any) -> Review:
    """A review by a customer who received the product."""
    return service.post_review(product_id, bought(product_id, customer), stars, text=text, **more)


def shopper(name: str = "Ola Hansen") -> str:
    """A customer who has bought nothing yet; gives their id."""
    return customers.add_customer(f"{name.split()[0].lower()}@post.example", name=name).customer_id


def order(product_id: str, email: str = "kari@post.example", also: tuple[str, ...] = ()) -> Order:
    """A paid order of one of each product, not shipped. Its lines need no stock."""
    lines = [
        {
            "id": f"lin_{n}", "sku": f"S-{n}", "product_id": each, "handle": "", "title": "A thing",
            "variant_title": "", "image": None, "variant_kind": "service", "tracked": False, "quantity": 1,
            "unit_price": 100, "discount": 0, "total": 100, "tax_class": "standard", "tax_rate": 2500, "grams": 0,
            "allocations": [], "shipped": 0, "returned": 0, "cancelled": 0,
        }
        for n, each in enumerate((product_id, *also))
    ]  # fmt: skip
    total = 100 * len(lines)
    made = Order.new(
        order_id=ids.new("ord"), number=ids.order_number(), token=ids.token(), state="placed", payment_state="paid",
        payment_method="manual", currency="NOK", language="nb", lines=lines, taxes=[], email=email, paid=total,
        totals={"subtotal": total, "discount": 0, "shipping": 0, "tax": 20, "total": total},
        customer_id=customers.customer_id_for(email), shipping_address={"name": "Kari Nordmann", "country": "NO"},
        placed_at=clock.now(),
    )  # fmt: skip
    with Transaction() as tx:
        orders.start_order(tx, made)
    return made


def delivered(product_id: str, **more: Any) -> Order:
    """An order whose first line, and no other, was delivered."""
    made = order(product_id, **more)
    shipment = fulfilment.ship_order(made.order_id, {"lin_0": 1})
    fulfilment.mark_delivered(made.order_id, shipment.shipment_id)
    return made


def deliver(aggregate: str) -> list[str]:
    """Hand every event of an aggregate to reviews' handlers, as the queue would; gives the events' names."""
    from chalicelib.reviews.module import reviews

    events = journal.timeline(aggregate)
    for event in events:
        for name, _ in reviews.listeners(event.name):
            outbox.handle(context.shop(), name, event.message())
    return [event.name for event in events]


def refused(call: Any, *given: Any, **more: Any) -> tuple[str, int]:
    """The code and status with which this is refused."""
    try:
        call(*given, **more)
    except Refused as refusal:
        return refusal.code, refusal.status
    raise AssertionError("it was not refused")
