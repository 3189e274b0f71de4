"""Taxes over HTTP."""

import pytest

from tests.http import Client
from tests.shop.build import owner_of_new_shop

STANDARD = {"id": "standard", "title": "Standard"}
NORWAY = {"id": "no", "title": "Norway", "countries": ["NO"], "rates": {"standard": 2500}}


def test_taxes_are_read_and_replaced_at_the_version_read(app):
    owner = owner_of_new_shop(app)
    before = owner.get("/api/admin/taxes").json
    assert (before["version"], len(before["zones"])) == (0, 4)
    given = {"version": 0, "classes": [STANDARD], "zones": [NORWAY]}
    answer = owner.put("/api/admin/taxes", given)
    assert (answer.status, answer.json) == (200, {"version": 1, "classes": [STANDARD], "zones": [NORWAY]})
    assert owner.get("/api/admin/taxes").json == answer.json
    stale = owner.put("/api/admin/taxes", given)
    assert (stale.status, stale.json["code"]) == (412, "version_moved_on")


def test_taxes_are_for_staff(app):
    owner_of_new_shop(app)
    assert Client(app).get("/api/admin/taxes").status == 401


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"classes": []}, "classes"),
        ({"classes": [{"id": "food", "title": "Food"}]}, "classes"),
        ({"classes": [STANDARD, STANDARD]}, "classes"),
        ({"zones": [NORWAY, NORWAY]}, "zones"),
        ({"zones": [NORWAY | {"countries": ["Norway"]}]}, "zones.0.countries.0"),
        ({"zones": [NORWAY | {"rates": {"standard": 25.5}}]}, "zones.0.rates.standard"),
        ({"zones": [NORWAY | {"rates": {"standard": -1}}]}, "zones.0.rates.standard"),
        ({"zones": [NORWAY | {"rates": {"standard": 10001}}]}, "zones.0.rates.standard"),
        ({"version": -1}, "version"),
    ],
)
def test_a_table_that_cannot_be_is_refused_with_its_field(app, change, field):
    owner = owner_of_new_shop(app)
    answer = owner.put("/api/admin/taxes", {"version": 0, "classes": [STANDARD], "zones": [NORWAY], **change})
    assert (answer.status, [each["field"] for each in answer.json["fields"]]) == (422, [field])
