"""Those who buy: knowing them again, signing them in, and what they keep with us."""

import hashlib
import hmac
from collections.abc import Callable
from typing import Any

from pynamodb.expressions.operand import Path

from chalicelib.core import access, clock, context, ids, table
from chalicelib.core.errors import Refused, not_found, version_moved_on
from chalicelib.core.settings import settings
from chalicelib.core.table import Page, Ref, fetch, only, query
from chalicelib.core.transaction import Transaction, retried
from chalicelib.customers.countries import form_of, town_of
from chalicelib.customers.events import AccountOpened, CodeRequested, ConsentChanged, CustomerAdded, CustomerChanged
from chalicelib.customers.inputs import AddressIn, EmailAddress, OneLine
from chalicelib.customers.models import Customer, CustomerEmail, CustomerGroup, CustomerTotals, SignInCode
from chalicelib.customers.rules import COUNTRIES
from chalicelib.shop import service as shop

__all__ = [  # for the modules that take addresses
    "COUNTRIES",
    "AddressIn",
    "CustomerEmail",
    "EmailAddress",
    "OneLine",
    "form_of",
    "town_of",
]

CODE_MINUTES = 10
CODE_TRIES = 5
MOST_ADDRESSES = 20
SHARDS = [f"CUSTOMERS#{shard}" for shard in range(4)]
WRONG_CODE = Refused("wrong_code", "This code is not right, or no longer good. Ask for a new one.", status=401)
TRIED_TOO_OFTEN = Refused(
    "code_tried_too_often",
    "This code was tried too often. Ask for a new one.",
    status=429,
    retry_after=1,
)
EMAIL_TAKEN = Refused("email_taken", "There is a customer with this e-mail address already.", field="email")
ENOUGH_ADDRESSES = Refused("too_many_addresses", f"At most {MOST_ADDRESSES} addresses are kept. Remove one first.")


# Knowing them again


def email_ref(email: str) -> Ref:
    """Where it stands which customer this e-mail address belongs to; read it together with what else is needed."""
    return CustomerEmail.ref(email=email.strip().lower())


def customer_id_for(email: str, known: CustomerEmail | None = None) -> str:
    """The customer's id: the one known for this address, else the one this address always gives."""
    return known.customer_id if known is not None else ids.derived("cus", email.strip().lower())


def write_new(tx: Transaction, email: str, source: str, **fields: Any) -> Customer:
    """Add a new customer to a transaction. Losing a race for the address is a RaceLost: retry from the reads."""
    email = email.strip().lower()
    customer = Customer.new(
        **{
            "customer_id": customer_id_for(email),
            "email": email,
            "language": shop.current().language,
            "created_at": clock.now(),
            **fields,
        }
    )
    tx.create(customer)
    tx.create(CustomerEmail.new(email=email, customer_id=customer.customer_id))
    tx.publish(CustomerAdded(customer.customer_id, email, source), on=customer)
    return customer


def _by_email(email: str) -> Customer | None:
    """The customer with this address: one round trip where the id is the derived one, which is nearly always."""
    known, customer = fetch([email_ref(email), Customer.ref(customer_id=customer_id_for(email))])
    if isinstance(known, CustomerEmail) and (customer is None or known.customer_id != customer_id_for(email)):
        return Customer.find(customer_id=known.customer_id)
    return customer if isinstance(customer, Customer) else None


# Buying


@retried
def remember_buyer(order: dict[str, Any]) -> None:
    """Keep who placed this order (fields as in orders.models.Order) as a guest, and count it in their totals.

    Someone we know already is left as they are, but for what a guest has left empty so far.
    """
    customer, known = fetch([Customer.ref(customer_id=order["customer_id"]), email_ref(order["email"])])
    address = order.get("shipping_address") or order.get("billing_address") or {}
    said = {"name": address.get("name", ""), "phone": address.get("phone", "")}
    currency, total = order["currency"], order["totals"]["total"]
    wants_news = bool(order.get("accepts_marketing"))
    with Transaction() as tx:
        if isinstance(customer, Customer):
            _fill_in(tx, customer, said, address, wants_news)
        elif known is None:
            kept = [_kept(address)] if address else []
            about = {"customer_id": order["customer_id"], "language": order["language"], "addresses": kept}
            written = write_new(tx, order["email"], "order", accepts_marketing=wants_news, **about, **said)
            if wants_news:
                tx.publish(ConsentChanged(written.customer_id, True), on=written)
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
        missing["accepts_marketing"] = True
        tx.publish(ConsentChanged(customer.customer_id, True), on=customer)
    if missing:
        tx.change(customer, **missing)


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


# Signing in by a code


def code_for(code_id: str) -> str:
    """The six digits that were, or are to be, e-mailed: derived, so that they are stored nowhere."""
    said = f"sign-in code\x1f{context.shop()}\x1f{code_id}".encode()
    digest = hmac.new(settings.secret.encode(), said, hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8]) % 10**6:06}"


