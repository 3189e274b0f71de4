"""Refunds: whole, partial, refused beyond what is left, failing late, and the release of what was never captured."""

from __future__ import annotations

from . import charges, events
from .call import Call, new_id
from .cards import CARDS
from .errors import Refused, unexpected_state
from .parameters import choice, integer, merged_metadata
from .store import Body

CREATE = frozenset({"payment_intent", "charge", "amount", "reason", "metadata", "expand"})
UPDATE = frozenset({"metadata", "expand"})
CANCEL = frozenset({"expand"})
REASONS = ("duplicate", "fraudulent", "requested_by_customer")
FAILURES = (
    "charge_for_pending_refund_disputed", "declined", "expired_or_canceled_card", "insufficient_funds",
    "lost_or_stolen_card", "merchant_request", "unknown",
)  # fmt: skip


def create(call: Call) -> Body:
    charge = _charge_of(call)
    left = charge["amount"] - charge["amount_refunded"]
    if charge["disputed"]:
        raise _refused(f"Charge {charge['id']} has been charged back; cannot issue a refund.", "charge_disputed")
    if left == 0:
        raise _refused(f"Charge {charge['id']} has already been refunded.", "charge_already_refunded")
    amount = integer(call.given, "amount") or left
    if amount > left:
        currency = charge["currency"]
        raise Refused(
            f"Refund amount ({amount} {currency}) is greater than unrefunded amount on charge ({left} {currency})",
            param="amount",
            kept=True,
        )
    status = CARDS[call.store.behaviour(charge["payment_method"])].refund
    refund = _new(call, charge, amount, status)
    refund["reason"] = choice(call.given, "reason", REASONS)
    refund["metadata"] = merged_metadata({}, call.given)
    return _made(call, charge, refund)


def _refused(message: str, code: str | None) -> Refused:
    return Refused(message, code, kept=True)


def _charge_of(call: Call) -> Body:
    intent = call.named("payment_intent", "payment_intent")
    if intent is None:
        charge = call.named("charge", "charge")
        if charge is None:
            raise Refused(
                "One of the following params should be provided for this request: payment_intent or charge.",
                "parameter_missing",
                "payment_intent",
            )
        if not charge["captured"]:
            raise _refused(f"Charge {charge['id']} was not captured. Cancel its PaymentIntent instead.", None)
        return charge
    if intent["status"] != "succeeded":
        raise unexpected_state(f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund.")
    return call.need("charge", intent["latest_charge"])


def release(call: Call, charge: Body, amount: int) -> Body:
    """Give back what was held and not captured; Stripe shows it as a refund, with no money moved."""
    return _made(call, charge, _new(call, charge, amount, "succeeded"), moves_money=False)


def _new(call: Call, charge: Body, amount: int, status: str) -> Body:
    return {
        "id": new_id("re"),
        "object": "refund",
        "amount": amount,
        "balance_transaction": None,
        "charge": charge["id"],
        "created": call.now,
        "currency": charge["currency"],
        "customer": charge["customer"],
        "customer_account": None,
        "destination_details": {
            "card": {"reference_status": "pending", "reference_type": "acquirer_reference_number", "type": "refund"},
            "type": "card",
        },
        "metadata": {},
        "payment_intent": charge["payment_intent"],
        "payment_method": charge["payment_method"],
        "reason": None,
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": status,
        "transfer_reversal": None,
    }


def _made(call: Call, charge: Body, refund: Body, moves_money: bool = True) -> Body:
    call.store.add(refund)
    if moves_money and charge["balance_transaction"]:
        moved = charges.balance_transaction(call, refund, -refund["amount"], "refund", "refund")
        refund["balance_transaction"] = moved["id"]
        call.store.change(refund)
    before = {"amount_refunded": charge["amount_refunded"], "refunded": charge["refunded"]}
    charge["amount_refunded"] += refund["amount"]
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]
    call.store.change(charge)
    events.record(call, "refund.created", refund)
    events.record(call, "charge.refunded", charge, before)
    return refund


def update(call: Call, id: str) -> Body:
    refund = call.need("refund", id)
    before = refund["metadata"]
    refund["metadata"] = merged_metadata(before, call.given)
    events.record(call, "refund.updated", call.store.change(refund), {"metadata": before})
    return refund


def cancel(call: Call, id: str) -> Body:
    refund = call.need("refund", id)
    if refund["status"] != "pending":
        raise _refused(f"This refund cannot be canceled because it has a status of {refund['status']}.", None)
    refund["status"] = "canceled"
    return _undone(call, refund, "merchant_request", {"status": "pending"})


def succeed(call: Call, id: str) -> Body:
    """The bank took a refund that was pending."""
    refund = call.need("refund", id)
    if refund["status"] != "pending":
        raise _refused(f"This refund has a status of {refund['status']}, not pending.", None)
    refund["status"] = "succeeded"
    events.record(call, "refund.updated", call.store.change(refund), {"status": "pending"})
    return refund


def fail(call: Call, id: str) -> Body:
    """The buyer's bank sent the money back, maybe weeks later: the refund fails and the account has it again."""
    refund = call.need("refund", id)
    before = refund["status"]
    if before not in ("pending", "succeeded"):
        raise _refused(f"This refund has a status of {before} and cannot fail.", None)
    reason = choice(call.given, "failure_reason", FAILURES, "expired_or_canceled_card")
    refund["status"] = "failed"
    return _undone(call, refund, str(reason), {"status": before})


def _undone(call: Call, refund: Body, reason: str, before: Body) -> Body:
    refund["failure_reason"] = reason
    if refund["balance_transaction"]:
        moved = charges.balance_transaction(call, refund, refund["amount"], "refund_failure", "refund_failure")
        refund["failure_balance_transaction"] = moved["id"]
    call.store.change(refund)
    charge = call.need("charge", refund["charge"])
    old = {"amount_refunded": charge["amount_refunded"], "refunded": charge["refunded"]}
    charge["amount_refunded"] -= refund["amount"]
    charge["refunded"] = False
    call.store.change(charge)
    events.record(call, "refund.updated", refund, before)
    if refund["status"] == "failed":
        events.record(call, "refund.failed", refund, before)
    events.record(call, "charge.updated", charge, old)
    return refund
