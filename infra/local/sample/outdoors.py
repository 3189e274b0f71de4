"""What the sample shop sells for being outside: each function draws one thing, in the colour asked for."""

# ruff: noqa: E501 - an outline is one line, however long

from __future__ import annotations

from canvas import (
    BLUSH,
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
    dark,
    light,
)  # fmt: skip


def mug(colour: str, steam: bool = False) -> Picture:
    p = Picture(SAND if colour != SNOW else SAGE)
    p.shadow(580, 950, 220)
    p.line("M735 570 C880 545 885 800 735 800", dark(colour, 0.1), 46)
    p.line("M735 562 C872 540 876 792 735 792", colour, 30)
    p.body("M390 470 H750 V880 Q750 955 675 955 H465 Q390 955 390 880Z", colour, 390, 750)
    for x, y in ((450, 640), (520, 820), (610, 590), (690, 730), (480, 900), (640, 870), (560, 700), (430, 760)):
        p.oval(x, y, 5, 5, dark(colour, 0.35), 0.5)
    p.oval(570, 470, 180, 38, INK)
    p.oval(570, 470, 168, 30, light(colour, 0.5))
    p.oval(570, 479, 150, 21, "#6b4a35" if steam else dark(colour, 0.28))
    if steam:
        for x in (510, 570, 630):
            p.line(f"M{x} 420 C{x - 40} 370 {x + 40} 330 {x} 270", "#ffffff", 16, 0.75)
    return p


def flask(colour: str, tall: bool = True) -> Picture:
    p = Picture(MIST if colour != INK else SAND)
    top = 300 if tall else 470
    p.shadow(600, 955, 165)
    p.body(
        f"M450 {top + 170} Q450 {top + 100} 520 {top + 80} H680 Q750 {top + 100} 750 {top + 170} V920 Q750 958 712 958 H488 Q450 958 450 920Z",
        colour,
        450,
        750,
    )
    p.body(
        f"M505 {top} Q505 {top - 40} 545 {top - 40} H655 Q695 {top - 40} 695 {top} V{top + 84} H505Z", STEEL, 505, 695
    )
    p.rect(505, top + 56, 190, 10, dark(STEEL, 0.3), opacity=0.5)
    p.rect(450, 880, 300, 22, dark(colour, 0.3), opacity=0.6)
    p.path("M560 700 L600 630 L640 700Z M585 700 L625 655 L665 700Z", SNOW, 0.85)
    return p


def beanie(colour: str) -> Picture:
    p = Picture(FOG if colour != SNOW else DUSK)
    p.shadow(600, 940, 320)
    p.body("M330 800 C320 380 880 380 870 800Z", colour, 330, 870, 0.07)
    for x in range(390, 860, 60):
        p.line(f"M{x} 790 Q{600 + (x - 600) * 0.75:.0f} 620 {600 + (x - 600) * 0.3:.0f} 500", dark(colour), 7, 0.4)
    p.body(
        "M290 790 Q290 760 320 760 H880 Q910 760 910 790 V905 Q910 938 880 938 H320 Q290 938 290 905Z",
        light(colour, 0.12),
        290,
        910,
        0.07,
    )
    for x in range(325, 900, 36):
        p.line(f"M{x} 780 V920", dark(colour), 8, 0.35)
    p.rect(668, 820, 110, 66, LEATHER, 8)
    p.path("M695 870 L723 836 L751 870Z", CREAM)
    return p


def socks(colour: str) -> Picture:
    p = Picture(SAND, table=False)
    foot = "M430 270 H620 V640 Q620 690 665 715 L790 785 Q860 835 820 910 Q780 975 690 940 L490 850 Q430 815 430 740Z"
    for dx, dy, tone in ((130, -30, dark(colour, 0.12)), (-90, 30, colour)):
        p.moved(dx + 10, dy + 12)
        p.path(foot, "#1d2329", 0.1)
        p.end()
        p.moved(dx, dy)
        p.body(foot, tone, 430, 850, 0.07)
        p.within(foot)
        p.oval(800, 890, 100, 120, light(colour, 0.45))
        p.oval(440, 830, 110, 90, light(colour, 0.45))
        for y in (450, 480):
            p.rect(430, y, 190, 14, CREAM, opacity=0.85)
        p.end()
        p.rect(420, 262, 210, 100, light(tone, 0.12), 16)
        for x in range(442, 625, 24):
            p.line(f"M{x} 276 V348", dark(colour), 6, 0.35)
        p.end()
    return p


