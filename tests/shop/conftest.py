"""An application of the shop module, and its owner."""

from collections.abc import Iterator

import pytest
from chalice.app import Chalice

# Records that have custom fields
import chalicelib.catalogue.models
import chalicelib.customers.models
import chalicelib.orders.models  # noqa: F401
from chalicelib.core.module import Module
from chalicelib.shop.module import shop
from tests.http import Client
from tests.shop.build import application, owner_of_new_shop

# Two modules of the tests' own: one that is always on is not enough to switch
CORNER = Module("test_corner", "Corner", needs=("shop",))
SHELF = Module("test_shelf", "Shelf", needs=("shop", "test_corner"))


@pytest.fixture
def app(table: str) -> Iterator[Chalice]:
    with application(shop, CORNER, SHELF) as made:
        yield made


@pytest.fixture
def owner(app: Chalice) -> Client:
    return owner_of_new_shop(app)
