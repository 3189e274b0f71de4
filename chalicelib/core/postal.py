"""A postal address as lines, in the order its own country writes them.

Orders are those of the Universal Postal Union's addressing guides for the countries named here; all others put the
postal code before the town, which is the UPU's preferred form.
"""

from typing import Any

CODE_AFTER_TOWN = frozenset({"US", "CA", "AU"})  # "Austin, TX 78701"
CODE_LAST = frozenset({"GB"})  # on a line of its own
TOWN_THEN_CODE = frozenset({"ID", "BR"})  # "Jakarta Selatan 12190"


def address_lines(address: dict[str, Any], language: str, home: str = "") -> list[str]:
    """The lines under the name: street, town, and the country in the reader's language unless it is `home`.

    `address` has the fields of API.md's address. A company is named by whoever prints the name.
    """
    country = str(address.get("country") or "")
    lines = [_of(address, "line1"), _of(address, "line2"), *_town(address, country)]
    if country and country != home:
        lines.append(country_name(country, language))
    return [line for line in lines if line]


def _of(address: dict[str, Any], field: str) -> str:
    return str(address.get(field) or "").strip()


def _town(address: dict[str, Any], country: str) -> list[str]:
    code, city, region = _of(address, "postal_code"), _of(address, "city"), _of(address, "region")
    if country in CODE_AFTER_TOWN:
        return [", ".join(part for part in (city, f"{region} {code}".strip()) if part)]
    if country in CODE_LAST:
        return [city, region, code]
    if country in TOWN_THEN_CODE:
        return [f"{city} {code}".strip(), region]
    return [f"{code} {city}".strip(), region]


def country_name(code: str, language: str) -> str:
    """A country's name in a language (CLDR, by Babel); its code where there is none."""
    from babel import Locale

    return str(Locale(language).territories.get(code, code))
