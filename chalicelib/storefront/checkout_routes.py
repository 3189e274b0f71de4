"""The checkout: contact and address, delivery, payment; each step has an address and is a plain form.

Going back, loading again and sending twice are harmless: a cart becomes one order, and whoever comes back to the
checkout of an ordered cart is led to that order, where the payment can be made or made again.
"""

from typing import Any

from chalicelib.cart import service as carts
from chalicelib.checkout import service as checkout
from chalicelib.core.access import Caller, anyone
from chalicelib.core.errors import Refused
from chalicelib.core.http import Answer, Request, Routes, as_json, validated
from chalicelib.core.settings import settings
from chalicelib.customers import service as customers
from chalicelib.customers.service import AddressIn
from chalicelib.orders import service as orders
from chalicelib.payments import service as payments
from chalicelib.shop import service as shop
from chalicelib.storefront import basket, language, wording
from chalicelib.storefront.cart_routes import cart_of
from chalicelib.storefront.inputs import Contact, Delivery, Pay
from chalicelib.storefront.language import _
from chalicelib.storefront.pages import absolute, go, link, page, refused, spoken

EXPLAINED = {
    "stripe": _("Visa, Mastercard and others. The card is charged once the bank approves it."),
    "invoice": _("We send an invoice by e-mail."),
    "manual": _("We agree on the payment with you."),
}
FREE = "manual"
TITLES = {"contact": _("Contact"), "delivery": _("Delivery"), "payment": _("Payment")}

routes = Routes("Storefront", html=True, on_refusal=refused)


# Where one may be


def _look(request: Request, step: str) -> Any | Answer:
    """The cart, if this step may be taken with it; else where to go first."""
    look = basket.look(request)
    if look is None:
        order_id = basket.ordered(request)
        return _to_order(order_id) if order_id else go(link("cart"))
    if not look.cart.lines or any(each.code != "price_changed" for each in look.problems):
        return go(link("cart"))
    steps = _steps(look.cart)
    before = steps[: steps.index(step)] if step in steps else []
    for each in before:
        if not _done(each, look.cart):
            return go(link("checkout", each))
    return look if step in steps else go(link("checkout", "payment"))


def _steps(cart: Any) -> list[str]:
    return ["contact", "delivery", "payment"] if _goods(cart) else ["contact", "payment"]


def _goods(cart: Any) -> bool:
    return any(line["variant_kind"] == "goods" for line in cart.lines)


def _done(step: str, cart: Any) -> bool:
    if step == "contact":
        return bool(cart.email) and (not _goods(cart) or bool(cart.shipping_address))
    return any(option.id == cart.delivery_option for option in checkout.delivery_options(cart))


def _to_order(order_id: str) -> Answer:
    """The page of an order that the visitor's own cart became."""
    order = orders.whole(order_id).order
    return go(link("orders", order_id, token=order.token), (basket.count_gone(),))


def _page(request: Request, look: Any, step: str, refusal: Refused | None, **values: Any) -> Answer:
    return page(
        request,
        f"{step}.html",
        status=refusal.status if refusal else 200,
        stripe=step == "payment" and "stripe" in shop.current().payment_methods,
        step=step,
        steps=_steps(look.cart),
        title=language.said(TITLES[step]),
        cart=cart_of(look),
        inclusive=shop.current().prices_include_tax,
        sentence=wording.sentence(refusal) if refusal else None,
        faults=wording.faults(refusal) if refusal else {},
        country_names=dict(language.countries()),
        option=_option(look.cart) if step == "payment" else None,
        **values,
    )


def _option(cart: Any) -> Any | None:
    options = checkout.delivery_options(cart)
    if not _goods(cart):
        return options[0]
    return next((each for each in options if each.id == cart.delivery_option), None)


@routes.route("/{locale}/checkout", by=anyone)
@spoken
def start_checkout(request: Request) -> Answer:
    """To the first step that is not done yet."""
    look = _look(request, "contact")
    if isinstance(look, Answer):
        return look
    undone = [step for step in _steps(look.cart)[:-1] if not _done(step, look.cart)]
    return go(link("checkout", undone[0] if undone else "payment"))


# Contact


@routes.route("/{locale}/checkout/contact", by=anyone)
@spoken
def show_contact(request: Request, who: Caller) -> Answer:
    """Who buys, and where the goods go."""
    look = _look(request, "contact")
    return look if isinstance(look, Answer) else _contact(request, look, who, _known(look.cart, who))


def _known(cart: Any, who: Caller) -> dict[str, Any]:
    """What the form begins with: what the cart has, else what a signed-in customer keeps with us."""
    address = cart.shipping_address
    email, note = cart.email, cart.note
    if who.kind == "customer" and not (address and email):
        me = customers.me(who.id)
        email = email or me.email
        address = address or (me.addresses[0] if me.addresses else {"name": me.name, "phone": me.phone})
    return {"country": shop.current().country, **(address or {}), "email": email, "note": note}


def _contact(request: Request, look: Any, who: Caller, given: dict[str, Any], refusal: Refused | None = None) -> Answer:
    values = {"given": given, "countries": language.countries(), "signed_in": who.kind == "customer"}
    return _page(request, look, "contact", refusal, **values)


@spoken
def _contact_again(request: Request, who: Caller, refusal: Refused) -> Answer:
    look = _look(request, "contact")
    return look if isinstance(look, Answer) else _contact(request, look, who, request.form, refusal)


