"""Imports over HTTP: the application with the modules they need, its owner, and a worker to call by hand."""

import json
from collections.abc import Iterator

import pytest
from chalice.app import Chalice

from chalicelib.catalogue.module import catalogue
from chalicelib.core import http, module, outbox
from chalicelib.core.held import forget
from chalicelib.core.table import query
from chalicelib.customers.module import customers
from chalicelib.interchange.module import interchange
from chalicelib.inventory.module import inventory
from chalicelib.media.module import media
from chalicelib.orders.module import orders
from chalicelib.pricing.module import pricing
from chalicelib.shop import service as shop_service
from chalicelib.shop.module import shop
from tests import builders
from tests.http import Client


@pytest.fixture
def owner(table: str) -> Iterator[Client]:
    before = module.registry
    app = Chalice(app_name="interchange-tests")
    module.install((shop, media, pricing, catalogue, inventory, customers, orders, interchange))
    http.attach(app)
    forget("shop")
    forget("collections")
    forget("locations")
    builders.open_shop()
    yield Client(app, bearer=shop_service.sign_in(*builders.OWNER)[0])
    module.registry = before


class Worker:
    """Hands an aggregate's events to their handlers, as relay and queues do: each when it is there, in order."""

    def __init__(self, shop_id: str) -> None:
        self.shop_id = shop_id
        self.seen: set[str] = set()

    def work(self, aggregate: str, most: int = 1000) -> int:
        """Handle up to so many events that were not handled yet; gives how many."""
        done = 0
        while done < most:
            waiting = [
                event for event in query(aggregate, starts="EVENT#", consistent=True) if event.event_id not in self.seen
            ]
            if not waiting:
                return done
            event = waiting[0]
            for _, name, _handler in module.registry.listeners(event.name):
                outbox.handle(self.shop_id, name, json.loads(json.dumps(event.message())))
            self.seen.add(event.event_id)
            done += 1
        return done


@pytest.fixture
def worker(table: str) -> Worker:
    return Worker(table)
