"""What the catalogue module declares."""

from chalicelib.catalogue import handlers
from chalicelib.core.module import Module

catalogue = Module(
    name="catalogue",
    title="Catalogue",
    needs=("shop", "pricing"),
    handlers={"product.created": handlers.finish_product, "product.changed": handlers.finish_product},
    queue="projection",
    always=True,
)
