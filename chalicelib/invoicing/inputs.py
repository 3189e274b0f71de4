"""What may come in about documents."""

from typing import Literal

from pydantic import Field

from chalicelib.core.http import Input, PageQuery


class DocumentsQuery(PageQuery):
    document: Literal["invoice", "credit_note"] | None = None
    customer: str | None = Field(default=None, min_length=1, max_length=100)
    order: str | None = Field(default=None, min_length=1, max_length=100)


class CreditNotesQuery(PageQuery):
    customer: str | None = Field(default=None, min_length=1, max_length=100)
    order: str | None = Field(default=None, min_length=1, max_length=100)


class ReceivablesQuery(PageQuery):
    state: Literal["open", "settled"] = "open"


class PackingSlipQuery(Input):
    shipment: str | None = Field(default=None, min_length=1, max_length=100)
