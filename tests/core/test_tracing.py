"""What X-Ray is told, read where its daemon would listen."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

TRACE, PARENT = "1-6925fe00-5759e988bd862e3fe1be46a9", "53995c3f42cd8ad8"
# One request and one event's handler, as Lambda would call them
INVOKED = """
import app
from chalicelib.core.telemetry import span
from tests.http import Client

assert Client(app.app).get("/api/products/nothing-of-the-kind").status == 404
try:
    with span("reviews.remember_purchase", event_id="evt_1", shop="main"):
        raise TimeoutError("the database is away")
except TimeoutError:
    pass
"""


def told_by_lambda(sampled: int) -> list[dict]:
    """The documents a function sends to the daemon beside it while it works."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as daemon:
        daemon.bind(("127.0.0.1", 0))
        of_lambda = {
            "LAMBDA_TASK_ROOT": "/var/task",
            "AWS_XRAY_DAEMON_ADDRESS": f"127.0.0.1:{daemon.getsockname()[1]}",
            "_X_AMZN_TRACE_ID": f"Root={TRACE};Parent={PARENT};Sampled={sampled}",
        }
        subprocess.run(
            [sys.executable, "-c", INVOKED], cwd=Path(__file__).parents[2], env={**os.environ, **of_lambda}, check=True
        )
        daemon.setblocking(False)
        told = []
        while True:
            try:
                told.append(json.loads(daemon.recv(65535).split(b"\n", 1)[1]))
            except BlockingIOError:
                return told


@pytest.mark.usefixtures("table")
def test_a_sampled_invocation_tells_of_its_request_its_database_calls_and_what_failed(shop_id):
    call, request, handler = told_by_lambda(sampled=1)
    assert (request["name"], request["trace_id"], request["parent_id"]) == (
        "GET /api/products/:handle",
        TRACE,
        PARENT,
    )
    assert request["annotations"]["shop"] == shop_id
    assert request["annotations"]["request_id"].startswith("req-")
    assert (call["name"], call["parent_id"]) == ("DynamoDB GetItem", request["id"])
    assert (handler["name"], handler["annotations"]) == (
        "reviews.remember_purchase",
        {"event_id": "evt_1", "shop": "main"},
    )
    [failure] = handler["cause"]["exceptions"]
    assert (handler["fault"], failure["type"], failure["message"]) == (True, "TimeoutError", "the database is away")


@pytest.mark.usefixtures("table")
def test_an_invocation_that_is_not_sampled_tells_nothing():
    assert told_by_lambda(sampled=0) == []
