"""Contrast is WCAG's, and every pair of colours a page uses together has enough of it, light and dark."""

import math
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.look import colour, design, palette

TOKENS = Path(__file__).parents[2] / "frontend" / "packages" / "tokens" / "tokens.css"
CHOSEN = ("#fbfaf7", "#1b211e", "#1f5b49")
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "hundredths"),
    [
        ("#000000", "#ffffff", 2100),  # (1 + 0.05) / (0 + 0.05)
        ("#767676", "#ffffff", 454),  # the lightest grey that passes on white
        ("#777777", "#ffffff", 447),  # 4.478: one step lighter, and it does not
        ("#ff0000", "#ffffff", 399),  # (1 + 0.05) / (0.2126 + 0.05) = 3.998
        ("#0000ff", "#ffffff", 859),  # 1.05 / (0.0722 + 0.05) = 8.592
        ("#1f5b49", "#1f5b49", 100),
    ],
)
def test_contrast_is_wcags_in_either_order_and_never_rounded_up(one: str, other: str, hundredths: int) -> None:
    assert colour.hundredths(colour.contrast(one, other)) == hundredths
    assert colour.hundredths(colour.contrast(other, one)) == hundredths


def test_oklch_of_red_is_the_published_one_and_every_corner_comes_back() -> None:
    light, chroma, hue = colour.oklch("#ff0000")
    assert (round(light, 4), round(chroma, 4), round(math.degrees(hue), 2)) == (0.628, 0.2577, 29.23)
    for each in ("#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000", "#1f5b49"):
        assert colour.of_oklch(*colour.oklch(each)) == each


def test_the_nearest_passing_colour_is_the_same_hue_just_dark_enough() -> None:
    assert colour.nearest_passing("#1f5b49", ["#ffffff"], 4.5) == "#1f5b49"
    darker = colour.nearest_passing("#ffd400", ["#ffffff"], 4.5)
    assert darker == "#8d7400"
    assert colour.hundredths(colour.contrast(darker, "#ffffff")) == 453
    assert colour.nearest_passing("#808080", ["#000000", "#ffffff"], 7.0) == "#000000"  # none can; black does better


def test_checks_tell_what_fails_by_how_much_and_what_would_pass() -> None:
    assert [check.passes for check in palette.checks(*CHOSEN)] == [True, True, True]
    dark_paper, ink, accent = palette.checks("#404040", "#1b211e", "#1f5b49")
    assert (dark_paper.passes, dark_paper.ratio, dark_paper.needed) == (False, 37, 85)
    assert palette.checks(str(dark_paper.suggestion), *CHOSEN[1:])[0].passes
    assert (ink.passes, accent.passes) == (False, False)
    _, _, yellow = palette.checks("#ffffff", "#000000", "#ffd400")
    assert (yellow.against, yellow.ratio, yellow.needed) == ("sunken", 133, 450)
    assert palette.checks("#ffffff", "#000000", str(yellow.suggestion))[2].passes


@settings(max_examples=150, deadline=None)
@given(colours, colours, colours)
def test_any_colours_taken_as_suggested_give_a_shop_that_can_be_read_light_and_dark(
    paper: str, ink: str, accent: str
) -> None:
    paper = palette.checks(paper, ink, accent)[0].suggestion or paper
    _, of_ink, of_accent = palette.checks(paper, ink, accent)
    chosen = (paper, of_ink.suggestion or ink, of_accent.suggestion or accent)
    assert [check.passes for check in palette.checks(*chosen)] == [True, True, True]
    assert palette.failures(palette.light(*chosen)) == []
    assert palette.failures(palette.dark(*chosen)) == []


def built(scheme: str) -> dict[str, str]:
    """The colours of the built style sheet."""
    text = TOKENS.read_text()
    block = text[text.index(":root {") if scheme == "light" else text.index(':root[data-scheme="dark"]') :]
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block[: block.index("}")]))
    return {name: found[name] for name in palette.ALL}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_built_style_sheets_own_colours_can_be_read(scheme: str) -> None:
    assert palette.failures(built(scheme)) == []


def test_the_built_style_sheet_is_the_default_design() -> None:
    light = built("light")
    assert {name: light[name] for name in design.COLOURS} == {name: design.DEFAULT[name] for name in design.COLOURS}
    assert (light["surface"], built("dark")["surface"]) == design.BUILT_GROUNDS
    assert design.style_sheet(design.DEFAULT) == ""
    text = TOKENS.read_text()
    of_device = re.search(r':root:not\(\[data-scheme="light"\]\) \{(.*?)\}', text, re.S)
    of_choice = re.search(r':root\[data-scheme="dark"\] \{\s*color-scheme: dark;(.*?)\}', text, re.S)
    assert of_device
    assert of_choice
    assert of_device[1].split() == of_choice[1].split()


def test_a_style_sheet_holds_only_what_differs_and_only_colours() -> None:
    assert design.style_sheet({**design.DEFAULT, "corners": "round"}) == (
        ":root{--radius:20px;--radius-small:10px;--radius-button:99px}"
    )
    style = design.style_sheet({**design.DEFAULT, "accent": "#8a1c5b"})
    assert style.startswith(":root{--paper:#fbfaf7;")
    assert style.count("--accent:") == 3  # light, dark as the device has it, dark as chosen
    assert "--font" not in style
    with pytest.raises(ValueError, match="no colour"):
        design._declared({"accent": "red;}body{display:none"})


def test_every_bundled_typeface_is_a_file_of_the_built_storefront() -> None:
    faces = (TOKENS.parent / "type.css").read_text()
    for face in design.TYPEFACES.values():
        if face.file:
            assert f"/{face.file}-latin-wght-normal.woff2" in faces
