"""What the invoicing module declares."""

from chalicelib.core.module import Module

invoicing = Module(
    name="invoicing",
    title="Invoicing",
    needs=("shop", "orders"),
    queue="billing",
)
