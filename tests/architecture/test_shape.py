"""What must hold for the whole code, whatever it does: keys, events, routes, limits."""

import inspect
import re
from pathlib import Path

import pytest

from chalicelib.core import module
from chalicelib.core.journal import FACTS
from chalicelib.core.table import KINDS
from infra import keys
from tests.http import application

ROOT = Path(__file__).parents[2]
API_GATEWAY_RESOURCES = 300  # what API Gateway allows one API by default; each path segment is one
WAYS_IN = {"/api/admin/sessions", "/api/admin/sessions/passkey", "/api/admin/password-links"}
READS_ONLY = {"GET", "DELETE"}


def declared():
    application()
    return [
        (owner.name, route)
        for owner in module.registry.modules.values()
        for routes in owner.routes
        for route in routes.declared
    ]


def own_facts():
    application()
    return sorted(name for name, fact in FACTS.items() if fact.__module__.startswith("chalicelib."))


def test_the_key_chart_is_current():
    assert keys.CHART.read_text() == keys.chart(), "run make keys"


def test_no_two_kinds_of_item_can_have_the_same_key():
    assert keys.collisions() == []


def test_every_key_says_what_it_is_read_for():
    assert [f"{kind} {where}" for _, kind, where, key in keys.rows() if not key.reads] == []


def test_every_event_is_told_of_in_its_modules_readme():
    missing = []
    for name in own_facts():
        owner = FACTS[name].__module__.split(".")[1]
        readme = ROOT / "chalicelib" / owner / "README.md"
        if not readme.exists() or f"`{name}`" not in readme.read_text():
            missing.append(f"{name} in {owner}")
    assert missing == []


def test_every_handled_event_exists():
    application()
    unknown = [
        f"{owner.name}: {event}"
        for owner in module.registry.modules.values()
        for event in owner.handlers
        if event not in FACTS
    ]
    assert unknown == []


def test_every_module_has_a_readme():
    application()
    missing = [name for name in module.registry.modules if not (ROOT / "chalicelib" / name / "README.md").exists()]
    assert missing == []


def test_every_api_route_has_a_summary_a_shape_and_an_access_rule():
    faults = []
    for owner, route in declared():
        where = f"{route.method} {route.path} ({owner})"
        if not route.summary:
            faults.append(f"{where}: no docstring")
        if route.path.startswith("/api/admin/") and route.path not in WAYS_IN and "anyone" in route.by.kinds:
            faults.append(f"{where}: open to anyone")
        if route.html or route.raw or route.media:
            continue
        if route.gives is None and route.status != 204:
            faults.append(f"{where}: says nothing of what it gives")
    assert faults == []


def test_views_ask_only_for_what_core_gives():
    known = {"given", "query", "who", "request"}
    faults = []
    for _, route in declared():
        params = set(re.findall(r"{(\w+)}", route.path))
        asked = set(inspect.signature(route.view).parameters)
        if asked - known - params:
            faults.append(f"{route.method} {route.path}: {asked - known - params}")
    assert faults == []


def test_the_api_stays_within_api_gateways_resources():
    resources = set()
    for path in application().routes:
        parts = path.strip("/").split("/")
        resources |= {"/".join(parts[: n + 1]) for n in range(len(parts))}
    assert len(resources) <= API_GATEWAY_RESOURCES
    print(f"{len(resources)} of {API_GATEWAY_RESOURCES} API Gateway resources")


def test_every_item_kind_is_read_with_its_present_schema():
    application()
    lacking = [
        kind for kind, cls in KINDS.items() if any(version not in cls.UPGRADES for version in range(1, cls.SCHEMA))
    ]
    assert lacking == []


@pytest.mark.parametrize("word", ["utils", "helpers", "manager", "base", "common", "data", "process"])
def test_no_module_is_called_by_a_word_that_says_nothing(word):
    assert [str(path) for path in (ROOT / "chalicelib").rglob(f"{word}.py")] == []
