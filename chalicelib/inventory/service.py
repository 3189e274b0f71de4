"""What orders hold, ship and bring back, as parts of the order's own transaction; and where the shop keeps goods.

Nothing here reads a level to write it: demand is summed per SKU and location, and the guard is in the write.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chalicelib.core.errors import Refused
from chalicelib.core.table import Item, only, query
from chalicelib.core.transaction import Otherwise, Transaction
from chalicelib.inventory import rules
from chalicelib.inventory.counts import move_stock, set_level, set_levels
from chalicelib.inventory.feed import take_feed
from chalicelib.inventory.ledger import Place, post
from chalicelib.inventory.models import Level, Location, Reservation
from chalicelib.inventory.overview import (
    Difference,
    Overview,
    Stock,
    levels_of,
    list_stock,
    overview,
    rebuilt,
    stock_of,
    stocks_of,
    titled,
)
from chalicelib.inventory.places import (
    add_location,
    all_locations,
    change_location,
    known_location,
    level_refs,
    locations,
    main_location,
    stocked_skus,
)
from chalicelib.inventory.rules import Allocation, Demand, allocate, shippable, stock_sentence
from chalicelib.inventory.transfers import transfer

__all__ = [
    "Allocation",
    "Demand",
    "Difference",
    "Level",
    "Location",
    "Overview",
    "Reservation",
    "Stock",
    "add_location",
    "all_locations",
    "allocate",
    "change_location",
    "due_reservations",
    "keep",
    "known_location",
    "level_refs",
    "levels_of",
    "list_stock",
    "locations",
    "main_location",
    "move_stock",
    "overview",
    "rebuilt",
    "release",
    "reserve",
    "return_to_stock",
    "set_level",
    "set_levels",
    "ship",
    "shippable",
    "stock_of",
    "stock_sentence",
    "stocked_skus",
    "stocks_of",
    "take_feed",
    "titled",
    "transfer",
]

LAPSED_AT_ONCE = 100  # reservations of one shard that one run of the clock looks at
SHARDS = 4

RESERVATION_OVER = Refused(
    "reservation_over", "This order no longer holds its goods: its reservation lapsed or was released.", status=409
)


# What an order holds


def reserve(
    tx: Transaction,
    order_id: str,
    allocations: Iterable[rules.Allocation],
    lapses_at: str | None,
    event_id: str,
) -> Reservation:
    """Hold these goods for an order, until `lapses_at` or (None) for good. Refuses `out_of_stock` with what is left."""
    lines = rules.joined(allocations)
    _hold(tx, order_id, lines, event_id)
    reservation = Reservation.new(
        order_id=order_id,
        lines=_held(lines),
        state="held" if lapses_at else "kept" if lines else "over",
        lapses_at=lapses_at,
    )
    tx.create(reservation)
    return reservation


def reserve_again(
    tx: Transaction, reservation: Reservation, allocations: Iterable[rules.Allocation], event_id: str
) -> None:
    """Hold goods for good for an order whose reservation is over, since its money came late. Refuses `out_of_stock`."""
    lines = rules.joined(allocations)
    _hold(tx, reservation.order_id, lines, event_id)
    _change(tx, reservation, _held(lines), state="kept" if lines else "over")


def _hold(tx: Transaction, order_id: str, lines: Iterable[rules.Allocation], event_id: str) -> None:
    for each in lines:
        post(
            tx,
            Place(each.sku, each.product_id, each.location_id),
            "reserved",
            reserved=each.quantity,
            cause=event_id,
            order_id=order_id,
            floor=None if each.backorder else {"available": 0},
            otherwise=_left_of(each),
        )


def _held(lines: Iterable[rules.Allocation]) -> list[dict[str, Any]]:
    return [
        {
            "sku": each.sku,
            "product_id": each.product_id,
            "location_id": each.location_id,
            "quantity": each.quantity,
        }
        for each in lines
    ]


def _left_of(wanted: rules.Allocation) -> Otherwise:
    def refusal(stored: Item | None) -> Refused:
        left = stored.available if isinstance(stored, Level) else 0
        return rules.out_of_stock([(wanted.line_id, wanted.title, wanted.sku, left)])

    return refusal


def keep(tx: Transaction, reservation: Reservation) -> None:
    """The order is paid or on account: what it holds lapses no more. Refuses where it is over already."""
    if reservation.state == "kept":
        return
    if reservation.state == "over":
        raise RESERVATION_OVER
    _change(tx, reservation, reservation.lines, state="kept" if reservation.lines else "over")


def release(
    tx: Transaction,
    reservation: Reservation,
    event_id: str,
    reason: str = "released",
    lines: Sequence[Mapping[str, Any]] | None = None,
) -> list[dict[str, Any]]:
    """Give back what an order holds, or only `lines` [{"sku", "quantity", "location_id"?}] of it; gives the parts."""
    parts, rest = rules.taken_from(reservation.lines, reservation.lines if lines is None else lines)
    for part in parts:
        post(
            tx,
            _place(part),
            reason,
            reserved=-part["quantity"],
            cause=event_id,
            order_id=reservation.order_id,
        )
    if parts or reservation.state != "over":
        _change(tx, reservation, rest)
    return parts


def ship(
    tx: Transaction, reservation: Reservation, lines: Sequence[Mapping[str, Any]], event_id: str
) -> list[dict[str, Any]]:
    """Take goods that leave out of stock: `lines` [{"sku", "quantity", "location_id"?}] of what the order holds.

    On hand and reserved fall together. Goods that leave from another location than the one that holds them are freed
    there and taken here, if they are free here. Gives the parts, each with `from_location`.
    """
    parts, rest = rules.taken_from(reservation.lines, lines)
    for part in parts:
        _ship_part(tx, reservation.order_id, part, event_id)
    if parts:
        _change(tx, reservation, rest)
    return parts


def _ship_part(tx: Transaction, order_id: str, part: dict[str, Any], event_id: str) -> None:
    held_at, left_from, quantity = _place(part), _place(part, "from_location"), part["quantity"]
    here = held_at == left_from
    if not here:
        post(tx, held_at, "shipped", reserved=-quantity, cause=event_id, order_id=order_id)
    post(
        tx,
        left_from,
        "shipped",
        on_hand=-quantity,
        reserved=-quantity if here else 0,
        cause=event_id,
        order_id=order_id,
        floor={"on_hand": 0} if here else {"on_hand": 0, "available": 0},
        otherwise=_on_hand_of(held_at.sku, here),
    )


def _place(line: Mapping[str, Any], location: str = "location_id") -> Place:
    return Place(line["sku"], line["product_id"], line[location])


def _on_hand_of(sku: str, held_here: bool) -> Otherwise:
    def refusal(stored: Item | None) -> Refused:
        level = stored if isinstance(stored, Level) else Level(on_hand=0, available=0)
        there = level.on_hand if held_here else max(0, min(level.on_hand, level.available))
        return Refused(
            "not_on_hand",
            f"Only {there} of {sku} can be shipped from there. Record the goods that came in, or ship fewer.",
            status=409,
            field="lines",
        )

    return refusal


def return_to_stock(
    tx: Transaction,
    lines: Iterable[Mapping[str, Any]],
    event_id: str,
    order_id: str | None = None,
    reason: str = "returned",
    note: str = "",
) -> None:
    """Goods came back and can be sold again: `lines` [{"sku", "product_id", "location_id", "quantity"}]."""
    for line in lines:
        post(
            tx,
            _place(line),
            reason,
            on_hand=int(line["quantity"]),
            cause=event_id,
            order_id=order_id,
            note=note,
        )


def _change(tx: Transaction, reservation: Reservation, rest: list[dict[str, Any]], state: str | None = None) -> None:
    """Set what is still held, guarded by what was read: of two that take the same goods, one loses the race.

    Once in a transaction: a second change would be guarded by what only the first one writes.
    """
    as_read = (Reservation.lines == reservation.lines) & (Reservation.state == reservation.state)
    state = state or (reservation.state if rest else "over")
    lapses_at = reservation.lapses_at if state == "held" else None
    tx.change(reservation, when=as_read, lines=[dict(line) for line in rest], state=state, lapses_at=lapses_at)


def due_reservations(now: str) -> list[str]:
    """The orders whose unpaid reservations lapsed before this moment, earliest first."""
    found: list[Reservation] = []
    for shard in range(SHARDS):
        due = query(f"RESERVATIONS#{shard}", index="g2", between=("0", now), limit=LAPSED_AT_ONCE)
        found += [each for each in only(due, Reservation) if each.state == "held"]
    return [each.order_id for each in sorted(found, key=lambda each: (each.lapses_at or "", each.order_id))]
