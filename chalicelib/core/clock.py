"""The one place that knows what time it is; tests hold it still.

Moments are ISO 8601 UTC strings with milliseconds ("2026-11-22T10:00:00.000Z"): they sort as text, and are stored and
shown as they are.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta

_held: ContextVar[datetime | None] = ContextVar("held_clock", default=None)


def moment() -> datetime:
    """The present moment, aware, in UTC."""
    return _held.get() or datetime.now(UTC)


def now() -> str:
    """The present moment as text."""
    return as_text(moment())


def as_text(at: datetime) -> str:
    """An aware moment as ISO 8601 UTC text with milliseconds."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse(text: str) -> datetime:
    """The moment an ISO 8601 text names; without an offset it is UTC. Raises ValueError."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def of_epoch(seconds: int) -> str:
    """The moment of an epoch second, as text."""
    return as_text(datetime.fromtimestamp(seconds, UTC))


def today() -> date:
    """Today's date in UTC."""
    return moment().date()


def local(zone: str) -> datetime:
    """The present moment in a time zone (IANA's name: "Europe/Oslo"). Raises ValueError where there is none."""
    return in_zone(moment(), zone)


def in_zone(at: datetime, zone: str) -> datetime:
    """An aware moment on the clocks of a time zone. Raises ValueError where there is none of this name."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return at.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(f"there is no time zone {zone}") from error


def later(**span: float) -> str:
    """The moment this long from now (arguments as for timedelta), as text."""
    return as_text(moment() + timedelta(**span))


def epoch(**span: float) -> int:
    """Seconds since 1970, this long from now: the form DynamoDB's time-to-live wants."""
    return int((moment() + timedelta(**span)).timestamp())


@contextmanager
def held_at(at: str | datetime) -> Iterator[None]:
    """Hold the clock still at this moment, in this context only (tests)."""
    token = _held.set(parse(at) if isinstance(at, str) else at)
    try:
        yield
    finally:
        _held.reset(token)
