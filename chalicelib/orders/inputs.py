"""What may come in about orders."""

from typing import Literal

from pydantic import Field, field_validator

from chalicelib.core import clock
from chalicelib.core.http import Input, PageQuery
from chalicelib.orders.rules import LAPSED


def _moment(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return clock.as_text(clock.parse(value))
    except (ValueError, OverflowError):
        raise ValueError("give a moment as ISO 8601, such as 2026-11-22T10:00:00Z") from None


class OrdersQuery(PageQuery):
    state: str | None = Field(default=None, max_length=40)
    payment_state: str | None = Field(default=None, max_length=40)
    fulfilment_state: str | None = Field(default=None, max_length=40)
    hold: str | None = Field(default=None, max_length=40)
    customer: str | None = Field(default=None, min_length=1, max_length=100)
    sku: str | None = Field(default=None, max_length=255)
    location: str | None = Field(default=None, max_length=100)
    q: str | None = Field(default=None, max_length=100)
    placed_from: str | None = Field(default=None, max_length=40)
    placed_to: str | None = Field(default=None, max_length=40)
    sort: Literal["-placed_at", "placed_at", "-priority", "priority", "-total", "total"] = "-placed_at"

    _moments = field_validator("placed_from", "placed_to")(_moment)


class OrderQuery(Input):
    at: str | None = Field(default=None, max_length=40)
    after: int | None = Field(default=None, ge=1, le=10**9, description="As it was after the event of this sequence.")

    _moment = field_validator("at")(_moment)


class TimelineQuery(PageQuery):
    limit: int = Field(default=100, ge=1, le=100)


class CancelOrder(Input):
    reason: str = Field(default="", max_length=500)

    @field_validator("reason")
    @classmethod
    def _own_words(cls, reason: str) -> str:
        if reason == LAPSED:
            raise ValueError("say why in your own words: this one is for payments that did not come in time")
        return reason


class PlaceHold(Input):
    type: Literal["credit", "fraud", "address", "payment", "stock", "custom"]
    reason: str = Field(min_length=1, max_length=500)


class AddNote(Input):
    text: str = Field(min_length=1, max_length=4000)


class ResolveProblem(Input):
    resolution: str = Field(min_length=1, max_length=1000)
