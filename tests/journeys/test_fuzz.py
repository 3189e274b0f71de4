"""Every route of the OpenAPI file under made-up input: no 5xx, only what is documented, and no half-done change.

DAYBOOK_PROPERTIES=thorough tries ten times as much.
"""

import json
import os
from collections import Counter
from urllib.parse import quote

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from chalicelib.core.context import acting
from infra.bench.shopper import Shopper
from infra.local.running import Daybook
from tests.http import application
from tests.journeys.seeded import PASSWORD, seed
from tests.properties import audit

EXAMPLES = 40 if os.environ.get("DAYBOOK_PROPERTIES") == "thorough" else 4
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
# These change what the others stand on: they come last.
LAST = (
    "/api/admin/modules",
    "/api/admin/shop",
    "/api/admin/taxes",
    "/api/admin/delivery-options",
    "/api/admin/sessions",
)
HOW = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    env = {"DAYBOOK_OWNER_PASSWORD": PASSWORD}
    with Daybook(tmp_path_factory.mktemp("fuzz") / "home", env=env) as running:
        yield seed(running)


@pytest.fixture(scope="module")
def operations(shop):
    """Every operation of the OpenAPI file, those that everything stands on last."""
    schema = schemathesis.openapi.from_url(f"{shop.daybook.url}/api/openapi.json")
    found = [each.ok() for each in schema.get_all_operations()]
    return sorted(found, key=lambda each: (each.path in LAST, each.path, each.method))


# What stands before the routes may answer: no such address, no such method there, a path that is not UTF-8, too large
NOBODYS = {"400", "404", "405", "413"}


def documented(operation):
    return {str(status) for status in operation.definition.raw["responses"]}


class Fuzz:
    """Calls operations with made-up cases, as somebody, and keeps what is wrong with the answers."""

    def __init__(self, shop):
        self.shop = shop
        self.wrong = {}
        self.counts = Counter()
        self.turn = 0

    def run(self, operation, mode, who, real):
        """As anyone, the owner or the customer; with ids that are there, or made-up ones."""

        @HOW
        @given(case=operation.as_strategy(generation_mode=mode))
        def one(case):
            headers = {**self.headers(who)}
            if real:
                self.make_real(case, headers, mode)
            self.try_out(operation, case, headers, f"{mode.value} as {who}")

        try:
            one()
        except Unsatisfiable:
            self.counts["nothing to negate"] += 1

    def headers(self, who):
        sessions = {"owner": self.shop.merchant.bearer, "customer": self.shop.customer}
        return {"Authorization": f"Bearer {sessions[who]}"} if who in sessions else {}

    def make_real(self, case, headers, mode):
        """Put ids of the seeded shop into the path and, where the body is well made, into the body."""
        self.turn += 1
        for name in case.path_parameters or {}:
            if name in self.shop.ids:
                case.path_parameters[name] = self.one_of(name)
                token = self.shop.tokens.get(case.path_parameters[name])
                if token:
                    headers["Daybook-Token"] = token
        if mode is GenerationMode.POSITIVE and isinstance(case.body, dict | list):
            self.make_body_real(case.body)

    def one_of(self, name):
        return self.shop.ids[name][self.turn % len(self.shop.ids[name])]

    def make_body_real(self, part):
        if isinstance(part, list):
            for each in part:
                self.make_body_real(each)
        elif isinstance(part, dict):
            for name in part:
                if name in self.shop.ids and isinstance(part[name], str):
                    part[name] = self.one_of(name)
                elif name == "currency":
                    part[name] = "NOK"
                elif name == "version" and isinstance(part[name], int) and self.turn % 2:
                    part[name] = 1 + self.turn % 3
                else:
                    self.make_body_real(part[name])

    def try_out(self, operation, case, headers, how):
        response = case.call(headers=headers, timeout=30)
        self.counts["requests"] += 1
        self.counts[f"{response.status_code // 100}xx"] += 1
        if str(response.status_code) not in documented(operation) | NOBODYS:  # for schemathesis "default" is enough
            key = (operation.label, response.status_code)
            self.wrong[key] = (
                f"{operation.label} ({how}): {response.status_code} is not documented: {response.text[:300]}"
            )
        try:
            case.validate_response(response, checks=CHECKS)
        except (Failure, FailureGroup) as failure:
            for each in getattr(failure, "exceptions", [failure]):
                key = (operation.label, each.title)
                self.wrong.setdefault(key, f"{operation.label} ({how}): {response.status_code} {each}"[:1500])


