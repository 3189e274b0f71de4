"""Which location ships what of an order."""

import pytest

from chalicelib.core.errors import Refused
from chalicelib.fulfilment import rules
from tests.builders import order_line
from tests.fulfilment.build import service_line


def split_line(sku, main, north):
    places = [{"location_id": "main", "quantity": main}, {"location_id": "north", "quantity": north}]
    return order_line(sku, main + north, allocations=places)


def refusal(call, *args):
    with pytest.raises(Refused) as refused:
        call(*args)
    return refused.value.code, refused.value.sentence


def test_what_is_left_is_what_was_allocated_less_what_was_shipped():
    # A: 2 + 3, of which 1 left main and all 3 left north; S has no stock and all of its 4 are left
    left = rules.left_at(
        [split_line("A", 2, 3), service_line(quantity=4)], {("line-A", "main"): 1, ("line-A", "north"): 3}
    )
    assert left == {("line-A", "main"): 1, ("line-S", ""): 4}


def test_without_a_location_the_first_that_has_something_left_ships_it_all():
    left = {("line-A", "north"): 3, ("line-A", "main"): 2, ("line-S", ""): 1}
    assert rules.choose(left, None, None) == {("line-A", "main"): 2, ("line-S", ""): 1}
    assert rules.choose(left, None, "north") == {("line-A", "north"): 3, ("line-S", ""): 1}


def test_without_a_location_the_lines_wanted_say_which_one_ships():
    left = {("line-A", "main"): 2, ("line-A", "north"): 3, ("line-B", "north"): 1, ("line-S", ""): 1}
    assert rules.choose(left, {"line-B": 1}, None) == {("line-B", "north"): 1}
    assert rules.choose(left, {"line-A": 3}, None) == {("line-A", "north"): 3}
    assert rules.choose(left, {"line-A": 1, "line-B": 1, "line-S": 1}, None) == {
        ("line-A", "north"): 1,
        ("line-B", "north"): 1,
        ("line-S", ""): 1,
    }


def test_one_shipment_leaves_one_location():
    left = {("line-A", "main"): 2, ("line-A", "north"): 3}
    sentence = "Only 2 of that line are left to ship from there. Ship fewer, or from another location."
    assert refusal(rules.choose, left, {"line-A": 5}, None) == ("not_at_location", sentence)
    assert refusal(rules.choose, left, {"line-A": 3}, "main") == ("not_at_location", sentence)


@pytest.mark.parametrize(("left", "place"), [({}, None), ({("line-A", "main"): 2}, "north")])
def test_nothing_left_is_nothing_to_ship(left, place):
    assert refusal(rules.choose, left, None, place)[0] == "nothing_to_ship"


def test_quantities_are_summed_by_line():
    assert rules.per_line({("a", "main"): 2, ("a", "north"): 3, ("b", ""): 1}) == {"a": 5, "b": 1}


@pytest.mark.parametrize("url", ["", "https://posten.no/1", "http://posten.no/1", "HTTPS://POSTEN.NO/1"])
def test_a_tracking_link_is_a_web_address(url):
    assert rules.tracking_address(url) == url


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "posten.no/1", "ftp://posten.no", "data:text/html,x", "https://", "https://a b"]
)
def test_a_tracking_link_that_is_no_web_address_is_refused(url):
    assert refusal(rules.tracking_address, url)[0] == "not_a_web_address"
