"""What the interchange routes answer with."""

from chalicelib.core.http import Output


class CountsOut(Output):
    """Products by what became of them, and what came with them; `reported` lines, of which `refused` had no effect."""

    created: int
    changed: int
    unchanged: int
    not_taken: int
    variants: int
    images: int
    stock: int
    reported: int
    refused: int


class JobOut(Output):
    """A job; `progress` is in percent."""

    id: str
    task: str
    format: str
    name: str
    state: str
    progress: int
    counts: CountsOut
    columns_not_kept: list[str]
    trouble: str | None
    created_at: str
    finished_at: str | None


class ReportLineOut(Output):
    """Something odd: the row as a spreadsheet numbers it, the column's name in the file ("" for the whole row)."""

    row: int
    handle: str
    column: str
    code: str
    sentence: str
    value: str
    taken: bool


class JobReportOut(JobOut):
    report: list[ReportLineOut]
    next_cursor: str | None


class JobsOut(Output):
    items: list[JobOut]
    next_cursor: str | None


class UploadOut(Output):
    """Where to PUT a large file, and under which id to import it."""

    upload: str
    method: str
    url: str
    expires_at: str
