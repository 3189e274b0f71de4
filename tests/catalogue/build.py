"""Products for tests, through the service."""

from typing import Any

from chalicelib.catalogue import service
from chalicelib.catalogue.models import Product

VARIANT_FIELDS = frozenset(service.NewVariant.__dataclass_fields__)


def product(title: str, price: int = 10000, sku: str | None = None, **more: Any) -> Product:
    """An active product with one variant at a price in øre; `more` are fields of either, or `variants` whole."""
    of_variant = {name: more.pop(name) for name in list(more) if name in VARIANT_FIELDS}
    variants = more.pop("variants", None) or [
        service.NewVariant(**{"sku": sku, "prices": {"NOK": price}, **of_variant})
    ]
    return service.create_product(title, variants, **{"status": "active", **more})


def variants(count: int, stem: str = "V", price: int = 10000) -> list[service.NewVariant]:
    """This many variants that differ in size: V-0000, V-0001, ..."""
    return [
        service.NewVariant(sku=f"{stem}-{n:04}", options={"Size": str(n)}, prices={"NOK": price}) for n in range(count)
    ]
