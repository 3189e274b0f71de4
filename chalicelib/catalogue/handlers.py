"""The catalogue's own events, what a large product's first transaction left for later, and its work by the clock."""

from chalicelib.catalogue import search_store, service
from chalicelib.catalogue.events import ProductChanged, ProductCreated
from chalicelib.core.journal import Happening


def finish_product(fact: ProductCreated | ProductChanged, _event: Happening) -> None:
    """Write the rest of a large product, where the request that began it did not come to it."""
    if fact.unfinished:
        service.finish_product(fact.product_id)


def build_search() -> None:
    """Build the stored search segment anew where much has changed since."""
    search_store.build_if_behind()
