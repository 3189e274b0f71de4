"""What the shop module declares."""

from chalicelib.core.module import Module

shop = Module(
    name="shop",
    title="The shop",
    needs=(),
    queue="projection",
    always=True,
)
