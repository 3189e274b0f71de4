"""How values are written into the cells of an export. Pure."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from chalicelib.core import money

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PHONE = re.compile(r"\+?[\d ()/.-]+")


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV in UTF-8."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def amount(minor: int | None, currency: str) -> str:
    return "" if minor is None else money.as_decimal(minor, currency)


def flag(value: Any) -> str:
    return "TRUE" if value else "FALSE"


def said(text: Any) -> str:
    """What a buyer wrote: never a formula to the spreadsheet that opens it (OWASP, CSV injection)."""
    words = "" if text is None else str(text)
    return f"'{words}" if words.startswith(_FORMULA) and not _PHONE.fullmatch(words) else words


def address(where: dict[str, Any] | None) -> list[str]:
    """Name, Address1, Address2, Company, City, Zip, Province, Country, Phone: as Shopify orders them."""
    names = ("name", "line1", "line2", "company", "city", "postal_code", "region", "country", "phone")
    return [said((where or {}).get(name)) for name in names]
