"""From stored orders to the JSON of the API; the storefront's pages show the same."""

from typing import Any

from chalicelib.core import context
from chalicelib.core.journal import Event
from chalicelib.core.money import money
from chalicelib.orders import rules
from chalicelib.orders.finding import without_secrets
from chalicelib.orders.models import Order, OrderView, Problem
from chalicelib.orders.moments import Moment
from chalicelib.orders.service import Whole
from chalicelib.orders.views import SHARED


def shown_totals(totals: dict[str, int], currency: str) -> dict[str, Any]:
    """The five totals as money."""
    return {name: money(totals[name], currency) for name in ("subtotal", "discount", "shipping", "tax", "total")}


def _line(line: dict[str, Any], currency: str) -> dict[str, Any]:
    plain = ("id", "sku", "title", "variant_title", "handle", "image", "quantity", "tax_rate")
    return {
        **{name: line[name] for name in plain},
        **{name: line[name] for name in ("shipped", "returned", "cancelled")},
        "unit_price": money(line["unit_price"], currency),
        "total": money(line["total"], currency),
    }


def _delivery(order: Order) -> dict[str, Any] | None:
    if order.delivery is None:
        return None
    return {
        "id": order.delivery["id"],
        "title": order.delivery["title"],
        "price": money(order.delivery["price"], order.currency),
        "promise": order.delivery.get("promise"),
        "pickup": order.delivery.get("pickup"),
    }


def _shipment(shipment: Any) -> dict[str, Any]:
    names = ("state", "carrier", "tracking_number", "tracking_url", "shipped_at", "delivered_at", "lines")
    return {"id": shipment.shipment_id, **{name: getattr(shipment, name) for name in names}}


def _document(posted: Any, url: str) -> dict[str, Any]:
    return {
        "number": posted.number,
        "document": posted.document,
        "total": money(posted.total, posted.currency),
        "posted_at": posted.posted_at,
        "url": url,
    }


def buyer_order(whole: Whole) -> dict[str, Any]:
    """The buyer's view: see outputs.BuyerOrderOut."""
    order = whole.order
    base = f"/api/orders/{order.order_id}/documents"
    posted = whole.of_kind("posted_document")
    documents = [_document(each, f"{base}/{each.number}?token={order.token}") for each in posted]
    return {**_order(whole), "token": order.token, "documents": documents}


def _order(whole: Whole) -> dict[str, Any]:
    order = whole.order
    currency = order.currency
    plain = (
        "number", "state", "payment_state", "fulfilment_state", "payment_method", "placed_at", "email",
        "currency", "shipping_address", "billing_address", "note", "tax_number", "cancel_reason",
    )  # fmt: skip
    told = [event for event in whole.events if event.name in rules.TOLD]
    return {
        "id": order.order_id,
        **{name: getattr(order, name) for name in plain},
        "gift_note": order.gift_note or "",
        "prices_include_tax": bool(order.prices_include_tax),
        "lines": [_line(line, currency) for line in order.lines],
        "totals": shown_totals(order.totals, currency),
        "taxes": [
            {"rate": tax["rate"], "base": money(tax["base"], currency), "tax": money(tax["tax"], currency)}
            for tax in order.taxes
        ],
        "paid": money(order.paid, currency),
        "refunded": money(order.refunded, currency),
        "delivery": _delivery(order),
        "promise": (order.delivery or {}).get("promise"),
        "promise_history": (order.delivery or {}).get("promise_history", []),
        "shipments": [_shipment(each) for each in sorted(whole.of_kind("shipment"), key=lambda each: each.shipped_at)],
        "timeline": [{"at": event.at, "name": event.name, "detail": rules.TOLD[event.name]} for event in told],
        "can_cancel": order.state in rules.BUYER_MAY_CANCEL and not any(line["shipped"] for line in order.lines),
    }


