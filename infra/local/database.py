"""The embedded, DynamoDB-compatible database (dynoxide), and the cure for its slow streams.

Every streamed write of dynoxide 1.2.1 looks up MAX(CAST(sequence_number AS INTEGER)) of its table without an index, and
nothing removes old records: at 104,000 records a put took 75 ms. The cure is an index on just that expression, added
while the server is stopped, and trimming what the relay has passed. The version is pinned in infra/local/npm, because
both reach into its file. infra/bench/streams.py measures the cure.
"""

import contextlib
import json
import platform
import sqlite3
import sys
from pathlib import Path
from types import TracebackType

from infra.local.children import Child, free_port, listens

NPM = Path(__file__).parent / "npm"
STREAM_INDEX = """CREATE INDEX IF NOT EXISTS _daybook_stream_order
ON _stream_records (table_name, CAST(sequence_number AS INTEGER))"""
# One short write at a time, so that the server never waits longer for the file than it is willing to (5 s).
TRIM_BATCH = 1000
TRIM = """DELETE FROM _stream_records WHERE id IN (
    SELECT id FROM _stream_records
    WHERE table_name = :table AND CAST(sequence_number AS INTEGER) <= :upto
      AND CAST(sequence_number AS INTEGER) < (
          SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = :table)
    ORDER BY CAST(sequence_number AS INTEGER) LIMIT :batch)"""
ARCHITECTURES = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}


def binary() -> Path:
    """The program npm installed for this platform."""
    platform_name = f"{sys.platform}-{ARCHITECTURES.get(platform.machine().lower(), platform.machine())}"
    if f"@dynoxide/{platform_name}" not in json.loads((NPM / "package.json").read_text())["optionalDependencies"]:
        raise SystemExit(
            f"The local database is pinned in infra/local/npm for Linux on x86-64, not for {platform_name}. "
            f"Add @dynoxide/{platform_name} 1.2.1 there (npm install, then make install)."
        )
    found = NPM / "node_modules" / "@dynoxide" / platform_name / "dynoxide"
    if not found.exists():
        raise SystemExit(f"The database is not installed ({found} is missing). Run: make install")
    return found


def add_stream_index(path: Path) -> None:
    """Index the stream records of a stopped database."""
    with contextlib.closing(sqlite3.connect(path, timeout=10)) as file, file:
        file.execute(STREAM_INDEX)


def has_stream_index(path: Path) -> bool:
    with contextlib.closing(sqlite3.connect(path, timeout=10)) as file:
        return bool(file.execute("SELECT 1 FROM sqlite_master WHERE name = '_daybook_stream_order'").fetchone())


def trim(path: Path, table: str, up_to_sequence: int) -> int:
    """Delete a table's stream records up to a sequence number; answer how many went.

    The newest record always stays, whatever the number: the database numbers its next record from it.
    Safe beside a running server: each batch is one short write under SQLite's own lock.
    """
    gone = 0
    with contextlib.closing(sqlite3.connect(path, timeout=10)) as file:
        while True:
            with file:
                batch = file.execute(TRIM, {"table": table, "upto": up_to_sequence, "batch": TRIM_BATCH}).rowcount
            gone += batch
            if batch < TRIM_BATCH:
                return gone


class Database:
    """A dynoxide over one file: `with Database(path) as database: ... database.url`."""

    def __init__(self, path: Path, port: int | None = None, log: Path | None = None) -> None:
        self.path = Path(path)
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = [str(binary()), "serve", "--host", "127.0.0.1", "--port", str(self.port), "--db-path", str(path)]
        self.child = Child("database", command, log or self.path.with_suffix(".log"), lambda: listens(self.port))

    def prepare(self) -> None:
        """Make the file and its stream index; a first start makes the file, a second one serves it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if not self.path.exists():
            with self.child.running_now():
                pass
        if not has_stream_index(self.path):
            add_stream_index(self.path)

    def start(self) -> None:
        self.prepare()
        self.child.start()

    def stop(self) -> None:
        self.child.stop()

    def kill(self) -> None:
        """End it without warning (kill -9), as a power cut would."""
        self.child.kill()

    def __enter__(self) -> "Database":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
