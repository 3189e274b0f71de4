"""Items of an older schema are upgraded where they are read, and written as upgraded by their first change."""

from typing import ClassVar

import pytest

from chalicelib.core import table as core_table
from chalicelib.core.table import KINDS, Item, Key, Number, Text, Versioned
from chalicelib.core.transaction import Transaction, retried
from tests.fulfilment.build import in_parallel
from tests.http import application


class Crate(Versioned, kind="test_crate"):
    """Its first schema had no version and a size in words; its second no colour and no count of moves."""

    KEY = Key("CRATE#{name}", "CRATE")
    G1 = Key("CRATES#{colour}", "{name}")
    SCHEMA = 3
    UPGRADES: ClassVar = {
        1: lambda old: {"litres": {"small": 10, "large": 40}[old["size"]], "version": 1, "events": 0, "head": ""},
        2: lambda _: {"colour": "grey", "moves": 0},
    }

    name = Text()
    size = Text(null=True)
    litres = Number()
    colour = Text()
    moves = Number(default_for_new=0)


class Tag(Item, kind="test_tag"):
    KEY = Key("TAG#{name}", "TAG")
    SCHEMA = 2
    UPGRADES: ClassVar = {1: lambda _: {"colour": "grey"}}

    name = Text()
    colour = Text()
    note = Text(null=True)


def store(shop, partition, sort, **fields):
    raw = {"pk": f"{shop}/{partition}", "sk": sort, **fields}
    item = {name: {"N": str(value)} if isinstance(value, int) else {"S": value} for name, value in raw.items()}
    core_table.call("PutItem", Item=item)


@pytest.fixture
def old_crate(table):
    store(table, "CRATE#c", "CRATE", kind="test_crate", schema=1, name="c", size="large")


def stored(partition, sort, shop):
    key = {"pk": {"S": f"{shop}/{partition}"}, "sk": {"S": sort}}
    return {name: next(iter(value.values())) for name, value in core_table.call("GetItem", Key=key)["Item"].items()}


def test_each_past_schema_is_upgraded_by_reading(table, old_crate):
    store(table, "CRATE#d", "CRATE", kind="test_crate", schema=2, name="d", litres=7, version=4, events=0, head="")
    seen = [
        (each.litres, each.colour, each.version, each.schema) for each in (Crate.get(name="c"), Crate.get(name="d"))
    ]
    assert seen == [(40, "grey", 1, 3), (7, "grey", 4, 3)]


def test_the_first_change_writes_the_upgraded_item_into_its_new_index(table, old_crate):
    crate = Crate.get(name="c")
    with Transaction() as tx:
        tx.change(crate, moves=1)
    kept = stored("CRATE#c", "CRATE", table)
    names = ("schema", "litres", "colour", "version", "moves", "g1pk")
    assert [kept[name] for name in names] == ["3", "40", "grey", "2", "1", f"{table}/CRATES#grey"]
    with Transaction() as tx:
        tx.change(Crate.get(name="c"), colour="red")
    again = Crate.get(name="c")
    assert (again.colour, again.version, again.litres) == ("red", 3, 40)


def test_of_many_who_change_an_old_item_none_is_lost(table, old_crate):
    @retried
    def move(_):
        crate = Crate.get(name="c")
        with Transaction() as tx:
            tx.change(crate, moves=crate.moves + 1)

    in_parallel(6, move)
    assert (Crate.get(name="c").moves, Crate.get(name="c").version) == (6, 7)


def test_an_old_item_without_a_version_keeps_what_a_change_set(table):
    store(table, "TAG#t", "TAG", kind="test_tag", schema=1, name="t")
    with Transaction() as tx:
        tx.change(Tag.get(name="t"), colour="red")
    assert (Tag.get(name="t").colour, stored("TAG#t", "TAG", table)["schema"]) == ("red", "2")


def test_every_kind_has_an_upgrade_for_each_of_its_past_schemas():
    application()
    lacking = [kind for kind, cls in KINDS.items() if sorted(cls.UPGRADES) != list(range(1, cls.SCHEMA))]
    assert lacking == []
