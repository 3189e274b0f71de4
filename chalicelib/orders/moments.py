"""An order as it was after one of its events, told by its journal alone, so that nothing of later can be in it.

The order's own fields are folded from what each event changed. What lies beside it (shipments, refunds, notes,
problems) is what the events up to then told of; only the documents are read, which never change once they are posted.
"""

from dataclasses import dataclass, field
from typing import Any

from chalicelib.core import journal, table
from chalicelib.core.errors import not_found
from chalicelib.core.journal import Event
from chalicelib.orders.models import Order
from chalicelib.orders.service import Whole

NO_MOMENT = not_found("order at that moment")


@dataclass(frozen=True)
class Told:
    """Something beside an order as its events told of it, with the fields of the item that is kept of it."""

    kind: str
    fields: dict[str, Any] = field(repr=False)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.fields[name]
        except KeyError:
            raise AttributeError(name) from None

    def facts(self) -> dict[str, Any]:
        return dict(self.fields)


@dataclass(frozen=True)
class Moment:
    """An order as it was after `event`; `last` is its latest event's sequence, `intact` whether the chain of all is."""

    event: Event
    state: dict[str, Any]
    whole: Whole
    last: int
    intact: bool


def after(order_id: str, sequence: int) -> Moment:
    """The order as it was after its event of this sequence number; a 404 where there is none."""
    events = _events(order_id)
    if not any(event.sequence == sequence for event in events):
        raise NO_MOMENT
    return _moment(order_id, events, [event for event in events if event.sequence <= sequence])


def at(order_id: str, when: str) -> Moment:
    """The order as it was at a time (ISO 8601 UTC); a 404 for a time before it was there."""
    events = _events(order_id)
    return _moment(order_id, events, [event for event in events if event.at <= when])


def _events(order_id: str) -> list[Event]:
    return journal.timeline(f"ORDER#{order_id}") if table.storable_key(order_id) else []


def _moment(order_id: str, events: list[Event], until: list[Event]) -> Moment:
    if not until:
        raise NO_MOMENT
    event = until[-1]
    state = journal.as_it_was(until, event.at)
    known = Order.get_attributes()
    order = Order.new(**{name: value for name, value in state.items() if name in known})
    documents = [each for each in table.collect(f"ORDER#{order_id}", starts="DOCUMENT#") if _posted(each) <= event.at]
    parts = [*until, *_beside(until, order), *documents]
    return Moment(event, state, Whole(order, parts), events[-1].sequence, not journal.verify(events))


def _posted(document: Any) -> str:
    return str(getattr(document, "posted_at", ""))


def _beside(events: list[Event], order: Order) -> list[Told]:
    """What these events told of, by the names under which it is kept."""
    found: dict[str, Told] = {}
    for event in events:
        about = _about(event, found, order)
        if about is not None:
            found[about[0]] = about[1]
    gone = {"payment/authorised"} if any(each.name == "payment.cancelled" for each in events) else set()
    if any(each.name == "order.paid" and each.payload.get("method") == "stripe" for each in events):
        gone.add("payment/authorised")
    return [told for name, told in found.items() if name not in gone]


def _about(event: Event, known: dict[str, Told], order: Order) -> tuple[str, Told] | None:
    """What an event says of something beside the order: the name it is known by, and what it is now."""
    said = event.payload
    match event.name:
        case "order.shipped":
            shipment = {name: said.get(name) for name in ("shipment_id", "carrier", "tracking_number", "tracking_url")}
            more = {"state": "shipped", "shipped_at": event.at, "delivered_at": None, "lines": said["lines"]}
            return f"shipment/{said['shipment_id']}", Told("shipment", shipment | more)
        case "order.delivered":
            return _now(known, f"shipment/{said['shipment_id']}", state="delivered", delivered_at=event.at)
        case "order.noted":
            note = {"note_id": event.event_id, "text": said["text"], "by": event.actor, "at": event.at}
            return f"note/{event.event_id}", Told("order_note", note)
        case "order.paid" | "payment.authorised":
            return _payment(event)
        case "refund.requested" | "order.refunded" | "refund.failed":
            return _refund(event, known)
        case "dispute.changed":
            dispute = {name: said[name] for name in ("dispute_id", "state", "amount", "currency", "reason")}
            return f"dispute/{said['dispute_id']}", Told("dispute", dispute)
        case "order.problem_opened" | "order.problem_resolved":
            return f"problem/{said['code']}", _problem(event, order)
    return None


def _now(known: dict[str, Told], name: str, **changed: Any) -> tuple[str, Told] | None:
    before = known.get(name)
    return None if before is None else (name, Told(before.kind, before.fields | changed))


def _payment(event: Event) -> tuple[str, Told]:
    said, came = event.payload, event.name == "order.paid"
    name = f"payment/{event.event_id}" if came else "payment/authorised"
    payment = {
        "payment_id": event.event_id,
        "method": said.get("method", "stripe"),
        "state": "succeeded" if came else "authorised",
        "amount": said["amount"],
        "captured": said["amount"] if came else 0,
        "refunded": 0,
        "currency": said["currency"],
        "created_at": event.at,
    }
    return name, Told("payment", payment)


def _refund(event: Event, known: dict[str, Told]) -> tuple[str, Told]:
    said, name = event.payload, f"refund/{event.payload['refund_id']}"
    states = {"order.refunded": "succeeded", "refund.failed": "failed"}
    before = known[name].fields if name in known else {"by": event.actor, "created_at": event.at, "failure": None}
    now = {each: said[each] for each in ("refund_id", "amount", "currency")}
    failed = event.name == "refund.failed"
    told = {"failure": said["reason"]} if failed else {"reason": said["reason"], "failure": None}
    told |= {"of": said["of"]} if said.get("of") else {}
    return name, Told(
        "refund", {"reason": "", "of": None, **before, **now, **told, "state": states.get(event.name, "requested")}
    )


def _problem(event: Event, order: Order) -> Told:
    said, opened = event.payload, event.name == "order.problem_opened"
    problem = {
        "order_id": order.order_id,
        "number": order.number,
        "code": said["code"],
        "sentence": said.get("sentence", ""),
        "advice": "",
        "amount": said.get("amount", 0),
        "currency": order.currency,
        "since": event.at if opened else None,
    }
    return Told("problem", problem)
