"""Those who buy: knowing them again, signing them in, and what they keep with us."""

from collections.abc import Callable, Sequence
from typing import Any

from chalicelib.core import clock, ids, table
from chalicelib.core.errors import Refused, not_found, version_moved_on
from chalicelib.core.table import Page, fetch, only, query
from chalicelib.core.transaction import Transaction, retried
from chalicelib.customers.countries import countries_with_towns, form_of, town_of
from chalicelib.customers.events import ConsentChanged, CustomerChanged
from chalicelib.customers.inputs import AddressIn, EmailAddress, OneLine
from chalicelib.customers.knowing import (
    all_ids,
    by_email,
    customer_id_for,
    email_ref,
    find_customer,
    ids_of,
    me,
    open_customer,
    regroup,
    write_new,
)
from chalicelib.customers.leaving import Holder, data_of, erase_customer, hold, remove_remains
from chalicelib.customers.merging import merge_customers
from chalicelib.customers.models import Customer, CustomerEmail, CustomerGroup, CustomerTotals, MergedInto
from chalicelib.customers.own_passkeys import (
    add_passkey,
    ask_passkey,
    begin_passkey,
    passkeys_of,
    remove_passkey,
    sign_in_by_passkey,
)
from chalicelib.customers.rules import COUNTRIES, MOST_ADDRESSES, device
from chalicelib.customers.signing_in import (
    CODE_MINUTES,
    EMAIL_TAKEN,
    code_for,
    confirm_email,
    end_all_sessions,
    end_session,
    list_sessions,
    request_code,
    request_email_change,
    sign_in,
    start_session,
    waiting_email,
)
from chalicelib.shop import service as shop

__all__ = [
    "CODE_MINUTES",
    "COUNTRIES",
    "AddressIn",
    "CustomerEmail",
    "EmailAddress",
    "Holder",
    "OneLine",
    "add_passkey",
    "ask_passkey",
    "begin_passkey",
    "code_for",
    "confirm_email",
    "countries_with_towns",
    "customer_id_for",
    "data_of",
    "device",
    "email_ref",
    "end_all_sessions",
    "end_session",
    "erase_customer",
    "find_customer",
    "form_of",
    "hold",
    "ids_of",
    "list_sessions",
    "me",
    "merge_customers",
    "open_customer",
    "passkeys_of",
    "remove_passkey",
    "remove_remains",
    "request_code",
    "request_email_change",
    "sign_in",
    "sign_in_by_passkey",
    "start_session",
    "town_of",
    "waiting_email",
]

CHECKOUT = "checkout"  # where consent came from
SHARDS = [f"CUSTOMERS#{shard}" for shard in range(4)]
ENOUGH_ADDRESSES = Refused("too_many_addresses", f"At most {MOST_ADDRESSES} addresses are kept. Remove one first.")


# Buying


@retried
def remember_buyer(order: dict[str, Any]) -> None:
    """Keep who placed this order (fields as in orders.models.Order) as a guest, and count it in their totals.

    Someone we know already is left as they are, but for what a guest has left empty so far.
    """
    own = order["customer_id"]
    places = [Customer.ref(customer_id=own), email_ref(order["email"]), MergedInto.ref(customer_id=own)]
    customer, known, merged = fetch(places)
    if isinstance(merged, MergedInto):
        customer = find_customer(merged.into)
    known = known if isinstance(known, CustomerEmail) else None
    address = order.get("shipping_address") or order.get("billing_address") or {}
    said = {"name": address.get("name", ""), "phone": address.get("phone", "")}
    currency, total = order["currency"], order["totals"]["total"]
    wants_news = bool(order.get("accepts_marketing"))
    with Transaction() as tx:
        if isinstance(customer, Customer):
            _fill_in(tx, customer, said, address, wants_news)
        elif merged is None and (known is None or known.customer_id == own):
            about = {"customer_id": order["customer_id"], "language": order["language"]}
            kept = [_kept(address)] if address else []
            written = write_new(
                tx, order["email"], "order", known, addresses=kept, **about, **said, **_news(wants_news)
            )
            if wants_news:
                tx.publish(ConsentChanged(written.customer_id, True, CHECKOUT), on=written)
        tx.add(_totals(order["customer_id"], currency), orders=1, spent=total)


