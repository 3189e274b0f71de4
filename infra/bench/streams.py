"""Does a streamed write stay as fast after 100,000 of them as it was at first?

    python -m infra.bench.streams [writes] [--without-index]

prints the mean time of the first and the last thousand puts and their ratio; --without-index shows the disease.
"""

import argparse
import contextlib
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import Any

from infra.local.clients import client
from infra.local.database import Database, trim

TABLE = "daybook-bench-streams"
THOUSAND = 1000


def make_table(dynamodb: Any) -> None:
    dynamodb.create_table(
        TableName=TABLE,
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    )


def put_batches(dynamodb: Any, first: int, count: int) -> None:
    """Streamed items 25 at a time: as many records as single puts, in less of the bench's time."""
    for start in range(first, first + count, 25):
        stop = min(start + 25, first + count)
        puts = [{"PutRequest": {"Item": {"pk": {"S": str(n)}, "text": {"S": "x" * 200}}}} for n in range(start, stop)]
        dynamodb.batch_write_item(RequestItems={TABLE: puts})


def time_thousand(dynamodb: Any, first: int) -> float:
    """Mean milliseconds of a thousand single puts."""
    started = time.perf_counter()
    for number in range(first, first + THOUSAND):
        dynamodb.put_item(TableName=TABLE, Item={"pk": {"S": str(number)}, "text": {"S": "x" * 200}})
    return (time.perf_counter() - started) * 1000 / THOUSAND


def drop_index(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as file, file:
        file.execute("DROP INDEX _daybook_stream_order")


def measure(writes: int, with_index: bool) -> None:
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "bench.db"
        database = Database(path)
        database.prepare()
        if not with_index:
            drop_index(path)
        database.child.start()
        try:
            dynamodb = client("dynamodb", database.url)
            make_table(dynamodb)
            first = time_thousand(dynamodb, 0)
            put_batches(dynamodb, THOUSAND, writes - 2 * THOUSAND)
            last = time_thousand(dynamodb, writes - THOUSAND)
            started = time.perf_counter()
            gone = trim(path, TABLE, writes)
            trimmed = time.perf_counter() - started
            after = time_thousand(dynamodb, writes)
        finally:
            database.stop()
    print(f"{'with' if with_index else 'without'} the index, {writes} streamed writes")
    print(f"first thousand  {first:6.2f} ms a put")
    print(f"last thousand   {last:6.2f} ms a put, {last / first:.2f} times the first")
    print(f"trimmed         {gone} records in {trimmed:.1f} s")
    print(f"thousand after  {after:6.2f} ms a put, {after / first:.2f} times the first")


def main() -> None:
    parser = argparse.ArgumentParser(description="Streamed writes, first and last thousand compared.")
    parser.add_argument("writes", nargs="?", type=int, default=100_000)
    parser.add_argument("--without-index", action="store_true")
    given = parser.parse_args()
    measure(given.writes, not given.without_index)


if __name__ == "__main__":
    main()
