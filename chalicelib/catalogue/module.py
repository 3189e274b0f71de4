"""What the catalogue module declares."""

from chalicelib.core.module import Module

catalogue = Module(
    name="catalogue",
    title="Catalogue",
    needs=("shop", "pricing"),
    queue="projection",
    always=True,
)
