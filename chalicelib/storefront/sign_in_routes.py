"""Signing in by an e-mailed code, and out."""

from chalicelib.core.access import CUSTOMER_COOKIE, SESSION_LASTS, Caller, anyone
from chalicelib.core.errors import Refused
from chalicelib.core.http import Answer, Request, Routes
from chalicelib.core.passkeys import site_asked
from chalicelib.customers import service as customers
from chalicelib.storefront import language, wording
from chalicelib.storefront.inputs import AskForCode, SignIn, SignInByPasskey
from chalicelib.storefront.pages import cookie, go, link, page, refused, spoken

routes = Routes("Storefront", html=True, on_refusal=refused)


def next_page(asked: str) -> str:
    """Where to go after signing in: a page of this shop's, never another site's."""
    inside = asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isprintable()
    return asked if inside and language.named_in(asked) else link("account")


@routes.route("/{locale}/sign-in", by=anyone)
@spoken
def show_sign_in(request: Request, who: Caller) -> Answer:
    """Where a code is asked for; on to the account for who is signed in."""
    after = request.query.get("next", "")[:500]
    return go(next_page(after)) if who.kind == "customer" else _sign_in(request, after)


def _sign_in(request: Request, after: str, sent_to: str | None = None, refusal: Refused | None = None) -> Answer:
    return page(
        request,
        "sign_in.html",
        scripts=("passkeys",),
        status=refusal.status if refusal else 200,
        sent_to=sent_to,
        next_page=after,
        again=bool(request.form.get("again")) and sent_to is not None and refusal is None,
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
    known = refusal.status in (401, 422, 429)
    return _ask_again(request=request, refusal=refusal) if known else refused(request, refusal)


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
    agent = request.headers.get("user-agent", "")
    session = customers.sign_in(given.email, "".join(given.code.split()), request.ip, agent)
    return go(next_page(given.next), (cookie(CUSTOMER_COOKIE, session, SESSION_LASTS["customer"]),))


@email_form.route("/{locale}/sign-in/passkey", "POST", by=anyone, takes=SignInByPasskey, secret=True)
@spoken
def sign_in_by_passkey(given: SignInByPasskey, request: Request) -> Answer:
    """Sign in with what a passkey signed; the browser asked the API for what to sign."""
    agent, site = request.headers.get("user-agent", ""), site_asked(request.headers)
    session = customers.sign_in_by_passkey(given.passkey, site, request.ip, agent)
    return go(next_page(given.next), (cookie(CUSTOMER_COOKIE, session, SESSION_LASTS["customer"]),))


@routes.route("/{locale}/sign-in/passkey", by=anyone)
@spoken
def passkey_page_left() -> Answer:
    """Whoever loads this address again begins anew."""
    return go(link("sign-in"))


@routes.route("/{locale}/sign-in/code", by=anyone)
@spoken
def code_page_left() -> Answer:
    """Whoever loads the code's address again begins anew."""
    return go(link("sign-in"))


@routes.route("/{locale}/sign-out", "POST", by=anyone)
@spoken
def sign_out(who: Caller) -> Answer:
    """End the session in this browser."""
    if who.kind == "customer":
        customers.end_session(who.id, who.session)
    return go(link(), (cookie(CUSTOMER_COOKIE, "", 0),))
