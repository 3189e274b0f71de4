"""From a queue's message to the handler's effect, once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from chalicelib.core import module, outbox
from chalicelib.core.journal import Fact
from chalicelib.core.module import Module
from chalicelib.core.table import Item, Key, Number, Text
from chalicelib.core.transaction import Transaction


class Bell(Item, kind="test_bell"):
    KEY = Key("BELL#{name}", "BELL")

    name = Text()
    rung = Number(default_for_new=0)


@dataclass(frozen=True)
class DoorOpened(Fact, name="test_door.opened"):
    bell: str


@contextmanager
def listening(handler: Callable[..., None], own_markers: bool) -> Iterator[None]:
    before = module.registry
    module.install([Module("doors", "Doors", handlers={"test_door.opened": handler}, own_markers=own_markers)])
    try:
        yield
    finally:
        module.registry = before


def told(event_id: str = "evt_1") -> dict:
    return {
        "event_id": event_id,
        "name": "test_door.opened",
        "at": "2026-11-22T10:00:00.000Z",
        "actor": "test",
        "aggregate": "DOOR#1",
        "sequence": 1,
        "payload": {"bell": "front"},
    }


class Porter:
    """Rings, then writes a second time; the first visit dies in between."""

    def __init__(self) -> None:
        self.visits = 0

    def answer(self, fact: DoorOpened, _event: object) -> None:
        self.visits += 1
        with Transaction() as tx:
            tx.add(Bell.new(name=fact.bell), rung=1)
        if self.visits == 1:
            raise ConnectionError("the porter fell")
        with Transaction() as tx:
            tx.add(Bell.new(name="back"), rung=1)


def test_an_event_has_its_effect_once_however_often_it_comes(table):
    def ring(fact: DoorOpened, _event: object) -> None:
        with Transaction() as tx:
            tx.add(Bell.new(name=fact.bell), rung=1)

    with listening(ring, own_markers=False):
        for _ in range(3):
            outbox.handle(table, "doors.ring", told())
        outbox.handle(table, "doors.ring", told("evt_2"))
    assert Bell.get(name="front").rung == 2


def test_what_fails_after_the_marker_is_written_is_not_made_up(table):
    porter = Porter()
    with listening(porter.answer, own_markers=False):
        with pytest.raises(ConnectionError):
            outbox.handle(table, "doors.answer", told())
        outbox.handle(table, "doors.answer", told())
    assert Bell.get(name="front").rung == 1
    assert Bell.find(name="back") is None


def test_a_handler_with_markers_of_its_own_runs_again_in_full(table):
    porter = Porter()
    with listening(porter.answer, own_markers=True):
        with pytest.raises(ConnectionError):
            outbox.handle(table, "doors.answer", told())
        outbox.handle(table, "doors.answer", told())
    assert (Bell.get(name="front").rung, Bell.get(name="back").rung) == (2, 1)
    assert outbox.Handled.find(event_id="evt_1", handler="doors.answer") is None
