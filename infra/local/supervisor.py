"""Starts every part of the one-machine runtime, starts again what dies, and stops all of it in order."""

import contextlib
import json
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from infra.local.addresses import Addresses
from infra.local.children import Child, NotReady, listens
from infra.local.clients import client
from infra.local.database import Database
from infra.local.home import Home, write_private
from infra.local.ministack import create_resources, get_json, ministack

log = logging.getLogger("daybook")
POLL_SECONDS = 0.05
# A part that dies at once is started again after a longer and longer pause.
FIRST_PAUSE, LONGEST_PAUSE, CALM_SECONDS = 0.1, 5.0, 30.0


class Kept:
    """A child that is started again whenever it dies. `once_ready` runs each time it has become ready."""

    def __init__(self, child: Child, once_ready: Callable[[], None] | None = None) -> None:
        self.child, self.once_ready = child, once_ready
        self.waiting = False
        self.pause = FIRST_PAUSE
        self.started = self.not_before = 0.0

    def spawn(self) -> None:
        self.child.spawn()
        self.started = time.monotonic()
        self.waiting = True

    def wait(self) -> None:
        """Until it is ready; for the start, where a failure is a failure."""
        self.child.wait_ready()
        self.became_ready()

    def became_ready(self) -> None:
        self.waiting = False
        if self.once_ready:
            self.once_ready()

    def look_after(self) -> None:
        """One look: start it again when it has died, and finish a start when it is ready."""
        now = time.monotonic()
        if self.child.running():
            if self.waiting and self.child.ready():
                self.became_ready()
            if now - self.started > CALM_SECONDS:
                self.pause = FIRST_PAUSE
        elif self.not_before == 0.0:
            log.warning("The %s ended unexpectedly; it is started again.", self.child.name)
            self.not_before = now + self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE)
        elif now >= self.not_before:
            self.not_before = 0.0
            self.spawn()


class Supervisor:
    """All parts of one installation."""

    def __init__(self, home: Home, at: Addresses, env: dict[str, str]) -> None:
        self.home, self.at, self.env = home, at, env
        self.database = Database(home.database, at.database, home.logs / "database.log")
        self.parts: list[Kept] = []
        self.stopping = False

    def start(self, first_start: bool) -> None:
        """Start everything in order. Raises NotReady where a part does not come up."""
        self.database.prepare()
        storage = [
            Kept(self.database.child, self.make_table),
            Kept(ministack(self.home.folder, self.at.queues), self.make_queues),
        ]
        if self.at.simulator is not None:
            storage.append(Kept(self.simulator()))
        self.start_together(storage)
        self.start_together([Kept(self.python("background", "infra.local.background")), Kept(self.web())])
        self.wait_healthy()
        if first_start:
            self.run_first_start()
        self.tell_where()

    def start_together(self, parts: list[Kept]) -> None:
        for part in parts:
            part.spawn()
            self.parts.append(part)
        for part in parts:
            part.wait()

    def python(self, name: str, module: str, *arguments: str, ready: Callable[[], bool] = lambda: True) -> Child:
        command = [sys.executable, "-m", module, *arguments]
        return Child(name, command, self.home.logs / f"{module.rsplit('.', 1)[1]}.log", ready, self.env)

    def simulator(self) -> Child:
        port = self.at.simulator or 0
        webhook, folder = f"{self.at.url}/webhooks/stripe", str(self.home.folder / "stripe")
        secret = self.env["STRIPE_WEBHOOK_SECRET"]
        arguments = ("--port", str(port), "--home", folder, "--webhook", webhook, "--secret", secret)
        return self.python("Stripe simulator", "infra.local.stripe", *arguments, ready=lambda: listens(port))

    def web(self) -> Child:
        return self.python("web server", "infra.local.server", ready=lambda: listens(self.at.web))

    def make_table(self) -> None:
        from chalicelib.core.table import TABLE

        dynamodb = client("dynamodb", self.env["DAYBOOK_DYNAMODB_URL"])
        with contextlib.suppress(dynamodb.exceptions.ResourceInUseException):
            dynamodb.create_table(TableName=self.env["DAYBOOK_TABLE"], **TABLE)

    def make_queues(self) -> None:
        env = self.env
        create_resources(
            env["DAYBOOK_AWS_URL"], env["DAYBOOK_QUEUE_PREFIX"], env["DAYBOOK_BUCKET"], env["DAYBOOK_SENDER"]
        )

    def run_first_start(self) -> None:
        """The shop, its owner and the sample business, by a process of its own."""
        once = self.python("first start", "infra.local.first_start")
        once.spawn()
        assert once.process is not None
        while once.process.poll() is None:
            if self.stopping:
                once.stop()
                raise SystemExit("Stopped during the first start; the next start goes on where it was.")
            time.sleep(POLL_SECONDS)
        if once.process.returncode:
            raise NotReady(f"The first start failed; its log is {once.log}:\n{once.last_words()}")
        self.home.keep_settings({**self.home.settings(), "first_start_done": True})

    def wait_healthy(self, patience: float = 30.0) -> None:
        deadline = time.monotonic() + patience
        while get_json(f"{self.at.url}/health") is None:  # 503 is an error to urllib
            if self.stopping:
                return
            if time.monotonic() > deadline:
                raise NotReady(f"Not every part came up in {patience:.0f} s; the logs are in {self.home.logs}.")
            self.look_after_all()
            time.sleep(POLL_SECONDS)

    def tell_where(self) -> None:
        """running.json: for the command line, tests and benchmarks."""
        told = {
            "pid": os.getpid(),
            "url": self.at.url,
            "children": {part.child.name: part.child.pid for part in self.parts},
            "env": self.env,
        }
        write_private(self.home.running_file, json.dumps(told, indent=2))

    def look_after_all(self) -> bool:
        """One look at every part; True when a part was started again."""
        before = [part.child.process for part in self.parts]
        for part in self.parts:
            try:
                part.look_after()
            except Exception as error:
                part.waiting = True  # not ready after all: looked at again
                log.warning("The %s is not ready yet: %s", part.child.name, error)
        return before != [part.child.process for part in self.parts]

    def run_until_stopped(self) -> None:
        while not self.stopping:
            if self.look_after_all():
                self.tell_where()
            time.sleep(POLL_SECONDS)

    def ask_to_stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        self.stopping = True

    def stop(self) -> None:
        """Stop what takes work first, what keeps it last."""
        for part in reversed(self.parts):
            if part.child.name in ("web server", "background"):
                part.child.ask_to_stop()
        for part in reversed(self.parts):
            part.child.stop()
        self.home.running_file.unlink(missing_ok=True)


def wait_for_the_dead(home: Home, patience: float = 5.0) -> None:
    """After a kill -9 of the supervisor its children end by themselves; give them the moment it takes."""
    if not home.running_file.exists():
        return
    told = json.loads(home.running_file.read_text())
    deadline = time.monotonic() + patience
    while any(map(alive, told["children"].values())) and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)


def alive(pid: int) -> bool:
    """Whether a process runs (one that has ended and was not yet noticed does not)."""
    status = Path(f"/proc/{pid}/stat")
    with contextlib.suppress(OSError):
        return status.read_text().rsplit(") ", 1)[1][0] != "Z"
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return sys.platform != "linux"


def catch_signals(supervisor: Supervisor) -> None:
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, supervisor.ask_to_stop)
