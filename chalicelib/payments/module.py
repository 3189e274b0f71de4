"""What the payments module declares."""

from chalicelib.core.module import Module

payments = Module(
    name="payments",
    title="Payments",
    needs=("shop", "inventory", "orders"),
    queue="billing",
    always=True,
)
