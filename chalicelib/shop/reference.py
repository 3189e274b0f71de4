"""The API reference people read: the OpenAPI document as one page of HTML, with no script and nothing foreign."""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from chalicelib.core.module import Registry
from chalicelib.core.openapi import document

HERE = Path(__file__).parent / "templates"
DEEPEST = 2  # how far into nested shapes the page goes; shapes of shapes may go round in circles
WAYS = {
    "bearer": "Authorization: Bearer",
    "staff_cookie": "a staff cookie",
    "customer_cookie": "a customer cookie",
    "token": "Daybook-Token",
    "token_in_link": "?token=",
}
SAMPLES = {
    "email": "kari@example.com",
    "password": "a long enough password",
    "new_password": "another long password",
    "country": "NO",
    "postal_code": "0150",
    "city": "Oslo",
    "line1": "Storgata 1",
    "name": "Kari Nordmann",
    "phone": "+47 22 33 44 55",
    "currency": "NOK",
    "language": "en",
    "code": "123456",
}


@dataclass
class Row:
    """A field of a shape, as the page shows it."""

    name: str
    type: str
    required: bool
    about: str


@dataclass
class Entry:
    """A route, as the page shows it."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    access: str
    parameters: list[Row]
    body: list[Row]
    answers: list[tuple[str, str, list[Row]]]
    refusals: list[tuple[str, str]]
    curl: str


@dataclass
class Group:
    """Routes under one heading."""

    title: str
    anchor: str
    entries: list[Entry] = field(default_factory=list)


@lru_cache(maxsize=4)
def reference(registry: Registry) -> tuple[str, str]:
    """The page for these modules, and the Content-Security-Policy it is served with. Made once in a process."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    told = document(registry)
    style = (HERE / "reference.css").read_text()
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    page = environment.get_template("reference.html").render(
        info=told["info"], server=told["servers"][0]["url"], groups=_groups(told), style=style
    )
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return page, policy


def _groups(told: Mapping[str, Any]) -> list[Group]:
    groups = {each["name"]: Group(each["name"], f"tag-{_slug(each['name'])}") for each in told["tags"]}
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            groups[operation["tags"][0]].entries.append(_entry(told, path, method.upper(), operation))
    return sorted(
        groups.values(), key=lambda group: all(entry.path.startswith("/api/admin") for entry in group.entries)
    )


def _slug(text: str) -> str:
    return "".join(each if each.isalnum() else "-" for each in text.lower())


def _entry(told: Mapping[str, Any], path: str, method: str, operation: Mapping[str, Any]) -> Entry:
    shapes = told["components"]["schemas"]
    body = _json_of(operation.get("requestBody", {}))
    answers, refusals = [], []
    for status, answer in operation["responses"].items():
        if status == "default" or int(status) >= 400:
            refusals.append((status, answer["description"]))
        else:
            kinds = ", ".join(kind for kind in answer.get("content", {}) if kind != "application/json")
            said = answer["description"] + (f" {kinds}" if kinds else "")
            answers.append((status, said, list(_rows(_json_of(answer), shapes))))
    return Entry(
        id=operation["operationId"],
        method=method,
        path=path,
        summary=operation["summary"],
        description=operation.get("description", ""),
        access=_access(operation["security"]),
        parameters=[
            Row(each["name"], f"{_type(each['schema'], shapes)}, in {each['in']}", each["required"], _about(each))
            for each in operation["parameters"]
        ],
        body=list(_rows(body, shapes)),
        answers=answers,
        refusals=[each for each in refusals if each[0] != "default"],
        curl=_curl(told["servers"][0]["url"], path, method, operation, body, shapes),
    )


