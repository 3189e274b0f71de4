"""Below PynamoDB: what is signed, what is tried again, and how an error comes back."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ConnectionClosedError, EndpointConnectionError
from pynamodb.attributes import BinaryAttribute
from pynamodb.exceptions import VerboseClientError

from chalicelib.core import dynamodb
from chalicelib.core.dynamodb import DynamoDB
from chalicelib.core.table import Item, Key, Text, fetch
from chalicelib.core.transaction import Transaction
from infra.local.children import free_port

BUSY = (400, {"__type": "com.amazonaws.dynamodb.v20120810#ThrottlingException", "message": "slow down"})
FINE = (200, {"Items": []})


@pytest.fixture
def endpoint():
    """A server that gives the answers put into it, one by one, and keeps what it was asked."""
    answers, asked = [], []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            asked.append((dict(self.headers.items()), body))
            answer = answers.pop(0)
            if answer is None:  # no answer at all
                self.close_connection = True
                return
            status, told = answer
            content = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", answers, asked
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(dynamodb, "PAUSE", 0)


@pytest.mark.parametrize("token", [None, "session-token"])
def test_a_request_is_signed_as_botocore_signs_it(monkeypatch, token):
    moment = time.gmtime(1_795_000_000)
    monkeypatch.setattr(time, "gmtime", lambda *_: moment)
    wire = DynamoDB(None, "eu-north-1")
    wire.credentials = Credentials("AKID", "secret/key", token)
    ours = wire._headers("GetItem", b'{"Key":{}}')
    signed = ("content-type", "host", "x-amz-target")
    theirs = AWSRequest("POST", f"{wire.url}/", {name: ours[name] for name in signed}, b'{"Key":{}}')
    signer = SigV4Auth(wire.credentials, "dynamodb", "eu-north-1")
    monkeypatch.setattr("botocore.auth.get_current_datetime", lambda: _datetime(moment))
    signer.add_auth(theirs)
    assert ours["host"] == "dynamodb.eu-north-1.amazonaws.com"
    assert ours["authorization"] == theirs.headers["Authorization"]
    assert ours["x-amz-date"] == theirs.headers["X-Amz-Date"]


def _datetime(moment):
    import datetime

    return datetime.datetime(*moment[:6], tzinfo=datetime.UTC)


def test_what_passes_by_itself_is_tried_again(endpoint, at_once):
    url, answers, asked = endpoint
    answers += [BUSY, (500, {"__type": "x#InternalServerError"}), None, FINE]
    assert DynamoDB(url, "eu-north-1").call("Query", {"TableName": "t"}) == {"Items": []}
    assert [body for _, body in asked] == [b'{"TableName":"t"}'] * 4


def test_the_fourth_failure_is_raised(endpoint, at_once):
    url, answers, asked = endpoint
    answers += [BUSY] * 4
    with pytest.raises(VerboseClientError) as raised:
        DynamoDB(url, "eu-north-1").call("Query", {})
    assert raised.value.response["Error"] == {"Code": "ThrottlingException", "Message": "slow down"}
    assert len(asked) == 4


def test_a_cancelled_transaction_is_raised_at_once_with_its_reasons(endpoint):
    url, answers, asked = endpoint
    item = {"pk": {"S": "a"}}
    reasons = [{"Code": "None"}, {"Code": "ConditionalCheckFailed", "Message": "no", "Item": item}]
    answers.append((400, {"__type": "a#TransactionCanceledException", "CancellationReasons": reasons}))
    with pytest.raises(VerboseClientError) as raised:
        DynamoDB(url, "eu-north-1").call("TransactWriteItems", {})
    first, second = raised.value.cancellation_reasons
    assert (first, second.code, second.raw_item, len(asked)) == (None, "ConditionalCheckFailed", item, 1)


def test_an_error_that_is_no_json_is_told_by_its_status(endpoint, at_once):
    url, answers, _ = endpoint
    answers += [(503, "<html>")] * 4
    with pytest.raises(VerboseClientError, match="ServiceUnavailable"):
        DynamoDB(url, "eu-north-1").call("Query", {})


def test_no_answer_and_nobody_there_are_connection_errors(endpoint, at_once):
    url, answers, _ = endpoint
    answers += [None] * 4
    with pytest.raises(ConnectionClosedError):
        DynamoDB(url, "eu-north-1").call("Query", {})
    with pytest.raises(EndpointConnectionError):
        DynamoDB(f"http://127.0.0.1:{free_port()}", "eu-north-1").call("Query", {})


class Piece(Item, kind="test_piece"):
    KEY = Key("PIECE#{name}", "PIECE")

    name = Text()
    content = BinaryAttribute(legacy_encoding=False)


def test_bytes_come_back_as_they_were_alone_and_in_a_batch(table: str) -> None:
    content = bytes(range(256)) + b'"B":"{}"'
    with Transaction() as tx:
        tx.create(Piece.new(name="a", content=content))
    assert Piece.get(name="a").content == content
    assert [each.content for each in fetch([Piece.ref(name="a")]) if isinstance(each, Piece)] == [content]