def jumper(colour: str, high: bool = False) -> Picture:
    p = Picture(BLUSH if colour == INK else MIST, table=False)
    torso = "M440 300 H760 L830 350 V930 Q830 950 810 950 H390 Q370 950 370 930 V350Z"
    p.moved(14, 18)
    p.path(
        "M440 300 L330 340 L210 780 L320 820 L390 600 V950 H810 V600 L880 820 L990 780 L870 340 L760 300Z",
        "#1d2329",
        0.1,
    )
    p.end()
    p.path("M440 300 L330 340 Q300 352 290 390 L205 770 L318 812 L400 560Z", dark(colour, 0.06))
    p.path("M760 300 L870 340 Q900 352 910 390 L995 770 L882 812 L800 560Z", dark(colour, 0.16))
    p.path("M205 770 L192 832 L302 872 L318 812Z M995 770 L1008 832 L898 872 L882 812Z", dark(colour, 0.26))
    p.body(torso, colour, 370, 830, 0.07)
    p.within(torso)
    for row, (y, tone) in enumerate(((470, CREAM), (540, light(colour, 0.5)))):
        for x in range(360 + 30 * row, 860, 60):
            p.path(f"M{x} {y - 26} L{x + 20} {y} L{x} {y + 26} L{x - 20} {y}Z", tone, 0.9)
    p.rect(360, 420, 480, 10, CREAM, opacity=0.8)
    p.rect(360, 580, 480, 10, CREAM, opacity=0.8)
    p.rect(360, 890, 480, 70, dark(colour, 0.12))
    for x in range(390, 830, 28):
        p.line(f"M{x} 900 V945", dark(colour, 0.35), 6, 0.5)
    p.end()
    if high:
        p.path("M500 210 Q600 240 700 210 L722 312 Q600 360 478 312Z", dark(colour, 0.12))
        for x in range(520, 700, 32):
            p.line(f"M{x} 232 L{600 + (x - 600) * 1.15:.0f} 320", dark(colour, 0.35), 6, 0.5)
    else:
        p.path("M460 300 Q600 420 740 300Z", dark(colour, 0.45))
        p.line("M458 298 Q600 420 742 298", dark(colour, 0.14), 34)
    return p


def rucksack(colour: str) -> Picture:
    p = Picture(SAGE if colour != MOSS else SAND)
    p.shadow(600, 955, 270)
    p.line("M540 290 C540 220 660 220 660 290", dark(colour, 0.4), 22)
    p.line("M360 480 C290 560 290 800 350 900", dark(colour, 0.35), 34)
    p.line("M840 480 C910 560 910 800 850 900", dark(colour, 0.45), 34)
    p.body(
        "M350 440 Q350 290 500 280 H700 Q850 290 850 440 V900 Q850 958 792 958 H408 Q350 958 350 900Z",
        colour,
        350,
        850,
        0.07,
    )
    p.body(
        "M420 660 H780 Q800 660 800 680 V880 Q800 915 765 915 H435 Q400 915 400 880 V680 Q400 660 420 660Z",
        light(colour, 0.1),
        400,
        800,
        0.07,
    )
    p.rect(400, 706, 400, 10, dark(colour, 0.35), 5, 0.6)
    p.body(
        "M345 430 Q350 280 500 270 H700 Q850 280 855 430 V520 Q855 560 815 560 H385 Q345 560 345 520Z",
        dark(colour, 0.14),
        345,
        855,
        0.07,
    )
    for x in (470, 706):
        p.rect(x, 470, 26, 170, LEATHER, 6)
        p.rect(x - 6, 590, 38, 42, OCHRE, 8)
        p.rect(x + 4, 600, 18, 22, LEATHER, 4)
    p.rect(550, 780, 100, 60, LEATHER, 8)
    p.path("M575 825 L600 795 L625 825Z", CREAM)
    return p


