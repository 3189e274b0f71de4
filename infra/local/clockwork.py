"""What happens by the clock on one machine: the modules' schedules, and removing items whose time has passed."""

import contextlib
import json
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

log = logging.getLogger("daybook.clockwork")
SWEEP_MINUTES = 5
EXPIRED = """SELECT json_extract(item_json, '$.pk.S'), json_extract(item_json, '$.sk.S'),
    json_extract(item_json, '$.expires_at.N')
FROM "{table}" WHERE CAST(json_extract(item_json, '$.expires_at.N') AS INTEGER) <= ?"""
Jobs = Mapping[str, tuple[float, Callable[[], Any]]]


class Clockwork(threading.Thread):
    """Runs each job every so many minutes, one at a time; when it last ran is kept, so that a restart skips none."""

    def __init__(self, jobs: Jobs, file: Path, stopping: threading.Event) -> None:
        super().__init__(name="clockwork")
        self.jobs, self.file, self.stopping = jobs, file, stopping
        self.last: dict[str, float] = json.loads(file.read_text()) if file.exists() else {}

    def run(self) -> None:
        while not self.stopping.wait(1):
            for name in self.due(time.time()):
                self.run_job(name)

    def due(self, now: float) -> list[str]:
        """The jobs whose minutes have passed since they last ran. A new job's minutes start when it is first seen."""
        for name in self.jobs:
            self.last.setdefault(name, now)
        return [name for name, (minutes, _) in self.jobs.items() if now - self.last[name] >= minutes * 60]

    def run_job(self, name: str) -> None:
        if self.stopping.is_set():
            return
        try:
            self.jobs[name][1]()
        except Exception:
            log.exception("the scheduled job %s failed; it runs again at its next time", name)
        self.last[name] = time.time()
        fresh = self.file.with_suffix(".new")
        fresh.write_text(json.dumps(self.last))
        fresh.replace(self.file)


def sweep(dynamodb: Any, database: Path, table: str) -> int:
    """Delete items whose `expires_at` (epoch seconds) has passed, as AWS does within days; answer how many went.

    They are found in the file (a scan through the API would read the whole table every time) and deleted through the
    database, on the condition that they have not been given more time meanwhile.
    """
    gone = 0
    for pk, sk, at in expired(database, table):
        with contextlib.suppress(dynamodb.exceptions.ConditionalCheckFailedException):
            dynamodb.delete_item(
                TableName=table,
                Key={"pk": {"S": pk}, "sk": {"S": sk}},
                ConditionExpression="expires_at = :at",
                ExpressionAttributeValues={":at": {"N": at}},
            )
            gone += 1
    return gone


def expired(database: Path, table: str) -> list[tuple[str, str, str]]:
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)) as file:
        return file.execute(EXPIRED.format(table=table), (int(time.time()),)).fetchall()
