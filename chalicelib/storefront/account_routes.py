"""A customer's own pages: what they ordered, where it goes, who they are."""

from collections.abc import Callable
from typing import Any

from chalicelib.cart import service as carts
from chalicelib.core.access import CUSTOMER_COOKIE, Caller, customer, who_asks
from chalicelib.core.errors import Refused
from chalicelib.core.http import Answer, Request, Routes
from chalicelib.customers import service as customers
from chalicelib.orders import service as orders
from chalicelib.shop import service as shop
from chalicelib.storefront import basket, language, shapes, wording
from chalicelib.storefront.cart_routes import titles_of
from chalicelib.storefront.inputs import ChangeAddress, Details, KeepAddress, NewCode, NewEmail, OrderAgain
from chalicelib.storefront.pages import cookie, go, link, page, refused, spoken

ORDERS = 10
LATEST = 3  # on the first page of the account
NAMED = 3  # products of an order that are named in a list
ADDRESS_FIELDS = ("country", "name", "company", "line1", "line2", "postal_code", "city", "region", "phone")
Show = Callable[[Request, Caller, Refused | None], Answer]


def to_sign_in(request: Request, refusal: Refused) -> Answer:
    """Who is not signed in is led to where they can, and back here afterwards; another refusal is a page."""
    wanted = language.named_in(request.path)
    if refusal.code != "not_signed_in" or wanted is None:
        return refused(request, refusal)
    with language.speaking(wanted):
        back = request.path if request.method == "GET" else link("account")
        return go(link("sign-in", next=back), (cookie(CUSTOMER_COOKIE, "", 0),))


def form_of(show: Show) -> Routes:
    """Routes of a form: what is refused for what was typed shows the page again, with what was wrong beside it."""

    @spoken
    def again(request: Request, refusal: Refused) -> Answer:
        return show(request, who_asks(request), refusal)

    def on_refusal(request: Request, refusal: Refused) -> Answer:
        if refusal.status in (409, 422, 429):
            return again(request=request, refusal=refusal)
        return to_sign_in(request, refusal)

    return Routes("Storefront", html=True, on_refusal=on_refusal)


def own_page(
    request: Request, section: str, refusal: Refused | None = None, given: dict[str, Any] | None = None, **values: Any
) -> Answer:
    """A page of the account. `given` fills its form, unless that comes back with a refusal."""
    return page(
        request,
        f"account_{section}.html",
        status=refusal.status if refusal else 200,
        section=section,
        given=request.form if refusal else given or {},
        faults=wording.faults(refusal) if refusal else {},
        sentence=wording.sentence(refusal) if refusal else None,
        done=request.query.get("done") if refusal is None else None,
        **values,
    )


routes = Routes("Storefront", html=True, on_refusal=to_sign_in)


# Overview and orders


@routes.route("/{locale}/account", by=customer)
@spoken
def show_account(request: Request, who: Caller) -> Answer:
    """The account's first page: the latest orders, and where the rest is."""
    me = customers.me(who.id)
    latest = orders.list_orders(orders.Filter(customer=who.id), LATEST, None)
    return own_page(
        request,
        "overview",
        me=me,
        orders=_rows(latest.items),
        more=latest.next_cursor is not None,
        country_names=dict(language.countries()),
    )


def _rows(found: list[orders.Order]) -> list[dict[str, Any]]:
    """Orders in a list, with the products that are named called as the visitor's language calls them."""
    titles = titles_of([line for order in found for line in order.lines[:NAMED]])
    return [shapes.order_row(order, titles) for order in found]


def _orders(request: Request, who: Caller, refusal: Refused | None = None) -> Answer:
    found = orders.list_orders(orders.Filter(customer=who.id), ORDERS, request.query.get("cursor") or None)
    return own_page(
        request,
        "orders",
        refusal,
        orders=_rows(found.items),
        older=link("account", "orders", cursor=found.next_cursor) if found.next_cursor else None,
        paged="cursor" in request.query,
    )


@routes.route("/{locale}/account/orders", by=customer)
@spoken
def show_orders(request: Request, who: Caller) -> Answer:
    """Everything a customer ordered, newest first."""
    return _orders(request, who)


orders_form = form_of(_orders)


