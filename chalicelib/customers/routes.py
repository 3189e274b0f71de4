"""Customers over HTTP: for themselves, and for staff."""

from typing import Any

from chalicelib.core import passkeys
from chalicelib.core.access import Caller, anyone, customer, staff
from chalicelib.core.http import PageQuery, Request, Routes
from chalicelib.core.journal import Event
from chalicelib.core.money import money
from chalicelib.core.passkeys import NewPasskeyIn, NewPasskeyOptionsOut, PasskeyOut, SignInOptionsOut, site_asked
from chalicelib.customers import rules, service
from chalicelib.customers.inputs import (
    AddCustomer,
    ChangeCustomer,
    ChangeMe,
    ConfirmEmail,
    ListCustomers,
    MergeCustomer,
    RequestCode,
    SaveAddress,
    SignInCustomer,
    TakeEmail,
)
from chalicelib.customers.models import Customer, CustomerTotals, Session
from chalicelib.customers.outputs import (
    CodeSentOut,
    CustomerEventsOut,
    CustomerGroupsOut,
    CustomerMeOut,
    CustomerOut,
    CustomerPageOut,
    CustomerPasskeysOut,
    CustomerRowOut,
    CustomerTokenOut,
    PersonalDataOut,
    SessionsOut,
)
from chalicelib.shop import service as shop

public_routes = Routes("Account")
admin_routes = Routes("Customers")


def _given(change: ChangeMe | ChangeCustomer) -> dict[str, Any]:
    return {name: value for name, value in change.model_dump().items() if value is not None}


# Themselves


@public_routes.route(
    "/api/customers/codes", "POST", by=anyone, takes=RequestCode, gives=CodeSentOut, status=202, secret=True
)
def request_code(given: RequestCode, request: Request) -> dict[str, Any]:
    """Have a sign-in code e-mailed; the answer is the same for everyone."""
    service.request_code(given.email, given.language, request.ip)
    return {"minutes": service.CODE_MINUTES}


@public_routes.route(
    "/api/customers/sessions", "POST", by=anyone, takes=SignInCustomer, gives=CustomerTokenOut, status=201, secret=True
)
def sign_in(given: SignInCustomer, request: Request) -> dict[str, Any]:
    """Sign in with the code that was e-mailed, or with a passkey: a token that lasts thirty days."""
    agent = request.headers.get("user-agent", "")
    if given.passkey is not None:
        return {"token": service.sign_in_by_passkey(given.passkey, site_asked(request.headers), request.ip, agent)}
    return {"token": service.sign_in(given.email or "", given.code or "", request.ip, agent)}


@public_routes.route("/api/customers/sessions/passkey", "POST", by=anyone, gives=SignInOptionsOut, secret=True)
def begin_passkey_sign_in(request: Request) -> dict[str, Any]:
    """Begin to sign in with a passkey: what the browser's navigator.credentials.get() takes."""
    return service.ask_passkey(site_asked(request.headers), request.ip)


@public_routes.route("/api/customers/sessions", "DELETE", by=customer, status=204)
def sign_out(who: Caller) -> None:
    """Sign out: this token is good no more."""
    service.end_session(who.id, who.session)


@public_routes.route("/api/customers/me/sessions", by=customer, gives=SessionsOut)
def list_sessions(who: Caller) -> dict[str, Any]:
    """List the devices one is signed in on."""
    return {"items": [_device(each, who) for each in service.list_sessions(who.id)]}


@public_routes.route("/api/customers/me/sessions", "DELETE", by=customer, status=204)
def sign_out_everywhere(who: Caller) -> None:
    """Sign out on every device, this one too."""
    service.end_all_sessions(who.id)


@public_routes.route("/api/customers/me/passkeys", by=customer, gives=CustomerPasskeysOut)
def list_passkeys(who: Caller) -> dict[str, Any]:
    """List one's own passkeys, oldest first."""
    return {"items": [passkeys.shown(each) for each in service.passkeys_of(service.me(who.id))]}


@public_routes.route("/api/customers/me/passkeys", "PUT", by=customer, gives=NewPasskeyOptionsOut)
def begin_passkey(who: Caller, request: Request) -> dict[str, Any]:
    """Begin to make a passkey: what the browser's navigator.credentials.create() takes."""
    return service.begin_passkey(who.id, site_asked(request.headers))


@public_routes.route(
    "/api/customers/me/passkeys", "POST", by=customer, takes=NewPasskeyIn, gives=PasskeyOut, status=201, secret=True
)
def add_passkey(given: NewPasskeyIn, who: Caller, request: Request) -> dict[str, Any]:
    """Keep the passkey that the browser made."""
    return passkeys.shown(service.add_passkey(who.id, given, site_asked(request.headers)))


