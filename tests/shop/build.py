"""An application of a few modules, and who calls it."""

from collections.abc import Iterator
from contextlib import contextmanager

from chalice.app import Chalice

from chalicelib.core import http, module
from chalicelib.core.module import Module
from chalicelib.shop import service
from tests.builders import OWNER, open_shop
from tests.http import Client


@contextmanager
def application(*modules: Module) -> Iterator[Chalice]:
    """Only these modules over HTTP; what was installed before is there again afterwards."""
    before = module.registry, module.is_on
    module.install(modules, switched_on=service.is_on)
    app = Chalice(app_name="daybook-test")
    http.attach(app)
    try:
        yield app
    finally:
        module.registry, module.is_on = before


def owner_of_new_shop(app: Chalice) -> Client:
    """A client signed in as the owner of a shop opened for this test."""
    open_shop()
    token, _ = service.sign_in(*OWNER)
    return Client(app, bearer=token)
