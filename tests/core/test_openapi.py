"""The OpenAPI document and the page made of it: whole, valid, and true to what the routes answer."""

import base64
import hashlib
import re
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from chalice.app import Chalice
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from chalicelib.core import openapi
from chalicelib.core.access import anyone, customer, staff, token_holder
from chalicelib.core.http import Input, Output, PageQuery, Routes
from chalicelib.core.module import Module, Registry
from chalicelib.customers.module import customers
from chalicelib.modules import MODULES
from chalicelib.pricing.module import pricing
from chalicelib.shop import reference
from chalicelib.shop.module import shop
from tests.customers.build import ADDRESS, signed_in
from tests.http import Client
from tests.shop.build import application, owner_of_new_shop

WHOLE = Registry(MODULES)


class Parcel(Input):
    version: int
    label: str | None = None


class ParcelOut(Output):
    id: str
    label: str = ""


class ListParcels(PageQuery):
    since: str | None = None


routes = Routes("Parcels")
pages = Routes("Pages", html=True)


@routes.route("/api/parcels", by=anyone, query=ListParcels, gives=ParcelOut)
def list_parcels() -> dict[str, Any]:
    """List parcels.

    Newest first,
    always.
    """
    return {"id": "p"}


@routes.route("/api/parcels", "POST", by=customer, takes=Parcel, gives=ParcelOut, status=201)
def send_parcel() -> dict[str, Any]:
    """Send a parcel."""
    return {"id": "p"}


@routes.route("/api/parcels/{parcel_id}", "DELETE", by=staff("parcels.write"))
def lose_parcel() -> None:
    """Lose a parcel."""


@routes.route("/api/parcels/{parcel_id}/label", by=token_holder, media="application/pdf")
def show_label() -> None:
    """Show a label."""


@routes.route("/api/parcels/photo", "POST", by=anyone, raw=True, secret=True)
def photograph() -> None:
    """Keep a photo."""


@pages.route("/parcels", by=anyone)
def page() -> None:
    """A page."""


PARCELS = Module("parcels", "Parcels", routes=(routes, pages))


def parcels() -> dict[str, Any]:
    return openapi.document(Registry([PARCELS]))


def statuses(operation: dict[str, Any]) -> str:
    return " ".join(operation["responses"])


def test_the_document_of_all_modules_is_valid_openapi_3_1():
    problems = OpenAPIV31SpecValidator(openapi.document(WHOLE)).iter_errors()
    assert [f"{list(each.path)}: {each.message}" for each in problems] == []


def test_every_route_of_all_modules_is_in_it_once_with_a_name_of_its_own():
    told = openapi.document(WHOLE)
    operations = {(path, method) for path, methods in told["paths"].items() for method in methods}
    declared = [
        (route.path, route.method.lower())
        for owner in MODULES
        for each in owner.routes
        if not each.html
        for route in each.declared
    ]
    assert sorted(declared) == sorted(operations)
    names = [operation["operationId"] for methods in told["paths"].values() for operation in methods.values()]
    assert len(set(names)) == len(names)


def test_every_operation_has_a_summary_a_tag_and_a_right_answer():
    for path, methods in openapi.document(WHOLE)["paths"].items():
        for method, operation in methods.items():
            place = f"{method} {path}"
            assert operation["summary"], place
            assert len(operation["tags"]) == 1, place
            assert [each for each in operation["responses"] if each.startswith("2")], place


def test_the_version_is_the_projects():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    assert project["version"] == openapi.VERSION


def test_pages_are_left_out():
    assert list(parcels()["paths"]) == [
        "/api/parcels",
        "/api/parcels/{parcel_id}",
        "/api/parcels/{parcel_id}/label",
        "/api/parcels/photo",
    ]


def test_a_list_tells_its_query_and_what_may_go_wrong():
    operation = parcels()["paths"]["/api/parcels"]["get"]
    assert (operation["operationId"], operation["summary"], operation["description"]) == (
        "parcels_list_parcels",
        "List parcels",
        "Newest first, always. Answers 404 while the module parcels is switched off.",
    )
    assert operation["parameters"] == [
        {
            "name": "limit",
            "in": "query",
            "required": False,
            "schema": {"type": "integer", "default": 25, "minimum": 1, "maximum": 100},
        },
        {"name": "cursor", "in": "query", "required": False, "schema": {"type": "string", "maxLength": 2000}},
        {"name": "since", "in": "query", "required": False, "schema": {"type": "string"}},
    ]
    assert operation["security"] == []
    assert statuses(operation) == "200 401 404 422 503 default"


