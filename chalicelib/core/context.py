"""Who and where we are, for the length of one request or message.

Context variables, so that threads and nested calls see their own; set only by `core.http`, `core.outbox`, the command
line and tests.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

_shop: ContextVar[str | None] = ContextVar("shop", default=None)
actor: ContextVar[str] = ContextVar("actor", default="system")
request_id: ContextVar[str] = ContextVar("request_id", default="")
source: ContextVar[str] = ContextVar("source", default="")  # the address that staff or a key ask from
deed: ContextVar[str] = ContextVar("deed", default="")  # what they ask: "PATCH /api/admin/shop"
deadline: ContextVar[float | None] = ContextVar("deadline", default=None)
first_write: ContextVar["FirstWrite | None"] = ContextVar("first_write", default=None)


@dataclass
class FirstWrite:
    """A marker that goes into the first transaction of this request or message, so that its effect happens once."""

    item: Any
    written: bool = False


class AlreadyDone(Exception):
    """The marker was there before: this request or message had its effect already."""


def shop() -> str:
    """The id of the shop this request or message is about."""
    found = _shop.get()
    if found is None:
        from chalicelib.core.settings import settings

        return settings.shop
    return found


@contextmanager
def acting(shop: str | None = None, by: str | None = None, once: FirstWrite | None = None) -> Iterator[None]:
    """Set the shop and the actor for what happens inside."""
    tokens: list[tuple[ContextVar[Any], Any]] = [(first_write, first_write.set(once))]
    if shop is not None:
        tokens.append((_shop, _shop.set(shop)))
    if by is not None:
        tokens.append((actor, actor.set(by)))
    try:
        yield
    finally:
        for variable, token in reversed(tokens):
            variable.reset(token)
