"""What may come in about stock alerts."""

from typing import Literal

from pydantic import Field

from chalicelib.core.http import Input
from chalicelib.customers.service import EmailAddress


class AskAlert(Input):
    sku: str = Field(min_length=1, max_length=128)
    email: EmailAddress
    language: Literal["en", "nb", "id"] = "en"
