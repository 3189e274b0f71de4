"""The embedded database on one machine: durable, found, and not slowed by its own stream."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra.local import database as database_module
from infra.local.clients import client
from infra.local.database import Database, binary, trim

TABLE = "daybook-stream-test"
# As in the program's own text (dynoxide 1.2.1).
NEXT_NUMBER = "SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?1"
GET_RECORDS = """SELECT event_name, keys_json, new_image, old_image, sequence_number, created_at, user_identity
             FROM _stream_records
             WHERE table_name = ?1 AND shard_id = ?2 AND CAST(sequence_number AS INTEGER) > ?3
             ORDER BY CAST(sequence_number AS INTEGER) ASC
             LIMIT ?4"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "own.db") as running:
        yield running


def streamed_table(running: Database) -> Any:
    dynamodb = client("dynamodb", running.url)
    dynamodb.create_table(
        TableName=TABLE,
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
    )
    return dynamodb


def put(dynamodb: Any, numbers: range) -> None:
    for number in numbers:
        dynamodb.put_item(TableName=TABLE, Item={"pk": {"S": str(number)}})


def numbers_in(path: Path) -> list[int]:
    with contextlib.closing(sqlite3.connect(path)) as file:
        rows = file.execute("SELECT CAST(sequence_number AS INTEGER) FROM _stream_records ORDER BY 1").fetchall()
    return [row[0] for row in rows]


def plan(path: Path, sql: str, *values: Any) -> str:
    with contextlib.closing(sqlite3.connect(path)) as file:
        return " / ".join(row[3] for row in file.execute("EXPLAIN QUERY PLAN " + sql, values))


def test_the_stream_number_of_a_write_and_the_relays_reading_both_use_the_index(own: Database) -> None:
    assert (
        plan(own.path, NEXT_NUMBER, TABLE) == "SEARCH _stream_records USING INDEX _daybook_stream_order (table_name=?)"
    )
    assert plan(own.path, GET_RECORDS, TABLE, "shard", 7, 100) == (
        "SEARCH _stream_records USING INDEX _daybook_stream_order (table_name=? AND <expr>>?)"
    )
    # The two statements above are the program's own, or the proof would be of something else.
    program = binary().read_bytes()
    assert NEXT_NUMBER.encode() in program
    assert GET_RECORDS.encode() in program


def test_trimming_keeps_the_newest_record_and_numbering_goes_on(own: Database) -> None:
    dynamodb = streamed_table(own)
    put(dynamodb, range(5))
    assert trim(own.path, TABLE, 3) == 3
    assert numbers_in(own.path) == [4, 5]
    assert trim(own.path, TABLE, 99) == 1  # 5 is the newest and stays
    assert numbers_in(own.path) == [5]
    own.stop()
    own.start()
    put(dynamodb, range(5, 7))
    assert numbers_in(own.path) == [5, 6, 7]


def test_trimming_one_table_leaves_the_others_alone(own: Database) -> None:
    put(streamed_table(own), range(3))
    assert trim(own.path, "another-table", 99) == 0
    assert numbers_in(own.path) == [1, 2, 3]


def test_writers_notice_nothing_while_the_stream_is_trimmed_beside_them(
    own: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "TRIM_BATCH", 7)
    dynamodb = streamed_table(own)
    refused: list[Exception] = []

    def write(first: int) -> None:
        try:
            put(dynamodb, range(first, first + 100))
        except Exception as error:
            refused.append(error)

    writers = [threading.Thread(target=write, args=(n * 1000,)) for n in range(3)]
    for writer in writers:
        writer.start()
    trimmed = 0
    while any(writer.is_alive() for writer in writers):
        trimmed += trim(own.path, TABLE, 10_000)
    trimmed += trim(own.path, TABLE, 10_000)
    assert refused == []
    assert trimmed == 299  # 3 x 100 records, and the newest stays
    assert numbers_in(own.path) == [300]
    assert dynamodb.scan(TableName=TABLE, Select="COUNT")["Count"] == 300


def test_what_was_acknowledged_is_there_after_kill_9(own: Database) -> None:
    dynamodb = streamed_table(own)
    put(dynamodb, range(50))
    own.kill()
    own.start()
    assert dynamodb.scan(TableName=TABLE, Select="COUNT")["Count"] == 50


def test_without_its_program_it_says_what_to_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text((database_module.NPM / "package.json").read_text())
    monkeypatch.setattr(database_module, "NPM", tmp_path)
    with pytest.raises(SystemExit, match=r"The database is not installed .* Run: make install"):
        binary()


def test_on_a_platform_it_is_not_pinned_for_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module.platform, "machine", lambda: "riscv64")
    with pytest.raises(SystemExit, match=r"not for linux-riscv64\. Add @dynoxide/linux-riscv64 1\.2\.1 there"):
        binary()
