"""Taxes over HTTP."""

from typing import Any

from chalicelib.core.access import staff
from chalicelib.core.http import Routes
from chalicelib.pricing import service
from chalicelib.pricing.inputs import SetTaxes
from chalicelib.pricing.models import TaxTable
from chalicelib.pricing.outputs import TaxesOut

routes = Routes("Settings")


@routes.route("/api/admin/taxes", by=staff("settings.read"), gives=TaxesOut)
def show_taxes() -> dict[str, Any]:
    """Show the tax classes and the rates of each zone."""
    return _shown(service.taxes())


@routes.route("/api/admin/taxes", "PUT", by=staff("settings.write"), takes=SetTaxes, gives=TaxesOut)
def set_taxes(given: SetTaxes) -> dict[str, Any]:
    """Replace the tax classes and zones."""
    whole = given.model_dump()
    return _shown(service.set_taxes(whole["classes"], whole["zones"], given.version))


def _shown(table: TaxTable) -> dict[str, Any]:
    return {"version": table.version, "classes": table.classes, "zones": table.zones}
