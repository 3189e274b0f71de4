"""What comes over HTTP and what goes back: inputs, outputs, requests, answers and problems."""

import base64
import json
import re
from collections.abc import Mapping
from email import message_from_bytes
from email.message import Message
from functools import cached_property
from http.cookies import CookieError, SimpleCookie
from typing import Annotated, Any
from urllib.parse import parse_qs

from chalice.app import Request as RawRequest
from chalice.app import Response
from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from chalicelib.core import clock, ids
from chalicelib.core.errors import Refused
from chalicelib.core.sentences import said

JSON_TYPES = ("application/json", "application/problem+json")
FORM_TYPE = "application/x-www-form-urlencoded"
FILES_TYPE = "multipart/form-data"  # of a form with files
UNREADABLE = Refused("malformed", "The body is not readable JSON. Send one JSON object in UTF-8.", status=400)


Sentence = Annotated[str, PlainSerializer(said, return_type=str)]
"""A sentence of an answer, told in the language of who asked."""


class Input(BaseModel):
    """What may come in. Unknown fields are refused; text is stripped."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, defer_build=True)


class Output(BaseModel):
    """What goes out; the OpenAPI file is made from it, and every answer is checked against it."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


class MoneyOut(Output):
    """An amount in minor units of its currency: 1250 NOK is kr 12.50."""

    amount: int
    currency: str = Field(min_length=3, max_length=3)


class PageQuery(Input):
    """The paging every list takes."""

    limit: int = Field(default=25, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=2000)


class SinceQuery(PageQuery):
    """The paging of a list that can be narrowed to a time, both ends included."""

    since: str | None = Field(default=None, max_length=40, description="A moment (ISO 8601); from then on.")
    until: str | None = Field(default=None, max_length=40, description="A moment; up to then.")

    @field_validator("since", "until")
    @classmethod
    def _moment(cls, text: str | None) -> str | None:
        try:
            return None if text is None else clock.as_text(clock.parse(text))
        except (ValueError, OverflowError):
            raise PydanticCustomError(
                "bad_moment", "Give a moment as ISO 8601, such as 2026-11-22T10:00:00Z."
            ) from None


class Request:
    """An HTTP request as views see it. Header names are lower case; query values are the last of each name."""

    def __init__(self, raw: RawRequest) -> None:
        self.method: str = raw.method
        self.headers: dict[str, str] = {name.lower(): value for name, value in (raw.headers or {}).items()}
        self.params: dict[str, str] = dict(raw.uri_params or {})
        # Chalice gives the route's own path here, with the names of its parameters
        self.path: str = re.sub(r"\{(\w+)\+?\}", lambda found: self.params.get(found[1], ""), raw.path)
        multi = raw.query_params
        self.queries: dict[str, list[str]] = {name: multi.getlist(name) for name in multi} if multi else {}
        self.query: dict[str, str] = {name: values[-1] for name, values in self.queries.items() if values}
        self.id: str = raw.context.get("requestId") or ids.new("req")
        self.ip: str = (raw.context.get("identity") or {}).get("sourceIp") or ""
        self._raw = raw

    @property
    def body(self) -> bytes:
        body = self._raw.raw_body or b""
        return body if isinstance(body, bytes) else body.encode()

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def cookies(self) -> dict[str, str]:
        try:
            return {name: morsel.value for name, morsel in SimpleCookie(self.headers.get("cookie", "")).items()}
        except CookieError:
            return {}

    @property
    def form(self) -> dict[str, str]:
        """An HTML form's fields, the last of each name; without its files."""
        if self.content_type == FILES_TYPE:
            return {name: content.decode("utf-8", "replace") for name, file, content in self._parts if file is None}
        text = self.body.decode("utf-8", "replace")
        return {name: values[-1] for name, values in parse_qs(text, keep_blank_values=True).items()}

    def files(self, field: str) -> list[bytes]:
        """What was chosen in a form's file field; nothing where it was left empty."""
        chosen = self._parts if self.content_type == FILES_TYPE else []
        return [content for name, file, content in chosen if name == field and file and content]

    @cached_property
    def _parts(self) -> list[tuple[str, str | None, bytes]]:
        """The fields of a form with files: (name, the file's name or None, bytes). RFC 7578."""
        head = f"Content-Type: {self.headers.get('content-type', '')}\r\n\r\n".encode("ascii", "replace")
        whole = message_from_bytes(head + self.body)
        parts = [each for each in whole.get_payload() if isinstance(each, Message)] if whole.is_multipart() else []
        named = [(each.get_param("name", header="content-disposition"), each) for each in parts]
        return [
            (str(name), each.get_filename(), bytes(each.get_payload(decode=True) or b""))
            for name, each in named
            if name
        ]


