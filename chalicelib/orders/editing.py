"""What staff change on an order after it was placed: to whom and where it goes, and how it is sorted among the others.

Lines, prices and delivery cost are not edited: cancel and order again, so that money, stock and documents stay whole.
"""

from typing import Any

from chalicelib.core.errors import version_moved_on
from chalicelib.core.transaction import Transaction, retried
from chalicelib.orders import rules
from chalicelib.orders.events import OrderEdited
from chalicelib.orders.models import Order


@retried
def edit_order(order_id: str, version: int | None, changes: dict[str, Any], reason: str = "") -> Order:
    """Set some of email, shipping_address, billing_address, note, gift_note, tags (sorted, once each) and priority.

    412 where `version` is given and is not the stored one; the same values again change nothing.
    """
    order = Order.get(order_id=order_id)
    if version is not None and version != order.version:
        raise version_moved_on()
    return _edit(order, changes, reason)


def _edit(order: Order, changes: dict[str, Any], reason: str) -> Order:
    if "tags" in changes:
        changes = {**changes, "tags": sorted(set(changes["tags"]))}
    changed = {name: value for name, value in changes.items() if getattr(order, name) != value}
    if not changed:
        return order
    rules.check_edit(order.state, order.fulfilment_state, order.facts(), changed)
    told = {name: {"before": getattr(order, name), "after": value} for name, value in changed.items()}
    with Transaction() as tx:
        tx.change(order, **changed)
        tx.publish(OrderEdited(order.order_id, told, reason), on=order)
    return order


@retried
def tag_order(order_id: str, add: list[str], remove: list[str]) -> Order:
    """Give an order these tags and take those away, whatever else changes meanwhile. Twice is once."""
    order = Order.get(order_id=order_id)
    tags = sorted({*order.tags, *add} - set(remove))
    if len(tags) > rules.MOST_TAGS:
        raise rules.TOO_MANY_TAGS
    return _edit(order, {"tags": tags}, "")
