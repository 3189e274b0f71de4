"""Events to messages. Deliveries are their own markers: the module keeps no other."""

from chalicelib.core.journal import Fact, Happening
from chalicelib.notifications import service
from chalicelib.notifications.events import ResendRequested


def tell(fact: Fact, event: Happening) -> None:
    """Write to those whom this event concerns."""
    service.tell(event.name, fact.payload(), event)


def resend(fact: ResendRequested, event: Happening) -> None:
    """Send a message again."""
    service.resend(fact.message_id, event)
