#!/usr/bin/env python3
"""Draw every picture of the sample shop into images/, the same bytes each time: python infra/local/sample/draw.py"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import home
import larder
import outdoors
from canvas import BERRY, CLAY, COAL, INK, MOSS, OCHRE, RUST, SKY, SNOW, Picture

IMAGES = Path(__file__).parent / "images"

PICTURES: dict[str, tuple[str, Callable[[], Picture]]] = {
    "enamel-mug-snow": ("White enamel mug with a dark rim", lambda: outdoors.mug(SNOW)),
    "enamel-mug-moss": ("Moss green enamel mug", lambda: outdoors.mug(MOSS)),
    "enamel-mug-rust": ("Rust red enamel mug", lambda: outdoors.mug(RUST)),
    "enamel-mug-coffee": ("White enamel mug with hot coffee", lambda: outdoors.mug(SNOW, steam=True)),
    "steel-flask-ink": ("Tall dark blue flask with a steel cup", lambda: outdoors.flask(INK)),
    "steel-flask-moss": ("Tall green flask with a steel cup", lambda: outdoors.flask(MOSS)),
    "steel-flask-small": ("Small dark blue flask with a steel cup", lambda: outdoors.flask(INK, tall=False)),
    "wool-beanie-ochre": ("Ochre ribbed wool hat", lambda: outdoors.beanie(OCHRE)),
    "wool-beanie-ink": ("Dark blue ribbed wool hat", lambda: outdoors.beanie(INK)),
    "wool-beanie-berry": ("Berry red ribbed wool hat", lambda: outdoors.beanie(BERRY)),
    "hiking-socks-moss": ("Pair of moss green wool socks", lambda: outdoors.socks(MOSS)),
    "hiking-socks-berry": ("Pair of berry red wool socks", lambda: outdoors.socks(BERRY)),
    "fell-jumper-ink": ("Dark blue patterned jumper with a round neck", lambda: outdoors.jumper(INK)),
    "fell-jumper-ink-high": ("Dark blue patterned jumper with a high neck", lambda: outdoors.jumper(INK, high=True)),
    "fell-jumper-rust": ("Rust red patterned jumper with a round neck", lambda: outdoors.jumper(RUST)),
    "day-rucksack-moss": ("Green canvas rucksack with leather straps", lambda: outdoors.rucksack(MOSS)),
    "day-rucksack-rust": ("Rust red canvas rucksack with leather straps", lambda: outdoors.rucksack(RUST)),
    "ridge-tent": ("Ochre ridge tent in a mountain landscape", outdoors.tent),
    "sleeping-bag": ("Dark blue mummy sleeping bag", lambda: outdoors.sleeping_bag(INK)),
    "camp-lantern": ("Green camp lantern, lit", outdoors.lantern),
    "trail-stove": ("Gas stove with a pot on it", outdoors.stove),
    "birch-hatchet": ("Hatchet with an birch handle", outdoors.hatchet),
    "forest-hammock": ("Berry red hammock between two trees", lambda: outdoors.hammock(BERRY)),
    "brass-compass": ("Brass compass on a leather cord", outdoors.compass),
    "dry-bag-ochre": ("Ochre dry bag with a rolled top", lambda: outdoors.dry_bag(OCHRE)),
    "dry-bag-sky": ("Light blue dry bag with a rolled top", lambda: outdoors.dry_bag(SKY)),
    "rain-jacket-ochre": ("Ochre rain jacket with a hood", lambda: outdoors.rain_jacket(OCHRE)),
    "rain-jacket-ink": ("Dark blue rain jacket with a hood", lambda: outdoors.rain_jacket(INK)),
    "wool-blanket-sky": ("Folded light blue wool blanket", lambda: home.blanket(SKY)),
    "wool-blanket-rust": ("Folded rust red wool blanket", lambda: home.blanket(RUST)),
    "linen-cushion-ochre": ("Ochre linen cushion with pale stripes", lambda: home.cushion(OCHRE)),
    "linen-cushion-sky": ("Light blue linen cushion with pale stripes", lambda: home.cushion(SKY)),
    "beeswax-candles": ("Two lit beeswax candles", home.candles),
    "oak-candle-holder": ("Oak block with three candles", home.candle_holder),
    "stoneware-bowl-sky": ("Blue stoneware bowl with a pale glaze", lambda: home.bowl(SKY)),
    "stoneware-bowl-clay": ("Clay red stoneware bowl with a pale glaze", lambda: home.bowl(CLAY)),
    "hearth-kettle": ("Dark enamel kettle with an oak handle", lambda: home.kettle(COAL)),
    "oak-cutting-board": ("Oak cutting board with a leather loop", home.cutting_board),
    "iron-pan": ("Cast iron pan with a fried egg", home.pan),
    "peg-rail": ("Oak peg rail with a towel and a bag", home.peg_rail),
    "sheepskin": ("Cream coloured sheepskin", home.sheepskin),
    "window-lamp-snow": ("Table lamp with a white shade", lambda: home.lamp(SNOW)),
    "window-lamp-moss": ("Table lamp with a green shade", lambda: home.lamp(MOSS)),
    "twig-vase": ("Round blue vase with green twigs", lambda: home.vase(INK)),
    "twig-vase-clay": ("Round clay red vase with green twigs", lambda: home.vase(CLAY)),
    "kitchen-spoons": ("Wooden spoon, spatula and fork", home.spoons),
    "oak-clock": ("Round oak wall clock", home.clock),
    "morning-coffee": ("Dark blue bag of coffee beans", larder.coffee),
    "morning-coffee-filter": ("Brown bag of ground coffee", lambda: larder.coffee(whole=False)),
    "cloudberry-jam": ("Jar of cloudberry jam", larder.jam),
    "rye-crispbread": ("Stack of round rye crispbread", larder.crispbread),
    "juniper-salt": ("Jar of salt with juniper", larder.salt),
    "cabin-book": ("Book with a cabin under the mountains on its cover", larder.book),
    "trail-guide": ("Tablet with a trail map on its screen", larder.tablet),
    "gift-wrapping": ("Wrapped present with a ribbon", larder.gift),
}


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    for name, (title, picture) in PICTURES.items():
        (IMAGES / f"{name}.svg").write_text(picture().svg(title), encoding="utf-8")


if __name__ == "__main__":
    main()
