"""The queues, the bucket and the mail service of this machine, started once for these tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from infra.local.children import free_port
from infra.local.clients import client
from infra.local.ministack import create_resources, ministack

PREFIX = "daybook-tests-"


@dataclass
class Bucket:
    """The bucket with a client that reaches it."""

    url: str
    name: str
    s3: Any


@pytest.fixture(scope="session")
def queues_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A ministack that has every queue, the bucket and the sender."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with ministack(tmp_path_factory.mktemp("ministack"), port).running_now():
        create_resources(url, PREFIX, "daybook-tests", "shop@daybook.example")
        yield url


@pytest.fixture(scope="session")
def bucket(queues_url: str) -> Bucket:
    return Bucket(queues_url, "daybook-tests", client("s3", queues_url))
