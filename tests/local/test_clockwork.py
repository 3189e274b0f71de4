"""Schedules run by their minutes, over restarts too, and what has expired is removed."""

import json
import threading
import time
from pathlib import Path

import pytest

from infra.local.clients import client
from infra.local.clockwork import Clockwork, sweep
from infra.local.database import Database

MINUTE = 60.0


@pytest.fixture
def ran() -> list[str]:
    return []


def clockwork(file: Path, ran: list[str]) -> Clockwork:
    jobs = {"often": (1, lambda: ran.append("often")), "daily": (1440, lambda: ran.append("daily"))}
    return Clockwork(jobs, file, threading.Event())


def test_a_job_is_due_once_its_minutes_have_passed_since_it_last_ran(tmp_path: Path, ran: list[str]) -> None:
    clock = clockwork(tmp_path / "schedules.json", ran)
    assert clock.due(1000.0) == []  # first seen: its minutes begin
    assert clock.due(1000.0 + MINUTE - 1) == []
    assert clock.due(1000.0 + MINUTE) == ["often"]
    assert clock.due(1000.0 + 1440 * MINUTE) == ["often", "daily"]


def test_a_restart_does_not_begin_the_minutes_anew(tmp_path: Path, ran: list[str]) -> None:
    file = tmp_path / "schedules.json"
    first = clockwork(file, ran)
    first.due(time.time())
    first.run_job("daily")
    second = clockwork(file, ran)
    last = json.loads(file.read_text())["daily"]
    assert "daily" in second.due(last + 1440 * MINUTE)
    assert second.due(last + 1440 * MINUTE - 1) == ["often"]


def test_a_job_that_fails_does_not_stop_the_others(tmp_path: Path, ran: list[str]) -> None:
    jobs = {"broken": (1, lambda: 1 / 0), "sound": (1, lambda: ran.append("sound"))}
    clock = Clockwork(jobs, tmp_path / "schedules.json", threading.Event())
    for name in jobs:
        clock.run_job(name)
    assert ran == ["sound"]


def test_what_has_expired_is_removed_and_nothing_else(database: Database) -> None:
    dynamodb = client("dynamodb", database.url)
    table = "daybook-sweep-test"
    dynamodb.create_table(
        TableName=table,
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")],
        BillingMode="PAY_PER_REQUEST",
    )
    now = int(time.time())
    for name, at in {"gone": now - 1, "later": now + 1000}.items():
        dynamodb.put_item(TableName=table, Item={"pk": {"S": name}, "sk": {"S": "-"}, "expires_at": {"N": str(at)}})
    dynamodb.put_item(TableName=table, Item={"pk": {"S": "lasting"}, "sk": {"S": "-"}})
    assert sweep(dynamodb, database.path, table) == 1
    assert sorted(item["pk"]["S"] for item in dynamodb.scan(TableName=table)["Items"]) == ["lasting", "later"]
