"""The whole runtime as a person starts it: it comes up, says where, survives kill -9 of every part, and stops."""

import contextlib
import http.client
import json
import os
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.local.clients import client
from infra.local.ministack import ROOT
from infra.local.running import Daybook, free_pair
from infra.local.supervisor import alive

PARTS = ["database", "local queues", "Stripe simulator", "background", "web server"]
KEY = {"pk": {"S": "main/TEST#runtime"}, "sk": {"S": "TEST"}}


@pytest.fixture(scope="module")
def daybook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Daybook]:
    with Daybook(tmp_path_factory.mktemp("runtime") / "home") as running:
        yield running


def read(url: str, accept: str = "*/*") -> tuple[str, str]:
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept}), timeout=10) as answer:
        return answer.headers["Content-Type"], answer.read().decode()


def keep_an_item(daybook: Daybook, word: str) -> None:
    env = daybook.told["env"]
    dynamodb = client("dynamodb", env["DAYBOOK_DYNAMODB_URL"])
    dynamodb.put_item(TableName=env["DAYBOOK_TABLE"], Item={**KEY, "kind": {"S": "test"}, "word": {"S": word}})


def kept_word(daybook: Daybook) -> str:
    env = daybook.told["env"]
    found = client("dynamodb", env["DAYBOOK_DYNAMODB_URL"]).get_item(TableName=env["DAYBOOK_TABLE"], Key=KEY)
    return str(found["Item"]["word"]["S"])


def refused(env: dict[str, str]) -> tuple[int, str]:
    """Exit code and words of a start that must not succeed."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("DAYBOOK_", "STRIPE_"))}
    command = [sys.executable, "-m", "infra.local"]
    done = subprocess.run(
        command, check=False, cwd=ROOT, env={**ours, **env}, capture_output=True, text=True, timeout=30
    )
    return done.returncode, done.stdout + done.stderr


def test_it_is_healthy_and_says_where_everything_is(daybook: Daybook) -> None:
    told = daybook.health()
    assert told["status"] == "ok"
    assert told["parts"] == {"database": True, "queues": True, "relay": True, "stripe": True}
    for line in (f"{daybook.url}/admin", f"{daybook.url}/api/docs", f"{daybook.url}/dev/mail", "owner@daybook.example"):
        assert line in daybook.printed


def test_the_mailbox_answers_people_and_programs(daybook: Daybook) -> None:
    kind, page = read(f"{daybook.url}/dev/mail", "text/html")
    assert kind == "text/html; charset=utf-8"
    assert "<h1>Mailbox</h1>" in page
    kind, told = read(f"{daybook.url}/dev/mail", "application/json")
    assert kind == "application/json"
    assert list(json.loads(told)) == ["items", "next_cursor"]


def test_its_secrets_are_for_its_owner_alone_and_its_ports_for_this_machine(daybook: Daybook) -> None:
    assert stat.S_IMODE((daybook.home / "settings.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((daybook.home / "running.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(daybook.home.stat().st_mode) == 0o700


def exchange(daybook: Daybook, request: bytes) -> tuple[str, bytes]:
    """Bytes sent to the server as they are; its status line and body."""
    with socket.create_connection(("127.0.0.1", daybook.port), timeout=10) as wire:
        wire.sendall(request)
        answer = http.client.HTTPResponse(wire, method=request.split(b" ", 1)[0].decode())
        answer.begin()
        return f"{answer.status} {answer.headers['Content-Type']}", answer.read()


def test_what_is_not_there_is_a_problem_and_head_has_no_body(daybook: Daybook) -> None:
    status, body = exchange(daybook, b"GET /api/no/such/thing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert status == "404 application/problem+json"
    assert json.loads(body)["code"] == "not_found"
    status, body = exchange(daybook, b"HEAD /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert (status, body) == ("200 application/json", b"")


def test_more_than_lambda_takes_is_refused_before_it_is_read(daybook: Daybook) -> None:
    head = b"POST /webhooks/stripe HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\n"
    status, body = exchange(daybook, head)
    assert status == "413 application/problem+json"
    assert json.loads(body)["code"] == "too_large"


HALF_SENT = b"POST /webhooks/stripe HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nhalf a bo"


def test_clients_that_send_slowly_or_leave_harm_nobody(daybook: Daybook) -> None:
    with contextlib.ExitStack() as open_wires:
        for _ in range(100):  # more than all workers' threads
            wire = open_wires.enter_context(socket.create_connection(("127.0.0.1", daybook.port), timeout=10))
            wire.sendall(HALF_SENT)
        assert daybook.healthy()
    assert daybook.healthy()
    assert "Traceback" not in (daybook.home / "logs" / "server.log").read_text()


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_killed_comes_back_and_nothing_is_lost(daybook: Daybook, part: str) -> None:
    keep_an_item(daybook, part)
    pid = daybook.told["children"][part]
    daybook.kill(part)
    daybook.wait_until(lambda: daybook.told["children"][part] != pid and daybook.healthy(), 30)
    assert kept_word(daybook) == part
    daybook.wait_until_idle(15)


def test_idle_means_that_what_was_written_has_been_relayed(daybook: Daybook) -> None:
    daybook.wait_until_idle()
    keep_an_item(daybook, "again")
    assert daybook.health()["idle"] is False
    daybook.wait_until_idle(15)


def test_a_taken_port_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, words = refused({"DAYBOOK_PORT": str(port), "DAYBOOK_HOME": str(tmp_path / "home")})
    assert code == 1
    assert words == (
        f"Port {port}, where the shop would listen, is not free (Address already in use). "
        f"Stop the program that listens there, or choose another port: DAYBOOK_PORT={port + 80} make run\n"
    )


def test_a_second_daybook_on_one_folder_is_refused_with_a_sentence(daybook: Daybook) -> None:
    code, words = refused({"DAYBOOK_PORT": str(free_pair()), "DAYBOOK_HOME": str(daybook.home)})
    assert code == 1
    assert words == (
        f"Another Daybook (process {daybook.told['pid']}) runs on {daybook.home}. "
        "Stop it, or choose another folder with DAYBOOK_HOME.\n"
    )
    assert daybook.healthy()


def test_it_stops_in_order_and_starts_again_with_everything(daybook: Daybook) -> None:
    keep_an_item(daybook, "kept over a stop")
    children = daybook.told["children"].values()
    began = time.monotonic()
    assert daybook.stop() == 0
    assert time.monotonic() - began < 10
    assert [pid for pid in children if alive(pid)] == []
    assert daybook.printed.endswith("Daybook has stopped.\n")
    daybook.start()
    assert kept_word(daybook) == "kept over a stop"


def test_when_the_supervisor_is_killed_all_parts_end_and_the_next_start_finds_everything(daybook: Daybook) -> None:
    keep_an_item(daybook, "kept over kill -9")
    children = daybook.told["children"].values()
    daybook.kill_all()
    daybook.process = None
    daybook.wait_until(lambda: not any(map(alive, children)), 10)
    daybook.start()
    assert kept_word(daybook) == "kept over kill -9"
    daybook.wait_until_idle()
