"""Every message the shop sent, kept on this machine: GET /dev/mail.

ministack forgets its sent mail when it dies, so each message is copied into a file the moment ministack has taken it: a
hook on boto3's default session, in the process that sends. When the copy cannot be made, sending fails and the event
is handled again; so a message that counts as sent is in the file.
"""

import contextlib
import html
import json
import sqlite3
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from infra.local.gateway import Answer

SCHEMA = """CREATE TABLE IF NOT EXISTS letter (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sent_at REAL NOT NULL,
    recipients TEXT NOT NULL, mime BLOB NOT NULL)"""
PAGE_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1b1b1f }
h1 { font-size: 1.4rem } details { border-top: 1px solid #d8d8de; padding: .6rem 0 } summary { cursor: pointer }
.to { color: #55555f } iframe { width: 100%; height: 32rem; border: 1px solid #d8d8de; border-radius: 6px }
pre { white-space: pre-wrap; background: #f4f4f7; padding: 1rem; border-radius: 6px }
"""


class Mailbox:
    """The messages in DAYBOOK_HOME/mail.db."""

    def __init__(self, home: Path) -> None:
        self.path = home / "mail.db"

    @contextlib.contextmanager
    def file(self) -> Iterator[sqlite3.Connection]:
        with contextlib.closing(sqlite3.connect(self.path, timeout=10)) as file, file:
            file.execute(SCHEMA)
            yield file

    def messages(self) -> list[dict[str, Any]]:
        """Every message, newest first: id, sent_at (epoch seconds), from, to, cc, subject, text, html."""
        with self.file() as file:
            rows = file.execute("SELECT id, sent_at, recipients, mime FROM letter ORDER BY number DESC").fetchall()
        return [readable(*row) for row in rows]

    def copy_what_this_process_sends(self) -> None:
        """Hook into boto3's default session: keep each message this process sends with SES's SendEmail, as MIME."""
        import boto3

        events = boto3._get_default_session().events
        events.register("provide-client-params.sesv2.SendEmail", self._sending)
        events.register("after-call.sesv2.SendEmail", self._sent)

    def _sending(self, params: dict[str, Any], context: dict[str, Any], **_: Any) -> None:
        context["letter"] = (json.dumps(params["Destination"]["ToAddresses"]), params["Content"]["Raw"]["Data"])

    def _sent(self, http_response: Any, parsed: dict[str, Any], context: dict[str, Any], **_: Any) -> None:
        if http_response.status_code == 200:
            row = (parsed["MessageId"], time.time(), *context["letter"])
            with self.file() as file:
                file.execute("INSERT INTO letter (id, sent_at, recipients, mime) VALUES (?, ?, ?, ?)", row)


def readable(id: str, sent_at: float, recipients: str, mime: bytes) -> dict[str, Any]:
    message = message_from_bytes(mime, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return {
        "id": id,
        "sent_at": sent_at,
        "from": str(message["From"] or ""),
        "to": json.loads(recipients),
        "cc": [str(each) for each in message.get_all("Cc", [])],
        "subject": str(message["Subject"] or ""),
        "text": _body(message, "plain"),
        "html": _body(message, "html"),
    }


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()).replace("\r\n", "\n") if part else ""


def as_json(messages: list[dict[str, Any]]) -> Answer:
    body = json.dumps({"items": messages, "next_cursor": None}, ensure_ascii=False).encode()
    return Answer(200, [("Content-Type", "application/json"), ("Cache-Control", "no-store")], body)


def as_page(messages: list[dict[str, Any]]) -> Answer:
    """One page with every message; the HTML of a message is shown in a frame that may do nothing."""
    letters = "".join(_letter(message) for message in messages) or "<p>Nothing has been sent yet.</p>"
    page = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Mailbox</title><style>{PAGE_STYLE}</style>'
        f"<h1>Mailbox</h1><p>Messages this shop would have sent: {len(messages)}. None left this machine.</p>{letters}"
    )
    return Answer(200, [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")], page.encode())


def _letter(message: dict[str, Any]) -> str:
    to = html.escape(", ".join(message["to"]))
    frame = f'<iframe sandbox="allow-popups" title="Message" srcdoc="{html.escape(message["html"])}"></iframe>'
    text = f"<pre>{html.escape(message['text'])}</pre>"
    return (
        f"<details><summary><strong>{html.escape(message['subject'])}</strong> "
        f'<span class="to">to {to}</span></summary>{frame if message["html"] else ""}{text}</details>'
    )
