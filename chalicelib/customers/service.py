"""Those who buy: knowing them again, signing them in, and what they keep with us."""

from chalicelib.core import ids
from chalicelib.core.table import Ref
from chalicelib.customers.inputs import AddressIn, EmailAddress
from chalicelib.customers.models import CustomerEmail

__all__ = ["AddressIn", "EmailAddress"]  # for the modules that take addresses


def email_ref(email: str) -> Ref:
    """Where it stands which customer this e-mail address belongs to; read it together with what else is needed."""
    return CustomerEmail.ref(email=email.strip().lower())


def customer_id_for(email: str, known: CustomerEmail | None = None) -> str:
    """The customer's id: the one known for this address, else the one this address always gives."""
    return known.customer_id if known is not None else ids.derived("cus", email.strip().lower())