def tent() -> Picture:
    p = Picture("#dfe9ee", table=False)
    p.hills("#93a687", "#b5c4c6")
    p.oval(610, 985, 440, 40, "#1d2329", 0.14)
    p.path("M600 420 L1040 980 H160Z", dark(OCHRE, 0.12))
    p.path("M600 420 L760 980 H160Z", OCHRE)
    p.path("M600 420 L560 980 H160Z", light(OCHRE, 0.16))
    p.path("M470 980 L590 560 L700 980Z", COAL)
    p.path("M590 560 L470 980 H400 Q520 800 590 560Z", light(OCHRE, 0.4))
    p.line("M600 420 L600 392 M160 980 L90 1010 M1040 980 L1110 1010", dark(OCHRE, 0.5), 8)
    p.line("M600 420 L1040 980", light(OCHRE, 0.3), 8, 0.7)
    return p


def sleeping_bag(colour: str) -> Picture:
    p = Picture(FOG, table=False)
    bag = "M600 150 C790 150 830 300 825 460 C820 700 760 900 730 1010 Q715 1060 660 1060 H540 Q485 1060 470 1010 C440 900 380 700 375 460 C370 300 410 150 600 150Z"
    p.moved(18, 20)
    p.path(bag, "#1d2329", 0.11)
    p.end()
    p.body(bag, colour, 375, 825, 0.07)
    p.within(bag)
    for y in range(520, 1060, 100):
        p.line(f"M360 {y} Q600 {y + 50} 840 {y}", dark(colour, 0.3), 7, 0.6)
    p.end()
    p.oval(600, 330, 150, 130, dark(colour, 0.3))
    p.oval(600, 342, 128, 108, light(FLAME, 0.25))
    p.path("M480 380 Q600 300 720 380 Q700 450 600 450 Q500 450 480 380Z", CREAM)
    p.line("M752 440 C760 640 720 830 690 960", CREAM, 9)
    p.rect(740, 430, 22, 40, OCHRE, 8)
    return p


def lantern() -> Picture:
    p = Picture(DUSK)
    p.oval(600, 640, 360, 360, FLAME, 0.18)
    p.oval(600, 640, 250, 250, FLAME, 0.22)
    p.shadow(600, 955, 180)
    p.line("M470 430 C470 170 730 170 730 430", COAL, 18)
    p.body("M460 480 H740 L720 820 H480Z", light(FLAME, 0.55), 460, 740)
    p.oval(600, 650, 70, 120, "#fffdf2")
    p.oval(600, 660, 40, 84, FLAME)
    p.line("M520 480 L530 820 M680 480 L670 820", dark(MOSS, 0.2), 12)
    p.body("M500 350 H700 L770 470 Q775 490 750 490 H450 Q425 490 430 470Z", MOSS, 430, 770)
    p.body(
        "M450 810 H750 Q770 810 770 830 V925 Q770 958 737 958 H463 Q430 958 430 925 V830 Q430 810 450 810Z",
        MOSS,
        430,
        770,
    )
    p.oval(600, 885, 32, 32, CREAM)
    p.line("M600 872 V888", COAL, 8)
    return p


