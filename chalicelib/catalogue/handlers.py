"""The catalogue's own events: what a large product's first transaction left for later."""

from chalicelib.catalogue import service
from chalicelib.catalogue.events import ProductChanged, ProductCreated
from chalicelib.core.journal import Happening


def finish_product(fact: ProductCreated | ProductChanged, _event: Happening) -> None:
    """Write the rest of a large product, where the request that began it did not come to it."""
    if fact.unfinished:
        service.finish_product(fact.product_id)
