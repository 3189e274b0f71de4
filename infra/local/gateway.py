"""A request (a WSGI environ) becomes the event API Gateway (REST, version 1) would make of it; its answer goes back.

So the Chalice app is called exactly as on AWS: `app(event, context)`. What API Gateway does around the app and we do
not (authorizers, CORS preflight) nothing in Daybook relies on: access control is in core's Routes.
"""

import base64
import json
import logging
import threading
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, quote

Environ = dict[str, Any]
log = logging.getLogger("daybook.gateway")

# Lambda takes and gives 6 MB in one call, as JSON: bodies count as they are written there (base64 is a third longer).
PAYLOAD_LIMIT = 6 * 1024 * 1024
TOO_LARGE = "A request may hold 6 MB. Send larger files through an import, or in parts."
API_SECONDS = 29
# These say how bytes travel, which is the server's business and not the app's.
HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length", "upgrade", "date", "server"})


@dataclass
class Answer:
    """What goes back to the client."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes | Iterator[bytes] = b""


class Context:
    """What Lambda tells a function of its call."""

    def __init__(self, function: str, seconds: float) -> None:
        self.function_name = f"daybook-local-{function}"
        self.function_version = "$LATEST"
        self.memory_limit_in_mb = 1024
        self.aws_request_id = str(uuid.uuid4())
        self.invoked_function_arn = f"arn:aws:lambda:eu-north-1:000000000000:function:{self.function_name}"
        self.log_group_name = f"/aws/lambda/{self.function_name}"
        self.log_stream_name = "local"
        self.client_context = None
        self.identity = None
        self._ends = time.monotonic() + seconds

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self._ends - time.monotonic()) * 1000))


@dataclass
class Step:
    """A node of the route tree. As in API Gateway, words win over parameters, and those over the rest of a path."""

    words: dict[str, "Step"] = field(default_factory=dict)
    parameter: "Step | None" = None
    rest: "Step | None" = None
    resource: str | None = None


class Resources:
    """Which resource (a path with {parameters}) a request's path belongs to."""

    def __init__(self, resources: Iterable[str]) -> None:
        self.root = Step()
        for resource in resources:
            self._enter(resource)

    def _enter(self, resource: str) -> None:
        step = self.root
        for part in _parts(resource):
            if part.endswith("+}"):
                step.rest = step.rest or Step()
                step = step.rest
            elif part.startswith("{"):
                step.parameter = step.parameter or Step()
                step = step.parameter
            else:
                step = step.words.setdefault(part, Step())
        step.resource = resource

    def match(self, path: str) -> tuple[str, dict[str, str]] | None:
        """The resource and its parameters' values, decoded; None where no resource takes the path."""
        parts = _parts(path)
        resource = _descend(self.root, parts, 0)
        if resource is None:
            return None
        values: dict[str, str] = {}
        for position, part in enumerate(_parts(resource)):
            if part.endswith("+}"):
                values[part[1:-2]] = "/".join(parts[position:])
            elif part.startswith("{"):
                values[part[1:-1]] = parts[position]
        return resource, values


def _parts(path: str) -> list[str]:
    return [part for part in path.strip("/").split("/") if part] if path != "/" else []


def _descend(step: Step, parts: list[str], at: int) -> str | None:
    if at == len(parts):
        return step.resource
    word = step.words.get(parts[at])
    found = _descend(word, parts, at + 1) if word else None
    if found is None and step.parameter:
        found = _descend(step.parameter, parts, at + 1)
    if found is None and step.rest:
        found = step.rest.resource
    return found


def problem(status: int, code: str, detail: str, request_id: str = "") -> Answer:
    """An error in the shape every Daybook route uses (RFC 9457; core.http.problem)."""
    told = {
        "type": f"urn:daybook:problem:{code}",
        "title": code.replace("_", " ").capitalize(),
        "status": status,
        "code": code,
        "detail": detail,
        "request_id": request_id,
    }
    headers = [("Content-Type", "application/problem+json"), ("Cache-Control", "no-store")]
    return Answer(status, headers, json.dumps(told).encode())


class Gateway:
    """Calls a Chalice app for each request it has a resource for."""

    def __init__(self, app: Any) -> None:
        self.app = one_request_per_thread(app)
        self.resources = Resources(app.routes)

    def answer(self, environ: Environ) -> Answer:
        request_id = str(uuid.uuid4())
        answer = self._answer(environ, request_id)
        answer.headers.append(("x-amzn-RequestId", request_id))
        return answer

    def _answer(self, environ: Environ, request_id: str) -> Answer:
        path = path_of(environ)
        if path is None:
            return problem(400, "malformed_path", "The path is not UTF-8.", request_id)
        found = self.resources.match(path)
        if found is None:
            return problem(404, "not_found", "There is nothing at this address.", request_id)
        resource, values = found
        method = self._method(environ["REQUEST_METHOD"], resource)
        if method is None:
            return self._wrong_method(resource, request_id)
        body = read_body(environ)
        if body is None:
            return problem(413, "too_large", TOO_LARGE, request_id)
        event = make_event(environ, method, path, resource, values, request_id)
        add_body(event, body, environ.get("CONTENT_TYPE", ""), self.app.api.binary_types)
        if len(event["body"] or "") > PAYLOAD_LIMIT:
            return problem(413, "too_large", TOO_LARGE, request_id)
        return self._call(event, request_id)

    def _method(self, asked: str, resource: str) -> str | None:
        methods = self.app.routes[resource]
        if asked in methods:
            return asked
        return "GET" if asked == "HEAD" and "GET" in methods else None

    def _wrong_method(self, resource: str, request_id: str) -> Answer:
        allowed = sorted(self.app.routes[resource])
        detail = f"This address takes {', '.join(allowed)}."
        answer = problem(405, "method_not_allowed", detail, request_id)
        answer.headers.append(("Allow", ", ".join(allowed)))
        return answer

    def _call(self, event: dict[str, Any], request_id: str) -> Answer:
        context = Context("api", API_SECONDS)
        context.aws_request_id = request_id
        try:
            answer = self.app(event, context)
        except Exception:
            log.exception("the app raised; API Gateway would answer 502 (request %s)", request_id)
            detail = "Something went wrong here. It was logged under this request id."
            return problem(500, "internal_error", detail, request_id)
        if len(answer["body"]) > PAYLOAD_LIMIT:
            log.error("the answer to request %s is longer than Lambda may give", request_id)
            detail = "The answer is longer than 6 MB. Ask for less at once."
            return problem(500, "answer_too_large", detail, request_id)
        return unwrapped(answer)