def stove() -> Picture:
    p = Picture(SAND)
    p.shadow(600, 955, 190)
    p.body(
        "M440 830 Q440 770 520 760 H680 Q760 770 760 830 V925 Q760 958 727 958 H473 Q440 958 440 925Z", RUST, 440, 760
    )
    p.rect(440, 850, 320, 40, CREAM, opacity=0.9)
    p.rect(575, 690, 50, 76, STEEL, 6)
    p.line("M625 730 H720 Q740 730 740 745 V760", dark(STEEL, 0.3), 12)
    p.body("M540 640 H660 L640 694 H560Z", dark(STEEL, 0.25), 540, 660)
    p.line("M600 668 L450 640 L430 610 M600 668 L750 640 L770 610", COAL, 16)
    for x, tall in ((520, 46), (560, 62), (600, 70), (640, 62), (680, 46)):
        p.path(
            f"M{x - 13} 640 Q{x - 16} {640 - tall / 2:.0f} {x} {640 - tall} Q{x + 16} {640 - tall / 2:.0f} {x + 13} 640Z",
            "#7fb0cc",
            0.9,
        )
    p.line("M795 430 H930", COAL, 24)
    p.body("M410 360 H790 V540 Q790 590 740 590 H460 Q410 590 410 540Z", STEEL, 410, 790)
    p.oval(600, 360, 194, 34, light(STEEL, 0.4))
    p.oval(600, 352, 168, 22, dark(STEEL, 0.1))
    p.rect(575, 310, 50, 34, COAL, 12)
    return p


def hatchet() -> Picture:
    p = Picture(SAGE, table=False)
    p.turned(38)
    for dx, dy, faint in ((20, 22, True), (0, 0, False)):
        handle = f"M{575 + dx} {240 + dy} H{630 + dx} C{640 + dx} {520 + dy} {590 + dx} {700 + dy} {650 + dx} {1000 + dy} Q{655 + dx} {1040 + dy} {620 + dx} {1040 + dy} H{575 + dx} Q{550 + dx} {1040 + dy} {550 + dx} {1005 + dy} C{540 + dx} {760 + dy} {580 + dx} {520 + dy} {575 + dx} {240 + dy}Z"
        head = f"M{540 + dx} {250 + dy} H{655 + dx} V{395 + dy} H{560 + dx} C{500 + dx} {395 + dy} {430 + dx} {440 + dy} {380 + dx} {500 + dy} C{330 + dx} {400 + dy} {330 + dx} {280 + dy} {385 + dx} {190 + dy} C{430 + dx} {230 + dy} {480 + dx} {250 + dy} {540 + dx} {250 + dy}Z"
        if faint:
            p.path(handle + head, "#1d2329", 0.11)
            continue
        p.body(handle, OAK, 545, 655)
        p.line("M604 470 C602 640 590 760 602 960", dark(OAK), 5, 0.5)
        p.path(head, STEEL)
        p.path(
            "M385 190 C330 280 330 400 380 500 C396 482 408 470 420 458 C385 390 385 300 420 222Z", light(STEEL, 0.5)
        )
        p.path("M655 250 V395 H600 V250Z", dark(STEEL, 0.2))
        p.rect(578, 228, 50, 24, dark(OAK, 0.25), 4)
        p.oval(603, 1000, 12, 12, SAGE)
    p.end()
    return p


def hammock(colour: str) -> Picture:
    p = Picture("#e6eef0", table=False)
    p.hills("#9fb093", "#bccbcf")
    for x in (150, 970):
        p.rect(x, 0, 80, 1060, "#7a5c46")
        p.rect(x + 52, 0, 28, 1060, "#1d2329", opacity=0.14)
        p.rect(x - 4, 440, 88, 22, COAL, 8)
    p.line("M228 452 L330 500 M972 452 L870 500", COAL, 10)
    p.oval(600, 985, 300, 26, "#1d2329", 0.12)
    p.path("M320 490 C420 690 780 690 880 490 C820 880 380 880 320 490Z", dark(colour, 0.2))
    p.path("M320 490 C400 770 800 770 880 490 C850 900 350 900 320 490Z", colour)
    p.line("M350 600 C450 830 750 830 850 600", CREAM, 18, 0.85)
    p.line("M372 670 C470 860 730 860 828 670", light(colour, 0.35), 12)
    return p


