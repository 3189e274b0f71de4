"""Where one is in the checkout: which steps a cart has, which are done, and the page around each of them.

The steps of a cart are a matter of what is in it: goods have a delivery, and a choice of how to pay is a step where
there is more than one way.
"""

from typing import Any

from chalicelib.checkout import service as checkout
from chalicelib.core.errors import Refused
from chalicelib.core.http import Answer, Request
from chalicelib.orders import service as orders
from chalicelib.shop import service as shop
from chalicelib.storefront import basket, bills, language, wording
from chalicelib.storefront.cart_routes import cart_of
from chalicelib.storefront.language import _
from chalicelib.storefront.pages import go, link, page, preview_of

EXPLAINED = {
    "stripe": _("Visa, Mastercard and others. The card is charged once the bank approves it."),
    "invoice": _("We send an invoice by e-mail."),
    "manual": _("We agree on the payment with you."),
}
FREE = "manual"  # an order that costs nothing needs no provider
LOOK_OVER = _("Look over")
TITLES = {
    "contact": _("Contact"),
    "delivery": _("Delivery"),
    "payment": _("Payment"),
    "review": _("Look over and order"),
}


def reached(request: Request, step: str) -> Any | Answer:
    """A look at the cart, if this step may be taken with it; else where to go first."""
    look = basket.look(request)
    if look is None:
        order_id = basket.ordered(request)
        return to_order(order_id) if order_id else go(link("cart"))
    if not preview_of(request):
        shop.only_open()
    if not look.cart.lines or any(each.code != "price_changed" for each in look.problems):
        return go(link("cart"))
    steps = steps_of(look)
    if step not in steps:
        return go(link("checkout", after(look, step)))
    for each in steps[: steps.index(step)]:
        if not is_done(each, look.cart):
            return go(link("checkout", each))
    return look


def steps_of(look: Any) -> list[str]:
    """The steps of this cart, the last of which orders it."""
    delivery = ["delivery"] if has_goods(look.cart) else []
    payment = ["payment"] if look.totals["total"] and len(methods()) > 1 else []
    return ["contact", *delivery, *payment, "review"]


def after(look: Any, step: str) -> str:
    """The step that follows, also from one that this cart has not."""
    order, steps = list(TITLES), steps_of(look)
    later = [each for each in steps if order.index(each) > order.index(step)]
    return later[0] if later else "review"


def has_goods(cart: Any) -> bool:
    return any(line["variant_kind"] == "goods" for line in cart.lines)


def is_done(step: str, cart: Any) -> bool:
    if step == "contact":
        return bool(cart.email) and (not has_goods(cart) or bool(cart.shipping_address))
    if step == "payment":
        return cart.payment_method in methods()
    return any(option.id == cart.delivery_option for option in checkout.delivery_options(cart))


def methods() -> list[str]:
    """The ways to pay that the shop offers."""
    return [method for method in shop.current().payment_methods if method in EXPLAINED]


def method_of(look: Any) -> str:
    """How this cart is paid: as chosen, or the only way there is."""
    if not look.totals["total"]:
        return FREE
    offered = methods()
    return str(look.cart.payment_method) if look.cart.payment_method in offered else offered[0]


def option_of(cart: Any) -> Any | None:
    """How the cart is delivered; None while that is not chosen."""
    options = checkout.delivery_options(cart)
    if not has_goods(cart):
        return options[0]
    return next((each for each in options if each.id == cart.delivery_option), None)


def to_order(order_id: str) -> Answer:
    """The page of an order that the visitor's own cart became."""
    order = orders.whole(order_id).order
    return go(link("orders", order_id, token=order.token), (basket.count_gone(),))


def step_page(request: Request, look: Any, step: str, refusal: Refused | None, **values: Any) -> Answer:
    """A step's page, with the refusal that led back to it."""
    option = option_of(look.cart)
    method = method_of(look) if step == "review" else None
    return page(
        request,
        f"{step}.html",
        status=refusal.status if refusal else 200,
        stripe=method == "stripe",
        step=step,
        steps=steps_of(look),
        titles={name: language.said(text) for name, text in (TITLES | {"review": LOOK_OVER}).items()},
        title=language.said(TITLES[step]),
        cart=cart_of(look),
        bill=bills.of_cart(look.cart),
        sentence=wording.sentence(refusal) if refusal else None,
        faults=wording.faults(refusal) if refusal else {},
        country_names=dict(language.countries()),
        option=option if step in ("payment", "review") else None,
        pickup=checkout.pickup_place(option) if option and step in ("payment", "review") else None,
        method=method,
        **values,
    )
