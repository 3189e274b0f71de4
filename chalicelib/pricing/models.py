"""Taxes: what rate applies to what, where."""

from chalicelib.core.table import Json, Key, Versioned


class TaxTable(Versioned, kind="tax_table"):
    """All tax classes and zones of the shop: small, read with everything, so one item.

    `classes` is [{"id": "standard", "title": "Standard"}]; `zones` is [{"id", "title", "countries": ["NO"], "rates":
    {"standard": 2500}}] with rates in basis points (2500 is 25 %). A country in no zone is untaxed.
    """

    KEY = Key("TAXES", "TAXES", reads="the rates, held for a few seconds in each process")

    classes = Json()
    zones = Json()
