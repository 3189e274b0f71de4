"""The process behind the server: relay, workers and schedules, each in a thread of its own.

    python -m infra.local.background

is what the supervisor starts. On SIGTERM it finishes the messages it holds and ends.
"""

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from infra.local.clients import client
from infra.local.clockwork import SWEEP_MINUTES, Clockwork, sweep
from infra.local.dead_letters import DeadLetters
from infra.local.health import Pulse
from infra.local.mailbox import Mailbox
from infra.local.ministack import QUEUES
from infra.local.stream import Checkpoint, Queues, Relay, Stream
from infra.local.workers import Worker

log = logging.getLogger("daybook.background")
IDLE_SECONDS = 0.01
BEAT_SECONDS = 0.5


class Background:
    """Everything this process does, made from the environment."""

    def __init__(self, stopping: threading.Event) -> None:
        self.stopping = stopping
        self.home = Path(os.environ["DAYBOOK_HOME"])
        self.database = self.home / "daybook.db"
        self.table = os.environ["DAYBOOK_TABLE"]
        self.dynamodb_url = os.environ["DAYBOOK_DYNAMODB_URL"]
        self.aws_url = os.environ["DAYBOOK_AWS_URL"]
        self.prefix = os.environ["DAYBOOK_QUEUE_PREFIX"]
        self.pulse = Pulse(self.home / "pulse.json")
        self.beaten = 0.0

    def relay(self) -> Relay:
        from chalicelib.core.outbox import relay

        return Relay(
            Stream(self.dynamodb_url, self.table),
            Queues(self.aws_url, self.prefix),
            Checkpoint(self.home / "stream.json"),
            self.database,
            DeadLetters(self.home / "dead-letters.json", self.aws_url, self.prefix),
            relay,
        )

    def workers(self) -> list[Worker]:
        from chalicelib.core.outbox import work

        return [Worker(queue, self.aws_url, self.prefix, work, self.stopping) for queue in QUEUES]

    def clockwork(self) -> Clockwork:
        """The modules' schedules, each by its own minutes, and the sweep.

        Not `schedules.run_due`, which AWS calls every minute of the day: this machine may be off at midnight.
        """
        from chalicelib.core import schedules
        from chalicelib.core.module import registry

        jobs: dict[str, tuple[float, Callable[[], Any]]] = {
            name: (schedule.minutes, partial(schedules.run, [(name, schedule)]))
            for name, schedule in registry.schedules()
        }
        dynamodb = client("dynamodb", self.dynamodb_url)
        jobs["expired-items"] = (SWEEP_MINUTES, lambda: sweep(dynamodb, self.database, self.table))
        return Clockwork(jobs, self.home / "schedules.json", self.stopping)

    def beat(self, relay: Relay, queues: bool) -> None:
        """Say that we live: twice a second, and at once when what we say changes."""
        told = (queues, relay.idle, relay.seen)
        now = time.monotonic()
        if told != self.pulse.told or now - self.beaten > BEAT_SECONDS:
            self.beaten = now
            self.pulse.beat(*told)

    def relay_until_stopped(self) -> None:
        relay, here = self.relay(), False
        while not self.stopping.is_set():
            try:
                here = here or relay.begin()
                worked = here and relay.turn()
            except LookupError as lost:
                log.warning("%s; relaying again from the checkpoint", lost)
                here, worked = False, False
            except Exception as error:
                log.warning("relay: %s; trying again", error)
                relay.idle, worked = False, False
                self.stopping.wait(0.2)
            self.beat(relay, here)
            if not worked:
                self.stopping.wait(IDLE_SECONDS)

    def run(self) -> None:
        Mailbox(self.home).copy_what_this_process_sends()
        threads = [*self.workers(), self.clockwork()]
        for thread in threads:
            thread.start()
        self.relay_until_stopped()
        for thread in threads:
            thread.join(5)


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    for library in ("botocore", "pynamodb"):
        logging.getLogger(library).setLevel(logging.WARNING)
    stopping = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.set())
    import app  # noqa: F401  (declares the modules, as it does in every Lambda)

    Background(stopping).run()
    sys.stdout.flush()
    os._exit(0)  # a handler that hangs must not hold up the stop; its message comes again


if __name__ == "__main__":
    main()