def _fill_in(
    tx: Transaction, customer: Customer, said: dict[str, str], address: dict[str, Any], wants_news: bool
) -> None:
    """What a guest left empty so far; and consent to news, which a checkout gives but never takes back."""
    missing: dict[str, Any] = {}
    if not customer.has_account:
        missing = {name: value for name, value in said.items() if value and not getattr(customer, name)}
        if address and not customer.addresses:
            missing["addresses"] = [_kept(address)]
    if wants_news and not customer.accepts_marketing:
        missing |= _news(wants_news)
        tx.publish(ConsentChanged(customer.customer_id, True, CHECKOUT), on=customer)
    if missing:
        tx.change(customer, **missing)


def _news(wanted: bool) -> dict[str, Any]:
    """Consent to news, with when and where it was given."""
    return {"accepts_marketing": True, "consent_at": clock.now(), "consent_source": CHECKOUT} if wanted else {}


def add_refund(customer_id: str, currency: str, amount: int) -> None:
    """Count money that went back, in minor units."""
    with Transaction() as tx:
        tx.add(_totals(customer_id, currency), refunded=amount)


def add_cancelled(customer_id: str, currency: str, never_paid: int) -> None:
    """Count an order that will not be carried out, and what of it was never paid, in minor units."""
    with Transaction() as tx:
        tx.add(_totals(customer_id, currency), cancelled=1, never_paid=never_paid)


def _totals(customer_id: str, currency: str) -> CustomerTotals:
    return CustomerTotals.new(customer_id=customer_id, currency=currency)


# What they keep with us


@retried
def change_customer(customer_id: str, version: int | None = None, source: str = "account", **changes: Any) -> Customer:
    """Change these fields of a customer; 412 when `version` is given and is not the stored one.

    With consent to marketing it is kept when and where (`source`) it was given or taken back.
    `custom_fields` are merged into those there are, checked as the shop defined them; null takes one away.
    """
    customer = me(customer_id) if version is None else Customer.get(customer_id=customer_id)
    if version is not None and customer.version != version:
        raise version_moved_on()
    if "custom_fields" in changes:
        given = changes["custom_fields"]
        right = shop.custom_values("customer", given)
        kept = {name: value for name, value in customer.custom_fields.items() if name not in given}
        changes["custom_fields"] = kept | right
    for name in ("group", "tax_number"):
        if changes.get(name) == "":
            changes[name] = None
    changes = {name: value for name, value in changes.items() if getattr(customer, name) != value}
    if changes:
        others = sorted(set(changes) - {"accepts_marketing"})
        if "accepts_marketing" in changes:
            changes |= {"consent_at": clock.now(), "consent_source": source}
        with Transaction() as tx:
            if "group" in changes:
                regroup(tx, customer.group, changes["group"])
            tx.change(customer, **changes)
            if "accepts_marketing" in changes:
                tx.publish(ConsentChanged(customer_id, changes["accepts_marketing"], source), on=customer)
            if others:
                tx.publish(CustomerChanged(customer_id, others), on=customer)
    return customer


def _kept(address: dict[str, Any], address_id: str | None = None) -> dict[str, Any]:
    parts = {name: address.get(name, "") for name in AddressIn.model_fields}
    return {"id": address_id or ids.new("adr"), **parts}


@retried
def _rearrange(customer_id: str, arrange: Callable[[list[Any]], list[Any]]) -> Customer:
    customer = me(customer_id)
    with Transaction() as tx:
        tx.change(customer, addresses=arrange(list(customer.addresses)))
        tx.publish(CustomerChanged(customer_id, ["addresses"]), on=customer)
    return customer


def _with(addresses: list[Any], address: dict[str, Any], default: bool) -> list[Any]:
    return [address, *addresses] if default else [*addresses, address]


def add_address(customer_id: str, address: dict[str, Any], default: bool = False) -> Customer:
    """Keep one more address; 409 when there are too many."""
    kept = _kept(address)

    def arrange(addresses: list[Any]) -> list[Any]:
        if len(addresses) >= MOST_ADDRESSES:
            raise ENOUGH_ADDRESSES
        return _with(addresses, kept, default)

    return _rearrange(customer_id, arrange)


def change_address(customer_id: str, address_id: str, address: dict[str, Any], default: bool = False) -> Customer:
    """Replace an address; as the default it moves to the front."""
    kept = _kept(address, address_id)

    def arrange(addresses: list[Any]) -> list[Any]:
        place = _place_of(address_id, addresses)
        if default:
            return [kept, *addresses[:place], *addresses[place + 1 :]]
        return [*addresses[:place], kept, *addresses[place + 1 :]]

    return _rearrange(customer_id, arrange)


