"""What the sample shop sells for the house: each function draws one thing."""

# ruff: noqa: E501 - an outline is one line, however long

from __future__ import annotations

from math import cos, pi, sin

from canvas import (
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
    STEEL,
    Picture,
    closed,
    dark,
    light,
)  # fmt: skip


def blanket(colour: str) -> Picture:
    p = Picture(FOG if colour != SNOW else SAGE)
    p.shadow(600, 955, 370)
    for n, y in enumerate((850, 745, 640)):
        tone = light(colour, 0.1 * n)
        fold = f"M270 {y + 20} Q270 {y} 300 {y} H880 Q940 {y} 940 {y + 52} Q940 {y + 104} 880 {y + 104} H270Z"
        p.body(fold, tone, 270, 940, 0.08)
        p.within(fold)
        for x in (360, 400, 720, 760):
            p.rect(x, y, 18, 110, CREAM if colour != SNOW else SKY, opacity=0.8)
        p.end()
        p.line(f"M290 {y + 102} H870", dark(colour, 0.4), 5, 0.5)
    return p


def cushion(colour: str) -> Picture:
    p = Picture(SAND if colour != OCHRE else MIST)
    shape = "M290 330 Q600 400 910 330 Q850 640 910 940 Q600 890 290 940 Q350 640 290 330Z"
    p.shadow(600, 940, 330, 30)
    p.body(shape, colour, 310, 890, 0.08)
    p.within(shape)
    for x in (420, 462, 710, 752):
        p.line(f"M{x} 300 Q{x + (14 if x < 600 else -14)} 640 {x} 980", CREAM if colour != CREAM else SKY, 14, 0.85)
    p.end()
    p.line("M300 345 Q600 412 900 345", dark(colour, 0.3), 5, 0.4)
    for x in (560, 600, 640):
        p.oval(x, 878, 9, 9, OAK)
    return p


def candles() -> Picture:
    p = Picture(BLUSH)
    p.shadow(600, 955, 260)
    for x, top in ((500, 360), (690, 440)):
        p.oval(x, top - 60, 110, 130, FLAME, 0.22)
        p.body(f"M{x - 34} {top} H{x + 34} L{x + 42} 900 H{x - 42}Z", "#e2b45c", x - 42, x + 42)
        p.oval(x, top, 34, 9, light("#e2b45c", 0.4))
        p.line(f"M{x} {top} V{top - 26}", COAL, 6)
        p.path(
            f"M{x} {top - 120} C{x + 34} {top - 60} {x + 26} {top - 16} {x} {top - 16} C{x - 26} {top - 16} {x - 34} {top - 60} {x} {top - 120}Z",
            FLAME,
        )
        p.path(
            f"M{x} {top - 78} C{x + 14} {top - 48} {x + 12} {top - 20} {x} {top - 20} C{x - 12} {top - 20} {x - 14} {top - 48} {x} {top - 78}Z",
            "#fff7dd",
        )
        p.body(
            f"M{x - 74} 890 H{x + 74} V930 Q{x + 74} 956 {x + 48} 956 H{x - 48} Q{x - 74} 956 {x - 74} 930Z",
            STEEL,
            x - 74,
            x + 74,
        )
    return p


def candle_holder() -> Picture:
    p = Picture(SAGE)
    p.shadow(600, 955, 300)
    p.body("M590 430 H640 V800 H590Z", SNOW, 590, 640, 0.08)
    p.line("M615 430 V402", COAL, 6)
    block = "M300 800 Q300 780 320 780 H880 Q900 780 900 800 V930 Q900 957 873 957 H327 Q300 957 300 930Z"
    p.body(block, OAK, 300, 900, 0.08)
    for y in (820, 862, 908):
        p.line(f"M320 {y} C460 {y - 14} 700 {y + 16} 880 {y - 4}", dark(OAK), 5, 0.4)
    for x in (415, 615, 785):
        p.oval(x, 786, 46, 10, dark(OAK, 0.4))
    p.body("M390 560 H440 V786 H390Z", SNOW, 390, 440, 0.08)
    p.body("M590 560 H640 V786 H590Z", SNOW, 590, 640, 0.08)
    p.body("M760 640 H810 V786 H760Z", SNOW, 760, 810, 0.08)
    p.line("M415 560 V534 M785 640 V614", COAL, 6)
    return p


def bowl(colour: str) -> Picture:
    p = Picture(MIST if colour != SKY else SAND)
    p.shadow(600, 955, 190)
    p.body("M515 900 H685 V940 Q685 957 668 957 H532 Q515 957 515 940Z", dark(colour, 0.15), 515, 685)
    p.body("M290 560 H910 C910 800 760 920 600 920 S290 800 290 560Z", colour, 290, 910)
    p.within("M290 560 H910 C910 800 760 920 600 920 S290 800 290 560Z")
    p.path("M280 540 H920 V650 Q760 700 600 660 T280 670Z", SNOW, 0.75)
    p.end()
    p.oval(600, 560, 312, 74, light(colour, 0.35))
    p.oval(600, 568, 288, 60, dark(colour, 0.22))
    p.oval(570, 590, 200, 34, dark(colour, 0.1))
    return p


