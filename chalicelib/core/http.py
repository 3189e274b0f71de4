"""Routes: from an HTTP request to a view and back, with access, inputs, idempotency, refusals and OpenAPI in one place.

A route declares its path, who may call it, what it takes and what it gives; the view does the rest. Everything here
runs inside the view function that Chalice calls, because Chalice turns unknown exceptions into 500s before any
middleware sees them, and because no authorizer or content-type check of API Gateway runs on one machine (DESIGN.md,
traps 1 and 5).
"""

import hashlib
import inspect
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from chalice.app import Chalice
from chalice.app import Request as RawRequest
from pydantic import BaseModel, TypeAdapter

from chalicelib.core import clock, context, module, table
from chalicelib.core.access import Caller, Rule
from chalicelib.core.context import AlreadyDone, FirstWrite, acting
from chalicelib.core.errors import RaceLost, Refused
from chalicelib.core.language import LANGUAGES, best_of, speaking
from chalicelib.core.settings import settings
from chalicelib.core.table import Item, Json, Key, Number, Text
from chalicelib.core.telemetry import count, logger, note, span
from chalicelib.core.transaction import Transaction, running_answer, write_with_answer
from chalicelib.core.wire import (
    FORM_TYPE,
    JSON_TYPES,
    UNREADABLE,
    Answer,
    Input,
    MoneyOut,
    Output,
    PageQuery,
    Request,
    Sentence,
    SinceQuery,
    as_json,
    problem,
    read_body,
    read_query,
    readable_json,
    validated,
)

__all__ = [  # what modules write their routes with
    "FORM_TYPE",
    "JSON_TYPES",
    "UNREADABLE",
    "Answer",
    "Input",
    "MoneyOut",
    "Output",
    "PageQuery",
    "Request",
    "Routes",
    "Sentence",
    "SinceQuery",
    "as_json",
    "attach",
    "problem",
    "readable_json",
    "validated",
]
REQUEST_SECONDS = 8.0
WAIT_SECONDS = 3.0  # for the answer of a first request that may still be at work
LONGEST_PARAMETER = 512  # bytes of a path's parameter: keys of the table have their limits
REMEMBER_SECONDS = 60 * 60 * 48
MOVED_ON = Refused("moved_on", "Somebody changed this at the same moment. Load it again and repeat your change.", 409)


class Remembered(Item, kind="remembered_request"):
    """A request with an Idempotency-Key, and the answer it had."""

    AUDITED = ""
    KEY = Key("REQUEST#{digest}", "REQUEST", reads="the answer of a request that is sent again")

    digest = Text()
    body_hash = Text()
    subject = Text(null=True)
    status = Number(null=True)
    body = Json(null=True)


