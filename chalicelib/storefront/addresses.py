"""The fields of an address as its country writes them, for forms; and how a postal code fills in its town."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.checkout import service as checkout
from chalicelib.core.postal import address_lines
from chalicelib.customers import service as customers
from chalicelib.shop import service as shop
from chalicelib.storefront import language, wording

LONGEST = {"line1": 160, "postal_code": 16, "city": 100, "region": 100}
TOKENS = {  # HTML, 4.10.18.7: what a browser fills in by itself
    "line1": "address-line1",
    "postal_code": "postal-code",
    "city": "address-level2",
    "region": "address-level1",
}


@dataclass(frozen=True)
class Shown:
    """A field of a country's address. `choices` are its regions: what is kept, and what is shown."""

    name: str
    label: str
    needed: bool
    token: str
    longest: int
    width: str
    numeric: bool
    example: str
    choices: tuple[tuple[str, str], ...]


def fields_of(country: str) -> list[Shown]:
    """The fields that this country's addresses have, in its order and by its names."""
    form = customers.form_of(country)
    widths = _widths(form.fields)
    return [
        Shown(
            name,
            wording.address_word(name, form.words.get(name, "")),
            name in form.needs,
            TOKENS[name],
            LONGEST[name],
            widths.get(name, ""),
            name == "postal_code" and form.numeric,
            form.example if name == "postal_code" else "",
            form.regions if name == "region" else (),
        )
        for name in form.fields
        if name in TOKENS
    ]


def _widths(fields: tuple[str, ...]) -> dict[str, str]:
    """A postal code is short: it shares its row with its neighbour."""
    names = [name for name in fields if name != "line1"]
    if "postal_code" not in names or len(names) == 1:
        return {}
    at = names.index("postal_code")
    neighbour = names[at + 1] if at + 1 < len(names) else names[at - 1]
    return {"postal_code": "third", neighbour: "two-thirds"}


def knows_towns(country: str) -> bool:
    """Whether a postal code of this country tells its town."""
    return country in customers.countries_with_towns()


def countries_of(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Where the shop sends to, and the country that is given already; every country where it sends everywhere."""
    everywhere = language.countries()
    served = checkout.countries_served()
    if served is None:
        return everywhere
    wanted = served | {shop.current().country, str(given.get("country") or "")}
    return [(code, name) for code, name in everywhere if code in wanted]


def place_lines(place: Mapping[str, Any]) -> list[str]:
    """Where something is picked up: its name, and its address as far as it is known."""
    address = dict(place.get("address") or {})
    return [str(place["name"]), *address_lines(address, language.present(), shop.current().country)]


def with_town(given: dict[str, Any]) -> dict[str, Any]:
    """An address with the town its postal code tells, where none was written."""
    if given.get("city"):
        return given
    town = customers.town_of(str(given.get("country", "")), str(given.get("postal_code", "")))
    return {**given, "city": town} if town else given


def in_full(kept: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    """A kept address without what is not part of an address."""
    return {name: str(kept.get(name) or "") for name in names}
