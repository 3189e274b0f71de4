"""From the table's stream through the queues to the handlers: all arrives, however often the queues are killed."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from infra.local.children import Child, free_port
from infra.local.clients import client
from infra.local.database import Database
from infra.local.dead_letters import DeadLetters
from infra.local.ministack import create_resources, ministack
from infra.local.stream import Checkpoint, Queues, Relay, Stream
from infra.local.workers import Worker

TABLE = "daybook-relay-test"
PREFIX = "relay-test-"


@dataclass
class Line:
    """A table, its relay and the queues, with one worker on "billing" that notes what it was given."""

    home: Path
    database: Database
    child: Child
    url: str
    handled: list[str] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.dynamodb = client("dynamodb", self.database.url)
        self.sqs = client("sqs", self.url)
        self.stopping = threading.Event()
        self.worker = Worker("billing", self.url, PREFIX, self.work, self.stopping)

    def make(self) -> None:
        create_resources(self.url, PREFIX, "relay-test", "shop@daybook.example")

    def relay(self) -> Relay:
        """A relay as it is after a start: it knows what is in the files, and nothing else."""
        return Relay(
            Stream(self.database.url, TABLE),
            Queues(self.url, PREFIX),
            Checkpoint(self.home / "stream.json"),
            self.database.path,
            DeadLetters(self.home / "dead-letters.json", self.url, PREFIX),
            self.send,
        )

    def write(self, *names: str) -> None:
        for name in names:
            self.dynamodb.put_item(TableName=TABLE, Item={"pk": {"S": name}, "sk": {"S": "-"}})

    def send(self, event: dict[str, Any], _context: Any) -> dict[str, Any]:
        """As core's relay does: one message for each record, and the first that fails reported."""
        for record in event["Records"]:
            body = record["dynamodb"]["NewImage"]["pk"]["S"]
            try:
                url = self.sqs.get_queue_url(QueueName=f"{PREFIX}billing")["QueueUrl"]
                self.sqs.send_message(QueueUrl=url, MessageBody=body)
            except Exception:
                return {"batchItemFailures": [{"itemIdentifier": record["dynamodb"]["SequenceNumber"]}]}
        return {"batchItemFailures": []}

    def work(self, event: dict[str, Any], _context: Any) -> dict[str, Any]:
        failed = [record["messageId"] for record in event["Records"] if record["body"] in self.refuses]
        self.handled += [record["body"] for record in event["Records"] if record["body"] not in self.refuses]
        return {"batchItemFailures": [{"itemIdentifier": each} for each in failed]}

    def receive_once(self) -> None:
        """What the worker does in one turn of its loop."""
        url = self.sqs.get_queue_url(QueueName=f"{PREFIX}billing")["QueueUrl"]
        got = self.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, AttributeNames=["All"]).get("Messages", [])
        self.worker.settle(url, got, self.worker.failures(got))

    def restart_queues(self) -> None:
        self.child.kill()
        self.child.start()
        self.make()


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    port = free_port()
    with Database(tmp_path / "line.db") as database, ministack(tmp_path, port).running_now() as child:
        made = Line(tmp_path, database, child, f"http://127.0.0.1:{port}")
        made.make()
        made.dynamodb.create_table(
            TableName=TABLE,
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")],
            BillingMode="PAY_PER_REQUEST",
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
        )
        yield made
        made.stopping.set()


