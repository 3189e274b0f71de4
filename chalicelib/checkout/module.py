"""What the checkout module declares."""

from chalicelib.checkout.routes import routes
from chalicelib.core.module import Module

checkout = Module(
    name="checkout",
    title="Checkout",
    needs=("shop", "pricing", "catalogue", "inventory", "customers", "cart", "orders", "payments"),
    routes=(routes,),
    queue="fulfilment",
    always=True,
)
