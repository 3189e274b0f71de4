"""What each role may do, which modules may be switched off, and what custom fields may hold.

Permissions are "<area>.read" and "<area>.write"; "*" is everything.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from chalicelib.core.errors import Refused, invalid

EVERYTHING = "*"
AREAS = (
    "orders",
    "payments",
    "fulfilment",
    "catalogue",
    "inventory",
    "customers",
    "invoices",
    "reviews",
    "settings",
    "imports",
    "jobs",
    "notifications",
)
ROLES: dict[str, frozenset[str]] = {
    "owner": frozenset({EVERYTHING}),
    "manager": frozenset(f"{area}.{deed}" for area in AREAS for deed in ("read", "write"))
    | {"staff.read", "holds.release", "customers.erase"},
    "fulfilment": frozenset(
        {
            "orders.read",
            "fulfilment.read",
            "fulfilment.write",
            "inventory.read",
            "inventory.write",
            "catalogue.read",
        }
    ),
    "support": frozenset(
        {
            "orders.read",
            "orders.write",
            "customers.read",
            "customers.write",
            "catalogue.read",
            "inventory.read",
            "reviews.read",
            "reviews.write",
            "payments.read",
            "notifications.read",
            "invoices.read",
            "fulfilment.read",
        }
    ),
    "accountant": frozenset(
        {"orders.read", "payments.read", "payments.write", "invoices.read", "invoices.write", "customers.read"}
    ),
    "credit_controller": frozenset({"orders.read", "customers.read", "invoices.read", "holds.release"}),
}
PERMISSIONS = frozenset().union(*ROLES.values()) | {"staff.write"}
TOO_MUCH = Refused(
    "grants_too_much", "You cannot give more than you may do yourself. Ask the owner of the shop.", status=403
)


def permissions_of(role: str) -> frozenset[str]:
    """What this role may do; nothing for a role that is not there any more."""
    return ROLES.get(role, frozenset())


def only_what_you_may(yours: frozenset[str], granted: Iterable[str]) -> None:
    """Refuse with 403 to grant a permission one has not."""
    if EVERYTHING not in yours and not set(granted) <= yours:
        raise TOO_MUCH


def only_known(permissions: Iterable[str]) -> None:
    """Refuse with 422 a permission that there is not."""
    unknown = sorted(set(permissions) - PERMISSIONS)
    if unknown:
        raise invalid("permissions", "unknown_permission", f"There is no permission {', '.join(unknown)}.")


# Modules


class Switchable(Protocol):
    """What counts of a module here: core.module.Module is one."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def needs(self) -> tuple[str, ...]: ...
    @property
    def always(self) -> bool: ...


def switched(
    modules: Mapping[str, Switchable], before: Mapping[str, bool], wanted: Mapping[str, bool]
) -> dict[str, bool]:
    """The switches after this wish: {module: False} for those that are off. Refused where another module needs it."""
    for name in wanted:
        if name not in modules:
            raise invalid(f"modules.{name}", "unknown_module", f"There is no module {name}.")
        if modules[name].always and not wanted[name]:
            raise Refused("module_always_on", f"{modules[name].title} cannot be switched off.", field=f"modules.{name}")
    after = {name: False for name, on in {**before, **wanted}.items() if not on}
    for module in modules.values():
        missing = [modules[need].title for need in module.needs if need in after]
        if module.name not in after and missing:
            raise Refused("module_needed", _needs(module, missing, wanted), field=f"modules.{module.name}")
    return after


def _needs(module: Switchable, missing: Sequence[str], wanted: Mapping[str, bool]) -> str:
    if wanted.get(module.name):
        return f"Switch on {' and '.join(missing)} too: {module.title} needs it."
    return f"Switch off {module.title} too: it needs {' and '.join(missing)}."


# Custom fields

_ASKS = {
    "text": "text of at most 2000 characters",
    "number": "a whole number",
    "flag": "true or false",
    "date": "a date like 2026-11-22",
    "choice": "one of the choices",
}


def custom_values(definitions: Sequence[Mapping[str, Any]], given: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a record's custom fields, each as its definition has it; null takes a value away. Raises a 422."""
    known = {each["name"]: each for each in definitions}
    for name, value in given.items():
        if name not in known:
            raise invalid(f"custom_fields.{name}", "unknown_custom_field", f"No custom field {name} is defined.")
        if value is not None and not _fits(known[name], value):
            title, kind = known[name]["title"], known[name]["type"]
            asks = f"one of {', '.join(known[name]['choices'])}" if kind == "choice" else _ASKS[kind]
            raise invalid(f"custom_fields.{name}", "bad_custom_field", f"{title} takes {asks}.")
    return {name: value for name, value in given.items() if value is not None}


def _fits(definition: Mapping[str, Any], value: Any) -> bool:
    match definition["type"]:
        case "text":
            return isinstance(value, str) and len(value) <= 2000
        case "number":
            return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= 10**15
        case "flag":
            return isinstance(value, bool)
        case "choice":
            return value in definition["choices"]
    return isinstance(value, str) and _is_date(value)


def _is_date(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII)) and bool(date.fromisoformat(text))
    except ValueError:
        return False