def until(what: Callable[[], bool], turn: Callable[[], Any], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline
        turn()


def drain(relay: Relay) -> None:
    while relay.turn():
        pass


def test_a_record_reaches_the_relay_as_lambda_would_give_it(line: Line) -> None:
    line.dynamodb.put_item(
        TableName=TABLE, Item={"pk": {"S": "a"}, "sk": {"S": "-"}, "bytes": {"B": b"\x00\x01"}, "n": {"N": "1.50"}}
    )
    [record] = Stream(line.database.url, TABLE).after(0)
    assert record["eventName"] == "INSERT"
    assert record["dynamodb"]["SequenceNumber"] == "1"
    assert record["dynamodb"]["Keys"] == {"pk": {"S": "a"}, "sk": {"S": "-"}}
    assert record["dynamodb"]["NewImage"]["bytes"] == {"B": "AAE="}
    assert isinstance(record["dynamodb"]["ApproximateCreationDateTime"], float)
    assert json.loads(json.dumps(record)) == record
    assert Stream(line.database.url, TABLE).after(1) == []


def test_the_checkpoint_moves_only_when_every_message_was_handled(line: Line) -> None:
    relay = line.relay()
    assert relay.begin()
    line.write("a", "b", "c")
    drain(relay)
    relay.check()
    assert (relay.position, relay.checkpoint.sequence, relay.idle) == (3, 0, False)
    line.receive_once()
    relay.check()
    assert relay.checkpoint.sequence == 3
    assert Checkpoint(line.home / "stream.json").sequence == 3
    until(lambda: relay.idle, relay.turn)
    assert sorted(line.handled) == ["a", "b", "c"]


def test_what_was_in_the_queues_when_they_were_killed_is_relayed_again(line: Line) -> None:
    relay = line.relay()
    relay.begin()
    line.write("a")
    drain(relay)
    line.receive_once()
    relay.check()
    line.write("b", "c")
    drain(relay)
    line.restart_queues()  # "b" and "c" are gone from it
    with pytest.raises(LookupError, match="the queues were restarted"):
        relay.check()
    assert relay.checkpoint.sequence == 1
    assert relay.begin()
    drain(relay)
    line.receive_once()
    assert sorted(line.handled) == ["a", "b", "c"]


def test_a_relay_that_starts_anew_goes_on_from_the_checkpoint(line: Line) -> None:
    first = line.relay()
    first.begin()
    line.write("a")
    drain(first)
    line.receive_once()
    first.check()
    line.write("b")
    second = line.relay()
    second.begin()
    drain(second)
    line.receive_once()
    assert line.handled == ["a", "b"]


def test_a_batch_the_queues_did_not_take_is_given_again_from_its_first_failure(line: Line) -> None:
    relay = line.relay()
    relay.begin()
    line.write("a", "b")
    line.child.kill()
    with pytest.raises(ConnectionError, match="could not send record 1"):
        relay.turn()
    assert relay.position == 0
    line.child.start()
    line.make()
    relay.begin()
    drain(relay)
    line.receive_once()
    assert sorted(line.handled) == ["a", "b"]


def test_records_are_trimmed_up_to_the_checkpoint_and_no_further(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infra.local.stream.TRIM_EVERY", 2)
    relay = line.relay()
    relay.begin()
    line.write("a", "b")
    drain(relay)
    line.receive_once()
    line.write("c")  # not relayed yet
    relay.check()
    left = Stream(line.database.url, TABLE).after(0)
    assert [record["dynamodb"]["SequenceNumber"] for record in left] == ["3"]


def test_a_message_put_aside_outlives_the_queues(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infra.local.workers.RETRY_SECONDS", (0,))
    relay = line.relay()
    relay.begin()
    line.refuses.add("poison")
    line.write("poison")
    drain(relay)
    dead = DeadLetters(line.home / "dead-letters.json", line.url, PREFIX)
    until(lambda: dead.look() == {"billing": ["poison"]}, line.receive_once)
    relay.check()
    assert relay.checkpoint.sequence == 1  # put aside is done: it does not hold up the rest
    line.restart_queues()
    assert dead.look() == {}
    line.relay().begin()
    assert dead.look() == {"billing": ["poison"]}


def test_a_worker_goes_on_through_a_kill_of_the_queues(line: Line) -> None:
    relay = line.relay()
    relay.begin()
    line.worker.start()
    line.write("a")
    drain(relay)
    until(lambda: line.handled == ["a"], lambda: time.sleep(0.02))
    line.restart_queues()
    relay.begin()
    line.write("b")
    drain(relay)
    until(lambda: "b" in line.handled, lambda: time.sleep(0.02), seconds=20)
    line.stopping.set()
    line.worker.join(5)
    assert not line.worker.is_alive()
