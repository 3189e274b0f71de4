"""What may come in about carts."""

from typing import Annotated

from pydantic import Field

from chalicelib.core.http import Input
from chalicelib.customers.inputs import AddressIn, EmailAddress

Quantity = Annotated[int, Field(ge=1, le=9999, strict=True)]
Sku = Annotated[str, Field(min_length=1, max_length=255)]


class StartCart(Input):
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$")


class AddLine(Input):
    sku: Sku
    quantity: Quantity = 1


class ChangeLine(Input):
    quantity: Quantity


class ChangeCart(Input):
    """Any of these; what is left out stays. `version` refuses the change when the cart moved on since."""

    version: int | None = Field(default=None, ge=1)
    email: EmailAddress | None = None
    shipping_address: AddressIn | None = None
    billing_address: AddressIn | None = None
    delivery_option: str | None = Field(default=None, max_length=64)
    coupons: list[Annotated[str, Field(min_length=1, max_length=64)]] | None = Field(default=None, max_length=20)
    note: str | None = Field(default=None, max_length=2000)
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$")
