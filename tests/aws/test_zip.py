"""What Lambda is given: opened with nothing else on the path, as Lambda opens it."""

import ast
import json
import marshal
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from infra.aws import package as packaging
from infra.aws.pruning import AWS_SERVICES

ROOT = Path(__file__).parents[2]
PACKED_LIMIT = 24_000_000  # Lambda takes 50 MB zipped and 250 MB unpacked; a start fetches and unpacks all of it
UNPACKED_LIMIT = 70_000_000
DARKROOM_LIMIT = 12_000_000
GPL = re.compile(rb"GNU (AFFERO |LESSER )?GENERAL PUBLIC LICENSE\s+Version \d", re.IGNORECASE)  # its text, not its name
UNCHECKED_HASH = 1  # PEP 552: the flags of bytecode that is made of a hash which nobody compares
DISTRIBUTIONS = """
    annotated-types
    argon2-cffi
    argon2-cffi-bindings
    aws-lambda-powertools
    aws-xray-sdk
    babel
    boto3
    botocore
    certifi
    cffi
    chalice
    charset-normalizer
    cryptography
    idna
    itsdangerous
    jinja2
    jmespath
    markupsafe
    nh3
    pydantic
    pydantic-core
    pynamodb
    python-dateutil
    reportlab
    requests
    s3transfer
    six
    stripe
    typing-extensions
    typing-inspection
    tzdata
    urllib3
    wrapt
"""


@pytest.fixture(scope="module")
def names(package):
    with zipfile.ZipFile(package.zip) as opened:
        return opened.namelist()


@pytest.fixture(scope="module")
def code(package, tmp_path_factory):
    folder = tmp_path_factory.mktemp("var") / "task"
    with zipfile.ZipFile(package.zip) as opened:
        opened.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def clean(code, tmp_path_factory):
    """Runs a program in a Python that has the standard library and the zip; answers what it printed, as JSON."""
    bare = tmp_path_factory.mktemp("bare")
    venv.EnvBuilder(with_pip=False, symlinks=True).create(bare)

    def run(program):
        text = f"import json, sys; sys.path.insert(0, {str(code)!r})\n{program}"
        command = [str(bare / "bin" / "python"), "-I", "-W", "error", "-c", text]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=bare)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    return run


def imports_of_ours():
    """Every import under chalicelib, those inside functions too: module and names."""
    found = set()
    for path in (ROOT / "chalicelib").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {(alias.name, "") for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {(node.module, alias.name) for alias in node.names}
    # Pillow is the darkroom's own (media/studio.py); invoicing/paper.py asks for it and does without
    return sorted(pair for pair in found if pair[0].partition(".")[0] != "PIL")


def test_app_starts_with_nothing_but_the_zip_and_declares_every_function(clean):
    program = "import app; print(json.dumps(sorted(each.name for each in app.app.pure_lambda_functions)))"
    assert clean(program) == ["billing", "clockwork", "fulfilment", "notification", "pictures", "projection", "relay"]


def test_everything_our_code_imports_is_in_the_zip_also_what_it_imports_late(clean):
    program = f"""
from importlib import import_module
from chalicelib.invoicing import paper
paper._without_pillow()  # as it does before it asks for reportlab
missing = []
for module, name in {imports_of_ours()!r}:
    try:
        found = import_module(module)
        if name and not hasattr(found, name):
            import_module(module + "." + name)
    except ImportError as error:
        missing.append(str(error))
print(json.dumps(missing))
"""
    assert clean(program) == []


def test_the_workers_way_of_working_is_in_the_zip(clean):
    program = """
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
record = {"messageId": "m", "receiptHandle": "r", "body": "{}", "attributes": {}, "messageAttributes": {},
          "md5OfBody": "", "eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:x:1:q", "awsRegion": "x"}
def fail(record):
    raise ValueError(record.body)
processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)
event = {"Records": [record]}
print(json.dumps(process_partial_response(event=event, record_handler=fail, processor=processor, context=None)))
"""
    assert clean(program) == {"batchItemFailures": [{"itemIdentifier": "m"}]}


def test_a_sampled_invocation_can_be_traced_with_what_is_in_the_zip(clean):
    program = """
import os
os.environ |= {"LAMBDA_TASK_ROOT": "/var/task", "AWS_XRAY_DAEMON_ADDRESS": "127.0.0.1:9",
               "_X_AMZN_TRACE_ID": "Root=1-6925fe00-5759e988bd862e3fe1be46a9;Parent=53995c3f42cd8ad8;Sampled=1"}
from chalicelib.core import telemetry
with telemetry.span("a part of the work", order_id="ord_1"):
    print(json.dumps(telemetry._tracer().provider.current_subsegment().annotations))
"""
    assert clean(program) == {"order_id": "ord_1"}


def test_clients_of_every_service_we_call_can_be_made(clean):
    program = f"""
import boto3
made = [boto3.client(service, region_name="eu-north-1", aws_access_key_id="a", aws_secret_access_key="b")
        for service in {AWS_SERVICES!r}]
print(json.dumps([client.meta.service_model.service_name for client in made]))
"""
    assert clean(program) == ["dynamodb", "lambda", "s3", "sesv2", "sqs", "sts"]


def test_money_is_written_in_each_of_our_languages(clean):
    program = """
from babel.numbers import format_currency
print(json.dumps([format_currency(1250, "NOK", locale=language) for language in ("en", "nb", "id")]))
"""
    assert clean(program) == ["NOK1,250.00", "1\xa0250,00\xa0kr", "NOK1.250,00"]


def test_it_holds_what_runs_and_no_tool(names):
    found = {name.split("/")[0] for name in names}
    written = {each.partition("-")[0] for each in found if each.endswith(".dist-info")}
    distributions = {each.replace("_", "-").lower() for each in written}
    assert distributions == set(DISTRIBUTIONS.split())
    tools = {"pip", "setuptools", "wheel", "pytest", "moto", "mypy", "PIL", "click", "infra", "tests", "awslambdaric"}
    assert found & tools == set()
    assert sorted(name for name in names if name.startswith("chalice/") and name.endswith(".py")) == [
        "chalice/__init__.py",
        "chalice/app.py",
    ]


def test_the_darkroom_holds_pillow_and_two_files_of_ours(package):
    with zipfile.ZipFile(package.darkroom) as opened:
        names = opened.namelist()
    assert sorted(name for name in names if name.startswith("chalicelib/")) == [
        "chalicelib/__init__.py",
        "chalicelib/media/__init__.py",
        "chalicelib/media/darkroom.py",
        "chalicelib/media/studio.py",
    ]
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"PIL", "chalicelib", "pillow", "pillow.libs"}
    assert [name for name in names if "_avif." in name and "cpython-313" in name] != []
    assert package.darkroom.stat().st_size <= DARKROOM_LIMIT


