"""The catalogue's cards follow the levels."""

from types import SimpleNamespace

from chalicelib.catalogue.models import Card
from chalicelib.core import outbox
from chalicelib.core.journal import FACTS, Happening
from chalicelib.core.transaction import Transaction
from chalicelib.fulfilment.events import OrderShipped
from chalicelib.inventory import cards, counts, handlers, service
from chalicelib.inventory.events import LocationChanged, StockChanged
from chalicelib.inventory.models import Reservation
from chalicelib.inventory.module import inventory
from chalicelib.orders.events import OrderCancelled, OrderPlaced, OrderStarted
from tests.http import application
from tests.inventory.build import hold, places, product, stocked

EVENT = Happening("evt_1", "x", "2026-11-22T10:00:00.000Z", "test", "ORDER#o", 1)


def card(product_id):
    return Card.get(product_id=product_id).stock


def started(order_id):
    return OrderStarted(order_id=order_id, number="N", total=1, currency="NOK", customer_id="c", email="e")


def test_a_count_shows_on_the_card(table):
    product_id = stocked(main=5)
    handlers.show_changed(StockChanged(["A"], "counted"), EVENT)
    assert card(product_id) == {"A": True}
    service.set_level("A", "main", 0)
    handlers.show_changed(StockChanged(["A"], "counted"), EVENT)
    assert card(product_id) == {}


def test_the_last_unit_held_by_an_order_takes_the_article_off_the_lists(table):
    product_id = stocked(main=1)
    handlers.show_changed(StockChanged(["A"], "counted"), EVENT)
    order_id = hold("A", 1, lapses_at="2026-11-22T10:15:00.000Z").order_id
    handlers.show_started(started(order_id), EVENT)
    assert card(product_id) == {}


def test_a_cancelled_order_brings_it_back(table):
    product_id = stocked(main=1)
    reservation = hold("A", 1)
    with Transaction() as tx:
        service.release(tx, reservation, "evt_1")
    cancelled = OrderCancelled(
        order_id=reservation.order_id, number="N", reason="x", was="placed", paid=0, authorised=0, currency="NOK",
        email="e", language="en", payment_method="stripe", skus=["A"],
    )  # fmt: skip
    handlers.show_cancelled(cancelled, EVENT)
    assert card(product_id) == {"A": True}


def test_a_placed_and_a_shipped_order_show_what_is_left(table):
    product_id = stocked(main=1)
    handlers.show_changed(StockChanged(["A"], "counted"), EVENT)
    reservation = hold("A", 1)
    handlers.show_placed(OrderPlaced(reservation.order_id, "N", {"lines": [{"sku": "A"}]}), EVENT)
    assert card(product_id) == {}
    with Transaction() as tx:
        service.ship(tx, Reservation.get(order_id=reservation.order_id), [{"sku": "A", "quantity": 1}], "evt_2")
    service.move_stock("A", "main", "received", on_hand=4)
    shipped = OrderShipped(
        order_id=reservation.order_id, number="N", shipment_id="s", lines=[{"sku": "A"}], carrier="", token="t",
        tracking_number="", tracking_url="", email="e", language="en", all=True,
    )  # fmt: skip
    handlers.show_shipped(shipped, EVENT)
    assert card(product_id) == {"A": True}


def test_stock_where_nothing_ships_from_is_not_shown_as_there(table):
    product_id = stocked(main=5)
    handlers.show_changed(StockChanged(["A"], "counted"), EVENT)
    service.change_location("main", ships=False)
    handlers.show_location(LocationChanged("main", {"ships": False}), EVENT)
    assert card(product_id) == {}


def test_a_location_that_got_another_name_moves_no_card(table, monkeypatch):
    stocked(main=5)
    looked = []
    monkeypatch.setattr(handlers, "show_stock", looked.append)
    handlers.show_location(LocationChanged("main", {"name": "Oslo"}), EVENT)
    assert looked == []


def test_a_backorder_of_what_was_never_in_stock_puts_it_on_the_list(table):
    places("main")
    product("A", sell_when_out=True)
    reservation = hold("A", 2, backorder=True)
    assert service.list_stock(10).items == []
    handlers.show_placed(OrderPlaced(reservation.order_id, "N", {"lines": [{"sku": "A"}]}), EVENT)
    assert [(each.sku, each.levels[0].available) for each in service.list_stock(10).items] == [("A", -2)]


def test_stock_that_changes_while_the_card_is_written_is_written_again(table, monkeypatch):
    product_id = stocked(main=1)
    real, told = cards.catalogue.set_stock, []

    def sold_meanwhile(of, left):
        if not told:
            hold("A", 1)
        told.append(left)
        real(of, left)

    monkeypatch.setattr(cards.catalogue, "set_stock", sold_meanwhile)
    handlers.show_changed(StockChanged(["A"], "counted"), EVENT)
    assert (told, card(product_id)) == ([{"A": True}, {"A": False}], {})


def test_a_sku_that_is_no_longer_in_the_catalogue_is_passed_over(table):
    places("main")
    handlers.show_changed(StockChanged(["GONE"], "counted"), EVENT)
    handlers.show_started(SimpleNamespace(order_id="ord_none"), EVENT)
    assert service.list_stock(10).items == []


def test_a_count_reaches_the_card_through_the_outbox_and_twice_is_harmless(table):
    application()
    product_id = stocked(main=5)
    with Transaction() as tx:
        counts.announce(tx, ["A"], "counted", cause="")
    for _ in range(2):
        outbox.handle(table, "inventory.show_changed", tx.events[0].message())
    assert card(product_id) == {"A": True}


def test_every_event_inventory_listens_to_exists():
    assert set(inventory.handlers) <= set(FACTS)
