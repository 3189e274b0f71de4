"""Where pictures may come from besides the shop itself: the origins its products name, and no others."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from chalicelib.core.context import acting
from chalicelib.core.held import forget, held
from chalicelib.core.table import only, query
from chalicelib.core.transaction import Transaction
from chalicelib.media.models import PictureHost

MOST = 40  # origins a policy names; with more of them it allows every one of https
ANY = "https:"
_IN_TEXT = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*["']?(https?://[^"'\s>]+)""", re.IGNORECASE)
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?")


def origins() -> tuple[str, ...]:
    """The origins of this shop's pictures, as a content security policy names them."""
    return held("picture_hosts", _load)


def _load() -> tuple[str, ...]:
    found = sorted(each.origin for each in only(query("PICTURE_HOSTS", limit=MOST + 1), PictureHost))
    return tuple(found) if len(found) <= MOST else (ANY,)


def remember(urls: Iterable[str | None], *texts: str) -> None:
    """Allow these pictures, and those within these HTML texts, on the shop's pages. Safe to repeat."""
    named = [url for url in urls if url] + [url for text in texts for url in _IN_TEXT.findall(text)]
    new = {origin for origin in map(_origin, named) if origin} - set(origins())
    if not new or ANY in origins():
        return
    with acting(once=None):  # it stands for itself, whatever becomes of the request
        for origin in sorted(new):
            with Transaction() as tx:
                tx.save(PictureHost.new(origin=origin))
    forget("picture_hosts")


def _origin(url: str) -> str | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    origin = f"{parts.scheme}://{parts.netloc}".lower()
    return origin if _ORIGIN.fullmatch(origin) else None
