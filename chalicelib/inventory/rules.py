"""Which location ships what, what a reservation still holds, and what a level must be: decisions without I/O."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb
from typing import Any

from chalicelib.core.errors import Refused
from chalicelib.inventory.models import Level, Location, Movement

COMBINATIONS_TRIED = 5000  # of one size; with more, locations are chosen greedily
MOST_PLACES = 45  # SKU and location pairs of one order: each is a level and a movement, and a transaction takes 100

NO_LOCATION = Refused("no_location", "No location of this shop ships goods yet. Add one, or let one ship.", status=409)
SPREAD_TOO_WIDE = Refused(
    "spread_too_wide", "These goods lie in too many places for one order. Order fewer different goods at a time.", 409
)


@dataclass(frozen=True)
class Demand:
    """What a line wants. `title` and `line_id` are for the refusal; `sell_when_out` may go below nothing."""

    sku: str
    product_id: str
    quantity: int
    sell_when_out: bool = False
    title: str = ""
    line_id: str = ""


@dataclass(frozen=True)
class Allocation:
    """What one location is to hold for an order. `backorder` lets it be more than the location has."""

    sku: str
    product_id: str
    location_id: str
    quantity: int
    backorder: bool = False
    title: str = ""
    line_id: str = ""


@dataclass(frozen=True)
class Count:
    """The numbers of a level, as its movements add up to them."""

    on_hand: int = 0
    reserved: int = 0
    safety: int = 0

    @property
    def available(self) -> int:
        return self.on_hand - self.reserved - self.safety


# Refusals made from what is left


def stock_sentence(title: str, sku: str, left: int) -> str:
    """What a buyer is told when there is not enough: how many are left."""
    what = f"{title} ({sku})" if title else sku
    if left <= 0:
        return f"{what} is out of stock."
    return f"Only {left} of {what} {'is' if left == 1 else 'are'} left."


def out_of_stock(shortages: Sequence[tuple[str, str, str, int]]) -> Refused:
    """The refusal for lines (line_id, title, sku, left) that cannot be had; the first gives the sentence."""
    fields = [
        {"field": f"lines.{line_id or sku}", "code": "out_of_stock", "detail": stock_sentence(title, sku, left)}
        for line_id, title, sku, left in shortages
    ]
    return Refused("out_of_stock", fields[0]["detail"], status=409, fields=fields)


# Allocation


def summed(demands: Iterable[Demand]) -> list[Demand]:
    """One demand per SKU, in the order first met."""
    found: dict[str, Demand] = {}
    for demand in demands:
        before = found.get(demand.sku)
        found[demand.sku] = replace(before, quantity=before.quantity + demand.quantity) if before else demand
    return list(found.values())


def allocate(
    demands: Iterable[Demand],
    levels: Iterable[Level | None],
    locations: Iterable[Location],
    pickup: bool = False,
) -> list[Allocation]:
    """Which location ships what: one that has everything, else the fewest, in location order.

    Goods to be picked up (`pickup`) lie at locations that let buyers come, whether they ship or not.

    What may be sold when out and is not there goes whole to the first of the chosen locations. Raises Refused
    `out_of_stock`, naming every line that cannot be had and how many are left.
    """
    wanted = summed(demands)
    places = [
        each.location_id for each in in_order(locations) if each.active and (each.pickup if pickup else each.ships)
    ]
    if wanted and not places:
        raise NO_LOCATION
    free = {(each.sku, each.location_id): each.available for each in levels if each is not None and each.available > 0}
    left = {demand.sku: sum(free.get((demand.sku, place), 0) for place in places) for demand in wanted}
    short = [demand for demand in wanted if left[demand.sku] < demand.quantity]
    refused = [(each.line_id, each.title, each.sku, left[each.sku]) for each in short if not each.sell_when_out]
    if refused:
        raise out_of_stock(refused)
    chosen = _fewest([demand for demand in wanted if demand not in short], places, free) or places[:1]
    allocations = [
        _at(demand, place, quantity)
        for demand in wanted
        for place, quantity in ([(chosen[0], demand.quantity)] if demand in short else _spread(demand, chosen, free))
    ]
    if len(allocations) > MOST_PLACES:
        raise SPREAD_TOO_WIDE
    return allocations


def in_order(locations: Iterable[Location]) -> list[Location]:
    """Locations in the order in which lines are sourced."""
    return sorted(locations, key=lambda each: (each.position, each.location_id))


def _fewest(demands: list[Demand], places: list[str], free: Mapping[tuple[str, str], int]) -> list[str]:
    useful = [place for place in places if any((demand.sku, place) in free for demand in demands)]
    for size in range(1, len(useful) + 1):
        if comb(len(useful), size) > COMBINATIONS_TRIED:
            return _greedily(demands, useful, free)
        for chosen in combinations(useful, size):
            if all(sum(free.get((each.sku, place), 0) for place in chosen) >= each.quantity for each in demands):
                return list(chosen)
    return []


def _greedily(demands: list[Demand], useful: list[str], free: Mapping[tuple[str, str], int]) -> list[str]:
    """The location that covers most of what is still wanted, again and again; the earlier one where two are equal."""
    wanted = {demand.sku: demand.quantity for demand in demands}
    chosen: list[str] = []
    while any(wanted.values()):
        rest = [place for place in useful if place not in chosen]
        best = max(rest, key=lambda place: sum(min(n, free.get((sku, place), 0)) for sku, n in wanted.items()))
        chosen.append(best)
        wanted = {sku: max(0, n - free.get((sku, best), 0)) for sku, n in wanted.items()}
    return [place for place in useful if place in chosen]


def _spread(demand: Demand, chosen: list[str], free: Mapping[tuple[str, str], int]) -> list[tuple[str, int]]:
    whole = next((place for place in chosen if free.get((demand.sku, place), 0) >= demand.quantity), None)
    if whole:
        return [(whole, demand.quantity)]
    parts, rest = [], demand.quantity
    for place in chosen:
        taken = min(rest, free.get((demand.sku, place), 0))
        if taken:
            parts.append((place, taken))
        rest -= taken
    return parts


def _at(demand: Demand, place: str, quantity: int) -> Allocation:
    return Allocation(
        demand.sku, demand.product_id, place, quantity, demand.sell_when_out, demand.title, demand.line_id
    )


def joined(allocations: Iterable[Allocation]) -> list[Allocation]:
    """One allocation per SKU and location; it may go below nothing only where every part of it may."""
    found: dict[tuple[str, str], Allocation] = {}
    for each in allocations:
        place = (each.sku, each.location_id)
        before = found.get(place, replace(each, quantity=0))
        quantity, backorder = before.quantity + each.quantity, before.backorder and each.backorder
        found[place] = replace(before, quantity=quantity, backorder=backorder)
    return list(found.values())


# Reservations


def taken_from(
    held: Sequence[Mapping[str, Any]], wanted: Sequence[Mapping[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The parts of a reservation's lines that these lines take, and what stays held.

    `wanted` is [{"sku", "quantity", "location_id"?}]; what is held at the named location goes first. A part also says
    where the goods leave from (`from_location`). Raises Refused `not_reserved` where more is wanted than is held.
    """
    rest = [dict(line) for line in held]
    parts: list[dict[str, Any]] = []
    for line in wanted:
        needed, place = int(line["quantity"]), line.get("location_id")
        own = [each for each in rest if each["sku"] == line["sku"]]
        for each in sorted(own, key=lambda one: one["location_id"] != place):
            taken = min(needed, each["quantity"])
            if taken:
                parts.append({**each, "quantity": taken, "from_location": place or each["location_id"]})
                each["quantity"] -= taken
                needed -= taken
        if needed:
            raise _not_reserved(line, sum(each["quantity"] for each in held if each["sku"] == line["sku"]))
    return parts, [each for each in rest if each["quantity"]]