def prefer_address(customer_id: str, address_id: str) -> Customer:
    """Make an address the default one: it moves to the front."""

    def arrange(addresses: list[Any]) -> list[Any]:
        place = _place_of(address_id, addresses)
        return [addresses[place], *addresses[:place], *addresses[place + 1 :]]

    return _rearrange(customer_id, arrange)


def remove_address(customer_id: str, address_id: str) -> Customer:
    """Keep an address no longer."""

    def arrange(addresses: list[Any]) -> list[Any]:
        place = _place_of(address_id, addresses)
        return [*addresses[:place], *addresses[place + 1 :]]

    return _rearrange(customer_id, arrange)


def _place_of(address_id: str, addresses: list[Any]) -> int:
    for place, address in enumerate(addresses):
        if address["id"] == address_id:
            return place
    raise not_found("address")


# For staff


def add_customer(email: str, addresses: list[dict[str, Any]] | None = None, **fields: Any) -> Customer:
    """Enter a customer by hand; 409 when the e-mail address is known."""
    known, there = by_email(email)
    if there is not None:
        raise EMAIL_TAKEN
    given = {name: value for name, value in fields.items() if value is not None}
    with Transaction() as tx:
        regroup(tx, None, given.get("group"))
        return write_new(tx, email, "staff", known, addresses=[_kept(each) for each in addresses or []], **given)


def groups() -> list[CustomerGroup]:
    """The groups somebody is in, by name; the first thousand."""
    return [each for each in only(query("CUSTOMER_GROUPS", limit=1000), CustomerGroup) if each.members > 0]


def list_customers(
    limit: int,
    cursor: str | None = None,
    q: str | None = None,
    group: str | None = None,
    has_account: bool | None = None,
    accepts_marketing: bool | None = None,
) -> Page:
    """Customers, newest first; of a whole e-mail address the one who has it, however old they are."""
    wanted = (q or "").strip().casefold()

    def fits(customer: Customer) -> bool:
        return (
            (not wanted or any(wanted in text.casefold() for text in (customer.email, customer.name, customer.phone)))
            and (group is None or customer.group == group)
            and (has_account is None or customer.has_account == has_account)
            and (accepts_marketing is None or customer.accepts_marketing == accepts_marketing)
        )

    owner = by_email(wanted)[1] if "@" in wanted.strip("@") and cursor is None else None
    if owner is not None:
        return Page([owner] if fits(owner) else [])
    return table.page(SHARDS, index="g2", limit=limit, cursor=cursor, newest_first=True, where=fits)


def customer_ids() -> list[str]:
    """Every customer there is, the first one first: for long work over all of them."""
    return [key.partition("#")[2] for key in sorted(table.sort_keys(SHARDS, index="g2"))]


def find_customers(customer_ids: Sequence[str]) -> list[Customer]:
    """These customers, those that are still there."""
    return only((each for each in fetch([Customer.ref(customer_id=one) for one in customer_ids]) if each), Customer)


def totals_of(customer_id: str) -> list[CustomerTotals]:
    """What a customer bought, per currency, in orders under any of their ids."""
    ids = ids_of(customer_id)
    found = only((item for each in ids for item in query(f"CUSTOMER#{each}", starts="TOTALS#")), CustomerTotals)
    return [_sum(ids, currency, found) for currency in sorted({each.currency for each in found})]


def totals_in(currencies: list[str], customers: list[Customer]) -> dict[str, list[CustomerTotals]]:
    """What each of these customers bought in each of these currencies, in their order, by id. One round trip."""
    refs = [
        CustomerTotals.ref(customer_id=one, currency=currency)
        for each in customers
        for one in all_ids(each)
        for currency in currencies
    ]
    found = [each for each in fetch(refs, consistent=False) if isinstance(each, CustomerTotals)]
    return {each.customer_id: [_sum(all_ids(each), currency, found) for currency in currencies] for each in customers}


def _sum(ids: list[str], currency: str, totals: list[CustomerTotals]) -> CustomerTotals:
    theirs = [each for each in totals if each.currency == currency and each.customer_id in ids]
    counted = ("orders", "spent", "refunded", "cancelled", "never_paid")
    sums = {name: sum(int(getattr(each, name) or 0) for each in theirs) for name in counted}
    return CustomerTotals.new(customer_id=ids[0], currency=currency, **sums)


def list_events(customer_id: str, limit: int, cursor: str | None) -> Page:
    """What happened to a customer, newest first; a 404 where there is none."""
    Customer.get(customer_id=customer_id)
    return table.page(f"CUSTOMER#{customer_id}", starts="EVENT#", limit=limit, cursor=cursor, newest_first=True)
