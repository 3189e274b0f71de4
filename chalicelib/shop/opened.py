"""The present shop's settings, as every request needs them."""

from chalicelib.core.errors import Refused
from chalicelib.core.held import held
from chalicelib.shop.models import Shop

NOT_OPEN = Refused("shop_not_open", "This shop is not open yet. Its owner must set it up first.", status=503)


def current() -> Shop:
    """The present shop's settings, at most a few seconds old."""
    return held("shop", stored)


def stored() -> Shop:
    """The present shop's settings as they are stored now; 503 where there is no shop yet."""
    found = Shop.find()
    if found is None:
        raise NOT_OPEN
    return found