def whole(shop, monkeypatch):
    """What is half done in the shop once everything is handled."""
    application()
    shop.daybook.wait_until_idle(180)
    for name in ("DAYBOOK_DYNAMODB_URL", "DAYBOOK_TABLE"):
        monkeypatch.setenv(name, shop.daybook.told["env"][name])
    with acting(shop="main"):
        return audit.faults(audit.stored())


# A fixed list of what has broken other programs

DEEP = b'{"a":' * 20_000 + b"1" + b"}" * 20_000
NASTY_BODIES = {
    "nothing": b"",
    "a word": b"null",
    "a list": b"[]",
    "not JSON": b"{",
    "bytes that are no UTF-8": b'{"email": "\xff\xfe"}',
    "UTF-16": '{"email": "a"}'.encode("utf-16"),
    "a huge integer": b'{"quantity": ' + b"9" * 5000 + b', "amount": {"amount": 1e400, "currency": "NOK"}}',
    "an integer past 64 bits": b'{"quantity": 18446744073709551616, "stars": -9223372036854775809, "version": 1e308}',
    "NaN": b'{"quantity": NaN, "stars": Infinity}',
    "half a surrogate pair": b'{"email": "\\ud800", "title": "\\udfff", "text": "\\ud83d", "name": "\\udc00"}',
    "depth": DEEP,
    "depth in lists": b"[" * 50_000,
    "a long string": json.dumps({"title": "x" * 1_000_000, "text": "x" * 1_000_000}).encode(),
    "null bytes": b'{"title": "a\\u0000b", "text": "\\u0000", "email": "a\\u0000@example.com", "stars": 3}',
    "emoji": '{"title": "👩‍👩‍👧‍👦🏳️‍🌈", "text": "🧶", "stars": 5, "quantity": 1}'.encode(),
    "right to left": '{"title": "\u202eabc\u2066", "text": "שלום \u200f", "name": "\u202e"}'.encode(),
    "keys twice": b'{"quantity": 1, "quantity": -1, "sku": "MUG", "sku": {"a": 1}, "stars": 5, "stars": 6}',
    "a prototype": b'{"__proto__": {"a": 1}, "__class__": "x", "constructor": {}}',
    "numbers as text": b'{"quantity": "1", "amount": {"amount": "1.5", "currency": "nok"}, "stars": "5"}',
    "booleans as numbers": b'{"quantity": true, "stars": false, "version": true}',
}
NASTY_TYPES = ["text/plain", "application/xml", "multipart/form-data", "application/json; charset=utf-16", "", "\x7f/é"]
NASTY_IDS = [
    "..", ".", "..%2F..%2Fetc%2Fpasswd", "%2e%2e%2f", "%00", "a%00b", "%", "%zz", "%ff", "%ed%a0%80", "%F0%9F%A7%B6",
    "%E2%80%AE", "%0d%0aSet-Cookie:%20a=b", "ORDER%23", "x" * 1500, "%2F", "%20", "'%20OR%201=1--", "{{7*7}}", "null",
    "-1", "0", "NaN", "a/b", "%5C..%5C", "EVENT%2300000001",
]  # fmt: skip
NASTY_QUERIES = [
    "limit=0", "limit=-1", "limit=99999999999999999999", "limit=NaN", "limit=1&limit=x", "cursor=x", "cursor=%00",
    "cursor=" + "A" * 5000, "cursor=W10", "q=%ed%a0%80", "q=%00", "q=" + "x" * 5000, "unknown=1", "a[b]=1", "=", "&&&",
    "limit=%", "sort=;drop", "limit=1.5", "token=%ff",
]  # fmt: skip


