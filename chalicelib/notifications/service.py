"""Messages: each is sent once, and what became of it is kept.

A delivery is created, in state sending, before the message is handed over, and is sent afterwards. Its id is derived
from the event, the template and the recipient: a duplicate of the event, or another worker, finds it and sends nothing.
Who finds it being sent raises, so that the queue gives the event again once it is known how that ended; a worker that
died in between loses its lease, and the next one sends.
"""

from typing import Any

from chalicelib.core import clock, ids, table
from chalicelib.core.errors import RaceLost, Refused, not_found
from chalicelib.core.journal import FACTS, Event, Happening
from chalicelib.core.settings import settings
from chalicelib.core.table import Page
from chalicelib.core.telemetry import logger
from chalicelib.core.transaction import Transaction, retried
from chalicelib.notifications import occasions, rendering, sending
from chalicelib.notifications.events import ResendRequested
from chalicelib.notifications.letters import Letter
from chalicelib.notifications.models import Delivery
from chalicelib.notifications.rendering import Rendered
from chalicelib.notifications.samples import sample
from chalicelib.orders import service as orders

SHARDS = 4
# Seconds: longer than sending may take, and so short that a queue's tries outlast it (44 in all on one machine): else
# the message of a worker that died would be put aside unsent.
LEASE = 30
NO_RESEND = Refused("cannot_resend", "What lets somebody in is not sent again. They can ask for a new one.")
GONE = Refused("event_gone", "What this message told of is no longer there, so it cannot be made again.")


class StillSending(Exception):
    """Another worker is sending this message; the event comes again, to see how that ended."""


# Sending


def tell(event: str, told: dict[str, Any], happening: Happening) -> None:
    """Send an event's letters, each once. Raises when any did not go, after trying them all."""
    failures = []
    for letter in occasions.letters_for(event, told):
        try:
            deliver(letter, happening)
        except Exception as failure:
            failures.append(failure)
    if failures:
        raise failures[0]


def deliver(letter: Letter, happening: Happening, resend_of: Delivery | None = None) -> Delivery:
    """Send one letter about an event, unless it was sent; gives its delivery.

    Raises StillSending while another worker is at it, and whatever the mail service raises, after noting it.
    """
    delivery = _claim(_delivery_of(letter, happening, resend_of))
    if delivery.state == "sent":
        return delivery
    try:
        mime = rendering.as_mime(letter, settings.sender, delivery.message_id)
        provider_id = sending.send(letter.recipient, mime)
    except Exception as failure:
        _note(delivery, state="failed", lease_until=0, failure=f"{type(failure).__name__}: {failure}"[:500])
        raise
    _note(delivery, state="sent", lease_until=0, failure=None, provider_id=provider_id, sent_at=clock.now())
    return delivery


def _delivery_of(letter: Letter, happening: Happening, resend_of: Delivery | None) -> Delivery:
    about = resend_of if resend_of is not None else happening
    return Delivery.new(
        message_id=ids.derived("msg", happening.event_id, letter.template, letter.recipient),
        event_id=happening.event_id,
        event=resend_of.event if resend_of is not None else happening.name,
        aggregate=about.aggregate,
        sequence=about.sequence,
        template=letter.template,
        recipient=letter.recipient[:254],
        language=letter.language,
        subject=rendering.one_line(letter.subject),
        order_id=letter.order_id,
        state="sending",
        tries=1,
        lease_until=clock.epoch(seconds=LEASE),
        resend_of=resend_of.message_id if resend_of is not None else None,
        created_at=clock.now(),
        attachments=[file.name for file in letter.files],
    )


def _claim(delivery: Delivery) -> Delivery:
    """The delivery, ours to send; or as it is stored, where it was sent."""
    try:
        with Transaction() as tx:
            tx.create(delivery)
        return delivery
    except RaceLost:
        pass
    stored = Delivery.get(message_id=delivery.message_id)
    if stored.state == "sent":
        return stored
    if stored.state == "sending" and stored.lease_until > clock.epoch():
        raise StillSending(stored.message_id)
    try:
        with Transaction() as tx:
            tx.change(stored, state="sending", tries=stored.tries + 1, lease_until=clock.epoch(seconds=LEASE))
    except RaceLost:
        raise StillSending(stored.message_id) from None
    return stored


def _note(delivery: Delivery, **fields: Any) -> None:
    try:
        with Transaction() as tx:
            tx.change(delivery, **fields)
    except RaceLost:  # our lease ran out, and another worker has sent or is sending it
        logger().warning("a message was taken over", extra={"message_id": delivery.message_id})


# Sending again


@retried
def request_resend(message_id: str) -> Delivery:
    """Have a message sent again to its recipient, by the queue. Refuses sign-in codes."""
    delivery = find_message(message_id)
    if delivery.template in ("sign_in_code", "confirm_email", "staff_invited", "staff_password"):
        raise NO_RESEND
    with Transaction() as tx:
        tx.publish(ResendRequested(message_id), on=delivery)
    return delivery


def resend(message_id: str, happening: Happening) -> None:
    """Make a message anew from its event, and send it to the same recipient: once for this asking."""
    original = find_message(message_id)
    event = Event.find(aggregate=original.aggregate, sequence=original.sequence)
    if event is None:
        raise GONE
    told = FACTS[event.name].read(event.payload).payload()
    for letter in occasions.letters_for(event.name, told):
        if (letter.template, letter.recipient) == (original.template, original.recipient):
            deliver(letter, happening, resend_of=original)


# Looking


def find_message(message_id: str) -> Delivery:
    """A message's delivery, or a 404."""
    found = Delivery.find(message_id=message_id)
    if found is None:
        raise not_found("message")
    return found


def list_messages(limit: int, cursor: str | None, state: str | None = None, template: str | None = None) -> Page:
    """Messages, newest first."""
    return table.page(
        [f"MESSAGES#{n}" for n in range(SHARDS)],
        index="g2",
        limit=limit,
        cursor=cursor,
        newest_first=True,
        where=lambda each: state in (None, each.state) and template in (None, each.template),
    )


def list_order_messages(order_id: str, limit: int, cursor: str | None) -> Page:
    """The messages about one order, newest first; a 404 where there is no such order."""
    orders.whole(order_id)
    return table.page(f"ORDER_MESSAGES#{order_id}", index="g1", limit=limit, cursor=cursor, newest_first=True)


def preview(template: str, language: str) -> Rendered:
    """How a message looks, with an example order, in the shop's own name."""
    return rendering.render(sample(template, language, occasions.sender()))
