"""An import's own events: each slice that was taken has the next one taken."""

from chalicelib.core.journal import Happening
from chalicelib.interchange import service
from chalicelib.interchange.events import ImportSliced


def take_slice(fact: ImportSliced, _event: Happening) -> None:
    """Go on with the file where the last slice stopped."""
    if fact.queued:
        service.take_slice(fact.job_id, fact.position)
