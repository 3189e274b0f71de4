"""One request as the verbs see it, and the object look-ups they share."""

from __future__ import annotations

import secrets
import string
import time
from dataclasses import dataclass, field
from typing import Any

from .errors import Refused, no_such
from .parameters import Parameters
from .store import Body, Store

API_VERSION = "2026-10-28.endive"
ALPHABET = string.ascii_letters + string.digits


def new_id(prefix: str, length: int = 24) -> str:
    return f"{prefix}_" + "".join(secrets.choice(ALPHABET) for _ in range(length))


@dataclass
class Call:
    """A request inside its transaction. `publishable` is true when it came with a key a browser may hold."""

    store: Store
    given: Parameters
    origin: str = "http://127.0.0.1"
    publishable: bool = False
    notifies: bool = False
    idempotency_key: str | None = None
    request_id: str | None = field(default_factory=lambda: new_id("req", 14))
    now: int = field(default_factory=lambda: int(time.time()))

    def need(self, kind: str, id: str, param: str = "id", status: int = 404) -> Body:
        found = self.store.find(kind, id)
        if found is None:
            raise no_such(kind, id, param, status)
        return found

    def named(self, kind: str, param: str) -> Body | None:
        """The object a parameter names, or None when the parameter is absent."""
        value = self.given.get(param)
        if value is not None and not isinstance(value, str):
            raise Refused("Invalid string", "parameter_invalid_string", param)
        return self.need(kind, value, param, 400) if value else None


@dataclass(frozen=True)
class Kept:
    """An answer that is an error and yet has effects: a declined card leaves a charge and an event behind."""

    status: int
    body: dict[str, Any]
