"""What a list is asked for, and what it answers."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class CardQuery:
    """What a list is asked for. Amounts are minor units of `currency`; several values of a filter mean any of them.

    `price_ranges` are (from, below) of the lowest price, None for no end; `ratings` are the least stars. Of custom
    fields, those named in `filterable` are counted. `order` are ids of products that come first unless a sort is asked.
    `meanings` are pairs of words without marks: who asks for the first asks for products with the second too.
    """

    currency: str
    q: str = ""
    collections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    vendors: tuple[str, ...] = ()
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    min_price: int | None = None
    max_price: int | None = None
    price_ranges: tuple[tuple[int, int | None], ...] = ()
    ratings: tuple[int, ...] = ()
    in_stock: bool | None = None
    sort: str = ""
    order: tuple[str, ...] = ()
    filterable: tuple[str, ...] = ()
    meanings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Facet:
    """A filter with its values and how many products each would leave. `name` is the query's parameter."""

    name: str
    values: list[tuple[str, int]]


@dataclass(slots=True)
class Entry:
    """A product as lists show it."""

    product_id: str
    handle: str
    title: str
    titles: dict[str, str]  # by language, where translated
    vendor: str
    prices: dict[str, int]  # the lowest, by currency
    highest: dict[str, int]
    compare_at: dict[str, int]
    image: dict[str, Any] | None
    in_stock: bool
    reviews: int
    stars: int
    created_at: str


@dataclass
class CardPage:
    """Some products, how many there are in all, and by what they can be narrowed.

    `meant` is the query with its misspelt words put right, where that was needed; `instead` are queries that find
    something where this one finds nothing, each with how many; `without` is how many there would be without the filter
    of that name, where the filters leave none.
    """

    items: list[Entry]
    total: int
    facets: list[Facet]
    lowest: int | None
    highest: int | None
    next_cursor: str | None = None
    meant: str | None = None
    instead: list[tuple[str, int]] = field(default_factory=list)
    without: dict[str, int] = field(default_factory=dict)
