"""One thread for each queue: receive, hand to the worker function in Lambda's shape, delete what it did."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from chalicelib.core.module import ONE_AT_A_TIME
from infra.local.clients import REGION, client
from infra.local.gateway import Context
from infra.local.ministack import VISIBILITY_SECONDS

log = logging.getLogger("daybook.worker")
LONG_POLL_SECONDS = 2
# Seconds until a failed message comes again, by how often it has been received: a part that is being restarted is back
# within the first two. After the fifth it is put aside (infra/local/ministack.py).
RETRY_SECONDS = (1, 3, 10, 30)
Function = Callable[[dict[str, Any], Any], dict[str, Any]]


class Worker(threading.Thread):
    """Works off one queue until told to stop."""

    def __init__(self, queue: str, aws_url: str, prefix: str, work: Function, stopping: threading.Event) -> None:
        super().__init__(name=f"worker-{queue}")
        self.queue, self.work, self.stopping = queue, work, stopping
        self.full_name = prefix + queue
        self.at_a_time = 1 if queue in ONE_AT_A_TIME else 10
        self.arn = f"arn:aws:sqs:{REGION}:000000000000:{self.full_name}"
        self.sqs = client("sqs", aws_url)

    def run(self) -> None:
        while not self.stopping.is_set():
            try:
                self.turn()
            except Exception as error:
                # The queues are being restarted, or the database is: what was received comes again by itself.
                log.warning("%s: %s", self.full_name, error)
                self.stopping.wait(0.3)

    def turn(self) -> None:
        """Receive once and work on what came."""
        url = self.sqs.get_queue_url(QueueName=self.full_name)["QueueUrl"]
        while not self.stopping.is_set():
            messages = self.sqs.receive_message(
                QueueUrl=url,
                MaxNumberOfMessages=self.at_a_time,
                WaitTimeSeconds=LONG_POLL_SECONDS,
                AttributeNames=["All"],
            ).get("Messages", [])
            if messages:
                self.settle(url, messages, self.failures(messages))

    def failures(self, messages: list[dict[str, Any]]) -> set[str]:
        """The ids of the messages the worker function did not manage."""
        event = {"Records": [self.lambda_record(message) for message in messages]}
        try:
            answer = self.work(event, Context("worker", VISIBILITY_SECONDS)) or {}
        except Exception:
            log.exception("%s: the worker function failed as a whole", self.full_name)
            return {message["MessageId"] for message in messages}
        return {failure["itemIdentifier"] for failure in answer.get("batchItemFailures", [])}

    def settle(self, url: str, messages: list[dict[str, Any]], failed: set[str]) -> None:
        """Delete what was done; let what failed come again after a while."""
        done = [message for message in messages if message["MessageId"] not in failed]
        if done:
            handles = [{"Id": message["MessageId"], "ReceiptHandle": message["ReceiptHandle"]} for message in done]
            self.sqs.delete_message_batch(QueueUrl=url, Entries=handles)
        for message in messages:
            if message["MessageId"] in failed:
                received = int(message["Attributes"]["ApproximateReceiveCount"])
                wait = RETRY_SECONDS[min(received, len(RETRY_SECONDS)) - 1]
                self.sqs.change_message_visibility(
                    QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=wait
                )

    def lambda_record(self, message: dict[str, Any]) -> dict[str, Any]:
        return {
            "messageId": message["MessageId"],
            "receiptHandle": message["ReceiptHandle"],
            "body": message["Body"],
            "attributes": message["Attributes"],
            "messageAttributes": {},
            "md5OfBody": message["MD5OfBody"],
            "eventSource": "aws:sqs",
            "eventSourceARN": self.arn,
            "awsRegion": REGION,
        }
