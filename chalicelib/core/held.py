"""Small things every request needs (the shop, its taxes, locations), held for a few seconds in the process.

A change made in this process is seen at once (`forget`), in others within those seconds. Staff and keys, who make such
changes, always see what is stored: a list shows what was just saved by way of another process.
"""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from chalicelib.core import context

T = TypeVar("T")
_held: dict[tuple[str, str], tuple[float, str, Any]] = {}  # until when, read by which request, what
SECONDS = 5.0


def held(key: str, load: Callable[[], T], seconds: float = SECONDS) -> T:
    """What `load` gave for the present shop, not older than `seconds`. Staff and keys: read in this request."""
    place = (context.shop(), key)
    found = _held.get(place)
    request = context.request_id.get()
    works_here = context.actor.get().startswith(("staff:", "key:"))
    anew = works_here and seconds <= SECONDS and found is not None and found[1] != request
    if found is None or anew or found[0] < time.monotonic():
        found = _held[place] = (time.monotonic() + seconds, request, load())
    value: T = found[2]
    return value


def forget(key: str) -> None:
    """Load it anew the next time, since this process has just changed it."""
    _held.pop((context.shop(), key), None)
