"""What is kept of a person, for them to take along, and its removal when they ask (GDPR articles 15, 17 and 20).

Modules that keep something of customers say so with `hold`: what they have, and why it may not go yet. Their own
removal is a handler of `customer.erased`. Orders, invoices and payments stay: the law on bookkeeping has a business
keep them (article 17(3)(b)); they lie with the order, not with the customer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pynamodb.expressions.operand import Path

from chalicelib.core import clock, context, ids
from chalicelib.core.errors import Refused, not_found
from chalicelib.core.journal import Event
from chalicelib.core.table import Item, collect, only
from chalicelib.core.transaction import LIMIT, Transaction, retried
from chalicelib.customers.events import CustomerErased
from chalicelib.customers.knowing import all_ids, regroup
from chalicelib.customers.models import (
    Customer,
    CustomerEmail,
    CustomerTotals,
    EmailChange,
    Erasure,
    MergedInto,
    Session,
    SignInCode,
)
from chalicelib.customers.own_passkeys import forget_passkeys, passkeys_of

OWN = (Session, CustomerTotals, EmailChange, MergedInto, Event)
FIELDS = (
    "email", "name", "phone", "language", "has_account", "accepts_marketing", "consent_at", "consent_source", "group",
    "tax_number", "addresses", "custom_fields", "created_at",
)  # fmt: skip
TOTALS = ("currency", "orders", "spent", "refunded", "cancelled", "never_paid")


@dataclass(frozen=True)
class Holder:
    """What a module keeps of a customer: `export` gives it as JSON; `objection` says why it cannot go now."""

    export: Callable[[str], Any]
    objection: Callable[[str], Refused | None] = lambda _customer_id: None


_holders: dict[str, Holder] = {}


def hold(name: str, holder: Holder) -> None:
    """Say that a module keeps something of customers: it is exported under this name (a hook)."""
    _holders[name] = holder


def data_of(customer_id: str) -> dict[str, Any]:
    """Everything kept of a customer, as JSON."""
    customer = Customer.find(customer_id=customer_id)
    if customer is None:
        raise not_found("customer")
    beside = [item for each in all_ids(customer) for item in collect(f"CUSTOMER#{each}")]
    history = sorted(only(beside, Event), key=lambda event: event.at)
    return {
        "exported_at": clock.now(),
        "customer": {
            "id": customer_id,
            **{name: getattr(customer, name) for name in FIELDS},
            "other_emails": [each["email"] for each in customer.merged_from or []],
        },
        "totals": [_plain(each, *TOTALS) for each in only(beside, CustomerTotals)],
        "sessions": [_plain(each, "device", "created_at", "seen_at") for each in only(beside, Session)],
        "passkeys": [_plain(each, "title", "created_at", "used_at") for each in passkeys_of(customer)],
        "history": [{"at": each.at, "event": each.name, "by": each.actor} for each in history],
        **{name: holder.export(customer_id) for name, holder in _holders.items()},
    }


def _plain(item: Item, *names: str) -> dict[str, Any]:
    return {name: getattr(item, name) for name in names}


@retried
def erase_customer(customer_id: str) -> None:
    """Forget a customer. Refused while something is under way, with what to wait for; 404 where there is none.

    Who they are is gone when this returns; what other modules keep follows within moments.
    """
    customer = Customer.find(customer_id=customer_id)
    if customer is None:
        raise not_found("customer")
    for holder in _holders.values():
        objection = holder.objection(customer_id)
        if objection is not None:
            raise objection
    erasure = Erasure.new(erasure_id=ids.new("era"), customer_id=customer_id, by=context.actor.get(), at=clock.now())
    emails = {customer.email: customer_id} | {each["email"]: each["customer_id"] for each in customer.merged_from or []}
    with Transaction() as tx:
        regroup(tx, customer.group, None)
        tx.delete(customer)
        for email, owner in emails.items():
            tx.delete(CustomerEmail.new(email=email, customer_id=owner), when=Path("customer_id") == owner)
            tx.delete(SignInCode.new(email=email, code_id="", tries=0))
        tx.create(erasure)
        tx.publish(CustomerErased(customer_id, all_ids(customer)[1:]), on=erasure)


def remove_remains(customer_id: str) -> None:
    """Remove what this module keeps beside an erased customer: devices, totals, history. Safe to repeat."""
    if Customer.find(customer_id=customer_id) is not None:
        return  # they came back before this was done, and are somebody new
    forget_passkeys(customer_id)
    remains = [each for each in collect(f"CUSTOMER#{customer_id}") if isinstance(each, OWN)]
    with context.acting(once=None):
        for start in range(0, len(remains), LIMIT):
            with Transaction() as tx:
                for item in remains[start : start + LIMIT]:
                    tx.delete(item)
