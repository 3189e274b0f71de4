"""Disputes: opened by a test card or the trigger API, answered with evidence, closed won or lost."""

from __future__ import annotations

from . import charges, events
from .call import Call, new_id
from .errors import Refused
from .parameters import boolean, choice, merged_metadata, table, text
from .store import Body

UPDATE = frozenset({"evidence", "metadata", "submit", "expand"})
CLOSE = frozenset({"expand"})
FEE = 1500  # minor units
DAYS_TO_ANSWER = 9
OPEN = ("needs_response", "under_review")
REASONS = (
    "credit_not_processed", "duplicate", "fraudulent", "general", "product_not_received", "product_unacceptable",
    "subscription_canceled", "unrecognized",
)  # fmt: skip
EVIDENCE_FIELDS = """
    access_activity_log billing_address cancellation_policy cancellation_policy_disclosure cancellation_rebuttal
    customer_communication customer_email_address customer_name customer_purchase_ip customer_signature
    duplicate_charge_documentation duplicate_charge_explanation duplicate_charge_id product_description receipt
    refund_policy refund_policy_disclosure refund_refusal_explanation service_date service_documentation
    shipping_address shipping_carrier shipping_date shipping_documentation shipping_tracking_number
    uncategorized_file uncategorized_text
"""
EVIDENCE = EVIDENCE_FIELDS.split()


def open(call: Call, charge: Body, amount: int, reason: str) -> Body:
    """The buyer's bank takes `amount` minor units back and asks for an answer."""
    if not charge["captured"] or charge["disputed"]:
        raise Refused(f"Charge {charge['id']} cannot be disputed: it is not captured or is disputed already.")
    if amount > charge["amount_captured"]:
        raise Refused(f"No more than {charge['amount_captured']} of this charge can be disputed.", param="amount")
    dispute: Body = {
        "id": new_id("du"),
        "object": "dispute",
        "amount": amount,
        "balance_transactions": [],
        "charge": charge["id"],
        "created": call.now,
        "currency": charge["currency"],
        "enhanced_eligibility_types": [],
        "evidence": {**dict.fromkeys(EVIDENCE), "enhanced_evidence": {}},
        "evidence_details": {
            "due_by": call.now + DAYS_TO_ANSWER * 86_400,
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        "is_charge_refundable": False,
        "livemode": False,
        "metadata": {},
        "payment_intent": charge["payment_intent"],
        "payment_method_details": {
            "card": {"brand": "visa", "case_type": "chargeback", "network": "visa", "network_reason_code": "10.4"},
            "type": "card",
        },
        "reason": reason,
        "status": "needs_response",
    }
    charge["disputed"] = True
    call.store.change(charge)
    call.store.add(dispute)
    events.record(call, "charge.dispute.created", dispute)
    _move(call, dispute, -amount, FEE, "dispute", "charge.dispute.funds_withdrawn")
    return dispute


def _move(call: Call, dispute: Body, amount: int, fee: int, category: str, type: str) -> None:
    moved = charges.balance_transaction(call, dispute, amount, "adjustment", category, fee)
    before = list(dispute["balance_transactions"])
    dispute["balance_transactions"] = [*before, moved]
    events.record(call, type, call.store.change(dispute), {"balance_transactions": before})


def update(call: Call, id: str) -> Body:
    """Take evidence. Sent with `winning_evidence` or `losing_evidence` as its text, it decides, as in test mode."""
    dispute = call.need("dispute", id)
    if dispute["status"] not in OPEN:
        raise Refused("This dispute is already closed.", "dispute_closed", kept=True)
    evidence = table(call.given, "evidence")
    for name in evidence:
        if name not in dispute["evidence"]:
            raise Refused(f"Received unknown parameter: evidence[{name}]", "parameter_unknown", f"evidence[{name}]")
        dispute["evidence"][name] = text(evidence, name)
    dispute["metadata"] = merged_metadata(dispute["metadata"], call.given)
    details = dispute["evidence_details"]
    details["has_evidence"] = any(dispute["evidence"][name] for name in EVIDENCE)
    submitted = bool(evidence) and boolean(call.given, "submit", True)
    if submitted:
        details["submission_count"] += 1
        dispute["status"] = "under_review"
    events.record(call, "charge.dispute.updated", call.store.change(dispute))
    decides = {"winning_evidence": "won", "losing_evidence": "lost"}.get(evidence.get("uncategorized_text", ""))
    return decide(call, id, decides) if submitted and decides else dispute


def close(call: Call, id: str) -> Body:
    """The merchant gives in, which loses the dispute for good."""
    return decide(call, id, "lost")


def decide(call: Call, id: str, outcome: str) -> Body:
    """Close a dispute "won" (the money comes back, the fee too) or "lost"."""
    dispute = call.need("dispute", id)
    if dispute["status"] not in OPEN:
        raise Refused("This dispute is already closed.", "dispute_closed", kept=True)
    before = dispute["status"]
    dispute["status"] = outcome
    events.record(call, "charge.dispute.closed", call.store.change(dispute), {"status": before})
    if outcome == "won":
        _move(call, dispute, dispute["amount"], -FEE, "dispute_reversal", "charge.dispute.funds_reinstated")
    return dispute


def reason_given(call: Call) -> str:
    return str(choice(call.given, "reason", REASONS, "fraudulent"))
