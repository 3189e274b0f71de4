"""What the interchange routes take."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from chalicelib.core.http import Input, PageQuery
from chalicelib.orders.service import OrderConditions

Format = Literal["shopify-products"]


class ImportQuery(Input):
    """What is imported: the body, or the file sent to the upload address of this id."""

    format: Format
    upload: str | None = Field(default=None, pattern=r"^job_[0-9A-Z]{26}$")
    name: str = Field(default="", max_length=255, description="what you call the file")
    start: bool = Field(default=True, description="false: keep the file to look at, and start it later")


class StartExport(Input):
    """What to take out of the shop."""

    content: Literal["products", "customers", "orders", "stock"]
    orders: list[Annotated[str, Field(max_length=40)]] | None = Field(
        default=None, min_length=1, max_length=500, description="Only these orders, by id."
    )
    matching: OrderConditions | None = Field(default=None, description="Only orders a list with these filters has.")

    @model_validator(mode="after")
    def _of_orders(self) -> Self:
        given = [each for each in (self.orders, self.matching) if each is not None]
        if given and (self.content != "orders" or len(given) > 1):
            raise ValueError("name orders, or what they match, for an export of orders")
        return self

    @property
    def only(self) -> dict[str, Any] | None:
        """What narrows an export of orders, as it is kept; None for all there is."""
        if self.orders is not None:
            return {"orders": self.orders}
        return None if self.matching is None else {"matching": self.matching.as_json()}


class JobQuery(PageQuery):
    """The paging of a job's report; `taken` keeps the lines whose value was, or was not, taken."""

    taken: bool | None = None
