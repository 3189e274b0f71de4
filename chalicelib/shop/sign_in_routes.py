"""Signing in and out, one's own password, second factors and settings, over HTTP."""

from typing import Any

from chalicelib.core import clock, passkeys
from chalicelib.core.access import Caller, anyone, person, signed_in_staff
from chalicelib.core.http import Request, Routes
from chalicelib.core.passkeys import NewPasskeyIn, NewPasskeyOptionsOut, PasskeyOut, SignInOptionsOut
from chalicelib.shop import links, opened, second_factor, sessions, staff
from chalicelib.shop.inputs import (
    AskPassword,
    ChangeMe,
    ChangePassword,
    ChoosePassword,
    ConfirmTotp,
    KnowPassword,
    SignIn,
)
from chalicelib.shop.models import Staff, StaffSession
from chalicelib.shop.outputs import (
    ChosenOut,
    MyPasskeysOut,
    RecoveryCodesOut,
    SessionsOut,
    StaffMeOut,
    TokenOut,
    TotpOfferOut,
)
from chalicelib.shop.wherefrom import visit_of

routes = Routes("Signing in")
BRIEF = (
    "name", "currency", "currencies", "language", "languages", "country", "prices_include_tax", "payment_methods",
    "custom_fields",
)  # fmt: skip


# Sessions


@routes.route("/api/admin/sessions", "POST", by=anyone, takes=SignIn, gives=TokenOut, status=201, secret=True)
def sign_in(given: SignIn, request: Request) -> dict[str, Any]:
    """Sign in as staff: a token that lasts twelve hours, and two without a request."""
    visit = visit_of(request)
    if given.passkey is not None:
        token, who = second_factor.sign_in_by_passkey(given.passkey, visit)
    else:
        token, who = staff.sign_in(given.email or "", given.password or "", code=given.code, visit=visit)
    return _token(token, who)


@routes.route("/api/admin/sessions", by=person, gives=SessionsOut)
def list_sessions(who: Caller) -> dict[str, Any]:
    """List where one is signed in, newest first."""
    found = sessions.sessions_of(Staff.get(staff_id=who.id))
    return {"items": [_session(each, who) for each in found], "next_cursor": None}


@routes.route("/api/admin/sessions", "DELETE", by=person, status=204)
def sign_out(who: Caller) -> None:
    """Sign out everywhere: all sessions of this person end."""
    sessions.end_all(who.id)


@routes.route("/api/admin/sessions/{session_id}", "DELETE", by=person, status=204)
def end_session(session_id: str, who: Caller) -> None:
    """End one of one's own sessions; "current" is the one that asks."""
    sessions.end(who.id, who.session if session_id == "current" else session_id)


@routes.route("/api/admin/sessions/passkey", "POST", by=anyone, gives=SignInOptionsOut, secret=True)
def begin_passkey_sign_in(request: Request) -> dict[str, Any]:
    """Begin to sign in with a passkey: what the browser's navigator.credentials.get() takes."""
    return second_factor.ask_passkey(visit_of(request))


def _session(session: StaffSession, who: Caller) -> dict[str, Any]:
    return {
        "id": session.session_id,
        "begun_at": session.begun_at,
        "seen_at": clock.of_epoch(session.seen),
        "ip": session.ip,
        "agent": session.agent,
        "how": session.how,
        "current": session.session_id == who.session,
    }


def _token(token: str, who: Staff) -> dict[str, Any]:
    return {"token": token, "second_factor_missing": sessions.lacks_second_factor(who)}


# Passwords


@routes.route("/api/admin/password-links", "POST", by=anyone, takes=AskPassword, status=204, secret=True)
def ask_new_password(given: AskPassword, request: Request) -> None:
    """Have a link e-mailed to choose a new password by. The answer does not tell who works here."""
    links.ask_new_password(given.email, visit_of(request))


@routes.route("/api/admin/password-links", "PUT", by=anyone, takes=ChoosePassword, gives=ChosenOut, secret=True)
def choose_password(given: ChoosePassword, request: Request) -> dict[str, Any]:
    """Choose a password by the link that was e-mailed; it is good for once, and all sessions end."""
    token, _ = links.use_link(given.token, given.password, visit_of(request))
    return {"token": token or None}


@routes.route("/api/admin/me/password", "POST", by=person, takes=ChangePassword, gives=TokenOut, secret=True)
def change_own_password(given: ChangePassword, who: Caller, request: Request) -> dict[str, Any]:
    """Change one's own password; all other sessions end, and the answer is the token of a new one."""
    token = staff.change_own_password(who.id, given.password, given.new_password, visit_of(request))
    return _token(token, Staff.get(staff_id=who.id))


