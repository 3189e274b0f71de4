"""Pictures of products: told by their first bytes, kept under the hash of what they are."""

import re
from functools import lru_cache
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

from chalicelib.core.errors import Refused
from chalicelib.core.settings import settings

LARGEST = 5 * 1024 * 1024
TOO_LARGE = Refused("file_too_large", "A picture has at most 5 MB. Make it smaller and send it again.", status=422)
EMPTY = Refused("file_empty", "Send the picture as the body of the request.", status=422)
NOT_A_PICTURE = Refused(
    "not_a_picture", "This is none of PNG, JPEG, WebP, AVIF, GIF and SVG. Save it as one of those.", status=422
)
UNSAFE_SVG = Refused(
    "svg_unsafe",
    "This SVG holds scripts, links to elsewhere or more than a drawing. Export it as a plain SVG.",
    status=422,
)
CONTENT_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "svg": "image/svg+xml",
}
_DRAWING = re.compile(
    "svg|g|defs|symbol|use|title|desc|metadata|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|clipPath|mask|"
    "linearGradient|radialGradient|stop|pattern|marker|filter|feGaussianBlur|feOffset|feBlend|feColorMatrix|feMerge|"
    "feMergeNode|feFlood|feComposite|feTurbulence|feDropShadow|style"
)
_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(|javascript:|\\", re.IGNORECASE)


def keep(content: bytes) -> dict[str, Any]:
    """Keep a picture and give its address on this shop. Raises 422 for what is none, or is not safe to show."""
    if not content:
        raise EMPTY
    if len(content) > LARGEST:
        raise TOO_LARGE
    ending = picture_kind(content)
    if ending is None:
        raise NOT_A_PICTURE
    if ending == "svg":
        check_drawing(content)
    key = f"media/{sha256(content).hexdigest()}.{ending}"
    content_type = CONTENT_TYPES[ending]
    _store().put_object(
        Bucket=settings.bucket,
        Key=key,
        Body=content,
        ContentType=content_type,
        CacheControl="public, max-age=31536000, immutable",
    )
    return {"url": f"/{key}", "content_type": content_type, "bytes": len(content)}


@lru_cache
def _store() -> Any:
    """The client of the file store; made when first needed, since boto3 is slow to import."""
    import boto3

    return boto3.client("s3", endpoint_url=settings.aws_url, region_name=settings.region)


def picture_kind(content: bytes) -> str | None:
    """The ending for what these bytes are, whatever anybody calls them; None for what is no picture we take."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and content[8:12] in (b"avif", b"avis"):
        return "avif"
    start = content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"<svg", b"<?xml", b"<!--")) and b"<svg" in content[:4000]:
        return "svg"
    return None


def check_drawing(content: bytes) -> None:
    """Refuse an SVG that is more than a drawing: an SVG opened by its address runs in the shop's name.

    Only elements that draw pass, no handler attributes, and references only within the file. Declarations of entities
    are refused before anything parses them.
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
