"""What happens to stock apart from orders, and to locations. What orders do to stock is told on the order."""

from dataclasses import dataclass
from typing import Any

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class StockChanged(Fact, name="stock.changed"):
    """These SKUs were counted, received, corrected or fed. `cause` is the feed's or import's id, if any."""

    skus: list[str]
    reason: str
    cause: str = ""


@dataclass(frozen=True)
class StocktakeOpened(Fact, name="stocktake.opened"):
    stocktake_id: str
    location_id: str
    title: str


@dataclass(frozen=True)
class StocktakePosting(Fact, name="stocktake.posting"):
    """What was counted is being posted; a worker sees that all of it is."""

    stocktake_id: str


@dataclass(frozen=True)
class StocktakeFinished(Fact, name="stocktake.finished"):
    """`state` is posted or cancelled."""

    stocktake_id: str
    state: str


@dataclass(frozen=True)
class LocationAdded(Fact, name="location.added"):
    location_id: str
    name: str


@dataclass(frozen=True)
class LocationChanged(Fact, name="location.changed"):
    """`fields` holds the new values. What can be bought changes with `active` and `ships`."""

    location_id: str
    fields: dict[str, Any]
