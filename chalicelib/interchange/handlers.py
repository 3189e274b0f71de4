"""A job's own events: each slice or step that was taken has the next one taken."""

from chalicelib.core.journal import Happening
from chalicelib.interchange import exporting, service
from chalicelib.interchange.events import (
    ExportCancelled,
    ExportExpired,
    ExportFinished,
    ExportStepped,
    ImportSliced,
)


def take_slice(fact: ImportSliced, _event: Happening) -> None:
    """Go on with the file where the last slice stopped."""
    if fact.queued:
        service.take_slice(fact.job_id, fact.position)


def take_step(fact: ExportStepped, _event: Happening) -> None:
    """Go on with an export."""
    exporting.take_step(fact.export_id, fact.step)


def clear_export(fact: ExportFinished | ExportCancelled | ExportExpired, _event: Happening) -> None:
    """Remove from the file store what is no longer needed of an export."""
    exporting.clear(fact.export_id)
