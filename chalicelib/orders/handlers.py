"""What orders do when they hear of what happened to them: the lists they stand in follow."""

from chalicelib.core.journal import Fact, Happening
from chalicelib.orders import facets


def index_order(_fact: Fact, event: Happening) -> None:
    """An order changed: bring the pointers to it, and the counts, to what it is now."""
    facets.index_order(event.aggregate.removeprefix("ORDER#"))
