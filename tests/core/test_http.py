"""From an HTTP request to a view and back: inputs, idempotency keys, cookies, cursors, what an answer cost."""

import hashlib
import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any

import pytest
from chalice.app import Chalice
from pydantic import Field

from chalicelib.core import clock, context, http, ids
from chalicelib.core.access import anyone, throttle, token_holder
from chalicelib.core.context import FirstWrite, acting
from chalicelib.core.errors import RaceLost, Refused
from chalicelib.core.http import Answer, Input, Output, PageQuery, Remembered, Request, Routes
from chalicelib.core.journal import Fact
from chalicelib.core.module import Module
from chalicelib.core.table import Item, Key, Number, Text, Versioned, page, query
from chalicelib.core.transaction import Transaction, write_with_answer
from tests.http import Client, Reply
from tests.shop.build import application


class Jar(Versioned, kind="http_test_jar"):
    KEY = Key("JAR#{jar_id}", "JAR")
    G1 = Key("JARS", "{jar_id}")

    jar_id = Text()
    label = Text()


class Poured(Item, kind="http_test_poured"):
    KEY = Key("POURED", "{poured_id}")

    poured_id = Text()
    glasses = Number()


class Seals(Item, kind="http_test_seals"):
    KEY = Key("SEALS#{jar_id}", "SEALS")

    jar_id = Text()
    count = Number(default_for_new=0)


@dataclass(frozen=True)
class JarFilled(Fact, name="http_test_jar.filled"):
    jar_id: str


class FillJar(Input):
    label: str = Field(min_length=1, max_length=40)
    grams: int = Field(default=100, ge=1)
    extra: dict[str, Any] = Field(default_factory=dict)


class JarOut(Output):
    id: str
    label: str


class Pour(Input):
    glasses: int


class JarQuery(PageQuery):
    colour: list[str] = Field(default_factory=list)


routes = Routes("Jars")
pages = Routes("Pages", html=True)
BROKEN = threading.Event()  # set where the first answer is to be lost


def jar_again(subject: str) -> dict[str, Any]:
    jar = Jar.get(jar_id=subject.removeprefix("JAR#"))
    return {"id": jar.jar_id, "label": jar.label}


@routes.route("/api/jars", "POST", by=token_holder, takes=FillJar, gives=JarOut, status=201, again=jar_again)
def fill_jar(given: FillJar) -> dict[str, Any]:
    """Fill a jar."""
    jar = Jar.new(jar_id=ids.new("jar"), label=given.label)
    with Transaction() as tx:
        tx.create(jar)
        tx.publish(JarFilled(jar.jar_id), on=jar)
    time.sleep(0.15)  # the second request arrives while the first is still at work
    if BROKEN.is_set():
        raise RuntimeError("the process dies here")
    return {"id": jar.jar_id, "label": jar.label}


@routes.route("/api/jars", by=anyone, query=JarQuery)
def list_jars(query: JarQuery) -> dict[str, Any]:
    """List jars."""
    found = page("JARS", index="g1", limit=query.limit, cursor=query.cursor)
    items = [each.label for each in found.items]
    return {"items": items, "next_cursor": found.next_cursor, "colours": query.colour}


@routes.route("/api/jars/{jar_id}/pours", "POST", by=anyone, takes=Pour)
def pour(jar_id: str, given: Pour) -> dict[str, Any]:
    """Pour: no event, so that nothing names what was made."""
    poured = Poured.new(poured_id=f"{jar_id} {ids.new('pour')}", glasses=given.glasses)
    with Transaction() as tx:
        tx.create(poured)
    time.sleep(0.15)
    if BROKEN.is_set():
        raise RuntimeError("the process dies here")
    return {"poured": poured.poured_id, "actor": context.actor.get()}


@routes.route("/api/jars/{jar_id}/seals", "POST", by=anyone)
def seal(jar_id: str) -> None:
    """Seal: nothing to tell."""
    with Transaction() as tx:
        tx.add(Seals.new(jar_id=jar_id), count=1)


