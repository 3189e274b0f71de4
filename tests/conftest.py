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


@pytest.fixture(scope="session", autouse=True)
def cheap_password_hashes() -> None:
    """Argon2id still, at the least cost it takes: no attacker is kept waiting by a test."""
    from argon2 import PasswordHasher

    from chalicelib.core import access

    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    access._hasher = lambda: hasher  # type: ignore[assignment]


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


@pytest.fixture(scope="session")
def table_name(database: Database) -> str:
    """The one table of the run, as `chalicelib.core.table.TABLE` describes it."""
    from argon2 import PasswordHasher

    from chalicelib.core import access
    from chalicelib.core.table import TABLE
    from infra.local.clients import client

    os.environ |= {
        "DAYBOOK_DYNAMODB_URL": database.url,
        "DAYBOOK_TABLE": "daybook-tests",
        "DAYBOOK_SECRET": "a secret of the tests",
        "STRIPE_WEBHOOK_SECRET": "whsec_tests",
        "DAYBOOK_METER": "1",
    }
    access._hasher = lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # type: ignore[assignment]
    client("dynamodb", database.url).create_table(TableName="daybook-tests", **TABLE)
    return "daybook-tests"


@pytest.fixture
def table(table_name: str, shop_id: str) -> Iterator[str]:
    """The table, with a shop of this test's own set as the present one."""
    from chalicelib.core.context import acting

    os.environ["DAYBOOK_SHOP"] = shop_id
    with acting(shop=shop_id, by="test"):
        yield shop_id
