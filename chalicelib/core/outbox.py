"""From the table's stream to queues (`relay`), and from queues to handlers (`work`).

The relay sends one message per event and handler, on the queue the handler's module names. The worker runs the handler
inside a marker that goes into its first transaction, so that an event has its effect once however often it arrives.
Both are Lambda functions and take Lambda's own event shapes; the one-machine runtime calls them with the same.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from chalicelib.core import clock, module
from chalicelib.core.context import AlreadyDone, FirstWrite, acting
from chalicelib.core.journal import FACTS, Event, Happening
from chalicelib.core.settings import settings
from chalicelib.core.table import Item, Key, Text
from chalicelib.core.telemetry import count, logger, note, span

REMEMBERED = 60 * 60 * 24 * 14  # seconds a handled event is remembered: longer than any queue keeps a message


class Handled(Item, kind="handled"):
    """That a handler has had its effect for an event."""

    AUDITED = ""
    KEY = Key("HANDLED#{event_id}", "{handler}", reads="whether a handler has handled an event")

    event_id = Text()
    handler = Text()


# Relay


def relay(event: dict[str, Any], _context: Any = None) -> dict[str, Any]:
    """Send what a batch of stream records tells to the queues. A batch that fails is given again."""
    failed: list[dict[str, str]] = []
    waiting: dict[str, list[str]] = {}
    records = event.get("Records", [])
    for record in records:
        for queue, body in _messages(record):
            waiting.setdefault(queue, []).append(body)
    try:
        for queue, bodies in waiting.items():
            send(queue, bodies)
    except Exception:
        logger().exception("relay could not send; the batch comes again")
        failed = [{"itemIdentifier": records[0]["dynamodb"]["SequenceNumber"]}]
    return {"batchItemFailures": failed}


def _messages(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    image = record.get("dynamodb", {}).get("NewImage", {})
    if record.get("eventName") != "INSERT" or image.get("kind", {}).get("S") != Event.KIND:
        return
    shop = image["pk"]["S"].split("/", 1)[0]
    told = {
        "event_id": image["event_id"]["S"],
        "name": image["name"]["S"],
        "at": image["at"]["S"],
        "actor": image["actor"]["S"],
        "aggregate": image["aggregate"]["S"],
        "sequence": int(image["sequence"]["N"]),
        "payload": json.loads(image["payload"]["S"]),
    }
    with acting(shop=shop):
        for owner, handler, _ in module.registry.listeners(told["name"]):
            if module.on(owner.name):
                yield owner.queue, json.dumps({"shop": shop, "handler": handler, "event": told})


@lru_cache
def sqs() -> Any:
    """The queue client; made when first needed, since boto3 is slow to import."""
    import boto3

    return boto3.client("sqs", endpoint_url=settings.aws_url, region_name=settings.region)


@lru_cache
def queue_url(queue: str) -> str:
    return str(sqs().get_queue_url(QueueName=settings.queue_prefix + queue)["QueueUrl"])


def send(queue: str, bodies: list[str]) -> None:
    """Put messages on a queue, ten to a call. Raises when any was not taken."""
    for start in range(0, len(bodies), 10):
        entries = [{"Id": str(n), "MessageBody": body} for n, body in enumerate(bodies[start : start + 10])]
        answer = sqs().send_message_batch(QueueUrl=queue_url(queue), Entries=entries)
        if answer.get("Failed"):
            raise ConnectionError(f"queue {queue} did not take {len(answer['Failed'])} messages")


# Work


def work(event: dict[str, Any], lambda_context: Any = None) -> dict[str, Any]:
    """Run the handlers a batch of queue messages names; those that fail are reported and come again."""
    from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response

    processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)
    answer = process_partial_response(
        event=event, record_handler=_work_one, processor=processor, context=lambda_context
    )
    return dict(answer)


def _work_one(record: Any) -> None:
    message = json.loads(record.body)
    found = module.registry.handler(message["handler"])
    if found is None:
        logger().warning("no such handler any more", extra={"handler": message["handler"]})
        return
    handle(message["shop"], message["handler"], message["event"])


def handle(shop: str, name: str, told: dict[str, Any]) -> None:
    """Run one handler for one event, once. Raises what the handler raises, so that the message comes again."""
    found = module.registry.handler(name)
    assert found is not None
    owner, handler = found
    fact = FACTS[told["name"]].read(told["payload"])
    happening = Happening(**{field: told[field] for field in Happening.__dataclass_fields__})
    with (
        acting(shop=shop, by=f"system:{name}"),
        note(event_id=told["event_id"], handler=name),
        span(name, event_id=told["event_id"], shop=shop),
    ):
        marker = Handled.new(event_id=told["event_id"], handler=name, expires_at=clock.epoch(seconds=REMEMBERED))
        with acting(once=None if owner.own_markers else FirstWrite(marker)):
            try:
                handler(fact, happening)
            except AlreadyDone:
                logger().debug("already handled")
            except Exception:
                logger().exception("handler failed; the message comes again")
                count("FailedHandlers")
                raise
