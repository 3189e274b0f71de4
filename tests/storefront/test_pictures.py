"""How pages write a picture: its formats and widths, its shape, its words, its focal point."""

import pytest

from chalicelib.storefront import language
from chalicelib.storefront.pages import _environment
from chalicelib.storefront.pictures import pictured

OURS = "/media/main/0123456789abcdef0123456789abcdef-1000x750.jpg"


def written(image, sizes="50vw", **more):
    with language.speaking("nb"):
        return str(_environment().get_template("parts.html").module.picture(image, sizes, **more)).strip()


def test_a_picture_of_ours_comes_in_two_formats_and_every_width_that_fits():
    with language.speaking("en"):
        found = pictured({"url": OURS, "alt": "A mug"}, most=640, least=320)
    assert found.sources == tuple(
        (ending, f"{OURS}.320.{ending} 320w, {OURS}.480.{ending} 480w, {OURS}.640.{ending} 640w")
        for ending in ("avif", "webp")
    )
    assert (found.src, found.width, found.height) == (f"{OURS}.640.jpg", 1000, 750)


def test_an_address_alone_is_enough():
    assert written(OURS, "5rem", most=160, alt="") == (
        f'<picture><source type="image/avif" srcset="{OURS}.160.avif 160w" sizes="5rem">'
        f'<source type="image/webp" srcset="{OURS}.160.webp 160w" sizes="5rem">'
        f'<img src="{OURS}.160.jpg" alt="" width="1000" height="750" loading="lazy" decoding="async"></picture>'
    )


@pytest.mark.parametrize(
    ("url", "shape"),
    [
        ("https://cdn.example/a.jpg", (1200, 1200)),
        ("/media/sample/cup.svg", (1200, 1200)),
        ("/media/main/0123456789abcdef0123456789abcdef-30x20.svg", (30, 20)),
    ],
)
def test_drawings_and_pictures_elsewhere_are_shown_as_they_are(url, shape):
    assert written({"url": url, "alt": "Cup"}, first=True) == (
        f'<img src="{url}" alt="Cup" width="{shape[0]}" height="{shape[1]}" fetchpriority="high" decoding="async">'
    )


def test_a_picture_narrower_than_wanted_is_shown_whole():
    with language.speaking("en"):
        found = pictured(OURS.replace("1000x750", "90x60"), most=960, least=320)
    assert found.sources[0][1].endswith("-90x60.jpg.90.avif 90w")


def test_words_and_focal_point_are_the_pictures_own_in_the_visitors_language():
    told = {"url": OURS, "alt": "A mug", "alts": {"nb": "Et krus"}, "focal": {"x": 310, "y": 1000}}
    assert 'alt="Et krus"' in written(told)
    assert 'class="fx3 fy10"' in written(told)
    assert "class=" not in written({"url": OURS, "focal": {"x": 500, "y": 540}})