def test_a_post_tells_its_body_its_key_and_its_refusals():
    told = parcels()
    operation = told["paths"]["/api/parcels"]["post"]
    assert operation["requestBody"] == {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Parcel"}}},
    }
    assert told["components"]["schemas"]["Parcel"]["additionalProperties"] is False
    assert [each["name"] for each in operation["parameters"]] == ["Idempotency-Key"]
    assert operation["security"] == [{"bearer": []}, {"customer_cookie": []}]
    assert statuses(operation) == "201 400 401 403 404 409 412 415 422 503 default"
    refusal = operation["responses"]["409"]["content"]
    assert refusal == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def test_a_staff_route_tells_its_permission_and_its_path():
    operation = parcels()["paths"]["/api/parcels/{parcel_id}"]["delete"]
    assert operation["x-permission"] == "parcels.write"
    assert operation["parameters"] == [
        {"name": "parcel_id", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
    ]
    assert statuses(operation) == "204 401 403 404 409 503 default"


def test_files_and_raw_bodies_are_told_as_such():
    label = parcels()["paths"]["/api/parcels/{parcel_id}/label"]["get"]
    assert label["responses"]["200"]["content"] == {"application/pdf": {}}
    assert {"token": []} in label["security"]
    photo = parcels()["paths"]["/api/parcels/photo"]["post"]
    assert photo["requestBody"] == {"required": True, "content": {"*/*": {}}}
    assert photo["parameters"] == []  # its answer is not kept


def test_what_an_answer_may_leave_out_is_not_required():
    assert parcels()["components"]["schemas"]["ParcelOut"]["required"] == ["id"]


def test_a_query_is_told_as_parameters_and_not_as_a_shape():
    assert sorted(parcels()["components"]["schemas"]) == ["Parcel", "ParcelOut", "Problem", "ProblemField"]


def test_two_views_of_one_name_in_a_module_have_names_of_their_own():
    twins = Routes("Twins")
    twins.route("/api/twins", by=anyone)(list_parcels)
    twins.route("/api/admin/twins", by=staff("twins.read"))(list_parcels)
    names = [each.operation_id for each in openapi.declared(Registry([Module("twins", "Twins", routes=(twins,))]))]
    assert names == ["twins_list_parcels_get_twins", "twins_list_parcels_get_admin_twins"]


# What is served


@pytest.fixture
def app(table: str) -> Iterator[Chalice]:
    with application(shop, pricing, customers) as made:
        yield made


def test_answers_and_refusals_are_as_the_document_says(app):
    owner, kari = owner_of_new_shop(app), signed_in(app)
    told = Client(app).get("/api/openapi.json").json
    replies = [
        ("/api/modules", "get", owner.get("/api/modules")),
        ("/api/admin/me", "get", owner.get("/api/admin/me")),
        ("/api/admin/shop", "get", owner.get("/api/admin/shop")),
        ("/api/admin/taxes", "get", owner.get("/api/admin/taxes")),
        ("/api/admin/customers", "get", owner.get("/api/admin/customers")),
        ("/api/admin/customers", "post", owner.post("/api/admin/customers", {"email": "ola@example.com"})),
        ("/api/admin/customers", "post", owner.post("/api/admin/customers", {"email": "ola@example.com"})),
        ("/api/admin/customers", "post", owner.post("/api/admin/customers", {"e": 1})),
        ("/api/customers/me/addresses", "post", kari.post("/api/customers/me/addresses", ADDRESS)),
        ("/api/customers/me", "get", Client(app).get("/api/customers/me")),
        ("/api/admin/sessions", "delete", owner.delete("/api/admin/sessions")),
    ]
    assert [reply.status for _, _, reply in replies] == [200, 200, 200, 200, 200, 201, 409, 422, 201, 401, 204]
    for path, method, reply in replies:
        answer = told["paths"][path][method]["responses"][str(reply.status)]
        if reply.status == 204:
            assert (answer.get("content"), reply.body) == (None, b"")
            continue
        schema = answer["content"][reply.headers["content-type"]]["schema"]
        Draft202012Validator(schema | {"components": told["components"]}).validate(reply.json)


class Anchors(HTMLParser):
    """The ids of a page, its links, and its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given[name] or "" for name in ("href", "src") if name in given]


def test_the_page_tells_every_route_and_brings_nothing_from_elsewhere(app):
    reply = Client(app).get("/api/docs")
    page = Anchors(reply.text)
    told = openapi.document(Registry([shop, pricing, customers]))
    names = [operation["operationId"] for methods in told["paths"].values() for operation in methods.values()]
    assert set(names) <= set(page.ids)
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links if link.startswith("#")} <= set(page.ids)
    assert {link for link in page.links if not link.startswith("#")} == {"/api/openapi.json"}
    assert "script" not in page.tags
    assert " style=" not in reply.text
    assert page.tags.count("h1") == 1


def test_the_pages_style_is_the_one_its_policy_allows(app):
    reply = Client(app).get("/api/docs")
    (style,) = re.findall(r"<style>(.*?)</style>", reply.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert reply.headers["content-security-policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.headers["x-content-type-options"] == "nosniff"


def test_the_examples_on_the_page_are_taken_by_their_shapes():
    told = openapi.document(Registry([shop, pricing, customers]))
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            if schema:
                sample = reference._sample(schema, told["components"]["schemas"])
                errors = Draft202012Validator(schema | {"components": told["components"]}).iter_errors(sample)
                assert [(f"{method} {path}", each.message) for each in errors] == []
