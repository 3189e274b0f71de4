"""What the sample shop sells to eat, to read and to give: each function draws one thing."""

# ruff: noqa: E501 - an outline is one line, however long

from __future__ import annotations

from math import cos, sin

from canvas import (
    BERRY,
    BLUSH,
    CLAY,
    COAL,
    CREAM,
    DUSK,
    FLAME,
    FOG,
    INK,
    LEATHER,
    MIST,
    MOSS,
    OAK,
    OCHRE,
    RUST,
    SAGE,
    SAND,
    SKY,
    SNOW,
    Picture,
    dark,
    light,
)  # fmt: skip


def coffee(whole: bool = True) -> Picture:
    p = Picture(SAND)
    p.shadow(600, 955, 250)
    p.body("M380 330 H820 L840 900 Q842 957 790 957 H410 Q358 957 360 900Z", INK if whole else LEATHER, 360, 840)
    p.body("M380 260 H820 V350 H380Z", dark(INK if whole else LEATHER, 0.25), 380, 820)
    p.line("M390 322 H810", "#ffffff", 5, 0.4)
    p.rect(440, 470, 320, 330, CREAM, 14)
    p.path("M470 690 L560 570 L620 640 L660 590 L730 690Z", MOSS)
    p.oval(680, 545, 26, 26, OCHRE)
    p.rect(500, 725, 200, 14, COAL, 7)
    p.rect(540, 755, 120, 10, COAL, 5, 0.6)
    for x, y, turn in ((250, 950, 20), (310, 990, -30), (900, 985, 40), (960, 940, -10)):
        p.put(
            f'<g transform="rotate({turn} {x} {y})"><ellipse cx="{x}" cy="{y}" rx="38" ry="26" fill="#5f412f"/><path d="M{x - 34} {y} q34 -16 68 0" fill="none" stroke="#3d291d" stroke-width="6"/></g>'
        )
    return p


def jam() -> Picture:
    p = Picture(MIST)
    p.shadow(600, 955, 220)
    p.body(
        "M420 430 H780 Q830 450 830 520 V890 Q830 957 763 957 H437 Q370 957 370 890 V520 Q370 450 420 430Z",
        "#e5963a",
        370,
        830,
    )
    for x, y in (
        (430, 540),
        (470, 880),
        (560, 520),
        (660, 545),
        (760, 520),
        (790, 860),
        (690, 900),
        (410, 800),
        (600, 905),
    ):
        p.oval(x, y, 24, 22, "#f2b45f", 0.8)
    p.rect(370, 590, 460, 240, CREAM)
    for x, y in ((560, 670), (600, 655), (640, 670), (580, 700), (620, 700), (600, 728)):
        p.oval(x, y, 24, 24, "#e08a2e")
    p.path("M600 640 q-40 -34 -66 -4 q34 24 66 4 q32 20 66 -4 q-26 -30 -66 4Z", MOSS)
    p.rect(520, 775, 160, 12, COAL, 6)
    p.body("M405 330 Q405 315 420 315 H780 Q795 315 795 330 V430 H405Z", SNOW, 405, 795)
    for x in range(430, 790, 44):
        p.rect(x, 315, 22, 115, BERRY, opacity=0.55)
    p.line("M400 432 H800", OAK, 14)
    return p


def crispbread() -> Picture:
    p = Picture(BLUSH)
    p.shadow(600, 955, 350)
    for n in range(6):
        y = 915 - n * 46
        tone = "#d8ad74" if n % 2 else "#cc9c62"
        p.rect(270, y, 660, 40, tone, 18)
        p.rect(640, y, 290, 40, "#1d2329", 18, 0.1)
        for x in range(310, 900, 130):
            p.oval(x + 20 * (n % 3), y + 20, 7, 5, dark(tone, 0.3), 0.6)
    p.oval(600, 660, 330, 100, "#dfb983")
    p.oval(600, 650, 312, 88, "#e8c797")
    for n in range(26):
        x, y = 600 + 290 * cos(n * 2.4) * (n / 26) ** 0.5, 650 + 80 * sin(n * 2.4) * (n / 26) ** 0.5
        p.oval(round(x), round(y), 9, 5, "#c2925a", 0.8)
    p.oval(600, 652, 46, 15, "#a97a48")
    p.rect(500, 700, 200, 256, MOSS)
    p.rect(640, 700, 60, 256, "#1d2329", opacity=0.1)
    p.path("M540 870 L580 810 L610 845 L630 820 L662 870Z", CREAM)
    p.rect(550, 770, 100, 12, CREAM, 6)
    return p


