"""What pictures are called, told by their first bytes, and in which sizes they are made. Pure.

A picture's address names what it is of and how large: /media/SHOP/DIGEST-WIDTHxHEIGHT.jpg. So whoever has the address
alone (a cart's line, an order of last year) can show it without a shift, and knows which sizes of it there are.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

from chalicelib.core.errors import Refused

LARGEST = 25 * 1024 * 1024  # bytes of an upload
LARGEST_IN_REQUEST = 4 * 1024 * 1024  # Lambda takes 6 MB, and base64 is a third longer
WIDTHS = (160, 320, 480, 640, 960, 1280, 1920)
FORMATS = ("avif", "webp")  # besides the picture's own, best first
MIDDLE = {"x": 500, "y": 500}
CONTENT_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "svg": "image/svg+xml",
}

EMPTY = Refused("file_empty", "Send the picture as the body of the request.", status=422)
TOO_LARGE = Refused("file_too_large", "A picture has at most 25 MB. Make it smaller and send it again.", status=422)
TOO_LARGE_FOR_REQUEST = Refused(
    "file_too_large",
    "A picture of more than 4 MB goes to an upload address. Ask POST /api/admin/media/uploads for one.",
    status=422,
)
NOT_A_PICTURE = Refused(
    "not_a_picture", "This is none of PNG, JPEG, WebP, AVIF, GIF and SVG. Save it as one of those.", status=422
)
NOT_A_PHOTO = Refused("not_a_photo", "Send a photo: JPEG, PNG, WebP, AVIF or GIF.", status=422)
REFUSALS = {  # what the darkroom may say
    refused.code: refused
    for refused in (
        NOT_A_PICTURE,
        Refused("picture_broken", "This picture is damaged or cut short. Save it anew and send it again.", status=422),
        Refused(
            "too_many_pixels", "This picture has more than 64 million pixels. Make it smaller and send it again.", 422
        ),
        Refused("picture_moves", "This picture moves. Save one frame of it and send that.", status=422),
    )
}

_OURS = re.compile(r"/media/[\w-]+/(?P<digest>[0-9a-f]{32})-(?P<width>\d{1,6})x(?P<height>\d{1,6})\.(?P<ending>\w+)")
_MADE = re.compile(r"(?P<own>media/[\w-]+/[0-9a-f]{32}-\d{1,6}x\d{1,6}\.\w+)\.\d{1,4}\.(?:avif|webp|jpg|png)")


@dataclass(frozen=True)
class Named:
    """What the address of a picture of ours says."""

    url: str
    media_id: str
    width: int
    height: int
    ending: str

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths it is made in; none for a drawing, which is sharp in every size."""
        return () if self.ending == "svg" else widths_of(self.width)

    def made(self, width: int, ending: str) -> str:
        """The address of a size of it."""
        return f"{self.url}.{width}.{ending}"


def media_id(digest: str, life: int) -> str:
    """The id of what has this SHA-256. Sent again after its files were deleted, it begins another life elsewhere.

    So deleting the files of the first never meets writing those of the second.
    """
    return f"med_{(sha256(f'{digest}.{life}'.encode()).hexdigest() if life else digest)[:32]}"


def stem(shop: str, media_id: str) -> str:
    """The beginning of a picture's name in the file store; its size and ending follow."""
    return f"media/{shop}/{media_id.removeprefix('med_')}"


def named(url: str | None) -> Named | None:
    """What this address says; None where it is none of a picture that was sent to this shop."""
    found = _OURS.fullmatch(url or "")
    if found is None or found["ending"] not in CONTENT_TYPES:
        return None
    return Named(found[0], f"med_{found['digest']}", int(found["width"]), int(found["height"]), found["ending"])


def own_of(key: str) -> str | None:
    """The name of the picture that this is a size of; what is shown until the size is made."""
    found = _MADE.fullmatch(key)
    return found["own"] if found else None


def widths_of(width: int) -> tuple[int, ...]:
    """The widths a picture is made in: those it is wider than, and its own up to the largest. Never larger than it is.

    1000 pixels are made in 160, 320, 480, 640, 960 and 1000.
    """
    largest = min(width, WIDTHS[-1])
    return (*(each for each in WIDTHS if each < largest), largest)


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