class Answer(Response):
    """A response; bytes go out base64-encoded, as API Gateway wants them, whatever the Accept header says."""

    def __init__(self, body: Any = "", status: int = 200, headers: Mapping[str, Any] | None = None) -> None:
        super().__init__(body=body, status_code=status, headers=dict(headers or {}))

    def to_dict(self, binary_types: list[str] | None = None) -> dict[str, Any]:  # noqa: ARG002
        if not isinstance(self.body, bytes):
            return super().to_dict(None)
        single, multi = self._sort_headers(self.headers)
        return {
            "headers": single,
            "multiValueHeaders": multi,
            "statusCode": self.status_code,
            "body": base64.b64encode(self.body).decode("ascii"),
            "isBase64Encoded": True,
        }


def as_json(body: Any, status: int = 200, headers: Mapping[str, Any] | None = None) -> Answer:
    """A JSON answer, never cached unless the headers say so."""
    given = {"Content-Type": "application/json", "Cache-Control": "no-store", **(headers or {})}
    return Answer(json.dumps(body, ensure_ascii=False, separators=(",", ":")), status, given)


def problem(refused: Refused, request_id: str) -> Answer:
    """RFC 9457 problem+json with a stable code and the request's id, in the language of who asked."""
    body: dict[str, Any] = {
        "type": f"urn:daybook:problem:{refused.code}",
        "title": refused.code.replace("_", " ").capitalize(),
        "status": refused.status,
        "code": refused.code,
        "detail": said(refused.sentence),
        "request_id": request_id,
    }
    if refused.fields:
        body["fields"] = [each | {"detail": said(each["detail"])} for each in refused.fields]
    body |= {name: value for name, value in refused.more.items() if name != "retry_after"}
    headers = {"Content-Type": "application/problem+json"}
    if refused.status in (429, 503):
        headers["Retry-After"] = str(refused.more.get("retry_after", 60))
    if refused.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return as_json(body, refused.status, headers)


def read_body(shape: type[BaseModel], request: Request, files: bool = False) -> BaseModel:
    """The validated body: JSON, or an HTML form's fields, with files where it may have some. Raises 400, 415 or 422."""
    if request.content_type == FORM_TYPE or (files and request.content_type == FILES_TYPE):
        return validated(shape, request.form)
    if request.body and request.content_type not in JSON_TYPES:
        raise Refused("unsupported_media_type", "Send JSON with Content-Type: application/json.", status=415)
    if not request.body:
        return validated(shape, {})
    return validated(shape, readable_json(request.body))


def readable_json(body: bytes) -> Any:
    """JSON text as Python values; 400 for what is not JSON or cannot be stored (NaN, half a surrogate pair)."""
    try:
        text = body.decode("utf-8")
        found = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
        if "\\u" in text:
            json.dumps(found, ensure_ascii=False).encode("utf-8")
        return found
    except (ValueError, RecursionError):
        raise UNREADABLE from None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError(f"{text} is too large a number")
    return number


def read_query(shape: type[BaseModel], request: Request) -> BaseModel:
    """The validated query; a name given twice becomes a list where the shape wants one, the last value where not."""
    wanted = {each.alias or name: each for name, each in shape.model_fields.items()}
    values: dict[str, Any] = {}
    for name, given in request.queries.items():
        if name == "token":
            continue
        each = wanted.get(name)
        many = each is not None and "list" in str(each.annotation)
        values[name] = given if many else given[-1]
    return validated(shape, values)


def validated(shape: type[BaseModel], values: Any) -> BaseModel:
    """Values as this shape, or a 422 that names each field and what is wrong with it."""
    try:
        return shape.model_validate(values)
    except ValidationError as error:
        fields = [
            {
                "field": ".".join(str(part) for part in each["loc"]) or "body",
                "code": each["type"],
                "detail": said(each["msg"].removeprefix("Value error, ")),
            }
            for each in error.errors(include_url=False, include_context=False, include_input=False)
        ]
        first = fields[0]
        raise Refused(
            "invalid", f"{first['field']}: {first['detail'].rstrip('.')}.", status=422, fields=fields
        ) from None
    except (RecursionError, OverflowError):
        raise UNREADABLE from None