@routes.route("/api/jars/{jar_id}/stamps", "POST", by=anyone)
def stamp(jar_id: str) -> dict[str, Any]:
    """Stamp: what is written waits for the answer."""
    write_with_answer(lambda tx: tx.add(Seals.new(jar_id=jar_id), count=1))
    return {"stamped": jar_id, "nonce": ids.token()}


@routes.route("/api/jars/{jar_id}", by=anyone, gives=JarOut)
def show_jar(jar_id: str) -> dict[str, Any]:
    """Show a jar."""
    return jar_again(f"JAR#{jar_id}")


@routes.route("/api/faults/{kind}", "POST", by=anyone)
def fail(kind: str) -> None:
    """Fail."""
    if kind == "refused":
        raise Refused("too_full", "The jar is too full. Take a larger one.", field="grams", left=3)
    if kind == "outrun":
        raise RaceLost("somebody was faster")
    raise ZeroDivisionError("a secret detail")


@routes.route("/api/echo", "POST", by=anyone, raw=True)
def echo(request: Request) -> dict[str, Any]:
    """Say what came."""
    told = {"path": request.path, "cookies": request.cookies, "query": request.query}
    return told | {"body": request.body.decode("latin-1"), "deadline": context.deadline.get() is not None}


@routes.route("/api/bytes", by=anyone, media="application/pdf")
def give_bytes() -> Answer:
    """Bytes, whatever is accepted."""
    return Answer(b"%PDF\xff", headers={"Content-Type": "application/pdf"})


@routes.route("/api/knocks", "POST", by=anyone)
def knock(request: Request) -> dict[str, Any]:
    """Three times a minute."""
    throttle(f"knock {request.ip}", limit=3, seconds=60)
    return {"open": True}


@pages.route("/sign", "POST", by=anyone, takes=Pour)
def sign(given: Pour) -> Answer:
    """A form of our own page."""
    return Answer(f"<p>{given.glasses}</p>", headers={"Content-Type": "text/html"})


JARS = Module("jars", "Jars", routes=(routes, pages), always=True)


@pytest.fixture
def app(table: str) -> Iterator[Chalice]:
    BROKEN.clear()
    with application(JARS) as made:
        yield made
    BROKEN.clear()


@pytest.fixture
def client(app: Chalice) -> Client:
    return Client(app)


def at_once(times: int, call: Any) -> list[Reply]:
    """The answers of calls made in parallel, from threads of their own."""
    barrier = threading.Barrier(times)

    def start() -> Reply:
        barrier.wait()
        return call()

    with ThreadPoolExecutor(times) as pool:
        return [each.result() for each in [pool.submit(copy_context().run, start) for _ in range(times)]]


def jars() -> list[str]:
    return [each.label for each in query("JARS", index="g1")]


def poured() -> int:
    return len(list(query("POURED", consistent=True)))


# Idempotency keys


def test_a_request_sent_again_has_one_effect_and_the_same_answer(client):
    first = client.post("/api/jars", {"label": "plum"}, key="k1")
    second = client.post("/api/jars", {"label": "plum"}, key="k1")
    assert (first.status, second.status) == (201, 201)
    assert second.json == first.json
    assert "idempotent-replayed" not in first.headers
    assert second.headers["idempotent-replayed"] == "true"
    assert jars() == ["plum"]


def test_another_body_under_the_same_key_is_refused_and_does_nothing(client):
    client.post("/api/jars", {"label": "plum"}, key="k1")
    other = client.post("/api/jars", {"label": "pear"}, key="k1")
    assert (other.status, other.json["code"]) == (409, "idempotency_key_reused")
    assert jars() == ["plum"]


def test_another_key_is_another_request(client):
    client.post("/api/jars", {"label": "plum"}, key="k1")
    client.post("/api/jars", {"label": "plum"}, key="k2")
    client.post("/api/jars", {"label": "plum"})
    assert jars() == ["plum"] * 3


