"""Money that goes back because the shop says so: asked for, set aside in the guarded write, and goods back with it."""

from typing import Any

from chalicelib.core import context, ids
from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction, retried
from chalicelib.inventory import service as inventory
from chalicelib.orders.service import Order
from chalicelib.payments import rules
from chalicelib.payments.account import account_of
from chalicelib.payments.models import Refund
from chalicelib.payments.plans import Asked, check_version, plan_refund
from chalicelib.payments.refunding import request_refund

KEY_REUSED = Refused(
    "idempotency_key_reused", "This Idempotency-Key was used for a refund of another amount. Use a new one."
)


@retried
def refund_order(
    order_id: str,
    amount: int | None,
    reason: str,
    refund_id: str | None = None,
    restock: bool = False,
    lines: dict[str, int] | None = None,
    *,
    refund_lines: dict[str, int] | None = None,
    delivery: bool = False,
    version: int | None = None,
) -> Refund:
    """Ask for money to go back (all that is left where `amount` is None), and put goods back on the shelf with it.

    Never more than was paid: what is asked for is set aside in the same guarded write. The same `refund_id` again gives
    the refund that is there. `lines` are the quantities to restock by line id; None is all that was shipped. Instead of
    an amount, `refund_lines` (quantities by line id) and `delivery` say what the money is for. 412 where `version` is
    given and the order has moved on from it.
    """
    account = account_of(order_id)
    known = account.refund(refund_id)
    if known is not None:
        if amount not in (None, known.amount):
            raise KEY_REUSED
        return known
    check_version(account, version)
    plan = plan_refund(account, Asked(amount, refund_lines, delivery, restock, lines))
    with Transaction() as tx:
        refund_id = refund_id or ids.new("ref")
        back = [each.sku for each in plan.restocks]
        refund = request_refund(tx, account, plan.payment, refund_id, plan.amount, reason, plan.of, back)
        _restock(tx, account.order, refund, plan.restocks)
    return refund


def _restock(tx: Transaction, order: Order, refund: Refund, back: list[rules.Restock]) -> None:
    if not back:
        return
    places: list[dict[str, Any]] = [
        {"sku": e.sku, "product_id": e.product_id, "location_id": e.location_id, "quantity": e.quantity} for e in back
    ]
    inventory.return_to_stock(tx, places, refund.refund_id, order.order_id)
    came: dict[str, int] = {}
    for each in back:
        came[each.line_id] = came.get(each.line_id, 0) + each.quantity
    tx.change(order, lines=[{**line, "returned": line["returned"] + came.get(line["id"], 0)} for line in order.lines])


def refund_id_for(order_id: str, idempotency_key: str | None) -> str | None:
    """The id a refund has under this Idempotency-Key of this caller, so that the same request makes one refund."""
    parts = (context.shop(), order_id, context.actor.get())
    return ids.derived("ref", *parts, idempotency_key) if idempotency_key else None
