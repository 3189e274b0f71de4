"""What the reviews module declares."""

from chalicelib.core.module import Module

reviews = Module(
    name="reviews",
    title="Reviews",
    needs=("shop", "catalogue", "customers", "orders"),
    queue="projection",
)
