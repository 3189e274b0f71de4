"""What of the dependencies goes into the zip: everything an import or a document can reach, and nothing else.

Reasons and numbers: infra/decisions/2026-11-22-packaging.md. tests/aws/ imports every module that is left with only the
zip on the path, and the deploy test buys with it.
"""

import re
import shutil
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# Chalice adds its own runtime of two files; reportlab needs Pillow for pictures only, and paper.py does without.
NOT_SHIPPED = {"chalice", "pillow", "pycparser"}
AWS_SERVICES = ("dynamodb", "lambda", "s3", "sesv2", "sqs", "sts")
ENTRY = re.compile(r"^(\S+)==\S+ \\\n(?:    --hash=.*\n?)+", re.MULTILINE)  # as uv writes a lock file
LANGUAGES = ("root", "en", "nb", "no", "id")

GONE = (
    ".lock",  # uv's
    "bin",
    "*/tests",
    "*/test",
    "*.dist-info/RECORD",
    "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED",
    "*.dist-info/direct_url.json",
    "**/*.pyi",
    "**/py.typed",
    "**/*.c",
    "**/*.h",
    # boto3's resources, which we do not use; botocore's descriptions of 400 services go in prune()
    "boto3/data",
    "boto3/examples",
    # reportlab: its canvas only; its fonts hold one under the GPL
    "reportlab/graphics",
    "reportlab/platypus",
    "reportlab/fonts",
    # stripe: the types of parameters, for type checkers; nothing imports them when it runs
    "stripe/params",
    "stripe/events",
    # X-Ray: what patches other libraries; we name our own spans
    "aws_xray_sdk/ext/*/",
    # powertools: web frameworks and Kafka
    "aws_lambda_powertools/event_handler",
    "aws_lambda_powertools/utilities/kafka",
    # pydantic's old API
    "pydantic/v1",
    "pydantic/deprecated/class_validators",
    # compiled twins of plain Python
    "charset_normalizer/*.so",
)


def wanted(roots: list[str]) -> set[str]:
    """The names of all distributions these need, as they are installed here, without what is not shipped."""
    found: set[str] = set()
    waiting = [canonicalize_name(root) for root in roots]
    while waiting:
        name = waiting.pop()
        if name in found or name in NOT_SHIPPED:
            continue
        found.add(name)
        waiting.extend(_needs(distribution(name)))
    return found


def _needs(one: Distribution) -> Iterator[str]:
    for text in one.requires or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)


def of_lock_file(text: str, names: set[str]) -> str:
    """The entries of these distributions, with their hashes."""
    entries = {canonicalize_name(found[1]): found[0] for found in ENTRY.finditer(text)}
    missing = names - entries.keys()
    if missing:
        raise SystemExit(f"requirements.txt has no entry for {', '.join(sorted(missing))}. Run: make requirements")
    return "".join(entries[name] for name in sorted(names))


def prune(folder: Path) -> None:
    """Take out of a folder of installed distributions what nothing reaches."""
    for pattern in GONE:
        for path in list(folder.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for service in (folder / "botocore" / "data").iterdir():
        if service.is_dir() and service.name not in AWS_SERVICES:
            shutil.rmtree(service)
    for locale in (folder / "babel" / "locale-data").iterdir():
        if locale.stem.partition("_")[0] not in LANGUAGES:
            locale.unlink()
    for info in folder.glob("*.dist-info"):
        keep_licences(info)


def prune_pillow(folder: Path) -> None:
    """Of Pillow what opens, turns and saves pictures: no fonts, no screens, no types."""
    for pattern in (".lock", "**/*.pyi", "**/py.typed", "PIL/_imagingft*.so", "PIL/_imagingtk*.so"):
        for path in list(folder.glob(pattern)):
            path.unlink()
    for info in folder.glob("*.dist-info"):
        keep_licences(info)


def keep_licence_of(name: str, folder: Path) -> None:
    """Put the licence of what is installed here beside those of the dependencies: Chalice packs itself without its."""
    for file in distribution(name).files or ():
        if file.parts[0].endswith(".dist-info"):
            place = folder / file
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), place)


def keep_licences(info: Path) -> None:
    """Of a distribution's description: its name, version and licence."""
    for path in sorted(info.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.name == "METADATA":
            path.write_text(path.read_text().partition("\n\n")[0] + "\n")
        elif not is_licence(path, info):
            path.unlink()


def is_licence(path: Path, info: Path) -> bool:
    words = ("LICEN", "COPYING", "NOTICE", "AUTHORS")
    inside = path.relative_to(info).parts
    return inside[0] == "licenses" or any(word in path.name.upper() for word in words)
