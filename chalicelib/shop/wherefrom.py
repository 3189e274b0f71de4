"""Where a request for a session comes from."""

from dataclasses import dataclass

from chalicelib.core.http import Request
from chalicelib.core.passkeys import Site, site_asked

NOWHERE = Site("", "")


@dataclass(frozen=True)
class Visit:
    """An address, a browser's name, and the site that it shows."""

    ip: str = ""
    agent: str = ""
    site: Site = NOWHERE


def visit_of(request: Request) -> Visit:
    return Visit(request.ip, request.headers.get("user-agent", ""), site_asked(request.headers))
