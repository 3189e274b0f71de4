"""What the orders module declares."""

from chalicelib.core.module import Module

orders = Module(
    name="orders",
    title="Orders",
    needs=("shop", "inventory", "customers"),
    queue="fulfilment",
    always=True,
)
