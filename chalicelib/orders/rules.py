"""Which state follows which, and what may be done in each: pure decisions.

The table is PRODUCT.md's "Order states"; anything that is not in it is refused with a sentence.
"""

from dataclasses import dataclass
from typing import Any

from chalicelib.core.errors import Refused, invalid

FOLLOWS: dict[str, frozenset[str]] = {
    "draft": frozenset({"pending_payment", "placed", "cancelled"}),
    "pending_payment": frozenset({"placed", "cancelled"}),
    "placed": frozenset({"on_hold", "released", "partly_fulfilled", "fulfilled", "cancelled"}),
    "on_hold": frozenset({"placed", "released", "partly_fulfilled", "cancelled"}),
    "released": frozenset({"on_hold", "partly_fulfilled", "fulfilled", "cancelled"}),
    "partly_fulfilled": frozenset({"on_hold", "fulfilled"}),
    "fulfilled": frozenset({"completed"}),
    "completed": frozenset(),
    "cancelled": frozenset({"placed"}),  # only when money for a lapsed order comes late and its stock is still there
}
PAYMENT_STATES = ("none", "pending", "authorised", "paid", "partly_refunded", "refunded", "failed", "cancelled")
FULFILMENT_STATES = ("unfulfilled", "partly_fulfilled", "fulfilled")
SHIPPABLE = frozenset({"placed", "released", "partly_fulfilled"})
BUYER_MAY_CANCEL = frozenset({"pending_payment", "placed", "on_hold", "released"})
LAPSED = "payment_not_received"

HOLD_TYPES: dict[str, str] = {  # the permission that releases each
    "credit": "holds.release",
    "fraud": "orders.write",
    "address": "orders.write",
    "payment": "payments.write",
    "stock": "inventory.write",
    "custom": "orders.write",
}
MOST_HOLDS = 20
TOO_MANY_HOLDS = Refused("too_many_holds", f"An order has at most {MOST_HOLDS} holds. Release one first.", status=409)
NO_SUCH_HOLD = Refused("no_such_hold", "This order does not have that hold. Load the order again.", status=409)


def check_transition(state: str, to: str) -> None:
    """Refuse a step that the table does not have."""
    if to not in FOLLOWS[state]:
        raise Refused("wrong_state", f"An order that is {words(state)} cannot become {words(to)}.", status=409)


def words(state: str) -> str:
    """A state as words: "pending payment"."""
    return state.replace("_", " ")


def check_cancel(state: str, lines: list[dict[str, Any]], by_buyer: bool) -> None:
    """Refuse to cancel what has left the house, or is cancelled already."""
    if any(line["shipped"] for line in lines):
        raise Refused("already_shipped", "Part of this order has been shipped. Return it instead.", status=409)
    if by_buyer and state not in BUYER_MAY_CANCEL:
        raise Refused("wrong_state", f"An order that is {words(state)} can no longer be cancelled.", status=409)
    check_transition(state, "cancelled")


@dataclass(frozen=True)
class Shipped:
    """What an order is after some of its lines were shipped."""

    lines: list[dict[str, Any]]
    fulfilment_state: str
    state: str


def to_ship(line: dict[str, Any]) -> int:
    """How many of a line still have to leave."""
    return int(line["quantity"] - line["shipped"] - line["cancelled"])


def after_shipping(state: str, lines: list[dict[str, Any]], quantities: dict[str, int]) -> Shipped:
    """The order after these quantities (by line id) leave. Refuses more than is left, and orders not ready to ship."""
    if state == "on_hold":
        raise Refused("on_hold", "This order is on hold. Release its holds before you ship it.", status=409)
    if state not in SHIPPABLE:
        raise Refused("wrong_state", f"An order that is {words(state)} cannot be shipped.", status=409)
    known = {line["id"] for line in lines}
    if not quantities or any(line_id not in known for line_id in quantities):
        raise invalid("lines", "unknown_line", "Name lines of this order, each with how many are shipped")
    after = []
    for line in lines:
        sent = quantities.get(line["id"], 0)
        if sent > to_ship(line):
            raise Refused(
                "more_than_ordered", f"Only {to_ship(line)} of {line['title']} are left to ship.", 409, "lines"
            )
        after.append({**line, "shipped": line["shipped"] + sent})
    done = all(to_ship(line) == 0 for line in after)
    return Shipped(after, "fulfilled" if done else "partly_fulfilled", "fulfilled" if done else "partly_fulfilled")


def owed(total: int, paid: int, state: str) -> int:
    """What the buyer still owes, in minor units."""
    return 0 if state == "cancelled" else max(total - paid, 0)


def refundable(paid: int, refunded: int, refunding: int) -> int:
    """What may still go back: never more than was paid, counting what is on its way."""
    return max(paid - refunded - refunding, 0)


def payment_state(total: int, paid: int, refunded: int, authorised: int = 0) -> str:
    """What to call the payment of an order once money has come, this much of it went back, and this is authorised."""
    if refunded > 0:
        return "refunded" if refunded >= paid else "partly_refunded"
    if paid >= total:
        return "paid"
    return "authorised" if authorised and paid + authorised >= total else "pending"


NOT_CHARGED = Refused("not_captured", "This order's card is authorised but not charged. Charge it, then ship.")
NOT_PAID = Refused(
    "not_paid", "This order's card payment is gone. Enter another payment, or cancel the order, before you ship.", 409
)


def money_is_gone(payment_method: str, total: int, authorised: int, paid: int) -> bool:
    """Whether the order was to be paid by card and its money is gone (an authorisation that lapsed)."""
    return payment_method == "stripe" and total > 0 and authorised <= 0 and paid <= 0


def check_money(payment_method: str, total: int, authorised: int, paid: int) -> None:
    """Refuse to ship an order whose money is gone."""
    if money_is_gone(payment_method, total, authorised, paid):
        raise NOT_PAID


# What a buyer is told of each event; events that are not here are for staff
TOLD: dict[str, str] = {
    "order.started": "We are waiting for your payment.",
    "order.placed": "We have your order.",
    "order.paid": "We received your payment.",
    "payment.authorised": "Your card was approved. It has not been charged yet.",
    "payment.failed": "The payment did not go through. You can try again.",
    "order.held": "We are checking your order.",
    "order.released": "We have checked your order, and it goes on.",
    "order.shipped": "Your parcel has left us.",
    "order.delivered": "Your parcel was delivered.",
    "order.refunded": "We sent money back to you.",
    "order.cancelled": "The order was cancelled.",
    "order.completed": "The order is complete.",
}


# Edits

MOST_TAGS = 20
TOO_MANY_TAGS = Refused("too_many_tags", f"An order has at most {MOST_TAGS} tags. Remove one first.", 409)
ALWAYS_EDITED = frozenset({"tags", "priority"})


def check_edit(state: str, fulfilment_state: str, order: dict[str, Any], changed: dict[str, Any]) -> None:
    """Refuse what can no longer be changed: addresses once all is sent, and a country that has other taxes."""
    if not set(changed) - ALWAYS_EDITED:
        return
    if state in ("cancelled", "completed") or fulfilment_state == "fulfilled":
        sentence = "This order has left, or is cancelled. Only its tags and its priority can still be changed."
        raise Refused("too_late_to_edit", sentence, 409)
    for name in ("shipping_address", "billing_address"):
        before = order.get(name) or order.get("shipping_address") or order.get("billing_address")
        if name in changed and before and before.get("country") != changed[name]["country"]:
            sentence = "Another country has other taxes and delivery. Cancel this order, and make a new one."
            raise Refused("other_country", sentence, 409, f"{name}.country")
