"""What the `picture` macro needs of a picture: its sizes and formats, its shape, the words for it, its focal point.

A picture of the shop's own says in its address how large it is (media.rules); one elsewhere is shown as
it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.media import service as media
from chalicelib.storefront import language

FORMATS = ("avif", "webp")
FALLBACK = 960  # the widest for browsers that know neither
STEP = 100  # focal points come in tenths of the picture, each a class: a style of its own is what the policy forbids


@dataclass(frozen=True)
class Pictured:
    """A picture as a page writes it. `sources` are [(type, srcset)], best first; none of a drawing or a foreign one."""

    url: str
    src: str
    width: int
    height: int
    alt: str
    focal: str
    sources: tuple[tuple[str, str], ...] = ()


def pictured(
    image: Mapping[str, Any] | str, most: int, least: int = 0, shape: tuple[int, int] = (1200, 1200)
) -> Pictured:
    """A stored picture, or the address of one, for a place that needs widths from `least` to `most` pixels.

    `shape` is assumed where nothing is known of it.
    """
    told: Mapping[str, Any] = {"url": image} if isinstance(image, str) else image
    url = str(told["url"])
    width, height = told.get("width") or shape[0], told.get("height") or shape[1]
    found = media.named(url)
    alt, focal = alt_of(told), _focal(told.get("focal"))
    if found is None:
        return Pictured(url, url, width, height, alt, focal)
    if not found.widths:
        return Pictured(url, url, found.width, found.height, alt, focal)
    widths = [each for each in found.widths if least <= each <= most] or [found.widths[0]]
    sources = tuple((ending, ", ".join(f"{found.made(each, ending)} {each}w" for each in widths)) for ending in FORMATS)
    fallback = max((each for each in widths if each <= FALLBACK), default=widths[0])
    return Pictured(url, found.made(fallback, found.ending), found.width, found.height, alt, focal, sources)


def alt_of(told: Mapping[str, Any]) -> str:
    """The words for it in the present language, or in the shop's own."""
    return str((told.get("alts") or {}).get(language.present()) or told.get("alt") or "")


def _focal(point: Mapping[str, int] | None) -> str:
    """The classes that keep this point in sight where a picture is cut: "fx3 fy10"; none for its middle."""
    if not point:
        return ""
    across, down = round(point["x"] / STEP), round(point["y"] / STEP)
    return "" if (across, down) == (5, 5) else f"fx{across} fy{down}"
