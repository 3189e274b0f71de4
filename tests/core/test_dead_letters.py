"""Messages that no handler could take, shown and sent again."""

import json

import pytest
from moto import mock_aws

from chalicelib.core import dead_letters, outbox
from chalicelib.core.context import acting
from chalicelib.core.module import QUEUES


@pytest.fixture
def queues(monkeypatch):
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-north-1")
    monkeypatch.delenv("DAYBOOK_AWS_URL", raising=False)
    monkeypatch.setenv("DAYBOOK_QUEUE_PREFIX", "dead-")
    with mock_aws():
        outbox.sqs.cache_clear()
        outbox.queue_url.cache_clear()
        for name in QUEUES:
            outbox.sqs().create_queue(QueueName=f"dead-{name}")
            outbox.sqs().create_queue(QueueName=f"dead-{name}-dead")
        yield
    outbox.sqs.cache_clear()
    outbox.queue_url.cache_clear()


def dead(shop, queue, n):
    event = {"event_id": f"evt_{n}", "name": "order.placed", "aggregate": f"ORDER#{n}", "at": f"2026-11-22T10:0{n}:00Z"}
    body = json.dumps({"shop": shop, "handler": "invoicing.post_invoice", "event": event})
    outbox.sqs().send_message(QueueUrl=outbox.queue_url(f"{queue}-dead"), MessageBody=body)


def waiting(queue):
    answer = outbox.sqs().receive_message(QueueUrl=outbox.queue_url(queue), MaxNumberOfMessages=10, VisibilityTimeout=0)
    return sorted(json.loads(each["Body"])["event"]["event_id"] for each in answer.get("Messages", []))


def test_a_shop_sees_its_own_oldest_first_and_looking_takes_nothing_away(queues, monkeypatch):
    monkeypatch.setattr(dead_letters, "LOOK_SECONDS", 0)
    dead("mine", "billing", 2)
    dead("mine", "notification", 1)
    dead("theirs", "billing", 3)
    with acting(shop="mine"):
        for _ in range(2):
            assert [(each.queue, each.event_id) for each in dead_letters.dead_letters()] == [
                ("notification", "evt_1"),
                ("billing", "evt_2"),
            ]


def test_redriving_moves_a_shops_messages_of_a_queue_and_no_others(queues):
    dead("mine", "billing", 1)
    dead("mine", "billing", 2)
    dead("theirs", "billing", 3)
    dead("mine", "notification", 4)
    with acting(shop="mine"):
        assert dead_letters.redrive("billing") == 2
    assert waiting("billing") == ["evt_1", "evt_2"]
    assert waiting("notification") == []
    with acting(shop="mine"):
        assert dead_letters.redrive() == 1
    assert waiting("notification") == ["evt_4"]
