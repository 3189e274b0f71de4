"""How long the API function takes to start: the packaged zip under AWS's own runtime client, on this machine.

    python -m infra.bench.cold_start [--runs 9] [--package DIRECTORY]

A stub of Lambda's Runtime API waits for the function to ask for its first request: everything until then is its start.
Each run is a new process; runs with and without bytecode and of an empty function alternate, so that a busy machine
slows all alike. CPU time counts the process alone and is what a busy machine disturbs least.
"""

import argparse
import compileall
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from infra.aws.package import Package, build

RIC = ("awslambdaric", "simplejson", "snapshot-restore-py")  # AWS's runtime client and what it needs
ENVIRONMENT = {
    "AWS_REGION": "eu-north-1",
    "AWS_DEFAULT_REGION": "eu-north-1",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "AWS_LAMBDA_FUNCTION_NAME": "daybook-api",
    "DAYBOOK_TABLE": "daybook-bench",
    "DAYBOOK_SHOP": "main",
    "DAYBOOK_SECRET": "none",
}
FIRST = {  # a request that needs no table
    "httpMethod": "GET",
    "path": "/api/openapi.json",
    "resource": "/api/openapi.json",
    "headers": {"Host": "bench"},
    "multiValueHeaders": {"Host": ["bench"]},
    "multiValueQueryStringParameters": None,
    "pathParameters": None,
    "stageVariables": None,
    "body": None,
    "isBase64Encoded": False,
    "requestContext": {
        "httpMethod": "GET",
        "resourcePath": "/api/openapi.json",
        "path": "/api/openapi.json",
        "requestId": "bench",
        "identity": {"sourceIp": "127.0.0.1"},
    },
}


@dataclass
class Start:
    """What one start took, in ms, and what the first request was answered."""

    wall: float
    cpu: float
    first: float
    answer: dict[str, Any]


class Server(ThreadingHTTPServer):
    """Says nothing of functions that are ended while they wait."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


@dataclass
class RuntimeApi:
    """Lambda's Runtime API for one function: one request, then silence."""

    asked: threading.Event = field(default_factory=threading.Event)
    answered: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    at: list[float] = field(default_factory=list)
    said: bytes = b""

    def serve(self) -> ThreadingHTTPServer:
        api = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                if api.asked.is_set():
                    api.over.wait(60)  # there is no second request
                    return
                api.at.append(time.perf_counter())
                api.asked.set()
                body = json.dumps(FIRST).encode()
                self.send_response(200)
                told = {
                    "Lambda-Runtime-Aws-Request-Id": "bench",
                    "Lambda-Runtime-Deadline-Ms": str(int((time.time() + 29) * 1000)),
                    "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:eu-north-1:000000000000:function:daybook",
                    "Lambda-Runtime-Trace-Id": "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0",
                    "Content-Type": "application/json",
                    "Content-Length": str(len(body)),
                }
                for name, value in told.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self) -> None:
                api.said = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                api.at.append(time.perf_counter())
                self.send_response(202)
                self.send_header("Content-Length", "0")
                self.end_headers()
                api.asked.set()
                api.answered.set()

            def log_message(self, *_: Any) -> None:
                pass

        server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return server


