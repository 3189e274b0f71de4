"""What makes something available again: stock that comes, orders that are cancelled, goods that come back, settings.

Each looks at what is stored now, so it can be repeated without harm and takes no once-marker. Facts of orders are read
by their fields, since this module stands below those that tell them.
"""

from typing import Any

from chalicelib.alerts import service
from chalicelib.alerts.events import StockReturned
from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.events import ProductChanged, VariantsChanged
from chalicelib.core.context import acting
from chalicelib.core.journal import Happening
from chalicelib.customers.events import CustomerErased
from chalicelib.inventory.events import LocationChanged, StockChanged


def look_at_stock(fact: StockChanged, _event: Happening) -> None:
    """Staff, an import or a feed changed stock."""
    with acting(once=None):
        service.tell_waiting(fact.skus)


def look_at_cancelled(fact: Any, _event: Happening) -> None:
    """An order gave back what it held: order.cancelled."""
    with acting(once=None):
        service.tell_waiting(fact.skus)


def look_at_returned(fact: Any, _event: Happening) -> None:
    """Goods were put back with a refund: refund.requested."""
    with acting(once=None):
        service.tell_waiting(fact.restocked)


def look_at_location(fact: LocationChanged, _event: Happening) -> None:
    """What a location has can be bought again."""
    if {"active", "ships"} & set(fact.fields):
        with acting(once=None):
            for skus in service.all_awaited():
                service.tell_waiting(skus)


def look_at_variants(fact: VariantsChanged, _event: Happening) -> None:
    """Variants are sold without stock from now on, or on sale again."""
    with acting(once=None):
        service.tell_waiting(fact.changes)


def look_at_product(fact: ProductChanged, _event: Happening) -> None:
    """A product is on sale again."""
    if "status" in fact.fields:
        with acting(once=None):
            service.tell_waiting(each.sku for each in catalogue.find_by_id(fact.product_id).variants)


def go_on(fact: StockReturned, _event: Happening) -> None:
    """Some were told; the next are."""
    with acting(once=None):
        service.tell_waiting([fact.sku])


def forget_customer(fact: CustomerErased, _event: Happening) -> None:
    """Someone was erased: they wait for nothing."""
    for each in (fact.customer_id, *fact.also):
        service.forget_customer(each)
