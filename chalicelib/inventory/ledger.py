"""The one way a level changes: one conditional write, and beside it the movement that says why.

Every write keeps `available` = on_hand - reserved - safety by adding the same difference to it; nothing else in Daybook
writes a level.
"""

from dataclasses import dataclass

from pynamodb.expressions.condition import Condition

from chalicelib.core import clock, context, ids
from chalicelib.core.transaction import Otherwise, Transaction
from chalicelib.inventory.models import Level, Movement


@dataclass(frozen=True)
class Place:
    """Which level: a SKU, its product, and the location."""

    sku: str
    product_id: str
    location_id: str


def post(
    tx: Transaction,
    place: Place,
    reason: str,
    *,
    on_hand: int = 0,
    reserved: int = 0,
    safety: int = 0,
    incoming: int = 0,
    cause: str = "",  # the event's id, or the feed's or import's
    order_id: str | None = None,
    note: str = "",
    floor: dict[str, int] | None = None,
    when: Condition | None = None,
    otherwise: Otherwise = None,
) -> Movement:
    """Change a level by these differences and leave the movement, in this transaction. The level need not exist yet."""
    deltas = {
        "on_hand": on_hand,
        "reserved": reserved,
        "safety": safety,
        "incoming": incoming,
        "available": on_hand - reserved - safety,
    }
    level = Level.new(sku=place.sku, location_id=place.location_id, product_id=place.product_id)
    tx.add(level, floor=floor, when=when, otherwise=otherwise, **deltas)
    movement = Movement.new(
        sku=place.sku,
        movement_id=ids.new("mov"),
        location_id=place.location_id,
        reason=reason,
        on_hand=on_hand,
        reserved=reserved,
        safety=safety,
        incoming=incoming,
        cause=cause,
        order_id=order_id,
        note=note,
        actor=context.actor.get(),
        at=clock.now(),
    )
    tx.create(movement)
    return movement
