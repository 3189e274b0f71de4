"""Stripe's API: which address is which verb, who may call it, and the answer kept under an idempotency key."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import customers, disputes, events, intents, lists, refunds
from .call import API_VERSION, Call, Kept
from .errors import Refused
from .parameters import guard
from .store import Body

DAY = 86_400
EXPAND = frozenset({"expand"})
# What Stripe.js sends besides: stripe-python, a library for servers, does not name it.
BROWSER_PARAMETERS = frozenset({"client_secret"})
# What a browser may not decide.
SERVER_PARAMETERS = frozenset({"capture_method", "off_session", "error_on_requires_action"})


@dataclass(frozen=True)
class Route:
    """One verb of the API: `resource` and `verb` name the type in stripe.params that guards its parameters."""

    method: str
    path: re.Pattern[str]
    resource: str
    verb: str
    acted_on: frozenset[str]
    run: Callable[..., Any]
    publishable: bool = False


def _route(
    method: str,
    path: str,
    resource: str,
    verb: str,
    acted_on: frozenset[str],
    run: Callable[..., Any],
    publishable: bool = False,
) -> Route:
    return Route(method, re.compile(path), resource, verb, acted_on, run, publishable)


def _retrieve(kind: str, path: str) -> Route:
    return _route("GET", rf"/v1/{path}/(\w+)", kind, "retrieve", EXPAND, lambda call, id: call.need(kind, id))


def _list(kind: str, path: str) -> Route:
    url = f"/v1/{path}"
    return _route(
        "GET", url, kind, "list", lists.COMMON | lists.FILTERS[kind], lambda call: lists.page(call, kind, url)
    )


ROUTES = (
    _route("POST", "/v1/payment_intents", "payment_intent", "create", intents.CREATE, intents.create),
    _list("payment_intent", "payment_intents"),
    _route("GET", r"/v1/payment_intents/(\w+)", "payment_intent", "retrieve", EXPAND, intents.retrieve, True),
    _route("POST", r"/v1/payment_intents/(\w+)", "payment_intent", "update", intents.UPDATE, intents.update),
    _route("POST", r"/v1/payment_intents/(\w+)/confirm", "payment_intent", "confirm", intents.CONFIRM,
           intents.confirm, True),
    _route("POST", r"/v1/payment_intents/(\w+)/capture", "payment_intent", "capture", intents.CAPTURE, intents.capture),
    _route("POST", r"/v1/payment_intents/(\w+)/cancel", "payment_intent", "cancel", intents.CANCEL, intents.cancel),
    _list("charge", "charges"),
    _retrieve("charge", "charges"),
    _route("POST", "/v1/refunds", "refund", "create", refunds.CREATE, refunds.create),
    _list("refund", "refunds"),
    _retrieve("refund", "refunds"),
    _route("POST", r"/v1/refunds/(\w+)", "refund", "update", refunds.UPDATE, refunds.update),
    _route("POST", r"/v1/refunds/(\w+)/cancel", "refund", "cancel", refunds.CANCEL, refunds.cancel),
    _route("POST", "/v1/payment_methods", "payment_method", "create", customers.METHOD_CREATE,
           customers.create_payment_method, True),
    _retrieve("payment_method", "payment_methods"),
    _route("POST", "/v1/customers", "customer", "create", customers.CREATE, customers.create),
    _list("customer", "customers"),
    _retrieve("customer", "customers"),
    _route("POST", r"/v1/customers/(\w+)", "customer", "update", customers.UPDATE, customers.update),
    _list("event", "events"),
    _route("GET", r"/v1/events/(\w+)", "event", "retrieve", EXPAND, events.retrieve),
    _list("dispute", "disputes"),
    _retrieve("dispute", "disputes"),
    _route("POST", r"/v1/disputes/(\w+)", "dispute", "update", disputes.UPDATE, disputes.update),
    _route("POST", r"/v1/disputes/(\w+)/close", "dispute", "close", disputes.CLOSE, disputes.close),
    _list("balance_transaction", "balance_transactions"),
    _retrieve("balance_transaction", "balance_transactions"),
)  # fmt: skip


def found(method: str, path: str) -> tuple[Route, tuple[str, ...]]:
    for route in ROUTES:
        match = route.path.fullmatch(path)
        if match and route.method == method:
            return route, match.groups()
    raise Refused(
        f"Unrecognized request URL ({method}: {path}). The Stripe simulator does not have it; see "
        "infra/local/stripe/README.md.",
        status=404,
    )


def is_publishable(authorization: str, route: Route) -> bool:
    """Whether the key is one a browser may hold; refuses every key that is not a test key."""
    key = _key(authorization)
    if not key:
        raise Refused(
            "You did not provide an API key. You need to provide your API key in the Authorization header, using "
            "Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
            status=401,
        )
    if not re.fullmatch(r"(sk|rk|pk)_test_\w+", key):
        raise Refused(f"Invalid API Key provided: {key[:8]}{'*' * max(0, len(key) - 12)}{key[12:][-4:]}", status=401)
    publishable = key.startswith("pk_")
    if publishable and not route.publishable:
        raise Refused(
            "This API call cannot be made with a publishable API key. Please use a secret API key.",
            "secret_key_required",
            status=403,
        )
    return publishable


def _key(authorization: str) -> str:
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value).decode().partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return ""


def check_version(version: str | None) -> None:
    """The objects here have the shape of one version; another is refused, not approximated."""
    if version and version != API_VERSION:
        raise Refused(f"The Stripe simulator speaks {API_VERSION}, not {version}.", "simulator_unsupported", status=400)


@dataclass(frozen=True)
class Answer:
    status: int
    body: Body
    replayed_from: str | None = None


def answer(call: Call, method: str, path: str, authorization: str, version: str | None) -> Answer:
    """Answer one request, inside the store's transaction."""
    try:
        route, ids = found(method, path)
        call.publishable = is_publishable(authorization, route)
        check_version(version)
        if method != "POST" or call.idempotency_key is None:
            made = _ran(call, route, ids)
        else:
            made = _once(call, route, ids, f"{method} {path}")
    except Refused as refused:
        made = Answer(refused.status, refused.body)
    error = made.body.get("error", {})
    if call.publishable and "payment_intent" in error:
        error["payment_intent"] = intents.seen_in_browser(error["payment_intent"])
    return made


