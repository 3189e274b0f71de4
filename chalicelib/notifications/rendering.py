"""A letter as HTML and as text, from the two templates; and as the MIME message that is sent."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from chalicelib.core.errors import Refused
from chalicelib.notifications.letters import Letter
from chalicelib.notifications.wording import word

TEMPLATES = Path(__file__).parent / "templates"
BAD_ADDRESS = Refused("bad_address", "This is not an e-mail address that a message can be sent to.", status=422)
# One address and nothing else: no spaces, no line ends, no list, no angle brackets (RFC 5321, without quoted forms)
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+\.[A-Za-z0-9-]+")


@dataclass(frozen=True)
class Rendered:
    subject: str
    html: str
    text: str


@lru_cache
def _templates() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(letter: Letter) -> Rendered:
    """The subject on one line, and both forms of the body."""
    values = {"letter": letter, "why": word("why", letter.language, shop=letter.sender.name)}
    html = _templates().get_template("letter.html.j2").render(values)
    text = _templates().get_template("letter.txt.j2").render(values)
    return Rendered(one_line(letter.subject), html, re.sub(r"\n{3,}", "\n\n", text).strip() + "\n")


def one_line(text: str, longest: int = 200) -> str:
    """Text for a header: no line ends, no controls, nothing that turns the direction of text round."""
    kept = ("".join(" " if unicodedata.category(each) in ("Cc", "Cf", "Zl", "Zp") else each for each in text)).split()
    line = " ".join(kept)
    return line if len(line) <= longest else line[: longest - 1] + "\u2026"


def plain_address(text: str) -> str:
    """An address as it may stand in a header; refuses whatever else comes in its place."""
    if len(text) > 254 or not _ADDRESS.fullmatch(text):
        raise BAD_ADDRESS
    return text


def as_mime(letter: Letter, sent_from: str, message_id: str) -> bytes:
    """The whole message, text first and HTML beside it, with its files."""
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP

    rendered = render(letter)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = rendered.subject
    message["From"] = Address(one_line(letter.sender.name, 100), addr_spec=plain_address(sent_from))
    message["To"] = Address(addr_spec=plain_address(letter.recipient))
    if letter.sender.reply_to:
        message["Reply-To"] = Address(addr_spec=plain_address(letter.sender.reply_to))
    message["Message-ID"] = f"<{message_id}@{sent_from.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answer by machines
    message.set_content(rendered.text)
    message.add_alternative(rendered.html, subtype="html")
    for file in letter.files:
        message.add_attachment(file.content, maintype="application", subtype="pdf", filename=file.name)
    message["Content-Language"] = letter.language  # set last: what begins with Content- follows the first part
    return message.as_bytes()
