"""The last step of the checkout: the whole order to look over, and placing it.

A cart becomes one order, so its id in the form is the form's idempotency token: sent again, it leads to the order there
is. The page's script sends the same form for a card, gets the payment's secret, and confirms the card in place.
"""

from typing import Any

from chalicelib.cart import service as carts
from chalicelib.checkout import service as checkout
from chalicelib.core.access import Caller, anyone
from chalicelib.core.errors import Refused
from chalicelib.core.http import Answer, Request, Routes, as_json
from chalicelib.core.settings import settings
from chalicelib.orders import service as orders
from chalicelib.payments import service as payments
from chalicelib.storefront import basket
from chalicelib.storefront.checkout_steps import reached, step_page, to_order
from chalicelib.storefront.inputs import Pay
from chalicelib.storefront.pages import absolute, go, link, preview_of, refused, spoken

routes = Routes("Storefront", html=True, on_refusal=refused)


@routes.route("/{locale}/checkout/review", by=anyone)
@spoken
def show_review(request: Request) -> Answer:
    """The whole order to look over, and the card where one pays by it."""
    look = reached(request, "review")
    return look if isinstance(look, Answer) else _review(request, look)


def _review(request: Request, look: Any, refusal: Refused | None = None) -> Answer:
    return step_page(request, look, "review", refusal, publishable_key=settings.stripe_public_key)


@spoken
def _review_again(request: Request, refusal: Refused) -> Answer:
    if refusal.code == "cart_ordered":
        order_id = basket.ordered(request)
        if order_id:
            return _placed(request, order_id)
    look = reached(request, "review")
    return look if isinstance(look, Answer) else _review(request, look, refusal)


def review_refused(request: Request, refusal: Refused) -> Answer:
    """The last step again with what was wrong and the totals of now; an order placed already is shown."""
    if _by_script(request) and refusal.code != "cart_ordered":
        return refused(request, refusal)
    if refusal.status not in (409, 422, 503) or (refusal.code == "shop_closed" and not preview_of(request)):
        return refused(request, refusal)
    return _review_again(request=request, refusal=refusal)


placing_form = Routes("Storefront", html=True, on_refusal=review_refused)
OTHER_CART = Refused("total_changed", "Your cart is another one now. Look at it again before you pay.", 409)


def _by_script(request: Request) -> bool:
    return "json" in request.headers.get("accept", "")


@placing_form.route("/{locale}/checkout/review", "POST", by=anyone, takes=Pay)
@spoken
def place_order(given: Pay, request: Request, who: Caller) -> Answer:
    """Place the order, once however often the form is sent."""
    held = basket.held(request)
    if held is None:
        return go(link("cart"))
    if given.cart != held.cart_id:
        raise OTHER_CART
    currency = carts.open_cart(held.cart_id, held.token).currency
    order, payment = checkout.place_order(held.cart_id, held.by(who), given.payment_method, (given.total, currency))
    path = link("orders", order.order_id, token=order.token)
    if _by_script(request) and payment is not None:
        return _told(path, payment.client_secret)
    return go(path, (basket.count_gone(),))


def _placed(request: Request, order_id: str) -> Answer:
    """An order placed before: to its page, or for the script, its payment again."""
    if not _by_script(request):
        return to_order(order_id)
    order = orders.whole(order_id).order
    payment = payments.begin(order) if order.state == "pending_payment" else None
    return _told(link("orders", order_id, token=order.token), payment.client_secret if payment else None)


def _told(path: str, client_secret: str | None) -> Answer:
    told = {"order": absolute(path), "client_secret": client_secret}
    return as_json(told, headers={"Set-Cookie": [basket.count_gone()]})
