"""The table's stream, handed to the relay in Lambda's shape, and never lost: the table is the outbox.

The queues forget everything when they are killed. So the position up to which all work was known to be done (the stream
was relayed so far, and then every queue was seen empty) is kept in a file, records are trimmed only up to it, and after
a start, or when the queues have been reborn, everything since is relayed again. Handlers run once per event, so that is
harmless (DESIGN.md, trap 12).
"""

import base64
import json
import logging
import os
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from infra.local.clients import client
from infra.local.database import trim
from infra.local.dead_letters import DeadLetters
from infra.local.gateway import Context
from infra.local.health import footprint
from infra.local.ministack import QUEUES

log = logging.getLogger("daybook.relay")
BATCH = 100
SEQUENCE_DIGITS = 21  # botocore wants 21 characters or more
LOOK_SECONDS = 0.5  # looked at least this often, whatever the file's time says
SETTLED_SECONDS = 0.02  # a file's time is this coarse: a younger one may hide a second write
CHECK_SECONDS = 0.1
TRIM_EVERY = 500
WAITING = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed")
Function = Callable[[dict[str, Any], Any], dict[str, Any]]


def settled(seen: list[int]) -> bool:
    """Whether no further write can hide behind the same footprint."""
    return time.time() - seen[0] / 1e9 > SETTLED_SECONDS


class Stream:
    """The change records of one table, in order."""

    def __init__(self, url: str, table: str) -> None:
        self.table = table
        self.streams = client("dynamodbstreams", url)
        self.arn = str(client("dynamodb", url).describe_table(TableName=table)["Table"]["LatestStreamArn"])
        self.shard = f"shardId-00000001-{table}"

    def after(self, sequence: int) -> list[dict[str, Any]]:
        """Up to a hundred records after a sequence number, as a Lambda function is given them."""
        start = (
            {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": str(sequence).zfill(SEQUENCE_DIGITS)}
            if sequence
            else {"ShardIteratorType": "TRIM_HORIZON"}
        )
        iterator = self.streams.get_shard_iterator(StreamArn=self.arn, ShardId=self.shard, **start)["ShardIterator"]
        found = self.streams.get_records(ShardIterator=iterator, Limit=BATCH)["Records"]
        return [self.lambda_record(record) for record in found]

    def lambda_record(self, record: dict[str, Any]) -> dict[str, Any]:
        told = dict(record["dynamodb"])
        told["ApproximateCreationDateTime"] = told["ApproximateCreationDateTime"].timestamp()
        for image in ("Keys", "NewImage", "OldImage"):
            if image in told:
                told[image] = as_json(told[image])
        return {**record, "dynamodb": told, "eventSourceARN": self.arn}


def as_json(value: Any) -> Any:
    """DynamoDB's values as they are written in an event: bytes as base64."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {name: as_json(each) for name, each in value.items()}
    return [as_json(each) for each in value] if isinstance(value, list) else value


class Checkpoint:
    """The sequence number up to which all work was known to be done."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.sequence = int(json.loads(file.read_text())["sequence"]) if file.exists() else 0

    def move(self, sequence: int) -> None:
        fresh = self.file.with_suffix(".new")
        with fresh.open("w") as out:
            json.dump({"sequence": sequence}, out)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(self.file)
        self.sequence = sequence


class Queues:
    """The queues as the relay sees them: are they the ones it has sent to, and are they empty?"""

    def __init__(self, aws_url: str, prefix: str) -> None:
        self.sqs = client("sqs", aws_url)
        self.prefix = prefix
        self.mark = ""
        self.urls: dict[str, str] = {}

    def ready(self) -> bool:
        """Whether every queue is there."""
        try:
            self.urls = {name: self.url(self.prefix + name) for name in (*QUEUES, *(f"{n}-dead" for n in QUEUES))}
        except Exception:
            return False
        return True

    def url(self, name: str) -> str:
        return str(self.sqs.get_queue_url(QueueName=name)["QueueUrl"])

    def leave_mark(self) -> None:
        """A queue with a name nobody else has: gone, when the queues were killed since."""
        self.mark = f"{self.prefix}mark-{uuid.uuid4().hex}"
        self.sqs.create_queue(QueueName=self.mark)

    def the_same(self) -> bool:
        """Whether these are still the queues the mark was left on. Raises what boto3 raises when they do not answer."""
        try:
            self.url(self.mark)
        except self.sqs.exceptions.QueueDoesNotExist:
            return False
        return True

    def empty(self) -> bool:
        for name in QUEUES:
            told = self.sqs.get_queue_attributes(QueueUrl=self.urls[name], AttributeNames=list(WAITING))["Attributes"]
            if any(int(told[count]) for count in WAITING):
                return False
        return True


class Relay:
    """Hands the stream to the relay function, batch by batch, and moves the checkpoint behind it.

    `idle` is true while no event waits anywhere; `seen` is then the database's footprint it was true of.
    """

    def __init__(
        self, stream: Stream, queues: Queues, checkpoint: Checkpoint, database: Path, dead: DeadLetters, relay: Function
    ) -> None:
        self.stream, self.queues, self.checkpoint = stream, queues, checkpoint
        self.database, self.dead, self.relay = database, dead, relay
        self.position = self.trimmed = checkpoint.sequence
        self.seen: list[int] = []
        self.looked = self.checked = 0.0
        self.idle = False

    def begin(self) -> bool:
        """Start from the checkpoint on queues that are new to us; False while they are not there."""
        if not self.queues.ready():
            return False
        self.dead.put_back(self.queues)
        self.queues.leave_mark()
        self.position, self.seen, self.idle = self.checkpoint.sequence, [], False
        log.info("relaying what came after record %s", self.position)
        return True

    def turn(self) -> bool:
        """One round; True when records were handed over. Raises LookupError when the queues were restarted."""
        now, seen = time.monotonic(), footprint(self.database)
        if seen != self.seen or now - self.looked > LOOK_SECONDS:
            self.looked = now
            records = self.stream.after(self.position)
            if records:
                self.idle = False
                self.hand_over(records)
                return True
            self.seen = seen if settled(seen) else []
        wait = LOOK_SECONDS if self.idle and self.seen else CHECK_SECONDS
        if now - self.checked > wait:
            self.checked = now
            self.check()
        return False

    def hand_over(self, records: list[dict[str, Any]]) -> None:
        """Give records to the relay. The first it reports as failed, and all after it, are given again."""
        answer = self.relay({"Records": records}, Context("relay", 60)) or {}
        failed = {failure["itemIdentifier"] for failure in answer.get("batchItemFailures", [])}
        for record in records:
            sequence = record["dynamodb"]["SequenceNumber"]
            if sequence in failed:
                raise ConnectionError(f"the relay could not send record {sequence}")
            self.position = int(sequence)

    def check(self) -> None:
        """Move the checkpoint to what has been relayed, once the queues it was relayed to are empty.

        The mark is looked for after that: queues that were restarted meanwhile are empty too.
        """
        done, seen = self.position, self.seen
        self.idle = False
        if not self.queues.empty():
            return
        put_aside = self.dead.look()
        if not self.queues.the_same():
            raise LookupError("the queues were restarted")
        self.dead.keep(put_aside)
        if done != self.checkpoint.sequence:
            self.checkpoint.move(done)
        self.idle = bool(seen)
        if done - self.trimmed >= TRIM_EVERY:
            trim(self.database, self.stream.table, done)
            self.trimmed, self.idle, self.seen = done, False, []
