"""What may come in about shipments."""

from typing import Annotated

from pydantic import Field

from chalicelib.core.http import Input


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
