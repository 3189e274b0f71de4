"""Colours as numbers: WCAG 2.2's contrast, and OKLCH, in which a lighter colour keeps the hue the eye sees.

A colour is text, "#1f5b49". Contrast: WCAG 2.2, "contrast ratio" and "relative luminance" (w3.org/TR/WCAG22).
OKLab and its numbers: Björn Ottosson, "A perceptual color space for image processing", 2020.
"""

import math
from collections.abc import Iterable, Sequence

LIGHTNESS_STEPS = 400  # of the search for the nearest colour that passes


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of "#rrggbb", each 0..1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def hexed(rgb: Iterable[float]) -> str:
    """Red, green and blue (0..1) as "#rrggbb"."""
    return "#" + "".join(f"{round(min(max(value, 0.0), 1.0) * 255):02x}" for value in rgb)


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _companded(value: float) -> float:
    value = max(value, 0.0)
    return float(value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055)


def luminance(colour: str) -> float:
    """WCAG's relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(value) for value in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio, 1 to 21. The order of the two does not matter."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def hundredths(ratio: float) -> int:
    """A ratio in hundredths, never rounded up: 4.499 is not 4.5."""
    return math.floor(ratio * 100 + 1e-9)


def oklch(colour: str) -> tuple[float, float, float]:
    """Lightness 0..1, chroma, and hue in radians."""
    red, green, blue = (_linear(value) for value in channels(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    light = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return light, math.hypot(a, b), math.atan2(b, a)


def of_oklch(light: float, chroma: float, hue: float) -> str:
    """The colour of this lightness and hue; less colourful where a screen cannot show that much."""
    light = min(max(light, 0.0), 1.0)
    low, high = 0.0, chroma
    if _fits(_rgb(light, chroma, hue)):
        low = chroma
    else:
        for _ in range(16):
            middle = (low + high) / 2
            low, high = (middle, high) if _fits(_rgb(light, middle, hue)) else (low, middle)
    return hexed(_rgb(light, low, hue))


def _rgb(light: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _signed(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _signed(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _signed(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def _signed(value: float) -> float:
    return value if value < 0 else _companded(value)


def _fits(rgb: Iterable[float]) -> bool:
    return all(-0.0005 <= value <= 1.0005 for value in rgb)


def lighter(colour: str, by: float) -> str:
    """The same colour, lighter by so much (0..1), or darker where `by` is below zero."""
    light, chroma, hue = oklch(colour)
    return of_oklch(light + by, chroma, hue)


def mixed(one: str, other: str, share: float) -> str:
    """`share` (0..1) of one colour, the rest of the other."""
    return hexed(a * share + b * (1 - share) for a, b in zip(channels(one), channels(other), strict=True))


def worst(colour: str, grounds: Sequence[str]) -> float:
    """The least contrast this colour has with any of these."""
    return min(contrast(colour, ground) for ground in grounds)


def nearest_passing(colour: str, grounds: Sequence[str], needed: float) -> str:
    """This colour where it has `needed` contrast with every ground; else the nearest lightness of its hue that has.

    Black or white, whichever does better, where none has.
    """
    if worst(colour, grounds) >= needed:
        return colour
    light, chroma, hue = oklch(colour)
    for step in range(1, LIGHTNESS_STEPS + 1):
        for at in (light - step / LIGHTNESS_STEPS, light + step / LIGHTNESS_STEPS):
            if 0 <= at <= 1:
                tried = of_oklch(at, chroma, hue)
                if worst(tried, grounds) >= needed:
                    return tried
    return max(("#000000", "#ffffff"), key=lambda each: worst(each, grounds))
