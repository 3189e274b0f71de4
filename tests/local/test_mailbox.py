"""The mailbox keeps every message that was sent, over a kill of the mail service."""

import json
import sqlite3
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from infra.local.children import free_port
from infra.local.clients import CREDENTIALS, REGION
from infra.local.mailbox import Mailbox, answer, as_json, as_page
from infra.local.ministack import create_resources, ministack

SENDER = "shop@daybook.example"


def send(url: str, subject: str) -> None:
    """As the notifications module sends: through boto3's default session."""
    ses = boto3.client(
        "sesv2",
        endpoint_url=url,
        region_name=REGION,
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
    )
    letter = EmailMessage(policy=policy.SMTP)
    letter["From"], letter["Subject"] = SENDER, subject
    letter.set_content("Thanks\n")
    letter.add_alternative("<p>Thanks \u2013 tusen takk</p>\n", subtype="html")
    ses.send_email(
        FromEmailAddress=SENDER,
        Destination={"ToAddresses": ["kari@example.com"]},
        Content={"Raw": {"Data": letter.as_bytes()}},
    )


@pytest.fixture
def fresh_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)


@pytest.mark.usefixtures("fresh_session")
def test_what_was_sent_is_kept_when_the_mail_service_is_killed(tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    mailbox = Mailbox(tmp_path)
    mailbox.copy_what_this_process_sends()
    with ministack(tmp_path, port).running_now() as child:
        create_resources(url, "mail-test-", "mail-test", SENDER)
        send(url, "Order 1001")
        child.kill()
        assert [message["subject"] for message in mailbox.messages()[0]] == ["Order 1001"]
        child.start()
        create_resources(url, "mail-test-", "mail-test", SENDER)
        send(url, "Order 1002")
        found, _ = mailbox.messages()
    assert [message["subject"] for message in found] == ["Order 1002", "Order 1001"]
    newest = {name: found[0][name] for name in ("from", "to", "text", "html")}
    assert newest == {
        "from": SENDER,
        "to": ["kari@example.com"],
        "text": "Thanks\n",
        "html": "<p>Thanks \u2013 tusen takk</p>\n",
    }


@pytest.mark.usefixtures("fresh_session")
def test_a_message_of_which_no_copy_could_be_kept_counts_as_not_sent(tmp_path: Path, queues_url: str) -> None:
    mailbox = Mailbox(tmp_path / "a folder that is not there")
    mailbox.copy_what_this_process_sends()
    with pytest.raises(sqlite3.OperationalError):
        send(queues_url, "Order 1003")


@pytest.mark.usefixtures("fresh_session")
def test_a_message_that_the_mail_service_refused_is_not_kept(tmp_path: Path) -> None:
    port = free_port()
    mailbox = Mailbox(tmp_path)
    mailbox.copy_what_this_process_sends()
    with ministack(tmp_path, port).running_now(), pytest.raises(ClientError):
        send(f"http://127.0.0.1:{port}", "Order 1004")  # its sender was never verified there
    assert mailbox.messages() == ([], None)


def message(**more: Any) -> dict[str, Any]:
    plain = {"id": "1", "sent_at": 0.0, "from": SENDER, "to": ["kari@example.com"], "cc": [], "subject": "Hei"}
    return {**plain, "text": "Hei", "html": "", **more}


def test_the_page_shows_a_message_without_running_it() -> None:
    body = as_page([message(subject="<b>Hei</b>", html='<script>alert("x")</script>')], None).body
    assert isinstance(body, bytes)
    assert b"&lt;b&gt;Hei&lt;/b&gt;" in body
    assert b"<script>" not in body
    assert b'sandbox="allow-popups"' in body


def test_the_list_is_json_like_every_list() -> None:
    body = as_json([message()], None).body
    assert isinstance(body, bytes)
    assert json.loads(body) == {"items": [message()], "next_cursor": None}


def test_many_messages_come_page_by_page_newest_first(tmp_path: Path) -> None:
    mailbox = Mailbox(tmp_path)
    with mailbox.file() as file:
        rows = [(str(n), float(n), json.dumps(message(id=str(n)))) for n in range(250)]
        file.executemany("INSERT INTO letter (id, sent_at, told) VALUES (?, ?, ?)", rows)
    seen, more = [], None
    sizes = []
    while True:
        query = "" if more is None else f"cursor={more}"
        told = json.loads(answer(mailbox, query, wants_json=True).body)
        seen += [int(each["id"]) for each in told["items"]]
        sizes.append(len(told["items"]))
        more = told["next_cursor"]
        if more is None:
            break
    assert (sizes, seen) == ([100, 100, 50], list(range(249, -1, -1)))
    assert b'<a href="?cursor=151">' in answer(mailbox, "", wants_json=False).body
    assert answer(mailbox, "limit=101", wants_json=True).status == 422
    assert answer(mailbox, "cursor=x", wants_json=True).status == 422