def contact_refused(request: Request, refusal: Refused) -> Answer:
    """The form again, as it was filled in, each fault beside its field."""
    if refusal.status not in (409, 422):
        return refused(request, refusal)
    return _contact_again(request=request, who=Caller(), refusal=refusal)


contact_form = Routes("Storefront", html=True, on_refusal=contact_refused)


@contact_form.route("/{locale}/checkout/contact", "POST", by=anyone, takes=Contact)
@spoken
def give_contact(given: Contact, request: Request, who: Caller) -> Answer:
    """Keep who buys, and where the goods go."""
    look = _look(request, "contact")
    if isinstance(look, Answer):
        return look
    fields: dict[str, Any] = {"email": given.email, "note": given.note, "language": language.present()}
    if _goods(look.cart):
        fields["shipping_address"] = validated(AddressIn, given.address()).model_dump()
    _change(request, who, **fields)
    return go(link("checkout", "delivery" if _goods(look.cart) else "payment"))


def _change(request: Request, who: Caller, **fields: Any) -> None:
    held = basket.held(request)
    assert held is not None
    carts.change_cart(held.cart_id, held.by(who), **fields)


# Delivery


@routes.route("/{locale}/checkout/delivery", by=anyone)
@spoken
def show_delivery(request: Request) -> Answer:
    """How it can be delivered, each way with its promise."""
    look = _look(request, "delivery")
    return look if isinstance(look, Answer) else _delivery(request, look)


def _delivery(request: Request, look: Any, refusal: Refused | None = None) -> Answer:
    options = checkout.delivery_options(look.cart)
    sent = [option for option in options if option.delivery_kind == "delivery"] or options
    kept = {option.id for option in options} & {look.cart.delivery_option}
    chosen = look.cart.delivery_option if kept else sent[0].id if sent else None
    return _page(request, look, "delivery", refusal, options=options, chosen=chosen)


@spoken
def _delivery_again(request: Request, refusal: Refused) -> Answer:
    look = _look(request, "delivery")
    return look if isinstance(look, Answer) else _delivery(request, look, refusal)


def delivery_refused(request: Request, refusal: Refused) -> Answer:
    """The choice again, with what was wrong."""
    if refusal.status not in (409, 422):
        return refused(request, refusal)
    return _delivery_again(request=request, refusal=refusal)


delivery_form = Routes("Storefront", html=True, on_refusal=delivery_refused)
NO_DELIVERY = Refused("delivery_option_missing", "Choose how you want it delivered.", 422, "delivery_option")


@delivery_form.route("/{locale}/checkout/delivery", "POST", by=anyone, takes=Delivery)
@spoken
def choose_delivery(given: Delivery, request: Request, who: Caller) -> Answer:
    """Keep how it is delivered."""
    look = _look(request, "delivery")
    if isinstance(look, Answer):
        return look
    if all(option.id != given.delivery_option for option in checkout.delivery_options(look.cart)):
        raise NO_DELIVERY
    _change(request, who, delivery_option=given.delivery_option)
    return go(link("checkout", "payment"))


# Payment


@routes.route("/{locale}/checkout/payment", by=anyone)
@spoken
def show_payment(request: Request) -> Answer:
    """How to pay, and the whole order to look over."""
    look = _look(request, "payment")
    return look if isinstance(look, Answer) else _payment(request, look)


def _payment(request: Request, look: Any, refusal: Refused | None = None) -> Answer:
    methods = [method for method in shop.current().payment_methods if method in EXPLAINED]
    asked = request.form.get("payment_method") if request.method == "POST" else None
    return _page(
        request,
        look,
        "payment",
        refusal,
        methods=methods if look.totals["total"] else [],
        free_method=FREE,
        chosen=asked if asked in methods else methods[0] if methods else None,
        explained={method: language.said(text) for method, text in EXPLAINED.items()},
        publishable_key=settings.stripe_public_key,
    )


@spoken
def _payment_again(request: Request, refusal: Refused) -> Answer:
    if refusal.code == "cart_ordered":
        order_id = basket.ordered(request)
        if order_id:
            return _placed(request, order_id)
    look = _look(request, "payment")
    return look if isinstance(look, Answer) else _payment(request, look, refusal)


def payment_refused(request: Request, refusal: Refused) -> Answer:
    """The last step again with what was wrong and the totals of now; an order placed already is shown."""
    if _by_script(request) and refusal.code != "cart_ordered":
        return refused(request, refusal)
    if refusal.status not in (409, 422, 503):
        return refused(request, refusal)
    return _payment_again(request=request, refusal=refusal)


payment_form = Routes("Storefront", html=True, on_refusal=payment_refused)
OTHER_CART = Refused("total_changed", "Your cart is another one now. Look at it again before you pay.", 409)


def _by_script(request: Request) -> bool:
    return "json" in request.headers.get("accept", "")


@payment_form.route("/{locale}/checkout/payment", "POST", by=anyone, takes=Pay)
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
        told = {"order": absolute(path), "client_secret": payment.client_secret}
        return as_json(told, headers={"Set-Cookie": [basket.count_gone()]})
    return go(path, (basket.count_gone(),))


def _placed(request: Request, order_id: str) -> Answer:
    """An order placed before: to its page, or for the script, its payment again."""
    order = orders.whole(order_id).order
    path = link("orders", order_id, token=order.token)
    if _by_script(request):
        payment = payments.begin(order) if order.state == "pending_payment" else None
        told = {"order": absolute(path), "client_secret": payment.client_secret if payment else None}
        return as_json(told, headers={"Set-Cookie": [basket.count_gone()]})
    return go(path, (basket.count_gone(),))