def kettle(colour: str) -> Picture:
    p = Picture(SAND if colour != RUST else FOG)
    p.shadow(600, 955, 260)
    p.line("M430 540 C410 260 790 260 770 540", COAL, 26)
    p.line("M520 348 Q600 318 680 348", OAK, 46)
    p.path("M800 720 C880 690 900 600 960 545 L1010 580 C960 640 940 780 820 850Z", dark(colour, 0.14))
    p.body(
        "M400 560 H800 C850 680 870 820 840 920 Q828 957 790 957 H410 Q372 957 360 920 C330 820 350 680 400 560Z",
        colour,
        350,
        850,
    )
    p.oval(600, 560, 205, 42, dark(colour, 0.16))
    p.oval(600, 548, 180, 34, light(colour, 0.2))
    p.oval(600, 505, 30, 30, OAK)
    p.rect(590, 520, 20, 24, COAL)
    return p


def cutting_board() -> Picture:
    p = Picture(SAGE)
    p.shadow(600, 955, 290)
    board = "M560 240 H640 Q670 240 670 270 V400 Q670 430 700 440 H830 Q880 440 880 490 V905 Q880 957 828 957 H372 Q320 957 320 905 V490 Q320 440 370 440 H500 Q530 430 530 400 V270 Q530 240 560 240Z"
    p.body(board, OAK, 320, 880, 0.08)
    p.within(board)
    for n, x in enumerate(range(370, 880, 66)):
        p.line(f"M{x} 420 C{x + 22} 560 {x - 24} 760 {x + 6 * (n % 3)} 970", dark(OAK), 6, 0.35)
    p.line("M700 640 C740 640 750 700 710 710 C670 716 664 660 700 640Z", dark(OAK), 6, 0.5)
    p.end()
    p.oval(600, 300, 30, 30, SAGE)
    p.line("M600 275 C560 200 640 180 606 272", LEATHER, 10)
    return p


def pan() -> Picture:
    p = Picture(SAND, table=False)
    p.turned(-38)
    p.rect(580, 790, 84, 340, "#1d2329", 40, 0.12)
    p.oval(622, 545, 330, 330, "#1d2329", 0.12)
    p.path("M556 800 H644 L632 1070 Q630 1105 600 1105 Q570 1105 568 1070Z", dark(COAL, 0.2))
    p.oval(600, 1060, 16, 26, SAND)
    p.oval(600, 520, 330, 330, dark(COAL, 0.3))
    p.oval(600, 520, 308, 308, COAL)
    p.oval(600, 520, 268, 268, dark(COAL, 0.25))
    p.path("M390 400 A250 250 0 0 1 560 285 L566 330 A205 205 0 0 0 428 424Z", "#ffffff", 0.16)
    p.end()
    p.path(
        "M470 560 C430 470 520 420 590 450 C680 410 760 470 720 550 C780 640 660 700 600 640 C530 700 440 640 470 560Z",
        SNOW,
    )
    p.oval(600, 545, 62, 60, FLAME)
    p.oval(582, 528, 18, 14, "#ffffff", 0.6)
    return p


def peg_rail() -> Picture:
    p = Picture(DUSK, table=False)
    p.moved(0, -80)
    p.rect(150, 364, 920, 96, "#1d2329", 16, 0.1)
    p.rect(140, 350, 920, 96, OAK, 14)
    for y in (378, 412):
        p.line(f"M160 {y} C400 {y + 12} 760 {y - 12} 1040 {y + 4}", dark(OAK), 5, 0.4)
    p.path("M540 420 C500 500 435 490 425 560 L405 985 H675 L655 560 C645 490 580 500 540 420Z", "#1d2329", 0.08)
    towel = "M520 400 C480 480 415 470 405 540 L385 960 H655 L635 540 C625 470 560 480 520 400Z"
    p.body(towel, CREAM, 385, 655, 0.08)
    p.within(towel)
    for y in (790, 830, 880):
        p.rect(360, y, 320, 18, SKY)
    p.end()
    p.line("M880 420 C850 600 790 640 800 700 M880 420 C910 600 970 640 960 700", LEATHER, 14)
    p.body("M760 690 H1000 L980 910 Q976 940 946 940 H814 Q784 940 780 910Z", OCHRE, 760, 1000, 0.08)
    for x in (260, 520, 700, 880):
        p.oval(x + 8, 428, 34, 34, "#1d2329", 0.12)
        p.oval(x, 412, 34, 34, dark(OAK, 0.15))
        p.oval(x - 4, 406, 28, 28, light(OAK, 0.2))
    p.end()
    return p


