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
from urllib.parse import parse_qs

from infra.local.gateway import Answer, problem

PAGE = 100  # messages on a page, at most
SCHEMA = """CREATE TABLE IF NOT EXISTS letter (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sent_at REAL NOT NULL, told TEXT NOT NULL)"""
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

    def messages(self, limit: int = PAGE, cursor: int | None = None) -> tuple[list[dict[str, Any]], int | None]:
        """Messages, newest first, and the cursor of those before them: id, sent_at (epoch seconds), from, to, cc,
        subject, text, html."""
        before, wanted = ("WHERE number < ?", (cursor,)) if cursor is not None else ("", ())
        with self.file() as file:
            rows = file.execute(
                f"SELECT number, told FROM letter {before} ORDER BY number DESC LIMIT ?", (*wanted, limit + 1)
            ).fetchall()
        more = rows[limit - 1][0] if len(rows) > limit else None
        return [json.loads(told) for _, told in rows[:limit]], more

    def copy_what_this_process_sends(self) -> None:
        """Hook into boto3's default session: keep each message this process sends with SES's SendEmail, as MIME."""
        import boto3

        events = boto3._get_default_session().events
        events.register("provide-client-params.sesv2.SendEmail", self._sending)
        events.register("after-call.sesv2.SendEmail", self._sent)

    def _sending(self, params: dict[str, Any], context: dict[str, Any], **_: Any) -> None:
        context["letter"] = (params["Destination"]["ToAddresses"], params["Content"]["Raw"]["Data"])

    def _sent(self, http_response: Any, parsed: dict[str, Any], context: dict[str, Any], **_: Any) -> None:
        if http_response.status_code == 200:
            told = readable(parsed["MessageId"], time.time(), *context["letter"])
            row = (told["id"], told["sent_at"], json.dumps(told))
            with self.file() as file:
                file.execute("INSERT INTO letter (id, sent_at, told) VALUES (?, ?, ?)", row)


def readable(id: str, sent_at: float, recipients: list[str], mime: bytes) -> dict[str, Any]:
    message = message_from_bytes(mime, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return {
        "id": id,
        "sent_at": sent_at,
        "from": str(message["From"] or ""),
        "to": recipients,
        "cc": [str(each) for each in message.get_all("Cc", [])],
        "subject": str(message["Subject"] or ""),
        "text": _body(message, "plain"),
        "html": _body(message, "html"),
    }


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()).replace("\r\n", "\n") if part else ""


def answer(mailbox: Mailbox, query: str, wants_json: bool) -> Answer:
    """The list as the API's lists are (`limit`, `cursor`), or a page of it to read."""
    given = parse_qs(query)
    numbers = {name: given[name][0] for name in ("limit", "cursor") if name in given}
    if not all(each.isdecimal() for each in numbers.values()) or not 1 <= int(numbers.get("limit", PAGE)) <= PAGE:
        return problem(422, "invalid", f"limit is a number from 1 to {PAGE}, cursor one that this list gave.")
    messages, more = mailbox.messages(**{name: int(value) for name, value in numbers.items()})
    return as_json(messages, more) if wants_json else as_page(messages, more)


def as_json(messages: list[dict[str, Any]], more: int | None) -> Answer:
    told = {"items": messages, "next_cursor": None if more is None else str(more)}
    body = json.dumps(told, ensure_ascii=False).encode()
    return Answer(200, [("Content-Type", "application/json"), ("Cache-Control", "no-store")], body)


def as_page(messages: list[dict[str, Any]], more: int | None) -> Answer:
    """One page of messages; the HTML of a message is shown in a frame that may do nothing."""
    letters = "".join(_letter(message) for message in messages) or "<p>Nothing has been sent yet.</p>"
    older = "" if more is None else f'<p><a href="?cursor={more}">Older messages</a></p>'
    page = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Mailbox</title><style>{PAGE_STYLE}</style>'
        f"<h1>Mailbox</h1><p>Messages this shop would have sent. None left this machine.</p>{letters}{older}"
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
