"""Messages that no handler could take: shown to staff, and sent again once the cause is mended.

Queues are shared by all shops of a table, so a shop sees and redrives its own messages only. SQS has no way to look at
messages without taking them: they are taken for a moment and come back by themselves.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.core import context, outbox
from chalicelib.core.held import held
from chalicelib.core.module import QUEUES
from chalicelib.core.telemetry import logger

MOST = 100  # messages of one queue that are looked at
LOOK_SECONDS = 3  # that a message is away while it is looked at
MOVE_SECONDS = 60


@dataclass(frozen=True)
class DeadLetter:
    """One message: which handler failed on which event, on which queue, and when the event was (ISO 8601)."""

    message_id: str
    queue: str
    handler: str
    event_id: str
    event: str
    aggregate: str
    at: str
    receipt: str
    body: str


def dead_letters() -> list[DeadLetter]:
    """The present shop's dead letters, at most a hundred of each queue, oldest event first."""
    found = {
        letter.message_id: letter for queue in QUEUES for letter in _taken(queue, LOOK_SECONDS) if letter is not None
    }
    return sorted(found.values(), key=lambda letter: (letter.at, letter.message_id))


def how_many() -> int:
    """About how many there are, of all shops, without looking at any; 0 where the queues do not answer."""
    return held("dead_letters", _counted, seconds=60)


def _counted() -> int:
    total = 0
    for queue in QUEUES:
        try:
            answer = outbox.sqs().get_queue_attributes(
                QueueUrl=_dead(queue), AttributeNames=["ApproximateNumberOfMessages"]
            )
        except (BotoCoreError, ClientError):
            logger().warning("a dead-letter queue could not be counted", extra={"queue": queue})
            continue
        total += int(answer["Attributes"]["ApproximateNumberOfMessages"])
    return total


def redrive(queue: str | None = None) -> int:
    """Put the present shop's dead letters (of one queue, or of all) back on their queues; gives how many.

    A message is sent again before it is deleted, so that a crash between leaves it twice, which handlers bear.
    """
    moved: set[str] = set()
    for name in [queue] if queue else QUEUES:
        for letter in _taken(name, MOVE_SECONDS):
            if letter is not None and letter.message_id not in moved:
                outbox.send(name, [letter.body])
                outbox.sqs().delete_message(QueueUrl=_dead(name), ReceiptHandle=letter.receipt)
                moved.add(letter.message_id)
    return len(moved)


def _dead(queue: str) -> str:
    return outbox.queue_url(f"{queue}-dead")


def _taken(queue: str, seconds: int) -> Iterator[DeadLetter | None]:
    """Messages taken from a dead-letter queue for so many seconds; None for another shop's."""
    for _ in range(MOST // 10):
        answer = outbox.sqs().receive_message(
            QueueUrl=_dead(queue), MaxNumberOfMessages=10, VisibilityTimeout=seconds, WaitTimeSeconds=0
        )
        messages = answer.get("Messages", [])
        for message in messages:
            yield _read(queue, message)
        if len(messages) < 10:
            return


def _read(queue: str, message: dict[str, Any]) -> DeadLetter | None:
    told = json.loads(message["Body"])
    if told["shop"] != context.shop():
        return None
    event = told["event"]
    return DeadLetter(
        message["MessageId"],
        queue,
        told["handler"],
        event["event_id"],
        event["name"],
        event["aggregate"],
        event["at"],
        message["ReceiptHandle"],
        message["Body"],
    )
