"""What the cart module declares."""

from chalicelib.core.module import Module

cart = Module(
    name="cart",
    title="Cart",
    needs=("shop", "pricing", "catalogue", "customers"),
    queue="projection",
    always=True,
)
