"""What may come in about orders."""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema, field_validator, model_validator

from chalicelib.core import clock
from chalicelib.core.http import Input, PageQuery
from chalicelib.customers.service import AddressIn, EmailAddress
from chalicelib.orders.rules import LAPSED


def _moment(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return clock.as_text(clock.parse(value))
    except (ValueError, OverflowError):
        raise ValueError("give a moment as ISO 8601, such as 2026-11-22T10:00:00Z") from None


def _several(value: Any) -> Any:
    """A query says several as "placed,released"."""
    if isinstance(value, str):
        return tuple(dict.fromkeys(filter(None, (part.strip() for part in value.split(",")))))[:10] or None
    return value


Several = Annotated[
    tuple[Annotated[str, Field(max_length=40)], ...] | None,
    BeforeValidator(_several),
    WithJsonSchema({"anyOf": [{"type": "string", "examples": ["placed,released"]}, {"type": "null"}]}),
]
Minor = Annotated[int | None, Field(ge=0, le=10**15)]


class OrderConditions(Input):
    """All that is given must hold; of several states ("placed,released") one. Totals are minor units."""

    state: Several = None
    payment_state: Several = None
    fulfilment_state: Several = None
    hold: str | None = Field(default=None, max_length=40)
    customer: str | None = Field(default=None, min_length=1, max_length=100)
    sku: str | None = Field(default=None, max_length=255)
    location: str | None = Field(default=None, max_length=100)
    tag: str | None = Field(default=None, max_length=60)
    country: str | None = Field(default=None, min_length=2, max_length=2)
    delivery: str | None = Field(default=None, max_length=100)
    method: str | None = Field(default=None, max_length=20)
    priority: int | None = Field(default=None, ge=0, le=9)
    q: str | None = Field(default=None, max_length=100)
    placed_from: str | None = Field(default=None, max_length=40)
    placed_to: str | None = Field(default=None, max_length=40)
    total_from: Minor = None
    total_to: Minor = None

    _moments = field_validator("placed_from", "placed_to")(_moment)

    def as_json(self) -> dict[str, Any]:
        """What is given, to be kept and read back."""
        return self.model_dump(mode="json", exclude_none=True)


class OrdersQuery(OrderConditions, PageQuery):
    """Which orders, and how they are sorted."""

    sort: Literal["-placed_at", "placed_at", "-priority", "priority", "-total", "total"] = "-placed_at"


class OrderQuery(Input):
    at: str | None = Field(default=None, max_length=40)
    after: int | None = Field(default=None, ge=1, le=10**9, description="As it was after the event of this sequence.")

    _moment = field_validator("at")(_moment)


class TimelineQuery(PageQuery):
    limit: int = Field(default=100, ge=1, le=100)


class CancelOrder(Input):
    reason: str = Field(default="", max_length=500)
    version: int | None = Field(default=None, ge=1, description="As the preview had it; 412 when it has moved on.")

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


Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=r"^[^,=#]+$")]


class EditOrder(Input):
    """Only what is given changes. `add_tags` and `remove_tags` ask for no version, and go alone."""

    version: int | None = Field(default=None, ge=1, description="The version that was read; 412 when it has moved on.")
    add_tags: list[Tag] = Field(default_factory=list, max_length=20)
    remove_tags: list[Tag] = Field(default_factory=list, max_length=20)
    email: EmailAddress | None = None
    shipping_address: AddressIn | None = None
    billing_address: AddressIn | None = None
    note: str | None = Field(default=None, max_length=2000)
    gift_note: str | None = Field(default=None, max_length=500)
    tags: list[Tag] | None = Field(default=None, max_length=20)
    priority: int | None = Field(default=None, ge=0, le=9)
    reason: str = Field(default="", max_length=500)

    @property
    def moves_tags(self) -> bool:
        return bool(self.add_tags or self.remove_tags)

    @model_validator(mode="after")
    def _version_or_tags(self) -> Self:
        if self.moves_tags:
            if self.model_fields_set - {"add_tags", "remove_tags"}:
                raise ValueError("give add_tags and remove_tags alone")
        elif self.version is None:
            raise ValueError("give the version that was read")
        return self


class ViewFilters(Input):
    """What a view is narrowed to, as the list's own query has it."""

    state: str | None = Field(default=None, max_length=200)
    payment_state: str | None = Field(default=None, max_length=200)
    fulfilment_state: str | None = Field(default=None, max_length=200)
    hold: str | None = Field(default=None, max_length=40)
    customer: str | None = Field(default=None, max_length=100)
    sku: str | None = Field(default=None, max_length=255)
    location: str | None = Field(default=None, max_length=100)
    tag: str | None = Field(default=None, max_length=60)
    country: str | None = Field(default=None, max_length=2)
    delivery: str | None = Field(default=None, max_length=100)
    method: str | None = Field(default=None, max_length=20)
    priority: str | None = Field(default=None, max_length=1)
    q: str | None = Field(default=None, max_length=100)
    placed_from: str | None = Field(default=None, max_length=40)
    placed_to: str | None = Field(default=None, max_length=40)
    total_from: str | None = Field(default=None, max_length=20)
    total_to: str | None = Field(default=None, max_length=20)


class KeepView(Input):
    """A view; with `version`, the change of one that is there."""

    name: str = Field(min_length=1, max_length=60)
    shared: bool = False
    filters: ViewFilters = Field(default_factory=ViewFilters)
    columns: list[Annotated[str, Field(max_length=40)]] = Field(default_factory=list, max_length=20)
    sort: str = Field(default="-placed_at", max_length=20)
    version: int | None = Field(default=None, ge=1)


class ResolveProblem(Input):
    resolution: str = Field(min_length=1, max_length=1000)
