"""What fulfilment does when it hears of others' decisions."""

from chalicelib.core.journal import Happening
from chalicelib.fulfilment import service
from chalicelib.orders.events import OrderPlaced


def ship_digital(fact: OrderPlaced, _event: Happening) -> None:
    """Digital lines of an order that is paid when it is placed are shipped and delivered at once."""
    service.ship_digital(fact.order)