def start(code: Path, client: Path, handler: str = "app.app") -> Start:
    """One cold start, and its first request. Raises RuntimeError with what the function printed where it fails."""
    api = RuntimeApi()
    server = api.serve()
    environment = {
        "PATH": os.defpath,
        "PYTHONPATH": f"{code}{os.pathsep}{client}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{server.server_port}",
        "LAMBDA_TASK_ROOT": str(code),
        **ENVIRONMENT,
    }
    program = "import sys; from awslambdaric import __main__ as m; m.main(['bootstrap', sys.argv[1]])"
    began = time.perf_counter()
    process = subprocess.Popen(
        [bare_python(), "-S", "-c", program, handler],
        cwd=code,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        api.asked.wait(60)
        spent = cpu_ms(process.pid)
        api.answered.wait(60)
    finally:
        api.over.set()
        process.kill()
        printed = process.communicate()[0].decode(errors="replace")
        server.shutdown()
        server.server_close()
    answer = json.loads(api.said or b"null")
    if len(api.at) != 2 or not isinstance(answer, dict) or "errorType" in answer:
        raise RuntimeError(f"{handler} did not start: {answer}\n{printed}")
    return Start((api.at[0] - began) * 1000, spent, (api.at[1] - api.at[0]) * 1000, answer)


def bare_python() -> str:
    """This Python without its virtual environment."""
    return str(Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}")


def cpu_ms(pid: int) -> float:
    """CPU time a process has used; to a hundredth of a second, which is how Linux counts it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def runtime_client(folder: Path) -> Path:
    """AWS's runtime client alone, so that nothing else of this environment can be imported."""
    for name in RIC:
        for file in distribution(name).files or ():
            if ".dist-info" not in file.parts[0] and ".." not in file.parts and file.suffix != ".pyc":
                place = folder / file
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(str(file.locate()), place)
    compileall.compile_dir(folder, quiet=2)
    return folder


def biggest(code: Path, handler: str = "app") -> tuple[float, list[tuple[str, int, float]]]:
    """What importing costs: ms in all, and by package (how many modules, ms of their own), the costly first."""
    command = [
        bare_python(),
        "-S",
        "-X",
        "importtime",
        "-c",
        f"import sys; sys.path.insert(0, {str(code)!r}); import {handler}",
    ]
    said = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=code, env={"PATH": os.defpath, **ENVIRONMENT}
    )
    own: Counter[str] = Counter()
    modules: Counter[str] = Counter()
    for own_us, name in re.findall(r"^import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)$", said.stderr, re.MULTILINE):
        parts = name.split(".")
        package = ".".join(parts[:2]) if parts[0] == "chalicelib" else parts[0]
        own[package] += int(own_us)
        modules[package] += 1
    return sum(own.values()) / 1000, [(name, modules[name], spent / 1000) for name, spent in own.most_common(16)]


def report(runs: int, package: Package) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        client = runtime_client(place / "client")
        ready, sources, empty = place / "ready", place / "sources", place / "empty"
        for folder in (ready, sources):
            with zipfile.ZipFile(package.zip) as opened:
                opened.extractall(folder)
        for compiled in list(sources.rglob("*.pyc")):
            compiled.unlink()
        empty.mkdir()
        (empty / "app.py").write_text("def app(event, context):\n    return {'statusCode': 200}\n")
        compileall.compile_dir(empty, quiet=2)
        taken: dict[str, list[Start]] = {"empty function": [], "with bytecode": [], "without": []}
        for _ in range(runs):
            for (name, starts), folder in zip(taken.items(), (empty, ready, sources), strict=True):
                starts.append(start(folder, client))
                assert starts[-1].answer["statusCode"] == 200, name
        print_starts(runs, taken)
        print_imports(*biggest(ready))


def print_starts(runs: int, taken: dict[str, list[Start]]) -> None:
    print(f"Start of the API function, medians of {runs}, ms; load of this machine {os.getloadavg()[0]:.1f}")
    print(f"{'':16} {'wall':>7} {'CPU':>7} {'wall less empty':>16} {'CPU less empty':>15} {'first request':>14}")
    floor = taken["empty function"]
    for name, starts in taken.items():
        wall, cpu = middle(each.wall for each in starts), middle(each.cpu for each in starts)
        more_wall = wall - middle(each.wall for each in floor)
        more_cpu = cpu - middle(each.cpu for each in floor)
        first = middle(each.first for each in starts)
        print(f"{name:16} {wall:7.0f} {cpu:7.0f} {more_wall:16.0f} {more_cpu:15.0f} {first:14.0f}")


def middle(numbers: Any) -> float:
    return float(statistics.median(list(numbers)))


def print_imports(whole: float, costly: list[tuple[str, int, float]]) -> None:
    print(f"\nImports, once, with bytecode: {whole:.0f} ms in all; the costliest packages (their own time)")
    for name, count, spent in costly:
        print(f"{name:28} {count:4} modules {spent:7.1f} ms {spent / whole:5.0%}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m infra.bench.cold_start", description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--package", type=Path, help="what `python -m infra.aws.package --to` made for this machine")
    chosen = parser.parse_args()
    if chosen.package:
        report(chosen.runs, Package(chosen.package))
        return
    with tempfile.TemporaryDirectory() as scratch:
        report(
            chosen.runs, build(Path(scratch) / "package", architecture=os.uname().machine.replace("aarch64", "arm64"))
        )


if __name__ == "__main__":
    main()
