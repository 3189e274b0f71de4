"""Goods that go from one location to another: out of one and into the other, in one transaction or not at all."""

from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.core.errors import Refused, invalid
from chalicelib.core.table import Item, fetch
from chalicelib.core.transaction import Otherwise, Transaction
from chalicelib.inventory import counts
from chalicelib.inventory.ledger import Place, post
from chalicelib.inventory.models import Level
from chalicelib.inventory.places import known_location

MOST_LINES = 18  # two levels, two movements and a list entry of each, and the change with its event, are 92 writes

SAME_PLACE = invalid("to_location_id", "same_location", "Choose two different locations.")
REPEATED = invalid("lines", "sku_repeats", "A SKU stands twice in this transfer. Put its quantities together.")


def transfer(from_location_id: str, to_location_id: str, lines: Sequence[Mapping[str, Any]], note: str = "") -> None:
    """Move goods, `lines` [{"sku", "quantity"}], between two locations. What is reserved or kept back there stays.

    Raises 409 not_on_hand with how many are free; the guard is in the write, so that of two transfers, or a transfer
    and an order, that want the last one, one gets it.
    """
    if from_location_id == to_location_id:
        raise SAME_PLACE
    if len({line["sku"] for line in lines}) < len(lines):
        raise REPEATED
    for location_id in (from_location_id, to_location_id):
        known_location(location_id)
    read = fetch([ref for line in lines for ref in counts.refs(line["sku"], to_location_id)])
    with Transaction() as tx:
        event_id = counts.announce(tx, [line["sku"] for line in lines], "transferred", "", note)
        for n, line in enumerate(lines):
            sku, quantity = line["sku"], int(line["quantity"])
            there = counts.found(sku, to_location_id, read[2 * n], read[2 * n + 1])
            here = Place(sku, there.place.product_id, from_location_id)
            post(
                tx, here, "transferred", on_hand=-quantity, cause=event_id, note=note,
                floor={"on_hand": 0, "available": 0}, otherwise=_free(sku, n),
            )  # fmt: skip
            post(tx, there.place, "transferred", on_hand=quantity, cause=event_id, note=note)
            counts.list_stocked(tx, [there])


def _free(sku: str, line: int) -> Otherwise:
    def refusal(stored: Item | None) -> Refused:
        free = max(0, min(stored.on_hand, stored.available)) if isinstance(stored, Level) else 0
        return Refused(
            "not_on_hand",
            f"Only {free} of {sku} {'is' if free == 1 else 'are'} free there: the rest is reserved or kept back. "
            "Move fewer.",
            status=409,
            field=f"lines.{line}.quantity",
        )

    return refusal
