"""An application of the customers module, in an open shop."""

from collections.abc import Iterator

import pytest
from chalice.app import Chalice

from chalicelib.customers.module import customers
from chalicelib.shop.module import shop
from tests.builders import open_shop
from tests.shop.build import application


@pytest.fixture
def opened(table: str) -> str:
    open_shop()
    return table


@pytest.fixture
def app(opened: str) -> Iterator[Chalice]:
    with application(shop, customers) as made:
        yield made
