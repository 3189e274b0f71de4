"""What the inventory module declares."""

from chalicelib.core.module import Module

inventory = Module(
    name="inventory",
    title="Inventory",
    needs=("shop", "catalogue"),
    queue="fulfilment",
    always=True,
)
