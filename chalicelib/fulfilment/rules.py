"""Which location ships what of an order, when and in which sequence: pure decisions."""

import re
from typing import Any

from chalicelib.core.errors import Refused, invalid

_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)


def left_at(order_lines: list[dict[str, Any]], shipped_from: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """What is still to leave, by (line id, location id); lines without stock have the location "".

    `shipped_from` is what earlier shipments took, in the same terms.
    """
    left = {}
    for line in order_lines:
        places = [(each["location_id"], each["quantity"]) for each in line["allocations"]] or [("", line["quantity"])]
        for location_id, quantity in places:
            rest = quantity - shipped_from.get((line["id"], location_id), 0)
            if rest > 0:
                left[line["id"], location_id] = rest
    return left


def work(order_lines: list[dict[str, Any]], left: dict[tuple[str, str], int], main: str) -> dict[str, dict[str, int]]:
    """What each location has to pack: units by line id. Digital lines are nobody's work.

    Lines without stock go with the first location that has something to send, or else with `main`.
    """
    digital = {line["id"] for line in order_lines if line["variant_kind"] == "digital"}
    found: dict[str, dict[str, int]] = {}
    for (line_id, place), quantity in left.items():
        if place:
            found.setdefault(place, {})[line_id] = quantity
    loose = {line_id: quantity for (line_id, place), quantity in left.items() if not place and line_id not in digital}
    if loose:
        found.setdefault(next(iter(found), main), {}).update(loose)
    return found


def rank(priority: int, placed_at: str) -> str:
    """Sorts the orders of one day: the higher priority first, then the older."""
    return f"{50_000 - max(-49_999, min(priority, 50_000)):06}#{placed_at}"


def unpicked(picked: dict[tuple[str, str], int], shipped: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """How many units each pick (line id, location) loses to a shipment (line id, location; "" is any)."""
    taken = {}
    for (line_id, place), quantity in picked.items():
        lost = min(quantity, shipped.get((line_id, place), shipped.get((line_id, ""), 0)))
        if lost > 0:
            taken[line_id, place] = lost
    return taken


def choose(
    left: dict[tuple[str, str], int], wanted: dict[str, int] | None, location_id: str | None
) -> dict[tuple[str, str], int]:
    """The (line, location) quantities of one shipment: everything left at one location, or the lines wanted.

    One shipment leaves one location. Without a location named, it is the first that has all that is wanted, or else the
    first that has something of it; lines without stock (services, what is not counted) go along with any.
    """
    place = location_id or _first_place(left, wanted)
    here = {key: quantity for key, quantity in left.items() if key[1] in (place, "")}
    if wanted is None:
        chosen = here
    else:
        chosen = {}
        for line_id, quantity in wanted.items():
            key = next((key for key in here if key[0] == line_id), None)
            if key is None or quantity > here[key]:
                have = here[key] if key else 0
                sentence = (
                    f"Only {have} of that line are left to ship from there. Ship fewer, or from another location."
                )
                raise Refused("not_at_location", sentence, 409, f"lines.{line_id}")
            chosen[key] = quantity
    if not chosen:
        raise Refused("nothing_to_ship", "Nothing of this order is left to ship from there.", status=409)
    return chosen


def _first_place(left: dict[tuple[str, str], int], wanted: dict[str, int] | None) -> str:
    places = sorted({place for line_id, place in left if place and (wanted is None or line_id in wanted)})
    for place in places:
        if all(
            left.get((line_id, place), left.get((line_id, ""), 0)) >= many for line_id, many in (wanted or {}).items()
        ):
            return place
    return places[0] if places else ""


def per_line(chosen: dict[tuple[str, str], int]) -> dict[str, int]:
    """Quantities by line id."""
    sums: dict[str, int] = {}
    for (line_id, _), quantity in chosen.items():
        sums[line_id] = sums.get(line_id, 0) + quantity
    return sums


def tracking_address(url: str) -> str:
    """A link to follow the parcel: only web addresses, since buyers will click it."""
    if url and not _WEB_ADDRESS.fullmatch(url):
        raise invalid("tracking_url", "not_a_web_address", "Give a tracking link that starts with https://")
    return url
