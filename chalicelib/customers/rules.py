"""What an address must hold, country by country.

Which fields a country writes and needs is its Form, that `countries` reads (Google's address data). The postal codes of
the countries below are put in the form the Universal Postal Union's addressing guides give them, however they were
typed. A country without postal codes takes any, or none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# ISO 3166-1 alpha-2, 249 codes
COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ
    BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR
    CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU
    ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ
    LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ
    MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF
    PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
    SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR
    TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()  # noqa: SIM905
)


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


@dataclass(frozen=True)
class PostalCode:
    """How a country writes its postal codes: the pattern without spaces and hyphens, an example, how to join it."""

    pattern: str
    example: str
    shown: str = r"\g<0>"


POSTAL_CODES = {
    "AT": PostalCode(r"\d{4}", "1010"),
    "AU": PostalCode(r"\d{4}", "2000"),
    "BE": PostalCode(r"\d{4}", "1000"),
    "BR": PostalCode(r"(\d{5})(\d{3})", "01310-100", r"\1-\2"),
    "CA": PostalCode(r"([A-Z]\d[A-Z])(\d[A-Z]\d)", "K1A 0B1", r"\1 \2"),
    "CH": PostalCode(r"\d{4}", "8001"),
    "DE": PostalCode(r"\d{5}", "10115"),
    "DK": PostalCode(r"\d{4}", "1050"),
    "EE": PostalCode(r"\d{5}", "10111"),
    "ES": PostalCode(r"\d{5}", "28013"),
    "FI": PostalCode(r"\d{5}", "00100"),
    "FR": PostalCode(r"\d{5}", "75001"),
    "GB": PostalCode(r"([A-Z]{1,2}\d[A-Z\d]?|GIR)(\d[A-Z]{2}|0AA)", "SW1A 1AA", r"\1 \2"),
    "ID": PostalCode(r"\d{5}", "10110"),
    "IS": PostalCode(r"\d{3}", "101"),
    "IT": PostalCode(r"\d{5}", "00118"),
    "NL": PostalCode(r"([1-9]\d{3})([A-Z]{2})", "1012 JS", r"\1 \2"),
    "NO": PostalCode(r"\d{4}", "0150"),
    "PL": PostalCode(r"(\d{2})(\d{3})", "00-001", r"\1-\2"),
    "PT": PostalCode(r"(\d{4})(\d{3})", "1100-148", r"\1-\2"),
    "SE": PostalCode(r"(\d{3})(\d{2})", "111 22", r"\1 \2"),
    "US": PostalCode(r"(\d{5})(\d{4})?", "10001"),
}
NEEDS_NO_CITY = frozenset({"GI", "MC", "SG", "VA"})  # the country is the city


def postal_code(country: str, text: str, listed: Form = ANY) -> str:
    """The postal code as this country writes it. ValueError with a sentence where it is none of its."""
    form = POSTAL_CODES.get(country)
    if form is None:
        return _as_listed(text, listed)
    if not text:
        raise ValueError(f"Fill in the postal code, for example {form.example}.")
    bare = re.sub(r"[\s-]", "", text).upper().removeprefix(country if country in ("SE", "FI") else "\0")
    found = re.fullmatch(form.pattern, bare, re.ASCII)
    if found is None:
        raise ValueError(f"{text} is not a postal code of this country. It looks like {form.example}.")
    if country == "US":
        return "-".join(part for part in found.groups() if part)
    return found.expand(form.shown)


def _as_listed(text: str, form: Form) -> str:
    """A postal code of a country that has its pattern in the address data only; as it was typed, but for its case."""
    if not text:
        if "postal_code" in form.needs:
            raise ValueError(f"Fill in the postal code, for example {form.example}.")
        return text
    if form.postal_code and not re.fullmatch(form.postal_code, text.upper(), re.ASCII):
        raise ValueError(f"{text} is not a postal code of this country. It looks like {form.example}.")
    return text.upper() if form.postal_code else text


def region(text: str, form: Form) -> str:
    """The region, required where letters do not arrive without it. ValueError with a sentence."""
    if not text and "region" in form.needs:
        word = form.words.get("region", "province")
        raise ValueError(f"Fill in the {'province or city' if word == 'do_si' else word}.")
    return text


def city(country: str, text: str, form: Form) -> str:
    """The city, required everywhere but in the countries that are one or write none. ValueError with a sentence."""
    if not text and country not in NEEDS_NO_CITY and "city" in form.fields:
        raise ValueError("Fill in the city or town.")
    return text


def phone(text: str) -> str:
    """A telephone number as a person writes it: 4 to 15 digits (ITU-T E.164). ValueError with a sentence."""
    digits = re.sub(r"[\s().\-/]", "", text)
    if text and not re.fullmatch(r"\+?\d{4,15}", digits, re.ASCII):
        raise ValueError("Write the phone number with digits only, for example +47 22 33 44 55.")
    return text


def revenue(spent: int, refunded: int, never_paid: int) -> int:
    """What is left of what was ordered, in minor units: without what went back and what was cancelled unpaid."""
    return spent - refunded - never_paid


def average(spent: int, orders: int) -> int:
    """Minor units of an average order, rounded half up; 0 where there is none (a refund may be told of first)."""
    return (2 * spent + orders) // (2 * orders) if orders else 0


def email(text: str) -> str:
    """An e-mail address in lower case. ValueError with a sentence where mail could not go to it.

    The form is that of RFC 5321 without quoted local parts and address literals; 254 characters at most.
    """
    text = text.strip().lower()
    local, at, domain = text.rpartition("@")
    good = (
        at
        and len(text) <= 254
        and len(local) <= 64
        and re.fullmatch(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*", local, re.ASCII)
        and re.fullmatch(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])", domain, re.ASCII)
    )
    if not good:
        raise ValueError("Write a whole e-mail address, for example kari@example.com.")
    return text


# What a browser's User-Agent says of itself, the more special names first (Edge and Opera call themselves Chrome too)
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device(agent: str) -> str:
    """What to call a device by its browser's User-Agent: "Firefox, Windows"; "" where it says neither."""
    names = [next((name for sign, name in known if sign in agent), "") for known in (_BROWSERS, _SYSTEMS)]
    return ", ".join(name for name in names if name)


MOST_ADDRESSES = 20


def joined(kept: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """What changes of a customer (fields as in models.Customer) when another one turns out to be them.

    Their own fields stand; what is empty is filled in. Notes and addresses of both are kept. Consent was given for an
    address of one's own and is not taken over.
    """
    filled = {name: kept.get(name) or other.get(name) for name in ("name", "phone", "tax_number", "group")}
    notes = [text for text in (kept.get("note"), other.get("note")) if text]
    addresses = list(kept.get("addresses") or [])
    known = [_parts(each) for each in addresses]
    addresses += [each for each in other.get("addresses") or [] if _parts(each) not in known]
    return {
        **filled,
        "note": "\n\n".join(notes)[:4000],
        "addresses": addresses[:MOST_ADDRESSES],
        "custom_fields": {**(other.get("custom_fields") or {}), **(kept.get("custom_fields") or {})},
        "has_account": bool(kept.get("has_account") or other.get("has_account")),
    }


def _parts(address: Mapping[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in address.items() if name != "id"}