@public_routes.route("/api/customers/me/passkeys/{passkey_id}", "DELETE", by=customer, status=204)
def remove_passkey(passkey_id: str, who: Caller) -> None:
    """Forget one of one's own passkeys."""
    service.remove_passkey(who.id, passkey_id)


@public_routes.route("/api/customers/me", by=customer, gives=CustomerMeOut)
def show_me(who: Caller) -> dict[str, Any]:
    """Show what we keep of the customer who is signed in."""
    return _me(service.me(who.id))


@public_routes.route("/api/customers/me", "PATCH", by=customer, takes=ChangeMe, gives=CustomerMeOut)
def change_me(given: ChangeMe, who: Caller) -> dict[str, Any]:
    """Change one's name, phone, language or consent; what is not given stays."""
    return _me(service.change_customer(who.id, **_given(given)))


@public_routes.route(
    "/api/customers/me/email", "POST", by=customer, takes=TakeEmail, gives=CodeSentOut, status=202, secret=True
)
def request_email_change(given: TakeEmail, who: Caller) -> dict[str, Any]:
    """Have a code sent to the address one wants to have from now on."""
    service.request_email_change(who.id, given.email)
    return {"minutes": service.CODE_MINUTES}


@public_routes.route("/api/customers/me/email", "PUT", by=customer, takes=ConfirmEmail, gives=CustomerMeOut)
def confirm_email(given: ConfirmEmail, who: Caller) -> dict[str, Any]:
    """Take the new address with the code that was sent to it."""
    return _me(service.confirm_email(who.id, given.code))


@public_routes.route("/api/customers/me/data", by=customer, gives=PersonalDataOut)
def show_my_data(who: Caller) -> dict[str, Any]:
    """Give everything kept of the customer who is signed in (GDPR articles 15 and 20)."""
    return service.data_of(who.id)


@public_routes.route("/api/customers/me", "DELETE", by=customer, status=204)
def erase_me(who: Caller) -> None:
    """Forget the customer who is signed in, but for what the law on bookkeeping has the shop keep."""
    service.erase_customer(who.id)


def _me_again(subject: str) -> dict[str, Any]:
    return _me(service.me(subject.removeprefix("CUSTOMER#")))


@public_routes.route(
    "/api/customers/me/addresses", "POST", by=customer, takes=SaveAddress, gives=CustomerMeOut, status=201,
    again=_me_again,
)  # fmt: skip
def add_address(given: SaveAddress, who: Caller) -> dict[str, Any]:
    """Keep one more address."""
    return _me(service.add_address(who.id, given.model_dump(exclude={"default"}), given.default))


@public_routes.route(
    "/api/customers/me/addresses/{address_id}", "PUT", by=customer, takes=SaveAddress, gives=CustomerMeOut
)
def change_address(address_id: str, given: SaveAddress, who: Caller) -> dict[str, Any]:
    """Replace an address."""
    return _me(service.change_address(who.id, address_id, given.model_dump(exclude={"default"}), given.default))


@public_routes.route("/api/customers/me/addresses/{address_id}", "DELETE", by=customer, gives=CustomerMeOut)
def remove_address(address_id: str, who: Caller) -> dict[str, Any]:
    """Keep an address no longer."""
    return _me(service.remove_address(who.id, address_id))


def _device(session: Session, who: Caller) -> dict[str, Any]:
    names = ("device", "created_at", "seen_at")
    shown = {name: getattr(session, name) for name in names}
    return {"id": session.session_id, "here": session.session_id == who.session, **shown}


def _me(found: Customer) -> dict[str, Any]:
    names = set(CustomerMeOut.model_fields) - {"id"}
    return {"id": found.customer_id, **{name: getattr(found, name) for name in names}}


# Staff


@admin_routes.route("/api/admin/customers", by=staff("customers.read"), query=ListCustomers, gives=CustomerPageOut)
def list_customers(query: ListCustomers) -> dict[str, Any]:
    """List customers, newest first."""
    found = service.list_customers(**query.model_dump())
    own = shop.current()
    currencies = sorted(own.currencies, key=lambda each: each != own.currency)  # its own first
    totals = service.totals_in(currencies, found.items)
    return {
        "items": [_row(each) | _bought(totals[each.customer_id]) for each in found.items],
        "next_cursor": found.next_cursor,
    }


