"""Small things every request needs (the shop, its taxes, locations), held for a few seconds in the process.

A change made in this process is seen at once (`forget`), in others within those seconds.
"""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from chalicelib.core import context

T = TypeVar("T")
_held: dict[tuple[str, str], tuple[float, Any]] = {}
SECONDS = 5.0


def held(key: str, load: Callable[[], T], seconds: float = SECONDS) -> T:
    """What `load` gave for the present shop, not older than `seconds`."""
    place = (context.shop(), key)
    found = _held.get(place)
    if found is None or found[0] < time.monotonic():
        found = _held[place] = (time.monotonic() + seconds, load())
    value: T = found[1]
    return value


def forget(key: str) -> None:
    """Load it anew the next time, since this process has just changed it."""
    _held.pop((context.shop(), key), None)