# Oneself


@routes.route("/api/admin/me", by=signed_in_staff, gives=StaffMeOut)
def show_me(who: Caller) -> dict[str, Any]:
    """Show who is signed in and what they may do."""
    found = Staff.find(staff_id=who.id) if who.kind == "staff" else None
    shop = opened.current()
    return {
        "kind": who.kind,
        "id": who.id,
        "name": who.name,
        "email": found.email if found else None,
        "role": found.role if found else None,
        "permissions": sorted(who.permissions),
        "shop": {**{name: getattr(shop, name) for name in BRIEF}, "closed": bool(shop.closed)},
        **(_own(found) if found else {}),
    }


def _own(found: Staff) -> dict[str, Any]:
    here = opened.current().name
    return {
        "language": found.language,
        "theme": found.theme,
        "dismissed": found.dismissed,
        "columns": found.columns or {},
        "totp": found.has_totp,
        "recovery_codes": len(second_factor.recovery_codes_of(found.staff_id)) if found.has_totp else 0,
        "passkeys": found.passkeys,
        "second_factor_missing": sessions.lacks_second_factor(found),
        "shops": [
            {"name": each.name, "address": each.address} for each in sessions.shops_of(found) if each.name != here
        ],
    }


@routes.route("/api/admin/me", "PATCH", by=person, takes=ChangeMe, status=204)
def change_me(given: ChangeMe, who: Caller) -> None:
    """Keep one's own language, theme, columns of lists, and what one has put away."""
    staff.change_own_settings(who.id, **given.model_dump(exclude_none=True))


# Second factors


@routes.route("/api/admin/me/totp", "POST", by=person, takes=KnowPassword, gives=TotpOfferOut, secret=True)
def offer_totp(given: KnowPassword, who: Caller) -> dict[str, Any]:
    """Begin to use an authenticator app: its secret, to be confirmed by a code within a quarter of an hour."""
    secret, address = second_factor.offer_totp(who.id, given.password)
    return {"secret": secret, "address": address}


@routes.route("/api/admin/me/totp", "PUT", by=person, takes=ConfirmTotp, gives=RecoveryCodesOut)
def confirm_totp(given: ConfirmTotp, who: Caller) -> dict[str, Any]:
    """Confirm the authenticator app by a code of it; the answer is recovery codes, shown this once."""
    return {"codes": second_factor.confirm_totp(who.id, given.code)}


@routes.route("/api/admin/me/totp", "PATCH", by=person, takes=KnowPassword, gives=RecoveryCodesOut)
def renew_recovery_codes(given: KnowPassword, who: Caller) -> dict[str, Any]:
    """Make new recovery codes; those there were are good no more."""
    return {"codes": second_factor.renew_recovery_codes(who.id, given.password)}


@routes.route("/api/admin/me/totp", "DELETE", by=person, takes=KnowPassword, status=204)
def remove_totp(given: KnowPassword, who: Caller) -> None:
    """Do without an authenticator app from now on; recovery codes go with it."""
    second_factor.remove_totp(who.id, given.password)


@routes.route("/api/admin/me/passkeys", by=person, gives=MyPasskeysOut)
def list_passkeys(who: Caller) -> dict[str, Any]:
    """List one's own passkeys, oldest first."""
    found = passkeys.of(second_factor.owner_of(who.id))
    return {"items": [passkeys.shown(each) for each in found], "next_cursor": None}


@routes.route("/api/admin/me/passkeys", "PUT", by=person, gives=NewPasskeyOptionsOut)
def begin_passkey(who: Caller, request: Request) -> dict[str, Any]:
    """Begin to make a passkey: what the browser's navigator.credentials.create() takes."""
    return second_factor.begin_passkey(who.id, visit_of(request))


@routes.route(
    "/api/admin/me/passkeys", "POST", by=person, takes=NewPasskeyIn, gives=PasskeyOut, status=201, secret=True
)
def add_passkey(given: NewPasskeyIn, who: Caller, request: Request) -> dict[str, Any]:
    """Keep the passkey that the browser made."""
    return passkeys.shown(second_factor.add_passkey(who.id, given, visit_of(request)))


@routes.route("/api/admin/me/passkeys/{passkey_id}", "DELETE", by=person, status=204)
def remove_passkey(passkey_id: str, who: Caller) -> None:
    """Forget one of one's own passkeys."""
    second_factor.remove_passkey(who.id, passkey_id)
