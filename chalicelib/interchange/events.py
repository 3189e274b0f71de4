"""What happens to an import."""

from dataclasses import dataclass

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class ImportPrepared(Fact, name="import.prepared"):
    """A file is here to be looked at; nothing of it is taken before somebody starts the import."""

    job_id: str


@dataclass(frozen=True)
class ImportCancelled(Fact, name="import.cancelled"):
    """No further slice is taken; what was taken stays."""

    job_id: str


@dataclass(frozen=True)
class ImportSliced(Fact, name="import.sliced"):
    """The file is taken up to `position`, a row; 0 is its beginning. `queued`: a worker takes the next slice."""

    job_id: str
    position: int
    queued: bool


@dataclass(frozen=True)
class ImportFinished(Fact, name="import.finished"):
    job_id: str
    state: str
    counts: dict[str, int]


@dataclass(frozen=True)
class ExportStepped(Fact, name="export.stepped"):
    """An export has come to this step, which a worker takes; 0 is its beginning."""

    export_id: str
    content: str
    step: int


@dataclass(frozen=True)
class ExportFinished(Fact, name="export.finished"):
    export_id: str
    content: str
    records: int


@dataclass(frozen=True)
class ExportFetched(Fact, name="export.fetched"):
    """Somebody was given the file."""

    export_id: str
    content: str


@dataclass(frozen=True)
class ExportCancelled(Fact, name="export.cancelled"):
    """No further step is taken, and what was gathered goes."""

    export_id: str


@dataclass(frozen=True)
class ExportExpired(Fact, name="export.expired"):
    """The file's time has passed."""

    export_id: str
