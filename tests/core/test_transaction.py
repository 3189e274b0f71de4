"""One transaction: all of it or none, with guards in the write itself."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from chalicelib.core import journal, transaction
from chalicelib.core.context import AlreadyDone, FirstWrite, acting
from chalicelib.core.errors import RaceLost, Refused
from chalicelib.core.journal import Fact
from chalicelib.core.outbox import Handled
from chalicelib.core.table import Item, Json, Key, Number, Text, Versioned, collect, fetch, page
from chalicelib.core.transaction import Transaction, retried

TAKEN = Refused("taken", "It is taken.")
EMPTY = Refused("empty", "There is no more.")


class Basket(Versioned, kind="test_basket"):
    KEY = Key("BASKET#{basket_id}", "BASKET")
    G1 = Key("OWNER#{owner}", "{basket_id}")

    basket_id = Text()
    owner = Text(null=True)
    notes = Json(null=True)


class Shelf(Item, kind="test_shelf"):
    KEY = Key("SHELF#{name}", "SHELF")

    name = Text()
    left = Number(default_for_new=0)
    taken = Number(default_for_new=0)


@dataclass(frozen=True)
class BasketFilled(Fact, name="test_basket.filled"):
    basket_id: str
    with_what: str


def test_what_is_created_twice_is_refused_with_the_named_refusal(table):
    with Transaction() as tx:
        tx.create(Basket.new(basket_id="b1"), otherwise=TAKEN)
    with pytest.raises(Refused) as refused, Transaction() as tx:
        tx.create(Basket.new(basket_id="b1"), otherwise=TAKEN)
    assert refused.value.code == "taken"


def test_a_refused_part_leaves_nothing_of_the_others(table):
    with Transaction() as tx:
        tx.create(Basket.new(basket_id="b1"))
    with pytest.raises(Refused), Transaction() as tx:
        tx.create(Basket.new(basket_id="b2"))
        tx.create(Basket.new(basket_id="b1"), otherwise=TAKEN)
    assert Basket.find(basket_id="b2") is None


def test_adds_to_one_item_are_one_write_and_the_floor_holds_for_their_sum(table):
    shelf = Shelf.new(name="s")
    with Transaction() as tx:
        tx.add(shelf, left=5)
    with pytest.raises(Refused) as refused, Transaction() as tx:
        tx.add(shelf, left=-3, taken=3, floor={"left": 0}, otherwise=EMPTY)
        tx.add(shelf, left=-3, taken=3, floor={"left": 0}, otherwise=EMPTY)
    assert refused.value.code == "empty"
    with Transaction() as tx:
        tx.add(shelf, left=-3, taken=3, floor={"left": 0}, otherwise=EMPTY)
        tx.add(shelf, left=-2, taken=2, floor={"left": 0}, otherwise=EMPTY)
    stored = Shelf.get(name="s")
    assert (stored.left, stored.taken, stored.kind) == (0, 5, "test_shelf")


def test_the_refusal_may_be_made_from_what_is_stored(table):
    shelf = Shelf.new(name="s")
    with Transaction() as tx:
        tx.add(shelf, left=2)
    with pytest.raises(Refused) as refused, Transaction() as tx:
        tx.add(
            shelf,
            left=-3,
            floor={"left": 0},
            otherwise=lambda stored: Refused("short", f"Only {stored.left} left."),
        )
    assert refused.value.sentence == "Only 2 left."


def test_fifty_buyers_of_ten_units_in_parallel_get_exactly_ten(table):
    shelf = Shelf.new(name="s")
    with Transaction() as tx:
        tx.add(shelf, left=10)

    def take(_):
        try:
            with Transaction() as tx:
                tx.add(Shelf.new(name="s"), left=-1, taken=1, floor={"left": 0}, otherwise=EMPTY)
            return "got"
        except Refused as refused:
            return refused.code

    with ThreadPoolExecutor(16) as pool:
        results = list(pool.map(lambda n: copy_context_run(take, n), range(50)))
    assert (results.count("got"), results.count("empty")) == (10, 40)
    assert (Shelf.get(name="s").left, Shelf.get(name="s").taken) == (0, 10)


def copy_context_run(function, argument, _context=None):
    return function(argument)


def test_a_version_that_moved_on_loses_the_race_and_a_retried_verb_runs_again(table):
    with Transaction() as tx:
        tx.create(Basket.new(basket_id="b1", notes=[]))
    mine, theirs = Basket.get(basket_id="b1"), Basket.get(basket_id="b1")
    with Transaction() as tx:
        tx.change(theirs, notes=["theirs"])
    with pytest.raises(RaceLost), Transaction() as tx:
        tx.change(mine, notes=["mine"])

    tries = []

    @retried
    def note():
        basket = Basket.get(basket_id="b1")
        if not tries:
            with Transaction() as tx:
                tx.change(Basket.get(basket_id="b1"), notes=[*basket.notes, "between"])
        tries.append(1)
        with Transaction() as tx:
            tx.change(basket, notes=[*basket.notes, "mine"])

    note()
    assert (len(tries), Basket.get(basket_id="b1").notes) == (2, ["theirs", "between", "mine"])


def test_index_keys_follow_a_changed_field(table):
    basket = Basket.new(basket_id="b1", owner="ada")
    with Transaction() as tx:
        tx.create(basket)
    with Transaction() as tx:
        tx.change(basket, owner="bo")
    assert [each.basket_id for each in page("OWNER#bo", index="g1", limit=5).items] == ["b1"]
    assert page("OWNER#ada", index="g1", limit=5).items == []
    with Transaction() as tx:
        tx.change(basket, owner=None)
    assert page("OWNER#bo", index="g1", limit=5).items == []


def test_events_are_numbered_chained_and_show_the_root_as_it_was(table):
    basket = Basket.new(basket_id="b1", owner="ada")
    with Transaction() as tx:
        tx.create(basket)
        tx.publish(BasketFilled("b1", "apples"), on=basket)
    first_at = tx.events[0].at
    for what in ("pears", "plums"):
        with Transaction() as tx:
            tx.change(basket, notes=[what])
            tx.publish(BasketFilled("b1", what), on=basket)
    events = journal.timeline("BASKET#b1")
    assert [event.payload["with_what"] for event in events] == ["apples", "pears", "plums"]
    assert journal.verify(events, head=Basket.get(basket_id="b1").head) == []
    assert journal.as_it_was(events, events[-1].at)["notes"] == ["plums"]
    assert "notes" not in journal.as_it_was(events, first_at) or events[1].at == first_at
    events[1].payload = {"basket_id": "b1", "with_what": "gold"}
    assert [(found.sequence, found.sentence) for found in journal.verify(events)] == [
        (2, "it was changed after it was written")
    ]
    assert [found.sequence for found in journal.verify([events[0], events[2]])] == [2, 3]


def test_a_marker_lets_the_first_transaction_happen_once(table):
    def once():
        marker = Handled.new(event_id="evt_1", handler="h", expires_at=9_999_999_999)
        with acting(once=FirstWrite(marker)), Transaction() as tx:
            tx.add(Shelf.new(name="s"), left=1)

    once()
    with pytest.raises(AlreadyDone):
        once()
    assert Shelf.get(name="s").left == 1


def test_a_conflict_with_another_writer_is_tried_again(table, monkeypatch):
    real, calls = transaction.table.call, []

    def conflicted(operation, **request):
        calls.append(operation)
        if len(calls) < 3:
            raise _cancelled("TransactionConflict")
        return real(operation, **request)

    monkeypatch.setattr(transaction.table, "call", conflicted)
    with Transaction() as tx:
        tx.add(Shelf.new(name="s"), left=1)
    assert calls == ["TransactWriteItems"] * 3
    monkeypatch.undo()
    assert Shelf.get(name="s").left == 1


def _cancelled(code):
    from pynamodb.exceptions import CancellationReason, VerboseClientError

    return VerboseClientError(
        {"Error": {"Code": "TransactionCanceledException"}},
        "TransactWriteItems",
        {"request_id": "r", "table_name": "t"},
        cancellation_reasons=[CancellationReason(code=code, message="")],
    )


def test_a_batch_comes_back_in_the_order_asked_for_with_gaps(table):
    with Transaction() as tx:
        tx.create(Basket.new(basket_id="b1"))
        tx.create(Basket.new(basket_id="b2"))
    found = fetch([Basket.ref(basket_id=each) for each in ("b2", "none", "b1")])
    assert [each and each.basket_id for each in found] == ["b2", None, "b1"]


def test_pages_of_several_shards_come_in_one_order_with_a_cursor_that_cannot_be_forged(table):
    for start in range(0, 60, 20):
        with Transaction() as tx:
            for n in range(start, start + 20):
                tx.create(Basket.new(basket_id=f"{n:03}", owner=f"o{n % 4}"))
    partitions = [f"OWNER#o{n}" for n in range(4)]
    seen, cursor = [], None
    while True:
        got = page(partitions, index="g1", limit=7, cursor=cursor, newest_first=True)
        seen += [each.basket_id for each in got.items]
        cursor = got.next_cursor
        if cursor is None:
            break
    assert seen == [f"{n:03}" for n in reversed(range(60))]
    with pytest.raises(Refused) as refused:
        page(partitions, index="g1", limit=7, cursor="forged", newest_first=True)
    assert (refused.value.code, refused.value.status) == ("bad_cursor", 422)


def test_shops_never_meet(table):
    with Transaction() as tx:
        tx.create(Basket.new(basket_id="b1"))
    with acting(shop="another"):
        assert Basket.find(basket_id="b1") is None
        assert collect("BASKET#b1") == []


def test_a_marker_that_is_the_only_write_is_written_once_and_refused_the_second_time(table):
    def nothing_but_the_marker():
        marker = Handled.new(event_id="evt_2", handler="h", expires_at=9_999_999_999)
        with acting(once=FirstWrite(marker)), Transaction() as tx:
            tx.create(marker, otherwise=AlreadyDone())

    nothing_but_the_marker()
    with pytest.raises(AlreadyDone):
        nothing_but_the_marker()


def test_a_cursor_of_another_list_is_refused(table):
    with Transaction() as tx:
        for owner in ("ada", "bo"):
            for n in range(2):
                tx.create(Basket.new(basket_id=f"{owner}{n}", owner=owner))
    cursor = page("OWNER#ada", index="g1", limit=1).next_cursor
    with pytest.raises(Refused) as refused:
        page("OWNER#bo", index="g1", limit=1, cursor=cursor)
    assert refused.value.code == "bad_cursor"


def test_a_database_that_does_not_answer_is_said_to_be_away(table, monkeypatch):
    from botocore.exceptions import EndpointConnectionError

    def nobody(operation, **request):
        raise EndpointConnectionError(endpoint_url="http://127.0.0.1:1")

    monkeypatch.setattr(transaction.table, "call", nobody)
    monkeypatch.setattr(transaction, "PATIENCE", 0.1)
    with pytest.raises(Refused) as refused, Transaction() as tx:
        tx.add(Shelf.new(name="s"), left=1)
    assert (refused.value.code, refused.value.status) == ("database_away", 503)
