"""What a printed document costs: `python -m infra.bench.pdf`, and `python -m infra.bench.pdf DIRECTORY` for rivals.

DIRECTORY holds one installation per candidate (`uv pip install --target DIRECTORY/NAME NAME`); each is zipped and
imported in a fresh process. The numbers and what followed from them: infra/decisions/2026-11-22-pdf-library.md.
"""

import io
import os
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from chalicelib.invoicing.pdf import Buyer, Document, Line, Seller, TaxLine, render

IMPORTS = {
    "reportlab": "from reportlab.pdfgen.canvas import Canvas; from reportlab.pdfbase.ttfonts import TTFont",
    "fpdf2": "from fpdf import FPDF",
    "typst": "import typst",
    "weasyprint": "import weasyprint",
    "emboss-pdf": "import emboss",
}
# What the deployed zip needs of reportlab, and of Pillow (nothing).
SHIPPED = ("lib", "pdfbase", "pdfgen")


def invoice(lines: int) -> Document:
    """An invoice of so many articles; every seventh has a title of two lines."""
    long = " in undyed grey wool with a hand-twisted fringe, washed and teased"
    articles = tuple(
        Line(f"SKU-{i:05d}", f"Article number {i}" + long * (i % 7 == 0), i, 12345, 2500, i * 12345)
        for i in range(1, lines + 1)
    )
    total = sum(each.total for each in articles)
    return Document(
        kind="invoice",
        number="2026-000123",
        issued_on=date(2026, 11, 22),
        order_number="D7K-4QX9",
        seller=Seller("Fjord & Fell AS", ("Strandgaten 12", "5013 Bergen"), "NO 987 654 321 MVA"),
        buyer=Buyer("Łukasz Żółć", ("ul. Świętokrzyska 14/3", "00-050 Warszawa")),
        lines=articles,
        tax_lines=(TaxLine(2500, total - total // 5, total // 5),),
        subtotal=total,
        tax=total // 5,
        total=total,
        balance=total,
        currency="NOK",
        prices_include_tax=True,
    )


def milliseconds(work: Callable[[], object], times: int) -> float:
    """The median of that many runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def import_cost(statement: str, path: str) -> float:
    """The median of five imports in fresh processes, as each process measures itself."""
    program = f"import time; t = time.perf_counter()\n{statement}\nprint((time.perf_counter() - t) * 1000)"
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": ""}
    runs = [
        subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
        for _ in range(6)
    ]
    return statistics.median(float(run.stdout or "nan") for run in runs[1:])  # the first one writes the .pyc files


def sizes(files: Iterable[Path]) -> tuple[int, int]:
    """Bytes unpacked and zipped."""
    archive, unpacked = io.BytesIO(), 0
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for file in files:
            opened.write(file, str(file))
            unpacked += file.stat().st_size
    return unpacked, len(archive.getvalue())


def source_files(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if each.is_file() and each.suffix != ".pyc")


def shipped_files() -> Iterator[Path]:
    """reportlab as it is deployed, and our fonts."""
    found = find_spec("reportlab")
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    yield from package.glob("*.py")
    for name in SHIPPED:
        yield from source_files(package / name)
    yield from source_files(Path(__file__).parents[2] / "chalicelib" / "invoicing" / "fonts")


def ours() -> None:
    start = time.perf_counter()
    one_page = render(invoice(5))
    print(f"first document, imports included: {(time.perf_counter() - start) * 1000:.0f} ms, {len(one_page):,} bytes")
    for document in (invoice(5), invoice(200), replace(invoice(200), kind="packing_slip")):
        cost, size = milliseconds(partial(render, document), 11), len(render(document))
        print(f"{document.kind}, {len(document.lines)} lines: {cost:.0f} ms, {size:,} bytes")
    print("shipped: {:,} bytes unpacked, {:,} zipped".format(*sizes(shipped_files())))


def rivals(directory: Path) -> None:
    for folder in sorted(each for each in directory.iterdir() if each.name in IMPORTS):
        unpacked, zipped = sizes(source_files(folder))
        cost = import_cost(IMPORTS[folder.name], str(folder))
        print(f"{folder.name}: {unpacked:,} bytes unpacked, {zipped:,} zipped, import {cost:.0f} ms")


if __name__ == "__main__":
    rivals(Path(sys.argv[1])) if sys.argv[1:] else ours()