def compass() -> Picture:
    p = Picture(BLUSH, table=False)
    p.line("M600 270 C560 90 800 60 790 190 C786 250 690 230 640 210", LEATHER, 16)
    p.oval(622, 655, 356, 356, "#1d2329", 0.12)
    p.oval(600, 630, 356, 356, dark(OCHRE, 0.15))
    p.oval(592, 622, 340, 340, OCHRE)
    p.oval(600, 630, 296, 296, SNOW)
    p.rect(566, 240, 68, 60, dark(OCHRE, 0.2), 16)
    for turn in range(0, 360, 30):
        p.put(
            f'<rect x="596" y="352" width="8" height="{44 if turn % 90 == 0 else 24}" fill="{COAL}" transform="rotate({turn} 600 630)"/>'
        )
    p.turned(32, 600, 630)
    p.path("M600 400 L640 630 H560Z", RUST)
    p.path("M600 400 L640 630 H600Z", dark(RUST))
    p.path("M600 860 L640 630 H560Z", SKY)
    p.path("M600 860 L640 630 H600Z", dark(SKY))
    p.end()
    p.oval(600, 630, 26, 26, COAL)
    p.path("M380 470 A270 270 0 0 1 560 360 L540 400 A230 230 0 0 0 410 490Z", "#ffffff", 0.6)
    return p


def dry_bag(colour: str) -> Picture:
    p = Picture(MIST if colour != SKY else SAND)
    p.shadow(600, 955, 230)
    p.line("M455 350 C330 420 330 760 440 860", dark(colour, 0.4), 22)
    p.body(
        "M400 420 Q430 380 440 340 H760 Q770 380 800 420 V890 Q800 958 732 958 H468 Q400 958 400 890Z", colour, 400, 800
    )
    p.line("M450 440 L480 520 M750 440 L725 540 M600 430 L590 490", dark(colour, 0.35), 7, 0.5)
    p.body(
        "M430 280 H770 Q785 280 785 295 V345 Q785 360 770 360 H430 Q415 360 415 345 V295 Q415 280 430 280Z",
        dark(colour, 0.2),
        415,
        785,
    )
    p.line("M420 306 H780 M420 334 H780", dark(colour, 0.45), 6, 0.7)
    p.line("M440 280 C460 200 560 190 600 200 S740 200 760 280", dark(colour, 0.35), 24)
    p.rect(560, 178, 80, 46, COAL, 12)
    p.rect(400, 860, 400, 24, dark(colour, 0.3), opacity=0.6)
    p.path("M600 570 C660 640 680 680 680 720 A80 80 0 0 1 520 720 C520 680 540 640 600 570Z", SNOW, 0.9)
    return p


def rain_jacket(colour: str) -> Picture:
    p = Picture(FOG if colour != OCHRE else DUSK, table=False)
    p.moved(14, 18)
    p.path(
        "M440 340 L300 400 L190 800 L310 850 L370 640 V990 H830 V640 L890 850 L1010 800 L900 400 L760 340Z",
        "#1d2329",
        0.1,
    )
    p.end()
    p.path("M455 340 L310 395 Q285 405 275 440 L185 790 L312 838 L390 590Z", dark(colour, 0.06))
    p.path("M745 340 L890 395 Q915 405 925 440 L1015 790 L888 838 L810 590Z", dark(colour, 0.18))
    p.path("M440 400 C400 180 480 130 600 130 S800 180 760 400Z", dark(colour, 0.14))
    p.path("M490 400 C470 240 520 200 600 200 S730 240 710 400Z", dark(colour, 0.5))
    p.body(
        "M440 340 Q520 420 600 430 Q680 420 760 340 L830 380 V970 Q830 990 810 990 H390 Q370 990 370 970 V380Z",
        colour,
        370,
        830,
        0.07,
    )
    p.rect(588, 425, 24, 565, dark(colour, 0.3))
    p.rect(592, 450, 16, 30, CREAM, 6)
    p.line("M430 720 L520 760 M770 720 L680 760", dark(colour, 0.4), 14)
    p.line("M540 400 V500 M660 400 V500", CREAM, 8)
    p.rect(205, 760, 110, 30, dark(colour, 0.35), 10, 0.5)
    p.rect(885, 760, 110, 30, dark(colour, 0.35), 10, 0.5)
    p.rect(680, 540, 84, 50, dark(colour, 0.25), 6)
    p.path("M700 580 L722 552 L744 580Z", CREAM)
    return p