def staff_order(whole: Whole) -> dict[str, Any]:
    """The whole order as staff see it: see outputs.StaffOrderOut."""
    order = whole.order
    currency = order.currency
    left = rules.refundable(order.paid, order.refunded, order.refunding)
    return {
        **_order(whole),
        "documents": [
            _document(each, f"/api/admin/invoices/{each.number}/pdf") for each in whole.of_kind("posted_document")
        ],
        "customer_id": order.customer_id,
        "version": order.version,
        "language": order.language,
        "holds": order.holds,
        "tags": order.tags,
        "priority": order.priority,
        "placed_by": order.placed_by,
        "authorised": money(order.authorised, currency),
        "refunding": money(order.refunding, currency),
        "refundable": money(left, currency),
        "owed": money(rules.owed(order.totals["total"], order.paid, order.state), currency),
        "allocations": [{"line_id": line["id"], **each} for line in order.lines for each in line["allocations"]],
        "payments": [_money_part(part, "payment_id") for part in whole.of_kind("payment")],
        "refunds": [_money_part(part, "refund_id") for part in whole.of_kind("refund")],
        "disputes": [_money_part(part, "dispute_id") for part in whole.of_kind("dispute")],
        "notes": [shown_note(part) for part in whole.of_kind("order_note")],
        "problems": [shown_problem(part) for part in whole.of_kind("problem") if part.since],
    }


def order_then(moment: Moment) -> dict[str, Any]:
    """An order as it was: see outputs.OrderThenOut."""
    return {
        "at": moment.event.at,
        "order": without_secrets(moment.state),
        "shown": staff_order(moment.whole),
        "event": shown_event(moment.event),
        "last": moment.last,
        "intact": moment.intact,
    }


def _money_part(part: Any, id_name: str) -> dict[str, Any]:
    facts = part.facts()
    for hidden in ("kind", "order_id"):
        facts.pop(hidden, None)
    for name in ("amount", "captured", "refunded"):
        if name in facts:
            facts[name] = money(facts[name], part.currency)
    return {"id": facts.pop(id_name), **facts}


def shown_event(event: Event) -> dict[str, Any]:
    """One event of a timeline: see outputs.EventOut."""
    names = ("event_id", "sequence", "name", "at", "actor", "hash")
    return {**{name: getattr(event, name) for name in names}, "payload": without_secrets(event.payload)}


def shown_note(note: Any) -> dict[str, Any]:
    return {"id": note.note_id, "text": note.text, "by": note.by, "at": note.at}


def shown_view(view: OrderView) -> dict[str, Any]:
    """A view, as whoever asks has it."""
    shared = view.whose == SHARED
    plain = {name: getattr(view, name) for name in ("version", "name", "filters", "columns", "sort")}
    return {"id": view.view_id, **plain, "shared": shared, "own": view.by == context.actor.get()}


def shown_problem(problem: Problem) -> dict[str, Any]:
    return {
        "order_id": problem.order_id,
        "number": problem.number,
        "code": problem.code,
        "detail": problem.sentence,
        "advice": problem.advice,
        "at_stake": money(problem.amount, problem.currency),
        "since": problem.since,
    }


def row(order: Order) -> dict[str, Any]:
    """An order in a list."""
    address = order.shipping_address or order.billing_address or {}
    plain = ("number", "state", "payment_state", "fulfilment_state", "placed_at", "email", "customer_id")
    return {
        "id": order.order_id,
        **{name: getattr(order, name) for name in plain},
        "name": address.get("name") or "",
        "total": money(order.totals["total"], order.currency),
        "items": sum(line["quantity"] for line in order.lines),
        "holds": [hold["type"] for hold in order.holds],
        "tags": order.tags,
        "priority": order.priority,
        "owed": money(rules.owed(order.totals["total"], order.paid, order.state), order.currency),
        "promise": (order.delivery or {}).get("promise"),
        "country": address.get("country") or "",
        "delivery": (order.delivery or {}).get("title") or "",
        "method": order.payment_method,
        "locations": sorted({each["location_id"] for line in order.lines for each in line["allocations"]}),
    }
