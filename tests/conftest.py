"""What every test may ask for: one embedded database for the run, and a shop of its own in it."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.local.clients import CREDENTIALS
from infra.local.database import Database


@pytest.fixture(scope="session", autouse=True)
def no_real_cloud() -> None:
    """Nothing a test does can reach a real account: the credentials are made up."""
    os.environ.update(CREDENTIALS)
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "STRIPE_SECRET_KEY"):
        os.environ.pop(name, None)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One dynoxide for the run (one for each worker of pytest-xdist)."""
    home: Path = tmp_path_factory.mktemp("database")
    with Database(home / "test.db") as running:
        yield running


@pytest.fixture
def shop_id() -> str:
    """A shop nobody else has: its keys meet no other test's."""
    return "shp_" + secrets.token_hex(6)
