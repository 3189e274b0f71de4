"""What an event adds to which figures. Pure: handlers add it, and a recount of the journal folds the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

ZEROES = {"orders": 0, "sales": 0, "cancelled": 0, "refunds": 0, "refunded": 0}
LOW = 5  # units left, from which on a SKU is running out


def day_of(at: str, zone: tzinfo) -> str:
    """The day a moment (ISO 8601, UTC) falls on in this time zone."""
    return datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone(zone).date().isoformat()


def sold(name: str, payload: Mapping[str, Any]) -> tuple[str, dict[str, int]] | None:
    """What an event adds to its day: currency and figures; None where it adds nothing."""
    match name:
        case "order.placed":
            order = payload["order"]
            return order["currency"], {"orders": 1, "sales": order["totals"]["total"]}
        case "order.cancelled" if payload["was"] != "pending_payment":
            return payload["currency"], {"cancelled": 1}
        case "order.refunded":
            return payload["currency"], {"refunds": 1, "refunded": payload["amount"]}
    return None


def counted(name: str, payload: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """(what, which, state) that an event says of a problem or a review; None where it says nothing of either."""
    match name:
        case "order.problem_opened":
            return "problem", f"{payload['order_id']}#{payload['code']}", "open"
        case "order.problem_resolved":
            return "problem", f"{payload['order_id']}#{payload['code']}", "resolved"
        case "review.posted" | "review.edited":
            return "review", payload["review_id"], payload["state"]
        case "review.published":
            return "review", payload["review_id"], "published"
        case "review.rejected":
            return "review", payload["review_id"], "rejected"
        case "review.deleted":
            return "review", payload["review_id"], "deleted"
    return None


@dataclass
class Figures:
    """All figures of a shop: what a recount gives."""

    sales: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)  # by currency and day
    states: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)  # by what and which: state, as_of

    def tallies(self) -> dict[tuple[str, str], int]:
        """How many there are of each (what, state)."""
        found: dict[tuple[str, str], int] = {}
        for (what, _), (state, _) in self.states.items():
            found[what, state] = found.get((what, state), 0) + 1
        return found


@dataclass(frozen=True)
class Told:
    """What a recount needs of an event."""

    name: str
    at: str
    aggregate: str
    sequence: int
    payload: Mapping[str, Any]
    changed: Mapping[str, Any]


def recount(events: Iterable[Told], zone: tzinfo) -> Figures:
    """The figures that a whole journal makes, in whatever order its events come."""
    figures = Figures()
    for event in events:
        added = sold(event.name, event.payload)
        if added:
            day = figures.sales.setdefault((added[0], day_of(event.at, zone)), dict(ZEROES))
            for name, amount in added[1].items():
                day[name] += amount
        said = counted(event.name, event.payload)
        if said:
            _state(figures, said[0], said[1], said[2], event.sequence)
        if event.aggregate.startswith("ORDER#") and "state" in event.changed:
            _state(figures, "order", event.aggregate.removeprefix("ORDER#"), event.changed["state"], event.sequence)
    return figures


def _state(figures: Figures, what: str, which: str, state: str, as_of: int) -> None:
    before = figures.states.get((what, which))
    if before is None or before[1] < as_of:
        figures.states[what, which] = (state, as_of)


def days_back(today: date, days: int) -> list[str]:
    """The last `days` days, oldest first, today included."""
    return [(today - timedelta(days=n)).isoformat() for n in range(days - 1, -1, -1)]


def rank(available: int) -> str | None:
    """Where a SKU stands among what is running out; None where there is enough of it."""
    return f"{max(available, 0):04}" if available <= LOW else None
