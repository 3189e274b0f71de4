"""granian's own interface (RSGI): a request is read whole before it gets a thread.

Under WSGI the thread reads the body itself, so sixteen half-sent uploads held every thread for as long as they liked.
Here an event loop waits for bodies, as API Gateway does, and threads only work.
"""

import asyncio
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from infra.local.gateway import PAYLOAD_LIMIT, Answer, Environ, problem, reply

BODY_SECONDS = 30.0


class TooSlow(Exception):
    """The client took longer to send its request than anyone may."""


class Served:
    """A function from WSGI environ to Answer, as an RSGI application with a pool of threads."""

    def __init__(self, answer: Callable[[Environ], Answer], threads: int) -> None:
        self.answer = answer
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix="web")

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        try:
            body = await read(scope, protocol)
        except TooSlow:
            late = problem(408, "too_slow", f"The request was not sent within {BODY_SECONDS:.0f} s. Send it again.")
            protocol.response_bytes(*reply(late, "POST"))
            return
        except Exception:
            return  # the client went away while sending: there is nobody to answer
        environ = environ_of(scope, body)
        status, headers, told = await asyncio.get_running_loop().run_in_executor(self.pool, self._work, environ)
        protocol.response_bytes(status, headers, told)

    def _work(self, environ: Environ) -> tuple[int, list[tuple[str, str]], bytes]:
        return reply(self.answer(environ), environ["REQUEST_METHOD"])


async def read(scope: Any, protocol: Any) -> bytes:
    """The body: whole, or a byte more than Lambda takes where it is longer."""
    declared = scope.headers.get("content-length") or "0"
    if declared == "0" and "transfer-encoding" not in scope.headers:
        return b""
    if declared.isdecimal() and int(declared) > PAYLOAD_LIMIT:
        return b""  # refused by what it declares
    parts: list[bytes] = []
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in protocol:
                parts.append(bytes(part))
                if sum(map(len, parts)) > PAYLOAD_LIMIT:
                    break
    except TimeoutError:
        raise TooSlow from None
    return b"".join(parts)


def environ_of(scope: Any, body: bytes) -> Environ:
    """The WSGI environ of an RSGI scope."""
    environ: Environ = {
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": scope.path.encode("utf-8", "replace").decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
    }
    for name, value in scope.headers.items():
        key = name.upper().replace("-", "_")
        key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
        between = "; " if key == "HTTP_COOKIE" else ", "
        environ[key] = f"{environ[key]}{between}{value}" if key in environ else value
    environ.setdefault("HTTP_HOST", scope.authority or "")
    return environ