def salt() -> Picture:
    p = Picture(SAGE)
    p.shadow(600, 955, 200)
    p.body("M410 560 H790 V890 Q790 957 723 957 H477 Q410 957 410 890Z", SNOW, 410, 790)
    p.rect(410, 640, 380, 210, INK)
    p.line("M520 790 C560 740 620 720 690 690", light(MOSS, 0.3), 10)
    for x, y in ((545, 735), (590, 700), (640, 678), (575, 790), (630, 755)):
        p.line(f"M{x} {y} l26 {26 if y < 740 else -26}", light(MOSS, 0.3), 9)
    for x, y in ((560, 800), (640, 730), (690, 740)):
        p.oval(x, y, 19, 19, SKY)
    p.body("M425 470 Q425 450 445 450 H755 Q775 450 775 470 V560 H425Z", OAK, 425, 775)
    p.line("M445 500 C560 490 660 512 760 498", dark(OAK), 5, 0.5)
    return p


def book() -> Picture:
    p = Picture(DUSK)
    p.shadow(610, 955, 270)
    p.path("M820 262 L868 296 V958 H820Z", CREAM)
    for x in (834, 848):
        p.line(f"M{x} {262 + (x - 820) * 0.7:.0f} V955", dark(CREAM, 0.2), 4)
    cover = "M380 250 H820 Q836 250 836 266 V942 Q836 958 820 958 H380Z"
    p.path(cover, MOSS)
    p.within(cover)
    p.oval(680, 470, 62, 62, FLAME)
    p.path("M360 760 L500 560 L600 680 L700 590 L860 780 V1000 H360Z", light(MOSS, 0.25))
    p.path("M360 830 Q560 740 860 830 V1000 H360Z", dark(MOSS, 0.25))
    p.end()
    p.body("M540 760 H640 V850 H540Z", RUST, 540, 640)
    p.path("M522 766 L590 700 L658 766Z", dark(RUST, 0.35))
    p.rect(575, 800, 30, 50, FLAME)
    p.rect(480, 320, 260, 24, CREAM, 8)
    p.rect(520, 366, 180, 14, CREAM, 7, 0.8)
    p.rect(350, 250, 40, 708, dark(MOSS, 0.35), 8)
    return p


def tablet() -> Picture:
    p = Picture(SAND, table=False)
    p.turned(-8)
    p.rect(332, 232, 580, 780, "#1d2329", 50, 0.12)
    p.rect(310, 205, 580, 780, COAL, 50)
    p.rect(346, 245, 508, 700, SAGE, 14)
    screen = "M346 245 H854 V945 H346Z"
    p.within(screen)
    p.path("M346 620 C460 540 560 640 680 590 S820 500 860 520 V945 H346Z", light(MOSS, 0.35))
    p.path("M560 945 C520 820 640 780 620 700 C600 640 700 620 860 640 V945Z", SKY)
    for n in range(4):
        p.ring(500, 430, 60 + n * 46, 40 + n * 32, light(MOSS, 0.1), 5)
    p.put(
        f'<path d="M420 900 C440 780 560 760 500 640 C460 560 600 520 700 340" fill="none" stroke="{RUST}" stroke-width="16" stroke-dasharray="34 22" stroke-linecap="round"/>'
    )
    p.end()
    p.path("M700 350 C650 280 660 220 700 220 S750 280 700 350Z", RUST)
    p.oval(700, 262, 17, 17, SNOW)
    p.oval(420, 900, 20, 20, INK)
    p.end()
    return p


def gift() -> Picture:
    p = Picture(FOG)
    p.shadow(600, 955, 310)
    p.body("M320 560 H880 V920 Q880 957 843 957 H357 Q320 957 320 920Z", CLAY, 320, 880)
    p.body("M290 470 H910 V590 H290Z", light(CLAY, 0.15), 290, 910)
    p.rect(550, 470, 100, 487, CREAM)
    p.rect(616, 470, 34, 487, "#1d2329", opacity=0.08)
    p.line("M600 450 C620 360 660 290 730 240", dark(MOSS, 0.2), 9)
    for x, y, turn in ((628, 372, -70), (668, 330, 15), (662, 296, -75), (706, 284, 10), (738, 232, -35)):
        p.put(f'<ellipse cx="{x}" cy="{y}" rx="34" ry="15" fill="{MOSS}" transform="rotate({turn} {x} {y})"/>')
    p.path("M600 470 C520 330 380 300 360 380 C350 450 480 470 600 470Z", CREAM)
    p.path("M600 470 C680 330 820 300 840 380 C850 450 720 470 600 470Z", dark(CREAM, 0.08))
    p.path(
        "M580 455 C520 390 440 360 410 390 C400 420 490 450 580 455Z M620 455 C680 390 760 360 790 390 C800 420 710 450 620 455Z",
        dark(CREAM, 0.25),
    )
    p.rect(560, 430, 80, 62, light(CREAM, 0.3), 18)
    return p
