"""Roles, module switches, custom fields."""

import pytest

from chalicelib.core.errors import Refused
from chalicelib.core.module import Module
from chalicelib.shop import rules
from chalicelib.shop.inputs import Role

MODULES = {
    each.name: each
    for each in (
        Module("shop", "The shop", always=True),
        Module("catalogue", "Catalogue", needs=("shop",)),
        Module("reviews", "Reviews", needs=("catalogue",)),
    )
}
FIELDS = [
    {"name": "bin", "title": "Bin", "type": "text"},
    {"name": "height", "title": "Height", "type": "number"},
    {"name": "fragile", "title": "Fragile", "type": "flag"},
    {"name": "best_before", "title": "Best before", "type": "date"},
    {"name": "grade", "title": "Grade", "type": "choice", "choices": ["A", "B"]},
]


def test_every_role_that_can_be_given_has_permissions():
    assert set(Role.__args__) == set(rules.ROLES)
    assert {role: len(rules.permissions_of(role)) for role in rules.ROLES} == {
        "owner": 1,
        "manager": 27,  # 12 areas, read and write, staff.read, holds.release and customers.erase
        "fulfilment": 6,
        "support": 12,
        "accountant": 6,
        "credit_controller": 4,
    }


def test_a_role_that_is_gone_may_do_nothing():
    assert rules.permissions_of("astronaut") == frozenset()


def test_nobody_gives_more_than_they_may_do_themselves():
    rules.only_what_you_may(frozenset({"*"}), ["staff.write", "*"])
    rules.only_what_you_may(frozenset({"orders.read"}), ["orders.read"])
    with pytest.raises(Refused) as refused:
        rules.only_what_you_may(frozenset({"orders.read"}), ["orders.write"])
    assert (refused.value.status, refused.value.code) == (403, "grants_too_much")


def test_a_module_that_nothing_needs_is_switched_off_and_on_again():
    off = rules.switched(MODULES, {}, {"reviews": False})
    assert off == {"reviews": False}
    assert rules.switched(MODULES, off, {"reviews": True}) == {}


def test_what_others_need_stays_on_and_the_refusal_names_them():
    with pytest.raises(Refused) as refused:
        rules.switched(MODULES, {}, {"catalogue": False})
    assert (refused.value.code, refused.value.sentence) == (
        "module_needed",
        "Switch off Reviews too: it needs Catalogue.",
    )
    both = {"catalogue": False, "reviews": False}
    assert rules.switched(MODULES, {}, both) == both


def test_a_module_is_not_switched_on_without_what_it_needs():
    with pytest.raises(Refused) as refused:
        rules.switched(MODULES, {"catalogue": False, "reviews": False}, {"reviews": True})
    assert refused.value.sentence == "Switch on Catalogue too: Reviews needs it."


@pytest.mark.parametrize(("name", "code"), [("shop", "module_always_on"), ("astrology", "unknown_module")])
def test_some_modules_cannot_be_switched_off(name, code):
    with pytest.raises(Refused) as refused:
        rules.switched(MODULES, {}, {name: False})
    assert refused.value.code == code


def test_custom_values_are_kept_as_defined_and_null_takes_one_away():
    given = {"bin": "A-3", "height": 12, "fragile": True, "best_before": "2026-12-24", "grade": None}
    assert rules.custom_values(FIELDS, given) == {
        "bin": "A-3",
        "height": 12,
        "fragile": True,
        "best_before": "2026-12-24",
    }


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("colour", "red", "No custom field colour is defined."),
        ("bin", 3, "Bin takes text of at most 2000 characters."),
        ("bin", "x" * 2001, "Bin takes text of at most 2000 characters."),
        ("height", 1.5, "Height takes a whole number."),
        ("height", True, "Height takes a whole number."),
        ("fragile", "yes", "Fragile takes true or false."),
        ("best_before", "2026-02-30", "Best before takes a date like 2026-11-22."),
        ("best_before", "20261124", "Best before takes a date like 2026-11-22."),
        ("grade", "C", "Grade takes one of A, B."),
    ],
)
def test_what_a_custom_field_does_not_take_is_refused_with_what_it_does(name, value, sentence):
    with pytest.raises(Refused) as refused:
        rules.custom_values(FIELDS, {name: value})
    assert (refused.value.status, refused.value.sentence) == (422, sentence)
    assert refused.value.fields[0]["field"] == f"custom_fields.{name}"
