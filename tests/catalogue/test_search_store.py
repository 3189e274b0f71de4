"""The stored segment: a head start that may be old, lost or half-made, and never makes an answer wrong."""

import threading
from concurrent.futures import ThreadPoolExecutor

import boto3
import pytest
from moto import mock_aws

from chalicelib.catalogue import search, search_index, search_store, service
from chalicelib.catalogue.models import SearchSegment
from chalicelib.catalogue.search import CardQuery
from chalicelib.core import clock
from chalicelib.core import table as core_table
from chalicelib.core.context import acting
from tests.catalogue.build import product


@pytest.fixture
def files(table, monkeypatch):
    """A bucket in memory, and a catalogue of three that is worth a segment."""
    kept = {}

    def get(file):
        if file not in kept:
            raise FileNotFoundError(file)
        return kept[file]

    monkeypatch.setattr(search_store, "_get", get)
    monkeypatch.setattr(search_store, "_put", kept.__setitem__)
    monkeypatch.setattr(search_store, "_remove", kept.pop)
    monkeypatch.setattr(search_store, "WORTHWHILE", 3)
    monkeypatch.setattr(search_store, "BEHIND", 2)
    monkeypatch.setattr(search_index, "LOOK_EVERY", 0.0)
    with clock.held_at("2026-01-01T10:00:00.000Z"):
        for title in ("Lamp", "Chair", "Table"):
            product(title)
    return kept


def as_another_process():
    """Forget what this process holds, as a new one would hold nothing."""
    search_index._indexes.clear()


def titles(**wanted):
    return [entry.title for entry in search.list_cards(CardQuery(currency="NOK", sort="title", **wanted)).items]


def test_a_new_process_begins_with_the_segment_and_reads_only_what_changed_since(files):
    assert search_store.build_if_behind() is True
    as_another_process()
    cost = core_table.measure()
    assert titles() == ["Chair", "Lamp", "Table"]
    index = search_index.present()
    assert [segment.docs for segment in index.segments] == [None]  # the loaded one, and no other
    assert cost.round_trips == 1 + search_index.SHARDS
    product("Vase")
    service.change_product(service.find_by_handle("lamp").product.product_id, title="Floor lamp")
    assert titles() == ["Chair", "Floor lamp", "Table", "Vase"]
    as_another_process()
    assert titles() == ["Chair", "Floor lamp", "Table", "Vase"]


def test_what_was_taken_off_sale_after_the_segment_was_built_is_never_shown(files):
    search_store.build_if_behind()
    lamp = service.find_by_handle("lamp").product
    service.archive_product(lamp.product_id)
    as_another_process()
    assert titles() == titles(q="") == ["Chair", "Table"]
    assert titles(q="lamp") == []
    index = search_index.present()
    assert index.gone.keys() == {lamp.product_id}
    service.change_product(lamp.product_id, status="active")
    assert titles(q="lamp") == ["Lamp"]


def test_a_segment_is_built_where_it_is_worth_it_and_again_when_it_is_behind_or_old(files):
    assert search_store.build_if_behind() is True
    with clock.held_at("2026-11-25T10:00:00.000Z"):
        first = SearchSegment.get()
        assert search_store.rebuild() is True
        assert search_store.build_if_behind() is False
    with clock.held_at("2026-11-25T10:05:00.000Z"):
        product("Vase")
        assert search_store.build_if_behind() is False  # one change; two are worth it
        product("Rug")
        assert search_store.build_if_behind() is True
    with clock.held_at("2026-11-30T10:06:00.000Z"):
        assert search_store.build_if_behind() is True
    last = SearchSegment.get()
    assert (last.products, last.built_at) == (5, "2026-11-30T10:06:00.000Z")
    # the same products make the same bytes, and so the same file
    assert first.products == 3
    assert last.file in files


def test_the_file_before_is_kept_and_the_one_before_that_removed(files):
    built = []
    for title in ("One", "Two", "Three"):
        product(title)
        assert search_store.rebuild() is True
        built.append(SearchSegment.get().file)
    assert sorted(files) == sorted(built[1:])


def test_a_small_catalogue_needs_no_segment(files, monkeypatch):
    monkeypatch.setattr(search_store, "WORTHWHILE", 4)
    assert search_store.build_if_behind() is False
    assert (files, SearchSegment.find()) == ({}, None)
    as_another_process()
    assert titles() == ["Chair", "Lamp", "Table"]


