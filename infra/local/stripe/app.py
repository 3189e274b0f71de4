"""The simulator as a WSGI application: API under /v1, the browser's part under /v3, triggers under /_daybook."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from . import api, browser, controls
from .call import API_VERSION, Call
from .errors import Refused
from .parameters import Parameters, decoded, seconds
from .store import Store
from .webhooks import Deliverer

LARGEST_BODY = 1_000_000
CROSS_ORIGIN = [
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Allow-Methods", "GET, POST"),
    ("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, Stripe-Version"),
    ("Access-Control-Expose-Headers", "Request-Id, Stripe-Version, Idempotent-Replayed"),
    ("Access-Control-Max-Age", "300"),
]

Answer = tuple[int, list[tuple[str, str]], bytes]


class Simulator:
    """One simulated account: its store, its webhooks, its HTTP face."""

    def __init__(self, store: Store, deliverer: Deliverer) -> None:
        self.store, self.deliverer = store, deliverer

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        try:
            status, headers, body = self._answer(environ)
        except Refused as refused:
            status, headers, body = _json(refused.status, refused.body)
        except Exception:
            logging.exception("%s %s failed", environ["REQUEST_METHOD"], environ["PATH_INFO"])
            failure = {"type": "api_error", "message": "The Stripe simulator failed; its log says how."}
            status, headers, body = _json(500, {"error": failure})
        headers.append(("Content-Length", str(len(body))))
        start_response(f"{status} {HTTPStatus(status).phrase}", headers)
        return [body]

    def _answer(self, environ: dict[str, Any]) -> Answer:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        if method == "OPTIONS":
            return 204, list(CROSS_ORIGIN), b""
        if path.startswith("/v3"):
            return self._page(method, path, environ)
        call = self._call(environ)
        if path.startswith("/_daybook/"):
            return self._triggered(call, method, path)
        return self._api(call, method, path, environ)

    def _call(self, environ: dict[str, Any]) -> Call:
        return Call(
            self.store,
            _given(environ),
            origin=f"http://{environ.get('HTTP_HOST', '127.0.0.1')}",
            notifies=self.deliverer.address is not None,
            idempotency_key=environ.get("HTTP_IDEMPOTENCY_KEY") or None,
        )

    def _api(self, call: Call, method: str, path: str, environ: dict[str, Any]) -> Answer:
        with self.store.transaction():
            given = api.answer(
                call, method, path, environ.get("HTTP_AUTHORIZATION", ""), environ.get("HTTP_STRIPE_VERSION")
            )
        if method == "POST":
            self.deliverer.wake()
        status, headers, body = _json(given.status, given.body)
        headers += [("Request-Id", str(call.request_id)), ("Stripe-Version", API_VERSION), *CROSS_ORIGIN]
        if call.idempotency_key:
            headers.append(("Idempotency-Key", call.idempotency_key))
        if given.replayed_from:
            headers += [("Idempotent-Replayed", "true"), ("Original-Request", given.replayed_from)]
        return status, headers, body

    def _triggered(self, call: Call, method: str, path: str) -> Answer:
        if (method, path) == ("GET", "/_daybook/health"):
            return _json(200, {"status": "ok", "api_version": API_VERSION})
        if (method, path) == ("POST", "/_daybook/settle"):
            pending = self.deliverer.settled(seconds(call.given, "timeout", 30, 600))
            return _json(200 if pending == 0 else 409, {"settled": pending == 0, "pending": pending})
        for its_method, pattern, run in controls.ROUTES:
            match = re.fullmatch(pattern, path)
            if match and its_method == method:
                call.request_id = None  # an event with no request behind it is one Stripe began itself
                with self.store.transaction():
                    made = run(call, *match.groups())
                self.deliverer.wake()
                return _json(200, made)
        raise Refused(f"The trigger API has no {method} {path}; see infra/local/stripe/README.md.", status=404)

    def _page(self, method: str, path: str, environ: dict[str, Any]) -> Answer:
        challenge = re.fullmatch(r"/v3/challenge/(\w+)", path)
        if not challenge:
            return browser.asset(method, path)
        call = self._call(environ)
        with self.store.transaction():
            answer = browser.challenge(call, method, challenge.group(1))
        self.deliverer.wake()
        return answer


def _json(status: int, body: Any) -> Answer:
    return status, [("Content-Type", "application/json")], json.dumps(body, indent=2).encode()


def _given(environ: dict[str, Any]) -> Parameters:
    """The request's parameters, from its address and its form; or from JSON, which the trigger API takes too."""
    given = decoded(environ.get("QUERY_STRING", ""))
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if length > LARGEST_BODY:
        raise Refused(f"A request may hold {LARGEST_BODY} bytes.", status=413)
    try:
        sent = environ["wsgi.input"].read(length).decode() if length else ""
        if not environ.get("CONTENT_TYPE", "").startswith("application/json"):
            return given | decoded(sent)
        read = json.loads(sent or "{}", parse_int=str, parse_float=str)
    except ValueError:
        raise Refused("The body is neither a form nor JSON in UTF-8.") from None
    if not isinstance(read, dict) or not environ["PATH_INFO"].startswith("/_daybook/"):
        raise Refused("Stripe's API takes forms (application/x-www-form-urlencoded), not JSON.")
    return given | read