def test_it_stays_small(package):
    packed, unpacked = packaging.sizes(package.zip)
    print(f"{packed / 1e6:.1f} MB zipped, {unpacked / 1e6:.1f} MB unpacked")
    assert packed <= PACKED_LIMIT
    assert unpacked <= UNPACKED_LIMIT


def test_nothing_in_it_is_under_the_gpl_and_each_distribution_says_its_licence(package, names):
    with zipfile.ZipFile(package.zip) as opened:
        texts = {name: opened.read(name) for name in names if not name.endswith((".so", ".dat", ".pyc"))}
    assert [name for name, text in texts.items() if GPL.search(text)] == []
    assert [name for name in names if "darkgarden" in name.lower()] == []
    said = {name: text.decode() for name, text in texts.items() if name.endswith(".dist-info/METADATA")}
    licences = {
        name: re.findall(r"^(?:License|License-Expression|Classifier: License ::).*$", text, re.M)
        for name, text in said.items()
    }
    assert [name for name, lines in licences.items() if not lines] == []
    assert [name for name, lines in licences.items() if re.search(r"\bA?GPL|Affero|GNU General", " ".join(lines))] == []


def test_every_file_our_code_reads_is_there(names):
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "chalicelib").rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc", ".md")
    }
    assert ours - set(names) == set()
    folder = "chalicelib/storefront/built/locales"
    texts = {f"{folder}/{spoken}/{of}.po" for spoken in ("en", "nb", "id") for of in ("storefront", "refusals")}
    assert texts - set(names) == set()
    if (ROOT / "frontend" / "storefront" / "dist" / "manifest.json").is_file():
        assert "chalicelib/storefront/built/manifest.json" in names


def test_all_code_has_bytecode_that_is_never_compared_and_names_lambdas_paths(code):
    version = f"cpython-{sys.version_info.major}{sys.version_info.minor}"
    sources = sorted(code.rglob("*.py"))
    flags = set()
    for source in sources:
        compiled = source.parent / "__pycache__" / f"{source.stem}.{version}.pyc"
        flags.add(int.from_bytes(compiled.read_bytes()[4:8], "little"))
    assert flags == {UNCHECKED_HASH}
    main = (code / "__pycache__" / f"app.{version}.pyc").read_bytes()
    assert marshal.loads(main[16:]).co_filename == "/var/task/app.py"


def test_the_same_sources_give_the_same_bytes(code, tmp_path):
    made = []
    for number in (1, 2):
        folder = tmp_path / str(number)
        shutil.copytree(code / "chalicelib" / "core", folder, ignore=shutil.ignore_patterns("__pycache__"))
        for path in folder.glob("*.py"):
            path.touch()
        packaging.compile_all(folder)
        packaging.pack(folder, tmp_path / f"{number}.zip")
        made.append((tmp_path / f"{number}.zip").read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("tag", "runs"),
    [
        ("manylinux_2_17_aarch64", True),
        ("manylinux2014_x86_64", True),
        ("manylinux_2_26_aarch64", True),
        ("manylinux_2_28_aarch64", False),
        ("musllinux_1_2_aarch64", False),
        ("macosx_11_0_arm64", False),
    ],
)
def test_a_wheel_that_wants_a_newer_system_than_lambdas_is_refused(tag, runs, monkeypatch):
    monkeypatch.setattr(packaging, "GLIBC", (2, 26))
    assert packaging.old_enough(tag) is runs
