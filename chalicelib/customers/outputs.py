"""What goes out about customers."""

from typing import Any

from pydantic import ConfigDict, Field

from chalicelib.core.http import MoneyOut, Output
from chalicelib.core.passkeys import PasskeyOut


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
    consent_at: str | None
    consent_source: str | None
    tax_number: str | None
    addresses: list[SavedAddressOut]
    version: int


class SessionOut(Output):
    """A device a customer is signed in on."""

    id: str
    device: str
    created_at: str
    seen_at: str
    here: bool = Field(description="Whether it is the one that asks.")


class SessionsOut(Output):
    items: list[SessionOut]


class CustomerPasskeysOut(Output):
    items: list[PasskeyOut]


class PersonalDataOut(Output):
    """Everything kept of a person; each module that keeps something adds its part under its name."""

    model_config = ConfigDict(extra="allow")

    exported_at: str
    customer: dict[str, Any]


class CustomerTotalsOut(Output):
    """What a customer bought in one currency. Revenue is spent less refunded and never_paid (of cancelled orders)."""

    orders: int
    cancelled: int
    spent: MoneyOut
    refunded: MoneyOut
    never_paid: MoneyOut
    revenue: MoneyOut
    average: MoneyOut = Field(description="Of an order that was placed.")


class CustomerGroupOut(Output):
    name: str
    members: int


class CustomerGroupsOut(Output):
    items: list[CustomerGroupOut]
    next_cursor: str | None = Field(description="Always null: there are never many.")


class CustomerEventOut(Output):
    event_id: str
    sequence: int
    name: str
    at: str
    actor: str
    payload: dict[str, Any]


class CustomerEventsOut(Output):
    items: list[CustomerEventOut]
    next_cursor: str | None


class CustomerRowOut(Output):
    id: str
    email: str
    name: str
    phone: str
    language: str
    has_account: bool
    accepts_marketing: bool
    consent_at: str | None
    consent_source: str | None
    group: str | None
    created_at: str
    version: int


class CustomerListedOut(CustomerRowOut):
    """A customer in the list, with what they bought in the currencies the shop sells in."""

    orders: int
    revenue: list[MoneyOut] = Field(description="In each currency they bought in; else nothing, in the shop's own.")


class CustomerPageOut(Output):
    items: list[CustomerListedOut]
    next_cursor: str | None


class CustomerOut(CustomerRowOut):
    tax_number: str | None
    note: str
    addresses: list[SavedAddressOut]
    custom_fields: dict[str, Any]
    other_emails: list[str] = Field(description="Of those who were merged into this customer.")
    totals: list[CustomerTotalsOut]
