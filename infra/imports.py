"""Who may import whom under chalicelib/, as a contract for import-linter (`lint-imports`; DESIGN.md has the reasons).

- core imports no module, and nothing under chalicelib imports modules.py.
- A module imports core, itself, and the `service` and `events` of the modules its `needs` names (core.module.Module).
- `rules` imports core.errors, core.money and its own types: models, events, inputs, and what a provider shows (seen).
- No cycles: a module may need only those that stand before it in modules.py, which the registry checks as it starts.

What a module imports for type checking alone counts as well.
"""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, output

ROOT = "chalicelib"
OPEN_TO_OTHERS = ("service", "events")
RULES_MAY_IMPORT = ("core.errors", "core.money")
TYPES_OF_A_MODULE = ("models", "events", "inputs", "rules", "seen")


def needs() -> dict[str, tuple[str, ...]]:
    """What each module says it needs."""
    from chalicelib.modules import MODULES

    return {module.name: module.needs for module in MODULES}


def objection(importer: str, imported: str, needed: dict[str, tuple[str, ...]]) -> str | None:
    """Why one part of chalicelib may not import another (both without "chalicelib."); None where it may."""
    owner, _, file = importer.partition(".")
    other, _, other_file = imported.partition(".")
    if owner == "modules" or importer == imported:
        return None
    if other == "modules":
        return "only app.py, infra and tests import modules.py"
    if file.startswith("rules") and not _allowed_in_rules(owner, imported):
        return "rules decide without I/O: they import core.errors, core.money and their own module's types"
    if other in (owner, "core"):
        return None
    if owner == "core":
        return "core knows no module"
    if other not in needed.get(owner, ()):
        return f"{owner} does not name {other} in its needs"
    if other_file.partition(".")[0] not in OPEN_TO_OTHERS:
        return f"of another module only {' and '.join(OPEN_TO_OTHERS)} may be imported"
    return None


def _allowed_in_rules(owner: str, imported: str) -> bool:
    own = tuple(f"{owner}.{name}" for name in TYPES_OF_A_MODULE)
    return imported == owner or imported in RULES_MAY_IMPORT or imported.startswith(own)


class ModulesContract(Contract):
    """Checks every import inside chalicelib."""

    type_name = "modules"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002
        needed = needs()
        found = []
        for importer in sorted(module for module in graph.modules if module.startswith(ROOT + ".")):
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if imported.startswith(ROOT + "."):
                    why = objection(importer.removeprefix(ROOT + "."), imported.removeprefix(ROOT + "."), needed)
                    found += [(importer, imported, why)] if why else []
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: Any) -> None:
        for importer, imported, why in check.metadata["found"]:
            output.print_error(f"{importer} imports {imported}: {why}.")
