"""Every route of the admin, called as everybody over HTTP: who is let in is exactly what infra/access.csv says."""

import csv
import io
import re

import pytest

from chalicelib.core.errors import Refused
from chalicelib.core.http import Route
from chalicelib.customers import service as customers
from chalicelib.shop import service
from infra import access
from tests.builders import OWNER, open_shop
from tests.http import Client, application

LET_IN = 418
PASSWORD = "another long password"


@pytest.fixture
def clients(table, monkeypatch):
    """A client for each column of the table. Whoever is let in gets a 418 where the view would be called."""

    def stop(self: Route, request, caller):
        raise Refused("let_in", "The rule let this caller in.", status=LET_IN)

    monkeypatch.setattr(Route, "_given", stop)
    app = application()
    open_shop()
    made = {"nobody": Client(app), "customer": Client(app, bearer=customers.start_session("cus_1"))}
    made["key"] = Client(app, bearer=service.create_api_key("Narrow", access.KEY_MAY)[0])
    made["owner"] = Client(app, bearer=service.sign_in(*OWNER)[0])
    for role in access.ROLES:
        if role != "owner":
            email = f"{role}@daybook.example"
            service.invite_staff(email, role, role, PASSWORD)
            made[role] = Client(app, bearer=service.sign_in(email, PASSWORD)[0])
    return made


def test_the_table_of_who_may_do_what_is_current():
    assert access.TABLE.read_text() == access.table(), "run make keys, and look at what changed in infra/access.csv"


def test_everybody_is_let_in_where_the_table_says_and_nowhere_else(clients):
    rows = list(csv.DictReader(io.StringIO(access.TABLE.read_text())))
    assert tuple(rows[0])[3:] == access.CALLERS
    differing = []
    for row in rows:
        path = re.sub(r"{\w+\+?}", "some", row["path"])
        for caller, client in clients.items():
            status = client.call(row["method"], path).status
            happened = "allow" if status == LET_IN else "deny" if status in (401, 403) else f"answered {status}"
            if happened != row[caller]:
                differing.append(f"{row['method']} {row['path']}: {caller} was to be {row[caller]}, and {happened}")
    assert differing == []


def test_every_role_and_every_permission_of_a_route_is_known():
    asked = {route.by.permission for route in access.routes()} - {None}
    assert asked - service.rules.PERMISSIONS == set()
