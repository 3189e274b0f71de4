"""Messages no handler could take, kept in a file: the dead-letter queues of this machine forget when they are killed.

A message that is put aside counts as done for the checkpoint (else one that never succeeds would hold it back), so it
must outlive the queue. The file mirrors the dead-letter queues; reborn queues get its messages back.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from infra.local.ministack import QUEUES, get_json

if TYPE_CHECKING:
    from infra.local.stream import Queues


class DeadLetters:
    """DAYBOOK_HOME/dead-letters.json: for each queue, the bodies of the messages put aside."""

    def __init__(self, file: Path, aws_url: str, prefix: str) -> None:
        self.file, self.aws_url, self.prefix = file, aws_url, prefix
        self.kept = self.read()

    def read(self) -> dict[str, list[str]]:
        return dict(json.loads(self.file.read_text())) if self.file.exists() else {}

    def keep(self, found: dict[str, list[str]]) -> None:
        """Mirror what was seen in the dead-letter queues."""
        if found != self.kept:
            fresh = self.file.with_suffix(".new")
            fresh.write_text(json.dumps(found))
            fresh.replace(self.file)
            self.kept = found

    def look(self) -> dict[str, list[str]]:
        """What lies in the dead-letter queues now, looked at without receiving it."""
        return {name: bodies for name in QUEUES if (bodies := self._bodies(f"{self.prefix}{name}-dead"))}

    def _bodies(self, queue: str) -> list[str]:
        url = f"{self.aws_url}/000000000000/{queue}"
        told = get_json(f"{self.aws_url}/_ministack/sqs/messages?QueueUrl={quote(url, safe='')}")
        if told is None:
            raise ConnectionError("the local queues do not answer")
        return sorted(_find_bodies(told))

    def put_back(self, queues: "Queues") -> None:
        """Give reborn dead-letter queues what they held."""
        here = self.look()
        for name, bodies in self.kept.items():
            for body in bodies:
                if body not in here.get(name, []):
                    queues.sqs.send_message(QueueUrl=queues.urls[f"{name}-dead"], MessageBody=body)


def _find_bodies(told: Any) -> list[str]:
    """Every "Body" in ministack's answer, which nests messages by account, region and queue."""
    if isinstance(told, dict):
        own = [told["Body"]] if isinstance(told.get("Body"), str) else []
        return own + [body for value in told.values() for body in _find_bodies(value)]
    if isinstance(told, list):
        return [body for value in told for body in _find_bodies(value)]
    return []
