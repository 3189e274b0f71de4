"""A customer's devices, and what the shop keeps of them: to look at, to take along, to have removed."""

import json

from chalicelib.core.access import CUSTOMER_COOKIE, Caller, anyone, customer
from chalicelib.core.errors import Refused, invalid
from chalicelib.core.http import Answer, Request, Routes
from chalicelib.core.passkeys import site_asked
from chalicelib.customers import service as customers
from chalicelib.storefront.account_routes import form_of, own_page, to_sign_in
from chalicelib.storefront.inputs import AddPasskey, Forget, SignOutOf
from chalicelib.storefront.pages import PERSONAL, cookie, go, link, page, spoken

routes = Routes("Storefront", html=True, on_refusal=to_sign_in)


def _privacy(request: Request, who: Caller, refusal: Refused | None = None) -> Answer:
    sessions = [
        {"id": each.session_id, "device": each.device, "seen_at": each.seen_at, "here": each.session_id == who.session}
        for each in customers.list_sessions(who.id)
    ]
    me = customers.me(who.id)
    passkeys = customers.passkeys_of(me)
    return own_page(request, "privacy", refusal, me=me, sessions=sessions, passkeys=passkeys, scripts=("passkeys",))


privacy_form = form_of(_privacy)


@routes.route("/{locale}/account/privacy", by=customer)
@spoken
def show_privacy(request: Request, who: Caller) -> Answer:
    """Where one is signed in, and what is kept of one."""
    return _privacy(request, who)


@routes.route("/{locale}/account/privacy", "POST", by=customer, takes=SignOutOf)
@spoken
def sign_out_of(given: SignOutOf, who: Caller) -> Answer:
    """Sign out on another device, or on all of them."""
    if given.session_id == "all":
        customers.end_all_sessions(who.id)
        return go(link("sign-in"), (cookie(CUSTOMER_COOKIE, "", 0),))
    customers.end_session(who.id, given.session_id)
    return go(link("account", "privacy", done="signed_out"))


@privacy_form.route("/{locale}/account/passkeys", "POST", by=customer, takes=AddPasskey, secret=True)
@spoken
def add_passkey(given: AddPasskey, request: Request, who: Caller) -> Answer:
    """Keep the passkey that this browser made; it is called by the device it was made on."""
    title = given.passkey.title or customers.device(request.headers.get("user-agent", ""))
    made = given.passkey.model_copy(update={"title": title[:80]})
    customers.add_passkey(who.id, made, site_asked(request.headers))
    return go(link("account", "privacy", done="passkey") + "#passkeys")


@routes.route("/{locale}/account/passkeys", by=customer)
@spoken
def passkeys_left() -> Answer:
    """Whoever loads the form's address again is led to the page it is on."""
    return go(link("account", "privacy"))


@privacy_form.route("/{locale}/account/passkeys/{passkey_id}", "POST", by=customer)
@spoken
def remove_passkey(passkey_id: str, who: Caller) -> Answer:
    """Forget one of one's passkeys. Twice is once."""
    try:
        customers.remove_passkey(who.id, passkey_id)
    except Refused as refusal:
        if refusal.status != 404:
            raise
    return go(link("account", "privacy", done="no_passkey") + "#passkeys")


@routes.route("/{locale}/account/data", by=customer, media="application/json")
@spoken
def download_data(who: Caller) -> Answer:
    """Everything kept of a customer, as a file."""
    body = json.dumps(customers.data_of(who.id), ensure_ascii=False, indent=2)
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": 'attachment; filename="my-data.json"',
        "Cache-Control": PERSONAL,
    }
    return Answer(body, 200, headers)


@privacy_form.route("/{locale}/account/data", "POST", by=customer, takes=Forget)
@spoken
def forget(given: Forget, who: Caller) -> Answer:
    """Delete the account, once its own e-mail address was typed."""
    if given.email != customers.me(who.id).email:
        raise invalid("email", "not_your_address", "Type the e-mail address of this account.")
    customers.erase_customer(who.id)
    return go(link("account", "gone"), (cookie(CUSTOMER_COOKIE, "", 0),))


@routes.route("/{locale}/account/gone", by=anyone)
@spoken
def show_gone(request: Request) -> Answer:
    """The account was deleted: what that means."""
    return page(request, "account_gone.html")
