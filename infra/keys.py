"""The key chart: every item, its keys, what they are read for, and the partition most written to.

`make keys` writes it to infra/keys.md; tests/architecture keeps it current and free of collisions.
"""

import re
from pathlib import Path

from chalicelib.core.table import KINDS, Key
from chalicelib.modules import MODULES

CHART = Path(__file__).parent / "keys.md"
HEAD = """# Key chart

Made by `make keys` from the items themselves; do not edit. Every partition key begins with the shop's id and a slash, so
that shops share the table and never meet. `{x:shard4}` is which of four shards x belongs to.

"""  # noqa: E501  a line of the chart


def rows() -> list[tuple[str, str, str, Key]]:
    """Every key: (module, kind, where, key), `where` being the table or an index."""
    assert MODULES, "importing the modules makes their items known"
    found = []
    for kind, cls in sorted(KINDS.items(), key=lambda pair: (pair[1].__module__, pair[0])):
        if cls.__module__.startswith("chalicelib."):
            module = cls.__module__.split(".")[1]
            keys = (("table", cls.KEY), ("g1", cls.G1), ("g2", cls.G2))
            found += [(module, kind, where, key) for where, key in keys if key is not None]
    return found


def shape(template: str) -> str:
    """A template with its fields made anonymous: what tells two keys apart."""
    return re.sub(r"\{[^}]*\}", "*", template)


def collisions() -> list[str]:
    """Pairs of kinds whose items could have the same key in the table."""
    seen: dict[tuple[str, str], str] = {}
    clashes = []
    for _, kind, where, key in rows():
        if where == "table":
            place = (shape(key.partition), shape(key.sort))
            if place in seen:
                clashes.append(f"{kind} and {seen[place]} both live at {key.partition} / {key.sort}")
            seen[place] = kind
    return clashes


def chart() -> str:
    """The chart as Markdown."""
    lines = ["| module | item | in | partition key | sort key | read for |", "| --- | --- | --- | --- | --- | --- |"]
    for module, kind, where, key in rows():
        lines.append(f"| {module} | {kind} | {where} | `{key.partition}` | `{key.sort}` | {key.reads} |")
    return HEAD + "\n".join(lines) + "\n\n" + hottest()


def hottest() -> str:
    """What a person should know about the partitions that are written to most."""
    single = sorted({key.partition for _, _, where, key in rows() if where != "table" and "{" not in key.partition})
    named = ", ".join(f"`{partition}`" for partition in single)
    return (
        "## Hottest partitions\n\n"
        "- `SKU#{sku}`: every sale of a SKU writes its level there. One SKU takes about 500 transactions a second "
        "(1,000 write units, two for each item in a transaction); a hotter one is sharded by splitting its stock over "
        "more locations.\n"
        "- `ORDERS#{order_id:shard4}`, `RESERVATIONS#{order_id:shard4}` on g2: every order writes to one of four.\n"
        "- `SERIES#{name}`: every posted document of a series, one at a time, because its numbers have no gaps.\n"
        f"- Index partitions without shards hold few items by nature: {named}.\n"
    )


if __name__ == "__main__":
    CHART.write_text(chart())
    print(f"{CHART.relative_to(Path.cwd())}: {len(rows())} keys")