def test_one_key_on_two_things_is_two_requests(client):
    one = client.post("/api/jars/a/pours", {"glasses": 1}, key="k1").json
    two = client.post("/api/jars/b/pours", {"glasses": 1}, key="k1").json
    assert (one["poured"][:2], two["poured"][:2]) == ("a ", "b ")
    assert poured() == 2


def test_one_key_of_two_token_holders_is_two_requests(client):
    one = client.post("/api/jars", {"label": "plum"}, key="k1", token="cart-1").json
    two = client.post("/api/jars", {"label": "plum"}, key="k1", token="cart-2").json
    assert one["id"] != two["id"]


def test_eight_duplicates_at_once_have_one_effect_and_the_same_answer(client):
    replies = at_once(8, lambda: client.post("/api/jars", {"label": "plum"}, key="k1"))
    assert [each.status for each in replies] == [201] * 8
    assert len({each.body for each in replies}) == 1
    assert [each.headers.get("idempotent-replayed") for each in replies].count("true") == 7
    assert jars() == ["plum"]


def test_eight_duplicates_of_what_publishes_nothing_wait_for_the_first_answer(client):
    replies = at_once(8, lambda: client.post("/api/jars/a/pours", {"glasses": 2}, key="k1"))
    assert [each.status for each in replies] == [200] * 8
    assert len({each.body for each in replies}) == 1
    assert poured() == 1


def test_eight_duplicates_of_what_writes_with_its_answer_have_one_effect(client):
    replies = at_once(8, lambda: client.post("/api/jars/a/stamps", key="k1"))
    assert [each.status for each in replies] == [200] * 8
    assert len({each.json["nonce"] for each in replies}) == 1
    assert Seals.get(jar_id="a").count == 1


def test_of_two_bodies_under_one_key_at_once_one_has_its_effect(client):
    bodies = iter([{"label": "plum"}, {"label": "pear"}])
    replies = at_once(2, lambda: client.post("/api/jars", next(bodies), key="k1"))
    assert sorted(each.status for each in replies) == [201, 409]
    assert len(jars()) == 1


def test_a_lost_answer_is_made_again_from_what_was_created(client, monkeypatch):
    monkeypatch.setattr(http, "WAIT_SECONDS", 0.1)
    BROKEN.set()
    assert client.post("/api/jars", {"label": "plum"}, key="k1").status == 500
    BROKEN.clear()
    again = client.post("/api/jars", {"label": "plum"}, key="k1")
    assert (again.status, again.json["label"], again.headers["idempotent-replayed"]) == (201, "plum", "true")
    assert jars() == ["plum"]


def test_a_lost_answer_that_cannot_be_made_again_says_so_and_does_nothing(client, monkeypatch):
    monkeypatch.setattr(http, "WAIT_SECONDS", 0.1)
    BROKEN.set()
    assert client.post("/api/jars/a/pours", {"glasses": 1}, key="k1").status == 500
    BROKEN.clear()
    again = client.post("/api/jars/a/pours", {"glasses": 1}, key="k1")
    assert (again.status, again.json["code"]) == (409, "answer_lost")
    assert poured() == 1


def test_a_first_request_that_must_have_died_is_not_waited_for(client):
    BROKEN.set()
    client.post("/api/jars", {"label": "plum"}, key="k1")
    BROKEN.clear()
    kept = remembered()
    assert kept.status is None
    with Transaction() as tx:
        tx.change(kept, expires_at=kept.expires_at - 60)  # as if it had begun a minute ago
    begun = time.monotonic()
    assert client.post("/api/jars", {"label": "plum"}, key="k1").status == 201
    assert time.monotonic() - begun < http.WAIT_SECONDS


def remembered() -> Remembered:
    """What is remembered of key k1 on POST /api/jars."""
    scope = "\x1f".join(("anyone", "127.0.0.1", "POST", "/api/jars", "k1"))
    return Remembered.get(digest=hashlib.sha256(scope.encode()).hexdigest())


