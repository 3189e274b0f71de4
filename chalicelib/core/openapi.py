"""The OpenAPI 3.1 document, made from the routes that the installed modules declare.

Nothing in it is written by hand: inputs and outputs are the routes' own pydantic models, the summary is the first line
of the view's docstring, and the refusals follow from what the route takes. HTML pages are left out.
"""

import inspect
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, Field, TypeAdapter

from chalicelib.core.access import CUSTOMER_COOKIE, STAFF_COOKIE
from chalicelib.core.http import Route
from chalicelib.core.module import Module, Registry
from chalicelib.core.settings import settings

VERSION = "0.1.0"
REF = "#/components/schemas/{model}"
ABOUT = (
    "Everything a Daybook shop can do, for shoppers, staff and other systems. Money is in minor units with its"
    " currency, times are ISO 8601 in UTC, lists page by cursor, unknown fields are refused, and every refusal is"
    " problem+json with a stable code and a sentence, in English, Norwegian or Indonesian as Accept-Language asks. A"
    " POST with an Idempotency-Key can be sent again: it has one effect and one answer."
)
WRONG = {
    400: "The body is not readable JSON.",
    401: "The credentials are missing, wrong or no longer good.",
    403: "The role or key does not allow this, or a browser sent it from another site.",
    404: "There is no such thing, or the caller may not see it.",
    409: "It conflicts with the present state, or the Idempotency-Key was used for another request.",
    412: "The version moved on: someone else changed it meanwhile.",
    415: "The Content-Type is not JSON.",
    422: "Well-formed but invalid; `fields` names what is wrong.",
    429: "Too many attempts; Retry-After says when to try again.",
    503: "The shop is not open yet, or cannot answer at present.",
}


class ProblemField(BaseModel):
    field: str
    code: str
    detail: str


class Problem(BaseModel):
    """A refusal (RFC 9457)."""

    type: str
    title: str
    status: int
    code: str = Field(description="Stable: programs may rely on it.")
    detail: str = Field(description="A sentence for a person.")
    request_id: str
    fields: list[ProblemField] = []


@dataclass(frozen=True)
class Declared:
    """A route with the module it belongs to and the name it has in the document."""

    owner: Module
    route: Route
    operation_id: str

    @property
    def parameters(self) -> list[str]:
        return re.findall(r"\{(\w+)\}", self.route.path)

    def wrong(self) -> list[int]:
        """The statuses of its refusals."""
        route, writes = self.route, self.route.method != "GET"
        takes = {name for shape in (route.takes, route.query) if shape for name in shape.model_fields}
        may = {
            400: bool(route.takes),
            401: True,
            403: writes or bool(route.by.permission),
            404: bool(self.parameters) or not self.owner.always,
            409: writes or self.route.path.endswith("/preview"),  # refused as the write would be
            412: "version" in takes,
            415: bool(route.takes),
            422: bool(route.takes or route.query or route.keyed or route.raw),
            429: writes and "anyone" in route.by.kinds,
            503: True,
        }
        return [status for status, answers in may.items() if answers]


def declared(registry: Registry) -> list[Declared]:
    """The routes of these modules that are not pages, in the order of modules and files, each with its own name."""
    found = [
        (owner, route)
        for owner in registry.modules.values()
        for routes in owner.routes
        if not routes.html
        for route in routes.declared
        if not (route.html or (route.media or "").startswith("text/html"))
    ]
    names = Counter(f"{owner.name}_{route.view.__name__}" for owner, route in found)
    return [Declared(owner, route, _operation_id(owner, route, names)) for owner, route in found]


def _operation_id(owner: Module, route: Route, names: Counter[str]) -> str:
    name = f"{owner.name}_{route.view.__name__}"
    if names[name] == 1:
        return name
    place = re.sub(r"\W+", "_", route.path.removeprefix("/api")).strip("_")
    return f"{name}_{route.method.lower()}_{place}"


@lru_cache(maxsize=4)
def document(registry: Registry) -> dict[str, Any]:
    """The OpenAPI document of these modules; made once in a process. Do not change what it gives."""
    routes = declared(registry)
    schemas, definitions = _schemas(routes)
    paths: dict[str, dict[str, Any]] = {}
    for each in routes:
        paths.setdefault(each.route.path, {})[each.route.method.lower()] = _operation(each, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Daybook", "version": VERSION, "description": ABOUT, "license": {"name": "MIT"}},
        "servers": [{"url": settings.url}],
        "tags": [{"name": tag} for tag in dict.fromkeys(each.route.tag for each in routes)],
        "paths": paths,
        "components": {
            "schemas": definitions,
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A session of staff or of a customer, or an API key (dbk_...).",
                },
                "staff_cookie": {"type": "apiKey", "in": "cookie", "name": STAFF_COOKIE},
                "customer_cookie": {"type": "apiKey", "in": "cookie", "name": CUSTOMER_COOKIE},
                "token": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Daybook-Token",
                    "description": "The token of a cart or an order; it opens just that one.",
                },
                "token_in_link": {"type": "apiKey", "in": "query", "name": "token"},
            },
        },
    }


# Shapes

_Schemas = dict[tuple[Any, Literal["validation", "serialization"]], dict[str, Any]]


