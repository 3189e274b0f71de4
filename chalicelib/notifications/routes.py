"""HTTP to messages, for staff."""

from typing import Any

from chalicelib.core.access import staff
from chalicelib.core.http import PageQuery, Routes
from chalicelib.notifications import service
from chalicelib.notifications.inputs import MessagesQuery, Preview
from chalicelib.notifications.models import Delivery
from chalicelib.notifications.outputs import MessageOut, MessagesOut, PreviewOut
from chalicelib.notifications.samples import TEMPLATES

routes = Routes("Messages")


@routes.route("/api/admin/messages", by=staff("notifications.read"), query=MessagesQuery, gives=MessagesOut)
def list_messages(query: MessagesQuery) -> dict[str, Any]:
    """Messages to buyers and staff, newest first, narrowed by state or template."""
    page = service.list_messages(query.limit, query.cursor, query.state, query.template)
    return {"items": [_shown(each) for each in page.items], "next_cursor": page.next_cursor}


@routes.route(
    "/api/admin/orders/{order_id}/messages", by=staff("notifications.read"), query=PageQuery, gives=MessagesOut
)
def list_order_messages(order_id: str, query: PageQuery) -> dict[str, Any]:
    """The messages about one order, newest first."""
    page = service.list_order_messages(order_id, query.limit, query.cursor)
    return {"items": [_shown(each) for each in page.items], "next_cursor": page.next_cursor}


@routes.route(
    "/api/admin/messages/{message_id}/resend", "POST", by=staff("notifications.write"), gives=MessageOut, status=202
)
def resend(message_id: str) -> dict[str, Any]:
    """Send a message again, to the same person; it goes out in a moment, as a message of its own."""
    return _shown(service.request_resend(message_id))


@routes.route("/api/admin/messages/preview", "POST", by=staff("notifications.read"), takes=Preview, gives=PreviewOut)
def preview(given: Preview) -> dict[str, Any]:
    """How a message looks, with an example order."""
    rendered = service.preview(given.template, given.language)
    return {
        "subject": rendered.subject,
        "html": rendered.html,
        "text": rendered.text,
        "templates": list(TEMPLATES),
    }


def _shown(delivery: Delivery) -> dict[str, Any]:
    plain = (
        "event", "template", "recipient", "language", "subject", "order_id", "state", "tries", "failure",
        "attachments", "resend_of", "created_at", "sent_at",
    )  # fmt: skip
    return {"id": delivery.message_id, **{name: getattr(delivery, name) for name in plain}}