@dataclass(frozen=True)
class Route:
    """One declared route."""

    path: str
    method: str
    view: Callable[..., Any]
    by: Rule
    tag: str
    status: int = 200
    takes: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    gives: Any = None
    raw: bool = False
    html: bool = False
    media: str | None = None
    again: Callable[..., Any] | None = None
    on_refusal: Callable[[Request, Refused], Answer] | None = None
    secret: bool = False
    module: str = ""

    @property
    def keyed(self) -> bool:
        """Whether an Idempotency-Key is taken; for a file, where its answer can be made anew."""
        return self.method == "POST" and not (self.secret or self.html or (self.raw and self.again is None))

    @property
    def summary(self) -> str:
        return (inspect.getdoc(self.view) or "").split("\n", 1)[0].rstrip(".")

    @property
    def wants(self) -> frozenset[str]:
        return _arguments(self.view)

    def __call__(self, raw: RawRequest) -> Answer:
        request = Request(raw)
        deadline = context.deadline.set(time.monotonic() + REQUEST_SECONDS)
        request_id = context.request_id.set(request.id)
        cost = table.measure() if settings.metered else None
        try:
            with acting(shop=shop_for(request.headers.get("host", "")), by="anyone"), speaking(self._language(request)):
                answer = self._answered(request)
        finally:
            context.deadline.reset(deadline)
            context.request_id.reset(request_id)
        answer.headers.setdefault("Daybook-Request-Id", request.id)
        answer.headers.setdefault("X-Content-Type-Options", "nosniff")
        if cost:
            answer.headers["Daybook-Cost"] = f"round_trips={cost.round_trips}; units={cost.units:g}"
        return answer

    def _language(self, request: Request) -> str:
        """The language to answer in; a page chooses its own."""
        return "en" if self.html else best_of(request.headers.get("accept-language", ""), list(LANGUAGES), "en")

    def _answered(self, request: Request) -> Answer:
        route = f"{self.method} {self.path}"
        with note(route=route), span(route, request_id=request.id, shop=context.shop()):
            try:
                return self._checked(request)
            except Refused as refused:
                refused.__traceback__ = None  # refusals are often constants: let go of this request's frames
                return self.refuse(request, refused)
            except RaceLost:
                return self.refuse(request, MOVED_ON)
            except Exception:
                logger().exception("request failed")
                count("FailedRequests")
                sentence = "Something went wrong on our side. Try again, and give this request id if it happens again."
                return self.refuse(request, Refused("internal_error", sentence, status=500))

    def refuse(self, request: Request, refused: Refused) -> Answer:
        if self.on_refusal is not None:
            return self.on_refusal(request, refused)
        return problem(refused, request.id)

    def _checked(self, request: Request) -> Answer:
        if self.module and not module.on(self.module):
            raise Refused("not_found", "This part of the shop is switched off.", status=404)
        caller = self.by.admit(request) if self._asks_who(request) else Caller()
        if request.method not in ("GET", "HEAD") and (self.html or _by_cookie(request)):
            _same_origin(request)
        works_here = caller.kind in ("staff", "key")
        tokens = [
            (context.actor, context.actor.set(caller.as_actor)),
            (context.source, context.source.set(request.ip if works_here else "")),
            (context.deed, context.deed.set(f"{self.method} {self.path}")),
        ]
        try:
            given = self._given(request, caller)
            key = request.headers.get("idempotency-key") if self.keyed else None
            if key is None:
                return self._with_deferred(lambda: self._shaped(self.view(**given)))
            return self._once(request, caller, key, given)
        finally:
            for variable, token in tokens:
                variable.reset(token)

    def _asks_who(self, request: Request) -> bool:
        """Whether it matters who asks: a page that is the same for everyone saves looking up a session."""
        same = self.html and request.method == "GET" and "anyone" in self.by.kinds and "who" not in self.wants
        return not same

    def _given(self, request: Request, caller: Caller) -> dict[str, Any]:
        arguments: dict[str, Any] = dict(request.params)
        if not all(_possible(value) for value in request.params.values()):
            raise Refused("not_found", "There is nothing at this address.", status=404)
        if self.query is not None:
            arguments["query"] = read_query(self.query, request)
        if self.takes is not None:
            arguments["given"] = read_body(self.takes, request, files=self.html)
        arguments |= {"who": caller, "request": request}
        return {name: value for name, value in arguments.items() if name in self.wants}

    def _shaped(self, result: Any) -> Answer:
        if isinstance(result, Answer):
            return result
        if self.gives is None:
            return as_json(result, self.status) if result is not None else Answer("", 204)
        text = _adapter(self.gives).dump_json(_adapter(self.gives).validate_python(result), exclude_unset=True)
        return Answer(text.decode(), self.status, {"Content-Type": "application/json", "Cache-Control": "no-store"})

    # Idempotency keys

    @staticmethod
    def _with_deferred(view: Callable[[], Answer]) -> Answer:
        with running_answer() as deferred:
            answer = view()
            deferred.write()
        return answer

    def _once(self, request: Request, caller: Caller, key: str, given: dict[str, Any]) -> Answer:
        if not 1 <= len(key) <= 255 or not key.isprintable():
            raise Refused("bad_idempotency_key", "An Idempotency-Key is 1 to 255 printable characters.", 422)
        asker = (caller.as_actor, caller.token or ("" if caller.id else request.ip))  # strangers share no keys
        scope = "\x1f".join((*asker, self.method, request.path, key))
        digest = hashlib.sha256(scope.encode("utf-8", "replace")).hexdigest()
        body_hash = hashlib.sha256(request.body).hexdigest()
        marker = Remembered.new(digest=digest, body_hash=body_hash, expires_at=clock.epoch(seconds=REMEMBER_SECONDS))
        first = FirstWrite(marker)
        try:
            with acting(once=first), running_answer() as deferred:
                answer = self._shaped(self.view(**given))
                write_with_answer(lambda tx: _remember(tx, marker, first.written, answer))
                with acting(once=None):  # the marker goes in by _remember, where the view wrote nothing
                    deferred.write()
            return answer
        except (AlreadyDone, Refused) as error:
            if first.written:
                raise
            remembered = Remembered.find(digest=digest)
            if remembered is None:
                raise error from None
            return self._replayed(remembered, body_hash, key)

    def _replayed(self, remembered: Remembered, body_hash: str, key: str) -> Answer:
        if remembered.body_hash != body_hash:
            raise Refused(
                "idempotency_key_reused", "This Idempotency-Key was used for another request. Use a new one.", 409
            )
        remembered = _answered_by_now(remembered)
        headers = {"Idempotent-Replayed": "true"}
        if remembered.status is not None:
            if remembered.body is None:
                return Answer("", int(remembered.status), headers)
            return as_json(remembered.body, int(remembered.status), headers)
        if self.again and remembered.subject:
            by_key = {"key": key} if "key" in _arguments(self.again) else {}
            answer = self._shaped(self.again(remembered.subject, **by_key))
            answer.headers |= headers
            return answer
        raise Refused(
            "answer_lost",
            "This was carried out, but its answer was lost. Look for the result before you repeat it.",
            409,
        )