def _json_of(place: Mapping[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = place.get("content", {}).get("application/json", {}).get("schema", {})
    return schema


def _access(security: Sequence[Mapping[str, Any]]) -> str:
    ways = [WAYS[name] for each in security for name in each]
    if not ways:
        return "Open to anyone"
    return f"Needs {', '.join(ways[:-1])} or {ways[-1]}" if len(ways) > 1 else f"Needs {ways[0]}"


# Shapes


def _followed(schema: Mapping[str, Any], shapes: Mapping[str, Any]) -> dict[str, Any]:
    """The schema itself: references followed, and what may be null without the null."""
    whole = dict(schema)
    if "$ref" in whole:
        whole = {**shapes[whole["$ref"].rpartition("/")[2]], **{k: v for k, v in whole.items() if k != "$ref"}}
    choices = [each for each in whole.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) == 1:
        rest = {name: value for name, value in whole.items() if name != "anyOf"}
        return {**_followed(choices[0], shapes), **rest, "nullable": len(whole["anyOf"]) > 1}
    return whole


def _rows(schema: Mapping[str, Any], shapes: Mapping[str, Any], within: str = "", depth: int = 0) -> Iterator[Row]:
    whole = _followed(schema, shapes)
    if whole.get("type") == "array":
        yield from _rows(whole.get("items", {}), shapes, f"{within}[]", depth)
        return
    required = whole.get("required", ())
    for name, given in whole.get("properties", {}).items():
        each = _followed(given, shapes)
        place = f"{within}.{name}" if within else name
        yield Row(place, _type(given, shapes), name in required, _about(each) if "$ref" not in given else "")
        if depth < DEEPEST:
            yield from _rows(each, shapes, place, depth + 1)


def _type(schema: Mapping[str, Any], shapes: Mapping[str, Any]) -> str:
    whole = _followed(schema, shapes)
    if "enum" in whole:
        said = " | ".join(json.dumps(each) for each in whole["enum"])
    elif "const" in whole:
        said = json.dumps(whole["const"])
    elif whole.get("type") == "array":
        said = f"list of {_type(whole.get('items', {}), shapes)}"
    elif "anyOf" in whole:
        said = " | ".join(_type(each, shapes) for each in whole["anyOf"])
    elif values := _values_of(whole):
        said = f"object of {_type(values, shapes)}"
    else:
        said = str(whole.get("format") or whole.get("type") or "anything")
    return f"{said} or null" if whole.get("nullable") else said


def _values_of(whole: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the values of an object with free names are; None where the names are fixed."""
    by_pattern = [*whole.get("patternProperties", {}).values()]
    others = whole.get("additionalProperties")
    return by_pattern[0] if by_pattern else others if isinstance(others, dict) and others else None


def _about(schema: Mapping[str, Any]) -> str:
    bounds = {
        "minimum": "at least {}",
        "maximum": "at most {}",
        "minLength": "at least {} characters",
        "maxLength": "at most {} characters",
        "minItems": "at least {} items",
        "maxItems": "at most {} items",
        "pattern": "matches {}",
    }
    inner = schema.get("schema", schema)
    said = [form.format(inner[name]) for name, form in bounds.items() if name in inner]
    if "maxLength" in inner and inner.get("minLength") == inner["maxLength"]:
        said = [f"exactly {inner['maxLength']} characters", *said[2:]]
    said = ["not empty" if each == "at least 1 characters" else each for each in said]
    if inner.get("default") not in (None, "", [], {}):
        said.append(f"default {json.dumps(inner['default'])}")
    limits = ", ".join(said)
    text = schema.get("description", "").rstrip(".")
    return f"{text}. {limits[:1].upper() + limits[1:]}." if limits and text else text or limits


# Examples


def _curl(
    server: str,
    path: str,
    method: str,
    operation: Mapping[str, Any],
    body: Mapping[str, Any],
    shapes: Mapping[str, Any],
) -> str:
    address = server + path.replace("{", "$").replace("}", "")
    parts = [f'curl "{address}"']
    if method != "GET":
        parts[0] = f'curl -X {method} "{address}"'
    ways = [name for each in operation["security"] for name in each]
    if "token" in ways:
        parts.append('-H "Daybook-Token: $TOKEN"')
    elif "bearer" in ways:
        parts.append('-H "Authorization: Bearer $TOKEN"')
    if any(each["name"] == "Idempotency-Key" for each in operation["parameters"]):
        parts.append('-H "Idempotency-Key: $(uuidgen)"')
    if body:
        sample = json.dumps(_sample(body, shapes), ensure_ascii=False)
        parts += ['-H "Content-Type: application/json"', f"-d '{sample}'"]
    elif "requestBody" in operation:
        parts.append("--data-binary @file")
    return " \\\n  ".join(parts)


def _sample(schema: Mapping[str, Any], shapes: Mapping[str, Any], name: str = "", depth: int = 0) -> Any:
    """A value of this shape: what is required of an object, and all of it where nothing is."""
    whole = _followed(schema, shapes)
    for known in ("const", "default"):
        if whole.get(known) not in (None, "", [], {}):
            return whole[known]
    if "enum" in whole:
        return whole["enum"][0]
    if "anyOf" in whole:
        return _sample(whole["anyOf"][0], shapes, name, depth)
    match whole.get("type"):
        case "object":
            return _sample_object(whole, shapes, depth)
        case "array":
            return [_sample(whole.get("items", {}), shapes, name, depth + 1)] if depth < 2 * DEEPEST else []
        case "integer":
            return max(1, whole.get("minimum", 1))
        case "boolean":
            return True
        case "string":
            return _sample_text(whole, name)
    return name or "..."


def _sample_object(whole: Mapping[str, Any], shapes: Mapping[str, Any], depth: int) -> dict[str, Any]:
    properties = whole.get("properties", {})
    if "minProperties" in whole:
        return {"name": _sample(_values_of(whole) or {}, shapes, "", depth + 1)}
    wanted = [each for each in properties if each in whole.get("required", ())] or (
        list(properties) if not depth else []
    )
    if {"country", "line1"} <= set(wanted):
        wanted += ["city", "postal_code"]
    return {each: _sample(properties[each], shapes, each, depth + 1) for each in wanted}


def _sample_text(whole: Mapping[str, Any], name: str) -> str:
    pattern = whole.get("pattern", "")
    if pattern in ("^[A-Z]{2}$", "^[A-Z]{3}$"):
        return "NO" if "{2}" in pattern else "NOK"
    return SAMPLES.get(name, name or "...")
