"""The language of a page: which one, its texts, and how it writes money and dates.

Texts are gettext PO files in frontend/locales, one folder for each language (`built/locales` beside this file in the
deployed package). They are read when a language is first used; formats are CLDR's, by Babel.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from chalicelib.core import clock, money

NAMES = {"en": "English", "nb": "Norsk", "id": "Bahasa Indonesia"}
LANGUAGES = tuple(NAMES)
TERRITORIES = {"en": "en_GB", "nb": "nb_NO", "id": "id_ID"}  # as Open Graph has them: language_TERRITORY
HERE = Path(__file__).parent
FOLDERS = (HERE / "built" / "locales", HERE.parents[1] / "frontend" / "locales")
_present: ContextVar[str] = ContextVar("language", default="en")


def present() -> str:
    """The language of the page being made."""
    return _present.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Make pages in this language inside."""
    token = _present.set(language)
    try:
        yield
    finally:
        _present.reset(token)


def named_in(path: str) -> str | None:
    """The language a path begins with, or None."""
    first = path.strip("/").partition("/")[0]
    return first if first in LANGUAGES else None


def best_of(accepted: str, offered: list[str], otherwise: str) -> str:
    """The offered language a browser likes best, by its Accept-Language header (RFC 9110, 12.5.4)."""
    wanted = []
    for place, part in enumerate(accepted[:500].split(",")):
        tag, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            continue
        name = tag.strip().lower().partition("-")[0]
        wanted.append((-weight, place, {"no": "nb", "nn": "nb", "in": "id"}.get(name, name)))
    return next((name for weight, _, name in sorted(wanted) if weight < 0 and name in offered), otherwise)


# Texts


@lru_cache
def _texts(language: str) -> GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    folder = next(each for each in FOLDERS if each.is_dir())
    with (folder / language / "storefront.po").open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
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