def _answered_by_now(remembered: Remembered) -> Remembered:
    """The remembered request with its answer; without one where the first request must have died, or takes too long."""
    begun = int(remembered.expires_at) - REMEMBER_SECONDS
    until = time.monotonic() + WAIT_SECONDS
    while remembered.status is None and time.monotonic() < until and clock.epoch() <= begun + REQUEST_SECONDS:
        time.sleep(0.05)
        remembered = Remembered.get(digest=remembered.digest)
    return remembered


def _remember(tx: Transaction, marker: Remembered, written: bool, answer: Answer) -> None:
    body = json.loads(answer.body) if isinstance(answer.body, str) and answer.body else None
    if written:
        tx.change(marker, status=answer.status_code, body=body)
    else:
        marker.status, marker.body = answer.status_code, body
        tx.create(marker, otherwise=AlreadyDone())


def _possible(parameter: str) -> bool:
    return parameter.isprintable() and 0 < len(parameter.encode("utf-8", "replace")) <= LONGEST_PARAMETER


_ARGUMENTS: dict[Callable[..., Any], frozenset[str]] = {}
_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _arguments(view: Callable[..., Any]) -> frozenset[str]:
    if view not in _ARGUMENTS:
        _ARGUMENTS[view] = frozenset(inspect.signature(view).parameters)
    return _ARGUMENTS[view]


def _adapter(shape: Any) -> TypeAdapter[Any]:
    if shape not in _ADAPTERS:
        _ADAPTERS[shape] = TypeAdapter(shape)
    return _ADAPTERS[shape]


def _by_cookie(request: Request) -> bool:
    return "cookie" in request.headers and "authorization" not in request.headers


def _same_origin(request: Request) -> None:
    """What a browser sends with its cookies is taken from our own pages only.

    The browser says where it came from (OWASP, CSRF prevention by Fetch Metadata).
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    own = request.headers.get("host", "")
    if site in ("same-origin", "none") or (site is None and (origin is None or origin.partition("://")[2] == own)):
        return
    raise Refused("foreign_form", "This form was not sent from the shop's own page. Open the page and try again.", 403)


class Host(Item, kind="host"):
    """Which shop a host name belongs to; kept in the partition of no shop."""

    KEY = Key("HOST#{host}", "HOST", reads="which shop a request is for")

    host = Text()
    shop = Text()


MOST_HOSTS = 1000
_HOSTS: dict[str, tuple[float, str]] = {}


def shop_for(host: str) -> str:
    """The shop of this host name: DAYBOOK_SHOP where it is set, else what HOST items say, else the main shop."""
    import os

    if os.environ.get("DAYBOOK_SHOP") or settings.on_one_machine:
        return settings.shop
    known = _HOSTS.get(host)
    if known is None or known[0] < time.monotonic():
        with acting(shop="_"):
            found = Host.find(host=host.lower()[:255]) if host else None
        if len(_HOSTS) > MOST_HOSTS:  # somebody makes up names
            _HOSTS.clear()
        known = _HOSTS[host] = (time.monotonic() + 60, found.shop if found else settings.shop)
    return known[1]


@dataclass
class Routes:
    """The routes of a module; `tag` groups them in the documentation."""

    tag: str
    html: bool = False
    on_refusal: Callable[[Request, Refused], Answer] | None = None
    declared: list[Route] = field(default_factory=list)

    def route(
        self,
        path: str,
        method: str = "GET",
        *,
        by: Rule,
        takes: type[BaseModel] | None = None,
        query: type[BaseModel] | None = None,
        gives: Any = None,
        status: int = 200,
        raw: bool = False,
        media: str | None = None,
        again: Callable[..., Any] | None = None,
        secret: bool = False,
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Declare a view. It is called with the path's parameters and those of given, query, who, request it names.

        `takes` and `query` are pydantic models of the body and the query, `gives` the model of the answer; `raw` leaves
        the body alone (webhooks, files); `again` makes the answer anew from the aggregate's partition (and the `key`,
        where it names it) of a keyed request, for the case that the first answer was lost. The answer of a `secret`
        route is not kept, so it takes no Idempotency-Key.
        """

        def declare(view: Callable[..., Any]) -> Callable[..., Any]:
            self.declared.append(
                Route(
                    path, method, view, by, self.tag, status, takes, query, gives, raw, self.html, media, again,
                    self.on_refusal, secret,
                )
            )  # fmt: skip
            return view

        return declare


def attach(app: Chalice) -> None:
    """Give every declared route of the installed modules to Chalice."""
    from dataclasses import replace

    for owner in module.registry.modules.values():
        for routes in owner.routes:
            for route in routes.declared:
                _attach_one(app, replace(route, module="" if owner.always else owner.name))


def _attach_one(app: Chalice, route: Route) -> None:
    def view(**_: str) -> Answer:
        return route(cast(RawRequest, app.current_request))

    view.__name__ = f"{route.method.lower()}_{route.view.__name__}"
    app.route(route.path, methods=[route.method], content_types=["*/*"], cors=False)(view)
