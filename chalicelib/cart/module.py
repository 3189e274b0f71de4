"""What the cart module declares."""

from chalicelib.cart.routes import routes
from chalicelib.core.module import Module

cart = Module(
    name="cart",
    title="Cart",
    needs=("shop", "pricing", "catalogue", "inventory", "customers"),
    routes=(routes,),
    queue="projection",
    always=True,
)
