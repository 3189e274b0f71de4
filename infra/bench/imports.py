"""What it takes to import the API function: `import app` in a fresh process, its bytecode there, as in a warm image."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections import Counter

from infra.local.ministack import ROOT

TIMED = "import time; t = time.perf_counter(); import app; print((time.perf_counter() - t) * 1000)"
LINE = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \| ( *)(\S+)")
RUNS = 5


def fresh(*arguments: str, cache: str) -> subprocess.CompletedProcess[str]:
    """A new Python that may write and read bytecode, in a folder of its own."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPYCACHEPREFIX": cache, "DAYBOOK_TABLE": "daybook-bench-imports"}
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=True)


def by_package(trace: str) -> Counter[str]:
    """Microseconds of each package's own modules, from what -X importtime prints."""
    found: Counter[str] = Counter()
    for own, _, _, name in LINE.findall(trace):
        parts = name.split(".")
        found[".".join(parts[:2]) if parts[0] == "chalicelib" else parts[0]] += int(own)
    return found


def tell(runs: int = RUNS) -> None:
    """Print the median and the packages that cost most."""
    with tempfile.TemporaryDirectory() as cache:
        fresh("-c", TIMED, cache=cache)  # writes the bytecode
        times = [float(fresh("-c", TIMED, cache=cache).stdout) for _ in range(runs)]
        trace = fresh("-X", "importtime", "-c", "import app", cache=cache).stderr
    print(f"  median of {runs}: {statistics.median(times):.0f} ms ({min(times):.0f} to {max(times):.0f})")
    packages = by_package(trace)
    print(f"  under -X importtime {sum(packages.values()) / 1000:.0f} ms, the most of it in")
    for name, own in packages.most_common(12):
        print(f"    {name:<28} {own / 1000:>7.1f} ms")
