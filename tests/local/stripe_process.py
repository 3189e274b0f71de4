"""The Stripe simulator as a process, and a receiver of its webhooks, for the tests beside this file.

With STRIPE_SECRET_KEY=sk_test_... (a key of Stripe's test mode, not the simulator's own sk_test_daybook) the contract
tests run against Stripe itself, and the tests that need the simulator are skipped.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SECRET = "whsec_of_these_tests"
KEY = "sk_test_daybook"
TEST_MODE_KEY = os.environ.get("STRIPE_SECRET_KEY", "")
ON_STRIPE = TEST_MODE_KEY.startswith("sk_test_") and TEST_MODE_KEY != KEY
NEVER_REDIRECTS = {"enabled": True, "allow_redirects": "never"}


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


class Receiver:
    """A webhook endpoint that keeps what it gets; `answers` are its next status codes, 200 when they run out."""

    def __init__(self, port: int = 0) -> None:
        self.got: list[tuple[str, bytes]] = []
        self.answers: list[int] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = receiver.answers.pop(0) if receiver.answers else 200
                if status == 200:
                    receiver.got.append((self.headers["Stripe-Signature"], body))
                self.send_response(status)
                self.end_headers()

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/webhooks/stripe"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def events(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.got]

    def types(self, about: str) -> list[str]:
        """The types of the events got whose object is `about`, or belongs to it."""
        found = []
        for event in self.events():
            object = event["data"]["object"]
            if about in (object["id"], object.get("payment_intent")):
                found.append(event["type"])
        return sorted(found)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Simulator:
    """The simulator as a process of its own, as `make run` starts it."""

    def __init__(self, home: Path, webhook: str | None = None, **environment: str) -> None:
        self.home, self.webhook, self.port = home, webhook, free_port()
        self.environment = environment
        self.start()

    def start(self) -> None:
        self.process = started(self.port, self.home, self.webhook, **self.environment)
        said = self.process.stdout.readline() if self.process.stdout else ""
        assert f"http://127.0.0.1:{self.port}" in said, self.process.stderr and self.process.stderr.read()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def trigger(self, path: str, method: str = "POST", **fields: Any) -> dict[str, Any]:
        request = urllib.request.Request(
            f"{self.url}/_daybook/{path}",
            json.dumps(fields).encode() if method == "POST" else None,
            {"Content-Type": "application/json"},
            method=method,
        )
        with urllib.request.urlopen(request) as answer:
            return dict(json.load(answer))

    def settle(self) -> None:
        assert self.trigger("settle")["settled"]

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self._ended()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self._ended()

    def _ended(self) -> int:
        status = self.process.wait(30)
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()
        return status


def started(port: int, home: Path, webhook: str | None = None, *more: str, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "infra.local.stripe", "--port", str(port), "--home", str(home), *more]
    if webhook:
        command += ["--webhook", webhook, "--secret", SECRET]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def client(simulator: Simulator, key: str = KEY) -> Any:
    import stripe

    return stripe.StripeClient(key, base_addresses={"api": simulator.url}, max_network_retries=2).v1


def new_intent(account: Any, amount: int = 10_000, **more: Any) -> Any:
    given = {"amount": amount, "currency": "nok", "automatic_payment_methods": NEVER_REDIRECTS, **more}
    return account.payment_intents.create(given)


def paid_intent(account: Any, amount: int = 10_000, card: str = "pm_card_visa", **more: Any) -> Any:
    return new_intent(account, amount, payment_method=card, confirm=True, **more)


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.close()


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory, receiver: Receiver) -> Iterator[Simulator]:
    if ON_STRIPE:
        pytest.skip("Needs the simulator: Stripe itself has no trigger API.")
    simulator = Simulator(tmp_path_factory.mktemp("stripe"), receiver.url)
    yield simulator
    assert simulator.stop() == 0


@pytest.fixture(scope="module")
def stripe_account(request: pytest.FixtureRequest) -> Any:
    """A StripeClient: of the simulator, or of Stripe's test mode when its key is there."""
    if ON_STRIPE:
        import stripe

        return stripe.StripeClient(TEST_MODE_KEY, max_network_retries=2).v1
    return client(request.getfixturevalue("simulator"))
