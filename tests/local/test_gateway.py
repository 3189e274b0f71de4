"""A request to API Gateway's event and back: what the app sees, and what the client gets."""

import base64
import io
import json
import threading
from typing import Any

import pytest
from chalice.app import Chalice, Response

from infra.local.gateway import PAYLOAD_LIMIT, Gateway, Resources, reply


def echo_app() -> Any:
    app = Chalice(app_name="echo")
    app.api.binary_types = ["image/png"]
    both = threading.Barrier(2, timeout=5)

    @app.route("/api/things/{thing}", methods=["GET", "POST"], content_types=["*/*"])
    def thing(thing: str) -> Any:
        request = app.current_request
        event = request.to_original_event()
        return {"thing": thing, "body": (request.raw_body or b"").decode("latin-1"), "event": event}

    @app.route("/picture", methods=["GET"])
    def picture() -> Response:
        return Response(b"\x89PNG\x00\xff", headers={"Content-Type": "image/png", "Set-Cookie": ["a=1", "b=2"]})

    @app.route("/long", methods=["GET"])
    def long() -> Response:
        return Response("x" * (PAYLOAD_LIMIT + 1), headers={"Content-Type": "text/plain"})

    @app.route("/both/{name}", methods=["GET"])
    def at_once(name: str) -> dict[str, str]:
        both.wait()
        return {"asked": name, "seen": app.current_request.uri_params["name"]}

    return app


@pytest.fixture
def gateway() -> Gateway:
    return Gateway(echo_app())


def environ(method: str, path: str, query: str = "", body: bytes = b"", **more: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": path.encode().decode("latin-1"),  # as WSGI hands a path over
        "QUERY_STRING": query,
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "shop.example:8000",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        **more,
    }


def called(gateway: Gateway, given: dict[str, Any]) -> tuple[int, dict[str, list[str]], bytes]:
    status, found, body = reply(gateway.answer(given), given["REQUEST_METHOD"])
    headers: dict[str, list[str]] = {}
    for name, value in found:
        headers.setdefault(name.lower(), []).append(value)
    return status, headers, body


def told(gateway: Gateway, given: dict[str, Any]) -> dict[str, Any]:
    return dict(json.loads(called(gateway, given)[2]))


def test_path_parameters_are_decoded_and_repeated_query_keys_are_kept(gateway: Gateway) -> None:
    seen = told(gateway, environ("GET", "/api/things/blå te", "tag=a&tag=b%20c&empty="))
    assert seen["thing"] == "blå te"
    event = seen["event"]
    assert event["resource"] == "/api/things/{thing}"
    assert event["pathParameters"] == {"thing": "blå te"}
    assert event["multiValueQueryStringParameters"] == {"tag": ["a", "b c"], "empty": [""]}
    assert event["queryStringParameters"] == {"tag": "b c", "empty": ""}
    assert event["requestContext"]["identity"]["sourceIp"] == "127.0.0.1"
    assert event["headers"]["Host"] == "shop.example:8000"


def test_text_arrives_as_text_and_everything_else_as_base64(gateway: Gateway) -> None:
    words = told(gateway, environ("POST", "/api/things/1", body="blå".encode(), CONTENT_TYPE="application/json"))
    assert (words["event"]["body"], words["event"]["isBase64Encoded"]) == ("blå", False)
    raw = told(gateway, environ("POST", "/api/things/1", body=b"\xff\x00", CONTENT_TYPE="text/plain"))
    assert (raw["event"]["body"], raw["event"]["isBase64Encoded"]) == (base64.b64encode(b"\xff\x00").decode(), True)
    assert raw["body"] == "\xff\x00"
    declared = told(gateway, environ("POST", "/api/things/1", body=b"abc", CONTENT_TYPE="image/png"))
    assert declared["event"]["isBase64Encoded"] is True


def test_binary_answers_and_several_cookies_leave_as_they_were_given(gateway: Gateway) -> None:
    status, headers, body = called(gateway, environ("GET", "/picture", HTTP_ACCEPT="image/png"))
    assert (status, body) == (200, b"\x89PNG\x00\xff")
    assert headers["set-cookie"] == ["a=1", "b=2"]
    assert headers["content-length"] == ["6"]


def test_head_is_get_without_the_body(gateway: Gateway) -> None:
    status, headers, body = called(gateway, environ("HEAD", "/picture", HTTP_ACCEPT="image/png"))
    assert (status, headers["content-length"], body) == (200, ["6"], b"")


def test_each_request_has_an_id_of_its_own(gateway: Gateway) -> None:
    ids = [called(gateway, environ("GET", "/api/things/1"))[1]["x-amzn-requestid"][0] for _ in range(2)]
    assert len(set(ids)) == 2


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        (environ("GET", "/api/nothing"), 404, "not_found"),
        (environ("DELETE", "/api/things/1"), 405, "method_not_allowed"),
        (environ("POST", "/api/things/1", CONTENT_LENGTH=str(PAYLOAD_LIMIT + 1)), 413, "too_large"),
        (environ("POST", "/api/things/1", body=b"x" * (PAYLOAD_LIMIT + 1), CONTENT_LENGTH=""), 413, "too_large"),
        # 5 MB of bytes are 6.7 MB as base64, more than Lambda takes
        (environ("POST", "/api/things/1", body=b"\xff" * 5 * 1024 * 1024), 413, "too_large"),
        (environ("GET", "/long"), 500, "answer_too_large"),
        ({**environ("GET", "/"), "PATH_INFO": "/api/things/\xff"}, 400, "malformed_path"),
    ],
)
def test_what_cannot_be_is_answered_as_a_problem(given: dict[str, Any], status: int, code: str) -> None:
    found, headers, body = called(Gateway(echo_app()), given)
    problem = json.loads(body)
    assert (found, problem["status"], problem["code"]) == (status, status, code)
    assert headers["content-type"] == ["application/problem+json"]
    assert problem["request_id"] == headers["x-amzn-requestid"][0]


def test_the_wrong_method_says_which_are_right(gateway: Gateway) -> None:
    assert called(gateway, environ("DELETE", "/api/things/1"))[1]["allow"] == ["GET, POST"]


def test_two_requests_at_once_each_see_their_own(gateway: Gateway) -> None:
    answers: list[dict[str, Any]] = []
    threads = [
        threading.Thread(target=lambda name=name: answers.append(told(gateway, environ("GET", f"/both/{name}"))))
        for name in ("one", "two")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer["asked"] for answer in answers) == ["one", "two"]
    assert all(answer["asked"] == answer["seen"] for answer in answers)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/", ("/", {})),
        ("/products/new", ("/products/new", {})),
        ("/products/tea", ("/products/{handle}", {"handle": "tea"})),
        ("/products/tea/", ("/products/{handle}", {"handle": "tea"})),
        ("/products/new/reviews", ("/products/{handle}/reviews", {"handle": "new"})),
        ("/pages/a/b", ("/{rest+}", {"rest": "pages/a/b"})),
    ],
)
def test_words_win_over_parameters_and_those_over_the_rest(path: str, found: Any) -> None:
    known = ["/", "/products/new", "/products/{handle}", "/products/{handle}/reviews", "/{rest+}"]
    assert Resources(known).match(path) == found


def test_no_resource_takes_an_unknown_path() -> None:
    assert Resources(["/products/{handle}"]).match("/products") is None
