"""The checkout's forms: contact and address, delivery, and how to pay; each step has an address and is a plain form.

Going back, loading again and sending twice are harmless: each form sets what it says. What orders the cart is in
placing_routes.
"""

from typing import Any

from chalicelib.cart import service as carts
from chalicelib.checkout import service as checkout
from chalicelib.core.access import Caller, anyone, who_asks
from chalicelib.core.errors import Refused
from chalicelib.core.http import Answer, Request, Routes, validated
from chalicelib.customers import service as customers
from chalicelib.customers.service import AddressIn
from chalicelib.shop import service as shop
from chalicelib.storefront import addresses, basket, language
from chalicelib.storefront.checkout_steps import (
    EXPLAINED,
    after,
    has_goods,
    is_done,
    methods,
    reached,
    step_page,
    steps_of,
)
from chalicelib.storefront.inputs import ADDRESS, Contact, Delivery, HowToPay
from chalicelib.storefront.pages import PERSONAL, go, link, refused, spoken, text_of

routes = Routes("Storefront", html=True, on_refusal=refused)


@routes.route("/{locale}/checkout", by=anyone)
@spoken
def start_checkout(request: Request) -> Answer:
    """To the first step that is not done yet."""
    look = reached(request, "contact")
    if isinstance(look, Answer):
        return look
    undone = [step for step in steps_of(look)[:-1] if not is_done(step, look.cart)]
    return go(link("checkout", undone[0] if undone else "review"))


def _change(request: Request, who: Caller, **fields: Any) -> Any:
    held = basket.held(request)
    assert held is not None
    return carts.change_cart(held.cart_id, held.by(who), **fields)


# Contact


@routes.route("/{locale}/checkout/contact", by=anyone)
@spoken
def show_contact(request: Request, who: Caller) -> Answer:
    """Who buys, and where the goods go; for the page's script, the fields of a country's address alone."""
    if request.headers.get("daybook-part") == "address":
        return _address_part(request.query)
    look = reached(request, "contact")
    return look if isinstance(look, Answer) else _contact(request, look, who, _known(look.cart, who))


def _address_part(query: Any) -> Answer:
    """The fields of the country asked for, with the town that the postal code tells."""
    given = {"country": query.get("country", "")[:2].upper(), "postal_code": query.get("postal_code", "")[:16]}
    body = text_of("address_fields.html", given=addresses.with_town(given), scope=query.get("scope", "")[:20])
    return Answer(body, 200, {"Content-Type": "text/html; charset=utf-8", "Cache-Control": PERSONAL})


def _known(cart: Any, who: Caller) -> dict[str, Any]:
    """What the form begins with: what the cart has, else what a signed-in customer keeps with us."""
    names = ("email", "note", "gift_note", "tax_number", "accepts_marketing")
    given = {"country": shop.current().country, **{name: getattr(cart, name) for name in names}}
    me = customers.me(who.id) if who.kind == "customer" else None
    if me is not None and not cart.email:
        given |= {"email": me.email, "tax_number": cart.tax_number or me.tax_number}
    kept = me.addresses if me is not None else []
    address = cart.shipping_address
    if address:
        same = [each["id"] for each in kept if addresses.in_full(each, ADDRESS) == addresses.in_full(address, ADDRESS)]
        return {**given, **address, "address_id": same[0] if same else ""}
    if kept:
        return {**given, "address_id": kept[0]["id"]}
    return {**given, **({"name": me.name, "phone": me.phone} if me is not None else {})}


def _contact(request: Request, look: Any, who: Caller, given: dict[str, Any], refusal: Refused | None = None) -> Answer:
    kept = customers.me(who.id).addresses if who.kind == "customer" else []
    return step_page(
        request,
        look,
        "contact",
        refusal,
        given=given,
        kept=kept,
        chosen=given.get("address_id") or "",
        countries=addresses.countries_of(given),
        signed_in=who.kind == "customer",
    )


def contact_refused(request: Request, refusal: Refused) -> Answer:
    """The form again, as it was filled in, each fault beside its field."""
    if refusal.status not in (409, 422):
        return refused(request, refusal)
    return _contact_again(request=request, refusal=refusal)


@spoken
def _contact_again(request: Request, refusal: Refused) -> Answer:
    look = reached(request, "contact")
    if isinstance(look, Answer):
        return look
    who = who_asks(request)
    given: dict[str, Any] = dict(request.form)
    if any(each["field"] in ADDRESS for each in refusal.fields):
        # a kept address that its country no longer takes is mended here
        given |= {**_kept_address(who, given.get("address_id", "")), "address_id": ""}
    elif has_goods(look.cart) and not _kept_address(who, given.get("address_id", "")):
        refusal = _with_faults_of_address(refusal, given)
    return _contact(request, look, who, given, refusal)


