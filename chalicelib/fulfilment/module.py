"""What the fulfilment module declares."""

from chalicelib.core.module import Module

fulfilment = Module(
    name="fulfilment",
    title="Fulfilment",
    needs=("shop", "inventory", "orders"),
    queue="fulfilment",
    always=True,
)
