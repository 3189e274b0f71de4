"""What is done to pixels: upright, small enough, nothing of the camera's, and nothing that is no picture."""

import io
import zlib

import pytest
from PIL import Image, ImageCms

from chalicelib.media import studio
from tests.media.pictures import from_phone, opened, picture


def test_a_picture_is_turned_upright_and_says_nothing_of_where_it_was_taken():
    cleaned = studio.clean(from_phone())
    image = opened(cleaned.content)
    assert (cleaned.width, cleaned.height, image.size) == (4, 8, (4, 8))
    assert (dict(image.getexif()), b"Exif" in cleaned.content) == ({}, False)
    red, blue = image.getpixel((2, 1)), image.getpixel((2, 6))  # the left half is on top now
    assert red[0] > 200 > blue[0]
    assert blue[2] > 200 > red[2]


@pytest.mark.parametrize(
    ("format", "colour", "ending", "mode"),
    [
        ("JPEG", (200, 30, 30), "jpg", "RGB"),
        ("WEBP", (200, 30, 30), "jpg", "RGB"),
        ("AVIF", (200, 30, 30), "jpg", "RGB"),
        ("PNG", (200, 30, 30), "png", "RGB"),
        ("GIF", (200, 30, 30), "png", "RGB"),
        ("PNG", (200, 30, 30, 90), "png", "RGBA"),
        ("WEBP", (200, 30, 30, 90), "png", "RGBA"),
        ("PNG", (200, 30, 30, 255), "png", "RGB"),
    ],
)
def test_what_is_kept_is_jpeg_or_png(format, colour, ending, mode):
    cleaned = studio.clean(picture(colour=colour, format=format))
    assert (cleaned.ending, opened(cleaned.content).mode) == (ending, mode)


def test_a_picture_larger_than_is_kept_is_made_smaller():
    cleaned = studio.clean(picture((5000, 100), format="PNG"))
    assert (cleaned.width, cleaned.height) == (4096, 82)  # 100 * 4096 / 5000 = 81.92


def test_the_average_colour_of_what_is_see_through_is_seen_on_white():
    assert studio.clean(picture(colour=(10, 20, 30), format="PNG")).colour == "#0a141e"
    assert studio.clean(picture(colour=(0, 0, 0, 0), format="PNG")).colour == "#ffffff"


def test_other_colour_spaces_and_depths_come_out_as_srgb():
    file = io.BytesIO()
    Image.new("CMYK", (4, 4), (0, 255, 255, 0)).save(file, "JPEG")
    assert opened(studio.clean(file.getvalue()).content).mode == "RGB"
    deep = io.BytesIO()
    Image.new("I;16", (4, 4), 65535).save(deep, "PNG")
    assert opened(studio.clean(deep.getvalue()).content).getpixel((0, 0)) == (255, 255, 255)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profiled = studio.clean(picture(format="PNG", icc_profile=profile))
    assert "icc_profile" not in opened(profiled.content).info


def moving(format: str) -> bytes:
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    file = io.BytesIO()
    frames[0].save(file, format, save_all=True, append_images=frames[1:], duration=100)
    return file.getvalue()


def cut_short() -> bytes:
    return picture((600, 600), format="PNG")[:60]


def bomb() -> bytes:
    """A PNG whose header says it has 8000 pixels more than 64 million."""
    whole = bytearray(picture(format="PNG"))
    whole[16:24] = (8000).to_bytes(4, "big") + (8001).to_bytes(4, "big")
    whole[29:33] = zlib.crc32(whole[12:29]).to_bytes(4, "big")
    return bytes(whole)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (moving("GIF"), "picture_moves"),
        (moving("WEBP"), "picture_moves"),
        (moving("PNG"), "picture_moves"),
        (cut_short(), "picture_broken"),
        (b"\xff\xd8\xff" + b"0" * 900, "picture_broken"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 " + b"0" * 90, "picture_broken"),
        (b"\x00\x00\x00 ftypavif" + b"0" * 90, "picture_broken"),
    ],
)
def test_what_cannot_be_shown_is_refused(content, code):
    with pytest.raises(studio.Unusable) as unusable:
        studio.clean(content)
    assert unusable.value.code == code


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_opened():
    with pytest.raises(studio.Unusable) as unusable:
        studio.clean(bomb())
    assert unusable.value.code == "too_many_pixels"


def test_a_size_keeps_the_shape_and_comes_in_each_format():
    made = studio.render(picture((1000, 500)), 320, ("avif", "webp", "jpg"))
    assert {ending: (opened(body).format, opened(body).size) for ending, body in made.items()} == {
        "avif": ("AVIF", (320, 160)),
        "webp": ("WEBP", (320, 160)),
        "jpg": ("JPEG", (320, 160)),
    }


def test_a_see_through_picture_stays_so_in_every_format():
    made = studio.render(picture((40, 40), (0, 0, 0, 0), "PNG"), 20, ("avif", "webp", "png"))
    assert {ending: opened(body).convert("RGBA").getpixel((5, 5))[3] for ending, body in made.items()} == {
        "avif": 0, "webp": 0, "png": 0,
    }  # fmt: skip
