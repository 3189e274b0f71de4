"""The shop's tax table."""

import pytest

from chalicelib.core import journal
from chalicelib.core.errors import Refused
from chalicelib.pricing import rules, service

CLASSES = [{"id": "standard", "title": "Standard"}]
ZONES = [{"id": "no", "title": "Norway", "countries": ["NO"], "rates": {"standard": 2000}}]


def test_a_shop_that_set_no_taxes_has_those_of_its_markets(table):
    taxes = service.taxes()
    assert taxes.version == 0
    assert [zone["countries"] for zone in taxes.zones] == [["NO"], ["SE"], ["ID"], ["GB"]]


def test_new_rates_are_in_force_at_once_and_told_in_the_journal(table):
    assert rules.rate_for(service.taxes(), "standard", "NO") == 2500
    service.set_taxes(CLASSES, ZONES, version=0)
    assert rules.rate_for(service.taxes(), "standard", "NO") == 2000
    stored = service.set_taxes(CLASSES, [], version=service.taxes().version)
    assert rules.rate_for(service.taxes(), "standard", "NO") == 0
    events = journal.timeline("TAXES")
    assert [event.name for event in events] == ["taxes.changed", "taxes.changed"]
    assert journal.verify(events, head=stored.head) == []


@pytest.mark.parametrize("stale", [0, 7])
def test_a_stale_version_changes_nothing(table, stale):
    service.set_taxes(CLASSES, ZONES, version=0)
    with pytest.raises(Refused) as refused:
        service.set_taxes(CLASSES, [], version=stale)
    assert (refused.value.status, refused.value.code) == (412, "version_moved_on")
    service.forget("taxes")
    assert service.taxes().zones == ZONES
