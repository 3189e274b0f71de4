"""Pictures to send: real ones, made by Pillow."""

import io
from typing import Any

from PIL import Image

GPS = 34853
ORIENTATION = 274


def picture(size: tuple[int, int] = (8, 4), colour: Any = (200, 30, 30), format: str = "JPEG", **saved: Any) -> bytes:
    """One colour all over."""
    file = io.BytesIO()
    Image.new("RGB" if len(colour) == 3 else "RGBA", size, colour).save(file, format, **saved)
    return file.getvalue()


def from_phone(size: tuple[int, int] = (8, 4)) -> bytes:
    """A JPEG whose left half is red and right half blue, to be turned a quarter clockwise, that says where it was."""
    image = Image.new("RGB", size, (255, 0, 0))
    image.paste((0, 0, 255), (size[0] // 2, 0, *size))
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS).update({1: "N", 2: (59.0, 54.0, 0.0)})
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif, quality=95, subsampling=0)
    return file.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image
