"""Customers to start from."""

from typing import Any

from chalice.app import Chalice

from chalicelib.core import clock
from chalicelib.customers import service
from chalicelib.customers.models import SignInCode
from tests.http import Client

ADDRESS = {"name": "Kari Nordmann", "line1": "Storgata 1", "city": "Oslo", "postal_code": "0150", "country": "NO"}


def mailed_code(email: str) -> str:
    """The code that was e-mailed to this address last."""
    return service.code_for(SignInCode.get(email=email).code_id)


def signed_in(app: Chalice, email: str = "kari@example.com") -> Client:
    """A client signed in as the customer with this address."""
    service.request_code(email)
    return Client(app, bearer=service.sign_in(email, mailed_code(email)))


def placed_order(**changes: Any) -> dict[str, Any]:
    """The fields of an order that customers read, as order.placed tells them: 1250 NOK for Kari."""
    email = changes.get("email", "kari@example.com")
    return {
        "order_id": "ord_1",
        "email": email,
        "customer_id": service.customer_id_for(email),
        "currency": "NOK",
        "language": "nb",
        "totals": {"subtotal": 125000, "discount": 0, "shipping": 0, "tax": 25000, "total": 125000},
        "shipping_address": ADDRESS | {"company": "", "line2": "", "region": "", "phone": "+47 22 33 44 55"},
        "billing_address": None,
        "placed_at": clock.now(),
        **changes,
    }
