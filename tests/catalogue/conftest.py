"""The catalogue over HTTP: an application of the modules it needs, an open shop and its signed-in owner."""

from collections.abc import Iterator

import pytest
from chalice.app import Chalice

from chalicelib.catalogue.module import catalogue
from chalicelib.core import http, module
from chalicelib.core.held import forget
from chalicelib.media.module import media
from chalicelib.pricing.module import pricing
from chalicelib.shop import service as shop_service
from chalicelib.shop.module import shop
from tests import builders
from tests.http import Client


@pytest.fixture
def client(table: str) -> Iterator[Client]:
    before = module.registry
    app = Chalice(app_name="catalogue-tests")
    module.install((shop, media, pricing, catalogue))
    http.attach(app)
    forget("shop")
    builders.open_shop()
    yield Client(app)
    module.registry = before


@pytest.fixture
def owner(client: Client) -> Client:
    """The client, signed in as the owner."""
    return Client(client.app, bearer=shop_service.sign_in(*builders.OWNER)[0])
