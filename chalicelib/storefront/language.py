"""The language of a page: its texts, and how it writes money and dates. Formats are CLDR's, by Babel."""

import re
from datetime import date
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from typing import Any

from chalicelib.core import clock, money
from chalicelib.core.language import LANGUAGES, NAMES, best_of, catalogue, present, speaking

__all__ = ["LANGUAGES", "NAMES", "best_of", "present", "speaking"]  # what pages take from here too

TERRITORIES = {"en": "en_GB", "nb": "nb_NO", "id": "id_ID"}  # as Open Graph has them: language_TERRITORY


def named_in(path: str) -> str | None:
    """The language a path begins with, or None."""
    first = path.strip("/").partition("/")[0]
    return first if first in LANGUAGES else None


# Texts


@lru_cache
def _texts(language: str) -> GNUTranslations:
    from babel.messages.mofile import write_mo

    compiled = BytesIO()
    write_mo(compiled, catalogue(language, "storefront"))
    compiled.seek(0)
    return GNUTranslations(compiled)


def said(text: str, **values: Any) -> str:
    """A text in the present language, with these values filled in."""
    found = _texts(present()).gettext(text)
    return found % values if values else found


def said_plural(one: str, many: str, number: int) -> str:
    """The form the present language uses for this number, nothing filled in."""
    return _texts(present()).ngettext(one, many, number)


def said_for(one: str, many: str, number: int, **values: Any) -> str:
    """A text in the form the present language uses for this number; `num` is filled in."""
    return said_plural(one, many, number) % {"num": number, **values}


def _(text: str) -> str:
    """Mark a text for translation where it stands; `said` translates it where it is shown."""
    return text


# Formats


def _locale() -> Any:
    return _locale_of(present())


@lru_cache
def _locale_of(language: str) -> Any:
    from babel import Locale

    return Locale("en", "GB") if language == "en" else Locale(language)


def amount(minor: int, currency: str) -> str:
    """Money as the language writes it: "NOK 12.50", "12,50\u00a0kr"."""
    from decimal import Decimal

    from babel.numbers import format_currency

    written = str(format_currency(Decimal(money.as_decimal(minor, currency)), currency, locale=_locale()))
    # CLDR wants a space between letters and digits ("alphaNextToNumber"), which Babel leaves out
    return re.sub(r"(?<=[A-Za-z])(?=\d)", "\u00a0", written)


def round_amount(minor: int, currency: str) -> str:
    """Money without its decimals where they are naught, for the ends of ranges."""
    written = amount(minor, currency)
    return re.sub(r"(?<=\d)[.,]00(?!\d)", "", written) if money.exponent(currency) == 2 else written


def day(iso: str) -> str:
    """A date as "Thu 3 Dec"."""
    from babel.dates import format_skeleton

    return str(format_skeleton("MMMEd", date.fromisoformat(iso[:10]), locale=_locale()))


def days(earliest: str, latest: str) -> str:
    """Two dates as "Tue 3 - Thu 5 Dec", with an en dash; one where they are the same."""
    from babel.dates import format_interval

    first, last = date.fromisoformat(earliest[:10]), date.fromisoformat(latest[:10])
    if first == last:
        return day(earliest)
    return str(format_interval(first, last, skeleton="MMMEd", locale=_locale()))


def moment(iso: str) -> str:
    """A moment's date in full: "3 December 2026"."""
    from babel.dates import format_date

    return str(format_date(clock.parse(iso).date(), format="long", locale=_locale()))


def time_of(iso: str) -> str:
    """A moment with its time, on the clock it is given in: "3 Dec, 14:05"."""
    from babel.dates import format_skeleton, format_time

    at = clock.parse(iso)
    return f"{format_skeleton('MMMd', at, locale=_locale())}, {format_time(at, format='short', locale=_locale())}"


def number(value: float) -> str:
    """A number with the language's own decimal sign, at most one decimal."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, format="#,##0.#", locale=_locale()))


def clock_time(hours_minutes: str) -> str:
    """A time of day, "14:00" as stored, as the language writes it."""
    from datetime import time

    from babel.dates import format_time

    return str(format_time(time.fromisoformat(hours_minutes), format="short", locale=_locale()))


def percent(basis_points: int) -> str:
    """A rate as "25 %" or "12.5%"."""
    from decimal import Decimal

    from babel.numbers import format_percent

    pattern = _locale().percent_formats[None].pattern.replace("##0", "##0.##")
    return str(format_percent(Decimal(basis_points) / 10000, pattern, locale=_locale()))


def countries() -> list[tuple[str, str]]:
    """Every country's code and name in the present language, by name."""
    return _countries(present())


@lru_cache
def _countries(language: str) -> list[tuple[str, str]]:
    locale = _locale_of(language)
    codes = [code for code in locale.territories if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY]
    return sorted(((code, str(locale.territories[code])) for code in codes), key=lambda pair: pair[1].casefold())


_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "XK", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})
