"""Customers as Shopify's customer CSV has them, and what we know besides. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chalicelib.interchange.written import amount, said

COLUMNS = (
    "Customer ID", "First Name", "Last Name", "Email", "Accepts Email Marketing", "Default Address Company",
    "Default Address Address1", "Default Address Address2", "Default Address City", "Default Address Province Code",
    "Default Address Country Code", "Default Address Zip", "Default Address Phone", "Phone", "Total Spent",
    "Total Orders", "Note", "Tags", "Language", "Tax Number", "Has Account", "Created at", "Consent at",
)  # fmt: skip
NAMES = ("customer_id", "name", "email", "phone", "accepts_marketing", "note", "group", "language", "tax_number",
         "has_account", "created_at", "consent_at", "addresses")  # fmt: skip
_ADDRESS = ("company", "line1", "line2", "city", "region", "country", "postal_code", "phone")


def record(customer: Any, totals: Any) -> dict[str, Any]:
    """What leaves of a customer."""
    return {
        **{name: getattr(customer, name) for name in NAMES},
        "orders": totals.orders if totals else 0,
        "spent": totals.spent - totals.refunded - totals.never_paid if totals else 0,
    }


def rows(record: Mapping[str, Any], _own: Sequence[str], currency: str) -> Iterable[list[str]]:
    first, _, last = (record["name"] or "").rpartition(" ")
    address = (record["addresses"] or [{}])[0]
    yield [
        record["customer_id"],
        said(first or last),
        said(last if first else ""),
        said(record["email"]),
        "yes" if record["accepts_marketing"] else "no",
        *(said(address.get(name)) for name in _ADDRESS),
        said(record["phone"]),
        amount(record["spent"], currency),
        str(record["orders"]),
        said(record["note"]),
        said(record["group"]),
        record["language"],
        said(record["tax_number"]),
        "yes" if record["has_account"] else "no",
        record["created_at"],
        record["consent_at"] or "",
    ]