@orders_form.route("/{locale}/account/orders", "POST", by=customer, takes=OrderAgain)
@spoken
def order_again(given: OrderAgain, request: Request, who: Caller) -> Answer:
    """Put what was in an order into the cart; what is no longer for sale is left out, and told."""
    order = orders.open_order(given.order_id, who).order
    held = basket.hold_open(request, who)
    look, missing = None, 0
    for line in order.lines:
        try:
            look = carts.add_line(held.cart_id, held.by(who), line["sku"], line["quantity"])
        except Refused as refusal:
            if refusal.status not in (404, 409, 422):
                raise
            missing += 1
    if look is None:
        return go(link("account", "orders", done="gone"))
    cookies = basket.cookies_for(look.cart)
    return go(link("account", "orders", done="partly") if missing else link("cart"), cookies)


# Details


def _details(request: Request, who: Caller, refusal: Refused | None = None) -> Answer:
    me = customers.me(who.id)
    given = {
        "name": me.name,
        "phone": me.phone,
        "accepts_marketing": me.accepts_marketing,
        "language": me.language,
    }
    waiting = customers.waiting_email(who.id)
    return own_page(
        request,
        "details",
        refusal,
        given,
        me=me,
        waiting=waiting,
        offered=[each for each in shop.current().languages if each in language.NAMES] or [shop.current().language],
    )


@routes.route("/{locale}/account/details", by=customer)
@spoken
def show_details(request: Request, who: Caller) -> Answer:
    """A customer's name, phone, language, e-mail address and consent."""
    return _details(request, who)


details_form = form_of(_details)


@details_form.route("/{locale}/account/details", "POST", by=customer, takes=Details)
@spoken
def change_details(given: Details, who: Caller) -> Answer:
    """Change one's name, phone, language and consent."""
    customers.change_customer(who.id, **given.model_dump(exclude_none=True))
    return go(link("account", "details", done="saved"))


@routes.route("/{locale}/account/email", by=customer)
@spoken
def email_left() -> Answer:
    """Whoever loads the form's address again is led to the page it is on."""
    return go(link("account", "details"))


@details_form.route("/{locale}/account/email", "POST", by=customer, takes=NewEmail, secret=True)
@spoken
def ask_for_new_email(given: NewEmail, who: Caller) -> Answer:
    """Have a code sent to the address one wants to have from now on."""
    customers.request_email_change(who.id, given.email)
    return go(link("account", "details", done="code") + "#email")


@details_form.route("/{locale}/account/email/code", "POST", by=customer, takes=NewCode, secret=True)
@spoken
def confirm_new_email(given: NewCode, who: Caller) -> Answer:
    """Take the new address with the code that was sent to it."""
    customers.confirm_email(who.id, "".join(given.code.split()))
    return go(link("account", "details", done="email"))


# Addresses


def _addresses(request: Request, who: Caller, refusal: Refused | None = None) -> Answer:
    me = customers.me(who.id)
    wanted = request.form.get("address_id") if refusal else request.query.get("edit")
    found = next((each for each in me.addresses if each["id"] == wanted), None)
    at = me.addresses.index(found) if found else None
    given = {**found, "default": at == 0} if found else {"country": shop.current().country, "name": me.name}
    return own_page(
        request,
        "addresses",
        refusal,
        given,
        me=me,
        editing=found["id"] if found else None,
        adding=found is None and (bool(refusal) or wanted == "new" or not me.addresses),
        countries=language.countries(),
        country_names=dict(language.countries()),
    )


@routes.route("/{locale}/account/addresses", by=customer)
@spoken
def show_addresses(request: Request, who: Caller) -> Answer:
    """The addresses a customer keeps, the default one first."""
    return _addresses(request, who)


addresses_form = form_of(_addresses)


@addresses_form.route("/{locale}/account/addresses", "POST", by=customer, takes=KeepAddress)
@spoken
def keep_address(given: KeepAddress, who: Caller) -> Answer:
    """Keep a new address, or change one there is."""
    address = given.model_dump(include=set(ADDRESS_FIELDS))
    if given.address_id:
        customers.change_address(who.id, given.address_id, address, given.default)
    else:
        customers.add_address(who.id, address, given.default)
    return go(link("account", "addresses", done="saved"))


@routes.route("/{locale}/account/addresses/{address_id}", "POST", by=customer, takes=ChangeAddress)
@spoken
def change_address(address_id: str, given: ChangeAddress, who: Caller) -> Answer:
    """Remove an address, or make it the default one."""
    if given.deed == "remove":
        customers.remove_address(who.id, address_id)
        return go(link("account", "addresses", done="removed"))
    customers.prefer_address(who.id, address_id)
    return go(link("account", "addresses", done="saved"))
