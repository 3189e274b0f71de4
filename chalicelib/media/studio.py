"""What is done to the pixels of a picture. The only file that imports Pillow; runs where Pillow is (darkroom.py).

It imports nothing of ours, because on AWS it is deployed alone.
"""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

MOST_PIXELS = 64_000_000  # a phone's 50 megapixels, and some room; four bytes each when opened
LONGEST = 4096  # pixels of the longer side that are kept
FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "GIF")
WHITE = (255, 255, 255, 255)
# Measured by `python -m infra.bench.pictures`: infra/decisions/2026-11-25-pictures.md
SAVED: dict[str, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True},
    "png": {"format": "PNG", "compress_level": 6},
    "webp": {"format": "WEBP", "quality": 78, "method": 4},
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
}


class Unusable(Exception):
    """A picture we do not take; the code is one of media.rules.REFUSALS."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Cleaned:
    """A picture as it is kept: upright, in sRGB, without what a camera wrote about place and time."""

    content: bytes
    ending: str  # jpg, or png where it is see-through or came as one
    width: int
    height: int
    colour: str  # its average: "#aabbcc"


def clean(content: bytes) -> Cleaned:
    """A picture made fit to be kept. Raises Unusable."""
    image = _opened(content)
    drawn = image.format in ("PNG", "GIF")
    image = _plain(_upright(image))
    if max(image.size) > LONGEST:
        image.thumbnail((LONGEST, LONGEST), reducing_gap=3.0)
    ending = "png" if drawn or image.mode == "RGBA" else "jpg"
    saved = SAVED[ending] | ({"quality": 92} if ending == "jpg" else {})
    return Cleaned(_bytes(image, saved), ending, image.width, image.height, _average(image))


def render(content: bytes, width: int, endings: tuple[str, ...]) -> dict[str, bytes]:
    """A cleaned picture in one width, in several formats."""
    image = _opened(content, width)
    image = image if image.mode in ("RGB", "RGBA") else image.convert("RGBA" if image.mode == "LA" else "RGB")
    height = max(1, round(image.height * width / image.width))
    if image.size != (width, height):
        image = image.resize((width, height), _pil().Resampling.LANCZOS, reducing_gap=3.0)
    return {ending: _bytes(image, SAVED[ending]) for ending in endings}


@lru_cache
def _pil() -> Any:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # it would warn where we refuse
    return Image


def _opened(content: bytes, enough: int = LONGEST) -> Any:
    """The decoded picture; a JPEG no larger than needed, which its format can do at little cost."""
    try:
        image = _pil().open(io.BytesIO(content), formats=FORMATS)
        if image.width * image.height > MOST_PIXELS:
            raise Unusable("too_many_pixels")
        if image.format not in ("JPEG", "MPO") and getattr(image, "is_animated", False):
            raise Unusable("picture_moves")
        image.draft("RGB", (enough, enough))
        image.load()
    except Unusable:
        raise
    except Exception:  # a decoder may stumble over anything, in any way
        raise Unusable("picture_broken") from None
    return image


def _upright(image: Any) -> Any:
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # what a camera wrote may be anything; then the picture stays as it lies
        return image


def _plain(image: Any) -> Any:
    """In sRGB with eight bits a channel, and without an alpha channel that hides nothing."""
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    clear = "transparency" in image.info or image.mode in ("RGBA", "LA", "PA", "RGBa", "La")
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        image = _in_srgb(image, profile)
    image = image.convert("RGBA" if clear else "RGB")
    if clear and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    image.info.clear()
    return image


def _in_srgb(image: Any, profile: bytes) -> Any:
    from PIL import ImageCms

    try:
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        wanted = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, theirs, ImageCms.createProfile("sRGB"), outputMode=wanted)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _bytes(image: Any, saved: dict[str, Any]) -> bytes:
    file = io.BytesIO()
    image.save(file, **saved)
    return file.getvalue()


def _average(image: Any) -> str:
    if image.mode == "RGBA":
        image = _pil().alpha_composite(_pil().new("RGBA", image.size, WHITE), image).convert("RGB")
    red, green, blue = image.resize((1, 1), _pil().Resampling.BOX).getpixel((0, 0))
    return f"#{red:02x}{green:02x}{blue:02x}"
