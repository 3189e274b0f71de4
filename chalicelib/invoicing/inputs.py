"""What may come in about documents."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from chalicelib.core.http import Input, PageQuery, SinceQuery

MOST_ORDERS = 50  # in one file of packing slips


class DocumentsQuery(SinceQuery):
    document: Literal["invoice", "credit_note"] | None = None
    number: str | None = Field(
        default=None, min_length=1, max_length=40, description="The whole number, such as F000001"
    )
    customer: str | None = Field(default=None, min_length=1, max_length=100)
    order: str | None = Field(default=None, min_length=1, max_length=100)


class CreditNotesQuery(PageQuery):
    customer: str | None = Field(default=None, min_length=1, max_length=100)
    order: str | None = Field(default=None, min_length=1, max_length=100)


class ReceivablesQuery(PageQuery):
    state: Literal["open", "settled"] = "open"


class PackingSlipQuery(Input):
    shipment: str | None = Field(default=None, min_length=1, max_length=100)


def _several(text: str) -> str:
    named = [each for each in text.split(",") if each]
    if not 1 <= len(named) <= MOST_ORDERS:
        raise ValueError(f"Name 1 to {MOST_ORDERS} orders, with commas between them")
    return ",".join(dict.fromkeys(named))


class ManyOrders(Input):
    """Orders by id, with commas between them, and the location that sends them."""

    orders: Annotated[str, Field(max_length=4000), AfterValidator(_several)]
    location: str = Field(min_length=1, max_length=60)

    @property
    def order_ids(self) -> list[str]:
        return self.orders.split(",")


class PickingListQuery(ManyOrders):
    language: Literal["en", "nb", "id"] = "en"
