"""Every message the shop sent, kept on this machine: GET /dev/mail.

ministack forgets its sent mail when it dies, so each message is copied into a file the moment it is sent: a hook on
boto3's default session, in the process that sends, asks ministack for what it has and keeps what is new. When the copy
cannot be made the sending fails, and the event is handled again: a message that counts as sent is in the file.
"""

import contextlib
import html
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from infra.local.gateway import Answer
from infra.local.ministack import get_json

SCHEMA = """CREATE TABLE IF NOT EXISTS message (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sent_at REAL NOT NULL, told TEXT NOT NULL)"""
PAGE_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1b1b1f }
h1 { font-size: 1.4rem } details { border-top: 1px solid #d8d8de; padding: .6rem 0 } summary { cursor: pointer }
.to { color: #55555f } iframe { width: 100%; height: 32rem; border: 1px solid #d8d8de; border-radius: 6px }
pre { white-space: pre-wrap; background: #f4f4f7; padding: 1rem; border-radius: 6px }
"""


class Mailbox:
    """The messages in DAYBOOK_HOME/mail.db, fed from ministack."""

    def __init__(self, home: Path, aws_url: str) -> None:
        self.path, self.aws_url = home / "mail.db", aws_url

    @contextlib.contextmanager
    def file(self) -> Iterator[sqlite3.Connection]:
        with contextlib.closing(sqlite3.connect(self.path, timeout=10)) as file, file:
            file.execute(SCHEMA)
            yield file

    def collect(self) -> None:
        """Keep what ministack has sent and we do not have yet. Raises ConnectionError when it does not answer."""
        answer = get_json(f"{self.aws_url}/_ministack/ses/messages")
        if answer is None:
            raise ConnectionError("the local mail service does not answer")
        with self.file() as file:
            for message in sorted(
                (m for many in answer["messages"].values() for m in many), key=lambda m: m["Timestamp"]
            ):
                row = (message["MessageId"], message["Timestamp"], json.dumps(message))
                file.execute("INSERT OR IGNORE INTO message (id, sent_at, told) VALUES (?, ?, ?)", row)

    def messages(self) -> list[dict[str, Any]]:
        """Every message, newest first: id, sent_at (epoch seconds), from, to, cc, subject, text, html."""
        with contextlib.suppress(ConnectionError):
            self.collect()
        with self.file() as file:
            rows = file.execute("SELECT told FROM message ORDER BY number DESC").fetchall()
        return [readable(json.loads(row[0])) for row in rows]

    def copy_what_this_process_sends(self) -> None:
        """Hook into boto3's default session: after each message sent by this process, keep its copy."""
        import boto3

        session = boto3._get_default_session()
        for call in ("sesv2.SendEmail", "ses.SendEmail", "ses.SendRawEmail"):
            session.events.register(f"after-call.{call}", self._sent)

    def _sent(self, **_: Any) -> None:
        self.collect()


def readable(message: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": message["MessageId"],
        "sent_at": message["Timestamp"],
        "from": message["Source"],
        "to": message.get("To", []),
        "cc": message.get("CC", []),
        "subject": message.get("Subject") or "",
        "text": message.get("BodyText") or "",
        "html": message.get("BodyHtml") or "",
    }


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