def sheepskin() -> Picture:
    p = Picture(SAGE, table=False)

    def fleece(grow: float, tufts: int, tone: str) -> None:
        """A lobed outline, four legs of it, with a round tuft of wool at each of its points."""
        points = []
        for n in range(tufts):
            turn = 2 * pi * n / tufts
            far = grow * (268 - 44 * cos(4 * turn))
            points.append((round(600 + 1.02 * far * cos(turn)), round(600 + 1.35 * far * sin(turn))))
        p.path(closed(points), tone)
        for x, y in points:
            p.oval(x, y, 56, 54, tone)

    p.rect(345, 262, 550, 735, "#1d2329", 120, 0.08)
    fleece(1, 24, dark(CREAM, 0.07))
    fleece(0.84, 19, light(CREAM, 0.2))
    fleece(0.62, 13, light(CREAM, 0.5))
    for n in range(12):
        turn, far = n * 2.4, 40 + n * 12
        x, y = 600 + far * cos(turn) * 0.8, 600 + far * sin(turn) * 1.2
        p.line(f"M{x:.0f} {y:.0f} q16 20 36 4", dark(CREAM, 0.14), 7, 0.6)
    return p


def lamp(colour: str) -> Picture:
    p = Picture(DUSK if colour != SNOW else BLUSH)
    p.path("M430 560 H770 L960 830 H240Z", FLAME, 0.16)
    p.shadow(600, 955, 190)
    p.rect(588, 540, 24, 380, OAK)
    p.rect(603, 540, 9, 380, "#1d2329", opacity=0.12)
    p.body("M440 920 Q440 895 465 895 H735 Q760 895 760 920 V957 H440Z", OAK, 440, 760, 0.08)
    p.oval(600, 560, 60, 56, "#fff7dd")
    p.body("M500 250 H700 L830 560 H370Z", colour, 370, 830, 0.08)
    p.oval(600, 560, 230, 26, light(FLAME, 0.4))
    p.oval(600, 250, 100, 14, dark(colour, 0.2))
    p.line("M640 600 V690", COAL, 5)
    p.oval(640, 700, 11, 11, OAK)
    return p


def vase(colour: str) -> Picture:
    p = Picture(BLUSH if colour != CLAY else MIST)
    p.line(
        "M600 470 C590 350 560 260 500 170 M600 470 C620 340 680 250 730 190 M600 470 C600 340 610 220 620 120",
        dark(MOSS, 0.3),
        9,
    )
    leaves = (
        (500, 170, -35),
        (538, 250, -60),
        (570, 340, -40),
        (730, 190, 35),
        (680, 262, 60),
        (640, 360, 45),
        (620, 120, 5),
        (606, 230, -30),
        (614, 290, 40),
    )
    for x, y, turn in leaves:
        p.put(
            f'<ellipse cx="{x}" cy="{y - 34}" rx="20" ry="46" fill="{MOSS if turn < 0 else light(MOSS, 0.2)}" transform="rotate({turn} {x} {y})"/>'
        )
    p.shadow(600, 955, 180)
    p.body(
        "M545 450 H655 V540 C655 600 790 650 790 790 C790 900 720 957 660 957 H540 C480 957 410 900 410 790 C410 650 545 600 545 540Z",
        colour,
        410,
        790,
    )
    p.oval(600, 450, 55, 13, dark(colour, 0.45))
    p.line("M420 730 Q600 780 780 730", SNOW, 12, 0.6)
    return p


def spoons() -> Picture:
    p = Picture(MIST, table=False)
    for turn, tone, kind in ((-16, OAK, "spoon"), (0, dark(OAK, 0.14), "spatula"), (16, light(OAK, 0.15), "fork")):
        p.turned(turn, 600, 1150)
        p.rect(596, 470, 44, 620, "#1d2329", 20, 0.08)
        p.rect(578, 440, 44, 640, tone, 20)
        p.rect(604, 440, 18, 640, "#1d2329", 9, 0.1)
        if kind == "spoon":
            p.oval(600, 330, 105, 150, tone)
            p.oval(600, 322, 76, 112, dark(tone, 0.16))
        elif kind == "spatula":
            p.path("M510 190 Q600 160 690 190 V400 Q690 480 600 490 Q510 480 510 400Z", tone)
            p.path("M560 260 h22 v150 h-22Z M618 260 h22 v150 h-22Z", dark(tone, 0.35), 0.7)
        else:
            p.path("M500 200 h40 v130 h30 V190 h60 V330 h30 V200 h40 V390 Q700 480 600 490 Q500 480 500 390Z", tone)
        p.oval(600, 1040, 9, 9, MIST)
        p.end()
    return p


def clock() -> Picture:
    p = Picture(SAGE, table=False)
    p.oval(624, 630, 370, 370, "#1d2329", 0.11)
    p.oval(600, 600, 370, 370, OAK)
    p.oval(592, 592, 352, 352, light(OAK, 0.2))
    p.oval(600, 600, 322, 322, SNOW)
    for turn in range(0, 360, 30):
        big = turn % 90 == 0
        p.put(
            f'<rect x="{592 if big else 595}" y="308" width="{16 if big else 10}" height="{58 if big else 34}" rx="5" fill="{INK}" transform="rotate({turn} 600 600)"/>'
        )
    p.turned(305, 600, 600)
    p.rect(589, 420, 22, 210, INK, 11)
    p.end()
    p.turned(60, 600, 600)
    p.rect(592, 340, 16, 300, INK, 8)
    p.end()
    p.turned(200, 600, 600)
    p.rect(597, 360, 6, 290, RUST, 3)
    p.end()
    p.oval(600, 600, 22, 22, RUST)
    return p
