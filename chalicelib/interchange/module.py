"""What the interchange module declares."""

from chalicelib.core.module import Module

interchange = Module(
    name="interchange",
    title="Moving in and out",
    needs=("shop", "catalogue", "inventory"),
    queue="projection",
)
