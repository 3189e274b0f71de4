"""HTTP to the plans of refunds and cancellations: what they would do, before they are done."""

from typing import Any

from chalicelib.core.access import staff
from chalicelib.core.http import Routes
from chalicelib.core.money import money
from chalicelib.orders import service as orders
from chalicelib.payments import plans
from chalicelib.payments.account import account_of
from chalicelib.payments.inputs import PreviewRefund
from chalicelib.payments.models import Payment
from chalicelib.payments.outputs import CancelPreviewOut, RefundPreviewOut

routes = Routes("Previews")


@routes.route(
    "/api/admin/orders/{order_id}/refunds/preview", "POST", by=staff("payments.write"), takes=PreviewRefund,
    gives=RefundPreviewOut,
)  # fmt: skip
def preview_refund(order_id: str, given: PreviewRefund) -> dict[str, Any]:
    """What a refund would do now: by the same rules, and with the same refusals, as the refund itself."""
    account = account_of(order_id)
    plan = plans.plan_refund(account, given.asked(account.order.currency))
    order, currency = account.order, account.order.currency
    refunded = order.refunded + order.refunding + plan.amount
    notes = plans.foresee(account, [plans.Credit(plan.amount, plan.of)])
    return {
        "version": order.version,
        "refund": _shown_refund(plan.payment, plan.amount),
        "delivery": money(plan.of["delivery"]["amount"], currency) if plan.of and plan.of["delivery"] else None,
        "lines": [_shown_line(line, currency) for line in (plan.of or {"lines": []})["lines"]],
        "stock": [
            {"sku": each.sku, "location_id": each.location_id, "quantity": each.quantity} for each in plan.restocks
        ],
        "credit_notes": [_shown_note(note, currency) for note in notes],
        "refunded": money(refunded, currency),
        "refundable": money(account.refundable - plan.amount, currency),
        "payment_state": orders.payment_state_after(order, refunded),
    }


@routes.route("/api/admin/orders/{order_id}/cancel/preview", by=staff("orders.write"), gives=CancelPreviewOut)
def preview_cancel(order_id: str) -> dict[str, Any]:
    """What cancelling would do now: by the same rules, and with the same refusals, as cancelling itself."""
    account = account_of(order_id)
    plan = plans.plan_cancel(account)
    order, currency = account.order, account.order.currency
    credits = [plans.Credit(amount) for _, amount in plan.refunds]
    notes = plans.foresee(account, [*credits, plans.Credit(plan.never_paid)])
    refunded = order.refunded + order.refunding + sum(amount for _, amount in plan.refunds)
    return {
        "version": order.version,
        "refunds": [_shown_refund(payment, amount) for payment, amount in plan.refunds],
        "let_go": money(plan.let_go, currency),
        "never_paid": money(plan.never_paid, currency),
        "disputed": money(account.disputed, currency),
        "stock": [{name: each[name] for name in ("sku", "location_id", "quantity")} for each in plan.stock],
        "credit_notes": [_shown_note(note, currency) for note in notes],
        "refunded": money(refunded, currency),
        "payment_state": orders.payment_state_after(order, refunded) if order.paid else "cancelled",
    }


def _shown_refund(payment: Payment, amount: int) -> dict[str, Any]:
    return {
        "payment_id": payment.payment_id,
        "method": payment.method,
        "card": payment.card,
        "amount": money(amount, payment.currency),
    }


def _shown_line(line: dict[str, Any], currency: str) -> dict[str, Any]:
    return {
        **{name: line[name] for name in ("line_id", "title", "quantity")},
        "total": money(line["total"], currency),
    }


def _shown_note(note: plans.Foreseen, currency: str) -> dict[str, Any]:
    return {
        "total": money(note.total, currency),
        "taxes": [
            {"rate": tax["rate"], "base": money(tax["base"], currency), "tax": money(tax["tax"], currency)}
            for tax in note.taxes
        ],
    }
