"""One call to DynamoDB over HTTP: signed, sent, tried again. The floor under table.py.

PynamoDB's own way down, through a botocore client, takes 2.6 to 3.2 times the processor time of this for the same call
(infra/decisions/2026-11-23-database-calls.md), and every request makes several. Models, keys, expressions and errors
stay PynamoDB's. The protocol is AWS JSON 1.0; the signature is AWS Signature Version 4.
"""

import base64
import hashlib
import hmac
import json
import os
import random
import time
from functools import lru_cache
from typing import Any

import urllib3
from botocore.exceptions import (
    ConnectionClosedError,
    EndpointConnectionError,
    NoCredentialsError,
    ReadTimeoutError,
)
from botocore.httpsession import get_cert_path
from botocore.session import get_session
from pynamodb.exceptions import CancellationReason, VerboseClientError

ATTEMPTS = 4
PAUSE = 0.05  # seconds before the second attempt, at most; twice that before the third, ...
TIMEOUT = urllib3.Timeout(connect=2, read=8)
CONTENT = "application/x-amz-json-1.0"
PASSING = frozenset(
    {
        "InternalServerError",
        "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestTimeout",
        "RequestTimeoutException",
        "ServiceUnavailable",
        "ThrottledException",
        "Throttling",
        "ThrottlingException",
        "TransactionInProgressException",
    }
)


class DynamoDB:
    """An endpoint in a region, with its kept connections. May be used by many threads."""

    def __init__(self, url: str | None, region: str) -> None:
        suffix = ".cn" if region.startswith("cn-") else ""
        # Both variables are every AWS SDK's ("Service-specific endpoints"): an emulator of all of AWS is named by them
        named = url or os.environ.get("AWS_ENDPOINT_URL_DYNAMODB") or os.environ.get("AWS_ENDPOINT_URL")
        self.url = (named or f"https://dynamodb.{region}.amazonaws.com{suffix}").rstrip("/")
        self.region = region
        self.host = self.url.partition("://")[2]
        secure = {"ca_certs": get_cert_path(True)} if self.url.startswith("https:") else {}
        self.pool = urllib3.connectionpool.connection_from_url(
            self.url, maxsize=64, timeout=TIMEOUT, retries=False, **secure
        )
        self.credentials = get_session().get_credentials()

    def call(self, operation: str, request: dict[str, Any]) -> dict[str, Any]:
        """The answer. Raises PynamoDB's VerboseClientError, or botocore's errors where there is no answer.

        What passes by itself is tried again, so a write must be harmless to repeat, as one with a token is.
        """
        body = json.dumps(request, separators=(",", ":"), default=_as_base64).encode()
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._once(operation, body)
            except VerboseClientError as error:
                if attempt == ATTEMPTS or error.response["Error"]["Code"] not in PASSING:
                    raise
            except (EndpointConnectionError, ConnectionClosedError, ReadTimeoutError):
                if attempt == ATTEMPTS:
                    raise
            time.sleep(random.uniform(0, PAUSE * 2 ** (attempt - 1)))  # noqa: S311  jitter, no secret
        raise AssertionError("the last attempt answers or raises")

    def _once(self, operation: str, body: bytes) -> dict[str, Any]:
        try:
            answer = self.pool.urlopen("POST", "/", body=body, headers=self._headers(operation, body))
        except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError) as error:
            raise EndpointConnectionError(endpoint_url=self.url, error=error) from error
        except urllib3.exceptions.ReadTimeoutError as error:
            raise ReadTimeoutError(endpoint_url=self.url, error=error) from error
        except urllib3.exceptions.HTTPError as error:
            raise ConnectionClosedError(endpoint_url=self.url, error=error) from error
        if answer.status == 200:
            return _read(answer.data)
        raise _error(operation, answer.status, answer.data, answer.headers.get("x-amzn-requestid", ""))

    def _headers(self, operation: str, body: bytes) -> dict[str, str]:
        """AWS Signature Version 4 ("Create a signed AWS API request"): these headers and the body, nothing else."""
        if self.credentials is None:
            raise NoCredentialsError
        key = self.credentials.get_frozen_credentials()
        at = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        headers = {
            "content-type": CONTENT,
            "host": self.host,
            "x-amz-date": at,
            **({"x-amz-security-token": key.token} if key.token else {}),
            "x-amz-target": f"DynamoDB_20120810.{operation}",
        }
        names = ";".join(headers)
        lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
        canonical = f"POST\n/\n\n{lines}\n{names}\n{hashlib.sha256(body).hexdigest()}"
        scope = f"{at[:8]}/{self.region}/dynamodb/aws4_request"
        to_sign = f"AWS4-HMAC-SHA256\n{at}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
        signature = hmac.digest(_signing_key(key.secret_key, at[:8], self.region), to_sign.encode(), "sha256").hex()
        headers["authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={key.access_key}/{scope}, SignedHeaders={names}, Signature={signature}"
        )
        return headers


def _as_base64(value: Any) -> str:
    """Bytes travel as base64 ("B" in the protocol); anything else is no JSON."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"{type(value).__name__} cannot be stored")


def _read(data: bytes) -> dict[str, Any]:
    return dict(json.loads(data, object_hook=_with_bytes if b'"B":' in data else None))


def _with_bytes(found: dict[str, Any]) -> dict[str, Any]:
    if len(found) == 1 and isinstance(found.get("B"), str):
        return {"B": base64.b64decode(found["B"])}
    return found


@lru_cache(maxsize=8)
def _signing_key(secret: str, day: str, region: str) -> bytes:
    key = f"AWS4{secret}".encode()
    for part in (day, region, "dynamodb", "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return key


def _error(operation: str, status: int, body: bytes, request_id: str) -> VerboseClientError:
    """What went wrong, as PynamoDB raises it."""
    try:
        told = dict(json.loads(body))
    except (ValueError, TypeError):
        told = {}
    unnamed = "ServiceUnavailable" if status >= 500 else "UnknownError"
    code = str(told.get("__type", unnamed)).rpartition("#")[2]
    message = told.get("message") or told.get("Message") or body[:200].decode(errors="replace")
    reasons = [
        CancellationReason(code=each["Code"], message=each.get("Message"), raw_item=each.get("Item"))
        if each.get("Code", "None") != "None"
        else None
        for each in told.get("CancellationReasons") or ()
    ]
    error = {"Error": {"Code": code, "Message": message}}
    return VerboseClientError(error, operation, {"request_id": request_id}, cancellation_reasons=reasons)
