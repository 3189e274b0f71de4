"""`daybook`: the command line of an installation.

It works on the services themselves, with the settings of the Daybook that runs here (DAYBOOK_HOME); where none
runs and DAYBOOK_TABLE is set, with the environment as it is, which is how it works on AWS.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.local.ministack import ROOT
from infra.local.supervisor import alive

BAR = 30
OURS = ("DAYBOOK_", "AWS_", "STRIPE_")


class Wrong(Exception):
    """Something the person can put right; the sentence says what."""


@dataclass(frozen=True)
class Command:
    """What to type (`FORMAT` and the like are to be filled in), what it does, and what does it."""

    usage: str
    does: str
    run: Callable[..., int]

    @property
    def words(self) -> list[str]:
        return [word for word in self.usage.split() if not word.isupper()]

    @property
    def arguments(self) -> list[str]:
        return [word for word in self.usage.split() if word.isupper()]


def main(given: Sequence[str]) -> int:
    """Run what was typed; 0 when it went well, 1 when not, 2 when it was no command."""
    if not given or given[0] in ("-h", "--help", "help"):
        print(usage())
        return 0
    for command in COMMANDS:
        words, arguments = list(given[: len(command.words)]), list(given[len(command.words) :])
        if words == command.words:
            if len(arguments) != len(command.arguments):
                print(f"daybook {command.usage}\n  {command.does}", file=sys.stderr)
                return 2
            return carried_out(command, arguments)
    print(f"There is no command {' '.join(given)!r}.\n\n{usage()}", file=sys.stderr)
    return 2


def usage() -> str:
    width = max(len(command.usage) for command in COMMANDS)
    lines = [f"  daybook {command.usage:<{width}}  {command.does}" for command in COMMANDS]
    return "\n".join(["The command line of this Daybook.", "", *lines])


def carried_out(command: Command, arguments: list[str]) -> int:
    from chalicelib.core.context import acting
    from chalicelib.core.errors import Refused
    from chalicelib.core.settings import settings

    try:
        find_installation()
        import app  # noqa: F401  (declares the modules)

        with acting(shop=settings.shop, by="command line"):
            return command.run(*arguments)
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
    except Refused as refused:
        print(refused.sentence, file=sys.stderr)
    return 1


def find_installation() -> None:
    """Take over the environment of the Daybook that runs here. Raises Wrong where there is none to work on."""
    home = Path(os.environ.get("DAYBOOK_HOME") or ROOT / ".daybook")
    running = home / "running.json"
    if running.exists():
        told = json.loads(running.read_text())
        if alive(told["pid"]):
            os.environ.update({name: value for name, value in told["env"].items() if name.startswith(OURS)})
            os.environ["DAYBOOK_LOG_LEVEL"] = "ERROR"
            return
    if not os.environ.get("DAYBOOK_TABLE"):
        raise Wrong(f"No Daybook runs on {home}. Start it with: make run")


def import_file(format: str, name: str) -> int:
    """Import a file with a progress bar, and say what was not taken and why."""
    from chalicelib.interchange import service as interchange

    path = Path(name)
    if not path.is_file():
        raise Wrong(f"There is no file {name}.")
    job = interchange.import_file(path, format, progress=show_progress)
    show_progress(job, last=True)
    for line in report_of(job.job_id):
        place = f"row {line['row']}" + (f", {line['column']}" if line["column"] else "")
        print(f"  {place}: {line['sentence']}" + (f" ({line['value']})" if line["value"] else ""))
    for column in job.columns_not_kept:
        print(f"  column {column}: not kept")
    counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in job.counts.items() if count)
    print(f"{path.name}: {job.trouble if job.state == 'failed' else counts or 'nothing to take'}")
    return 0 if job.state == "done" else 1


def report_of(job_id: str) -> Iterator[dict[str, Any]]:
    from chalicelib.interchange import report

    cursor: str | None = None
    while True:
        lines, cursor = report.read(job_id, 500, cursor, None)
        yield from lines
        if cursor is None:
            return


def show_progress(job: Any, last: bool = False) -> None:
    """One line that is written over, where somebody watches."""
    if sys.stderr.isatty():
        part = job.read / job.size if job.size else 1.0
        filled = round(part * BAR)
        print(f"\r[{'#' * filled}{'.' * (BAR - filled)}] {part:4.0%}", end="\n" if last else "", file=sys.stderr)


def verify_journal() -> int:
    """Check the chain of every aggregate of every shop; 1 where one is broken."""
    from chalicelib.core.journal import Check

    check = Check()
    for sentence in check.run():
        print(sentence)
    whole = "every chain is whole" if not check.broken else f"{check.broken} places where a chain is broken"
    print(f"{check.events} events of {check.aggregates} aggregates: {whole}.")
    return 1 if check.broken else 0


def reconcile() -> int:
    """Compare orders with the payment provider; 1 where something still differs."""
    from chalicelib.payments import reconciliation

    result = reconciliation.reconcile()
    print(reconciliation.as_text(result))
    return 1 if any(not each["mended"] for each in result.differences) else 0


def rebuild_reports() -> int:
    """Count the figures anew from the journal, while no event waits."""
    from chalicelib.reports import service

    figures = service.rebuild()
    print(f"{len(figures.sales)} days of sales and {len(figures.states)} states, counted from the journal.")
    return 0


def rebuild_worklist() -> int:
    """Make what is to ship anew from the orders, while no event waits."""
    from chalicelib.fulfilment import worklist

    print(f"{worklist.rebuild()} to ship, by order and location.")
    return 0


def index_orders() -> int:
    """Bring the lists and counts of orders to what the orders are."""
    from chalicelib.orders import facets

    print(f"{facets.index_all()} orders are in the lists of what they can be found by.")
    return 0


def mirror_images() -> int:
    """Fetch pictures that products have elsewhere, tell of each, and say what is still there; 1 where any is."""
    from chalicelib.catalogue import mirroring

    kept, refused = 0, 0
    for each in mirroring.mirror_images():
        kept, refused = kept + (each.refused is None), refused + (each.refused is not None)
        print(f"  {each.shown_by}: {each.source} {each.refused.sentence if each.refused else f'is {each.url}'}")
    print(f"{kept} pictures fetched, {refused} still elsewhere.")
    return 1 if refused else 0


COMMANDS = (
    Command("import FORMAT FILE", "take in a file of another system (FORMAT: shopify-products)", import_file),
    Command("mirror-images", "fetch the pictures that imported products have elsewhere", mirror_images),
    Command("journal verify", "prove that no event was changed, removed or added", verify_journal),
    Command("reports rebuild", "count the figures anew from the journal", rebuild_reports),
    Command("fulfilment rebuild", "make the list of what is to ship anew from the orders", rebuild_worklist),
    Command("orders index", "make the lists and counts of orders anew", index_orders),
    Command("reconcile", "compare every order with the payment provider", reconcile),
)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