@admin_routes.route(
    "/api/admin/customers", "POST", by=staff("customers.write"), takes=AddCustomer, gives=CustomerOut, status=201
)
def add_customer(given: AddCustomer) -> dict[str, Any]:
    """Enter a customer by hand."""
    return _whole(service.add_customer(**given.model_dump()))


@admin_routes.route("/api/admin/customer-groups", by=staff("customers.read"), gives=CustomerGroupsOut)
def list_groups() -> dict[str, Any]:
    """The groups customers are in, with how many are in each."""
    return {"items": [{"name": each.name, "members": each.members} for each in service.groups()], "next_cursor": None}


@admin_routes.route("/api/admin/customers/{customer_id}", by=staff("customers.read"), gives=CustomerOut)
def show_customer(customer_id: str) -> dict[str, Any]:
    """Show one customer with what they bought; under an old id, the one they were merged into."""
    return _whole(service.open_customer(customer_id))


@admin_routes.route(
    "/api/admin/customers/{customer_id}", "PATCH", by=staff("customers.write"), takes=ChangeCustomer, gives=CustomerOut
)
def change_customer(customer_id: str, given: ChangeCustomer) -> dict[str, Any]:
    """Change a customer; what is not given stays."""
    return _whole(service.change_customer(customer_id, source="staff", **_given(given)))


def _again(subject: str) -> dict[str, Any]:
    return _whole(service.open_customer(subject.removeprefix("CUSTOMER#")))


@admin_routes.route(
    "/api/admin/customers/{customer_id}/merge", "POST", by=staff("customers.erase"), takes=MergeCustomer,
    gives=CustomerOut, again=_again,
)  # fmt: skip
def merge_customer(customer_id: str, given: MergeCustomer) -> dict[str, Any]:
    """Make another customer this one: for good; the other's e-mail address and old orders lead here."""
    return _whole(service.merge_customers(customer_id, given.other, given.version, given.other_version))


@admin_routes.route("/api/admin/customers/{customer_id}/data", by=staff("customers.write"), gives=PersonalDataOut)
def export_customer(customer_id: str) -> dict[str, Any]:
    """Give everything kept of a customer, for them to take along (GDPR articles 15 and 20)."""
    return service.data_of(customer_id)


@admin_routes.route("/api/admin/customers/{customer_id}", "DELETE", by=staff("customers.erase"), status=204)
def erase_customer(customer_id: str) -> None:
    """Forget a customer, but for what the law on bookkeeping has the shop keep; 409 while an order is under way."""
    service.erase_customer(customer_id)


@admin_routes.route(
    "/api/admin/customers/{customer_id}/timeline", by=staff("customers.read"), query=PageQuery, gives=CustomerEventsOut
)
def list_events(customer_id: str, query: PageQuery) -> dict[str, Any]:
    """What happened to a customer, newest first: signing in, consent, changes and who made them."""
    page = service.list_events(customer_id, query.limit, query.cursor)
    return {"items": [_event(each) for each in page.items], "next_cursor": page.next_cursor}


def _event(event: Event) -> dict[str, Any]:
    names = ("event_id", "sequence", "name", "at", "actor")
    told = {name: value for name, value in event.payload.items() if name != "code_id"}  # a code is made from it
    return {**{name: getattr(event, name) for name in names}, "payload": told}


def _row(found: Customer) -> dict[str, Any]:
    names = set(CustomerRowOut.model_fields) - {"id"}
    return {"id": found.customer_id, **{name: getattr(found, name) for name in names}}


def _whole(found: Customer) -> dict[str, Any]:
    return {
        **_row(found),
        "tax_number": found.tax_number,
        "note": found.note,
        "addresses": found.addresses,
        "custom_fields": found.custom_fields,
        "other_emails": [each["email"] for each in found.merged_from or []],
        "totals": [_totals(each) for each in service.totals_of(found.customer_id)],
    }


def _totals(of: CustomerTotals) -> dict[str, Any]:
    amounts = {"spent": of.spent, "refunded": of.refunded, "never_paid": of.never_paid}
    amounts["revenue"] = rules.revenue(**amounts)
    amounts["average"] = rules.average(of.spent, of.orders)
    shown = {name: money(amount, of.currency) for name, amount in amounts.items()}
    return {"orders": of.orders, "cancelled": of.cancelled, **shown}


def _bought(totals: list[CustomerTotals]) -> dict[str, Any]:
    bought_in = [each for each in totals if each.orders] or totals[:1]
    revenue = [money(rules.revenue(each.spent, each.refunded, each.never_paid), each.currency) for each in bought_in]
    return {"orders": sum(each.orders for each in totals), "revenue": revenue}
