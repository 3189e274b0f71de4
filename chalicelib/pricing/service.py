"""Taxes: the shop's table of rates."""

from typing import Any

from chalicelib.core.held import forget, held
from chalicelib.core.transaction import Transaction, retried
from chalicelib.pricing import rules
from chalicelib.pricing.events import TaxesChanged
from chalicelib.pricing.models import TaxTable
from chalicelib.pricing.rules import Priced, TaxLine, document_total, price_in, rate_for, tax_document

__all__ = [  # the arithmetic is for every module that writes a document
    "Priced",
    "TaxLine",
    "TaxTable",
    "document_total",
    "price_in",
    "rate_for",
    "tax_document",
]


def taxes() -> TaxTable:
    """The present shop's taxes, at most a few seconds old; version 0 is what a new shop starts with."""
    return held("taxes", _load)


def _load() -> TaxTable:
    return TaxTable.find() or TaxTable.new(version=0, classes=rules.DEFAULT_CLASSES, zones=rules.DEFAULT_ZONES)


@retried
def set_taxes(classes: list[dict[str, Any]], zones: list[dict[str, Any]], version: int) -> TaxTable:
    """Replace the whole table; 412 when `version` is not the stored one. Shapes as in models.TaxTable."""
    with Transaction() as tx:
        table = tx.replace(_load(), version, classes=classes, zones=zones)
        tx.publish(TaxesChanged(classes, zones), on=table)
    forget("taxes")
    return table
