"""What is too long to be a key cannot be there: asking for it is not a fault."""

import pytest

from chalicelib.core.errors import Refused
from chalicelib.core.table import Item, Key, Text, collect, fetch


class Shoebox(Item, kind="test_shoebox"):
    KEY = Key("SHOEBOX#{box_id}", "{side}", reads="tests")

    box_id = Text()
    side = Text()


LONG = "x" * 2049


def test_an_id_longer_than_any_key_is_not_found(table):
    assert Shoebox.find(box_id=LONG, side="left") is None
    assert Shoebox.find(box_id="b", side="x" * 1025) is None
    with pytest.raises(Refused) as refused:
        Shoebox.get(box_id=LONG, side="left")
    assert refused.value.status == 404


def test_a_batch_passes_over_what_is_longer_than_any_key(table):
    assert fetch([Shoebox.ref(box_id=LONG, side="left"), Shoebox.ref(box_id="b", side="left")]) == [None, None]


def test_a_partition_longer_than_any_key_is_empty(table):
    assert collect(f"SHOEBOX#{LONG}") == []
