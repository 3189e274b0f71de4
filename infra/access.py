"""Who may call which route of the admin: a table kept as data, so that a change of it is seen in a review.

`make keys` writes infra/access.csv from the routes' own rules; tests/architecture/test_access_table.py calls every
route as everybody, over HTTP, and compares what happens with the table.
"""

import csv
import io
from pathlib import Path

from chalicelib.core import module
from chalicelib.core.http import Route
from chalicelib.modules import MODULES
from chalicelib.shop.rules import ROLES, permissions_of

TABLE = Path(__file__).parent / "access.csv"
CALLERS = ("nobody", "customer", "key", *ROLES)  # the key may read orders and nothing else
KEY_MAY = frozenset({"orders.read"})


def routes() -> list[Route]:
    """Every route of the admin, in the order of the table."""
    module.install(MODULES, switched_on=lambda _name: True)
    declared = [
        route for owner in module.registry.modules.values() for routes in owner.routes for route in routes.declared
    ]
    return sorted(
        (route for route in declared if route.path.startswith("/api/admin/")), key=lambda each: (each.path, each.method)
    )


def expected(route: Route, caller: str) -> str:
    """allow or deny, as the route's rule has it."""
    if "anyone" in route.by.kinds:
        return "allow"
    kind = {"nobody": "anyone", "customer": "customer", "key": "key"}.get(caller, "staff")
    may = KEY_MAY if caller == "key" else permissions_of(caller)
    held = route.by.permission is None or "*" in may or route.by.permission in may
    return "allow" if kind in route.by.kinds and held else "deny"


def table() -> str:
    """The table as CSV."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(["method", "path", "asks for", *CALLERS])
    for route in routes():
        asks = "nothing" if "anyone" in route.by.kinds else route.by.permission or route.by.name
        rows.writerow([route.method, route.path, asks, *(expected(route, caller) for caller in CALLERS)])
    return written.getvalue()


if __name__ == "__main__":
    TABLE.write_text(table())
    print(f"{TABLE.relative_to(Path.cwd())}: {len(routes())} routes")
