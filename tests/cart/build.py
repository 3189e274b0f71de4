"""A shop with two products, and carts in it."""

from typing import Any

from chalicelib.cart import service
from chalicelib.cart.models import Cart
from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.service import NewVariant
from chalicelib.core.access import Caller
from chalicelib.inventory import service as inventory
from tests.builders import open_shop


def shop_with_goods(**settings: Any) -> None:
    """A shop that sells MUG (100.00 NOK, 5 in stock), TEE (250.00 NOK in size M, 2 in stock) and BOOK (digital)."""
    open_shop(**settings)
    inventory.main_location()
    sell("MUG", 10000, "Mug", stock=5)
    catalogue.create_product(
        "Tee", [NewVariant(sku="TEE", prices={"NOK": 25000}, options={"Size": "M"})], status="active"
    )
    inventory.set_level("TEE", "main", 2)
    sell("BOOK", 4900, "Book", variant_kind="digital")


def sell(sku: str, price: int, title: str, stock: int | None = None, **more: Any) -> None:
    """One more product on sale, with this many in stock."""
    catalogue.create_product(title, [NewVariant(sku=sku, prices={"NOK": price}, **more)], status="active")
    if stock is not None:
        inventory.set_level(sku, "main", stock)


def cart(**who: Any) -> tuple[str, Caller]:
    """A new cart's id, and whoever holds its token."""
    started = service.start_cart(None, None, Caller(**who))
    return started.cart_id, Caller(token=started.token, **who)


def quantities(cart_id: str) -> dict[str, int]:
    return {line["sku"]: line["quantity"] for line in Cart.get(cart_id=cart_id).lines}
