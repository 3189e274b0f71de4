"""HTTP to the checkout service, and back."""

from dataclasses import asdict
from typing import Any

from chalicelib.cart import service as carts
from chalicelib.checkout import service
from chalicelib.checkout.inputs import PlaceForBuyer, PlaceOrder, SetDelivery
from chalicelib.checkout.outputs import CheckoutOut, DeliveryTableOut, OptionsOut, PlacedForBuyerOut
from chalicelib.checkout.rules import Option
from chalicelib.core.access import Caller, staff, token_holder
from chalicelib.core.http import Routes
from chalicelib.core.money import money
from chalicelib.orders.service import Order
from chalicelib.payments.service import PaymentStart

routes = Routes("Checkout")


def shown_option(option: Option, currency: str) -> dict[str, Any]:
    return {
        "id": option.id,
        "title": option.title,
        "delivery_kind": option.delivery_kind,
        "price": money(option.price, currency),
        "promise": {name: getattr(option, name) for name in ("earliest", "latest", "order_before")},
        "pickup": service.pickup_place(option),
    }


def shown_placed(order: Order) -> dict[str, Any]:
    return {
        "id": order.order_id,
        "number": order.number,
        "state": order.state,
        "payment_state": order.payment_state,
        "total": money(order.totals["total"], order.currency),
    }


def shown_checkout(order: Order, payment: PaymentStart | None) -> dict[str, Any]:
    return {
        "order": {**shown_placed(order), "token": order.token},
        "payment": asdict(payment) if payment else None,
    }


@routes.route("/api/carts/{cart_id}/delivery-options", by=token_holder, gives=OptionsOut)
def list_delivery_options(cart_id: str, who: Caller) -> dict[str, Any]:
    """How this cart can be delivered, cheapest first, each with the dates it promises."""
    cart = carts.open_cart(cart_id, who.token)
    return {"items": [shown_option(option, cart.currency) for option in service.delivery_options(cart)]}


@routes.route(
    "/api/carts/{cart_id}/checkout", "POST", by=token_holder, takes=PlaceOrder, gives=CheckoutOut, status=201,
    again=lambda subject: shown_checkout(*service.placed_again(subject.removeprefix("ORDER#"))),
)  # fmt: skip
def place_order(cart_id: str, given: PlaceOrder, who: Caller) -> dict[str, Any]:
    """Place the order. Prices, tax and shipping are reckoned again; a total other than `expected_total` is refused."""
    return shown_checkout(*service.place_order(cart_id, who, given.payment_method, _expected(given)))


@routes.route(
    "/api/admin/orders", "POST", by=staff("orders.write"), takes=PlaceForBuyer, gives=PlacedForBuyerOut, status=201,
    again=lambda subject: shown_placed(Order.get(order_id=subject.removeprefix("ORDER#"))),
)  # fmt: skip
def place_for_buyer(given: PlaceForBuyer, who: Caller) -> dict[str, Any]:
    """Place the order of a cart made up for a buyer (its token in `Daybook-Token`), also while the shop is closed.

    By card, the goods are held for seven days and the buyer gets a letter with a link to pay.
    """
    return shown_placed(service.place_for_buyer(given.cart_id, who, given.payment_method, _expected(given)))


def _expected(given: PlaceOrder) -> tuple[int, str] | None:
    return (given.expected_total.amount, given.expected_total.currency) if given.expected_total else None


@routes.route("/api/admin/delivery-options", by=staff("settings.read"), gives=DeliveryTableOut)
def get_delivery() -> dict[str, Any]:
    """All delivery and pickup options of the shop."""
    found = service.delivery_table()
    return {"version": found.version, "options": found.options}


@routes.route(
    "/api/admin/delivery-options", "PUT", by=staff("settings.write"), takes=SetDelivery, gives=DeliveryTableOut
)
def set_delivery(given: SetDelivery) -> dict[str, Any]:
    """Replace the delivery options. `version` must be the one you read (0 where there are none yet)."""
    found = service.set_delivery([option.model_dump() for option in given.options], given.version)
    return {"version": found.version, "options": found.options}
