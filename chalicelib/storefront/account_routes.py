"""Signing in by an e-mailed code, and what a customer keeps with the shop."""

from typing import Any

from chalicelib.core.access import CUSTOMER_COOKIE, SESSION_LASTS, Caller, anyone, who_asks
from chalicelib.core.errors import Refused
from chalicelib.core.http import Answer, Request, Routes
from chalicelib.customers import service as customers
from chalicelib.orders import service as orders
from chalicelib.storefront import language, shapes, wording
from chalicelib.storefront.inputs import AskForCode, Details, SignIn
from chalicelib.storefront.pages import cookie, go, link, page, refused, spoken

ORDERS = 10

routes = Routes("Storefront", html=True, on_refusal=refused)


def next_page(asked: str) -> str:
    """Where to go after signing in: a page of this shop's, never another site's."""
    inside = asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isprintable()
    return asked if inside and language.named_in(asked) else link("account")


# Signing in


@routes.route("/{locale}/sign-in", by=anyone)
@spoken
def show_sign_in(request: Request) -> Answer:
    """Where a code is asked for."""
    return _sign_in(request, request.query.get("next", ""))


def _sign_in(request: Request, after: str, sent_to: str | None = None, refusal: Refused | None = None) -> Answer:
    return page(
        request,
        "sign_in.html",
        status=refusal.status if refusal else 200,
        sent_to=sent_to,
        next_page=after,
        given=request.form if refusal else {},
        sentence=wording.sentence(refusal) if refusal else None,
        faults=wording.faults(refusal) if refusal else {},
    )


@spoken
def _ask_again(request: Request, refusal: Refused) -> Answer:
    return _sign_in(request, request.form.get("next", "")[:500], None, refusal)


@spoken
def _code_again(request: Request, refusal: Refused) -> Answer:
    return _sign_in(request, request.form.get("next", "")[:500], request.form.get("email", "")[:254], refusal)


def code_not_sent(request: Request, refusal: Refused) -> Answer:
    """The form again, with what was wrong."""
    return _ask_again(request=request, refusal=refusal) if refusal.status in (422, 429) else refused(request, refusal)


def not_signed_in(request: Request, refusal: Refused) -> Answer:
    """The form for the code again, with what was wrong."""
    known = refusal.status in (401, 422, 429)
    return _code_again(request=request, refusal=refusal) if known else refused(request, refusal)


email_form = Routes("Storefront", html=True, on_refusal=code_not_sent)
code_form = Routes("Storefront", html=True, on_refusal=not_signed_in)


@email_form.route("/{locale}/sign-in", "POST", by=anyone, takes=AskForCode, secret=True)
@spoken
def ask_for_code(given: AskForCode, request: Request) -> Answer:
    """Have a code sent; the page is the same for everyone."""
    customers.request_code(given.email, language.present(), request.ip)
    return _sign_in(request, given.next, given.email)


@code_form.route("/{locale}/sign-in/code", "POST", by=anyone, takes=SignIn, secret=True)
@spoken
def sign_in(given: SignIn, request: Request) -> Answer:
    """Sign in with the code."""
    session = customers.sign_in(given.email, "".join(given.code.split()), request.ip)
    return go(next_page(given.next), (cookie(CUSTOMER_COOKIE, session, SESSION_LASTS["customer"]),))


@routes.route("/{locale}/sign-in/code", by=anyone)
@spoken
def code_page_left() -> Answer:
    """Whoever loads the code's address again begins anew."""
    return go(link("sign-in"))


@routes.route("/{locale}/sign-out", "POST", by=anyone)
@spoken
def sign_out() -> Answer:
    """End the session in this browser."""
    return go(link(), (cookie(CUSTOMER_COOKIE, "", 0),))


# The account


@routes.route("/{locale}/account", by=anyone)
@spoken
def show_account(request: Request, who: Caller) -> Answer:
    """A customer's orders and details; for others, where to sign in."""
    if who.kind != "customer":
        return go(link("sign-in", next=link("account")))
    return _account(request, who)


def _account(request: Request, who: Caller, refusal: Refused | None = None) -> Answer:
    try:
        me = customers.me(who.id)
    except Refused:
        return go(link("sign-in"), (cookie(CUSTOMER_COOKIE, "", 0),))
    wanted = orders.Filter(customer=who.id)
    found = orders.list_orders(wanted, ORDERS, request.query.get("cursor") or None)
    given: dict[str, Any] = {"name": me.name, "phone": me.phone, "accepts_marketing": me.accepts_marketing}
    return page(
        request,
        "account.html",
        status=refusal.status if refusal else 200,
        me=me,
        orders=[shapes.order_row(order) for order in found.items],
        more=link("account", cursor=found.next_cursor) if found.next_cursor else None,
        given=request.form if refusal else given,
        faults=wording.faults(refusal) if refusal else {},
        sentence=wording.sentence(refusal) if refusal else None,
        saved="saved" in request.query,
        country_names=dict(language.countries()),
    )


@spoken
def _details_again(request: Request, refusal: Refused) -> Answer:
    return _account(request, who_asks(request), refusal)


def details_refused(request: Request, refusal: Refused) -> Answer:
    """The account with what was wrong beside its field."""
    return _details_again(request=request, refusal=refusal) if refusal.status == 422 else refused(request, refusal)


details_form = Routes("Storefront", html=True, on_refusal=details_refused)


@details_form.route("/{locale}/account/details", "POST", by=anyone, takes=Details)
@spoken
def change_details(given: Details, who: Caller) -> Answer:
    """Change one's name, phone and consent."""
    if who.kind != "customer":
        return go(link("sign-in", next=link("account")))
    customers.change_customer(who.id, **given.model_dump())
    return go(link("account", saved="1"))