def _with_faults_of_address(refusal: Refused, given: dict[str, Any]) -> Refused:
    """All that is wrong with the form at once, not the address only when the rest is right."""
    written = {name: given.get(name, "") for name in ADDRESS}
    try:
        validated(AddressIn, addresses.with_town(written))
    except Refused as also:
        return Refused(refusal.code, refusal.sentence, refusal.status, fields=refusal.fields + also.fields)
    return refusal


contact_form = Routes("Storefront", html=True, on_refusal=contact_refused)


@contact_form.route("/{locale}/checkout/contact", "POST", by=anyone, takes=Contact)
@spoken
def give_contact(given: Contact, request: Request, who: Caller) -> Answer:
    """Keep who buys, and where the goods go."""
    look = reached(request, "contact")
    if isinstance(look, Answer):
        return look
    fields = given.about_the_order() | {"language": language.present()}
    if has_goods(look.cart):
        address = _kept_address(who, given.address_id) or addresses.with_town(given.address())
        fields["shipping_address"] = validated(AddressIn, address).model_dump()
    look = _change(request, who, **fields)
    return go(link("checkout", after(look, "contact")))


def _kept_address(who: Caller, address_id: str) -> dict[str, str]:
    """An address a signed-in customer keeps with us; empty where there is no such one."""
    if who.kind != "customer" or not address_id:
        return {}
    kept = [each for each in customers.me(who.id).addresses if each["id"] == address_id]
    return addresses.in_full(kept[0], ADDRESS) if kept else {}


# Delivery


@routes.route("/{locale}/checkout/delivery", by=anyone)
@spoken
def show_delivery(request: Request) -> Answer:
    """How it can be delivered, each way with its promise."""
    look = reached(request, "delivery")
    return look if isinstance(look, Answer) else _delivery(request, look)


def _delivery(request: Request, look: Any, refusal: Refused | None = None) -> Answer:
    options = checkout.delivery_options(look.cart)
    sent = [option for option in options if option.delivery_kind == "delivery"] or options
    kept = {option.id for option in options} & {look.cart.delivery_option}
    chosen = look.cart.delivery_option if kept else sent[0].id if sent else None
    places = {option.id: checkout.pickup_place(option) for option in options}
    return step_page(request, look, "delivery", refusal, options=options, chosen=chosen, places=places)


@spoken
def _delivery_again(request: Request, refusal: Refused) -> Answer:
    look = reached(request, "delivery")
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
    look = reached(request, "delivery")
    if isinstance(look, Answer):
        return look
    if all(option.id != given.delivery_option for option in checkout.delivery_options(look.cart)):
        raise NO_DELIVERY
    look = _change(request, who, delivery_option=given.delivery_option)
    return go(link("checkout", after(look, "delivery")))


# Payment


@routes.route("/{locale}/checkout/payment", by=anyone)
@spoken
def show_payment(request: Request) -> Answer:
    """How to pay."""
    look = reached(request, "payment")
    return look if isinstance(look, Answer) else _payment(request, look)


def _payment(request: Request, look: Any, refusal: Refused | None = None) -> Answer:
    offered = methods()
    return step_page(
        request,
        look,
        "payment",
        refusal,
        methods=offered,
        chosen=look.cart.payment_method if look.cart.payment_method in offered else offered[0],
        explained={each: language.said(EXPLAINED[each]) for each in offered},
    )


@spoken
def _payment_again(request: Request, refusal: Refused) -> Answer:
    look = reached(request, "payment")
    return look if isinstance(look, Answer) else _payment(request, look, refusal)


def payment_refused(request: Request, refusal: Refused) -> Answer:
    """The choice again, with what was wrong."""
    if refusal.status not in (409, 422):
        return refused(request, refusal)
    return _payment_again(request=request, refusal=refusal)


payment_form = Routes("Storefront", html=True, on_refusal=payment_refused)
NO_METHOD = Refused("payment_method_missing", "Choose how you want to pay.", 422, "payment_method")


@payment_form.route("/{locale}/checkout/payment", "POST", by=anyone, takes=HowToPay)
@spoken
def choose_payment(given: HowToPay, request: Request, who: Caller) -> Answer:
    """Keep how it is paid."""
    look = reached(request, "payment")
    if isinstance(look, Answer):
        return look
    if given.payment_method not in methods():
        raise NO_METHOD
    _change(request, who, payment_method=given.payment_method)
    return go(link("checkout", "review"))