def test_an_answer_without_a_body_is_remembered_as_such(client):
    first = client.post("/api/jars/a/seals", key="k1")
    second = client.post("/api/jars/a/seals", key="k1")
    assert (first.status, second.status, second.body) == (204, 204, b"")
    assert Seals.get(jar_id="a").count == 1


def test_a_refusal_is_not_remembered(client):
    first = client.post("/api/faults/refused", key="k1")
    second = client.post("/api/faults/refused", key="k1")
    assert [each.json["code"] for each in (first, second)] == ["too_full", "too_full"]
    assert "idempotent-replayed" not in second.headers


@pytest.mark.parametrize("key", ["x" * 256, "a\tb", "a\x00b"])
def test_a_key_that_is_none_is_refused(client, key):
    answer = client.post("/api/jars", {"label": "plum"}, key=key)
    assert (answer.status, answer.json["code"]) == (422, "bad_idempotency_key")
    assert jars() == []


def test_a_page_takes_no_idempotency_key(client):
    form = {"Content-Type": http.FORM_TYPE, "Sec-Fetch-Site": "same-origin"}
    for _ in range(2):
        reply = client.call("POST", "/sign", body=b"glasses=2", headers=form, key="k1")
        assert (reply.status, reply.text, "idempotent-replayed" in reply.headers) == (200, "<p>2</p>", False)


# What comes in


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({"label": "plum", "colour": "red"}, "colour", "extra_forbidden"),
        ({"label": "  "}, "label", "string_too_short"),
        ({}, "label", "missing"),
        ({"label": 7}, "label", "string_type"),
        ({"label": "plum", "grams": "many"}, "grams", "int_parsing"),
        ({"label": "plum", "grams": 0}, "grams", "greater_than_equal"),
        ([], "body", "model_type"),
        ("plum", "body", "model_type"),
        (7, "body", "model_type"),
    ],
)
def test_what_is_well_formed_but_wrong_is_a_422_with_its_field(client, body, field, code):
    answer = client.call("POST", "/api/jars", json=body)
    assert answer.status == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [(each["field"], each["code"]) for each in answer.json["fields"]] == [(field, code)]
    assert jars() == []


def test_a_sentence_of_ours_ends_with_one_full_stop(client):
    answer = client.post("/api/jars", {"label": ""})
    assert answer.json["detail"] == "label: String should have at least 1 character."


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"\xff\xfe",
        b'{"label": "\xed\xa0\x80"}',
        b'{"label": "\\ud800"}',
        b'{"label": "plum", "extra": {"\\udfff": 1}}',
        b'{"label": "plum", "extra": {"x": NaN}}',
        b'{"label": "plum", "extra": {"x": -Infinity}}',
        b'{"label": "plum", "extra": {"x": 1e999}}',
        b'{"label": "plum", "grams": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
    ],
)
def test_what_is_not_readable_is_a_400(client, body):
    if body == b"":
        body = b" "  # nothing at all is an empty object
    answer = client.call("POST", "/api/jars", body=body, headers={"Content-Type": "application/json"})
    assert (answer.status, answer.json["code"]) == (400, "malformed")
    assert jars() == []


def test_a_whole_surrogate_pair_is_one_character(client):
    body = b'{"label": "\\ud83c\\udf51"}'
    answer = client.call("POST", "/api/jars", body=body, headers={"Content-Type": "application/json"})
    assert (answer.status, answer.json["label"]) == (201, "\N{PEACH}")


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x", ""])
def test_another_type_than_json_is_a_415(client, kind):
    answer = client.call("POST", "/api/jars", body=b'{"label": "plum"}', headers={"Content-Type": kind})
    assert (answer.status, answer.json["code"]) == (415, "unsupported_media_type")


