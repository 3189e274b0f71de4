"""What the checkout module declares."""

from chalicelib.core.module import Module

checkout = Module(
    name="checkout",
    title="Checkout",
    needs=("shop", "pricing", "catalogue", "inventory", "customers", "cart", "orders", "payments"),
    queue="fulfilment",
    always=True,
)
