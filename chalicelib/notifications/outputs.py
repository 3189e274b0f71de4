"""What goes out about messages."""

from chalicelib.core.http import Output


class MessageOut(Output):
    """A message and what became of it. What it said is not kept; `resend` makes it anew."""

    id: str
    event: str
    template: str
    recipient: str
    language: str
    subject: str
    order_id: str | None
    state: str
    tries: int
    failure: str | None
    attachments: list[str]
    resend_of: str | None
    created_at: str
    sent_at: str | None


class MessagesOut(Output):
    items: list[MessageOut]
    next_cursor: str | None


class PreviewOut(Output):
    subject: str
    html: str
    text: str
    templates: list[str]
