"""Picking and packing one order at one location, by one person or several at once."""

from dataclasses import dataclass
from typing import Any

from pynamodb.expressions.operand import Path

from chalicelib.catalogue import service as catalogue
from chalicelib.core import clock, context
from chalicelib.core.errors import RaceLost, Refused
from chalicelib.core.table import Item, only
from chalicelib.core.transaction import Otherwise, Transaction, retried
from chalicelib.fulfilment import rules, worklist
from chalicelib.fulfilment.models import Picked, Shipment
from chalicelib.orders import service as orders

NOT_HERE = Refused(
    "not_to_pick", "Nothing of that line is left to pack here. Load the order again.", status=409, field="line_id"
)
NOTHING_PICKED = Refused("nothing_picked", "None of these units is picked any more.", status=409, field="quantity")
NOT_READY = Refused("not_ready", "This order may not be shipped now. Load it again to see why.", status=409)


@dataclass(frozen=True)
class ToPack:
    """A line that a location has to pack."""

    line: dict[str, Any]
    to_ship: int
    picked: int
    picked_by: str | None
    barcode: str | None


@dataclass(frozen=True)
class Packing:
    """An order as the one who packs it at a location sees it."""

    whole: orders.Whole
    location_id: str
    stand: str | None
    lines: list[ToPack]
    elsewhere: dict[str, int]  # units that other locations have still to send

    @property
    def shipments(self) -> list[tuple[Shipment, str]]:
        """What has left, oldest first, each with the actor who shipped it."""
        by = {each.payload["shipment_id"]: each.actor for each in self.whole.events if each.name == "order.shipped"}
        found = sorted(only(self.whole.parts, Shipment), key=lambda each: (each.shipped_at, each.shipment_id))
        return [(each, by.get(each.shipment_id, "")) for each in found]


def packing(order_id: str, location_id: str) -> Packing:
    """What a location has still to pack of an order; no lines where it has nothing left."""
    whole = orders.whole(order_id)
    work = worklist.work_of(whole)
    here = work.pop(location_id, {})
    picks = {each.line_id: each for each in only(whole.parts, Picked) if each.location_id == location_id}
    lines = [line for line in whole.order.lines if line["id"] in here]
    variants = catalogue.get_variants(line["sku"] for line in lines)
    shown = []
    for line in lines:
        pick, variant = picks.get(line["id"]), variants.get(line["sku"])
        left = here[line["id"]]
        picked = min(pick.quantity, left) if pick else 0
        shown.append(
            ToPack(line, left, picked, pick.by if pick and picked else None, variant.barcode if variant else None)
        )
    elsewhere = {place: sum(units.values()) for place, units in work.items()}
    return Packing(whole, location_id, worklist.stand(whole.order), shown, elsewhere)


@retried
def pick(order_id: str, location_id: str, line_id: str, quantity: int) -> None:
    """Take units of a line from the shelf, or (negative) put them back. Refuses more than are left to pick."""
    whole = orders.whole(order_id)
    order = whole.order
    left = worklist.work_of(whole).get(location_id, {}).get(line_id, 0)
    item = Picked.new(order_id=order_id, location_id=location_id, line_id=line_id)
    with Transaction() as tx:
        if quantity > 0:
            if not left:
                raise NOT_HERE
            if worklist.stand(order) != "ready":
                raise NOT_READY
            room = Path("quantity") <= left - quantity
            when = room if quantity > left else room | Path("quantity").does_not_exist()
            tx.add(item, when=when, otherwise=_too_many(left), quantity=quantity)
        else:
            tx.add(item, floor={"quantity": 0}, otherwise=NOTHING_PICKED, quantity=quantity)
        tx.change(item, by=context.actor.get(), at=clock.now())
        tx.check(order, Path("version") == order.version, otherwise=RaceLost("the order changed meanwhile"))


def _too_many(left: int) -> Otherwise:
    def refusal(stored: Item | None) -> Refused:
        rest = max(left - (stored.quantity if isinstance(stored, Picked) else 0), 0)
        if rest == 0:
            return Refused("all_picked", f"All {left} are picked already.", status=409, field="quantity")
        return Refused("too_many", f"Only {rest} more to pick.", status=409, field="quantity")

    return refusal


def take_picked(tx: Transaction, parts: list[Item], shipped: dict[tuple[str, str], int]) -> None:
    """What is shipped is picked no longer; in the transaction of the shipment, by (line id, location id)."""
    picks = {(each.line_id, each.location_id): each for each in only(parts, Picked)}
    lost = rules.unpicked({place: each.quantity for place, each in picks.items()}, shipped)
    for place, quantity in lost.items():
        tx.add(picks[place], floor={"quantity": 0}, quantity=-quantity)
