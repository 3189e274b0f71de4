"""Whether every part of the runtime is up: GET /health."""

import contextlib
import json
import os
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from infra.local.children import listens
from infra.local.gateway import Answer

# The background process says that it lives twice a second.
FRESH_SECONDS = 5.0


class Pulse:
    """What the background process last said of itself.

    `queues`: they are there. `idle`: no event waited anywhere when the database's footprint was `seen`.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.told: tuple[bool, bool, list[int]] | None = None

    def beat(self, queues: bool, idle: bool, seen: list[int]) -> None:
        self.told = (queues, idle, seen)
        told = {"pid": os.getpid(), "at": time.time(), "queues": queues, "idle": idle, "seen": seen}
        fresh = self.file.with_suffix(".new")
        fresh.write_text(json.dumps(told))
        fresh.replace(self.file)

    def read(self) -> dict[str, Any]:
        """The last beat, or {} when it is old or the process that gave it is gone."""
        with contextlib.suppress(OSError, ValueError):
            told: dict[str, Any] = json.loads(self.file.read_text())
            os.kill(told["pid"], 0)
            if time.time() - told["at"] < FRESH_SECONDS:
                return told
        return {}


def footprint(database: Path) -> list[int]:
    """What changes with every write to the database's file, asked of the file system alone."""
    with contextlib.suppress(FileNotFoundError):
        told = os.stat(f"{database}-wal")
        return [told.st_mtime_ns, told.st_size]
    return [0, 0]


def health(home: Path, env: dict[str, str]) -> Answer:
    """200 when every part answers, else 503; `idle` tells that no event waits to be handled."""
    pulse = Pulse(home / "pulse.json").read()
    parts = {
        "database": answers(env["DAYBOOK_DYNAMODB_URL"]),
        "queues": answers(env["DAYBOOK_AWS_URL"]) and bool(pulse.get("queues")),
        "relay": bool(pulse),
    }
    if env.get("DAYBOOK_STRIPE_URL"):
        parts["stripe"] = answers(env["DAYBOOK_STRIPE_URL"])
    up = all(parts.values())
    idle = up and bool(pulse.get("idle")) and pulse["seen"] == footprint(home / "daybook.db")
    told = {"status": "ok" if up else "starting", "parts": parts, "idle": idle}
    headers = [("Content-Type", "application/json"), ("Cache-Control", "no-store")]
    return Answer(200 if up else 503, headers, json.dumps(told).encode())


def answers(url: str) -> bool:
    return listens(urlsplit(url).port or 80)
