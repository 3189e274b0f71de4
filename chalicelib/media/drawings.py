"""SVG drawings: which are safe to serve from the shop's own address, and how large they are drawn. Pure."""

import re
from xml.etree import ElementTree

from chalicelib.core.errors import Refused

UNSAFE_SVG = Refused(
    "svg_unsafe",
    "This SVG holds scripts, links to elsewhere or more than a drawing. Export it as a plain SVG.",
    status=422,
)
UNKNOWN_SIZE = (1000, 1000)  # of a drawing that names none
_DRAWING = re.compile(
    "svg|g|defs|symbol|use|title|desc|metadata|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|clipPath|mask|"
    "linearGradient|radialGradient|stop|pattern|marker|filter|feGaussianBlur|feOffset|feBlend|feColorMatrix|feMerge|"
    "feMergeNode|feFlood|feComposite|feTurbulence|feDropShadow|style"
)
_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(|javascript:|\\", re.IGNORECASE)
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(?:px)?")


def measured(content: bytes) -> tuple[int, int]:
    """Width and height of a drawing in whole pixels. Refuses one that is more than a drawing.

    An SVG opened by its address runs in the shop's name: only elements that draw pass, no handler attributes, and
    references only within the file. Declarations of entities are refused before anything parses them.
    """
    if b"<!DOCTYPE" in content.upper() or b"<!ENTITY" in content.upper() or b"<?xml-stylesheet" in content.lower():
        raise UNSAFE_SVG
    try:
        content.decode("utf-8")
        root = ElementTree.fromstring(content)  # noqa: S314  without declarations there is nothing to expand
    except (ElementTree.ParseError, ValueError):
        raise UNSAFE_SVG from None
    if _local(root.tag) != "svg" or any(_is_unsafe(element) for element in root.iter()):
        raise UNSAFE_SVG
    return _size(root)


def _size(root: ElementTree.Element) -> tuple[int, int]:
    """The size it names, else that of its view box: only their ratio matters to a page."""
    named = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if named[0] and named[1]:
        return _whole(named[0][1]), _whole(named[1][1])
    box = (root.get("viewBox") or "").replace(",", " ").split()
    if len(box) == 4 and all(_LENGTH.fullmatch(side) for side in box[2:]):
        return _whole(box[2]), _whole(box[3])
    return UNKNOWN_SIZE


def _whole(length: str) -> int:
    return min(max(round(float(length)), 1), 100_000)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _is_unsafe(element: ElementTree.Element) -> bool:
    if not _DRAWING.fullmatch(_local(element.tag)) or _ELSEWHERE.search(element.text or ""):
        return True
    for name, value in element.attrib.items():
        attribute = _local(name).lower()
        if attribute.startswith("on") or _ELSEWHERE.search(value):
            return True
        if attribute in ("href", "src") and not value.strip().startswith("#"):
            return True
    return False
