"""A sheet to draw the sample's pictures on: a wall and a table, plain shapes, and one way of shading them all.

Everything is in the units of a 1200 by 1200 view, and depends on nothing but its arguments, so that drawing again
gives the same files byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable

SIZE = 1200

FOG, SAND, MIST, BLUSH, SAGE, DUSK = "#eceeea", "#f1eae0", "#e3eaed", "#f2e7e1", "#e3eae0", "#e0e4ea"
MOSS, RUST, SNOW, INK, OCHRE, BERRY, SKY, COAL = (
    "#64785c",
    "#b8694a",
    "#f6f4ee",
    "#34485a",
    "#d6a24a",
    "#8f4453",
    "#86a6b6",
    "#43474a",
)
OAK, STEEL, CLAY, CREAM, LEATHER, FLAME = "#cfa273", "#bcc5c9", "#c98f6e", "#ece1cb", "#8a5a3c", "#f4c264"


def mix(colour: str, other: str, share: float) -> str:
    """A colour that is `share` of the way from one to the other."""
    one, two = (tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (colour, other))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(one, two, strict=True))


def dark(colour: str, share: float = 0.18) -> str:
    """The colour in shade."""
    return mix(colour, "#1d2329", share)


def light(colour: str, share: float = 0.3) -> str:
    """The colour in light."""
    return mix(colour, "#ffffff", share)


class Picture:
    """Shapes from back to front."""

    def __init__(self, wall: str, table: bool = True) -> None:
        self._parts: list[str] = []
        self._clips = 0
        self.rect(0, 0, SIZE, SIZE, wall)
        if table:
            self.rect(0, 830, SIZE, 370, dark(wall, 0.07))
            self.rect(0, 830, SIZE, 6, dark(wall, 0.12))

    def put(self, shape: str) -> None:
        self._parts.append(shape)

    def path(self, d: str, fill: str, opacity: float = 1) -> None:
        self.put(f'<path d="{d}" fill="{fill}"{_opacity(opacity)}/>')

    def line(self, d: str, colour: str, width: float, opacity: float = 1) -> None:
        self.put(
            f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"'
            f' stroke-linejoin="round"{_opacity(opacity)}/>'
        )

    def rect(self, x: float, y: float, w: float, h: float, fill: str, r: float = 0, opacity: float = 1) -> None:
        corner = f' rx="{r}"' if r else ""
        self.put(f'<rect x="{x}" y="{y}" width="{w}" height="{h}"{corner} fill="{fill}"{_opacity(opacity)}/>')

    def oval(self, x: float, y: float, rx: float, ry: float, fill: str, opacity: float = 1) -> None:
        self.put(f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}"{_opacity(opacity)}/>')

    def ring(self, x: float, y: float, rx: float, ry: float, colour: str, width: float) -> None:
        self.put(
            f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="none" stroke="{colour}" stroke-width="{width}"/>'
        )

    def shadow(self, x: float, y: float, rx: float, ry: float = 34) -> None:
        """What the object throws on the table: a wide faint oval and a narrow darker one."""
        self.oval(x + 24, y + 6, rx * 1.08, ry * 1.25, "#1d2329", 0.07)
        self.oval(x + 8, y, rx * 0.94, ry * 0.8, "#1d2329", 0.13)

    def within(self, d: str) -> None:
        """Draw what follows only inside this outline, until `end`."""
        self._clips += 1
        self.put(f'<clipPath id="c{self._clips}"><path d="{d}"/></clipPath><g clip-path="url(#c{self._clips})">')

    def turned(self, degrees: float, x: float = 600, y: float = 600) -> None:
        """Draw what follows turned about a point, until `end`."""
        self.put(f'<g transform="rotate({degrees} {x} {y})">')

    def moved(self, x: float, y: float, scale: float = 1) -> None:
        """Draw what follows elsewhere, and smaller or larger, until `end`."""
        self.put(f'<g transform="translate({x} {y}) scale({scale})">')

    def end(self) -> None:
        self.put("</g>")

    def body(self, d: str, fill: str, left: float, right: float, gloss: float = 0.28) -> None:
        """An outline filled, lit from the left: a strip as bright as it is glossy, and the far third in shade."""
        wide = right - left
        self.path(d, fill)
        self.within(d)
        self.rect(left + wide * 0.66, 0, wide * 0.36, SIZE, "#1d2329", opacity=0.09)
        self.rect(left + wide * 0.84, 0, wide * 0.2, SIZE, "#1d2329", opacity=0.07)
        self.rect(left + wide * 0.09, 0, wide * 0.07, SIZE, "#ffffff", opacity=gloss)
        self.end()

    def hills(self, near: str, far: str) -> None:
        """An open landscape in place of the table."""
        self.oval(880, 330, 92, 92, "#ffffff", 0.65)
        self.path("M0 690 L170 520 L300 620 L520 400 L700 580 L840 490 L1200 720 V1200 H0Z", far)
        self.path("M470 450 L520 400 L580 460 L540 450 L515 480Z", "#ffffff", 0.7)
        self.path("M0 800 C240 700 420 780 640 790 S1020 740 1200 800 V1200 H0Z", near)
        self.path("M0 930 C300 860 700 960 1200 890 V1200 H0Z", dark(near, 0.1))

    def svg(self, title: str) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img">'
            f"<title>{title}</title>{''.join(self._parts)}</svg>\n"
        )


def closed(points: Iterable[tuple[float, float]]) -> str:
    """The outline through some points."""
    return "M" + " L".join(f"{x:.0f} {y:.0f}" for x, y in points) + "Z"


def _opacity(opacity: float) -> str:
    return "" if opacity == 1 else f' opacity="{opacity}"'