@retried
def request_code(email: str, language: str | None = None, ip: str = "") -> None:
    """Have a code e-mailed to this address, good for ten minutes; a code asked for earlier is good no more.

    Someone new becomes a guest customer, so that the answer tells nobody who buys here. 429 after too many.
    """
    access.throttle(f"code for {email}", limit=5, seconds=15 * 60)
    if ip:
        access.throttle(f"codes from {ip}", limit=60, seconds=15 * 60)
    customer = _by_email(email)
    code_id = ids.new("code")
    with Transaction() as tx:
        if customer is None:
            customer = write_new(tx, email, "sign_in", **({"language": language} if language else {}))
        tx.save(SignInCode.new(email=email, code_id=code_id, expires_at=clock.epoch(minutes=CODE_MINUTES)))
        told = CodeRequested(customer.customer_id, email, language or customer.language, code_id)
        tx.publish(told, on=customer)


def sign_in(email: str, code: str, ip: str = "") -> str:
    """A session token for who has the code: 401 when it is wrong, 429 after five tries. A code is good once."""
    if ip:
        access.throttle(f"code tries from {ip}", limit=120, seconds=15 * 60)
    kept = SignInCode.find(email=email)
    if kept is None:
        raise WRONG_CODE
    still_good = (Path("code_id") == kept.code_id) & (Path("tries") < CODE_TRIES)
    with Transaction() as tx:  # the try is counted before it is looked at
        tx.add(kept, tries=1, when=still_good, otherwise=lambda now: TRIED_TOO_OFTEN if now else WRONG_CODE)
    if not access.same(code_for(kept.code_id), code):
        raise WRONG_CODE
    return access.session_for("customer", _use_code(kept))


@retried
def _use_code(kept: SignInCode) -> str:
    customer = _by_email(kept.email)
    if customer is None:
        raise WRONG_CODE
    with Transaction() as tx:
        tx.delete(kept, when=Path("code_id") == kept.code_id, otherwise=WRONG_CODE)
        if not customer.has_account:
            tx.change(customer, has_account=True)
            tx.publish(AccountOpened(customer.customer_id, customer.email), on=customer)
    return str(customer.customer_id)


# What they keep with us


def me(customer_id: str) -> Customer:
    """The customer who is signed in; 401 when there is no such customer any more."""
    found = Customer.find(customer_id=customer_id)
    if found is None:
        raise access.NOT_SIGNED_IN
    return found


@retried
def change_customer(customer_id: str, version: int | None = None, **changes: Any) -> Customer:
    """Change these fields of a customer; 412 when `version` is given and is not the stored one.

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
        with Transaction() as tx:
            if "group" in changes:
                _regroup(tx, customer.group, changes["group"])
            tx.change(customer, **changes)
            if "accepts_marketing" in changes:
                tx.publish(ConsentChanged(customer_id, changes["accepts_marketing"]), on=customer)
            others = sorted(set(changes) - {"accepts_marketing"})
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
    if _by_email(email) is not None:
        raise EMAIL_TAKEN
    given = {name: value for name, value in fields.items() if value is not None}
    with Transaction() as tx:
        _regroup(tx, None, given.get("group"))
        return write_new(tx, email, "staff", addresses=[_kept(each) for each in addresses or []], **given)


def _regroup(tx: Transaction, before: str | None, after: str | None) -> None:
    """Count a customer out of one group and into another, in the transaction that changes the customer."""
    if before:
        tx.add(CustomerGroup.new(name=before), members=-1)
    if after:
        tx.add(CustomerGroup.new(name=after), members=1)


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

    owner = _by_email(wanted) if "@" in wanted.strip("@") and cursor is None else None
    if owner is not None:
        return Page([owner] if fits(owner) else [])
    return table.page(SHARDS, index="g2", limit=limit, cursor=cursor, newest_first=True, where=fits)


def totals_of(customer_id: str) -> list[CustomerTotals]:
    """What a customer bought, per currency."""
    return only(query(f"CUSTOMER#{customer_id}", starts="TOTALS#"), CustomerTotals)


def totals_in(currency: str, customer_ids: list[str]) -> dict[str, CustomerTotals]:
    """What each of these customers bought in one currency; who bought nothing is left out. One round trip."""
    found = fetch([CustomerTotals.ref(customer_id=each, currency=currency) for each in customer_ids], consistent=False)
    return {each.customer_id: each for each in found if isinstance(each, CustomerTotals)}


def list_events(customer_id: str, limit: int, cursor: str | None) -> Page:
    """What happened to a customer, newest first; a 404 where there is none."""
    Customer.get(customer_id=customer_id)
    return table.page(f"CUSTOMER#{customer_id}", starts="EVENT#", limit=limit, cursor=cursor, newest_first=True)