def _schemas(routes: list[Declared]) -> tuple[_Schemas, dict[str, Any]]:
    """Each shape's schema, and the definitions they refer to.

    All are in pydantic's "validation" form: what an answer leaves unset is left out of it, so only fields without a
    default are required there too.
    """
    shapes = {shape: None for each in routes for shape in _shapes_of(each.route)} | {Problem: None}
    schemas, given = TypeAdapter.json_schemas(
        [(shape, "validation", TypeAdapter(shape)) for shape in shapes], ref_template=REF
    )
    definitions = given.get("$defs", {})
    for query in {each.route.query for each in routes} - {None}:  # told as parameters, not as a shape
        name = schemas[query, "validation"].get("$ref", "").rpartition("/")[2]
        schemas[query, "validation"] = definitions.pop(name, schemas[query, "validation"])
    for definition in definitions.values():
        for shape in definition.get("properties", {}).values():
            if shape.get("default") == "" and shape.get("minLength"):
                del shape["default"]  # it only marks what was left out: it could not be sent
    return schemas, definitions


def _shapes_of(route: Route) -> Iterator[Any]:
    yield from (shape for shape in (route.takes, route.query, route.gives) if shape is not None)


# Operations


def _operation(each: Declared, schemas: _Schemas) -> dict[str, Any]:
    route = each.route
    operation: dict[str, Any] = {
        "operationId": each.operation_id,
        "tags": [route.tag],
        "summary": route.summary,
        "security": _security(route),
        "parameters": [*_path(each), *_query(route, schemas), *_headers(route)],
        "responses": _responses(each, schemas),
    }
    said = _description(each)
    if said:
        operation["description"] = said
    if route.by.permission:
        operation["x-permission"] = route.by.permission
    body = _body(route, schemas)
    if body:
        operation["requestBody"] = body
    return operation


def _description(each: Declared) -> str:
    doc = inspect.getdoc(each.route.view) or ""
    parts = [" ".join(doc.partition("\n")[2].split())]
    if each.route.by.permission:
        parts.append(f"Asks for the permission `{each.route.by.permission}`.")
    if not each.owner.always:
        parts.append(f"Answers 404 while the module {each.owner.name} is switched off.")
    return " ".join(part for part in parts if part)


def _security(route: Route) -> list[dict[str, list[str]]]:
    kinds = route.by.kinds
    if route.by.name == "token":
        return [{"token": []}, {"token_in_link": []}, {"bearer": []}, {"customer_cookie": []}, {}]
    if "anyone" in kinds:
        return []
    cookies = {"staff": "staff_cookie", "customer": "customer_cookie"}
    ways = ["bearer", *(cookies[kind] for kind in kinds if kind in cookies)]
    return [{way: []} for way in ways]


def _path(each: Declared) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in each.parameters
    ]


def _query(route: Route, schemas: _Schemas) -> list[dict[str, Any]]:
    if route.query is None:
        return []
    schema = schemas[route.query, "validation"]
    return [
        {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", ()),
            **({"description": shape["description"]} if "description" in shape else {}),
            "schema": _never_null(shape),
        }
        for name, shape in schema.get("properties", {}).items()
    ]


def _never_null(shape: dict[str, Any]) -> dict[str, Any]:
    """In a query, what may be null is what may be left out."""
    kept = {name: value for name, value in shape.items() if name not in ("title", "description")}
    if kept.get("default", ...) is None:
        del kept["default"]
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        kept |= choices[0]
    return kept


def _headers(route: Route) -> list[dict[str, Any]]:
    if not route.keyed:
        return []
    return [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": False,
            "description": "Any text of your own. Sent again with it, the request has one effect and the same answer.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$"},
        }
    ]


def _body(route: Route, schemas: _Schemas) -> dict[str, Any] | None:
    if route.raw and route.takes is None:
        return {"required": True, "content": {"*/*": {}}} if route.method != "GET" else None
    if route.takes is None:
        return None
    schema = schemas[route.takes, "validation"]
    content = {"application/json": {"schema": schema}}
    needed = any(each.is_required() for each in route.takes.model_fields.values())
    return {"required": needed, "content": content}


def _responses(each: Declared, schemas: _Schemas) -> dict[str, Any]:
    route = each.route
    problem = {"application/problem+json": {"schema": schemas[Problem, "validation"]}}
    wrong = {str(status): {"description": WRONG[status], "content": problem} for status in each.wrong()}
    rest = {"default": {"description": "Any other refusal.", "content": problem}}
    return {**_right(route, schemas), **wrong, **rest}


def _right(route: Route, schemas: _Schemas) -> dict[str, Any]:
    if route.gives is not None:
        content: dict[str, Any] = {"application/json": {"schema": schemas[route.gives, "validation"]}}
        answer = {"description": "Done." if route.method != "GET" else "Found.", "content": content}
        if route.keyed:
            said = {"description": "true when this is the answer of an earlier request", "schema": {"const": "true"}}
            answer["headers"] = {"Idempotent-Replayed": said}
        return {str(route.status): answer}
    if route.media:
        return {str(route.status): {"description": "The file.", "content": {route.media: {}}}}
    if inspect.signature(route.view).return_annotation is None:
        return {"204": {"description": "Done; there is nothing to tell."}}
    return {str(route.status): {"description": "Done."}}
