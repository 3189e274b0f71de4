"""What the catalogue module declares."""

from chalicelib.catalogue import handlers
from chalicelib.catalogue.routes import routes
from chalicelib.catalogue.staff_routes import routes as staff_routes
from chalicelib.core.module import Module

catalogue = Module(
    name="catalogue",
    title="Catalogue",
    needs=("shop", "pricing"),
    routes=(routes, staff_routes),
    handlers={"product.created": handlers.finish_product, "product.changed": handlers.finish_product},
    queue="projection",
    always=True,
)
