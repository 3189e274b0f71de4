"""The Stripe simulator as a process, and the application told to use it."""

import os
from collections.abc import Iterator

import pytest

from tests.local.stripe_process import Simulator, free_port
from tests.payments.build import Provider


@pytest.fixture(scope="session")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    """A simulator whose webhooks all get lost: its mode is hold, so that tests deliver what they want to arrive."""
    running = Simulator(tmp_path_factory.mktemp("payments-stripe"), f"http://127.0.0.1:{free_port()}/webhooks/stripe")
    running.trigger("mode", mode="hold")
    yield running
    assert running.stop() == 0


@pytest.fixture
def provider(simulator: Simulator, table: str, monkeypatch: pytest.MonkeyPatch) -> Provider:
    """The buyer's and the bank's side of Stripe, for a shop of this test's own."""
    monkeypatch.setenv("DAYBOOK_STRIPE_URL", simulator.url)
    monkeypatch.setenv("STRIPE_WEBHOOK_SECRET", "whsec_tests")
    os.environ.pop("STRIPE_SECRET_KEY", None)
    return Provider(simulator)
