"""One child process: started, found ready, stopped or killed; it never outlives the process that started it."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

PR_SET_PDEATHSIG = 1
POLL_SECONDS = 0.01


class NotReady(RuntimeError):
    """A child ended, or did not answer in time; the sentence says where its log is."""


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def die_with_parent() -> None:
    """Ask Linux to end this process when the thread that started it ends, kill -9 included.

    Elsewhere there is no such request; the database is pinned for Linux (infra/local/npm), so nothing else is needed.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Child:
    """A program with its log file. Start it from the main thread: Linux ties its life to the starting thread."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        log: Path,
        ready: Callable[[], bool],
        env: Mapping[str, str] | None = None,
        patience: float = 60.0,
    ) -> None:
        self.name, self.command, self.log, self.ready = name, command, log, ready
        self.env, self.patience = env, patience
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self.process is not None, f"{self.name} was not started"
        return self.process.pid

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def spawn(self) -> None:
        """Start the program without waiting for it."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                list(self.command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=None if self.env is None else dict(self.env),
                start_new_session=True,  # a Ctrl-C in the terminal is ours to pass on, in order
                preexec_fn=die_with_parent,  # noqa: PLW1509 (one thread starts children)
            )

    def wait_ready(self) -> None:
        deadline = time.monotonic() + self.patience
        while not self.ready():
            if not self.running():
                raise NotReady(f"The {self.name} ended while starting; its log is {self.log}:\n{self.last_words()}")
            if time.monotonic() > deadline:
                raise NotReady(f"The {self.name} gave no answer in {self.patience:.0f} s; its log is {self.log}.")
            time.sleep(POLL_SECONDS)

    def start(self) -> None:
        self.spawn()
        self.wait_ready()

    def ask_to_stop(self) -> None:
        if self.running():
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGTERM)

    def stop(self, patience: float = 5.0) -> None:
        """End it in order; after `patience` seconds, without."""
        self.ask_to_stop()
        self.wait_stopped(patience)

    def wait_stopped(self, patience: float = 5.0) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it as a power cut would (kill -9)."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def last_words(self, lines: int = 8) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    @contextlib.contextmanager
    def running_now(self) -> Iterator["Child"]:
        self.start()
        try:
            yield self
        finally:
            self.stop()
