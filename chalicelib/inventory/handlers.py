"""What orders and counts do to the catalogue's cards.

Facts of orders and shipments are read by their fields, since inventory stands below the modules that tell them.
"""

from typing import Any

from chalicelib.core.journal import Happening
from chalicelib.inventory.cards import show_stock
from chalicelib.inventory.events import LocationChanged, StockChanged, StocktakePosting
from chalicelib.inventory.models import Reservation
from chalicelib.inventory.places import stocked_skus
from chalicelib.inventory.stocktakes import post_lines


def show_changed(fact: StockChanged, _event: Happening) -> None:
    """Staff, an import or a feed changed stock."""
    show_stock(fact.skus)


def show_location(fact: LocationChanged, _event: Happening) -> None:
    """What a location has can be bought no more, or again."""
    if {"active", "ships"} & set(fact.fields):
        for skus in stocked_skus():
            show_stock(skus)


def show_started(fact: Any, _event: Happening) -> None:
    """An order holds stock while its buyer pays: order.started."""
    reservation = Reservation.find(order_id=fact.order_id)
    show_stock(line["sku"] for line in (reservation.lines if reservation else ()))


def show_placed(fact: Any, _event: Happening) -> None:
    """An order was placed: order.placed, with the order's lines."""
    show_stock(line["sku"] for line in fact.order["lines"])


def show_cancelled(fact: Any, _event: Happening) -> None:
    """Goods went back to stock: order.cancelled, with their SKUs."""
    show_stock(fact.skus)


def show_returned(fact: Any, _event: Happening) -> None:
    """Goods were put back with a refund: refund.requested, with their SKUs."""
    show_stock(fact.restocked)


def show_shipped(fact: Any, _event: Happening) -> None:
    """Goods left, perhaps from another location than the one that held them: order.shipped, with its lines."""
    show_stock(line["sku"] for line in fact.lines)


def go_on_posting(fact: StocktakePosting, _event: Happening) -> None:
    """Post what the request that began it did not come to."""
    post_lines(fact.stocktake_id)
