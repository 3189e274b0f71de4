"""From three colours a merchant chose to every colour of the shop, light and dark.

The merchant chooses the paper (background), the ink (text) and the accent (buttons, links). What is chosen stays as it
is and may fail (`checks` says by how much, and what would pass); all that is made from it is moved until it passes, so
a look whose checks pass has no pair of colours below WCAG 2.2 AA anywhere (1.4.3, 1.4.11).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.look.colour import contrast, hundredths, lighter, mixed, nearest_passing, of_oklch, oklch, worst

TEXT = 4.5  # WCAG 2.2, 1.4.3
EDGE = 3.0  # WCAG 2.2, 1.4.11
LIGHTEST_PAPER_NEEDED = 0.85  # of OKLCH's lightness: the dark variant is made from the light one, so paper is light
STATES = {"danger": "#9c2b1f", "good": "#1f6b3b", "notice": "#6a4a00", "star": "#a86400"}
DARK_STATES = {"danger": "#ffa395", "good": "#8fd6a4", "notice": "#ecca84", "star": "#e8b04b"}
Colours = dict[str, str]

# Which are used on which: text on these grounds, and edges or signs beside them
ON_TEXT: Mapping[str, Sequence[str]] = {
    "ink": ("paper", "surface", "sunken", "accent-soft", "danger-soft", "notice-soft"),
    "muted": ("paper", "surface", "sunken"),
    "accent": ("paper", "surface", "sunken"),
    "accent-strong": ("paper", "surface"),
    "on-accent": ("accent", "accent-strong"),
    "danger": ("paper", "surface", "danger-soft"),
    "good": ("paper", "surface"),
    "notice": ("paper", "surface", "notice-soft"),
}
ON_EDGE: Mapping[str, Sequence[str]] = {
    "edge": ("paper", "surface"),
    "star": ("paper", "surface"),
}


@dataclass(frozen=True)
class Check:
    """What was chosen, against what it is seen on. Ratios in hundredths: 450 is 4.5 to 1."""

    name: str  # ink, accent or paper
    against: str
    ratio: int
    needed: int
    suggestion: str | None  # the nearest colour that passes; None where the chosen one does

    @property
    def passes(self) -> bool:
        return self.suggestion is None


def checks(paper: str, ink: str, accent: str) -> list[Check]:
    """Whether the chosen colours can be read, and the nearest ones that can."""
    grounds = _grounds(paper)
    return [
        Check("paper", "light", _lightness(paper), round(LIGHTEST_PAPER_NEEDED * 100), _lighter_paper(paper)),
        _check("ink", ink, grounds),
        _check("accent", accent, grounds),
    ]


def _check(name: str, colour: str, grounds: Colours) -> Check:
    against, ratio = min(
        ((ground, contrast(colour, value)) for ground, value in grounds.items()), key=lambda pair: pair[1]
    )
    passing = nearest_passing(colour, list(grounds.values()), TEXT)
    return Check(name, against, hundredths(ratio), hundredths(TEXT), None if passing == colour else passing)


def _lightness(colour: str) -> int:
    return round(oklch(colour)[0] * 100)


def _lighter_paper(paper: str) -> str | None:
    light, chroma, hue = oklch(paper)
    if light >= LIGHTEST_PAPER_NEEDED:
        return None
    return of_oklch(LIGHTEST_PAPER_NEEDED + 0.02, min(chroma, 0.04), hue)


def _grounds(paper: str) -> Colours:
    return {
        "paper": paper,
        "surface": "#ffffff" if oklch(paper)[0] > 0.95 else mixed("#ffffff", paper, 0.6),
        "sunken": lighter(paper, -0.025),
    }


def light(paper: str, ink: str, accent: str) -> Colours:
    """Every colour of the light variant, by the name of its token."""
    grounds = _grounds(paper)
    on_accent = _readable_on(accent)
    made = {
        **grounds,
        "ink": ink,
        "line": mixed(ink, paper, 0.13),
        "accent": accent,
        # away from its text, so that what reads on the accent reads on this
        "accent-strong": lighter(accent, -0.07 if on_accent == "#ffffff" else 0.05),
        "on-accent": on_accent,
        "accent-soft": mixed(accent, paper, 0.1),
        "danger-soft": mixed(STATES["danger"], grounds["surface"], 0.1),
        "notice-soft": mixed("#d9a520", grounds["surface"], 0.16),
        "muted": mixed(ink, paper, 0.74),
        "edge": mixed(ink, paper, 0.52),
        **STATES,
    }
    return _made_to_pass(made, chosen=("paper", "ink", "accent"))


def dark(paper: str, ink: str, accent: str) -> Colours:
    """Every colour of the dark variant, made from the light one's choices: their hues on a dark ground."""
    _, paper_chroma, paper_hue = oklch(paper)
    _, ink_chroma, ink_hue = oklch(ink)
    accent_light, accent_chroma, accent_hue = oklch(accent)
    tint = min(max(paper_chroma, ink_chroma), 0.012)
    ground_hue = ink_hue if ink_chroma >= paper_chroma else paper_hue
    bright = of_oklch(max(0.8, accent_light), min(accent_chroma * 0.95, 0.13), accent_hue)
    grounds = {
        "paper": of_oklch(0.2, tint, ground_hue),
        "surface": of_oklch(0.24, tint, ground_hue),
        "sunken": of_oklch(0.175, tint, ground_hue),
    }
    made = {
        **grounds,
        "ink": of_oklch(0.94, min(ink_chroma, 0.01), ink_hue),
        "line": of_oklch(0.325, tint, ground_hue),
        "accent": bright,
        "accent-strong": lighter(bright, 0.06),
        "on-accent": of_oklch(0.23, min(accent_chroma, 0.05), accent_hue),
        "accent-soft": mixed(bright, grounds["surface"], 0.14),
        "danger-soft": mixed(DARK_STATES["danger"], grounds["surface"], 0.16),
        "notice-soft": mixed(DARK_STATES["notice"], grounds["surface"], 0.16),
        "muted": of_oklch(0.75, min(ink_chroma, 0.012), ink_hue),
        "edge": of_oklch(0.59, min(ink_chroma, 0.012), ink_hue),
        **DARK_STATES,
    }
    return _made_to_pass(made, chosen=())


def _readable_on(colour: str) -> str:
    return "#ffffff" if contrast("#ffffff", colour) >= TEXT else "#10130f"


def _made_to_pass(made: Colours, chosen: Sequence[str]) -> Colours:
    """Move what was made until it passes; soft grounds towards the surface first, since text on them is given."""
    soft = ("accent-soft", "danger-soft", "notice-soft")
    for name in soft:
        share = 1.0
        while contrast(made["ink"], made[name]) < TEXT and share > 0:
            share -= 0.1
            made[name] = mixed(made[name], made["surface"], max(share, 0.0))
    for pairs, needed in ((ON_TEXT, TEXT), (ON_EDGE, EDGE)):
        for name, grounds in pairs.items():
            if name not in chosen:
                made[name] = nearest_passing(made[name], [made[ground] for ground in grounds], needed)
    return made


def failures(made: Colours) -> list[tuple[str, str, int]]:
    """The pairs that are used together and cannot be told apart well enough, with their ratio in hundredths."""
    return [
        (name, ground, hundredths(contrast(made[name], made[ground])))
        for pairs, needed in ((ON_TEXT, TEXT), (ON_EDGE, EDGE))
        for name, grounds in pairs.items()
        for ground in grounds
        if worst(made[name], [made[ground]]) < needed
    ]


ALL = frozenset(light("#ffffff", "#000000", "#000000"))
