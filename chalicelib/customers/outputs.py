"""What goes out about customers."""

from typing import Any

from pydantic import Field

from chalicelib.core.http import MoneyOut, Output


class CustomerTokenOut(Output):
    token: str = Field(description="Send it as Authorization: Bearer.")


class CodeSentOut(Output):
    minutes: int = Field(description="How long the code is good for.")


class SavedAddressOut(Output):
    id: str
    name: str
    company: str
    line1: str
    line2: str
    city: str
    region: str
    postal_code: str
    country: str
    phone: str


class CustomerMeOut(Output):
    """What a customer sees of themselves. The first address is the default one."""

    id: str
    email: str
    name: str
    phone: str
    language: str
    accepts_marketing: bool
    tax_number: str | None
    addresses: list[SavedAddressOut]
    version: int


class CustomerTotalsOut(Output):
    """What a customer bought in one currency."""

    orders: int
    spent: MoneyOut
    refunded: MoneyOut


class CustomerRowOut(Output):
    id: str
    email: str
    name: str
    phone: str
    language: str
    has_account: bool
    accepts_marketing: bool
    group: str | None
    created_at: str
    version: int


class CustomerPageOut(Output):
    items: list[CustomerRowOut]
    next_cursor: str | None


class CustomerOut(CustomerRowOut):
    tax_number: str | None
    note: str
    addresses: list[SavedAddressOut]
    custom_fields: dict[str, Any]
    totals: list[CustomerTotalsOut]
