"""What tests start from: a shop, products with stock, carts, orders. Each builder goes through the services."""

from typing import Any

from chalicelib.core import clock, ids
from chalicelib.core.transaction import Transaction
from chalicelib.inventory import service as inventory
from chalicelib.inventory.models import Level
from chalicelib.inventory.rules import Allocation
from chalicelib.orders import service as orders
from chalicelib.orders.models import Order
from chalicelib.payments import service as payments
from chalicelib.shop import service as shop_service
from chalicelib.shop.models import Shop

ADDRESS = {
    "name": "Kari Nordmann",
    "company": "",
    "line1": "Storgata 1",
    "line2": "",
    "city": "Oslo",
    "region": "",
    "postal_code": "0155",
    "country": "NO",
    "phone": "",
}
OWNER = ("owner@daybook.example", "a long enough password")


def open_shop(**settings: Any) -> Shop:
    """A Norwegian shop in NOK, prices including tax, with its owner."""
    return shop_service.open_shop("Fjell & Fjord", owner_email=OWNER[0], owner_password=OWNER[1], **settings)


def order_line(sku: str = "A", quantity: int = 1, unit_price: int = 10000, **more: Any) -> dict[str, Any]:
    """A line of an order, shipped from "main", with Norway's standard tax included."""
    return {
        "id": f"line-{sku}",
        "sku": sku,
        "product_id": f"prd_{sku}",
        "handle": sku.lower(),
        "title": f"Product {sku}",
        "variant_title": "",
        "image": None,
        "variant_kind": "goods",
        "tracked": True,
        "quantity": quantity,
        "unit_price": unit_price,
        "discount": 0,
        "total": unit_price * quantity,
        "tax_class": "standard",
        "tax_rate": 2500,
        "grams": 100,
        "allocations": [{"location_id": "main", "quantity": quantity}],
        "shipped": 0,
        "returned": 0,
        "cancelled": 0,
        **more,
    }


def unsaved_order(*lines: dict[str, Any], method: str = "manual", **more: Any) -> Order:
    """An order of these lines, shipping free, not stored yet."""
    lines = lines or (order_line(),)
    total = sum(line["total"] for line in lines)
    fields: dict[str, Any] = {
        "order_id": ids.new("ord"),
        "number": ids.order_number(),
        "token": ids.token(),
        "state": "pending_payment" if method == "stripe" else "placed",
        "payment_state": "pending",
        "payment_method": method,
        "currency": "NOK",
        "language": "en",
        "lines": list(lines),
        "totals": {"subtotal": total, "discount": 0, "shipping": 0, "tax": total // 5, "total": total},
        "taxes": [{"rate": 2500, "base": total - total // 5, "tax": total // 5}],
        "delivery": {
            "id": "post",
            "title": "Post",
            "price": 0,
            "delivery_kind": "delivery",
            "location_id": None,
            "promise": {"earliest": "2026-11-24", "latest": "2026-11-26"},
            "tax_rate": 2500,
        },
        "email": "kari@example.com",
        "customer_id": ids.derived("cus", "kari@example.com"),
        "shipping_address": ADDRESS,
        "billing_address": ADDRESS,
        "placed_at": clock.now(),
    }
    return Order.new(**(fields | more))


def order(
    *lines: dict[str, Any], method: str = "manual", stock: int | None = 100, pay_by: str | None = None, **more: Any
) -> Order:
    """A stored order with its payment and its stock reserved; `stock` units of each SKU are put on hand first.

    One to be paid by card lapses at `pay_by`: in fifteen minutes, where that is not given.
    """
    made = unsaved_order(*lines, method=method, **more)
    for line in made.lines:
        if stock is not None:
            _stock(line["sku"], line["product_id"], stock)
    allocations = [
        Allocation(line["sku"], line["product_id"], each["location_id"], each["quantity"])
        for line in made.lines
        for each in line["allocations"]
    ]
    with Transaction() as tx:
        lapses_at = (pay_by or clock.later(minutes=15)) if made.state == "pending_payment" else None
        event_id = orders.start_order(tx, made, lapses_at)
        inventory.reserve(tx, made.order_id, allocations, lapses_at, event_id)
        payments.new_payment(tx, made)
    return made


def _stock(sku: str, product_id: str, on_hand: int) -> None:
    """Units on hand at "main", for a SKU that need not be in the catalogue."""
    if Level.find(sku=sku, location_id="main") is None:
        level = Level.new(sku=sku, location_id="main", product_id=product_id)
        with Transaction() as tx:
            tx.add(level, on_hand=on_hand, available=on_hand)
