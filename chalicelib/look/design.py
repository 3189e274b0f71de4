"""The look's other choices: typefaces and corners, and the style sheet that applies a whole design.

A page loads one font file at most, by construction: a typeface names the one it needs. The stacks of the system's own
faces need none. Nothing of a design but checked colours and names from these tables ever reaches the style sheet.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from chalicelib.look import palette

SYSTEM = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'
INTER = f'"Inter Variable", "Inter Fallback", {SYSTEM}'
FIGTREE = f'"Figtree Variable", "Figtree Fallback", {SYSTEM}'
LORA = '"Lora Variable", "Lora Fallback", Georgia, "Times New Roman", serif'


@dataclass(frozen=True)
class Typeface:
    """Faces for text and titles; `file` is the bundled one a page loads, None where the system has them all."""

    text: str
    titles: str
    file: str | None
    title_weight: int = 620
    title_spacing: str = "-0.025em"


TYPEFACES: dict[str, Typeface] = {
    "inter": Typeface(INTER, INTER, "inter"),
    "figtree": Typeface(FIGTREE, FIGTREE, "figtree", 640, "-0.02em"),
    "lora": Typeface(SYSTEM, LORA, "lora", 560, "-0.01em"),
    "system": Typeface(SYSTEM, SYSTEM, None, 640, "-0.02em"),
    "humanist": Typeface(
        *('Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", source-sans-pro, sans-serif',) * 2,
        None,
        600,
        "-0.01em",
    ),
    "old_style": Typeface(
        SYSTEM, '"Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, serif', None, 600, "-0.01em"
    ),
    "transitional": Typeface(
        SYSTEM, 'Charter, "Bitstream Charter", "Sitka Text", Cambria, serif', None, 600, "-0.01em"
    ),
    "mono": Typeface(
        SYSTEM, 'ui-monospace, "Cascadia Code", "Source Code Pro", Menlo, Consolas, monospace', None, 560, "-0.03em"
    ),
}
CORNERS: dict[str, tuple[str, str, str]] = {  # of panels and pictures, of small things, of buttons
    "square": ("0px", "0px", "0px"),
    "slight": ("4px", "3px", "4px"),
    "soft": ("10px", "6px", "10px"),
    "round": ("20px", "10px", "99px"),
}
DEFAULT: dict[str, Any] = {
    "paper": "#fbfaf7",
    "ink": "#1b211e",
    "accent": "#1f5b49",
    "typeface": "inter",
    "corners": "soft",
    "logo": None,  # {"url", "alt", "width", "height"}
    "dark_logo": None,  # the same, for the dark variant
}
INERT = {"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff"}  # for a drawing
BUILT_GROUNDS = ("#ffffff", "#1b201e")  # --surface in frontend/packages/tokens; a test holds them together
COLOURS = ("paper", "ink", "accent")
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def failing(design: Mapping[str, Any]) -> list[palette.Check]:
    """The checks that the design's colours do not pass."""
    return [check for check in palette.checks(*(design[name] for name in COLOURS)) if not check.passes]


def tokens(design: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """{light, dark}: every colour by the name of its token; the default's own are in the built style sheet."""
    return dict(zip(("light", "dark"), _tokens(*(design[name] for name in COLOURS)), strict=True))


@lru_cache(maxsize=64)
def _tokens(paper: str, ink: str, accent: str) -> tuple[palette.Colours, palette.Colours]:
    return palette.light(paper, ink, accent), palette.dark(paper, ink, accent)


def shape(design: Mapping[str, Any]) -> dict[str, str]:
    """What is the same in light and dark: faces and corners, by the name of the token."""
    face, corners = TYPEFACES[design["typeface"]], CORNERS[design["corners"]]
    return {
        "font": face.text,
        "font-titles": face.titles,
        "title-weight": str(face.title_weight),
        "title-spacing": face.title_spacing,
        "radius": corners[0],
        "radius-small": corners[1],
        "radius-button": corners[2],
    }


def style_sheet(design: Mapping[str, Any]) -> str:
    """Only what differs from the built style sheet; empty for the default. Raises ValueError for an unsafe colour."""
    plain, parts = shape(DEFAULT), []
    different = {name: value for name, value in shape(design).items() if plain[name] != value}
    coloured = any(design[name] != DEFAULT[name] for name in COLOURS)
    made = tokens(design) if coloured else {"light": {}, "dark": {}}
    if different or coloured:
        parts.append(f":root{{{_declared({**made['light'], **different})}}}")
    if coloured:
        dark = _declared(made["dark"])
        parts.append(f'@media (prefers-color-scheme:dark){{:root:not([data-scheme="light"]){{{dark}}}}}')
        parts.append(f':root[data-scheme="dark"]{{{dark}}}')
    return "".join(parts)


def grounds(design: Mapping[str, Any]) -> tuple[str, str]:
    """The colour of the page's head, light and dark, for what a browser draws around the page."""
    if all(design[name] == DEFAULT[name] for name in COLOURS):
        return BUILT_GROUNDS
    made = tokens(design)
    return made["light"]["surface"], made["dark"]["surface"]


def icon(design: Mapping[str, Any], name: str) -> str:
    """An SVG of the name's first letter on the accent, with room around it for devices that cut icons round."""
    light = tokens(design)["light"]
    letter = escape(next((each for each in name if each.isalnum()), "•").upper())
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512">'
        f'<rect width="512" height="512" fill="{light["accent"]}"/>'
        f'<text x="256" y="350" text-anchor="middle" font-family="system-ui,sans-serif" font-size="270" '
        f'font-weight="600" fill="{light["on-accent"]}">{letter}</text></svg>'
    )


def _declared(values: Mapping[str, str]) -> str:
    for name, value in values.items():
        if name in palette.ALL and not _COLOUR.fullmatch(value):
            raise ValueError(f"--{name} is no colour: {value!r}")
    return ";".join(f"--{name}:{value}" for name, value in values.items())


def digest(style: str) -> str:
    """What the style sheet's address is made of: the same for the same bytes."""
    return hashlib.sha256(style.encode()).hexdigest()[:16]