@pytest.mark.parametrize("kind", ["application/json", "Application/JSON; charset=utf-8"])
def test_json_with_a_charset_is_json(client, kind):
    assert client.call("POST", "/api/jars", body=b'{"label": "plum"}', headers={"Content-Type": kind}).status == 201


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("?limit=0", "limit"),
        ("?limit=101", "limit"),
        ("?limit=ten", "limit"),
        ("?color=red", "color"),
        ("?cursor=", "cursor"),
        ("?cursor=abc.def", "cursor"),
    ],
)
def test_a_wrong_query_is_a_422_with_its_field(client, address, field):
    answer = client.get(f"/api/jars{address}")
    assert (answer.status, [each["field"] for each in answer.json["fields"]]) == (422, [field])


def test_a_name_given_twice_is_a_list_where_the_shape_wants_one(client):
    assert client.get("/api/jars?colour=red&colour=blue&limit=5&limit=7").json["colours"] == ["red", "blue"]


@pytest.mark.parametrize("value", ["x" * 513, "%00", "a%0Ab", "%F0%9F%8D%91" * 200])
def test_an_impossible_parameter_is_a_404(client, value):
    assert client.get(f"/api/jars/{value}").status == 404


def test_a_parameter_of_any_letters_is_looked_for(client):
    answer = client.get("/api/jars/bl%C3%A5b%C3%A6r")
    assert (answer.status, answer.json["detail"]) == (404, "There is no such http test jar.")


# Lists


def test_pages_follow_each_other_to_the_end_by_their_cursors(client):
    for label in "abcde":
        client.post("/api/jars", {"label": label})
    seen, cursor = [], None
    for _ in range(3):
        page_ = client.get("/api/jars?limit=2" + (f"&cursor={cursor}" if cursor else "")).json
        seen.append(page_["items"])
        cursor = page_["next_cursor"]
    assert (seen, cursor) == ([["a", "b"], ["c", "d"], ["e"]], None)


def test_a_cursor_of_another_shop_or_changed_is_refused(client, table, monkeypatch):
    for label in "abc":
        client.post("/api/jars", {"label": label})
    cursor = client.get("/api/jars?limit=2").json["next_cursor"]
    changed = ("x" if cursor[0] != "x" else "y") + cursor[1:]
    assert client.get(f"/api/jars?cursor={changed}").json["code"] == "bad_cursor"
    monkeypatch.setenv("DAYBOOK_SHOP", table + "-other")
    assert client.get(f"/api/jars?cursor={cursor}").json["code"] == "bad_cursor"


# What goes out


def test_a_refusal_is_problem_json_with_all_it_says(client):
    answer = client.post("/api/faults/refused")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json == {
        "type": "urn:daybook:problem:too_full",
        "title": "Too full",
        "status": 409,
        "code": "too_full",
        "detail": "The jar is too full. Take a larger one.",
        "request_id": answer.headers["daybook-request-id"],
        "fields": [{"field": "grams", "code": "too_full", "detail": "The jar is too full. Take a larger one."}],
        "left": 3,
    }


def test_a_race_that_no_verb_runs_again_is_a_409(client):
    answer = client.post("/api/faults/outrun")
    assert (answer.status, answer.json["code"]) == (409, "moved_on")


def test_an_unexpected_error_is_a_500_that_tells_nothing_but_the_request(client):
    answer = client.post("/api/faults/zero")
    assert (answer.status, answer.json["code"]) == (500, "internal_error")
    assert answer.json["request_id"] == answer.headers["daybook-request-id"]
    assert "secret" not in answer.text
    assert "ZeroDivision" not in answer.text


def test_bytes_arrive_as_they_are_whatever_is_accepted(client):
    answer = client.get("/api/bytes", headers={"Accept": "text/html"})
    assert (answer.status, answer.body, answer.headers["content-type"]) == (200, b"%PDF\xff", "application/pdf")


def test_answers_are_not_cached_and_not_guessed_at(client):
    headers = client.get("/api/jars").headers
    assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")


