"""A job's report: a line for each row or cell that was odd, in parts of some lines each, paged for people."""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from chalicelib.core.errors import Refused
from chalicelib.core.table import only, query
from chalicelib.core.transaction import Transaction
from chalicelib.interchange.imported import RowProblem
from chalicelib.interchange.models import ReportPart

LINES = 100  # in a part: 100 lines of some 700 bytes
PARTS_TOGETHER = 40
_PLACE = re.compile(r"(REPORT#\d{9,}#\d{4,}):(\d{1,6})")
BAD_CURSOR = Refused("bad_cursor", "This cursor is not one this report gave. Start from the first page.", 422, "cursor")


def line(
    row: int, handle: str, column: str, code: str, sentence: str, value: str = "", taken: bool = False
) -> RowProblem:
    """A line of our own, in the reader's shape."""
    return RowProblem(row, handle, column, code, sentence, value, taken)


def save(job_id: str, position: int, problems: Iterable[RowProblem]) -> None:
    """Write the lines of the slice that began at `position`; the same again where they are there already."""
    lines = [asdict(problem) for problem in problems]
    parts = [
        ReportPart.new(job_id=job_id, position=position, number=number, lines=lines[start : start + LINES])
        for number, start in enumerate(range(0, len(lines), LINES))
    ]
    for start in range(0, len(parts), PARTS_TOGETHER):
        with Transaction() as tx:
            for part in parts[start : start + PARTS_TOGETHER]:
                tx.save(part)


def read(job_id: str, limit: int, cursor: str | None, taken: bool | None) -> tuple[list[dict[str, Any]], str | None]:
    """Lines in the order of the file, and where the next ones begin. `taken` keeps those with or without effect."""
    start, skip = _open(cursor) if cursor else ("REPORT#", 0)
    found: list[dict[str, Any]] = []
    parts = query(f"JOB#{job_id}", between=(start, "REPORT#~"), consistent=True)
    for part in only(parts, ReportPart):
        for number, each in enumerate(part.lines):
            if (part.sk == start and number < skip) or (taken is not None and each["taken"] != taken):
                continue
            if len(found) == limit:
                return found, _close(part.sk, number)
            found.append(each)
    return found, None


def _close(sort_key: str, number: int) -> str:
    return base64.urlsafe_b64encode(f"{sort_key}:{number}".encode()).decode()


def _open(cursor: str) -> tuple[str, int]:
    try:
        place = _PLACE.fullmatch(base64.urlsafe_b64decode(cursor.encode()).decode())
    except (ValueError, binascii.Error):
        place = None
    if place is None:
        raise BAD_CURSOR
    return place[1], int(place[2])
