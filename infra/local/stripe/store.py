"""Everything the simulator remembers, in one SQLite file that survives kill -9.

One connection, one lock: a request is one transaction, from the look at its idempotency key to its last webhook, and
is on disk before it is answered. That order is what makes a repeated key, an event and its delivery exact.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .errors import Refused

Body = dict[str, Any]

SCHEMA = """
CREATE TABLE IF NOT EXISTS objects (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  behaviour TEXT,
  created INTEGER GENERATED ALWAYS AS (json_extract(body, '$.created')) VIRTUAL,
  type TEXT GENERATED ALWAYS AS (json_extract(body, '$.type')) VIRTUAL,
  payment_intent TEXT GENERATED ALWAYS AS (json_extract(body, '$.payment_intent')) VIRTUAL,
  charge TEXT GENERATED ALWAYS AS (json_extract(body, '$.charge')) VIRTUAL,
  customer TEXT GENERATED ALWAYS AS (json_extract(body, '$.customer')) VIRTUAL,
  source TEXT GENERATED ALWAYS AS (json_extract(body, '$.source')) VIRTUAL,
  email TEXT GENERATED ALWAYS AS (json_extract(body, '$.email')) VIRTUAL,
  currency TEXT GENERATED ALWAYS AS (json_extract(body, '$.currency')) VIRTUAL
);
CREATE INDEX IF NOT EXISTS objects_by_kind ON objects (kind, sequence);
CREATE INDEX IF NOT EXISTS objects_by_payment_intent ON objects (payment_intent) WHERE payment_intent IS NOT NULL;
CREATE INDEX IF NOT EXISTS objects_by_charge ON objects (charge) WHERE charge IS NOT NULL;
CREATE INDEX IF NOT EXISTS objects_by_source ON objects (source) WHERE source IS NOT NULL;
CREATE TABLE IF NOT EXISTS answers (
  key TEXT PRIMARY KEY, request TEXT NOT NULL, parameters TEXT NOT NULL,
  status INTEGER NOT NULL, body TEXT NOT NULL, request_id TEXT NOT NULL, created INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, state TEXT NOT NULL, due REAL NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0, created REAL NOT NULL, answer TEXT
);
CREATE INDEX IF NOT EXISTS deliveries_pending ON deliveries (due, id) WHERE state = 'pending';
CREATE INDEX IF NOT EXISTS deliveries_by_event ON deliveries (event);
CREATE INDEX IF NOT EXISTS deliveries_undelivered ON deliveries (event) WHERE state != 'delivered';
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class Store:
    """The file stripe.sqlite in `home`. Use it inside `with store.transaction():` only."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.connection = sqlite3.connect(
            home / "stripe.sqlite", isolation_level=None, check_same_thread=False, timeout=1
        )
        self.connection.row_factory = sqlite3.Row
        self.lock = threading.RLock()
        self.run("PRAGMA locking_mode = EXCLUSIVE")  # one simulator to a file
        self.run("PRAGMA journal_mode = WAL")
        self.run("PRAGMA synchronous = FULL")
        self.connection.executescript(SCHEMA)
        self.closed = False
        self._forget()

    def _forget(self) -> None:
        """Drop answers to idempotency keys of more than a day ago, and deliveries done more than 30 days ago."""
        now = time.time()
        self.run("DELETE FROM answers WHERE created < ?", int(now) - 86_400)
        self.run("DELETE FROM deliveries WHERE state = 'delivered' AND created < ?", now - 30 * 86_400)

    def run(self, statement: str, *values: object) -> sqlite3.Cursor:
        return self.connection.execute(statement, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self.lock:
            if self.closed:
                raise Refused("The Stripe simulator is stopping.", status=503, type="api_error")
            self.run("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.run("ROLLBACK")
                raise
            self.run("COMMIT")

    @contextmanager
    def undone_if_refused(self) -> Iterator[None]:
        """Inside a transaction: an error takes back what was written since, and the transaction goes on."""
        self.run("SAVEPOINT request")
        try:
            yield
        except BaseException:
            self.run("ROLLBACK TO request")
            raise
        finally:
            self.run("RELEASE request")

    def add(self, body: Body, behaviour: str | None = None) -> Body:
        """Keep a new object. `behaviour` names the test card a payment method stands for, and is never shown."""
        self.run(
            "INSERT INTO objects (id, kind, body, behaviour) VALUES (?, ?, ?, ?)",
            body["id"],
            body["object"],
            json.dumps(body),
            behaviour,
        )
        return body

    def change(self, body: Body) -> Body:
        self.run("UPDATE objects SET body = ? WHERE id = ?", json.dumps(body), body["id"])
        return body

    def find(self, kind: str, id: str) -> Body | None:
        row = self.run("SELECT body FROM objects WHERE id = ? AND kind = ?", id, kind).fetchone()
        return json.loads(row["body"]) if row else None

    def find_any(self, id: str) -> Body | None:
        row = self.run("SELECT body FROM objects WHERE id = ?", id).fetchone()
        return json.loads(row["body"]) if row else None

    def behaviour(self, id: str) -> str:
        row = self.run("SELECT behaviour FROM objects WHERE id = ?", id).fetchone()
        return str(row["behaviour"])

    def all(self, kind: str, **equal: str) -> list[Body]:
        """Every object of a kind with these fields, oldest first; for the few that belong to one charge."""
        conditions = "".join(f" AND {name} = ?" for name in equal)
        rows = self.run(f"SELECT body FROM objects WHERE kind = ?{conditions} ORDER BY sequence", kind, *equal.values())
        return [json.loads(row["body"]) for row in rows]

    def page(self, kind: str, conditions: list[tuple[str, list[object]]], order: str, limit: int) -> list[Body]:
        """One page of a list: `conditions` are SQL with their values, joined by AND."""
        where = "".join(f" AND {condition}" for condition, _ in conditions)
        values = [value for _, several in conditions for value in several]
        rows = self.run(
            f"SELECT body FROM objects WHERE kind = ?{where} ORDER BY sequence {order} LIMIT ?", kind, *values, limit
        )
        return [json.loads(row["body"]) for row in rows]

    def sequence(self, id: str) -> int | None:
        row = self.run("SELECT sequence FROM objects WHERE id = ?", id).fetchone()
        return row["sequence"] if row else None

    def setting(self, name: str) -> Any:
        row = self.run("SELECT value FROM settings WHERE name = ?", name).fetchone()
        return json.loads(row["value"]) if row else None

    def set(self, name: str, value: Any) -> None:
        self.run("INSERT OR REPLACE INTO settings VALUES (?, ?)", name, json.dumps(value))

    def close(self) -> None:
        with self.lock:
            self.closed = True
            self.connection.close()
