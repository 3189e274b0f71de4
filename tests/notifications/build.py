"""The mail service of a test, and the events of an order given to the handlers as the queue would."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from chalicelib.core import journal, outbox
from chalicelib.core.journal import Event
from chalicelib.customers.module import customers
from chalicelib.fulfilment.module import fulfilment
from chalicelib.inventory.module import inventory
from chalicelib.invoicing.module import invoicing
from chalicelib.notifications.module import notifications
from chalicelib.orders.module import orders
from chalicelib.payments.module import payments
from chalicelib.pricing.module import pricing
from chalicelib.shop.module import shop
from tests.installed import alone

SENDER = "shop@daybook.example"
MODULES = (shop, pricing, customers, inventory, orders, payments, fulfilment, invoicing, notifications)


def deliver(shop_id: str, *events: Event) -> None:
    """Give each event to the handlers of notifications that listen."""
    with alone(*MODULES):
        for event in events:
            if event.name in notifications.handlers:
                for name, _ in notifications.listeners(event.name):
                    outbox.handle(shop_id, name, event.message())


def event_of(aggregate: str, name: str) -> Event:
    """The newest event of this name in an aggregate."""
    return [event for event in journal.timeline(aggregate) if event.name == name][-1]


@dataclass
class Mail:
    """A message as its reader gets it."""

    raw: bytes
    message: EmailMessage

    @property
    def to(self) -> str:
        return str(self.message["To"])

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def html(self) -> str:
        return self._body("html")

    @property
    def text(self) -> str:
        return self._body("plain")

    def _body(self, kind: str) -> str:
        body = self.message.get_body((kind,))
        assert body is not None
        return str(body.get_content()).replace("\u00a0", " ").replace("\r\n", "\n")

    @property
    def files(self) -> dict[str, bytes]:
        return {str(part.get_filename()): part.get_content() for part in self.message.iter_attachments()}


class Post:
    """What moto's mail service was given."""

    def __init__(self) -> None:
        from moto.core import DEFAULT_ACCOUNT_ID
        from moto.ses.models import ses_backends

        self._backend: Any = ses_backends[DEFAULT_ACCOUNT_ID]["eu-north-1"]

    @property
    def sent(self) -> list[Mail]:
        return [self._opened(each.raw_data) for each in self._backend.sent_messages]

    @property
    def last(self) -> Mail:
        return self.sent[-1]

    @staticmethod
    def _opened(raw: Any) -> Mail:
        content = raw if isinstance(raw, bytes) else str(raw).encode()
        return Mail(content, message_from_bytes(content, policy=default))  # type: ignore[arg-type]
