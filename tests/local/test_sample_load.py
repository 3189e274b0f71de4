"""The sample business, loaded into an empty shop."""

import pytest

import app  # noqa: F401  (declares the modules)
from chalicelib.catalogue import service as catalogue
from chalicelib.inventory import service as inventory
from chalicelib.orders import service as orders
from chalicelib.reviews import service as reviews
from chalicelib.shop import service as shop
from infra.local.sample import load


@pytest.fixture(scope="module")
def loaded(table_name):
    from chalicelib.core.context import acting

    with acting(shop="sample-load", by="test"):
        shop.open_shop(**load.shop_settings(), owner_email="o@example.com", owner_password="long enough, this")
        load.load()
        yield


def test_every_product_is_there_with_its_translations(loaded):
    product = catalogue.find_by_handle("enamel-mug").product
    assert product.translations["nb"]["title"] == "Emaljekrus"
    kinds = {variant.variant_kind for variant in catalogue.find_by_handle("trail-guide").variants}
    assert kinds == {"digital"}


def test_stock_is_as_the_sample_counts_it_after_its_history(loaded):
    counted = {(sku, place): on_hand for sku, places in load.read("stock").items() for place, on_hand in places.items()}
    levels = [level for sku in load.read("stock") for level in inventory.stock_of(sku).levels]
    assert {(level.sku, level.location_id): level.on_hand for level in levels} == counted
    assert sum(level.reserved for level in levels) == 0


def test_every_reviewer_has_one_order_that_was_delivered_and_paid(loaded):
    buyers = {review["customer"] for review in load.read("reviews")}
    listed = orders.list_orders(orders.Filter(), 100, None).items
    assert {order.email for order in listed} == buyers
    assert {(order.state, order.payment_state) for order in listed} == {("completed", "paid")}


def test_every_review_is_published_and_counted(loaded):
    written = load.read("reviews")
    mine = [review for review in written if review["product"] == "enamel-mug"]
    rating = reviews.recount(catalogue.find_by_handle("enamel-mug").product.product_id)
    page = catalogue.find_by_handle("enamel-mug").rating
    assert page["count"] == len(mine)
    assert rating is not None


def test_loading_again_changes_nothing(loaded):
    before = len(orders.list_orders(orders.Filter(), 100, None).items)
    load.load()
    assert len(orders.list_orders(orders.Filter(), 100, None).items) == before
    test_stock_is_as_the_sample_counts_it_after_its_history(None)