def test_a_builder_that_dies_after_its_upload_leaves_the_old_segment_and_the_next_one_builds(files, monkeypatch):
    search_store.rebuild()
    before = SearchSegment.get()
    product("Vase")

    class Dies(Exception):
        pass

    def die(file, data):
        files[file] = data
        raise Dies

    with monkeypatch.context() as dying:
        dying.setattr(search_store, "_put", die)
        with pytest.raises(Dies):
            search_store.rebuild()
    assert SearchSegment.get().file == before.file
    as_another_process()
    assert titles() == ["Chair", "Lamp", "Table", "Vase"]
    assert search_store.rebuild() is True
    assert SearchSegment.get().products == 4
    as_another_process()
    assert titles() == ["Chair", "Lamp", "Table", "Vase"]


def test_of_builders_at_the_same_time_one_moves_the_pointer(files, monkeypatch, table):
    together = threading.Barrier(4)

    def put(file, data):
        files[file] = data
        together.wait(30)

    monkeypatch.setattr(search_store, "_put", put)
    for version in (1, 2):  # the first pointer, and one that is moved

        def build(_):
            with acting(shop=table, by="test"):
                return search_store.rebuild()

        with ThreadPoolExecutor(4) as pool:
            assert sorted(pool.map(build, range(4))) == [False, False, False, True]
        assert SearchSegment.get().version == version
        product(f"More {version}")
    as_another_process()
    assert titles() == ["Chair", "Lamp", "More 1", "More 2", "Table"]


def test_changes_while_a_segment_is_built_are_seen_by_whoever_loads_it(files, monkeypatch):
    whole = search_store._all_docs

    def meanwhile():
        docs = whole()
        product("Vase")
        service.archive_product(service.find_by_handle("chair").product.product_id)
        return docs

    monkeypatch.setattr(search_store, "_all_docs", meanwhile)
    assert search_store.rebuild() is True
    as_another_process()
    assert titles() == ["Lamp", "Table", "Vase"]


@pytest.mark.parametrize("harm", ["lost", "spoilt", "another format"])
def test_a_segment_that_cannot_be_read_is_done_without(files, harm, monkeypatch):
    search_store.rebuild()
    if harm == "lost":
        files.clear()
    elif harm == "spoilt":
        files.update(dict.fromkeys(files, b"spoilt"))
    else:
        monkeypatch.setattr(search_store, "FORMAT", 99)
    as_another_process()
    assert titles() == ["Chair", "Lamp", "Table"]


def test_a_process_with_much_beside_its_segment_takes_the_newer_one(files, monkeypatch):
    search_store.rebuild()
    as_another_process()
    titles()
    product("Vase")
    assert titles() == ["Chair", "Lamp", "Table", "Vase"]
    with clock.held_at(clock.later(minutes=5)):
        search_store.rebuild()
    monkeypatch.setattr(search_index, "NEWER", 0)
    index = search_index.present()
    assert len(index.segments) == 2
    index.ask_at = 0.0
    assert titles() == ["Chair", "Lamp", "Table", "Vase"]
    assert [segment.size for segment in index.segments if segment.docs is None] == [4]
    assert index.products() == 4


def test_small_segments_are_merged_so_that_there_are_few(files):
    for number in range(20):
        product(f"Cup {number:02}")
        titles()
    index = search_index.present()
    assert index.products() == 23
    assert len(index.segments) <= 5  # sizes at least halve: 2 ** 5 > 23
    assert titles(q="cup")[:3] == ["Cup 00", "Cup 01", "Cup 02"]


def test_a_real_bucket_holds_the_segment(table, monkeypatch):
    with mock_aws():
        store = boto3.client("s3", region_name="eu-north-1")
        store.create_bucket(Bucket="daybook-local", CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
        monkeypatch.setattr(search_store, "_bucket", lambda: store)
        product("Lamp")
        assert search_store.rebuild() is True
        segment, until = search_store.load()
        assert ([segment.entry(doc)["title"] for doc in range(segment.size)], until) == (
            ["Lamp"],
            SearchSegment.get().until,
        )
        store.delete_object(Bucket="daybook-local", Key=SearchSegment.get().file)
        assert search_store.load() is None
