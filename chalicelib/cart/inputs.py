"""What may come in about carts."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from chalicelib.cart.rules import LARGEST_QUANTITY, LONGEST_SKU
from chalicelib.core.http import Input
from chalicelib.customers.service import AddressIn, EmailAddress, OneLine


def _whole(given: Any) -> Any:
    if isinstance(given, str) and given.strip().isascii() and given.strip().isdigit():
        return int(given.strip()[:12])  # a form's field
    if isinstance(given, bool) or not isinstance(given, int):
        raise PydanticCustomError("whole_number", "Give a whole number")
    return given


Quantity = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=LARGEST_QUANTITY)]
Version = Annotated[int | None, Field(default=None, ge=1, description="As read; 412 where it moved on. Or If-Match.")]


class StartCart(Input):
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="One of the shop's; else its own")
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$", description="One of the shop's; else its own")


class AddLine(Input):
    sku: str = Field(min_length=1, max_length=LONGEST_SKU)
    quantity: Quantity = 1
    version: Version = None


class ChangeLine(Input):
    quantity: Quantity
    version: Version = None


class ChangeCart(Input):
    """What is left out stays as it is; null takes a field away."""

    version: Version = None
    email: EmailAddress | None = None
    shipping_address: AddressIn | None = None
    billing_address: AddressIn | None = None
    delivery_option: str | None = Field(default=None, min_length=1, max_length=64)
    coupons: list[Annotated[str, Field(min_length=1, max_length=64)]] | None = Field(default=None, max_length=10)
    note: str | None = Field(default=None, max_length=2000)
    gift_note: str | None = Field(
        default=None, max_length=500, description="Printed on the packing slip, never on an invoice"
    )
    tax_number: OneLine | None = Field(
        default=None, max_length=40, description="The organisation or VAT number of a business that buys"
    )
    accepts_marketing: bool | None = Field(default=None, description="Whether the buyer wants news by e-mail")
    payment_method: Literal["stripe", "invoice", "manual"] | None = None