def test_each_answer_tells_what_it_cost(client):
    # A jar and its event are one transaction of two writes, 2 units each, and 1 for the jar's place in an index. With a
    # key the marker goes into it (2), and the answer is a second transaction of one write (2).
    assert client.post("/api/jars", {"label": "plum"}).cost == (1, 5.0)
    assert client.post("/api/jars", {"label": "plum"}, key="k1").cost == (2, 9.0)


def test_what_is_written_with_the_answer_costs_one_round_trip(client):
    assert client.post("/api/jars/a/stamps", key="k1").cost[0] == 1


def test_a_request_leaves_no_deadline_behind(client):
    assert client.post("/api/echo").json["deadline"] is True
    assert (context.deadline.get(), context.request_id.get()) == (None, "")


def test_a_request_leaves_no_marker_behind(client):
    marker = FirstWrite(Remembered.new(digest="d", body_hash="b"))
    with acting(once=marker):
        client.post("/api/jars", {"label": "plum"})
        assert context.first_write.get() is marker
    assert marker.written is False


# Cookies and forms


def test_cookies_are_read_and_broken_ones_are_none(client):
    own = {"Sec-Fetch-Site": "same-origin"}
    good = client.post("/api/echo", headers={"Cookie": 'a=1; b="two words"', **own}).json
    assert good["cookies"] == {"a": "1", "b": "two words"}
    assert client.post("/api/echo", headers={"Cookie": "\x01=;;=\x02", **own}).json["cookies"] == {}


def test_the_path_has_its_parameters_filled_in(client):
    assert client.post("/api/echo?a=1&a=2").json["path"] == "/api/echo"
    assert client.post("/api/echo?a=1&a=2").json["query"] == {"a": "2"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://shop.test"}, 403),
        ({"Origin": "http://shop.test"}, 200),
        ({"Origin": "https://evil.test"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 200),  # no browser that keeps cookies sends a form without saying where it is from
    ],
)
def test_forms_are_taken_from_our_own_pages_only(client, headers, status):
    form = {"Content-Type": http.FORM_TYPE, **headers}
    assert client.call("POST", "/sign", body=b"glasses=2", headers=form).status == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Cookie": "daybook_staff=x", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Cookie": "daybook_staff=x", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 200),  # without a cookie nothing is lent to the other site
    ],
)
def test_what_comes_with_cookies_comes_from_our_own_pages(client, headers, status):
    assert client.post("/api/echo", headers=headers).status == status


def test_a_form_with_an_unknown_field_is_refused(client):
    form = {"Content-Type": http.FORM_TYPE}
    answer = client.call("POST", "/sign", body=b"glasses=2&more=1", headers=form)
    assert (answer.status, answer.json["fields"][0]["field"]) == (422, "more")


# Throttle


def test_the_fourth_attempt_is_a_429_that_says_when_to_try_again(client):
    with clock.held_at("2027-01-01T10:00:30Z"):
        assert [client.post("/api/knocks").status for _ in range(4)] == [200, 200, 200, 429]
        refused = client.post("/api/knocks")
        assert (refused.json["code"], refused.headers["retry-after"]) == ("too_many_attempts", "30")
        assert "retry_after" not in refused.json
    with clock.held_at("2027-01-01T10:01:00Z"):
        assert client.post("/api/knocks").status == 200


def test_of_ten_attempts_at_once_three_go_through(client):
    def knock_at_one_moment():
        with clock.held_at("2027-01-01T10:00:30Z"):
            return client.post("/api/knocks")

    replies = at_once(10, knock_at_one_moment)
    assert sorted(each.status for each in replies) == [200] * 3 + [429] * 7


def test_json_is_written_in_plain_utf_8(client):
    body = json.dumps({"label": "blåbær"}).encode()
    answer = client.call("POST", "/api/jars", body=body, headers={"Content-Type": "application/json"})
    assert "blåbær".encode() in answer.body
