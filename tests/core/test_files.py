"""Forms with files: every byte arrives as it was sent, and what is no such form is none."""

import random

import pytest
from chalice.app import Request as RawRequest

from chalicelib.core.wire import Request
from tests.files import as_form


def request(body: bytes, content_type: str) -> Request:
    event = {
        "requestContext": {"httpMethod": "POST", "resourcePath": "/x", "identity": {"sourceIp": "192.0.2.1"}},
        "headers": {"Content-Type": content_type},
        "multiValueQueryStringParameters": None,
        "pathParameters": None,
        "stageVariables": None,
        "isBase64Encoded": False,
        "body": "",
    }
    made = RawRequest(event, None)
    made._body = body
    return Request(made)


@pytest.mark.parametrize("seed", range(20))
def test_every_byte_of_a_file_arrives(seed: int) -> None:
    chance = random.Random(seed)
    files = [chance.randbytes(chance.randrange(1, 3000)) for _ in range(3)]
    files += [bytes(chance.choice(b"\r\n-\x00\xff\x85 ") for _ in range(400)), b"\r\n\r\n", b"\n", b"--x\r\n"]
    body, content_type = as_form({"title": "Kjøkken \U0001f375", "empty": ""}, "photos", files)
    got = request(body, content_type)
    assert got.files("photos") == files
    assert got.form == {"title": "Kjøkken \U0001f375", "empty": ""}
    assert got.files("other") == []


def test_a_file_field_that_was_left_empty_is_no_file_and_no_text() -> None:
    body, content_type = as_form({"stars": "5"}, "photos", [b""], name="")
    got = request(body, content_type)
    assert (got.files("photos"), got.form) == ([], {"stars": "5"})


@pytest.mark.parametrize("body", [b"", b"--x", b"--x--", b"no parts", b"--x\r\n\r\n--x--", b"\xff\xfe--x\r\n"])
def test_what_is_broken_has_no_fields(body: bytes) -> None:
    got = request(body, "multipart/form-data; boundary=x")
    assert (got.form, got.files("photos")) == ({}, [])


def test_without_a_boundary_there_is_nothing() -> None:
    body, _ = as_form({"a": "b"}, "photos", [b"x"])
    assert request(body, "multipart/form-data").form == {}