def _ran(call: Call, route: Route, ids: tuple[str, ...]) -> Answer:
    given, acted_on = set(call.given), route.acted_on
    if call.publishable:
        given, acted_on = given - BROWSER_PARAMETERS, acted_on - SERVER_PARAMETERS
    guard(given, route.resource, route.verb, acted_on)
    with call.store.undone_if_refused():
        made = route.run(call, *ids)
        if isinstance(made, Kept):
            return Answer(made.status, made.body)
        return Answer(200, lists.expanded(call, made))


def _once(call: Call, route: Route, ids: tuple[str, ...], request: str) -> Answer:
    """The first answer to an idempotency key, every time it is used for a day."""
    key = f"{'pk' if call.publishable else 'sk'} {call.idempotency_key}"
    if len(str(call.idempotency_key)) > 255:
        raise Refused("Idempotency keys must be at most 255 characters.", type="idempotency_error")
    call.store.run("DELETE FROM answers WHERE key = ? AND created < ?", key, call.now - DAY)
    row = call.store.run("SELECT * FROM answers WHERE key = ?", key).fetchone()
    parameters = json.dumps(call.given, sort_keys=True)
    if row is None:
        return _remembered(call, route, ids, key, request, parameters)
    if row["request"] != request or row["parameters"] != parameters:
        same = "endpoint" if row["request"] != request else "parameters"
        raise Refused(
            f"Keys for idempotent requests can only be used with the same {same} they were first used with. Try using "
            f"a key other than '{call.idempotency_key}' if you meant to execute a different request.",
            type="idempotency_error",
        )
    return Answer(row["status"], json.loads(row["body"]), row["request_id"])


def _remembered(call: Call, route: Route, ids: tuple[str, ...], key: str, request: str, parameters: str) -> Answer:
    try:
        made = _ran(call, route, ids)
    except Refused as refused:
        if not refused.kept:
            raise
        made = Answer(refused.status, refused.body)
    call.store.run(
        "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)",
        key,
        request,
        parameters,
        made.status,
        json.dumps(made.body),
        call.request_id,
        call.now,
    )
    return made
