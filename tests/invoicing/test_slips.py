"""Packing slips and picking lists of several orders at once."""

import io

import pytest
from pypdf import PdfReader

from chalicelib.core.errors import Refused
from chalicelib.fulfilment import service as fulfilment
from chalicelib.fulfilment import worklist
from chalicelib.inventory import service as inventory
from chalicelib.invoicing import service
from chalicelib.shop import service as shop
from tests.builders import OWNER, open_shop, order, order_line
from tests.fulfilment.build import split_order
from tests.http import Client, application


@pytest.fixture(autouse=True)
def _shop(table):
    open_shop()
    inventory.add_location("Main", location_id="main")
    inventory.add_location("North", location_id="north")


def texts(content):
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def follow(*made):
    for each in made:
        worklist.follow_order(each.order_id)


def test_slips_of_several_orders_are_pages_of_one_file_each_numbered_by_itself():
    first, second = order(order_line(quantity=2)), split_order(main=1, north=3)
    follow(first, second)
    pages = texts(service.packing_slips([first.order_id, second.order_id], "main"))
    assert len(pages) == 2
    for page, made, units in zip(pages, (first, second), (2, 1), strict=True):
        assert f"Packing slip {made.number}" in page
        assert "Page 1 of 1" in page
        assert f"{units}\nItems in all" in page


def test_an_order_that_has_left_meanwhile_has_no_slip_and_none_at_all_is_refused():
    left, made = order(), order()
    follow(left, made)
    fulfilment.ship_order(left.order_id)
    follow(left)
    [page] = texts(service.packing_slips([left.order_id, made.order_id], "main"))
    assert made.number in page
    with pytest.raises(Refused) as refused:
        service.packing_slips([left.order_id], "main")
    assert refused.value.code == "nothing_to_ship"


def test_a_picking_list_sums_each_sku_and_says_which_order_wants_how_many():
    one = order(order_line("B"), order_line("A", quantity=2))
    two = order(order_line("A", quantity=3, variant_title="Blue"))
    follow(one, two)
    [page] = texts(service.picking_list([one.order_id, two.order_id], "main", "nb"))
    assert "Plukkliste" in page
    assert "Main" in page
    assert f"Product A ({one.number} \u00d7 2, {two.number} \u00d7 3)" in page
    assert f"Product B ({one.number} \u00d7 1)" in page
    assert page.index("Product A") < page.index("Product B")
    assert "6\nAntall i alt" in page


def test_both_are_files_over_http_and_name_their_orders_once(table):
    token, _ = shop.sign_in(*OWNER)
    staff = Client(application(), bearer=token)
    made = order()
    follow(made)
    for name in ("packing-slips", "picking-list"):
        path = f"/api/admin/{name}?location=main&orders="
        reply = staff.get(f"{path}{made.order_id},{made.order_id}")
        assert (reply.status, reply.headers["content-type"], len(texts(reply.body))) == (200, "application/pdf", 1)
        assert staff.get(path).status == 422
        assert staff.get(path + ",".join(f"ord_{n}" for n in range(51))).status == 422
        assert staff.get(f"{path}ord_none").status == 404