class Nasty(Shopper):
    """The owner, sending what nobody should."""

    def __init__(self, shop, documented):
        super().__init__(shop.daybook.url, bearer=shop.merchant.bearer)
        self.shop, self.documented = shop, documented
        self.wrong, self.sent = [], 0

    def send(self, what, operation, path, body=None, **headers):
        reply = self.call(operation.method.upper(), path, body=body, headers=headers)
        self.sent += 1
        allowed = self.documented(operation) | NOBODYS
        if reply.status >= 500 or str(reply.status) not in allowed:
            said = reply.body[:300].decode(errors="replace")
            self.wrong.append(f"{operation.label} with {what}: {reply.status} (documented: {allowed}) {said}")

    def real_path(self, operation, but=""):
        """The operation's path with the first id of each kind (`but` one), and the token that opens it."""
        path, token = operation.path, ""
        for name in operation.path_parameters:
            if name.name == but:
                continue
            found = self.shop.ids.get(name.name, ["x"])[0]
            token = token or self.shop.tokens.get(found, "")
            path = path.replace("{" + name.name + "}", quote(found, safe=""))
        return path, {"Daybook-Token": token} if token else {}


def send_bodies(nasty, operation):
    path, headers = nasty.real_path(operation)
    for what, body in NASTY_BODIES.items():
        nasty.send(what, operation, path, body, **headers, **{"Content-Type": "application/json"})
    for each in NASTY_TYPES:
        nasty.send(f"type {each!r}", operation, path, b"{}", **headers, **{"Content-Type": each})


def send_queries(nasty, operation):
    path, headers = nasty.real_path(operation)
    for query in NASTY_QUERIES:
        nasty.send(f"?{query[:40]}", operation, f"{path}?{query}", **headers)


def send_ids(nasty, operation):
    """A nasty id for each parameter, the others real."""
    body = None if operation.method == "get" else b"{}"
    names = [parameter.name for parameter in operation.path_parameters]
    for name in names:
        around, headers = nasty.real_path(operation, but=name)
        for each in NASTY_IDS:
            nasty.send(f"{name} {each[:30]}", operation, around.replace("{" + name + "}", each), body, **headers)


def test_nothing_that_has_broken_other_programs_breaks_a_route(shop, operations, monkeypatch):
    nasty = Nasty(shop, documented)
    for operation in operations:
        send_ids(nasty, operation)
        if operation.method in ("post", "put", "patch"):
            send_bodies(nasty, operation)
        elif operation.method == "get":
            send_queries(nasty, operation)
    print(f"{nasty.sent} nasty requests to {len(operations)} operations")
    assert nasty.wrong == []
    assert whole(shop, monkeypatch) == []


# Made-up cases, at last: they change what everything stands on


def test_no_made_up_input_is_answered_5xx_or_undocumented_or_leaves_a_half_done_change(shop, operations, monkeypatch):
    fuzz = Fuzz(shop)
    for operation in operations:
        admin = operation.path.startswith("/api/admin")
        inside = "owner" if admin else "customer" if "/me" in operation.path else "anyone"
        fuzz.run(operation, GenerationMode.POSITIVE, inside, real=True)
        fuzz.run(operation, GenerationMode.NEGATIVE, inside, real=True)
        fuzz.run(operation, GenerationMode.POSITIVE, "anyone" if admin else "customer", real=not admin)
    print(f"{len(operations)} operations, {dict(fuzz.counts)}")
    assert list(fuzz.wrong.values()) == []
    assert whole(shop, monkeypatch) == []
