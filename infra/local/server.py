"""The HTTP server of the one-machine runtime: the app behind API Gateway's event, and beside it what a CDN would serve.

    python -m infra.local.server

is what the supervisor starts; its addresses come from the environment. granian runs what `started` gives. Workers and
threads: infra/decisions/2026-11-22-http-server.md.
"""

import logging
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from infra.local import files, mailbox
from infra.local.children import die_with_parent
from infra.local.gateway import Answer, Environ, Gateway, path_of, problem
from infra.local.health import health
from infra.local.rsgi import Served

WORKERS = int(os.environ.get("DAYBOOK_WEB_WORKERS") or min(4, os.cpu_count() or 1))
THREADS = int(os.environ.get("DAYBOOK_WEB_THREADS") or 8)
log = logging.getLogger("daybook.server")


def answer(environ: Environ) -> Answer:
    try:
        return beside_the_app(environ) or files.compressed(parts().gateway.answer(environ), environ)
    except Exception:
        log.exception("could not answer %s", environ.get("PATH_INFO"))
        return problem(503, "unavailable", "A part of the runtime is starting again. Try again.")


def beside_the_app(environ: Environ) -> Answer | None:
    """What the app does not serve; None for everything else."""
    path = path_of(environ) or ""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    if path == "/health":
        return health(parts().home, dict(os.environ))
    if path == "/dev/mail":
        as_json = "application/json" in environ.get("HTTP_ACCEPT", "")
        return mailbox.answer(parts().mailbox, environ.get("QUERY_STRING", ""), as_json)
    if path.startswith("/static/"):
        return files.static(path, environ) or nothing_here()
    if path.startswith("/media/"):
        return parts().media.answer(path, environ)  # the app knows where a size that is not made yet leads
    if path == "/admin" or path.startswith("/admin/"):
        return files.admin_page(environ)
    return None


def nothing_here() -> Answer:
    return problem(404, "not_found", "There is no such file.")


class Parts:
    """What one worker process needs, made when it starts."""

    def __init__(self, app: Any) -> None:
        self.home = Path(os.environ["DAYBOOK_HOME"])
        self.gateway = Gateway(app)
        self.media = files.Media(os.environ["DAYBOOK_AWS_URL"], os.environ["DAYBOOK_BUCKET"])
        self.mailbox = mailbox.Mailbox(self.home)


@lru_cache(maxsize=1)
def parts() -> Parts:
    from app import app

    return Parts(app)


def started() -> Any:
    """granian calls this in each worker for its application. A worker ends with granian's main process."""
    die_with_parent()
    parts().mailbox.copy_what_this_process_sends()
    return Served(answer, THREADS)


def main() -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "infra.local.server:started",
        factory=True,
        address="127.0.0.1",
        port=int(os.environ["DAYBOOK_PORT"]),
        interface=Interfaces.RSGI,
        workers=WORKERS,
        respawn_failed_workers=True,
        respawn_interval=0.1,
        workers_kill_timeout=3,
        websockets=False,
    ).serve()


if __name__ == "__main__":
    main()
