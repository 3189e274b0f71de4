"""Delivery of events: signed as Stripe signs them, retried for three days, the same after a kill."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import threading
import time
from typing import Any
from urllib.parse import urlsplit

from .events import NORMAL
from .store import Store

THREADS = 4
SECONDS_TO_ANSWER = 20
SECONDS_TO_STOP = 3
LONGEST_WAIT = 60.0
GIVES_UP_AFTER = 3 * 86_400.0


def signature(body: bytes, secret: str, at: int) -> str:
    """The Stripe-Signature header (docs.stripe.com/webhooks/signature)."""
    mac = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256)
    return f"t={at},v1={mac.hexdigest()}"


def wait_after(attempts: int) -> float:
    """Seconds to the next try: 1, 2, 4 ... 60. Stripe waits hours; one machine restarts in seconds."""
    return min(2.0 ** (attempts - 1), LONGEST_WAIT)


class Deliverer:
    """Threads that carry pending deliveries to one address. What is pending is in the store, never here."""

    def __init__(self, store: Store, address: str | None, secret: str) -> None:
        self.store, self.address, self.secret = store, address, secret
        self.busy: set[int] = set()
        self.changed = threading.Condition(store.lock)
        self.stopping = False
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(THREADS if address else 0)]

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        """Give what is under way a moment; the rest stays pending in the store."""
        with self.changed:
            self.stopping = True
            self.changed.notify_all()
        until = time.monotonic() + SECONDS_TO_STOP
        for thread in self.threads:
            thread.join(max(0.0, until - time.monotonic()))

    def wake(self) -> None:
        with self.changed:
            self.changed.notify_all()

    def settled(self, timeout: float) -> int:
        """Wait until nothing is pending, at most `timeout` seconds, and say how many deliveries still are."""
        until = time.monotonic() + timeout
        with self.changed:
            while (pending := self._pending()) and time.monotonic() < until and not self._held():
                self.changed.wait(min(0.2, max(0.0, until - time.monotonic())))
            return pending

    def _pending(self) -> int:
        row = self.store.run("SELECT count(*) AS pending FROM deliveries WHERE state = 'pending'").fetchone()
        return int(row["pending"])

    def _held(self) -> bool:
        return bool((self.store.setting("mode") or NORMAL)["mode"] == "hold")

    def _work(self) -> None:
        while True:
            with self.changed:
                if self.stopping:
                    return
                delivery = self._claimed()
                if delivery is None:
                    continue
            answer, taken = self._posted(delivery)
            self._finish(delivery, answer, taken)

    def _claimed(self) -> dict[str, Any] | None:
        """The delivery due first, now this thread's; None after waiting for a change or for the next to fall due."""
        if self._held():
            self.changed.wait()
            return None
        others = ", ".join(map(str, self.busy))
        row = self.store.run(
            "SELECT deliveries.*, objects.body FROM deliveries JOIN objects ON objects.id = deliveries.event "
            f"WHERE state = 'pending' AND deliveries.id NOT IN ({others}) ORDER BY due, deliveries.id LIMIT 1"
        ).fetchone()
        wait = row["due"] - time.time() if row else None
        if wait is None or wait > 0:
            self.changed.wait(wait)
            return None
        self.busy.add(row["id"])
        return dict(row)

    def _posted(self, delivery: dict[str, Any]) -> tuple[str, bool]:
        target = urlsplit(str(self.address))
        connection = http.client.HTTPConnection(str(target.hostname), target.port or 80, timeout=SECONDS_TO_ANSWER)
        body = json.dumps(json.loads(delivery["body"]), indent=2).encode()
        path = (target.path or "/") + (f"?{target.query}" if target.query else "")
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "Stripe/1.0 (+https://docs.stripe.com/webhooks)",
            "Stripe-Signature": signature(body, self.secret, int(time.time())),
            "Connection": "close",
        }
        try:
            connection.request("POST", path, body, headers)
            status = connection.getresponse().status
            return str(status), 200 <= status < 300
        except (OSError, http.client.HTTPException) as error:
            return f"{type(error).__name__}: {error}", False
        finally:
            connection.close()

    def _finish(self, delivery: dict[str, Any], answer: str, taken: bool) -> None:
        attempts, now = delivery["attempts"] + 1, time.time()
        state = "pending"
        if taken:
            state = "delivered"
        elif now - delivery["created"] > GIVES_UP_AFTER:
            state = "failed"
        with self.changed:
            if self.store.closed:
                return
            with self.store.transaction():
                self.store.run(
                    "UPDATE deliveries SET state = ?, attempts = ?, answer = ?, due = ? WHERE id = ?",
                    state,
                    attempts,
                    answer,
                    delivery["due"] if taken else now + wait_after(attempts),
                    delivery["id"],
                )
            self.busy.discard(delivery["id"])
            self.changed.notify_all()
