"""What the customers module declares."""

from chalicelib.core.module import Module

customers = Module(
    name="customers",
    title="Customers",
    needs=("shop",),
    queue="projection",
    always=True,
)
