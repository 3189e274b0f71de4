"""An application of the pricing module."""

from collections.abc import Iterator

import pytest
from chalice.app import Chalice

from chalicelib.pricing.module import pricing
from chalicelib.shop.module import shop
from tests.shop.build import application


@pytest.fixture
def app(table: str) -> Iterator[Chalice]:
    with application(shop, pricing) as made:
        yield made
