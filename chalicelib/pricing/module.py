"""What the pricing module declares."""

from chalicelib.core.module import Module

pricing = Module(
    name="pricing",
    title="Prices and taxes",
    needs=("shop",),
    queue="projection",
    always=True,
)
