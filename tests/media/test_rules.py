"""Addresses, sizes and kinds of pictures, and which drawings are safe."""

import pytest

from chalicelib.core.errors import Refused
from chalicelib.media import rules
from chalicelib.media.drawings import measured
from chalicelib.media.rules import picture_kind

DIGEST = "0123456789abcdef" * 4


def test_an_address_says_what_picture_it_is_and_how_large():
    stem = rules.stem("main", rules.media_id(DIGEST, 0))
    assert stem == "media/main/0123456789abcdef0123456789abcdef"
    found = rules.named(f"/{stem}-1000x750.jpg")
    assert found is not None
    assert (found.media_id, found.width, found.height) == (f"med_{DIGEST[:32]}", 1000, 750)
    assert found.widths == (160, 320, 480, 640, 960, 1000)
    assert found.made(640, "avif") == f"/{stem}-1000x750.jpg.640.avif"
    assert rules.own_of(f"{stem}-1000x750.jpg.640.avif") == f"{stem}-1000x750.jpg"


@pytest.mark.parametrize(
    "address",
    [None, "", "https://elsewhere.test/a.jpg", "/media/sample/cup.svg", "/media/main/abc-1x1.jpg", f"/x/{DIGEST}.jpg"],
)
def test_other_addresses_say_nothing(address):
    assert rules.named(address) is None


@pytest.mark.parametrize("key", ["media/main/cup.svg", f"media/main/{DIGEST[:32]}-9x9.jpg", "media/../x.640.avif"])
def test_only_a_size_leads_to_its_picture(key):
    assert rules.own_of(key) is None


@pytest.mark.parametrize(
    ("width", "widths"),
    [(90, (90,)), (160, (160,)), (161, (160, 161)), (1920, rules.WIDTHS), (4096, rules.WIDTHS)],
)
def test_no_size_is_larger_than_the_picture(width, widths):
    assert rules.widths_of(width) == widths


def test_a_second_life_has_another_id():
    assert len({rules.media_id(DIGEST, life) for life in range(3)}) == 3


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"\xff\xd8\xff\xe0....", "jpg"),
        (b"GIF89a......", "gif"),
        (b"RIFF....WEBPVP8 ", "webp"),
        (b"\x00\x00\x00 ftypavif....", "avif"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "svg"),
        (b"<html><svg/></html>", None),
        (b"MZ\x90", None),
    ],
)
def test_a_picture_is_told_by_its_first_bytes(start, kind):
    assert picture_kind(start) == kind


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def test_a_drawing_passes():
    assert measured(
        SVG.format('<defs><g id="a"/></defs><use xlink:href="#a"/><rect fill="url(#g)" width="9"/>').encode()
    ) == (9, 9)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="30" height="20.4"', (30, 20)),
        ('width="30px" height="20px" viewBox="0 0 3 2"', (30, 20)),
        ('width="100%" height="auto" viewBox="0,0,640,480"', (640, 480)),
        ('viewBox="0 0 0.2 0.1"', (1, 1)),
        ("", (1000, 1000)),
    ],
)
def test_a_drawing_is_as_large_as_it_says(attributes, size):
    assert measured(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()) == size


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<use href="https://elsewhere.test/x.svg#a"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        "<foreignObject><p>x</p></foreignObject>",
        '<rect style="fill:url(https://elsewhere.test/x)"/>',
        "<style>@import 'https://elsewhere.test/x.css';</style>",
        '<image href="data:image/png;base64,AA"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        "<rect>",
    ],
)
def test_a_drawing_that_does_more_is_refused(inside):
    with pytest.raises(Refused) as refused:
        measured(SVG.format(inside).encode())
    assert refused.value.code == "svg_unsafe"


def test_entities_are_refused_before_they_are_read():
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("&a;").encode()
    with pytest.raises(Refused) as refused:
        measured(bomb)
    assert refused.value.code == "svg_unsafe"
