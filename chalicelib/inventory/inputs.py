"""What may come in about stock."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from chalicelib.core.http import Input, PageQuery

MOST = 1_000_000_000
Sku = Annotated[str, Field(min_length=1, max_length=128)]
LocationId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.-]+$")]
Whole = Annotated[int, Field(ge=0, le=MOST)]
Difference = Annotated[int, Field(ge=-MOST, le=MOST)]

UP, DOWN = ("received", "found"), ("damaged", "lost")


class ListLevels(PageQuery):
    """Which levels: of SKUs that begin with `q`, and of one location where it is named."""

    q: str = Field(default="", max_length=128, description="How the SKU begins")
    location: LocationId | None = None
    below: int | None = Field(default=None, ge=-MOST, le=MOST, description="Only what has fewer than these available")


class MoveStock(Input):
    """A count (`counted`, `safety`, `incoming`: how many there are), or a difference (`on_hand`: how many came)."""

    sku: Sku
    location_id: LocationId
    reason: Literal["counted", "received", "damaged", "lost", "found", "corrected"]
    counted: Whole | None = Field(default=None, description="How many are on hand")
    safety: Whole | None = Field(default=None, description="How many are kept back and never sold")
    incoming: Whole | None = Field(default=None, description="How many are on their way; falls as goods are received")
    on_hand: Difference | None = Field(default=None, description="How many came (or went, below nothing)")
    note: str = Field(default="", max_length=500)

    @model_validator(mode="after")
    def _one_or_the_other(self) -> "MoveStock":
        absolute = not (self.counted is None and self.safety is None and self.incoming is None)
        if absolute == (self.on_hand is not None):
            raise PydanticCustomError("count_or_difference", "Give counted, safety, incoming, or else on_hand alone")
        if absolute and self.reason not in ("counted", "corrected"):
            raise PydanticCustomError("reason_is_difference", "A count has the reason counted or corrected")
        if self.on_hand is not None:
            _fits(self.reason, self.on_hand)
        return self


def _fits(reason: str, difference: int) -> None:
    if difference == 0 or reason == "counted":
        raise PydanticCustomError("no_difference", "A difference is not 0, and a count goes in counted")
    if (reason in UP and difference < 0) or (reason in DOWN and difference > 0):
        raise PydanticCustomError("wrong_sign", "Goods received or found are above 0; damaged or lost ones below 0")


class FeedLineIn(Input):
    """One SKU of a feed: `on_hand` is how many there are, `delta` how many came or went since the last feed."""

    id: str | None = Field(default=None, min_length=1, max_length=64, description="Its own id; else its place, from 1")
    sku: Sku
    location_id: LocationId | None = Field(default=None, description="May be left out where there is one location")
    on_hand: Whole | None = None
    delta: Difference | None = None

    @model_validator(mode="after")
    def _absolute_or_delta(self) -> "FeedLineIn":
        if (self.on_hand is None) == (self.delta is None):
            raise PydanticCustomError("absolute_or_delta", "Give on_hand or delta, one of the two")
        return self


class TakeFeed(Input):
    """A warehouse's levels. A line that cannot be read is refused alone; a line taken before is not taken again."""

    feed_id: str = Field(min_length=1, max_length=128, description="Names this feed; the same one is taken once")
    lines: list[Annotated[FeedLineIn | Any, Field(union_mode="left_to_right")]] = Field(min_length=1, max_length=1000)


class LocationAddress(Input):
    """Where a location is, as it stands on labels and packing slips."""

    name: str = Field(default="", max_length=120)
    company: str = Field(default="", max_length=120)
    line1: str = Field(default="", max_length=200)
    line2: str = Field(default="", max_length=200)
    city: str = Field(default="", max_length=100)
    region: str = Field(default="", max_length=100)
    postal_code: str = Field(default="", max_length=20)
    country: str = Field(default="", pattern=r"^([A-Z]{2})?$", description="ISO 3166-1 alpha-2")
    phone: str = Field(default="", max_length=40)


class AddLocation(Input):
    """A new place that holds stock."""

    location_id: LocationId | None = Field(default=None, description="Another system's name for it; else one is made")
    name: str = Field(min_length=1, max_length=120)
    address: LocationAddress = Field(default_factory=LocationAddress)
    position: int | None = Field(default=None, ge=0, le=10_000, description="Lines are sourced in this order")
    ships: bool = True
    pickup: bool = False


class ChangeLocation(Input):
    """What to change of a location; what is left out stays."""

    version: int | None = Field(default=None, ge=1)
    name: str = Field(default="", min_length=1, max_length=120)
    address: LocationAddress = Field(default_factory=LocationAddress)
    position: int = Field(default=0, ge=0, le=10_000)
    ships: bool = True
    pickup: bool = False
    active: bool = True


class TransferLineIn(Input):
    sku: Sku
    quantity: int = Field(ge=1, le=MOST)


class Transfer(Input):
    """Goods that go from one location to another, all lines or none."""

    from_location_id: LocationId
    to_location_id: LocationId
    lines: list[TransferLineIn] = Field(min_length=1, max_length=18)
    note: str = Field(default="", max_length=500)


class OpenStocktake(Input):
    """A count of a location."""

    location_id: LocationId
    title: str = Field(default="", max_length=120)


class EnterCount(Input):
    """What was counted of a SKU: how many there are, or how many more were found."""

    sku: Sku
    counted: Whole | None = None
    add: Difference | None = Field(default=None, description="A scan adds 1")

    @model_validator(mode="after")
    def _one_of_two(self) -> "EnterCount":
        if (self.counted is None) == (self.add is None):
            raise PydanticCustomError("counted_or_add", "Give counted or add, one of the two")
        return self


class ChangeStocktake(Input):
    """A new title, or its end."""

    version: int | None = Field(default=None, ge=1)
    title: str | None = Field(default=None, max_length=120)
    state: Literal["posted", "cancelled"] | None = None
