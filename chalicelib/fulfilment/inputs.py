"""What may come in about shipments."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from chalicelib.core.http import Input, PageQuery


class ShippedLine(Input):
    line_id: str = Field(min_length=1, max_length=60)
    quantity: Annotated[int, Field(ge=1, le=100_000, strict=True)]


class ShipOrder(Input):
    """What leaves: these lines, or everything left at the location when none are named."""

    lines: list[ShippedLine] | None = Field(default=None, min_length=1, max_length=200)
    location_id: str | None = Field(default=None, min_length=1, max_length=60)
    carrier: str = Field(default="", max_length=80)
    tracking_number: str = Field(default="", max_length=80)
    tracking_url: str = Field(default="", max_length=500)


class ToShipQuery(PageQuery):
    location: str | None = Field(default=None, min_length=1, max_length=60)
    show: Literal["all", "ready", "held", "partly", "overdue"] = "all"


class PackingQuery(Input):
    location: str = Field(min_length=1, max_length=60)


class Pick(Input):
    """Units of a line that were taken from the shelf; put back, where negative."""

    location_id: str = Field(min_length=1, max_length=60)
    line_id: str = Field(min_length=1, max_length=60)
    quantity: Annotated[int, Field(ge=-100_000, le=100_000, strict=True)]

    @field_validator("quantity")
    @classmethod
    def some(cls, quantity: int) -> int:
        if quantity == 0:
            raise ValueError("Say how many were picked, or, below nothing, how many were put back")
        return quantity