def _not_reserved(line: Mapping[str, Any], held: int) -> Refused:
    return Refused(
        "not_reserved",
        f"This order holds {held} of {line['sku']}, not {line['quantity']}. Load it again and choose fewer.",
        status=409,
        field="lines",
    )


# Levels


def level_from_movements(movements: Iterable[Movement]) -> dict[str, Count]:
    """What each location's level of a SKU must be: the sum of its movements."""
    found: dict[str, Count] = {}
    for each in movements:
        before = found.get(each.location_id, Count())
        found[each.location_id] = Count(
            before.on_hand + each.on_hand, before.reserved + each.reserved, before.safety + each.safety
        )
    return found


def shippable(levels: Iterable[Level | None], locations: Iterable[Location]) -> int:
    """How many of a SKU can be promised now, over all active locations that ship; one below nothing counts as none."""
    places = {each.location_id for each in locations if each.active and each.ships}
    return sum(max(0, each.available) for each in levels if each is not None and each.location_id in places)


def fed(on_hand: int, absolute: int | None, delta: int | None) -> tuple[int, str | None]:
    """What is on hand after a feed's line, and a sentence where the line would have taken more than there was."""
    after = absolute if absolute is not None else on_hand + (delta or 0)
    if after >= 0:
        return after, None
    return 0, f"{-(delta or 0)} were taken away, but only {on_hand} {'was' if on_hand == 1 else 'were'} on hand: now 0."


def open_reservations(newest_first: Iterable[Movement], reserved: int) -> tuple[list[tuple[str, str, int]], bool]:
    """What each order still holds of a SKU (order_id, location_id, quantity), folded from its movements; oldest first.

    Reading stops as soon as what was found adds up to `reserved`, the levels' own total. False beside it says that the
    movements given did not go back far enough.
    """
    held: dict[tuple[str, str], int] = {}
    whole: dict[tuple[str, str], None] = {}  # those whose first movement was seen, newest first
    adds_up_to = 0
    for each in newest_first if reserved > 0 else ():
        if not each.order_id or not each.reserved:
            continue
        place = (each.order_id, each.location_id)
        before = held.get(place, 0) if place in whole else 0
        held[place] = held.get(place, 0) + each.reserved
        if each.reason == "reserved":
            whole[place] = None
        adds_up_to += held[place] - before if place in whole else 0
        if adds_up_to == reserved:
            break
    found = [(*place, held[place]) for place in reversed(whole) if held[place] > 0]
    return found, adds_up_to == max(reserved, 0)
