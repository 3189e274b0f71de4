"""What goes out about stock."""

from typing import Literal

from pydantic import Field

from chalicelib.core.http import Output, Sentence


class LevelOut(Output):
    """How much of a SKU a location has; `available` is on_hand - reserved - safety, and may be below nothing."""

    location_id: str
    location: str
    on_hand: int
    reserved: int
    incoming: int
    safety: int
    available: int


class StockOut(Output):
    """A SKU in stock: its levels, and what they add up to."""

    sku: str
    product_id: str | None
    title: str
    on_hand: int
    reserved: int
    available: int
    levels: list[LevelOut]


class StockPageOut(Output):
    items: list[StockOut]
    next_cursor: str | None


class ReservationOut(Output):
    """What an order holds of a SKU."""

    order_id: str
    location_id: str
    quantity: int


class MovementOut(Output):
    """One change of a level: the differences, why, by whom, and the event or feed it belongs to."""

    id: str
    location_id: str
    reason: str
    on_hand: int
    reserved: int
    safety: int
    incoming: int
    cause: str
    order_id: str | None
    note: str
    actor: str
    at: str


class MovementPageOut(Output):
    items: list[MovementOut]
    next_cursor: str | None


class OverviewOut(StockOut):
    """A SKU's stock with what orders hold of it, oldest first, and its movements, newest first."""

    reservations: list[ReservationOut]
    reservations_complete: bool = Field(description="False where older orders hold some too, too far back to list")
    movements: MovementPageOut


class FeedResultOut(Output):
    """What came of a line of a feed."""

    line: int = Field(description="Its place in the feed, from 1")
    id: str
    sku: str | None
    location_id: str | None
    state: Literal["taken", "unchanged", "clamped", "refused"]
    code: str | None
    detail: Sentence | None
    on_hand: int | None
    repeated: bool = Field(description="Whether it was taken before, and so not again")


class FeedOut(Output):
    """A result for every line, in the feed's order."""

    feed_id: str
    taken: int
    unchanged: int
    clamped: int
    refused: int
    items: list[FeedResultOut]


class LocationAddressOut(Output):
    name: str = ""
    company: str = ""
    line1: str = ""
    line2: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    phone: str = ""


class LocationOut(Output):
    """A place that holds stock."""

    id: str
    name: str
    address: LocationAddressOut
    active: bool
    ships: bool
    pickup: bool
    position: int
    version: int


class LocationPageOut(Output):
    items: list[LocationOut]
    next_cursor: str | None


class StocktakeOut(Output):
    """A count of a location. `posting`: a worker is at it."""

    id: str
    title: str
    location_id: str
    location: str
    state: Literal["open", "posting", "posted", "cancelled"]
    opened_by: str
    created_at: str
    finished_at: str | None
    version: int


class StocktakePageOut(Output):
    items: list[StocktakeOut]
    next_cursor: str | None


class StocktakeLineOut(Output):
    """`difference` is what is, or was, posted; `moved`: stock moved while this SKU was counted."""

    sku: str
    title: str
    counted: int
    expected: int = Field(description="What the books said when the figure was entered")
    difference: int
    moved: bool
    posted: bool
    entered_by: str
    entered_at: str


class StocktakeLinesOut(StocktakeOut):
    lines: list[StocktakeLineOut]
    next_cursor: str | None
