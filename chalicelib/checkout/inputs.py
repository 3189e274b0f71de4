"""What may come in at checkout."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from chalicelib.core.http import Input

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Amount = Annotated[int, Field(ge=0, le=10**10, strict=True)]
Days = Annotated[int, Field(ge=0, le=365, strict=True)]


class MoneyIn(Input):
    """An amount in minor units of its currency."""

    amount: Annotated[int, Field(ge=0, le=10**12, strict=True)]
    currency: Currency


class PlaceOrder(Input):
    """How the buyer pays, and the total the buyer saw: another one is refused, not charged."""

    payment_method: Literal["stripe", "invoice", "manual"]
    expected_total: MoneyIn | None = None


class PlaceForBuyer(PlaceOrder):
    """The cart, which its token opens, of the order that staff made up for a buyer."""

    cart_id: str = Field(min_length=1, max_length=60)


Weekdays = Annotated[
    list[Annotated[int, Field(ge=1, le=7, strict=True)]],
    Field(min_length=1, max_length=7, description="ISO 8601: 1 is Monday, 7 is Sunday"),
]
MONDAY_TO_FRIDAY = (1, 2, 3, 4, 5)


def _dates(given: list[str]) -> list[str]:
    return sorted({date.fromisoformat(each).isoformat() for each in given})


class DeliveryOptionIn(Input):
    id: str = Field(pattern=r"^[a-z0-9-]{1,40}$")
    titles: dict[Literal["en", "nb", "id"], Annotated[str, Field(min_length=1, max_length=100)]] = Field(min_length=1)
    delivery_kind: Literal["delivery", "pickup"] = "delivery"
    countries: list[Country] = Field(default_factory=list, max_length=250)
    prices: dict[Currency, Amount] = Field(min_length=1, max_length=50)
    free_from: dict[Currency, Amount] = Field(default_factory=dict, max_length=50)
    tax_class: str = Field(default="standard", min_length=1, max_length=40)
    handling_days: Days = 1
    transit_days: Annotated[list[Days], Field(min_length=2, max_length=2, default_factory=lambda: [1, 3])]
    cut_off: str | None = Field(
        default=None,
        pattern=r"^([01]\d|2[0-3]):[0-5]\d$",
        description="What is ordered later than this, on the shop's clock, is packed as if ordered the next day.",
    )
    packing_weekdays: Weekdays = Field(default_factory=lambda: list(MONDAY_TO_FRIDAY))
    transit_weekdays: Weekdays = Field(default_factory=lambda: list(MONDAY_TO_FRIDAY))
    closed_on: Annotated[list[str], AfterValidator(_dates)] = Field(
        default_factory=list, max_length=200, description="Dates on which nothing is packed, carried or picked up"
    )
    location_id: str | None = Field(default=None, max_length=60)
    max_grams: Annotated[int, Field(ge=1, le=10**9, strict=True)] | None = None
    active: bool = True

    @model_validator(mode="after")
    def _makes_sense(self) -> "DeliveryOptionIn":
        if self.transit_days[0] > self.transit_days[1]:
            raise ValueError("the fastest transit comes first")
        if self.delivery_kind == "pickup" and not self.location_id:
            raise ValueError("a pickup option names its location")
        return self


class SetDelivery(Input):
    version: Annotated[int, Field(ge=0, strict=True)]
    options: list[DeliveryOptionIn] = Field(max_length=100)
