"""What tests start from: a shop, products with stock, carts, orders. Each builder goes through the services."""

from typing import Any

from chalicelib.shop import service as shop_service
from chalicelib.shop.models import Shop

OWNER = ("owner@daybook.example", "a long enough password")


def open_shop(**settings: Any) -> Shop:
    """A Norwegian shop in NOK, prices including tax, with its owner."""
    return shop_service.open_shop(
        "Fjell & Fjord", owner_email=OWNER[0], owner_password=OWNER[1], **settings
    )
