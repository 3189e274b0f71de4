"""One package for the tests here, built as `make package` builds it, for this machine instead of Lambda's."""

import fcntl
import json
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra.aws.package import Package, build
from tests.aws.stack import Stack


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Package:
    """Built once, also where pytest-xdist runs several workers."""
    shared = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        shared = shared.parent
    with (shared / "package.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        package = Package(shared / "package")
        if not package.template.exists():
            build(package.folder, architecture=platform.machine().replace("aarch64", "arm64"))
        return package


@pytest.fixture(scope="session")
def template(package: Package) -> dict[str, Any]:
    return dict(json.loads(package.template.read_text()))


@pytest.fixture(scope="session")
def resources(template: dict[str, Any]) -> dict[str, Any]:
    return dict(template["Resources"])


@pytest.fixture(scope="module")
def stack(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    home: Path = tmp_path_factory.mktemp("stack")
    with Stack(package, home) as running:
        yield running
