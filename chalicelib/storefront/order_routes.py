"""The order's own page: what was bought, what has happened, and its payment where that is still to be made."""

from typing import Any

from chalicelib.cart import service as carts
from chalicelib.core import clock
from chalicelib.core.access import Caller, token_holder
from chalicelib.core.errors import Refused
from chalicelib.core.http import Answer, Request, Routes
from chalicelib.orders import service as orders
from chalicelib.payments import service as payments
from chalicelib.storefront import basket, language, shapes, wording
from chalicelib.storefront.cart_routes import titles_of
from chalicelib.storefront.inputs import CancelOrder
from chalicelib.storefront.pages import go, link, page, refused, spoken

routes = Routes("Storefront", html=True, on_refusal=refused)
RECENT_MINUTES = 30


@routes.route("/{locale}/orders/{order_id}", by=token_holder)
@spoken
def show_order(order_id: str, request: Request, who: Caller) -> Answer:
    """An order, for whoever has its link, or its own customer who is signed in."""
    return _order_page(request, order_id, who)


def _order_page(request: Request, order_id: str, who: Caller, refusal: Refused | None = None) -> Answer:
    found = orders.open_order(order_id, who)
    start, trouble = None, None
    if found.order.state == "pending_payment" and found.order.payment_method == "stripe":
        found, start, trouble = _payment_of(found, who)
    order = found.order
    return page(
        request,
        "order.html",
        status=refusal.status if refusal else 200,
        stripe=start is not None,
        order=shapes.order(found, titles_of(order.lines)),
        here=link("orders", order_id, token=order.token),
        payment=start,
        payment_trouble=trouble,
        thanks=_is_new(order),
        sentence=wording.sentence(refusal) if refusal else None,
        country_names=dict(language.countries()),
        cookies=(basket.count_gone(),) if _is_of_cart(request, order) else (),
    )


def _payment_of(found: Any, who: Caller) -> tuple[Any, Any, str | None]:
    """What the provider knows of an unpaid order is entered first: the buyer may be back before the provider's own
    message is. Then the order, its payment if that is still to be made, and what stands in the way of it."""
    order_id = found.order.order_id
    try:
        payments.follow(order_id)
        found = orders.open_order(order_id, who)  # read again in any case: a webhook may have entered it meanwhile
        return found, payments.begin(found.order) if _to_pay(found) else None, None
    except Refused as refused_payment:
        return found, None, wording.sentence(refused_payment)


def _to_pay(found: Any) -> bool:
    """Whether the buyer has something left to do: not while the bank is still deciding."""
    if found.order.state != "pending_payment":
        return False
    return all(each.state != "processing" for each in found.of_kind("payment"))


def _is_new(order: Any) -> bool:
    """Whether to thank for it: placed within the last half hour."""

    return order.state in ("placed", "released") and order.placed_at > clock.later(minutes=-RECENT_MINUTES)


def _is_of_cart(request: Request, order: Any) -> bool:
    held = basket.held(request)
    return held is not None and held.cart_id == order.cart_id


@routes.route("/{locale}/orders/{order_id}/cancel", "POST", by=token_holder, takes=CancelOrder)
@spoken
def cancel_order(order_id: str, given: CancelOrder, request: Request, who: Caller) -> Answer:
    """Cancel an order that has not been sent; what was paid goes back. An unpaid one may become a cart again."""
    try:
        if given.again:
            return _again(order_id, who)
        order = orders.cancel_order(order_id, "cancelled_by_buyer", who)
    except Refused as refusal:
        if refusal.status != 409:
            raise
        return _order_page(request, order_id, who, refusal)
    return go(link("orders", order_id, token=order.token))


def _again(order_id: str, who: Caller) -> Answer:
    """Cancel an unpaid order and begin its checkout again. An order that proves to be paid stays."""
    order = orders.open_order(order_id, who).order
    if order.state == "pending_payment":
        payments.follow(order_id)
        order = orders.cancel_order(order_id, "cancelled_by_buyer", who, unpaid=True)
    elif order.state != "cancelled" or order.paid:
        return go(link("orders", order_id, token=order.token))
    cart = carts.start_again(order.cart_id)
    return go(link("checkout"), basket.cookies_for(cart))