def one_request_per_thread(app: Any) -> Any:
    """Keep Chalice's current request apart for each thread: Lambda serves one at a time, this server several."""
    here = threading.local()

    def kept(name: str) -> property:
        return property(lambda _: getattr(here, name, None), lambda _, value: setattr(here, name, value))

    own = {name: kept(name) for name in ("current_request", "lambda_context")}
    app.__class__ = type("ThreadedChalice", (type(app),), own)
    return app


def path_of(environ: Environ) -> str | None:
    """The decoded path; None where it is not UTF-8. (WSGI hands bytes over as Latin-1.)"""
    try:
        path: str = environ["PATH_INFO"].encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    return path or "/"


def read_body(environ: Environ) -> bytes | None:
    """The body; None where it is longer than Lambda takes."""
    declared = environ.get("CONTENT_LENGTH") or "0"
    if declared.isdecimal() and int(declared) > PAYLOAD_LIMIT:
        return None
    body: bytes = environ["wsgi.input"].read(PAYLOAD_LIMIT + 1)
    return body if len(body) <= PAYLOAD_LIMIT else None


def headers_of(environ: Environ) -> dict[str, str]:
    found = {name[5:].replace("_", "-").title(): value for name, value in environ.items() if name.startswith("HTTP_")}
    for name, header in (("CONTENT_TYPE", "Content-Type"), ("CONTENT_LENGTH", "Content-Length")):
        if environ.get(name):
            found[header] = environ[name]
    forwarded = found.get("X-Forwarded-For")
    client = environ.get("REMOTE_ADDR", "127.0.0.1")
    found["X-Forwarded-For"] = f"{forwarded}, {client}" if forwarded else client
    found.setdefault("X-Forwarded-Proto", environ.get("wsgi.url_scheme", "http"))
    return found


def make_event(
    environ: Environ, method: str, path: str, resource: str, values: dict[str, str], request_id: str
) -> dict[str, Any]:
    """API Gateway's proxy event, payload version 1.0, without its body."""
    headers = headers_of(environ)
    query: dict[str, list[str]] = {}
    for name, value in parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True):
        query.setdefault(name, []).append(value)
    return {
        "resource": resource,
        "path": path,
        "httpMethod": method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": {name: given[-1] for name, given in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": values or None,
        "stageVariables": None,
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "local",
            "stage": "api",
            "protocol": environ.get("SERVER_PROTOCOL", "HTTP/1.1"),
            "resourceId": "local",
            "resourcePath": resource,
            "httpMethod": method,
            "path": quote(path),
            "requestId": request_id,
            "extendedRequestId": request_id,
            "requestTimeEpoch": int(time.time() * 1000),
            "domainName": environ.get("HTTP_HOST", "").partition(":")[0],
            "identity": {"sourceIp": environ.get("REMOTE_ADDR", ""), "userAgent": environ.get("HTTP_USER_AGENT", "")},
        },
        "body": None,
        "isBase64Encoded": False,
    }


def add_body(event: dict[str, Any], body: bytes, content_type: str, binary_types: list[str]) -> None:
    """Text as text; what the app declares binary, and what is not UTF-8, as base64 (the bytes arrive unchanged)."""
    if not body:
        return
    binary = content_type.partition(";")[0].strip().lower() in binary_types
    try:
        text = None if binary else body.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    event["body"] = base64.b64encode(body).decode() if text is None else text
    event["isBase64Encoded"] = text is None


def unwrapped(answer: dict[str, Any]) -> Answer:
    """The app's answer with its body as bytes."""
    body = base64.b64decode(answer["body"]) if answer.get("isBase64Encoded") else answer["body"].encode("utf-8")
    headers = [(name, str(value)) for name, value in (answer.get("headers") or {}).items()]
    headers += [(name, value) for name, many in (answer.get("multiValueHeaders") or {}).items() for value in many]
    headers = [(name, value) for name, value in headers if name.lower() not in HOP_BY_HOP]
    if not any(name.lower() == "content-type" for name, _ in headers):
        headers.append(("Content-Type", "application/json"))
    return Answer(int(answer["statusCode"]), headers, body)


def reply(answer: Answer, method: str) -> tuple[int, list[tuple[str, str]], bytes]:
    """Status, headers and body as they are sent. HEAD gets the headers a GET would, and no body."""
    body = answer.body if isinstance(answer.body, bytes) else b"".join(answer.body)
    headers = [(name, value) for name, value in answer.headers if name.lower() != "content-length"]
    headers.append(("content-length", str(len(body))))
    return answer.status, headers, b"" if method == "HEAD" or answer.status in (204, 304) else body
