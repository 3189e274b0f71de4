"""Which language is spoken, and where its texts are.

Texts are gettext PO files in frontend/locales, one folder for each language (`storefront/built/locales` in the deployed
package). They are read when a language is first used.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

NAMES = {"en": "English", "nb": "Norsk", "id": "Bahasa Indonesia"}
LANGUAGES = tuple(NAMES)
ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "chalicelib" / "storefront" / "built" / "locales", ROOT / "frontend" / "locales")
_present: ContextVar[str] = ContextVar("language", default="en")


def present() -> str:
    """The language of the page or the answer being made."""
    return _present.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Make pages and answers in this language inside."""
    token = _present.set(language)
    try:
        yield
    finally:
        _present.reset(token)


def best_of(accepted: str, offered: list[str], otherwise: str) -> str:
    """The offered language a reader likes best, by the Accept-Language header (RFC 9110, 12.5.4)."""
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


def catalogue(language: str, domain: str) -> Any:
    """The texts of a domain (storefront, refusals) as a babel Catalog."""
    from babel.messages.pofile import read_po

    folder = next(each for each in FOLDERS if each.is_dir())
    with (folder / language / f"{domain}.po").open("rb") as source:
        return read_po(source, locale=language)
