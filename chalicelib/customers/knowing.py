"""Knowing those who buy again: by their address, or as who is signed in."""

from typing import Any

from chalicelib.core import access, clock, ids
from chalicelib.core.table import Ref, fetch
from chalicelib.core.transaction import Transaction
from chalicelib.customers.events import CustomerAdded
from chalicelib.customers.models import Customer, CustomerEmail, CustomerGroup, MergedInto
from chalicelib.shop import service as shop


def email_ref(email: str) -> Ref:
    """Where it stands which customer this e-mail address belongs to; read it together with what else is needed."""
    return CustomerEmail.ref(email=email.strip().lower())


def customer_id_for(email: str, known: CustomerEmail | None = None) -> str:
    """The customer's id: the one known for this address, else the one this address always gives."""
    return known.customer_id if known is not None else ids.derived("cus", email.strip().lower())


def write_new(tx: Transaction, email: str, source: str, known: CustomerEmail | None = None, **fields: Any) -> Customer:
    """Add a new customer to a transaction. Losing a race for the address is a RaceLost: retry from the reads.

    `known` is the address's item where there is one: its id was set aside when the former owner took another address.
    """
    email = email.strip().lower()
    customer = Customer.new(
        **{
            "customer_id": customer_id_for(email, known),
            "email": email,
            "language": shop.current().language,
            "created_at": clock.now(),
            **fields,
        }
    )
    tx.create(customer)
    if known is None:
        tx.create(CustomerEmail.new(email=email, customer_id=customer.customer_id))
    tx.publish(CustomerAdded(customer.customer_id, email, source), on=customer)
    return customer


def by_email(email: str) -> tuple[CustomerEmail | None, Customer | None]:
    """What is known of an address, and its customer: one round trip where the id is the derived one, nearly always."""
    known, customer = fetch([email_ref(email), Customer.ref(customer_id=customer_id_for(email))])
    if isinstance(known, CustomerEmail) and (customer is None or known.customer_id != customer_id_for(email)):
        return known, find_customer(known.customer_id)
    return (known if isinstance(known, CustomerEmail) else None), (
        customer if isinstance(customer, Customer) and known is not None else None
    )


def me(customer_id: str) -> Customer:
    """The customer who is signed in; 401 when there is no such customer any more."""
    found = Customer.find(customer_id=customer_id)
    if found is None:
        raise access.NOT_SIGNED_IN
    return found


def regroup(tx: Transaction, before: str | None, after: str | None) -> None:
    """Count a customer out of one group and into another, in the transaction that changes the customer."""
    if before:
        tx.add(CustomerGroup.new(name=before), members=-1)
    if after:
        tx.add(CustomerGroup.new(name=after), members=1)


def stands_for(customer_id: str) -> str:
    """Whom an id stands for: itself, unless that customer was merged into another."""
    merged = MergedInto.find(customer_id=customer_id)
    return str(merged.into) if merged else customer_id


def ids_of(customer_id: str) -> list[str]:
    """The ids whose orders, documents and totals are this customer's: their own first. One read."""
    found = Customer.find(customer_id=customer_id, consistent=False)
    return all_ids(found) if found else [customer_id]


def all_ids(customer: Customer) -> list[str]:
    """The same, of a customer who was read."""
    return [customer.customer_id, *(each["customer_id"] for each in customer.merged_from or [])]


def find_customer(customer_id: str) -> Customer | None:
    """The customer an id stands for, if there is one."""
    return Customer.find(customer_id=customer_id) or Customer.find(customer_id=stands_for(customer_id))


def open_customer(customer_id: str) -> Customer:
    """The customer an id stands for, or a 404."""
    return find_customer(customer_id) or Customer.get(customer_id=customer_id)
