"""HTTP without a server: the whole application, called with the events API Gateway would send."""

import base64
import itertools
import json as jsonlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from chalice.app import Chalice

_numbers = itertools.count(1)


@dataclass
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: tuple[str, ...] = ()  # each Set-Cookie header

    @property
    def json(self) -> Any:
        return jsonlib.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def cost(self) -> tuple[int, float]:
        """Database round trips and capacity units of this request."""
        parts = dict(part.split("=") for part in self.headers["daybook-cost"].split("; "))
        return int(parts["round_trips"]), float(parts["units"])


class Client:
    """Calls an application. `token` is a cart's or order's token, `bearer` a session or API key."""

    def __init__(self, app: Chalice, bearer: str | None = None) -> None:
        self.app, self.bearer = app, bearer

    def get(self, path: str, **more: Any) -> Reply:
        return self.call("GET", path, **more)

    def post(self, path: str, json: Any = None, **more: Any) -> Reply:
        return self.call("POST", path, json=json, **more)

    def patch(self, path: str, json: Any = None, **more: Any) -> Reply:
        return self.call("PATCH", path, json=json, **more)

    def put(self, path: str, json: Any = None, **more: Any) -> Reply:
        return self.call("PUT", path, json=json, **more)

    def delete(self, path: str, **more: Any) -> Reply:
        return self.call("DELETE", path, **more)

    def call(
        self,
        method: str,
        path: str,
        json: Any = None,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        token: str | None = None,
        key: str | None = None,
        bearer: str | None = None,
    ) -> Reply:
        sent = {"Host": "shop.test", **(headers or {})}
        if json is not None:
            body = jsonlib.dumps(json).encode()
            sent.setdefault("Content-Type", "application/json")
        if token:
            sent["Daybook-Token"] = token
        if key:
            sent["Idempotency-Key"] = key
        if bearer or self.bearer:
            sent["Authorization"] = f"Bearer {bearer or self.bearer}"
        return self._send(method, path, sent, body)

    def _send(self, method: str, path: str, headers: dict[str, str], body: bytes | None) -> Reply:
        parts = urlsplit(path)
        found = match(self.app, parts.path)
        if found is None:
            raise LookupError(f"no route for {parts.path}")
        resource, params = found
        event = {
            "httpMethod": method,
            "path": unquote(parts.path),
            "resource": resource,
            "headers": headers,
            "multiValueHeaders": {name: [value] for name, value in headers.items()},
            "multiValueQueryStringParameters": parse_qs(parts.query, keep_blank_values=True) or None,
            "pathParameters": params or None,
            "stageVariables": None,
            "body": base64.b64encode(body).decode() if body is not None else None,
            "isBase64Encoded": body is not None,
            "requestContext": {
                "httpMethod": method,
                "resourcePath": resource,
                "path": unquote(parts.path),
                "requestId": f"req-{next(_numbers)}",
                "identity": {"sourceIp": "127.0.0.1"},
            },
        }
        got = self.app(event, None)
        raw = got["body"]
        content = base64.b64decode(raw) if got.get("isBase64Encoded") else raw.encode()
        single = {name.lower(): str(value) for name, value in (got.get("headers") or {}).items()}
        cookies = tuple((got.get("multiValueHeaders") or {}).get("Set-Cookie", ()))
        return Reply(got["statusCode"], single, content, cookies)


def match(app: Chalice, path: str) -> tuple[str, dict[str, str]] | None:
    """The resource a path belongs to, literal segments first, as API Gateway chooses."""
    wanted = path.strip("/").split("/")
    best: tuple[int, str, dict[str, str]] | None = None
    for resource in app.routes:
        parts = resource.strip("/").split("/")
        if len(parts) != len(wanted):
            continue
        pairs = list(zip(parts, wanted, strict=True))
        if any(not part.startswith("{") and part != given for part, given in pairs):
            continue
        params = {part[1:-1]: unquote(given) for part, given in pairs if part.startswith("{")}
        if best is None or len(params) < best[0]:
            best = (len(params), resource, params)
    return (best[1], best[2]) if best else None


def application() -> Chalice:
    """The whole application as app.py builds it."""
    import app

    return app.app
