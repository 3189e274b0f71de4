"""Events: written in the same transaction as the change they tell of, together with their deliveries."""

from __future__ import annotations

import json
import random
import time
from typing import Any

from .call import API_VERSION, Call, new_id
from .store import Body, Store

NORMAL: dict[str, Any] = {"mode": "normal", "seconds": 0.0, "copies": 1}


def record(call: Call, type: str, about: Body, previous: dict[str, Any] | None = None) -> None:
    """Keep an event with the object as it is now, and what to deliver of it."""
    facts: Body = {"object": json.loads(json.dumps(about))}
    if previous is not None:
        facts["previous_attributes"] = previous
    event: Body = {
        "id": new_id("evt"),
        "object": "event",
        "api_version": API_VERSION,
        "created": call.now,
        "data": facts,
        "livemode": False,
        "pending_webhooks": 1 if call.notifies else 0,
        "request": {"id": call.request_id, "idempotency_key": call.idempotency_key},
        "type": type,
    }
    call.store.add(event)
    if call.notifies:
        deliver(call.store, event["id"])


def deliver(store: Store, event_id: str) -> None:
    """Queue an event's deliveries as the mode of the moment says."""
    mode = store.setting("mode") or NORMAL
    for _ in range(mode["copies"]):
        wait = mode["seconds"] * (random.random() if mode["mode"] == "shuffle" else 1)
        now = time.time()
        store.run(
            "INSERT INTO deliveries (event, state, due, created) VALUES (?, 'pending', ?, ?)", event_id, now + wait, now
        )


def shown(store: Store, event: Body) -> Body:
    """An event with the count of its deliveries still pending."""
    row = store.run(
        "SELECT count(*) AS pending FROM deliveries WHERE event = ? AND state = 'pending'", event["id"]
    ).fetchone()
    return event | {"pending_webhooks": row["pending"]}


def retrieve(call: Call, id: str) -> Body:
    return shown(call.store, call.need("event", id))
