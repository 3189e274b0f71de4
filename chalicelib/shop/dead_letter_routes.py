"""Failed work and its replay."""

from typing import Any, Literal

from chalicelib.core import audit, dead_letters
from chalicelib.core.access import staff
from chalicelib.core.http import Input, Output, Routes
from chalicelib.core.transaction import Transaction

routes = Routes("Failed work")


class DeadLetterOut(Output):
    id: str
    queue: str
    handler: str
    event_id: str
    event: str
    aggregate: str
    at: str


class DeadLettersOut(Output):
    items: list[DeadLetterOut]
    next_cursor: None


class Redrive(Input):
    """Which queue's failed work is tried again; all of it when none is named."""

    queue: Literal["fulfilment", "notification", "billing", "projection", "pictures"] | None = None


class RedrivenOut(Output):
    redriven: int


@routes.route("/api/admin/dead-letters", by=staff("settings.read"), gives=DeadLettersOut)
def list_dead_letters() -> dict[str, Any]:
    """Work that failed again and again: which handler, on which event. At most a hundred a queue, oldest first."""
    names = ("queue", "handler", "event_id", "event", "aggregate", "at")
    items = [
        {"id": letter.message_id, **{name: getattr(letter, name) for name in names}}
        for letter in dead_letters.dead_letters()
    ]
    return {"items": items, "next_cursor": None}


@routes.route("/api/admin/dead-letters/redrive", "POST", by=staff("settings.write"), takes=Redrive, gives=RedrivenOut)
def redrive(given: Redrive) -> dict[str, Any]:
    """Try failed work again, once its cause is mended. What had its effect already has none a second time."""
    redriven = dead_letters.redrive(given.queue)
    with Transaction() as tx:  # the queues keep no trace of who asked
        tx.create(
            audit.entry("dead_letters.redriven", "DEAD_LETTERS", {"queue": given.queue or "all", "redriven": redriven})
        )
    return {"redriven": redriven}
