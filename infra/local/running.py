"""A whole Daybook started as a person would start it, for tests and benchmarks.

with Daybook(tmp_path / "home") as daybook:
    requests to daybook.url ...; daybook.kill("database"); daybook.wait_until_healthy()
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from infra.local.children import die_with_parent
from infra.local.ministack import ROOT

POLL_SECONDS = 0.05


def free_pair() -> int:
    """A free port whose successor, the simulator's, is free too.

    Below those that outgoing connections are given (32768 and up on Linux): one of these may be taken at any moment.
    """
    while not (can_bind(port := random.randrange(10_000, 32_000, 2)) and can_bind(port + 1)):
        pass
    return port


def can_bind(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


class Daybook:
    """`python -m infra.local` on free ports, in a folder of its own."""

    def __init__(self, home: Path, sample: bool = False, env: Mapping[str, str] | None = None) -> None:
        self.home = Path(home)
        self.port = free_pair()
        self.url = f"http://127.0.0.1:{self.port}"
        own = {"DAYBOOK_HOME": str(home), "DAYBOOK_PORT": str(self.port), "DAYBOOK_SAMPLE": "1" if sample else "0"}
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("DAYBOOK_", "STRIPE_"))}
        self.env = {**ours, **own, **(env or {})}
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def printed(self) -> str:
        """What it has printed so far."""
        return self.output.read_text(errors="replace")

    @property
    def output(self) -> Path:
        return self.home.parent / f"{self.home.name}.out"

    @property
    def told(self) -> dict[str, Any]:
        """running.json: url, env, pid, and the pid of each child by name."""
        return dict(json.loads((self.home / "running.json").read_text()))

    def spawn(self) -> None:
        with self.output.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "infra.local"],
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent,  # noqa: PLW1509
            )

    def start(self, patience: float = 90.0) -> None:
        self.spawn()
        self.wait_until(lambda: self._has_told() and self.healthy(), patience)

    def _has_told(self) -> bool:
        """Whether running.json is of this start: a killed one leaves its own behind."""
        assert self.process is not None
        return (self.home / "running.json").exists() and self.told["pid"] == self.process.pid

    def health(self) -> dict[str, Any]:
        """What /health says, also while it says 503; {} when nothing answers."""
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=5) as answer:
                return dict(json.load(answer))
        except urllib.error.HTTPError as error:
            with error:
                return dict(json.load(error))
        except (OSError, ValueError):
            return {}

    def healthy(self) -> bool:
        return self.health().get("status") == "ok"

    def wait_until(self, what: Callable[[], bool], patience: float) -> None:
        deadline = time.monotonic() + patience
        while not what():
            if self.process is not None and self.process.poll() is not None:
                raise RuntimeError(f"Daybook ended ({self.process.returncode}):\n{self.printed}")
            if time.monotonic() > deadline:
                raise TimeoutError(f"not in {patience:.0f} s; health: {self.health()}\n{self.printed}")
            time.sleep(POLL_SECONDS)

    def wait_until_healthy(self, patience: float = 30.0) -> None:
        self.wait_until(self.healthy, patience)

    def wait_until_idle(self, patience: float = 60.0) -> None:
        """Until every event has been handled."""
        self.wait_until(lambda: bool(self.health().get("idle")), patience)

    def mail(self) -> list[dict[str, Any]]:
        """Every message sent, newest first."""
        found: list[dict[str, Any]] = []
        more = ""
        while True:
            request = urllib.request.Request(f"{self.url}/dev/mail{more}", headers={"Accept": "application/json"})
            with urllib.request.urlopen(request, timeout=30) as answer:
                told = json.load(answer)
            found += told["items"]
            if told["next_cursor"] is None:
                return found
            more = f"?cursor={told['next_cursor']}"

    def kill(self, child: str) -> None:
        """kill -9 of a part: "database", "local queues", "Stripe simulator", "web server", "background"."""
        os.kill(self.told["children"][child], signal.SIGKILL)

    def kill_all(self) -> None:
        """kill -9 of the supervisor: everything ends with it."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self, patience: float = 15.0) -> int:
        """Ask it to stop; answer its exit code."""
        if self.process is None:
            return 0
        self.process.terminate()
        try:
            return self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill_all()
            raise

    def __enter__(self) -> "Daybook":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process is not None and self.process.poll() is None:
            self.stop()
